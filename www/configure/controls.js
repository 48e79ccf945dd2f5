// The options as controls, made of the registry: what is accepted says which control it is. It keeps nothing.
import facts from '#facts';
import { byId, node, words } from './dom.js';

/** Where an option stands; one that is new stands last, until somebody finds it a better place. */
const ROOMS = [
  ['What counts', ['minimum', 'exclude', 'page-wide', 'confirm', 'maintenance', 'resolved']],
  ['How it looks', ['placement', 'theme', 'lang', 'time-zone', 'name', 'href', 'target']],
  ['How it behaves', ['dismiss', 'storage', 'path', 'refresh', 'max-age']],
];
/** What stands elsewhere on the page. */
const ELSEWHERE = ['source', 'format', 'components'];

/** Fills a place with all of them; `onchange(name, value)` hears of each change. */
export function controlsIn(place, state, onchange) {
  const placed = new Set([...ELSEWHERE, ...ROOMS.flatMap(([, names]) => names)]);
  const left = facts.options.map(({ name }) => name).filter((name) => !placed.has(name));
  const rooms = [...ROOMS, ['Less often', left]];
  place.replaceChildren(
    ...rooms
      .filter(([, names]) => names.length)
      .map(([title, names], at) =>
        node(
          'details',
          { class: 'room', open: at === 0 },
          node('summary', {}, node('span', {}, title), node('span', { class: 'tally' })),
          node(
            'div',
            { class: 'options' },
            names
              .map((name) =>
                optionOf(
                  facts.options.find((option) => option.name === name),
                  state,
                  onchange,
                ),
              )
              .filter(Boolean),
          ),
        ),
      ),
  );
  tally(place, state);
}

function optionOf(option, state, onchange) {
  if (!option) return undefined;
  const { name, default: standard, doc, words: accepted, isDuration } = option;
  const id = `option-${name}`;
  const attributes = { id, 'aria-describedby': `${id}-doc`, spellcheck: 'false', autocomplete: 'off' };
  const hear = ({ target }) => onchange(name, target.value.trim());
  const list = accepted && accepted.filter((word) => word !== standard);
  let control;
  if (list && !isDuration) {
    control = node(
      'select',
      { ...attributes, onchange: hear },
      node('option', { value: '' }, standard || 'not set'),
      list.map((word) => node('option', { value: word }, word)),
    );
  } else {
    control = node('input', {
      ...attributes,
      type: 'text',
      placeholder: standard || '',
      oninput: hear,
      list: list && list.length ? `${id}-list` : undefined,
    });
  }
  control.value = state[name];
  const choices =
    control.getAttribute('list') &&
    node(
      'datalist',
      { id: `${id}-list` },
      list.map((word) => node('option', { value: word })),
    );
  return node(
    'div',
    { class: 'option' },
    node('label', { for: id }, name),
    control,
    choices,
    node('p', { id: `${id}-doc`, class: 'doc' }, words(doc)),
  );
}

/** Shows what is chosen after something else has changed it. */
export function setControls(state) {
  for (const { name } of facts.options) {
    const control = byId(`option-${name}`);
    if (control && control.value !== state[name]) control.value = state[name];
  }
}

/** Says of each room how many of its options are set, and of each option whether what is written is no good. */
export function tally(place, state, faults = []) {
  for (const room of place.querySelectorAll('.room')) {
    const set = [...room.querySelectorAll('[id^="option-"]')].filter(
      (control) => control.matches('input, select') && state[control.id.slice(7)],
    );
    room.querySelector('.tally').textContent = set.length ? `${set.length} set` : '';
    for (const control of room.querySelectorAll('input, select')) {
      const isBad = faults.some((message) => message.startsWith(`\`${control.id.slice(7)}\``));
      if (isBad) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    }
  }
}
