// What a page includes: `<script async src="…/status-widget.js" data-source="…"></script>`.
//
// The door: it takes its own tag down at once, mounts, asks, and knows a quiet answer when it sees one. Whatever else there may be to
// do is for what it opens for, a second script and the wasm. Nothing in here may throw into the page.
import { define } from './element.js';
import { filesBeside } from './files.js';
import { mount } from './mount.js';
import { quiet, soon } from './safely.js';

const script = document.currentScript;
// A page may have an `<img name="currentScript">`, and a module has none. Then look for the file's name.
const isScript = script && script.tagName === 'SCRIPT';
const tags = isScript ? [script] : document.querySelectorAll('script[src*="/status-widget.js"]');
// Who imports it may have no tag. The browser knows where this line stands, but has to read all of the script again to tell.
const here = () => (/[\w-]+:\/\/\S+?(?=:\d+:\d)/.exec(Error().stack) || [document.baseURI])[0];

const embedded = new Set();
const first = window.StatusWidget;
// A page may have an element or a frame of that name. Nothing is thrown where there is none: for the place of an error Chromium reads
// all of the script again.
const ours = quiet(() => Object(Object(first).embed).call && first)();
if (!ours) {
  filesBeside((isScript && script.src) || here(), Object(tags[0]).nonce);
  quiet(define)();
  window.StatusWidget = Object.defineProperty({ mount, push, version: VERSION }, 'embed', { value: embed });
  if (Array.isArray(first)) push(...first);
} else if (first.version !== VERSION) {
  console.warn(`status-widget: version ${VERSION} is not used, because ${first.version} was included first`);
}
// By number: a page may have overwritten how lists are gone through.
for (let at = 0; at < tags.length; at += 1) {
  const tag = tags[at];
  // Also where it has no source, or a misspelt one, of which the page hears then.
  if (/\bs[our]+c?e|preview|components/.test(Object.keys(tag.dataset))) quiet((ours || window.StatusWidget).embed)(tag);
}

/** Hands itself to those who have been waiting for it, and to those who come later. What one of them throws is the page's own affair. */
function push(...works) {
  works.forEach((work) => soon(() => work(window.StatusWidget)));
}

/** Mounts what a script tag asks for. The same tag twice is one banner. */
function embed(tag) {
  const options = Object.assign({}, tag.dataset);
  const key = Object.entries(options).join();
  if (embedded.has(key)) return;
  embedded.add(key);
  mount(options);
}
