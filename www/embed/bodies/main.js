// Bodies of posts, a module of its own that the loader fetches when details are first opened (www/embed/body.js): its wasm reads them,
// and what is shown is made anew from the parts that it answers with.
import { imports, read, start } from '#glue';
import { trust } from './flatten.js';

const event = new CustomEvent('status-widget-bodies', { detail: prepare });
document.dispatchEvent(event);

/** Fulfilled with what shows a body in an element. */
function prepare(policy, base) {
  trust(policy);
  return fetch(new URL(WASM_FILE, base), { credentials: 'same-origin', integrity: WASM_HASH })
    .then((response) => response.arrayBuffer())
    .then((bytes) => WebAssembly.instantiate(bytes, imports()))
    .then(({ instance, module }) => start(instance, module))
    .then(() => (element, text) => show(element, read(text)));
}

/** Shows the parts of a body, as src/body/door.rs words them, in place of what is there. */
function show(place, parts) {
  place.textContent = '';
  for (const part of parts) {
    const text = part.slice(1);
    if (part[0] === '"') place.append(text);
    else if (!text) place = place.parentNode;
    else {
      const [name, href] = text.split(' ');
      const element = document.createElement(name);
      if (href) Object.assign(element, { href, target: '_blank', rel: 'noopener noreferrer' });
      // Items run as their list does, or their marks would stand outside of it.
      if (/^(p|h|.l|bl)/.test(name)) element.dir = 'auto';
      place.append(element);
      if (name !== 'br') place = element;
    }
  }
}
