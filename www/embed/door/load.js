// Fetches all that is not the door once for the page, a script and the wasm, and opens it when it is needed and the page is ready. What
// fails is told once, in words that say what to do, and tried again by itself, when somebody asks again, or when the network is back.
import { askFor, bytesOf, forget, hold, tick } from './ask.js';
import { base, nonce } from './files.js';
import { cover } from './offset.js';
import { names, parts, recordOf, written } from './record.js';
import { quiet, rest, soon, whenReady } from './safely.js';
import { fetchScript, policyOfPage } from './script.js';
import { complain } from './tell.js';

/** After so many milliseconds it is tried again by itself. */
const AGAIN = 300000;

/** The elements that are in a document. */
export const present = new Set();

/** What works in elements (`start`, `refresh`, `stop`), once it is there. */
export let work;

/** Name and hash of each. By number, here and below: a page may have overwritten how lists are gone through. */
const BANNER = [BANNER_FILE, BANNER_HASH];
const WASM = [WASM_FILE, WASM_HASH];
const COMPAT = [COMPAT_FILE, COMPAT_HASH];

/** By file, what has been fetched ahead of need: the wasm's bytes, and of a script that it is in the browser's cache. */
let ahead = {};
let loading;
let retry;

const REFUSED = [
  `is refused, and ${COMPAT_FILE} cannot be had`,
  "allow 'wasm-unsafe-eval' in script-src of the page's Content-Security-Policy",
];

/** Fetches the parts: what opens them, with the bytes of the wasm. */
function fetchParts() {
  const script = () => fetchScript(BANNER[0], BANNER[1]);
  const wasm = () => pinned(WASM);
  const bytes = soon(() => ahead[WASM] || wasm());
  bytes.catch(() => {});
  // What is on its way is in the browser's cache then.
  return soon(() => ahead[BANNER])
    .then(script)
    .catch(() => again(BANNER, script))
    .then((open) => bytes.catch(() => again(WASM, wasm)).then((module) => (lent) => open(lent, module)));
}

/** Fetches for a day to come what the page will use then: the parts or, without WebAssembly, what stands in for them. Nothing of it is compiled or run, which would cost the page more than all else here. Whether a page refuses WebAssembly, only a violation of its policy would tell, one with every page view; so it is known from earlier, or not. */
export function fetchAhead(isCompat) {
  const keep = (file) => (ahead[file] = ahead[file] || pinned(file, 'low').then((bytes) => file === WASM && bytes)).catch(() => {});
  keep(isCompat ? COMPAT : BANNER);
  if (!isCompat) keep(WASM);
}

/** Opens what is needed, and sets all elements to work. Fulfilled when they are, or will not be; never rejected. */
export function load() {
  if (!loading) {
    const opened = isRefused()
      ? fetchScript(COMPAT[0], COMPAT[1]).catch(() => { throw [WASM, REFUSED]; })
      : fetchParts();
    opened.catch(() => {});
    loading = new Promise(whenReady)
      .then(() => opened)
      .then((open) => open({ askFor, base, bytesOf, cover, fetchScript, hold, names, nonce, parts, policyOfPage, present, recordOf, rest, tick, written }))
      .then(rest)
      .then((opened) => {
        work = opened;
        // One after the other, each in tasks of its own.
        let started = rest();
        present.forEach((element) => { started = started.then(() => work.start(element)).catch(() => {}).then(rest); });
        return started;
      })
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

const ask = (file, how) => soon(() => fetch(new URL(file[0], base), how));

/** A file's bytes, if it is the one of this release. */
const pinned = (file, priority) => ask(file, { integrity: file[1], priority }).then((response) => response.arrayBuffer());

/** What a cache has kept may be cut off, or another's: it is fetched past that. Without its hash, since a browser says only then why a file cannot be had; what is there is then asked for once more. */
function again(file, work) {
  return ask(file, { cache: 'reload' }).then(
    ({ ok, status, headers }) => {
      // Many servers answer what they do not have with a page.
      const isPage = /html/.test(headers.get('Content-Type'));
      if (ok && !isPage) return work().catch(() => { throw [file, ['is of another release', 'serve files of one release']]; });
      throw [file, [isPage ? 'is missing: a page is served instead' : `is answered by ${status}`, `serve it in ${new URL('.', base)}`]];
    },
    () => {
      throw [file, navigator.onLine
        ? ['cannot be reached (network or CORS)', "allow it by CORS, and in connect-src of the page's Content-Security-Policy"]
        : ['cannot be reached (offline)', 'it is tried again']];
    },
  );
}

/** A reason is the file, what is with it, and what to do about it. There is none for a browser that is too old, where nobody can do anything. */
function fail(reason) {
  if (!reason) return;
  loading = undefined;
  ahead = {};
  // It may be long until it is tried again.
  forget();
  // Once all is there, neither does anything.
  addEventListener('online', load);
  clearTimeout(retry);
  retry = setTimeout(load, AGAIN);
  const [file, [what, advice]] = Array.isArray(reason) ? reason : [WASM, [`cannot be started (${reason})`, 'reload']];
  complain('load', `${file[0]} ${what}`, advice, present);
}
