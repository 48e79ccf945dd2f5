// Fetches the wasm once for the page, and defines <status-widget> when both it and the page are ready. What fails is told once, in
// words that say what to do, and tried again when somebody asks again or the network is back.
import { Widget, imports, optionNames, start } from '#glue';
import { forget } from './ask.js';
import { define } from './element.js';
import { base } from './files.js';
import { guarded } from './guard.js';
import { complain, ends, quiet, rest } from './page.js';
import { fetchScript, policyOfPage } from './script.js';
import { dresser } from './style.js';

let loading;

const REFUSED = [
  `is refused, and ${COMPAT_FILE} cannot be had`,
  "allow 'wasm-unsafe-eval' in script-src of the page's Content-Security-Policy",
];

/** Runs when the page's own markup has been read: now, if it has. */
export function whenReady(work) {
  if (document.readyState !== 'loading') work();
  else document.addEventListener('DOMContentLoaded', work, { once: true });
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
      .then((made) => define(made.Widget, made.optionNames().split(' ')))
      .catch(quiet(fail));
  }
  return loading;
}

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

/** What elements are made with: from the bytes of the wasm, or from the script that does without. Bytes are not compiled while they download: what is pinned is there as a whole or not at all. */
function begin(code) {
  if (typeof code === 'function') return code(policyOfPage(), base, dresser, guarded, ends);
  return WebAssembly.instantiate(code, imports()).then(({ instance }) => {
    start({ exports: guarded(instance.exports) });
    return { Widget, optionNames };
  }, (error) => {
    // It is the right one, and the browser has never heard of what is in it.
    throw error instanceof WebAssembly.CompileError ? undefined : error;
  });
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
