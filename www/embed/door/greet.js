// What an element's first question is answered with, and whether there is any need for what stands behind the door. It draws nothing.
import { askFor, bytesOf, tick } from './ask.js';
import { camel } from './camel.js';
import { fetchAhead, load, present, work } from './load.js';
import { cover } from './offset.js';
import { isQuiet } from './quiet.js';
import { names, parts, recordOf, rules, written } from './record.js';
import { isOther, isRefusalKnown, isRemembered } from './remembered.js';
import { quiet, rest, whenLoaded } from './safely.js';
import { feedUrl } from './source.js';
import { tell } from './tell.js';
import { wait, waitNoMore } from './wait.js';

/** How long a first question may take, as any (src/machine/wait.rs). */
const TIMEOUT = 10000;
/** Above so many bytes looking would take a page long. Below, it takes less than starting the wasm. */
const LARGE = 400000;
const UNITS = { s: 1, m: 60, h: 3600, d: 86400 };
/** The longest that a feed can have itself left alone; and of an answer that was as old when it came, the wasm is to say how long it may stand. */
const LONGEST_HOLD = 300000;

/** For how long an answer stands where the page does not say (`max-age`), in seconds. */
const MAX_AGE = 900;

let isCalled;

/** What is told where nothing shows. */
const told = (level) => ({ level, headline: null, notices: [], components: [] });

/** Opens for good: something could show, or the page asks for it. */
export function call() {
  isCalled = true;
  waitNoMore();
  return load();
}

/** Asks, unless that has been done, and opens unless all is well without a doubt. Fulfilled with whether it is. */
export function greet(element) {
  const record = recordOf(element);
  if (record.greeting) return record.greeting;
  // In a task of its own: the first look into the storage is a page's longest wait for it, and a script that begins has done enough.
  const greeting = rest()
    .then(() => record.greeting === greeting && look(element, record))
    .catch(() => false)
    // Unless it has gone meanwhile.
    .then((isWell) => isWell || (record.greeting === greeting && !call()));
  return record.greeting = greeting;
}

/** An element has come into a document. */
export function enter(element) {
  present.add(element);
  if (work) return work.start(element);
  const record = recordOf(element);
  const greeting = greet(element);
  return greeting.then((isWell) => {
    if (!isWell || isCalled || record.state || record.greeting !== greeting) return;
    const { question } = record.early;
    const due = question.at - tick() + Math.max(pause(element), Math.min(question.hold, LONGEST_HOLD));
    record.state = told('operational');
    // Asked long before it had a place, it is time to ask anew.
    if (due < 0 || stateOf(element) !== record.state) {
      record.greeting = record.state = undefined;
      return enter(element);
    }
    cover(0, 0);
    wait(element, due, call);
    tell(element, 'status-widget-change', record.state);
  });
}

/** It has gone, or its page wants it no more. */
export function leave(element) {
  const record = recordOf(element);
  present.delete(element);
  waitNoMore(element);
  if (work) work.stop(element);
  record.greeting = record.early = record.state = undefined;
}

/** The detail of the last `status-widget-change`, unless that is too old. */
export function stateOf(element) {
  const { early, state, widget } = recordOf(element);
  // Of what is old, nobody knows whether it is so.
  const isFresh = state && tick() - early.question.at < 1000 * (span(written(element, 'max-age')) || MAX_AGE);
  return (widget ? widget.state() : isFresh && state) || told('unknown');
}

/** Asks the feed anew; fulfilled when the answer is on the page. */
export const refresh = (element) => call().then(() => work && work.refresh(element));

/** What is shown and why; nothing before what knows it is there, which this calls for. */
export function explain(element) {
  const { widget } = recordOf(element);
  return widget ? widget.explain() || null : call() && null;
}

/** Other options hold from now on. */
export function change(element) {
  const record = recordOf(element);
  if (record.widget) record.widget.update(record.options);
  else if (present.has(element)) call();
  // By what it was before nobody asks for who is yet to enter.
  else record.greeting = undefined;
}

/** Whether all is well; a promise of that where it takes an answer to tell. */
function look(element, record) {
  const option = (name) => written(element, name);
  const sources = parts(option('source'), /\s+/);
  // What is made up asks nobody, and without a source there is nobody to ask.
  if (option('preview') || !sources[0]) return false;
  const url = feedUrl(sources[0]);
  if (isOther(option('format'), url, option('storage'))) return false;
  const { question } = record.early = askFor(url);
  whenLoaded(() => prefetch(option('storage')));
  wait(element, TIMEOUT, () => {
    question.isLate = question.until > 0;
    // Given up because nobody was there, it is asked anew; Chromium would let that wait for this one.
    if (!question.isLate) question.controller.abort();
    call();
  }, true);
  if (isRemembered(sources, option('storage'))) return false;
  // In a task of its own: the question is on its way.
  return rest().then(() => {
    if (!areGood(option) || isMisspelt(element)) return false;
    return question.response
      .then((response) => response.ok && bytesOf(question, response))
      .then((bytes) => {
        // Also of who enters the page much later, or never.
        waitNoMore(element);
        const now = quiet(() => record.options.now && record.options.now())();
        const components = parts(option('components'), ',').concat(parts(option('exclude'), ','));
        return bytes.length < LARGE && question.until > 0 && question.older < (option('max-age') ? 1 : LONGEST_HOLD)
          && isQuiet(new TextDecoder().decode(bytes), Number.isFinite(now) ? now : Date.now(), components, /\d/.test(option('maintenance')));
      });
  });
}

/** Whether all options are as they should be, or not there. What is wrong with one, the wasm tells the page, and that must not wait for a bad day. */
function areGood(option) {
  const isGood = (rule) => {
    const [name, good] = rule.split(':');
    const value = option(name);
    return !good || !value.length || RegExp(`^\\s*(${good})\\s*$`).test(value);
  };
  const refresh = span(option('refresh')) || 60;
  return rules.every(isGood) && refresh >= 15 && !(span(option('max-age')) < 2 * refresh);
}

/** Whether a name may be meant for an option's and is none: it begins or ends with four letters of one. Which, www/embed/names.js tells the page. */
function isMisspelt(element) {
  const known = ` ${names.join(' ')} `;
  const all = Object.keys(recordOf(element).options).concat(element.getAttributeNames());
  return all.some((name) => (known.includes(` ${name.slice(0, 4)}`) || known.includes(`${name.slice(-4)} `))
    && name[3] && !(known + camel(known)).includes(` ${name} `));
}

/** A duration, in seconds. */
function span(text) {
  const [, amount, unit] = /^\s*(\d+)(.)/.exec(text) || [];
  return amount * UNITS[unit];
}

/** So that it is in the cache on the day when it is needed; not where the reader saves data. */
function prefetch(storage) {
  isCalled || Object(navigator.connection).saveData || fetchAhead(!window.WebAssembly || isRefusalKnown(storage));
}

/** From an answer to the next question, a tenth more or less: not all pages at once. */
function pause(element) {
  return (span(written(element, 'refresh')) || 60) * (900 + Math.random() * 200);
}
