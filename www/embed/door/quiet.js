// Whether a feed's answer says that nothing is the matter, without a doubt. It knows one shape, a Statuspage summary's, and of that
// only what stands in it on a quiet day; what it does not know may mean something, and is for the wasm to read. It may be too careful,
// never too bold: whatever it calls quiet, the core shows nothing for (tests/quiet.rs).

/** What such a document holds. Another tool's may have the same lists, and something beside them. */
const KNOWN = /^(page|status|components|incidents|scheduled_maintenances)$/;
/** From when on a maintenance is far off: the core's lead of 24 hours, the 15 minutes by which a feed may set its clock, and time until the next poll. */
const FAR = 26 * 36e5;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+(Z|[+-]\d\d:\d\d)$/;

/** Reads the text of an answer. `now`, in milliseconds; `names`: what the page calls its components, each of which must be one; `hasLead`: it has its own idea of how long before its start a maintenance shows. */
export function isQuiet(text, now, names, hasLead) {
  const { components, incidents, scheduled_maintenances: maintenances } = check(JSON.parse(text));
  if (!components.length || incidents.length || (hasLead && maintenances.length)) return false;
  for (let at = 0; at < maintenances.length; at += 1) {
    const { status, scheduled_for: start } = maintenances[at];
    if (status !== 'scheduled' || !TIME.test(start) || !(Date.parse(start) > now + FAR)) return false;
  }
  const known = {};
  for (let at = 0; at < components.length; at += 1) {
    const { id, name, status } = components[at];
    if (status !== 'operational' || !isWord(id) || !isWord(name)) return false;
    known[fold(id)] = known[fold(name)] = 1;
  }
  for (let at = 0; at < names.length; at += 1) if (known[fold(names[at])] !== 1) return false;
  return true;
}

/** Throws where it is of another shape. */
function check(document) {
  const keys = Object.keys(document);
  const { components, incidents, scheduled_maintenances: maintenances } = document;
  for (let at = 0; at < keys.length; at += 1) if (!KNOWN.test(keys[at])) throw keys;
  if (keys.length < 5 || !Array.isArray(components) || !Array.isArray(incidents) || !Array.isArray(maintenances)) throw keys;
  return document;
}

const isWord = (value) => typeof value === 'string' && /[^\s\u200B-\u200F\u2060]/.test(value);

const fold = (text) => text.trim().replace(/\s+/g, ' ').toLowerCase();
