/** Types `<status-widget>` in Solid's JSX; importing it has the page load the element. */
import type { JSX } from 'solid-js';
import type { Attributes, Listeners } from './attributes.js';
import type { Options, StatusWidgetElement } from './dist/status-widget.js';

/** What is no text is handed over as a property: `prop:messages={…}`. */
type Properties = { [Key in keyof Options as `prop:${Key}`]?: Options[Key] };
type Props = Omit<JSX.HTMLAttributes<StatusWidgetElement>, keyof Attributes> & Attributes & Listeners<'on:'> & Properties;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'status-widget': Props;
    }
  }
}
