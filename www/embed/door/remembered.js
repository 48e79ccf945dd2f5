// Whether earlier page views have left something for these sources: what was shown or put away, or something to begin with. It reads
// none of it; www/embed/tabs.js and src/memory.rs do.
import { quiet } from './safely.js';

/** Whether there is anything in the storage that a page writes as its own, if it wants one. */
export const isRemembered = quiet((sources, storage) => {
  const store = window[`${storage || 'local'}Storage`];
  const key = `status-widget:${MEMORY} ${sources.join(' ')}`;
  return store.getItem(key) || store.getItem(key.replace(' ', '+ '));
});
