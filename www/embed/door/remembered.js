// Whether earlier page views have left something: for these sources, what was shown or put away, or something to begin with; and that
// WebAssembly was refused. It reads no more of it; www/embed/tabs.js and src/memory.rs do.
import { REFUSAL } from './refusal.js';
import { quiet } from './safely.js';

/** The storage that a page writes as its own, if it wants one. */
const storeOf = (storage) => window[`${storage || 'local'}Storage`];

/** Whether there is anything in it. */
export const isRemembered = quiet((sources, storage) => {
  const store = storeOf(storage);
  const key = `status-widget:${MEMORY} ${sources.join(' ')}`;
  return store.getItem(key) || store.getItem(key.replace(' ', '+ '));
});

/** Whether WebAssembly has been refused before. */
export const isRefusalKnown = quiet((storage) => storeOf(storage).getItem(REFUSAL));
