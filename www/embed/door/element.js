// The element <status-widget>. What works in it comes from above, and is there for as long as it is in a document.
import { recordOf } from './record.js';
import { quiet } from './safely.js';

/** Defines the element; those that are in the page already start at once. `work` starts and stops what works in one. */
export function define(work, observedAttributes) {
  customElements.define('status-widget', class StatusWidgetElement extends HTMLElement {
    static get observedAttributes() { return observedAttributes; }
    // A page may have overwritten what it works with.
    connectedCallback() { quiet(work.start)(this); }
    disconnectedCallback() {
      // Moving it inside the page takes it out and puts it in again at once.
      queueMicrotask(() => {
        // A page that gets another body has not put away what it never placed.
        const isLeft = !this.isConnected && !recordOf(this).isPlaced && Object(this.parentNode).localName === 'body';
        if (isLeft && document.body) document.body.append(this);
        if (!this.isConnected) work.stop(this);
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
