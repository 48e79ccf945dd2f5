// The first question to the feed, asked while the wasm is still on its way. The answer is handed over with its address;
// if that is not the one the wasm would ask for, it asks again, so this can cost a request but never the truth.
import { askFor } from './ask.js';

/** Asks the first of the sources, a text or a list; nothing where there is none. */
export function ask(source) {
  const url = feedUrl(String([].concat(source || '')[0]).trim().split(/\s+/)[0]);
  return url ? askFor(url) : undefined;
}

/** The rule of src/options/source.rs: a document or a query is the feed itself, all else is a status page's base. */
function feedUrl(source) {
  const address = source.split('#')[0];
  const isDocument = /(^|[^/])\/[^/]*\.json$/.test(address);
  if (!address || isDocument || address.includes('?')) return address;
  return address.replace(/\/+$/, '') + '/api/v2/summary.json';
}
