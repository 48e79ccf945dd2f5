// A relay of feeds, as a fetch handler: each source of its configuration is asked once for all readers, translated to a Statuspage document
// where it is another system's, and answered with CORS, an ETag and its age. It asks for nothing that is not in its configuration, and
// keeps nothing but the last good answer of each.
import { answer } from '../embed/formats/answer.js';
import { joined } from '../embed/formats/joined.js';
import { DEFAULTS, sourcesOf } from './configuration.js';
import { asDocument, etagOf, historyOf, isStatuspage, olderOf } from './document.js';
import { fetchFrom } from './upstream.js';

/** What follows a source's name, where a widget asks by that as a base URL: its summary, and how what has vanished from it has ended. */
const SUMMARY = '/api/v2/summary.json';
const HISTORY = '/api/v2/incidents.json';
/** After so many times as long as an answer may take it comes no more. */
const FORGOTTEN = 3;

/**
 * Answers requests for the sources of a configuration: `{ sources: { name: source | { source, format, private } }, fresh, stale, … }`.
 *
 * `translate` is what reads other systems' documents. `store`, with `read(name)` and `write(name, text)`, outlives the process, if there is
 * one; `lookup(host)` answers with a host's addresses, where that can be known. The rest is for tests.
 */
export function relay(configuration, { translate, store, lookup, fetch = globalThis.fetch, now = Date.now, log = console.warn } = {}) {
  const options = Object.assign({}, DEFAULTS, configuration);
  const entries = new Map();
  for (const [name, source] of sourcesOf(configuration)) {
    const entry = entryOf(name, () => read(entry));
    entry.source = source;
    entry.history = entryOf(name + HISTORY, () => readHistory(entry));
    entries.set(name, entry);
  }
  const hosts = new Set([...entries.values()].map(({ source }) => new URL(source.source).hostname));
  return handle;

  /** One document that is kept: its last good answer, what went wrong since, and the question that is under way, with its beginning. */
  function entryOf(name, ask) {
    return { name, ask, good: undefined, failure: undefined, asking: undefined, since: 0, isRead: !store };
  }

  /** The one way in: from a request to `{ status, headers, body }`, of which whoever runs it makes an answer. What is asked outlives the answer, and the reader, by `context.waitUntil`, where there is that. */
  async function handle(request, context) {
    if (request.method === 'OPTIONS') return reply(204, null, { 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': '86400' });
    if (request.method !== 'GET' && request.method !== 'HEAD') return error(405, 'only GET and HEAD', { Allow: 'GET, HEAD, OPTIONS' });
    const { pathname } = new URL(request.url);
    const entry = entries.get(nameOf(pathname, SUMMARY)) || await withHistory(entries.get(nameOf(pathname, HISTORY)));
    if (!entry) return error(404, 'there is no such source in this relay');
    await restored(entry);
    if (isDue(entry)) {
      const asking = ask(entry);
      // Also where it is waited for: others wait for it too, and a worker drops what belongs to a reader who leaves.
      if (context && context.waitUntil) context.waitUntil(asking);
      // What is hardly older than it should be need not wait for the feed.
      if (ageOf(entry) >= options.fresh + options.wait) await asking;
    }
    // Why, is for the log: a message may name what nobody outside should know.
    return good(entry, request) || error(502, 'the feed cannot be had');
  }

  /** `/name`, or what a widget makes of that as a base URL. */
  function nameOf(path, ending) {
    return decodeSafely((path.endsWith(ending) ? path.slice(0, -ending.length) : path).replace(/^\/+|\/+$/g, ''));
  }

  /** The history of a source whose last good answer has one. Who asks for it has had that answer, mostly of this very relay. */
  async function withHistory(entry) {
    if (entry) await restored(entry);
    return entry && entry.good && entry.good.history ? entry.history : undefined;
  }

  /** How long ago the last good answer came, in seconds. */
  function ageOf({ good: kept }) {
    return kept ? Math.max(0, (now() - kept.at) / 1000) : Infinity;
  }

  function isDue(entry) {
    const sinceFailure = entry.failure ? (now() - entry.failure.at) / 1000 : Infinity;
    return ageOf(entry) >= options.fresh && sinceFailure >= options.retry;
  }

  /** Asks the feed, once for all who need it. Never rejected: a failure is kept as that, and never as an answer. */
  function ask(entry) {
    // A runtime may end a request with all that it has begun: such a question never settles, and is forgotten.
    if (entry.asking && now() - entry.since <= FORGOTTEN * options.timeout * 1000) return entry.asking;
    entry.since = now();
    const asking = entry.ask()
      .then((kept) => {
        if (entry.failure) log(`${entry.name}: the feed is back`);
        Object.assign(entry, { good: kept, failure: undefined });
        return store && store.write(entry.name, JSON.stringify(kept));
      })
      .catch((reason) => {
        const message = messageOf(reason);
        if (!entry.failure || entry.failure.message !== message) log(`${entry.name}: ${message}`);
        entry.failure = { message, at: now() };
      })
      .then(() => { if (entry.asking === asking) entry.asking = undefined; });
    entry.asking = asking;
    return asking;
  }

  /** One answer of the feed, as it is served. */
  async function read({ name, source: { source, format = 'auto', private: isPrivate } }) {
    const get = getter(isPrivate);
    const own = await answer({
      format: format === 'auto' || format === 'statuspage' ? '' : format,
      source,
      isStatuspage,
      // The signal ends all of it before, and says why.
      patience: 2 * options.timeout * 1000,
      get,
      read: (documents, at) => translate(joined(documents), at, now()),
    });
    const { text, remarks } = asDocument(own);
    for (const remark of remarks) log(`${name}: ${remark}`);
    return { text, etag: await etagOf(text), at: now(), older: olderOf(own), history: historyOf(own) };
  }

  /** The feed's list of what has been, as it is. */
  async function readHistory({ source, good: { history } }) {
    const document = await getter(source.private)(history);
    const own = { format: '', text: '', parts: [document] };
    const { text } = asDocument(own);
    return { text, etag: await etagOf(text), at: now(), older: olderOf(own) };
  }

  /** Asks for the documents of one answer. */
  function getter(isPrivate) {
    const signal = AbortSignal.timeout(options.timeout * 1000);
    return (url) => fetchFrom(url, { fetch, lookup, hosts, isPrivate, signal, limit: options.limit });
  }

  /** The last good answer, if there is one that may still be served. */
  function good(entry, request) {
    const age = ageOf(entry);
    if (!(age < options.fresh + options.stale)) return undefined;
    const { text, etag, older = 0 } = entry.good;
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      // `Age` begins at the feed: the time with those before us is no part of what caches after us have. With a lifetime of nothing it would be
      // taken for that of a host of static files, which tells nothing.
      'Cache-Control': `public, max-age=${Math.max(1, options.fresh)}${older >= 1 ? `, s-maxage=${options.fresh + Math.floor(older)}` : ''}, stale-while-revalidate=${options.wait}, stale-if-error=${options.stale}`,
      ETag: etag,
      Age: String(Math.floor(age + older)),
    };
    const known = (request.headers.get('If-None-Match') || '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known.includes(etag) || known.includes('*')) return reply(304, null, headers);
    return reply(200, request.method === 'HEAD' ? null : text, headers);
  }

  async function restored(entry) {
    if (entry.isRead) return;
    entry.isRead = true;
    try {
      const kept = JSON.parse(await store.read(entry.name));
      if (typeof kept.text === 'string' && Number.isFinite(kept.at) && kept.at <= now() && !entry.good) entry.good = kept;
    } catch (_) {
      // Nothing there, or nothing that is of use.
    }
  }

  function reply(status, body, headers) {
    return {
      status,
      body,
      headers: Object.assign({
        'Access-Control-Allow-Origin': options.origin,
        'Access-Control-Expose-Headers': 'Age, ETag',
        'X-Content-Type-Options': 'nosniff',
      }, headers),
    };
  }

  /** An error is nobody's to keep. */
  function error(status, message, headers) {
    return reply(status, JSON.stringify({ error: message }), Object.assign({ 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }, headers));
  }
}

function decodeSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch (_) {
    return '';
  }
}

/** Why there is no answer, in words. */
function messageOf(reason) {
  if (reason instanceof Response) return `the feed answers with status ${reason.status}`;
  if (reason && reason.name === 'TimeoutError') return 'the feed did not answer in time';
  return reason && reason.message ? reason.message : String(reason);
}
