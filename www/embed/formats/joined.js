// Documents as the module of formats reads them. It knows nothing of what is in them.

/** As one array, with a null between two: no JSON has one. There is one at least. */
export function joined(documents) {
  const all = new Uint8Array(documents.reduce((sum, { length }) => sum + length + 1, -1));
  let place = 0;
  for (const document of documents) {
    all.set(document, place);
    place += document.length + 1;
  }
  return all;
}
