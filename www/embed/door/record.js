// What belongs to an element, and what its page has written. It knows no element by itself.
import { camel } from './camel.js';

/** All options that markup can have, each with the pattern of its good values, if it has one. */
export const rules = RULES.split(' ');

/** The names of these, and of those that only script can have. */
export const names = `${rules.join(' ')} messages now`.replace(/:\S+/g, '').split(' ');

const records = new WeakMap();

/** An element's own: its options from script (`options`), whether the page has placed it (`isPlaced`) or where it belongs (`home`, an element or a selector), the question that was asked for it first (`early`), what was made of the answer (`greeting`, `state`), and what works in it (`widget`). Who finds it without one finds it placed by the page. */
export function recordOf(element, fresh) {
  if (!records.has(element)) records.set(element, fresh || { options: {}, isPlaced: true });
  return records.get(element);
}

/** An option as it is written, script before markup: a text, or a list of texts, whose commas and spaces are their own. What is null or false in a list (`isBeta && 'Desk'`) is nothing. */
export function written(element, name) {
  const value = recordOf(element).options[camel(name)];
  if (Array.isArray(value)) return value;
  return value == null ? element.getAttribute(name) || '' : String(value);
}

/** Its parts, trimmed. */
export function parts(value, separator) {
  const all = Array.isArray(value) ? value : value.split(separator);
  const good = [];
  // By number: a page may have overwritten how lists are gone through.
  for (let at = 0; at < all.length; at += 1) {
    const part = String(all[at] || '').trim();
    if (part) good[good.length] = part;
  }
  return good;
}
