/** Types `<status-widget>` in the JSX of React 19; importing it has the page load the element. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Attributes, Listeners } from './attributes.js';
import type { StatusWidgetElement } from './dist/status-widget.js';

type Props = Omit<DetailedHTMLProps<HTMLAttributes<StatusWidgetElement>, StatusWidgetElement>, keyof Attributes> & Attributes & Listeners<'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'status-widget': Props;
    }
  }
}
