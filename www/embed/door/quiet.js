// Whether a feed's answer says that nothing is the matter, without a doubt. It knows one shape, a Statuspage summary's, and of that
// only what stands in it on a quiet day; what it does not know may mean something, and is for the wasm to read. It may be too careful,
// never too bold: whatever it calls quiet, the core shows nothing for (tests/quiet.rs).

/** What such a document holds. Another tool's may have the same lists, and something beside them. */
const KNOWN = /^(page|status|components|incidents|scheduled_maintenances)$/;
/** From when on a maintenance is far off: the core's lead of 24 hours, the 15 minutes by which a feed may set its clock, and time until the next poll. */
const FAR = 26 * 36e5;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+(Z|[+-]\d\d:\d\d)$/;

/** Reads the text of an answer. `now`, in milliseconds; `names`: what the page calls its components, each of which must be one, as must each member of a group; `hasLead`: it has its own idea of how long before its start a maintenance shows. */
export function isQuiet(text, now, names, hasLead) {
  const document = JSON.parse(text);
  // incident.io leaves a list out, or has a null for it, where there is nothing. What is no list has no `every`, and throws.
  const list = (name) => (document[name] == null ? [] : document[name]);
  const components = list('components');
  const maintenances = list('scheduled_maintenances');
  const known = {};
  return components.length > 0 && list('incidents').every(() => false) && !(hasLead && maintenances.length)
    && Object.keys(document).every((key) => KNOWN.test(key))
    && maintenances.every(({ status, scheduled_for: start }) => status === 'scheduled' && TIME.test(start) && Date.parse(start) > now + FAR)
    && components.every(({ status, components, id, name }) => status === 'operational' && isWord(id) && isWord(name) && (components && (names = names.concat(components)), known[fold(id)] = known[fold(name)] = 1))
    && names.every((name) => known[fold(name)] === 1);
}

const isWord = (value) => /[^\s\u200B-\u200F\u2060]/.test(value);

// What is no text throws.
const fold = (text) => text.trim().replace(/\s+/g, ' ').toLowerCase();
