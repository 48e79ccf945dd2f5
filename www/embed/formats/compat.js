// The same where WebAssembly is refused: the module as JavaScript, in one file with the rest.
import { instantiate } from '#code';
import { imports, start, translate } from '#glue';
import { beginBy } from './begin.js';

document.dispatchEvent(new CustomEvent('status-widget-script', { detail: prepare }));

/** What answers for a source. */
function prepare(lent) {
  start({ exports: instantiate(imports()) });
  return beginBy(lent, Promise.resolve(translate));
}
