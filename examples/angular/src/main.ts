// A small app of two pages, of which each depends on another component.
import { Component, CUSTOM_ELEMENTS_SCHEMA, computed, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { State, StatusWidgetEvents } from 'status-widget';
import 'status-widget/element';

const PAGES: Record<string, string[]> = { Inbox: ['Desk'], Visitors: ['Chat'] };

@Component({
  selector: 'app-desk',
  // The compiler would take the element for a component that it does not know.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <status-widget source="/status" [components]="components()" placement="top" (status-widget-change)="heard($event)" />
    <nav>
      @for (name of pages; track name) { <button (click)="page.set(name)">{{ name }}</button> }
    </nav>
    <main>
      <h1>{{ page() }}</h1>
      <output>{{ level() }}</output>
    </main>`,
})
class Desk {
  readonly pages = Object.keys(PAGES);
  readonly page = signal('Inbox');
  readonly components = computed(() => PAGES[this.page()]);
  readonly level = signal<State['level']>('unknown');

  heard({ detail }: StatusWidgetEvents['status-widget-change']) {
    this.level.set(detail.level);
  }
}

bootstrapApplication(Desk).catch(console.error);
