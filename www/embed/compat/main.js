// What the door opens where page or browser refuse WebAssembly: the same crate as JavaScript, with the reader of bodies in it.
import { instantiate } from '#code';
import { Widget, imports, start } from '#glue';
import { trust } from '../bodies/flatten.js';
import { dressBy } from '../bodies/show.js';
import { REFUSAL } from '../door/refusal.js';
import { quiet } from '../door/safely.js';
import { guarded } from '../guard.js';
import { borrow, lent } from '../lent.js';
import { dresser } from '../style.js';
import { prepare } from '../words.js';
import { works } from '../work.js';

document.dispatchEvent(new CustomEvent('status-widget-script', { detail: open }));

/** What sets elements to work. */
function open(own) {
  borrow(own);
  lent.present.forEach(prepare);
  lent.present.forEach(note);
  trust(lent.policyOfPage());
  dressBy(dresser);
  start({ exports: guarded(instantiate(imports())) });
  return works(Widget);
}

/** Keeps for page views to come that WebAssembly is refused, in the storage that an element's page wants, if it wants one: the door fetches ahead by that. */
const note = quiet((element) => {
  const of = (name) => lent.written(element, name);
  if (!of('preview')) window[`${of('storage') || 'local'}Storage`].setItem(REFUSAL, 1);
});
