// The file of a language, fetched once for the page and started while the wasm is still on its way.
//
// Which language is the nearest, nearest.js says.

import { soon } from './door/safely.js';
import { lent } from './lent.js';
import { nearest } from './nearest.js';

/** For so many milliseconds nothing is said while it is on the way. */
export const LIMIT = 3000;
const files = {};

/** The file of a language; fulfilled with nothing where it cannot be had. Who comes later asks again then. */
export function wordsOf(language) {
  // In a promise from the start: a page's own `fetch` may throw, and an address may be none.
  return files[language] = files[language] || soon(() => fetch(new URL(WORDS_FILE.replace('*', language), lent.base), { credentials: 'same-origin' }))
    .then((response) => (response.ok ? response.text() : Promise.reject(response)))
    .catch(() => { delete files[language]; });
}

/** The languages of the page around an element, then the browser's. */
export function languagesOf(element) {
  const around = element.closest('[lang]') || document.documentElement;
  return [around.lang].concat(navigator.languages);
}

/** Starts the download that an element will need. */
export function prepare(element) {
  const { lang } = lent.recordOf(element).options;
  const [language] = nearest([lang].concat(languagesOf(element)));
  if (language !== 'en') wordsOf(language);
}
