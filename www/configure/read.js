// A status page as a browser finds it from here: whether it may be read, by what system, how old and how large it is. It asks by the
// door's own questions and translates by the module that ships; it shows nothing.
import facts from '#facts';
import { askFor, bytesOf, hold } from '../embed/door/ask.js';
import { filesBeside } from '../embed/door/files.js';
import { fetchScript } from '../embed/door/script.js';
import { feedUrl } from '../embed/door/source.js';
import { waysOf } from '../embed/formats/addresses.js';

/** What of a Statuspage document makes it one. */
const LISTS = ['components', 'incidents', 'scheduled_maintenances'];

filesBeside(new URL('../status-widget.js', location.href).href);

/** What was pasted in place of an answer, by its address. */
let given = new Map();
/** The documents that were had for the question at hand. */
let had = [];

/** What the module of formats is lent, as the door lends it: what was pasted goes before what can be fetched. */
const lent = {
  base: new URL('../', location.href),
  hold,
  askFor: (url) =>
    given.has(url)
      ? { url, question: { askers: 1, controller: new AbortController(), response: Promise.resolve(new Response(given.get(url))) } }
      : askFor(url),
  bytesOf: (question, response) =>
    bytesOf(question, response).then((bytes) => {
      had.push({
        url: response.url,
        bytes: bytes.length,
        hold: hold(response),
        age: question.older / 1000,
        modified: Date.parse(response.headers.get('Last-Modified')),
      });
      return bytes;
    }),
};

let asking;
function translator() {
  const { name, integrity } = isRefused() ? facts.modules.compat : facts.modules.wasm;
  asking = asking || fetchScript(name, integrity).then((prepare) => prepare(lent));
  asking.catch(() => {
    asking = undefined;
  });
  return asking;
}

function isRefused() {
  try {
    return !new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    return true;
  }
}

/** What is known of a format by its name. */
export const guideOf = (name) => facts.formats.find((format) => format.name === name);

/** Where a source is asked: the documents of its first way; one that begins with `?` may be missing. */
export function addressesOf(source, format) {
  const guide = guideOf(format);
  return guide && guide.rules ? waysOf(guide.rules, source)[0] : [feedUrl(source)];
}

/**
 * Reads a source. Fulfilled with what was found: `{ source, format, document, cors, documents, took, remarks, reason }`; without a
 * `document` it has a `reason`, `{ kind, message }`. `pasted`: texts by address, where a page cannot ask.
 */
export async function find({ source, format, pasted }) {
  given = new Map(pasted);
  had = [];
  const started = performance.now();
  const isAuto = !format || format === 'auto';
  const found = { source, format: isAuto ? '' : format, cors: 'yes', documents: had, remarks: [] };
  const first = addressesOf(source, format)[0];
  if (isSame(first)) found.cors = 'same';
  try {
    const own = format === 'statuspage' ? await plain(first) : await translated(isAuto ? '' : format, source, first);
    found.document = documentOf(own.text);
    found.format = own.format || 'statuspage';
    found.at = own.source;
    if (Array.isArray(found.document.remarks)) found.remarks = found.document.remarks.filter((remark) => typeof remark === 'string');
  } catch (reason) {
    found.reason = reasonOf(reason);
    if (found.reason.kind === 'network') found.cors = (await answersAnyway(first)) ? 'no' : 'unreachable';
  }
  if (given.size) found.cors = 'pasted';
  found.took = performance.now() - started;
  return found;
}

async function plain(url) {
  const { question } = lent.askFor(url);
  const response = await question.response;
  if (!response.ok) throw response;
  return { format: 'statuspage', source: url, text: new TextDecoder().decode(await lent.bytesOf(question, response)) };
}

async function translated(format, source, first) {
  const ask = await translator();
  const asked = format ? undefined : lent.askFor(first);
  const { signal } = new AbortController();
  // What is Statuspage's own already is looked for nowhere else: with a query it is no base, beside which there could be more.
  const place = format ? source : (await isStatuspage(asked.question)) ? `${first}?` : first;
  const { format: found, source: at, response } = await ask(format, place, Date.now(), asked, signal);
  if (!response.ok) throw response;
  return { format: found, source: at, text: await response.text() };
}

/** Whether an answer is a document that needs no translation; `bytesOf` keeps its bytes for who reads it after this. */
async function isStatuspage(question) {
  const response = await question.response;
  if (!response.ok) return false;
  try {
    return Boolean(documentOf(new TextDecoder().decode(await bytesOf(question, response))));
  } catch (error) {
    return false;
  }
}

/** The document, if it is one that the widget reads. */
function documentOf(text) {
  let document;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw Object.assign(new Error(), { name: 'format\nWhat it answers is no JSON.' });
  }
  const isKnown = document && typeof document === 'object' && (LISTS.some((name) => Array.isArray(document[name])) || document.incident);
  if (!isKnown) throw Object.assign(new Error(), { name: 'format\nWhat it answers is JSON, but of no status system that is known.' });
  return document;
}

function reasonOf(reason) {
  if (reason instanceof Response) return { kind: 'http', message: `It answers with status ${reason.status}.` };
  const [kind, message] = String((reason && reason.name) || '').split('\n');
  if (kind === 'format') return { kind, message: message || 'What it answers is of no status system that is known.' };
  if (kind === 'load' || !reason) return { kind: 'load', message: 'A file of the widget cannot be had: serve all of dist/ side by side.' };
  if (reason instanceof RangeError) return { kind: 'large', message: 'It is larger than 8 MB, which the widget does not read.' };
  return { kind: 'network', message: '' };
}

const isSame = (url) => {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch (error) {
    return false;
  }
};

/** Whether something is there that this page may not read. A browser says no more. */
const answersAnyway = (url) =>
  fetch(url.replace(/^\?/, ''), { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer' }).then(
    () => true,
    () => false,
  );
