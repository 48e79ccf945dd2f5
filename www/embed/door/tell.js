// What the page is told of: events for its script, lines for the people who build it.
import { quiet } from './safely.js';

const heard = new WeakMap();

/** Sends an event, up through shadow roots. */
export const tell = quiet((host, name, detail) => {
  host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
});

/** A line for the people who build the page. */
export const warn = quiet((message) => console.warn(message));

/** Tells people what is wrong with the widget itself and what to do, and each of these elements that has not heard of it. */
export function complain(kind, message, advice, elements) {
  const isNews = (to) => heard.get(to) !== message && heard.set(to, message);
  if (isNews(heard)) warn(`status-widget: ${message}: ${advice}`);
  elements.forEach((element) => isNews(element) && tell(element, 'status-widget-error', { kind, message, advice }));
}
