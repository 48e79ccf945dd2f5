// `StatusWidget.mount()`: makes an element, and gives script a handle on it that works before the wasm is there.
import { askFor } from './ask.js';
import { load, refresh, stop } from './load.js';
import { recordOf } from './record.js';
import { whenReady } from './safely.js';
import { feedUrl } from './source.js';
import { prepare } from './words.js';

const unknown = () => ({ level: 'unknown', headline: null, notices: [], components: [] });

/** Puts a widget into `target` (an element or a selector; the second argument goes before the option), or last in the body. Options are the attributes', `now` and `messages`. */
export function mount(options, target = Object(options).target) {
  const element = document.createElement('status-widget');
  const record = recordOf(element, { options: Object.assign({}, options), isPlaced: Boolean(target), early: undefined });
  if (!customElements.get('status-widget')) {
    const url = !record.options.preview && feedUrl(record.options.source);
    if (url) record.early = askFor(url);
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
    refresh: () => refresh(element),
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
