// What the wasm asks of the page and does to it, where several steps always go together: one call from src/shell each, which is
// lighter than a call a step. None throws, and each looks first and writes only what differs. It decides nothing.

import { quiet } from './door/safely.js';
import { lent } from './lent.js';
import { set } from './set.js';
import { isNarrow, leave, place, recolour } from './stack.js';

/** What ends what is under way. */
export let ends = new Set();

/** Has it kept with what another bundle of these verbs keeps. */
export function share(others) {
  ends = others;
}

/** Keeps it until it has run. */
export function keep(end) {
  ends.add(end);
  return end;
}

// Elements.

/** Makes the elements of a table (src/shell/dom/skeleton.rs) in `root`: a list of them in its order, `root` before them. */
export function build(root, parents, rows) {
  const nodes = [root];
  quiet(() => rows.match(/.+/g).forEach((row, index) => {
    const [tag, attributes] = row.split('|');
    const space = /^(svg|path)$/.test(tag) ? '2000/svg' : '1999/xhtml';
    const element = root.ownerDocument.createElementNS(`http://www.w3.org/${space}`, tag);
    for (const attribute of attributes.match(/[^;]+/g)) element.setAttribute(...attribute.split('='));
    nodes[parents[index]].appendChild(element);
    nodes.push(element);
  }))();
  return nodes;
}

/** Sets an attribute, or takes it away where there is no value. */
export const put = quiet((nodes, at, name, value) => {
  if (value === undefined) nodes[at].removeAttribute(name);
  else if (nodes[at].getAttribute(name) !== value) nodes[at].setAttribute(name, value);
});

/** Puts a text in. */
export const write = quiet((nodes, at, text) => set(nodes[at], 'textContent', text));

/** Takes an element out of the page. */
export const remove = quiet((nodes, at) => nodes[at].remove());

/** Puts it last into its parent, or takes it out. */
export const present = quiet((nodes, at, parent, isShown) => {
  const node = nodes[at];
  node.hidden = !isShown;
  if (!isShown) node.remove();
  else if (!node.parentNode) nodes[parent].append(node);
});

/** Gives a <time> its moment, and its title if it has one. */
export const date = quiet((nodes, at, time, title) => {
  put(nodes, at, 'datetime', new Date(time).toISOString());
  put(nodes, at, 'title', title);
});

/** Has a banner find its place among the others, and its colours. */
export const arrange = quiet((nodes, at, theme) => place(nodes[at], theme));

/** Hears what the reader asks for, until the answer is called. */
export const listen = quiet((nodes, at, call, turn) => {
  const banner = nodes[at];
  let before;
  banner.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget && !banner.contains(relatedTarget)) before = relatedTarget;
  });
  const hear = quiet((event) => {
    const asked = askedBy(event, banner);
    if (!asked) return;
    // A tap that closes a sheet presses nothing under it. Of one on bare text Safari sends no click; of script's own, none is meant.
    if (event.type === 'pointerup') {
      const swallow = (click) => click.isTrusted && (click.preventDefault(), click.stopPropagation());
      document.addEventListener('click', swallow, true);
      setTimeout(() => document.removeEventListener('click', swallow, true), 400);
    }
    const held = banner.getRootNode().activeElement;
    const list = held && /^older/.test(asked) && held.previousElementSibling;
    const shown = list && list.children.length;
    const notice = held && /^put/.test(asked) && held.closest('article');
    const next = notice && (notice.nextElementSibling || notice.previousElementSibling);
    call(turn, 1, asked);
    if (!held || held.offsetParent) return;
    // What vanishes gives the focus away: to the first that it has brought, to its like of the next notice, back to where it came from,
    // or to what opened the details.
    let heir = list ? list.children[shown] : next && next.querySelector('[part=put-away]');
    // The last one alone has none that is seen.
    if (!heir || !list && !heir.offsetParent) heir = !banner.isConnected && before || banner.querySelector('[aria-expanded]');
    // What came from inside of something was told to come from that.
    heir = heir.shadowRoot && heir.shadowRoot.querySelector('button, a[href], input, [tabindex]') || heir;
    if (list) heir.tabIndex = -1;
    heir.focus({ preventScroll: true });
  });
  // The focus may be elsewhere when somebody presses Escape, and a tap elsewhere closes what fills a small screen.
  const ways = [[banner, 'click'], [document, 'keydown'], [document, 'pointerup']];
  for (const [target, name] of ways) target.addEventListener(name, hear);
  nodes[0].addEventListener('transitionrun', recolour);
  for (const name of ['pointerover', 'focusin']) banner.addEventListener(name, quiet(() => call(turn, 1, 'point')), { once: true });
  return keep(() => {
    for (const [target, name] of ways) target.removeEventListener(name, hear);
    leave(banner);
  });
});

