// Fetches the wasm once for the page, and defines <status-widget> when both it and the page are ready.
import { Widget, imports, optionNames, start } from '#glue';
import { previewsBeside } from './ask.js';
import { bodiesBeside } from './body.js';
import { define } from './element.js';
import { tell } from './page.js';
import { findBeside, prepare } from './words.js';

/** Fulfilled when elements are at work; never rejected. */
export let loaded;

/** Runs when the page's own markup has been read: now, if it has. */
export function whenReady(work) {
  if (document.readyState !== 'loading') work();
  else document.addEventListener('DOMContentLoaded', work, { once: true });
}

/** Starts the download, and the work once the page has done its own first work. */
export function load(base, nonce) {
  // In a promise from the start: a page's own `fetch` may throw, and an address may be none.
  const response = new Promise((resolve) => resolve(fetch(new URL(WASM_FILE, base), { credentials: 'same-origin' })));
  response.catch(() => {});
  findBeside(base);
  bodiesBeside(base, nonce);
  previewsBeside(base);
  whenReady(() => document.querySelectorAll('status-widget').forEach((element) => prepare(element)));
  loaded = new Promise((resolve) => whenReady(resolve))
    .then(() => response)
    .then(instantiate)
    .then(({ instance, module }) => start(instance, module))
    .then(() => define(Widget, optionNames().split(' '), nonce))
    .catch((error) => {
      const advice = `check that ${WASM_FILE} is served beside status-widget.js, and 'wasm-unsafe-eval' in the page's Content-Security-Policy`;
      const detail = { kind: 'load', message: String(error), advice };
      console.warn(`status-widget: the widget could not be loaded (${detail.message}): ${advice}`);
      for (const element of document.querySelectorAll('status-widget')) tell(element, 'status-widget:error', detail);
    });
}

/** Compiles while it downloads, which a browser does only for a file that is served as what it is. */
function instantiate(response) {
  if (!response.ok) throw new Error(`${WASM_FILE}: ${response.status}`);
  if (response.headers.get('Content-Type') === 'application/wasm') {
    return WebAssembly.instantiateStreaming(response, imports());
  }
  console.warn(`status-widget: ${WASM_FILE} is not served as application/wasm, so it starts more slowly`);
  return response.arrayBuffer().then((bytes) => WebAssembly.instantiate(bytes, imports()));
}
