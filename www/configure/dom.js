// How nodes are made: always from names and texts, never from markup. It knows nothing of what they are for.

/** An element with attributes, listeners (`onclick`) and children; what is false, null or undefined is left out. */
export function node(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return made;
}

/** A text in which what stands between backticks is code. */
export function words(text) {
  return text.split('`').map((part, place) => (place % 2 ? node('code', {}, part) : part));
}

/** A text of somebody else's, whatever direction it runs in. */
export const foreign = (text, name = 'bdi') => node(name, { dir: 'auto' }, text);

/** A link, if it leads to the web. */
export const link = (address, text) =>
  /^https?:\/\//.test(address) ? node('a', { href: address, target: '_blank', rel: 'noreferrer' }, text) : text;

export const byId = (id) => document.getElementById(id);

/** Puts a radio button's name and value into an address-like list: one choice of several, each a word. */
export function choice(name, label, options, chosen, onchange) {
  return node(
    'fieldset',
    { class: 'choice' },
    node('legend', {}, label),
    node(
      'div',
      { class: 'choices' },
      options.map(([value, text, extra]) => {
        const input = node('input', { type: 'radio', name, value, onchange: () => onchange(value) });
        input.checked = value === chosen;
        return node('label', extra || {}, input, node('span', {}, text));
      }),
    ),
  );
}

/** The same later: another one is chosen. */
export function choose(name, value) {
  for (const input of document.querySelectorAll(`input[type=radio][name="${name}"]`)) input.checked = input.value === value;
}
