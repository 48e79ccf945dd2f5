// `StatusWidget.mount()`: makes an element, and gives script a handle on it that works before anything works in the element.
import { change, explain, greet, leave, refresh, stateOf } from './greet.js';
import { settle } from './home.js';
import { work } from './load.js';
import { recordOf } from './record.js';
import { quiet, whenReady } from './safely.js';

/** Puts a widget into `target` (an element or a selector; the second argument goes before the option), or last in the body, as soon as that is there. Options are the attributes', `now` and `messages`. */
export function mount(options, target = Object(options).target) {
  const element = document.createElement('status-widget');
  const record = recordOf(element, { options: Object.assign({}, options), isPlaced: Boolean(target), home: target || 'body' });
  // Until it has a style, it must be no item of a body or target that is a grid. By its own value: what a page hides stays hidden.
  element.setAttribute('hidden', 'mounted');
  // By this a likeness of it is known, which a page may make.
  element.setAttribute('data-mounted', '');
  // Before it has a place: the sooner it is asked, the better.
  if (!work) quiet(greet)(element);
  whenReady(() => settle(element));
  return {
    element,
    get state() { return stateOf(element); },
    refresh: () => refresh(element),
    explain: () => explain(element),
    /** Takes other options from now on; the rest stay. */
    update(changes) {
      Object.assign(record.options, changes);
      change(element);
    },
    /** Takes it out of the page for good. */
    destroy() {
      record.home = undefined;
      element.remove();
      leave(element);
    },
  };
}
