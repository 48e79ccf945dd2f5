// What works in an element: one Widget of the wasm, from when it is needed until the element is taken out.
import css from '#style';
import { quiet } from './door/safely.js';
import { atWork, isOver } from './guard.js';
import { lent } from './lent.js';
import { nearest } from './nearest.js';
import { keep, run } from './page.js';
import { follow, isElsewhere } from './path.js';
import { dresser } from './style.js';
import { LIMIT, languagesOf, wordsOf } from './words.js';

let Widget;
let dress;
/** What ends looking where the page has gone. */
let following;

/** What sets elements to work, with this class of the glue. */
export function works(WidgetClass) {
  Widget = WidgetClass;
  dress = dresser(css);
  return { refresh, start, stop };
}

/** Sets an element to work, unless it is, has gone meanwhile, or all is over: there is something in it, and in a task of its own it begins. Fulfilled then. */
function start(element) {
  const record = lent.recordOf(element);
  if (isOver || !lent.present.has(element)) return;
  const root = element.shadowRoot || element.attachShadow({ mode: 'open' });
  // What a page has in it stays seen, also by mistake: in HTML `<status-widget />` is no end of it.
  if (!root.firstChild) root.append(document.createElement('slot'));
  dress(root, record.options.nonce || element.nonce);
  if (record.widget) return;
  // From here on the style says how it stands, or there is none.
  if (element.getAttribute('hidden') === 'mounted') element.hidden = false;
  atWork.add(element);
  const loader = {
    // What a page gives for a text may throw as it becomes one.
    isElsewhere: quiet(() => {
      const paths = lent.parts(lent.written(element, 'path'), ',');
      if (paths.length && !following) following = follow(lookAgain);
      return isElsewhere(paths, location);
    }),
    nearest: quiet((lang) => nearest([lang].concat(languagesOf(element))).join(' ')),
    ask(language) {
      record.language = language;
      Promise.race([wordsOf(language), new Promise((late) => setTimeout(late, LIMIT))])
        .then((file) => record.widget && record.language === language && record.widget.speak(file));
    },
  };
  // What comes too late for this one is not for the next one's ears.
  const call = (turn, came, value) => record.widget === widget && widget.hear(turn, came, value);
  const widget = new Widget(element, root, record.isPlaced, record.early, record.state, loader, call);
  record.widget = widget;
  record.early = record.state = undefined;
  return record.begun = lent.rest().then(() => {
    if (record.widget === widget) widget.update(record.options);
    // It may have failed in there.
    if (isOver) record.widget = undefined;
  });
}

/** The page has gone elsewhere. */
function lookAgain() {
  atWork.forEach((element) => {
    const { options, widget } = lent.recordOf(element);
    if (widget) widget.update(options);
  });
}

/** Has it ask anew; fulfilled when the answer is on the page. */
function refresh(element) {
  const record = lent.recordOf(element);
  // One that has just come has no options yet.
  return record.widget && record.begun.then(() => record.widget && new Promise((done) => record.widget.refresh(keep(done))));
}

/** Ends an element's work: its timers, listeners and requests. */
function stop(element) {
  const record = lent.recordOf(element);
  const { widget } = record;
  record.widget = undefined;
  atWork.delete(element);
  if (following && !atWork.size) following = run(following);
  if (!widget) return;
  widget.stop();
  // Later: a listener of the page may have asked for this while the widget was at work. Not as a microtask: WebKit can run those
  // before the call that sent the event is over.
  setTimeout(() => widget.free(), 0);
}
