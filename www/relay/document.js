// The document that a relay serves: Statuspage's own as it is, another system's in that form, with the page's summary that other readers
// of such documents look for. It asks nothing.

/** From what is the matter with a component to how bad it is for a page. */
const INDICATORS = { operational: 'none', degraded_performance: 'minor', under_maintenance: 'maintenance', partial_outage: 'major', major_outage: 'critical' };
const WORST = ['none', 'maintenance', 'minor', 'major', 'critical'];
const LISTS = ['components', 'incidents', 'scheduled_maintenances'];

/** `{ text, remarks }` of what the documents of an answer say; throws why it is none. */
export function asDocument({ format, text, parts, failed }) {
  if (failed) throw failed;
  if (text[0] !== '+' && (text.length > 1 || format)) throw new Error(text.slice(1) || 'the documents cannot be read');
  const own = text[0] === '+' ? text.slice(1) : new TextDecoder().decode(parts[0].bytes);
  const document = parsed(own);
  if (!LISTS.some((name) => Array.isArray(document[name]))) throw new Error('the answer is of no status system that is known');
  const { remarks = [] } = text[0] === '+' ? document : {};
  // Statuspage's own is nobody's to change.
  if (text[0] !== '+' || document.status) return { text: own, remarks };
  const { page, ...rest } = document;
  delete rest.remarks;
  return { text: JSON.stringify({ page, status: statusOf(rest), ...rest }), remarks };
}

/** Where a Statuspage tells how what has vanished from its summary has ended: beside that, by the rule of src/options/source.rs. */
export function historyOf({ text, parts }) {
  const [, folder, query] = /^([^?]*\/)summary\.json(\?.*)?$/.exec(parts[0].url) || [];
  return text[0] === '+' || folder === undefined ? undefined : `${folder}incidents.json${query || ''}`;
}

/** For how many seconds others on the way had kept the oldest part of an answer: a cache by its word, nginx's relay by its clock and the feed's date. */
export function olderOf({ parts }) {
  const olderBy = ({ response: { headers } }) => {
    const kept = (Date.parse(headers.get('Date')) - Date.parse(headers.get('Status-Date'))) / 1000 || 0;
    // Who may keep nothing unasked has asked, or is told of each change, as hosts of static files are.
    const hasAsked = /\b(max-age=0|no-cache)\b/.test(headers.get('Cache-Control'));
    return (!hasAsked && Number(headers.get('Age')) || 0) + Math.max(0, kept);
  };
  return Math.max(...parts.map(olderBy));
}

/** Whether a document is one that is served as it is. */
export function isStatuspage({ bytes }) {
  try {
    const document = parsed(new TextDecoder().decode(bytes));
    return LISTS.some((name) => Array.isArray(document[name]));
  } catch (_) {
    return false;
  }
}

function parsed(text) {
  let document;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (_) {
    throw new Error('the answer is not JSON');
  }
  if (!document || typeof document !== 'object' || Array.isArray(document)) throw new Error('the answer is of no status system that is known');
  return document;
}

/** The worst of the components, as Statuspage has it; an open incident by its impact, where that is worse. None where nothing is known: of no word a reader makes "all well". */
function statusOf({ components = [], incidents = [] }) {
  const open = incidents.filter(({ status }) => !/^(resolved|postmortem|completed|closed)$/.test(status));
  const words = components.map(({ status }) => INDICATORS[status]).concat(open.map(({ impact }) => impact));
  const worst = Math.max(...words.map((word) => WORST.indexOf(word)));
  return worst < 0 ? undefined : { indicator: WORST[worst] };
}

/** A strong tag of a text. */
export async function etagOf(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `"${Array.from(new Uint8Array(hash).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}
