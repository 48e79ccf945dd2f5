/** Types `<status-widget>` in Vue's templates; importing it has the page load the element. The compiler has to be told that it is one: `isCustomElement`. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Attributes } from './attributes.js';
import type { Options, StatusWidgetEvents } from './dist/status-widget.js';

type Handlers = { [Name in keyof StatusWidgetEvents as `on${Camel<Name>}`]?: (event: StatusWidgetEvents[Name]) => void };
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Camel<Rest>}` : Capitalize<Name>;
type Props = Omit<HTMLAttributes, keyof Options | keyof Attributes> & PublicProps & Attributes & Options & Handlers;

declare module 'vue' {
  interface GlobalComponents {
    'status-widget': new () => { $props: Props };
  }
}
