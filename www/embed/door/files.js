// Where the widget's own files are: beside the loader. It fetches none.

export let base;

/** What lets a style or script of ours into the page, where that asks for it. */
export let nonce;

/** Says so, before any is asked for. */
export function filesBeside(address, own) {
  base = address;
  nonce = own || '';
}
