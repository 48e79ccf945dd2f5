// What the door opens when it is needed: a script of its own, with the glue and the hands of the wasm, whose bytes it is given. As it
// is read it does nothing but say so.
import { Widget, imports, start } from '#glue';
import { REFUSAL } from './door/refusal.js';
import { quiet } from './door/safely.js';
import { guarded } from './guard.js';
import { borrow } from './lent.js';
import { prepare } from './words.js';
import { works } from './work.js';

document.dispatchEvent(new CustomEvent('status-widget-script', { detail: open }));

/** Fulfilled with what sets elements to work. The bytes were not compiled while they came: what is pinned is there as a whole or not at all. */
function open(lent, bytes) {
  borrow(lent);
  lent.present.forEach(prepare);
  return WebAssembly.instantiate(bytes, imports()).then(({ instance }) => {
    start({ exports: guarded(instance.exports) });
    // It is not refused, or no longer.
    quiet(() => localStorage.removeItem(REFUSAL))();
    return works(Widget);
  }, (error) => {
    // It is the right one, and the browser has never heard of what is in it.
    throw error instanceof WebAssembly.CompileError ? undefined : error;
  });
}
