// What to do where a page may not read a status page: its answers, pasted by hand, tell the same. It reads none of them.
import { node, words } from './dom.js';
import { addressesOf } from './read.js';

/** Fills a place with a field for each document; `onread(texts)`, by address, hears of what was pasted. */
export function byHandIn(place, { source, format }, chosen, onread) {
  const addresses = addressesOf(source, chosen || format || 'auto');
  const fields = addresses.map((address, at) => {
    const url = address.replace(/^\?/, '');
    const area = node('textarea', { id: `pasted-${at}`, rows: 3, spellcheck: 'false', placeholder: '{ … }' });
    const isNeeded = address === url;
    return {
      url,
      area,
      row: node(
        'div',
        { class: 'field' },
        node(
          'label',
          { for: area.id },
          isNeeded ? 'What stands at ' : 'If it is there, what stands at ',
          node('span', { class: 'address', dir: 'ltr' }, url),
        ),
        area,
        /^https?:/.test(url)
          ? node('p', { class: 'doc' }, node('a', { href: url, target: '_blank', rel: 'noreferrer' }, 'Open it in a tab of its own'))
          : '',
      ),
    };
  });
  place.replaceChildren(
    node(
      'form',
      {
        class: 'by-hand',
        onsubmit: (event) => {
          event.preventDefault();
          const texts = fields.map(({ url, area }) => [url, area.value.trim()]).filter(([, text]) => text);
          if (texts.length) onread(texts);
        },
      },
      node('h3', {}, 'Read it by hand'),
      node(
        'p',
        { class: 'doc' },
        words(
          chosen && chosen !== 'auto'
            ? 'You can read it, though this page cannot. Paste what you see, and go on as if it had been read.'
            : 'If you know its system, choose that above: then the right addresses are asked. You can also paste what you see there, and go on as if it had been read.',
        ),
      ),
      fields.map(({ row }) => row),
      node('button', { type: 'submit', class: 'button' }, 'Read what I have pasted'),
    ),
  );
}
