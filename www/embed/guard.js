// The guard around the wasm: whatever goes wrong in there ends all of it, once and for good, and nothing of it reaches the page.
// What a panic is, each build has its own word for (a trap, an error); anything that comes out here is one.
import { complain } from './door/tell.js';
import { lent } from './lent.js';
import { ends, run } from './page.js';

/** The elements at work. */
export const atWork = new Set();

/** Whether it has come to that. */
export let isOver;

/** All ways in, which lead nowhere once it is over. */
export function guarded(exports) {
  const all = {};
  for (const name in exports) {
    const way = exports[name];
    all[name] = typeof way === 'function' ? (...values) => {
      try {
        return isOver ? undefined : way(...values);
      } catch (error) {
        end(error);
      }
    } : way;
  }
  return all;
}

function end(error) {
  isOver = true;
  // Timers, listeners, requests; and who waits for an answer need wait no longer.
  ends.forEach(run);
  atWork.forEach((element) => {
    lent.recordOf(element).widget = undefined;
    // The slot stays, for what the page has in the element.
    element.shadowRoot.replaceChildren(element.shadowRoot.firstChild);
  });
  complain('panic', `it has failed (${error})`, 'reload the page; roll back if it does so again', atWork);
}
