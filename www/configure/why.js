// What shows in the preview and why, in the widget's own reasons. The words for its rules stand here; the rules are src/decide/reason.rs.
import { foreign, node, words } from './dom.js';

/** Each rule by the name that `explain()` gives it. */
export const RULES = {
  open: 'it is an open incident',
  'in-trouble': 'it is in trouble, and no shown incident affects it',
  'under-way': 'it is maintenance, and under way',
  ahead: 'it is maintenance that begins within its lead time',
  recovered: 'this browser showed it, and it is over',
  ended: 'it is over, and “back to normal” has shown for long enough',
  'filtered-out': 'it affects nothing that your page depends on',
  'page-wide-off': 'it names no component, and `page-wide` is `hide`',
  unconfirmed: '`confirm`: none of its components is in trouble',
  'below-minimum': 'it is milder than `minimum`',
  covered: 'an incident or maintenance that shows affects it',
  'maintenance-off': '`maintenance` leaves it out',
  'too-early': 'it is maintenance that begins later than its lead time',
  'window-past': 'its window is past, and nobody has begun it',
  'not-seen-before': 'it has just ended, and this browser never showed it',
  dismissed: 'the reader has dismissed it',
  stale: 'the status is older than `max-age`',
};

/** So many are told one by one. */
const MOST = 12;

/** Fills a place with what the preview tells. */
export function showWhy(place, { state, explanation, errors }) {
  const reasons = explanation ? explanation.reasons : [];
  const remarks = explanation ? explanation.diagnostics : [];
  const shown = reasons.filter((reason) => reason.shown);
  const hidden = reasons.filter((reason) => !reason.shown);
  place.replaceChildren(
    node(
      'p',
      { class: 'says' },
      node('span', { class: 'level', 'data-level': state.level }, state.level),
      ' ',
      state.headline ? foreign(state.headline, 'strong') : node('span', {}, sentence(state.level)),
    ),
    ...[list('Shows', shown), list('Stays away', hidden)].filter(Boolean),
    ...errors
      .slice(0, 3)
      .map(({ message, advice }) =>
        node('p', { class: 'remark', 'data-tone': 'bad' }, node('b', {}, 'Error '), foreign(`${message}: ${advice}`, 'span')),
      ),
    ...remarks.slice(0, 6).map(({ message }) => node('p', { class: 'remark', 'data-tone': 'mind' }, words(message))),
  );
}

const sentence = (level) =>
  level === 'operational' ? 'All is well, so there is nothing to see.' : level === 'unknown' ? 'Nothing is known, so nothing is said.' : '';

function list(title, reasons) {
  if (!reasons.length) return undefined;
  const rows = reasons
    .slice(0, MOST)
    .map(({ id, title: name, because }) =>
      node('li', {}, foreign(name || id, 'b'), node('span', { class: 'soft' }, ': ', words(RULES[because] || because))),
    );
  const more = reasons.length > MOST ? node('li', { class: 'soft' }, `and ${reasons.length - MOST} more`) : '';
  return node('section', { class: 'reasons' }, node('h3', {}, title), node('ul', {}, rows, more));
}
