// Bodies of posts where WebAssembly is refused: what reads them has come along with all else. Where nobody may vouch for markup they are text.
import { read } from '#glue';
import { show } from '../bodies/show.js';
import { lent } from '../lent.js';

const shown = new WeakMap();

/** Shows a body, if it is another. */
export function showBody(nodes, at, text) {
  const element = nodes[at];
  if (shown.get(element) === text) return;
  shown.set(element, text);
  if (lent.policyOfPage()) show(element, read(text));
  else element.textContent = text;
}
