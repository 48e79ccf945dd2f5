// What becomes of a question to a feed: its answer, the bytes of that, its end; for src/shell/request.rs. None throws. How a question is
// asked, is the door's affair; what an answer says, nobody's here.
import { quiet } from './door/safely.js';
import { lent } from './lent.js';
import { askThrough, isOther, isWorthwhile, placeOf } from './other.js';
import { keep, run, tick } from './page.js';

/** Asks for a feed, or takes over what has been asked early; a made-up one is each element's own. The address of another system's is its name and the source, a line each. */
export function askFor(url, early, kind, now) {
  if (!/^preview\?/.test(url)) {
    const place = placeOf(url, kind);
    const by = { url, kind, now, place };
    return Object.assign(isOther(place) ? askThrough(place, by) : lent.askFor(url, early), { by });
  }
  const controller = new AbortController();
  const response = new Promise((resolve) => resolve(preview(url.slice(8), controller.signal)));
  return { url, question: { askers: 1, controller, response, until: 0 } };
}

/** What is asked next, where the answer to a question was no status: whether it is another system's, or stands elsewhere. Nothing, where that is known or has been tried. */
export const askElsewhere = (asked) => (
  asked.by && isWorthwhile(asked.by) ? Object.assign(askThrough(asked.by.url, asked.by, asked), { by: undefined }) : undefined
);

/** A made-up feed, whose times are minutes from now. */
function preview(name, signal) {
  return fetch(new URL(PREVIEW_FILE, lent.base), { credentials: 'same-origin', signal })
    .then((response) => response.json())
    .then((feeds) => new Response(JSON.stringify(feeds[name], (_, value) => (
      Number.isInteger(value) ? new Date(Date.now() + value * 60000).toISOString() : value
    ))));
}

/** Calls back with the answer, or the name of the error, unless the question is ended before. */
export function answer(asked, call, turn) {
  const { question } = asked;
  asked.end = keep(() => {
    asked.isOver = true;
    // Who comes now wants a newer answer; but those for whom the door has asked have not all come yet.
    question.isOver = true;
    question.askers -= 1;
    if (!question.askers) question.controller.abort();
  });
  // The door has waited long enough.
  if (question.isLate) queueMicrotask(() => asked.isOver || call(turn, 0));
  hear(question.response, asked, call, turn);
}

function hear(promise, asked, call, turn) {
  const hand = (came, value) => asked.isOver || call(turn, came, value);
  // A page's own `fetch` may reject with anything, a getter that throws included.
  promise.then((value) => hand(1, value), (error) => hand(2, nameOf(error)));
}

const nameOf = quiet((error) => error.name);

/** The same with the bytes of an answer, which all who share it receive once. */
export function bytes(asked, response, call, turn) {
  hear(lent.bytesOf(asked.question, response).then(lent.rest), asked, call, turn);
}

/** Calls back in a task of its own. */
export const again = (asked, call, turn) => hear(lent.rest(), asked, call, turn);

/** For how many milliseconds a feed wants to be left alone. */
export const hold = (response) => lent.hold(response);

/** How many milliseconds ago the answer came: none, or long, where the door has had it. */
export const age = ({ question: { at } }) => (at ? tick() - at : 0);

/** How many milliseconds old it was then. */
export const older = ({ question }) => question.older || 0;

/** Nothing more is heard of it; aborts it when nobody else waits for it. */
export function end(asked) {
  run(asked.end);
}
