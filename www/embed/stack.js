// Where banners stand: those of one edge under each other, the worst first, none over another, with no more room together than one
// may have; how much of the page's edges they cover; and in which colours. It draws none and reads no status.
import { quiet } from './door/safely.js';
import { lent } from './lent.js';
import { set } from './set.js';

/** Each banner with the theme that its page asks for. */
const banners = new Map();
/** How high each is while its details are closed: opened, it covers the page for as long as somebody reads, and moves nothing. */
const closed = new WeakMap();
const RANKS = 'info maintenance minor major critical';
/** Between two cards of a corner. */
const GAP = 8;
/** What makes a body one that fixed children scroll with. */
const TRAPS = 'transform translate rotate scale perspective filter backdropFilter'.split(' ');

const MODAL = '[aria-modal=true]';

let observer;
let frame;
let dark;
/** What the last measuring found, how much is covered since, and what of that is told. */
let measured;
let covered;
let told;
/** A dialog of the page's over all else, as far as the page can make it so by itself: the focus is in it. */
let modal;

const isOpen = (banner) => 'open' in banner.dataset;
const hostOf = (banner) => banner.getRootNode().host;
/** What the page has placed itself may be a framework's, which looks for it where it was. */
const isOurs = (host) => !lent.recordOf(host).isPlaced;
/** By this the door knows a tag, too. */
const keyOf = (options) => Object.entries(options).join();
export const isNarrow = () => innerWidth < 640;
/** Two cards side by side, of 26em and with their margins (status-widget.css). */
const CARDS = 864;

/** Gives a banner its place among the others, and its colours, before it is seen: in the next frame at the latest. */
export function place(banner, theme) {
  if (!observer) begin();
  banners.set(banner, theme);
  observer.unobserve(banner);
  observer.observe(banner);
  soon();
  // To lay it out takes long enough to be a task of its own, where there is time for one; not before the page has its own style.
  const due = frame;
  if (performance.getEntriesByType('paint')[0]) lent.rest().then(() => due === frame && arrange());
}

/** It has gone. */
export function leave(banner) {
  banners.delete(banner);
  if (observer) observer.unobserve(banner);
  arrange();
  if (!banners.size && observer) end();
}

const begin = () => {
  // Not at once: of what changes sizes while they are told of, browsers tell the page as of an error, and the page may itself do so by
  // how much it is covered.
  observer = new ResizeObserver(soon);
  listen('add');
  modal = quiet(() => document.activeElement.closest(MODAL))();
  dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', recolour);
};

const soon = () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(arrange);
};

const end = () => {
  listen('remove');
  dark.removeEventListener('change', recolour);
  observer.disconnect();
  observer = modal = undefined;
};

/** Under what the page has put over all else: modal dialogs take the focus. Those of the browser's own stand above all banners anyhow. */
const bow = quiet((event) => {
  const before = modal;
  modal = event.composedPath().find((node) => node.nodeType === 1 && node.matches(MODAL));
  if (modal !== before) banners.forEach(bend);
});

const bend = (_, banner) => set(banner.style, 'zIndex', modal && modal.getClientRects()[0] ? '0' : '');

/** `add` or `remove`. Not by a signal, of which older releases of zone.js make other listeners' end. */
const listen = (verb) => {
  const what = { resize: arrange, focusin: bow };
  Object.keys(what).forEach((name) => window[`${verb}EventListener`](name, what[name]));
};

/** Another `color-scheme` may be in force. */
export const recolour = () => banners.forEach(dress);

/** `auto` is what the page has where the banner stands; where it says nothing, or both, the reader's own. */
const dress = quiet((theme, banner) => {
  if (!banner.isConnected) return;
  const host = hostOf(banner);
  let scheme = theme;
  if (theme === 'auto') {
    scheme = getComputedStyle(host).colorScheme;
    if (!/light|dark/.test(scheme)) scheme = Object(document.querySelector('meta[name=color-scheme]')).content;
  }
  const isLight = /light/.test(scheme);
  const isDark = /dark/.test(scheme) === isLight ? dark.matches : !isLight;
  set(banner.dataset, 'theme', isDark ? 'dark' : 'light');
});

const arrange = quiet(() => {
  frame = cancelAnimationFrame(frame);
  recolour();
  banners.forEach((_, banner) => banner.dataset.placement !== 'inline' && free(hostOf(banner)));
  banners.forEach(bend);
  const look = () => {
    const seen = [innerWidth, innerHeight];
    banners.forEach((_, banner) => seen.push(banner.offsetHeight, Object.values(banner.dataset), banner.querySelector('p').textContent));
    return seen.join();
  };
  // Measuring takes away what is cut, for a moment out of sight: not where nothing but a time is another.
  if (measured !== look()) {
    measure();
    measured = look();
  }
  // What is another is the next task's: all elements of the page inherit it, so all of them get their style anew.
  if (told !== (told = covered.join())) lent.rest().then(tell);
  else tell();
});

