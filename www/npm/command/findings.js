// What `doctor` finds: problems, which a page or its people would suffer from, and notes, which they should know. It asks and prints nothing.
import { isAddress } from './feed.js';
import { since, size } from './paint.js';

/** What the formats' own files say that people should know, by name. */
const guides = GUIDES;
/** Above so much a page takes its time with a document. */
const LARGE = 1e6;
/** A file of one's own need not name one. */
const NO_STAGE = / has the unknown stage `\(none\)`/;
/** Longer than that an answer from a cache is no longer the news. */
const LONG = 300;

/** `{ kind, code, message, advice }`, problems first. */
export function findings({ origin, feed, page, explanation, isOld }) {
  const found = [];
  const problem = (code, message, advice) => found.push({ kind: 'problem', code, message, advice });
  const note = (code, message, advice) => found.push({ kind: 'note', code, message, advice });
  const source = feed.from;
  for (const message of feed.failed) problem('source', message, 'pages wait for it in every round before they ask the next one');
  if (feed.left.length) note('not-asked', `not asked, because an earlier one answers: ${feed.left.join(', ')}`, 'check it by itself');
  for (const { concern, message } of explanation.diagnostics) {
    if (concern === 'options') problem(optionCode(message), message, nearest(message, page.components));
    else if (feed.format !== 'own' || !NO_STAGE.test(message)) note('remark', message);
  }
  if (isOld) problem('old', `what it answers was kept on its way for ${since(feed.age)}`, 'a page that may read its `Age` shows nothing, any other takes it for today’s: find the cache, or the relay whose feed fails');
  else if (explanation.level === 'unknown') problem('unknown', 'nothing is known by this document', 'the widget shows nothing, whatever is the matter');
  if (isAddress(source)) {
    const refused = feed.asked.filter(({ headers }) => !isReadable(headers, origin));
    if (refused.length) {
      const hint = (guides[feed.format] || {}).cors === 'no' ? 'this system never allows it; ' : '';
      problem('cors', `a page of ${origin} may not read ${refused.map(({ url }) => url).join(', ')}`, `${hint}put a relay in between, or mirror it to a file beside the page`);
    }
    if (/^http:/i.test(source) && !/^http:\/\/(localhost|127\.|\[::1\])/i.test(source)) problem('http', 'it is read without encryption', 'a page of https:// may not ask it');
    for (const { url, at, headers } of feed.asked) answerNotes({ url, at, headers }, origin, note);
    const bytes = feed.asked.reduce((sum, asked) => sum + asked.bytes, 0);
    if (bytes > LARGE) note('large', `every question downloads ${size(bytes)} before compression`, 'a longer refresh, or a relay that serves less, spares it');
  }
  const cannot = (guides[feed.format] || {}).cannot;
  if (cannot) note('cannot', `${feed.format} cannot tell ${cannot}`);
  if (page.isCut) note('cut', 'it holds more than is read of any document');
  if (!page.components.length) note('no-components', 'it lists no components', '`components` and `exclude` have nothing to go by');
  return found.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'problem' ? -1 : 1));
}

function answerNotes({ url, at, headers }, origin, note) {
  if (at && at !== url) note('redirect', `${url} leads to ${at}`, 'each step has to allow other origins, too; name the last one');
  const cache = headers.get('Cache-Control') || '';
  const [, seconds] = /(?:^|[\s,])max-age=(\d+)/.exec(cache) || [];
  if (Number(seconds) > LONG) note('cached', `${url} may come from a cache for ${seconds} s`, 'the widget waits no longer than five minutes for that');
  const varies = /(^|[\s,])origin($|[\s,])/i.test(headers.get('Vary') || '');
  if (varies && headers.get('Access-Control-Allow-Origin') === origin) note('varies', `${url} answers each origin by itself`, 'caches in between serve one origin alone');
}

function isReadable(headers, origin) {
  const allowed = headers.get('Access-Control-Allow-Origin');
  return allowed === '*' || allowed === origin;
}

const optionCode = (message) => (/ matches no component or group$/.test(message) ? 'no-such-component' : 'option');

/** For a name that matches nothing, the most similar ones that there are. */
function nearest(message, components) {
  const [, name] = /`: `(.*)` matches no component or group$/.exec(message) || [];
  if (name === undefined) return undefined;
  const names = new Set(components.flatMap(({ name: own, label, group }) => [own, label, group]).filter(Boolean));
  const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const scored = [...names].map((other) => ({ other, score: likeness(plain(name), plain(other)) })).filter(({ score }) => score > 0.4);
  scored.sort((a, b) => b.score - a.score);
  const isClose = ({ score }) => score > scored[0].score - 0.2;
  const best = scored.filter(isClose).slice(0, 3).map(({ other }) => other);
  if (!best.length) return 'see --list';
  // At a comma one name ends and the next begins.
  const parted = components.find(({ name: own }) => own === best[0] && own.includes(','));
  if (parted) return `the name \`${parted.name}\` has a comma in it: write its id, \`${parted.id}\``;
  return `is it ${best.map((other) => `\`${other}\``).join(' or ')} now?`;
}

/** From 0 to 1: one within the other, or the share of signs that need not be changed. */
function likeness(one, other) {
  if (!one || !other) return 0;
  if (` ${other} `.includes(` ${one} `) || ` ${one} `.includes(` ${other} `)) return 0.9;
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= other.length; place += 1) {
      const changed = row[place - 1] + (one[at - 1] === other[place - 1] ? 0 : 1);
      next.push(Math.min(changed, row[place] + 1, next[place - 1] + 1));
    }
    row = next;
  }
  return 1 - row[other.length] / Math.max(one.length, other.length);
}
