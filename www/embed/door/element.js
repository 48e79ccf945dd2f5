// The element <status-widget>, which is there as soon as the door is. What works in it comes later, if ever.
import { change, enter, explain, leave, refresh, stateOf } from './greet.js';
import { recordOf } from './record.js';
import { quiet } from './safely.js';

/** Defines it; those that are in the page already enter at once. */
export function define() {
  customElements.define('status-widget', class StatusWidgetElement extends HTMLElement {
    static get observedAttributes() { return RULES.replace(/:\S+/g, '').split(' '); }

    connectedCallback() {
      // A page may have overwritten what it works with; and who makes an element may give it its attributes a moment later.
      queueMicrotask(() => this.isConnected && quiet(enter)(this));
    }

    disconnectedCallback() {
      // Moving it inside the page takes it out and puts it in again at once.
      queueMicrotask(() => {
        // A page that gets another body has not put away what it never placed.
        const isLeft = !this.isConnected && !recordOf(this).isPlaced && Object(this.parentNode).localName === 'body';
        if (isLeft && document.body) document.body.append(this);
        if (!this.isConnected) leave(this);
      });
    }

    attributeChangedCallback() {
      const record = recordOf(this);
      // Those that it comes with are read when it enters.
      if (record.isChanging || !(record.greeting || record.widget)) return;
      record.isChanging = true;
      queueMicrotask(() => {
        record.isChanging = false;
        change(this);
      });
    }

    get state() { return stateOf(this); }
    refresh() { return refresh(this); }
    explain() { return explain(this); }
  });
}