const tell = () => {
  if (!lent.cover(...covered)) covered.forEach((height, at) => {
    // A browser without sheets that script can make.
    document.documentElement.style.setProperty(`--status-widget-offset-${at ? 'bottom' : 'top'}`, `${height}px`);
  });
};

/** Gives each its place and its room; and finds out how much they cover. */
function measure() {
  banners.forEach((_, banner) => {
    // It may have been one of a stack before.
    delete banner.dataset.cut;
    set(banner.style, 'maxHeight', '');
    if (banner.dataset.placement === 'inline') set(banner.style, 'transform', '');
  });
  covered = [];
  // Those that are equally bad stand as the page has them, not as their answers came, nor as tags that are `async` were run.
  const hosts = [];
  lent.present.forEach((host) => hosts.push(host));
  const tags = Array.from(document.scripts, ({ dataset }) => keyOf(dataset));
  for (const edge of ['top', 'bottom']) {
    const here = [];
    banners.forEach((_, banner) => {
      const { placement, severity } = banner.dataset;
      if (!banner.isConnected || placement.split('-')[0] !== edge) return;
      // Where two cards would not fit side by side both corners are one.
      const column = placement === edge ? '' : innerWidth < CARDS ? 'corner' : placement;
      const host = hostOf(banner);
      here.push({ banner, column, rank: RANKS.indexOf(severity), tag: tags.indexOf(keyOf(lent.recordOf(host).options)), at: hosts.indexOf(host) });
    });
    here.sort((a, b) => b.rank - a.rank || a.tag - b.tag || a.at - b.at);
    const columns = { '': [] };
    here.forEach((one) => (columns[one.column] = columns[one.column] || []).push(one.banner));
    const full = columns[''];
    let base = 0;
    for (const column of Object.keys(columns).sort()) {
      const height = stack(columns[column], edge, base, column ? GAP : 0);
      if (!column) base = height;
    }
    const isRead = full.some(isOpen);
    covered.push(full.reduce((sum, banner) => {
      if (!isRead || !closed.has(banner)) closed.set(banner, banner.offsetHeight);
      return sum + closed.get(banner);
    }, 0));
  }
}

/** Puts these one below the other, from so far off their edge; answers how far they reach. */
function stack(banners, edge, base, gap) {
  // In the page in the order in which they are read, but not from under somebody's hands.
  for (let at = banners.length - 1; at > 0; at -= 1) {
    const [host, next] = [banners[at - 1], banners[at]].map(hostOf);
    const isAfter = next.compareDocumentPosition(host) & 4;
    if (isAfter && isOurs(host) && host.parentNode === next.parentNode && document.activeElement !== host) next.before(host);
  }
  // Who is read has the room first, then the worst. The others are down to a line each, the mildest first; then the worst is down to a line
  // of each text, and at last to one in all. Where there is no room for lines, the others are down to an edge, until there is some or
  // somebody comes there by the keyboard.
  const open = banners.find(isOpen);
  const first = open || banners[0];
  const room = innerHeight * (open ? (isNarrow() ? 0.85 : 0.6) : 1 / 3) - base;
  const others = () => banners.reduce((sum, banner) => sum + gap + banner.offsetHeight, -first.offsetHeight);
  const milder = banners.filter((banner) => banner !== first).reverse();
  const shrink = (those, form, least = innerHeight) => those.forEach((banner) => {
    if (others() + Math.min(first.offsetHeight, least) > room) banner.dataset.cut = form;
  });
  if (base || banners[1]) {
    shrink(milder, 'line');
    if (!open) ['short', 'line'].forEach((form) => shrink([first], form));
    shrink(milder, 'edge', 0.75 * room);
    if (open) set(first.style, 'maxHeight', `${room - others()}px`);
  }
  let reach = base;
  const sign = edge === 'top' ? '' : '-';
  (sign ? banners.slice().reverse() : banners).forEach((banner) => {
    // Not by a margin: what is moved so counts as a shift of the page's layout.
    set(banner.style, 'transform', reach ? `translateY(${sign}${reach}px)` : '');
    reach += banner.offsetHeight + gap;
  });
  return reach;
}

/** Out of a body that fixed children scroll with, into what is around it. */
function free(host) {
  const { body, documentElement } = document;
  // Who is in there would lose the focus.
  if (!host || host.parentNode !== body || !isOurs(host) || document.activeElement === host) return;
  const style = getComputedStyle(body);
  const isTrap = TRAPS.some((name) => style[name] && style[name] !== 'none')
    || /paint|layout|strict|content|auto/.test(`${style.contain} ${style.contentVisibility}`)
    || /trans|rotate|scale|perspective|filter|contain/.test(style.willChange);
  if (isTrap) measured = documentElement.append(host);
}
