// Other systems' formats, a module of its own that www/embed/other.js fetches where a feed needs it: which documents are asked for stands in
// answer.js, what becomes of them in src/feed/foreign.
import { imports, start, translate } from '#glue';
import { beginBy } from './begin.js';

document.dispatchEvent(new CustomEvent('status-widget-script', { detail: prepare }));

/** What answers for a source, at once: its module comes while the documents do. */
function prepare(lent) {
  const ready = fetch(new URL(WASM_FILE, lent.base), { credentials: 'same-origin', integrity: WASM_HASH })
    .then((response) => response.arrayBuffer())
    .then((bytes) => WebAssembly.instantiate(bytes, imports()))
    .then(({ instance, module }) => start(instance, module))
    .then(() => translate, () => { throw Object.assign(new Error(), { name: `load\n${WASM_FILE} cannot be had` }); });
  ready.catch(() => {});
  return beginBy(lent, ready);
}
