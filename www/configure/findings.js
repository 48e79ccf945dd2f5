// What was found of a status page, in words: which system, whether a page may read it, how old, how large, what it cannot tell. It finds
// nothing itself.
import facts from '#facts';
import { byId, foreign, link, node } from './dom.js';
import { leavesOf, treeOf } from './components.js';
import { guideOf } from './read.js';

/** The facts as rows of a list, and the one sentence that says how it stands. */
export function showFindings(place, found, tree) {
  place.replaceChildren(
    node(
      'dl',
      { class: 'findings' },
      rowsOf(found, tree)
        .filter(Boolean)
        .map(([term, tone, ...told]) => node('div', { 'data-tone': tone }, node('dt', {}, term), node('dd', {}, told))),
    ),
  );
}

function rowsOf(found, tree) {
  const { document, reason } = found;
  const guide = guideOf(found.format);
  const leaves = leavesOf(tree);
  const groups = tree.filter(({ members }) => members).length;
  return [
    [document ? 'System' : 'Answer', document ? 'good' : 'bad', document ? systemOf(found, guide) : reason.message || unread(found)],
    ['A page may read it', ...mayRead(found)],
    document && ['How fresh', ...freshness(found)],
    found.documents.length > 0 && ['How large', ...largeness(found)],
    document && [
      'It has',
      leaves.length ? 'good' : 'mind',
      leaves.length
        ? `${plural(leaves.length, 'component')}${groups ? ` in ${plural(groups, 'group')}` : ''}`
        : 'no list of components: what your page depends on can be told only by what incidents name',
    ],
    document && guide && guide.tells && ['It tells', 'plain', guide.tells],
    guide && guide.cannot && guide.cannot !== '–' && ['It cannot tell', 'mind', guide.cannot],
    found.remarks.length > 0 && ['Odd about it', 'mind', found.remarks.slice(0, 5).map((remark) => node('p', {}, foreign(remark, 'span')))],
  ];
}

function systemOf({ document, at }, guide) {
  const name = document.page && typeof document.page.name === 'string' && document.page.name;
  const title = guide ? guide.title : 'Statuspage';
  return [node('b', {}, title), name ? [', the page of ', foreign(name)] : '', at && !guide ? '' : ''];
}

const unread = ({ cors }) =>
  cors === 'no' ? 'It answers, but a browser keeps the answer from this page.' : 'Nothing answers at this address.';

function mayRead({ cors, format, source }) {
  const guide = guideOf(format);
  const isMixed = location.protocol === 'https:' && source.startsWith('http:');
  switch (cors) {
    case 'yes':
      return ['good', 'yes: this page has just done it, from an origin of its own'];
    case 'same':
      return ['mind', 'it is on this page’s own origin, where nothing is in the way; of others this says nothing'];
    case 'pasted':
      return ['bad', 'no, as far as is known: what you see was pasted. Your pages need ', relayHere()];
    case 'no':
      return [
        'bad',
        `no: it sends no CORS header${guide && guide.cors === 'no' ? ', as this system has none' : ''}. Your pages need `,
        relayHere(),
      ];
    default:
      return [
        'bad',
        isMixed
          ? 'a page on https may not read what is on http'
          : 'it cannot be told: perhaps it is misspelt, only reachable from inside your network, or down',
      ];
  }
}

function freshness({ documents, document }) {
  const kept = Math.max(0, ...documents.map(({ hold }) => hold || 0)) / 1000;
  const age = Math.max(0, ...documents.map((one) => one.age));
  const changed = Date.parse(document.page && document.page.updated_at);
  const parts = [];
  if (age > 0) parts.push(`the answer was ${span(age)} old when it came`);
  if (kept > 0) parts.push(`it may be kept for ${span(kept)} on its way`);
  if (!parts.length) parts.push('as of now: nothing on the way keeps it');
  if (changed > 0) parts.push(`the page says it last changed ${span(Math.max(0, (Date.now() - changed) / 1000))} ago`);
  return [age + kept > 300 ? 'mind' : 'good', parts.join('; ')];
}

function largeness({ documents, took }) {
  const bytes = documents.reduce((sum, one) => sum + one.bytes, 0);
  const size = bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
  const of = documents.length > 1 ? ` in ${documents.length} documents` : '';
  return [bytes > 1e6 ? 'mind' : 'good', `${size}${of}, unpacked; from here it took ${Math.round(took)} ms`];
}

/** A span of seconds, as coarsely as people say it. */
function span(seconds) {
  const [count, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5400
        ? [seconds / 60, 'minute']
        : seconds < 129600
          ? [seconds / 3600, 'hour']
          : [seconds / 86400, 'day'];
  return plural(Math.round(count), unit);
}

export const plural = (count, word) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

/** How a status is told here; the widget's own words are its catalogues'. */
export const STATUSES = {
  operational: 'Operational',
  degraded_performance: 'Degraded',
  partial_outage: 'Partly down',
  major_outage: 'Down',
  under_maintenance: 'Maintenance',
};

/** What is wrong now: the components in trouble, and what is open. */
export function showTrouble(place, document) {
  const leaves = leavesOf(treeOf(document));
  const open = listOf(document, 'incidents').filter(({ status }) => !/^(resolved|postmortem|completed|closed)$/.test(status));
  const planned = listOf(document, 'scheduled_maintenances').filter(({ status }) => status !== 'completed');
  const line = (one, word) =>
    node(
      'li',
      { 'data-tone': word === 'Incident' ? 'bad' : 'plain' },
      node('b', {}, word),
      ' ',
      link(String(one.shortlink || ''), foreign(String(one.name || 'without a title'))),
      one.status ? node('span', { class: 'soft' }, ` ${String(one.status).replace(/_/g, ' ')}`) : '',
    );
  place.replaceChildren(
    node('p', {}, howMany(leaves)),
    node(
      'ul',
      { class: 'open-now' },
      open.slice(0, 6).map((one) => line(one, 'Incident')),
      planned.slice(0, 3).map((one) => line(one, 'Maintenance')),
      open.length > 6 ? node('li', {}, `and ${plural(open.length - 6, 'incident')} more`) : '',
      planned.length > 3 ? node('li', {}, `and ${plural(planned.length - 3, 'maintenance')} more`) : '',
    ),
  );
}

/** Never that all is well of what is not known. */
function howMany(leaves) {
  const bad = leaves.filter(({ status }) => status !== 'operational' && STATUSES[status]).length;
  const unknown = leaves.filter(({ status }) => !STATUSES[status]).length;
  const told = [];
  if (bad) told.push(`Now ${bad} of ${plural(leaves.length, 'component')} ${bad === 1 ? 'is' : 'are'} not as usual.`);
  if (unknown)
    told.push(
      unknown === leaves.length ? 'The state of none of them is known.' : `The state of ${plural(unknown, 'component')} is not known.`,
    );
  if (leaves.length && !told.length) told.push(`All ${leaves.length} are operational now.`);
  return told.join(' ');
}

const listOf = (document, name) => (Array.isArray(document[name]) ? document[name].filter((one) => one && typeof one === 'object') : []);

/** A name for each format, for who has to choose one. */
export const formats = () => facts.formats.map(({ name, title }) => [name, title]);

/** The way to its configuration, which stands at the end of a long page. */
function relayHere() {
  const open = () => {
    const tab = byId('tab-relay');
    tab.click();
    tab.focus();
  };
  return node('button', { type: 'button', class: 'link', onclick: open }, 'a relay');
}
