// Whether earlier page views have left something: for these sources, what was shown or put away, or something to begin with; that a feed is
// another system's; and that WebAssembly was refused. It reads no more of it; www/embed/tabs.js, www/embed/other.js and src/memory.rs do.
import { REFUSAL } from './refusal.js';
import { quiet } from './safely.js';

/** What stands under a key in the storage that a page writes as its own, if it wants one. */
const stored = quiet((storage, key) => (window[`${storage || 'local'}Storage`] || storage)[key]);

/** Whether there is anything for these sources. */
export function isRemembered(sources, storage) {
  const key = `status-widget:${MEMORY} ${sources.join(' ')}`;
  return stored(storage, key) || stored(storage, key.replace(' ', '+ '));
}

/** Whether a feed is another system's, as the page writes it or, where it names none, an earlier page view has found: then this is not the address of its status. */
export const isOther = (format, url, storage) => (/^(auto)?$/.test(format) ? stored(storage, `status-widget:${MEMORY}* ${url}`) : `${format}` !== 'statuspage');

/** Whether WebAssembly has been refused before. */
export const isRefusalKnown = (storage) => stored(storage, REFUSAL);
