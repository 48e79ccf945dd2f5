// One question to a feed: the first, which goes out while all else is still on its way, and all that follow. It reads no answer.
import { quiet } from './safely.js';

/** The last question to each address. */
const questions = {};
/** For so many milliseconds others can join one: nobody may take the answer to one that was asked early. Zero is for what is too old. */
const JOINABLE = 8000;

/** What has been asked so far is too old for those who ask from now on. */
export const forget = quiet(() => Object.keys(questions).forEach((url) => { questions[url].until = 0; }));

/** What has been asked early, if that is for this address and not too old; else joins those who are asking it, or asks. The response may be rejected, and whoever takes it over hears of that. Nobody else needs to. */
export function askFor(url, early) {
  if (early && early.url === url && early.question.until) return early;
  let question = questions[url];
  if (!question || Date.now() > question.until) question = questions[url] = send(url);
  question.askers += 1;
  return { url, question };
}

function send(url) {
  const controller = new AbortController();
  const { signal } = controller;
  // Nothing of the page's goes along, and the browser revalidates for us: a conditional header of our own would cost a preflight.
  const how = { credentials: 'omit', cache: 'no-cache', referrerPolicy: 'strict-origin', signal };
  // In a promise from the start: a page's own `fetch` may throw, and an address may be none.
  const response = new Promise((resolve) => resolve(fetch(url, how)));
  response.catch(() => {});
  return { askers: 0, controller, response, until: Date.now() + JOINABLE };
}
