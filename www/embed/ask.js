// What becomes of a question to a feed: its answer, the bytes of that, its end; for src/shell/request.rs. None throws. How a question is
// asked, is the door's affair; what an answer says, nobody's here.
import { askFor as askFeed } from './door/ask.js';
import { base } from './door/files.js';
import { quiet, rest } from './door/safely.js';
import { keep, run } from './page.js';

/** How many bytes a feed may have. */
const LIMIT = 8e6;

/** Asks for a feed, or takes over what has been asked early; a made-up one is each element's own. */
export function askFor(url, early) {
  if (!/^preview\?/.test(url)) return askFeed(url, early);
  const controller = new AbortController();
  const response = new Promise((resolve) => resolve(preview(url.slice(8), controller.signal)));
  return { url, question: { askers: 1, controller, response, until: 0 } };
}

/** A made-up feed, whose times are minutes from now. */
function preview(name, signal) {
  return fetch(new URL(PREVIEW_FILE, base), { credentials: 'same-origin', signal })
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
    // Who comes now wants a newer answer.
    question.until = 0;
    question.askers -= 1;
    if (!question.askers) question.controller.abort();
  });
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
  const { question } = asked;
  question.bytes = question.bytes || new Promise((resolve) => resolve(receive(response))).then(rest);
  hear(question.bytes, asked, call, turn);
}

/** Receives no more than the limit, told beforehand or not, packed or not: to read more would stall the page. In one array of its own, since who copies a part of a buffer copies all of it. */
function receive(response) {
  if (response.headers.get('Content-Length') > LIMIT) throw new RangeError();
  if (!response.body) return response.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  const reader = response.body.getReader();
  const parts = [];
  let length = 0;
  const take = ({ done, value }) => {
    if (!done) {
      parts.push(value);
      length += value.length;
      if (length > LIMIT) throw new RangeError();
      return reader.read().then(take);
    }
    const bytes = new Uint8Array(length);
    length = 0;
    for (const part of parts) {
      bytes.set(part, length);
      length += part.length;
    }
    return bytes;
  };
  return reader.read().then(take);
}

/** For how many milliseconds a feed wants to be left alone: as long as its answer holds, or as it says with a refusal. */
export function hold({ ok, headers }) {
  if (ok) return 1000 * (/\bmax-age=(\d+)/i.exec(headers.get('Cache-Control')) || [])[1];
  const time = headers.get('Retry-After');
  return /^\d+$/.test(time) ? 1000 * time : Date.parse(time) - Date.now();
}

/** Nothing more is heard of it; aborts it when nobody else waits for it. */
export function end(asked) {
  run(asked.end);
}
