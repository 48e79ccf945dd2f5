// The package's way into a page. It fetches `status-widget.js`, which no bundler may touch, from where that is served, and hands over what is
// there then. Importing it does nothing at all, so a server may; where there is no page, nothing is loaded and nothing shows.
import { base as served } from './base.js';
import { integrity as pinned, version } from './release.js';

export { version };

const FILE = 'status-widget.js';
const NOTHING = Object.freeze({ level: 'unknown', headline: null, notices: Object.freeze([]), components: Object.freeze([]) });

let loading;

/**
 * Has the page load the widget, unless that was done; fulfilled with what `window.StatusWidget` is then, and with nothing on a server.
 * Rejected, after one line on the console, with an error that says what to do.
 */
export function load(options) {
  if (typeof document === 'undefined') return Promise.resolve(undefined);
  if (isOurs(window.StatusWidget)) return Promise.resolve(window.StatusWidget);
  loading = loading || fetchWidget(options || {}).catch((error) => {
    // Whoever asks next tries again.
    loading = undefined;
    console.warn(`status-widget: ${error.message}`);
    throw error;
  });
  return loading;
}

/** Puts a widget into the page as soon as it is loaded. The handle works from now on; what it is told until then is done then. */
export function mount(options, target) {
  let handle;
  let isOver = false;
  const changes = {};
  const ready = loaded().then((widget) => {
    if (widget && !isOver) handle = widget.mount({ ...options, ...changes }, target);
    return handle;
  }, () => undefined);
  return {
    ready,
    get element() { return handle && handle.element; },
    get state() { return handle ? handle.state : NOTHING; },
    refresh: () => ready.then(() => (isOver || !handle ? undefined : handle.refresh())),
    explain: () => (handle ? handle.explain() : null),
    update(more) {
      if (handle) handle.update(more);
      else Object.assign(changes, more);
    },
    destroy() {
      isOver = true;
      if (handle) handle.destroy();
    },
  };
}

/** As `load()`, and without a network as soon as there is one. */
function loaded() {
  return load().catch((error) => {
    if (navigator.onLine !== false) throw error;
    return new Promise((resolve) => { addEventListener('online', resolve, { once: true }); }).then(loaded);
  });
}

/** A page may have an element or a frame of that name, or an array in which works wait. */
function isOurs(value) {
  return Boolean(value) && typeof value.mount === 'function' && typeof value.version === 'string';
}

async function fetchWidget({ base = served, integrity, nonce = nonceOfPage() }) {
  const folder = new URL(base.endsWith('/') ? base : `${base}/`, document.baseURI);
  const url = new URL(FILE, folder).href;
  // From another origin it is what this release shipped, or nothing. At home a page may be older than the files beside it.
  const hash = integrity === undefined ? folder.origin !== location.origin : integrity;
  await fetchScript(url, hash === true ? pinned : hash || '', nonce);
  if (!isOurs(window.StatusWidget)) throw new Error(await whyNot(url));
  return window.StatusWidget;
}

/** By an element, which can be pinned; where Trusted Types let no element of ours have an address, by an import, after a request that is. */
function fetchScript(url, integrity, nonce) {
  const script = document.createElement('script');
  try {
    script.src = url;
  } catch {
    return importScript(url, integrity);
  }
  return new Promise((resolve) => {
    Object.assign(script, { async: true, integrity, nonce, onload: resolve, onerror: resolve });
    if (new URL(url).origin !== location.origin) script.crossOrigin = 'anonymous';
    document.head.append(script);
  });
}

async function importScript(url, integrity) {
  try {
    if (integrity) await (await fetch(url, { integrity, credentials: 'same-origin' })).arrayBuffer();
    // The words are for bundlers: it is none of theirs.
    await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url);
  } catch {
    // What is not there then is told by who looks for it.
  }
}

/** A policy of nonces that trusts no script by another lets ours in by the page's own. */
function nonceOfPage() {
  const script = document.querySelector('script[nonce]');
  return (script && script.nonce) || '';
}

async function whyNot(url) {
  const advice = 'serve the files of its folder dist there (see the package\'s README), or say where they are: load({ base })';
  if (navigator.onLine === false) return `${url} cannot be reached (offline): it is tried again`;
  let response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch {
    return `${url} cannot be reached (network or CORS): allow it by CORS, and in the page's Content-Security-Policy`;
  }
  if (!response.ok) return `${url} is answered by ${response.status}: ${advice}`;
  if (/html/.test(response.headers.get('Content-Type') || '')) return `${url} is missing, a page is served in its place: ${advice}`;
  return `${url} does not run: it is of another release than is pinned, the page's Content-Security-Policy refuses it, or a tool has changed it`;
}
