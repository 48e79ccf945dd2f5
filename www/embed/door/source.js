// From what a page writes as its source to the address of the feed, for the first question. If that is not the one the wasm would
// ask for, it asks again, so this can cost a request but never the truth.

/** The address of the first of the sources, a text or a list; nothing where there is none. */
export function feedUrl(sources) {
  const source = String([].concat(sources || '')[0]).trim().split(/\s+/)[0];
  // The rule of src/options/source.rs: a document or a query is the feed itself, all else is a status page's base.
  const address = source.split('#')[0];
  const isDocument = /(^|[^/])\/[^/]*\.json$/.test(address);
  if (!address || isDocument || address.includes('?')) return address;
  return address.replace(/\/+$/, '') + '/api/v2/summary.json';
}
