// What a page includes. Below, the door takes the tag down, mounts and asks; here it is told what it opens for.
import { Widget, imports, optionNames, start } from '#glue';
import { base } from './door/files.js';
import { loadFor } from './door/load.js';
import { policyOfPage } from './door/script.js';
import { open } from './door/tag.js';
import { guarded } from './guard.js';
import { ends } from './page.js';
import { dresser } from './style.js';
// Each by its name: of all at once the bundler makes an object in a loop that goes over what a page has put into all objects, too.
import { refresh, start as startIn, stop, workWith } from './work.js';

loadFor(begin, { refresh, start: startIn, stop });
open();

/** Fulfilled with the names of all options once elements can be set to work: from the bytes of the wasm, or from the script that does without. Bytes are not compiled while they download: what is pinned is there as a whole or not at all. */
function begin(code) {
  if (typeof code === 'function') return ready(code(policyOfPage(), base, dresser, guarded, ends));
  return WebAssembly.instantiate(code, imports()).then(({ instance }) => {
    start({ exports: guarded(instance.exports) });
    return ready({ Widget, optionNames });
  }, (error) => {
    // It is the right one, and the browser has never heard of what is in it.
    throw error instanceof WebAssembly.CompileError ? undefined : error;
  });
}

function ready(made) {
  workWith(made.Widget);
  return made.optionNames;
}
