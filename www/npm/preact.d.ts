/** Types `<status-widget>` in Preact's JSX; importing it has the page load the element. */
import type { JSX, Ref } from 'preact';
import type { Attributes, Listeners } from './attributes.js';
import type { StatusWidgetElement } from './dist/status-widget.js';

/** What the page gives any element. */
type Shared = Omit<JSX.IntrinsicElements['div'], keyof Attributes | 'ref'> & { ref?: Ref<StatusWidgetElement> | undefined };
// Here, since in the module of Preact its own `Attributes` are meant.
type Props = Shared & Attributes & Listeners<'on'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'status-widget': Props;
    }
  }
}
