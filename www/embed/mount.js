// `StatusWidget.mount()`: makes an element, and gives script a handle on it that works before the wasm is there.
import { ask } from './early.js';
import { stop } from './element.js';
import { load, whenReady } from './load.js';
import { keep } from './page.js';
import { prepare } from './words.js';

const records = new WeakMap();
const unknown = () => ({ level: 'unknown', headline: null, notices: [], components: [] });

/** What belongs to an element: its options from script, its Widget while it is at work. */
export function recordOf(element) {
  if (!records.has(element)) records.set(element, { options: {}, isPlaced: true });
  return records.get(element);
}

/** Puts a widget into `target` (an element or a selector; the second argument goes before the option), or last in the body. Options are the attributes', `now` and `messages`. */
export function mount(options, target = Object(options).target) {
  const element = document.createElement('status-widget');
  const record = { options: Object.assign({}, options), isPlaced: Boolean(target), early: undefined };
  records.set(element, record);
  if (!customElements.get('status-widget')) {
    if (!record.options.preview) record.early = ask(record.options.source);
    prepare(document.documentElement, record.options.lang);
  }
  load();
  whenReady(() => {
    if (record.isDestroyed) return;
    const place = typeof target === 'string' ? document.querySelector(target) : target || document.body;
    if (place) place.append(element);
    else console.warn(`status-widget: there is no ${target} in the page`);
  });
  return {
    element,
    /** The detail of the last `status-widget-change`. */
    get state() { return (record.widget && record.widget.state()) || unknown(); },
    /** Asks the feed anew; fulfilled when the answer is on the page. */
    refresh: () => load().then(() => record.widget && new Promise((done) => record.widget.refresh(keep(done)))),
    /** What is shown and why; nothing before the widget is loaded. */
    explain: () => (record.widget && record.widget.explain()) || null,
    /** Takes other options from now on; the rest stay. */
    update(changes) {
      Object.assign(record.options, changes);
      if (record.widget) record.widget.update(record.options);
    },
    /** Takes it out of the page for good. */
    destroy() {
      record.isDestroyed = true;
      element.remove();
      stop(element);
    },
  };
}
