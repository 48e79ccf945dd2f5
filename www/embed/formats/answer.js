// One answer of another system: which documents it is made of, and what becomes of them. It asks by what it is given, and knows no
// format: the documents are translated by src/feed/foreign.
import { feedUrl } from '../door/source.js';
import { waysOf } from './addresses.js';

/** How long the documents that an answer can do without are waited for, until one of them has come. */
const PATIENCE = 4000;
/** What follows a status page's base, where that is not written. */
const SUMMARY = /\/api\/v2\/summary\.json$/;
/** What `auto` tries beside a base that has no Statuspage document. */
const BESIDE = ['/summary.json', '/index.json'];
/** From this status on a refusal says nothing of what there is: too many requests, a server in trouble. */
const TROUBLE = 429;

/** By which of its ways a source was asked last with success. */
const taken = {};
/** What a system's empty list comes to that has one whenever it has nothing to tell: nothing that is known to be well, and nothing open. */
const EMPTY = { alertmanager: '+{"page":{"id":"alertmanager/"},"components":[],"incidents":[]}' };
const isEmpty = ({ bytes }) => new TextDecoder().decode(bytes).trim() === '[]';

/** The addresses at which a document has been. */
const there = {};

/**
 * Asks for the documents of an answer and translates them: fulfilled with `{ format, source, text, parts }`, where the text is a sign and what
 * it is about: `+` a Statuspage document, `-` why there is none, in words or none; and `failed` is what went wrong with another part of it, which
 * is then none. Rejected with what went wrong on the way to a document.
 *
 * `get(url)` is fulfilled with `{ url, bytes }`, `read(documents, source)` translates. Without a format each document tells by itself,
 * and `first` is one that was had already, or why not; `isStatuspage(document)` tells one that needs no translation, where nobody else does.
 */
export function answer({ format, source, first, get, read, patience = PATIENCE, isStatuspage = () => false }) {
  const had = {};
  const part = (url) => had[url] = had[url] || get(url);
  const whole = (way) => all(way, part, patience);
  const translated = (parts, at) => {
    const text = read(parts.map(({ bytes }) => bytes), legible(at));
    const end = text.indexOf('\n');
    return { format: text.slice(0, end), source: at, text: text.slice(end + 1), parts };
  };
  return format ? named(format, source) : whatever();

  /** By the ways of a format, the one that was good last time first. */
  function named(name, at) {
    // A later release may have found one that this one does not know.
    if (!FORMATS[name]) return Promise.reject(Object.assign(Error(), { name: 'format\nthis release does not know that system' }));
    const ways = waysOf(FORMATS[name], at);
    const key = `${name} ${at}`;
    const from = taken[key] || 0;
    const next = (tried) => {
      const place = (from + tried) % ways.length;
      return whole(ways[place]).then((parts) => {
        taken[key] = place;
        const own = translated(parts, at);
        return !own.format && EMPTY[name] && parts.every(isEmpty) ? Object.assign(own, { format: name, text: EMPTY[name] }) : own;
      }, (error) => (tried + 1 < ways.length && !isTrouble(error) ? next(tried + 1).catch(() => { throw error; }) : Promise.reject(error)));
    };
    return next(0);
  }

  /** By a document whose system it tells itself; the rest is asked for where it is one of several. */
  function found(one) {
    const own = translated([one], one.url);
    if (!own.format && isStatuspage(one)) return own;
    if (!own.format) throw own;
    const way = waysOf(FORMATS[own.format], one.url).find((way) => way.some((url) => bare(url) === bare(one.url)));
    had[one.url] = Promise.resolve(one);
    if (!way || way.length < 2) return own;
    return whole(way).then((parts) => translated(parts, one.url), (error) => (isTrouble(error) ? Object.assign(own, { failed: error }) : own));
  }

  /** By what stands at the source, or beside it where that is a base. */
  function whatever() {
    const url = feedUrl(source);
    const look = (document) => document.then(found);
    return look(first || part(url)).catch((reason) => {
      const base = !SUMMARY.test(url) || isTrouble(reason) ? undefined : url.replace(SUMMARY, '');
      // An address that has no ending may be a document's own.
      const own = /[^/]\/[^/]/.test(base) ? [''] : [];
      const beside = base === undefined ? [] : own.concat(BESIDE);
      return beside.reduce((before, path) => before.catch(() => look(part(base + path))), Promise.reject())
        // What is told is what is with the source itself.
        .catch(() => (reason.parts ? reason : Promise.reject(reason)));
    });
  }
}

/**
 * The documents of a way. One that may be missing is, where nothing is there: no page may read it, or it takes its time and has never come.
 * Where it is in trouble all are, since what it would say is not known.
 */
function all(way, part, patience) {
  return Promise.all(way.map((url) => {
    const at = plain(url);
    const document = part(at).then((one) => {
      there[at] = true;
      return one;
    });
    return url === at ? document : Promise.race([
      document,
      new Promise((_, late) => { if (!there[at]) setTimeout(late, patience, Error()); }),
    ]).catch((error) => {
      // One that has been there and is out of reach is in trouble, too.
      if (there[at] && !error.status) error.status = TROUBLE;
      if (isTrouble(error)) throw error;
    });
  })).then((parts) => parts.filter(Boolean));
}

const isTrouble = ({ status }) => status >= TROUBLE;

const plain = (url) => url.replace(/^\?/, '');

/** Without a query that pages or sorts; one that chooses stays, for whom one team's page is meant is not shown all. */
const bare = (url) => plain(url).replace(/\?(?!.*(filter|name=|status=|_id=)).*/, '');

/** An address with the tag of a badge as people write it. */
function legible(address) {
  try {
    return address.replace(/[^/]+\.json$/, decodeURIComponent);
  } catch (_) {
    return address;
  }
}
