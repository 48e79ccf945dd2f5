// What works in an element: one Widget of the wasm, from when it is in a document until it is taken out.
import css from '#style';
import { recordOf } from './door/record.js';
import { languagesOf, wordsOf } from './door/words.js';
import { atWork, isOver } from './guard.js';
import { keep } from './page.js';
import { dresser } from './style.js';

let Widget;
let dress;

/** Says what works from now on. */
export function workWith(WidgetClass) {
  Widget = WidgetClass;
  dress = dresser(css);
}

/** Sets an element to work, unless it is, or all is over. */
export function start(element) {
  const record = recordOf(element);
  if (record.widget || isOver) return;
  const root = element.shadowRoot || element.attachShadow({ mode: 'open' });
  dress(root, record.options.nonce || element.nonce);
  atWork.add(element);
  const loader = {
    languages: () => languagesOf(element).join(' '),
    ask(language) {
      record.language = language;
      wordsOf(language).then((file) => record.widget && record.language === language && record.widget.speak(file));
    },
  };
  // What comes too late for this one is not for the next one's ears.
  const call = (turn, came, value) => record.widget === widget && widget.hear(turn, came, value);
  const widget = new Widget(element, root, record.isPlaced, record.early, loader, call);
  record.widget = widget;
  record.early = undefined;
  widget.update(record.options);
  // It may have failed in there.
  if (isOver) record.widget = undefined;
}

/** Has it ask anew; fulfilled when the answer is on the page. */
export function refresh(element) {
  const { widget } = recordOf(element);
  return widget && new Promise((done) => widget.refresh(keep(done)));
}

/** Ends an element's work: its timers, listeners and requests. */
export function stop(element) {
  const record = recordOf(element);
  const { widget } = record;
  record.widget = undefined;
  atWork.delete(element);
  if (!widget) return;
  widget.stop();
  // Later: a listener of the page may have asked for this while the widget was at work. Not as a microtask: WebKit can run those
  // before the call that sent the event is over.
  setTimeout(() => widget.free(), 0);
}
