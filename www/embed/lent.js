// What the door lends to what it opens for: its questions, its way to fetch scripts, what belongs to elements.

export let lent = {};

/** Takes it. */
export function borrow(own) {
  lent = own;
}
