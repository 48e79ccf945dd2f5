// The tag that a page includes: `<script async src="…/status-widget.js" data-source="…"></script>`.
//
// It is taken down at once, and the downloads start side by side; the rest is left to the wasm. It decides nothing about a status, and
// nothing in here may throw into the page.
import { filesBeside } from './files.js';
import { load } from './load.js';
import { mount } from './mount.js';
import { quiet, whenReady } from './safely.js';
import { prepare } from './words.js';

const embedded = new Map();

/** Takes the tag down while its script runs for the first time, and lets the page's own script in. */
export function open() {
  const script = document.currentScript;
  // A page may have an `<img name="currentScript">`, and a module has none. Then look for the file's name.
  const isScript = script && script.tagName === 'SCRIPT';
  const tags = isScript ? [script] : document.querySelectorAll('script[src*="/status-widget.js"]');
  const first = window.StatusWidget;
  if (!first) {
    filesBeside((isScript && script.src) || here(), Object(tags[0]).nonce);
    whenReady(() => document.querySelectorAll('status-widget').forEach((element) => prepare(element)));
    window.StatusWidget = Object.defineProperty({ mount, version: VERSION }, 'embed', { value: embed });
  } else if (first.version !== VERSION) {
    console.warn(`status-widget: version ${VERSION} is not used, because ${first.version} was included first`);
  }
  // By number: a page may have overwritten how lists are gone through.
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at];
    if (tag.dataset.source || tag.dataset.preview) quiet((first && first.embed ? first : window.StatusWidget).embed)(tag);
  }
  // The first question to a feed goes out before the one for the wasm.
  if (!first) load();
}

/** Who imports it may have no tag. The browser knows where this line stands, but has to read all of the script again to tell. */
const here = () => (/[\w-]+:\/\/\S+?(?=:\d+:\d)/.exec(Error().stack) || [document.baseURI])[0];

/** Mounts what a script tag asks for. The same tag twice is one banner, unless the page has taken that out. */
function embed(tag) {
  const options = Object.assign({}, tag.dataset);
  const key = Object.entries(options).join();
  const twin = embedded.get(key);
  if (twin && (twin.isConnected || document.readyState === 'loading')) return;
  embedded.set(key, mount(options).element);
}
