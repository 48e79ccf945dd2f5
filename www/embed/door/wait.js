// The door's one timer: until the next poll, at which the rest starts, or until a first question has taken too long. It runs while
// somebody sees the page and there is a network, and is made good when somebody comes back.
import { forget, tick } from './ask.js';
import { quiet } from './safely.js';

const NAMES = ['visibilitychange', 'online', 'offline', 'pagehide', 'pageshow', 'freeze', 'resume'];

/** By whom is waited: until when, and what happens then. */
const waits = new Map();
let timer;
let isLeft;

/** Does something for an element after so many milliseconds, in place of what it waited for before; if that was an answer, as soon as somebody comes back. */
export function wait(element, milliseconds, work, isAsking) {
  // Those that listen already listen once all the same, and for good: there may be a next wait.
  NAMES.forEach((name) => addEventListener(name, look, true));
  waits.set(element, { due: tick() + milliseconds, work, isAsking });
  arm();
}

/** Nothing happens any more for this one, or for all. */
export function waitNoMore(element) {
  if (element) waits.delete(element);
  else waits.clear();
  arm();
}

const look = quiet(({ type }) => {
  isLeft = /hide|freeze/.test(type);
  // What is on its way may never come, or be old by then.
  if (isLeft) {
    forget();
    waits.forEach((wait) => { if (wait.isAsking) wait.due = 0; });
  }
  arm();
});

function arm() {
  clearTimeout(timer);
  if (isLeft || document.hidden || navigator.onLine === false) return;
  let next = 0;
  waits.forEach((wait) => { if (!(next.due < wait.due)) next = wait; });
  // Timers hold 24 days. This one goes past zone.js, for which a page is not stable while there is one.
  if (next) timer = (window.__zone_symbol__setTimeout || setTimeout)(() => next.work(), Math.min(next.due - tick(), 2e9));
}
