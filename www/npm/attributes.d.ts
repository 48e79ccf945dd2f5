/** The element in markup, for the templates of frameworks: made of the options' and the events' types, so nothing of it can differ from them. */
import type { Options, StatusWidgetEvents } from './dist/status-widget.js';

/** `pageWide` as markup has it, `page-wide`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

/** Each option by its attribute. What only script can say is set on the element: `element.messages = {…}`. */
export type Attributes = { [Name in Exclude<keyof Options, 'messages' | 'now'> as Kebab<Name>]?: Options[Name] | undefined };

/** What hears the element's events, by the prefix that a framework has for that. */
export type Listeners<Prefix extends string> = { [Name in keyof StatusWidgetEvents as `${Prefix}${Name}`]?: ((event: StatusWidgetEvents[Name]) => void) | undefined };
