// Bodies of posts where WebAssembly is refused: what reads them has come along with all else.
import { read } from '#glue';
import { show } from '../bodies/show.js';

const shown = new WeakMap();

/** Shows a body, if it is another. */
export function showBody(nodes, at, text) {
  const element = nodes[at];
  if (shown.get(element) === text) return;
  shown.set(element, text);
  show(element, read(text));
}
