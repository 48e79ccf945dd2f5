// The element <status-widget>, which is there as soon as the door is, and is its own handle. What works in it comes later, if ever.
import { camel } from './camel.js';
import { change, enter, explain, leave, refresh, stateOf } from './greet.js';
import { comeBack } from './home.js';
import { names, recordOf } from './record.js';
import { quiet } from './safely.js';

/** Defines it; those that are in the page already enter at once. */
export function define() {
  class StatusWidgetElement extends HTMLElement {
    static get observedAttributes() { return names; }

    connectedCallback() {
      // A page may have overwritten what it works with; and who makes an element may give it its attributes a moment later.
      queueMicrotask(() => this.isConnected && quiet(arrive)(this));
    }

    disconnectedCallback() {
      // Moving it inside the page takes it out and puts it in again at once.
      queueMicrotask(() => {
        if (!this.isConnected) comeBack(this);
        if (!this.isConnected) leave(this);
      });
    }

    attributeChangedCallback(name, before, value) {
      const record = recordOf(this);
      // What is written later counts, also over what a tag or script has asked for; the same once more is nothing.
      if (name) {
        if (before === value) return;
        delete record.options[camel(name)];
      }
      // Those that it comes with are read when it enters.
      if (record.isChanging || !(record.greeting || record.widget)) return;
      record.isChanging = true;
      queueMicrotask(() => {
        record.isChanging = false;
        change(this);
      });
    }

    get state() { return stateOf(this); }
    explain() { return explain(this); }
  }
  // By number: a page may have overwritten how lists are gone through.
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at];
    const key = camel(name);
    // Of `lang` and `nonce`, which every element has, the browser takes care.
    if (!(key in HTMLElement.prototype)) Object.defineProperty(StatusWidgetElement.prototype, key, {
      configurable: true,
      enumerable: true,
      // One name, two things: how often is asked, and what asks at once.
      get() { return key === 'refresh' ? () => refresh(this) : recordOf(this).options[key] || this.getAttribute(name) || ''; },
      set(value) {
        const { options } = recordOf(this);
        delete options[key];
        if (Object(value) === value) options[key] = value;
        else if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
        this.attributeChangedCallback();
      },
    });
  }
  customElements.define('status-widget', StatusWidgetElement);
}

/** What came out of a page's snapshot is the likeness of one that comes back by itself. */
function arrive(element) {
  if (element.hasAttribute('data-mounted') && !recordOf(element).home) return element.remove();
  // Set before it was one of ours.
  for (let at = 0; at < names.length; at += 1) {
    const key = camel(names[at]);
    if (element.hasOwnProperty(key)) {
      const value = element[key];
      delete element[key];
      element[key] = value;
    }
  }
  return enter(element);
}
