// The element <status-widget>: one Widget of the wasm for as long as it is in a document.
import css from '#style';
import { atWork, isOver } from './guard.js';
import { recordOf } from './mount.js';
import { quiet } from './page.js';
import { dresser } from './style.js';
import { languagesOf, wordsOf } from './words.js';

let Widget;
let dress;

/** Defines the element; those that are in the page already start at once. */
export function define(WidgetClass, observedAttributes) {
  Widget = WidgetClass;
  dress = dresser(css);
  customElements.define('status-widget', class StatusWidgetElement extends HTMLElement {
    static get observedAttributes() { return observedAttributes; }
    // A page may have overwritten what it works with.
    connectedCallback() { quiet(start)(this); }
    disconnectedCallback() {
      // Moving it inside the page takes it out and puts it in again at once.
      queueMicrotask(() => {
        // A page that gets another body has not put away what it never placed.
        const isLeft = !this.isConnected && !recordOf(this).isPlaced && Object(this.parentNode).localName === 'body';
        if (isLeft && document.body) document.body.append(this);
        if (!this.isConnected) stop(this);
      });
    }
    attributeChangedCallback() {
      const record = recordOf(this);
      if (record.isChanging) return;
      record.isChanging = true;
      queueMicrotask(() => {
        record.isChanging = false;
        if (record.widget) record.widget.update(record.options);
      });
    }
  });
}

function start(element) {
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
