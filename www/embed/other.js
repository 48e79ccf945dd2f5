// Feeds of other systems, which a module of its own reads (src/feed/foreign): nobody downloads it whose feed is Statuspage's. In here is
// known where such a feed was found, also to page views to come; which documents that are, stands in www/embed/formats.
import { quiet } from './door/safely.js';
import { lent } from './lent.js';
import { storeOf } from './tabs.js';

/** By the address that is asked first, where the status is: a format and a source, a line each. */
const known = {};
/** What was looked for in vain. */
const tried = {};
let module;

const keyOf = (url) => `status-widget:${MEMORY}* ${url}`;
const recall = quiet((kind, url) => storeOf(kind)[keyOf(url)]);
const remember = quiet((kind, url, place) => {
  known[url] = place;
  const storage = storeOf(kind);
  if (place) storage.setItem(keyOf(url), place);
  else storage.removeItem(keyOf(url));
});

/** Where to ask: at the address itself, where nobody knows better. */
export const placeOf = (url, kind) => known[url] || recall(kind, url) || url;

/** Whether that is another system's, by name. */
export const isOther = (place) => place.includes('\n');

/** A question to another system, which all join who ask it; or, by the address alone, to find out which it is, and where: what has been answered there is looked at first. */
export function askThrough(place, { url, kind, now }, first) {
  const [format, source] = isOther(place) ? place.split('\n') : ['', url];
  return lent.askFor(`${format}\n${source}`, undefined, (_, signal) => begun()
    .then((ask) => ask(format, source, now, first, signal))
    .then(({ format: found, source: at, response }) => {
      if (!format && found) remember(kind, url, `${found}\n${at}`);
      else if (!response.ok) miss(place, url, kind, response.status < 429);
      return response;
    }, (error) => {
      const [what] = error.name.split('\n');
      // To be fetched anew.
      if (what === 'load') module = undefined;
      else miss(place, url, kind, what === 'format');
      throw error;
    }));
}

/** Whether it is worth while to look elsewhere: once for a page view, where no system is named. */
export const isWorthwhile = ({ url, place }) => place === url && !isOther(url) && !tried[url];

/** It is not there: any more, if that is certain; or nowhere, which a page without a network cannot tell. */
function miss(place, url, kind, isGone) {
  if (place === url) tried[url] = navigator.onLine;
  else if (isGone) remember(kind, url);
}

/** What answers for a source, fetched once for the page. */
function begun() {
  module = module || lent.fetchScript(FORMATS_FILE, FORMATS_HASH)
    .then((begin) => begin(lent), () => { throw Object.assign(new Error(), { name: `load\n${FORMATS_FILE} cannot be had` }); });
  return module;
}
