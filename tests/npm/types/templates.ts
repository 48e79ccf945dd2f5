// What the templates of Vue and Svelte are checked by.
import type { GlobalComponents } from 'vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import 'status-widget/vue';
import 'status-widget/svelte';

type Vue = InstanceType<GlobalComponents['status-widget']>['$props'];
type Svelte = SvelteHTMLElements['status-widget'];

export const vue: Vue[] = [
  { source: 'https://status.example.com', components: ['Desk'], pageWide: 'hide', class: 'wide', onStatusWidgetChange: ({ detail }) => detail.level },
  { source: '/status', 'page-wide': 'hide', messages: { down: '% is away' } },
  // @ts-expect-error no such value
  { source: '/status', theme: 'grey' },
  // @ts-expect-error the detail has no such field
  { source: '/status', onStatusWidgetLink: ({ detail }) => detail.level },
];
export const svelte: Svelte[] = [
  { source: 'https://status.example.com', components: 'Desk', 'page-wide': 'hide', class: 'wide', 'onstatus-widget-change': ({ detail }) => detail.level },
  // @ts-expect-error no such value
  { source: '/status', storage: 'cookie' },
];
