// The components as a list to tick. What is ticked is the option `components`, which can be written by hand as well; both say the same.
import { leavesOf, tickedBy, writtenFor } from './components.js';
import { foreign, node } from './dom.js';
import { STATUSES, plural } from './findings.js';

/** From how many components on one looks for them by name. */
const MANY = 24;

/** Fills a place with a tree; `onchange(written)` hears of each tick. Answers what ticks it anew. */
export function treeIn(place, tree, onchange) {
  const leaves = leavesOf(tree);
  let kept = [];
  const boxes = new Map();
  const heads = [];

  const hear = () => {
    const ticked = new Set(leaves.filter(({ id }) => boxes.get(id).checked).map(({ id }) => id));
    onchange([writtenFor(ticked, tree), ...kept].filter(Boolean).join(', '), ticked);
    settle();
  };
  /** A group is ticked with all its members, and half ticked with some. */
  const settle = () =>
    heads.forEach(([head, members]) => {
      const count = members.filter(({ id }) => boxes.get(id).checked).length;
      head.checked = count === members.length;
      head.indeterminate = count > 0 && count < members.length;
    });
  const leaf = ({ id, name, status, note }) => {
    const box = node('input', { type: 'checkbox', onchange: hear });
    boxes.set(id, box);
    return node(
      'li',
      { 'data-name': name.toLowerCase(), title: note || undefined },
      node('label', { class: 'leaf' }, box, foreign(name, 'span'), statusOf(status)),
    );
  };
  const group = ({ name, members }) => {
    const head = node('input', {
      type: 'checkbox',
      onchange: () => {
        members.forEach(({ id }) => {
          boxes.get(id).checked = head.checked;
        });
        hear();
      },
    });
    heads.push([head, members]);
    return node(
      'li',
      { class: 'group' },
      node('label', { class: 'leaf head' }, head, foreign(name, 'span'), node('span', { class: 'soft' }, String(members.length))),
      node('ul', {}, members.map(leaf)),
    );
  };
  const list = node(
    'ul',
    { class: 'tree' },
    tree.map((entry) => (entry.members ? group(entry) : leaf(entry))),
  );
  const filter =
    leaves.length >= MANY &&
    node('input', {
      type: 'search',
      class: 'filter',
      placeholder: `Find one of ${leaves.length}`,
      'aria-label': 'Find a component',
      oninput: ({ target }) => narrow(list, target.value),
    });
  place.replaceChildren(...[filter, leaves.length > 0 && list].filter(Boolean));

  return (written) => {
    const { ticked, unmatched } = tickedBy(written, tree);
    kept = unmatched;
    boxes.forEach((box, id) => {
      box.checked = ticked.has(id);
    });
    settle();
    return { ticked, unmatched };
  };
}

function narrow(list, wanted) {
  const part = wanted.trim().toLowerCase();
  for (const item of list.querySelectorAll('li[data-name]')) item.hidden = Boolean(part) && !item.dataset.name.includes(part);
  for (const group of list.querySelectorAll('.group')) group.hidden = ![...group.querySelectorAll('li')].some((item) => !item.hidden);
}

function statusOf(status) {
  return node(
    'span',
    { class: 'status', 'data-status': STATUSES[status] ? status : 'unknown' },
    STATUSES[status] || status.replace(/_/g, ' '),
  );
}

/** What is ticked, in a sentence. */
export function sayTicked({ ticked, unmatched }, tree) {
  const count = leavesOf(tree).length;
  const told = ticked.size
    ? `Your page depends on ${plural(ticked.size, 'component')} of ${count}.`
    : count
      ? 'Nothing is ticked: your page depends on all of it.'
      : 'No components are known here.';
  return unmatched.length && count ? `${told} Not found here: ${unmatched.join(', ')}.` : told;
}
