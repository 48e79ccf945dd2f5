// What belongs to an element: its options from script (`options`), whether the page has placed it (`isPlaced`), the question that was
// asked for it early (`early`), and what works in it (`widget`). It knows no element by itself.

const records = new WeakMap();

/** An element's own. Who finds it without one finds it placed by the page. */
export function recordOf(element, fresh) {
  if (!records.has(element)) records.set(element, fresh || { options: {}, isPlaced: true, early: undefined });
  return records.get(element);
}
