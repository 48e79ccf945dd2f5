// One question to a feed and the bytes of its answer: for the first, which goes out while all else is still on its way, and for all
// that follow. It reads no answer.
import { quiet, soon } from './safely.js';

/** How many bytes a feed may have. */
const LIMIT = 8e6;

/** The last question to each address. */
const questions = {};
/** For so many milliseconds others can join one. Zero is for what is too old. */
const JOINABLE = 8000;

let ahead = 0;

/** A clock that nobody sets back, in milliseconds. The browser's stands still while the machine sleeps, nearly everywhere: by how much the reader's has gone on meanwhile, it goes on, too. */
export const tick = () => quiet(() => {
  const now = performance.now();
  return now + (ahead = Math.max(ahead, Date.now() - now || 0));
})() || Date.now();

/** What has been asked so far is too old for those who ask from now on. */
export const forget = quiet(() => Object.keys(questions).forEach((url) => { questions[url].until = 0; }));

/** What has been asked early, if that is for this address and not too old; else joins those who are asking it, or asks. The response may be rejected, and whoever takes it over hears of that. Nobody else needs to. How it is asked is for others to say where it is more than one request. */
export function askFor(url, early, send = fetchFrom) {
  if (early && early.url === url && early.question.until) return early;
  let question = questions[url];
  if (!question || question.isOver || tick() > question.until) {
    const controller = new AbortController();
    // In a promise: a page's own `fetch` may throw, and an address may be none. In one that goes first, so that nobody has called this:
    // for its tools Chromium looks up where each caller of a request stands, and reads the script anew for that.
    const response = new Promise((go) => go()).then(() => send(url, controller.signal));
    response.catch(() => {});
    question = questions[url] = { askers: 0, controller, response, until: tick() + JOINABLE };
  }
  question.askers += 1;
  return { url, question };
}

/** Nothing of the page's goes along, and the browser revalidates for us: a conditional header of our own would cost a preflight. */
const fetchFrom = (url, signal) => fetch(url, { credentials: 'omit', cache: 'no-cache', referrerPolicy: 'strict-origin', signal });

/** The bytes of an answer, as one array of exactly their length; for all who share it. It receives no more than the limit, told beforehand or not, packed or not. */
export function bytesOf(question, response) {
  return question.bytes = question.bytes || soon(() => receive(response)).then((bytes) => {
    question.at = tick();
    question.older = olderBy(response);
    question.hold = hold(response) || 0;
    return bytes;
  });
}

/** For how many milliseconds others on the way have kept an answer: by the word of caches, and by a relay's clock and the feed's date. Where a cache between the two has kept that date, its minutes count twice: rather too old than too young. Who may keep nothing unasked has asked, or is told of each change, as hosts of static files are: their `Age` begins where the file was put there. */
function olderBy({ older, headers }) {
  return older || (!/max-age=0|no-cache/i.test(headers.get('Cache-Control')) && 1000 * headers.get('Age') || 0) + (Date.parse(headers.get('Date')) - Date.parse(headers.get('Status-Date')) || 0);
}

function receive(response) {
  if (response.headers.get('Content-Length') > LIMIT) throw new RangeError();
  if (!response.body) return response.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  const reader = response.body.getReader();
  const pieces = [];
  let length = 0;
  const take = ({ done, value }) => {
    if (!done) {
      pieces[pieces.length] = value;
      length += value.length;
      if (length > LIMIT) throw new RangeError();
      return reader.read().then(take);
    }
    if (!pieces[1] && length) return pieces[0];
    const bytes = new Uint8Array(length);
    length = 0;
    for (let at = 0; at < pieces.length; at += 1) {
      bytes.set(pieces[at], length);
      length += pieces[at].length;
    }
    return bytes;
  };
  return reader.read().then(take);
}

/** For how many milliseconds a feed wants to be left alone: as long as its answer holds, or as it says with a refusal. */
export function hold({ ok, headers }) {
  if (ok) return 1000 * (/\bmax-age=(\d+)/i.exec(headers.get('Cache-Control')) || [])[1];
  const time = headers.get('Retry-After');
  return 1000 * time || Date.parse(time) - Date.now();
}
