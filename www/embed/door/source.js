// From a source, as a page writes it, to the address of its feed, for the first question. If that is not the one the wasm would ask
// for, it asks again, so this can cost a request but never the truth.

/** The rule of src/options/source.rs: a document or a query is the feed itself, all else is a status page's base. */
export function feedUrl(source) {
  const address = source.split('#')[0];
  const isDocument = /(^|[^/])\/[^/]*\.json$/.test(address);
  if (!address || isDocument || address.includes('?')) return address;
  return address.replace(/\/+$/, '') + '/api/v2/summary.json';
}
