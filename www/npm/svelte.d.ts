/** Types `<status-widget>` in Svelte's templates; importing it has the page load the element. */
import type { HTMLAttributes } from 'svelte/elements';
import type { Attributes, Listeners } from './attributes.js';
import type { StatusWidgetElement } from './dist/status-widget.js';

type Props = Omit<HTMLAttributes<StatusWidgetElement>, keyof Attributes> & Attributes & Listeners<'on'> & Listeners<'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'status-widget': Props;
  }
}
