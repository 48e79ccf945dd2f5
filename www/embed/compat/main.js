// What the loader fetches where page or browser refuse WebAssembly: the same crate as JavaScript, with the reader of bodies in it.
// The loader keeps the elements and the guard; the verbs of the page stand here once more, beside the glue that calls them.
import { instantiate } from '#code';
import { Widget, imports, optionNames, start } from '#glue';
import { trust } from '../bodies/flatten.js';
import { dressBy } from '../bodies/show.js';
import { filesBeside } from '../door/files.js';
import { share } from '../page.js';

const event = new CustomEvent('status-widget-script', { detail: prepare });
document.dispatchEvent(event);

/** What elements are made with, as the wasm's glue has it. */
function prepare(policy, base, dresser, guarded, ends) {
  trust(policy);
  dressBy(dresser);
  filesBeside(base);
  share(ends);
  start({ exports: guarded(instantiate(imports())) });
  return { Widget, optionNames };
}