/** A verb and what it is about, with a space between them. */
function askedBy(event, banner) {
  const { open, placement } = banner.dataset;
  if (event.type !== 'click') {
    const isMeant = event.type === 'keydown' ? event.key === 'Escape' && !event.defaultPrevented
      : isNarrow() && placement !== 'inline' && !event.composedPath().includes(banner);
    return isMeant && open === '' ? 'close' : '';
  }
  const control = event.target.closest('button, a[href]');
  if (!control) return '';
  const href = control.getAttribute('href');
  return href === null ? `${control.getAttribute('part')} ${control.dataset.place}` : `link ${href}`;
}

/** Does what was left to do, or tells who waits. */
export const run = quiet((work) => {
  ends.delete(work);
  work();
});

// Plain data.

/** An object's own field unless that is null, whatever a page has put into all objects. */
export const field = quiet((record, name) => {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return value === null ? undefined : value;
});

/** A value as text, which tells one from another. */
export const asText = quiet((value) => JSON.stringify(value));

// What the page wants.

/** An option as it is written, as the door has it (`written`); a list's items each have a null before them. */
export const option = quiet((host, name) => {
  const value = lent.written(host, name);
  return isText(value) ? value : value.map((item) => `\0${item || ''}`).join('');
});

/** The page's own words: name and text by turns, nulls between them, and a mark before each text that is one. */
export const messages = quiet((script) => {
  const own = Object(script.messages);
  return Object.keys(own).map((name) => `${name}\0${isText(own[name]) ? `"${own[name]}` : ''}`).join('\0');
});

export const isText = (value) => typeof value === 'string';

// Time.

/** The reader's clock, or the page's own where it tells a time; in milliseconds. */
export function now(script) {
  const told = quiet((page) => page.now && page.now())(Object(script));
  return Number.isFinite(told) ? told : Date.now();
}

/** A clock that nobody sets back, in milliseconds: the door's. */
export const tick = () => lent.tick();

/** Calls back after this time, until the answer is called. */
export const wait = quiet((call, turn, milliseconds) => {
  // Past zone.js, for which a page with a timer to come is not stable: Angular would wait for the next poll.
  const id = (window.__zone_symbol__setTimeout || setTimeout)(() => call(turn, 0), milliseconds);
  return keep(() => clearTimeout(id));
});

/** Any number, of which the lower 16 bits are of use. */
export const chance = quiet(() => 65536 * Math.random());

// Who is there.

/** Calls back in a moment and at each change, until the answer is called: 1 nobody sees the page, 2 there is no network, 4 the page is being left. */
export const watch = quiet((call, turn) => {
  let isLeft;
  const hear = quiet(({ type }) => {
    const { hidden } = document;
    // Of a page that is being left the browser still says that nobody sees it; whoever opens a channel then is not kept for a way back.
    isLeft = /hide|freeze/.test(type) || (isLeft && hidden && type === 'visibilitychange');
    call(turn, 1, hidden + 2 * (navigator.onLine === false) + 4 * Boolean(isLeft));
  });
  const names = ['visibilitychange', 'online', 'offline', 'pagehide', 'pageshow', 'freeze', 'resume'];
  // On their way down, since those of the document need not rise to the window.
  for (const name of names) addEventListener(name, hear, true);
  queueMicrotask(() => hear({}));
  return keep(() => names.forEach((name) => removeEventListener(name, hear, true)));
});
