// Bodies of posts, a module of its own that the loader fetches when details are first opened (www/embed/body.js): its wasm reads them,
// and what is shown is made anew from the parts that it answers with.
import { imports, read, start } from '#glue';
import { trust } from './flatten.js';
import { dressBy, show } from './show.js';

const event = new CustomEvent('status-widget-script', { detail: prepare });
document.dispatchEvent(event);

/** Fulfilled with what shows a body in an element. */
function prepare(policy, base, dresser) {
  trust(policy);
  dressBy(dresser);
  return fetch(new URL(WASM_FILE, base), { credentials: 'same-origin', integrity: WASM_HASH })
    .then((response) => response.arrayBuffer())
    .then((bytes) => WebAssembly.instantiate(bytes, imports()))
    .then(({ instance, module }) => start(instance, module))
    .then(() => (element, text) => show(element, read(text)));
}
