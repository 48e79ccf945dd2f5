// Fetches the wasm once for the page, and defines <status-widget> when both it and the page are ready. What fails is told once, in
// words that say what to do, and tried again when somebody asks again or the network is back. How it is started, comes from above.
import { forget } from './ask.js';
import { define } from './element.js';
import { base } from './files.js';
import { quiet, rest, whenReady } from './safely.js';
import { fetchScript } from './script.js';
import { complain } from './tell.js';

let begin;
let work;
let loading;

const REFUSED = [
  `is refused, and ${COMPAT_FILE} cannot be had`,
  "allow 'wasm-unsafe-eval' in script-src of the page's Content-Security-Policy",
];

/** Says what is made of what comes (`start`, from the wasm's bytes or the script that does without), and what works in an element with that. */
export function loadFor(start, elements) {
  begin = start;
  work = elements;
}

/** Starts the download, unless it has been, and the work once the page has done its own first work. Fulfilled when elements are at work, or will not be; never rejected. */
export function load() {
  if (!loading) {
    const code = isRefused() ? fetchScript(COMPAT_FILE, COMPAT_HASH).catch(() => { throw REFUSED; }) : download();
    code.catch(() => {});
    loading = new Promise(whenReady)
      .then(() => code)
      .then(begin)
      .then(rest)
      .then((optionNames) => define(work, optionNames().split(' ')))
      .catch(quiet(fail));
  }
  return loading;
}

/** Has what works in an element, once something does, ask anew; fulfilled when the answer is on the page. */
export const refresh = (element) => load().then(() => work.refresh(element));

/** Ends what works in an element. */
export const stop = (element) => work.stop(element);

/** Whether page or browser refuse even the smallest of modules: WebKit compiles it in any case, and will not start it. */
function isRefused() {
  try {
    return !new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    return true;
  }
}

/** The wasm, if it is the one of this release. */
function download() {
  // In a promise from the start: a page's own `fetch` may throw, and an address may be none.
  const ask = (how) => new Promise((resolve) => resolve(fetch(new URL(WASM_FILE, base), Object.assign({ credentials: 'same-origin' }, how))));
  const pinned = (cache) => ask({ integrity: WASM_HASH, cache }).then((response) => response.arrayBuffer());
  return pinned()
    // What a cache has kept may be cut off, or another's.
    .catch(() => pinned('reload'))
    // The browser does not say why. Without the hash it does.
    .catch(() => ask({ cache: 'reload' }).then(
      ({ ok, status }) => (ok
        ? ['is of another release', 'serve files of one release']
        : [`is answered by ${status}`, 'serve it beside status-widget.js']),
      () => (navigator.onLine
        ? ['cannot be reached (network or CORS)', "allow it by CORS, and in connect-src of the page's Content-Security-Policy"]
        : ['cannot be reached (offline)', 'it is tried again']),
    ).then((reason) => { throw reason; }));
}

/** A reason is what is with the wasm, and what to do about it. There is none for a browser that is too old, where nobody can do anything. */
function fail(reason) {
  if (!reason) return;
  loading = undefined;
  // It may be long until it is tried again.
  forget();
  addEventListener('online', load, { once: true });
  const [what, advice] = Array.isArray(reason) ? reason : [`cannot be started (${reason})`, 'see README'];
  complain('load', `${WASM_FILE} ${what}`, advice, document.querySelectorAll('status-widget'));
}
