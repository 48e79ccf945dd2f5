// Where an element belongs that the page has not placed itself, and how it gets there again when the page has emptied or exchanged
// what it stood in. It makes none.
import { tick } from './ask.js';
import { recordOf } from './record.js';
import { quiet } from './safely.js';
import { warn } from './tell.js';

/** Those whose place is not there yet. */
const waiting = new Set();

const look = () => {
  waiting.forEach(settle);
  if (!waiting.size) observer.disconnect();
};
const observer = quiet(() => new MutationObserver(look))();

/** For so many milliseconds nobody wonders where a target is. */
const LATE = 10000;

const say = ({ home }, what) => warn(`status-widget: \`target\`: \`${home}\` is not ${what}`);

/** Puts an element last into its place; waits for one that is not there. */
export const settle = quiet((element) => {
  const record = recordOf(element);
  let place = record.home;
  if (typeof place === 'string') {
    try {
      place = document.querySelector(place);
    } catch (error) {
      record.home = say(record, 'a selector');
      return;
    }
    // By a selector it is in the page, or will be; a route of an app may be without it, and one that never comes is a mistake.
    if (!place) {
      if (!record.due && !waiting.has(element)) setTimeout(() => waiting.has(element) && record.home && say(record, 'there yet'), LATE);
      waiting.add(element);
      observer.observe(document, { childList: true, subtree: true });
      return;
    }
  }
  waiting.delete(element);
  if (place && !element.isConnected) place.append(element);
});

/** Puts one back that has been taken out; some times in a minute at once, then later: who takes it out on purpose is not fought with. */
export function comeBack(element) {
  const record = recordOf(element);
  const now = tick();
  const due = record.due = Math.max(record.due || 0, now - 6e4) + 9000;
  if (due > now) setTimeout(settle, due - now, element);
  else settle(element);
}
