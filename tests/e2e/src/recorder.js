// Runs first on every page of a test: what the page's world was before us, what we tell it and what we write to its console; and a clock
// that can be set forward.
window.seen = { events: [], errors: [], console: [], before: null };
// A page of a test may overwrite any of these later.
const { parse, stringify } = JSON;
const { apply } = Reflect;
for (const name of ["change", "show", "open", "link", "dismiss", "error"]) {
  document.addEventListener("status-widget-" + name, (event) => {
    const detail = event.detail === undefined ? null : parse(stringify(event.detail));
    const how = { name, detail, bubbles: event.bubbles, composed: event.composed, tag: event.target.localName };
    seen.events[seen.events.length] = how;
  });
}
const note = (error) => { seen.errors[seen.errors.length] = String(error); };
addEventListener("error", (event) => note(event.message));
addEventListener("unhandledrejection", (event) => note(event.reason));
for (const [method, level] of [["debug", "DEBUG"], ["info", "INFO"], ["log", "INFO"], ["warn", "WARNING"], ["error", "SEVERE"]]) {
  const own = console[method];
  console[method] = (...words) => {
    let message = "";
    for (let at = 0; at < words.length; at += 1) message += (at ? " " : "") + String(words[at]);
    seen.console[seen.console.length] = { level, source: "console-api", message };
    own.apply(console, words);
  };
}
{
  // The page's own clock and its timers, which a test can set forward instead of waiting for them.
  const own = { set: window.setTimeout, clear: window.clearTimeout, now: performance.now.bind(performance) };
  seen.own = own;
  const timers = new Map();
  // Not the numbers of the page's intervals.
  let ahead = 0, count = 1e6;
  const now = () => own.now() + ahead;
  performance.now = now;
  const set = (work, delay, ...values) => {
    const id = count += 1;
    const run = () => {
      timers.delete(id);
      // Not by spreading, which a page of a test may have overwritten.
      apply(work, window, values);
    };
    const wait = delay > 0 ? delay : 0;
    timers.set(id, { run, due: now() + wait, own: own.set.call(window, run, wait) });
    return id;
  };
  const clear = (id) => {
    if (timers.has(id)) own.clear.call(window, timers.get(id).own);
    timers.delete(id);
  };
  window.setTimeout = set;
  window.clearTimeout = clear;
  /** Really waits. */
  seen.rest = (milliseconds) => new Promise((done) => own.set.call(window, done, milliseconds));
  /** Lets time pass at once: each timer that comes in that time comes in its order and in a task of its own. */
  seen.skip = async (milliseconds) => {
    const end = now() + milliseconds;
    for (;;) {
      let next;
      for (const timer of timers.values()) if (timer.due <= end && (!next || timer.due < next.due)) next = timer;
      const to = next ? next.due : end;
      if (to > now()) ahead += to - now();
      if (!next) break;
      own.clear.call(window, next.own);
      next.own = own.set.call(window, next.run, 0);
      // Not now, or it would be set again.
      next.due = Infinity;
      await seen.rest(0);
    }
    for (const timer of timers.values()) {
      own.clear.call(window, timer.own);
      timer.own = own.set.call(window, timer.run, Math.max(0, timer.due - now()));
    }
  };
}
seen.before = Object.getOwnPropertyNames(window);
