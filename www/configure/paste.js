// What to paste, in tabs, each with a button that copies it. What stands in them, snippets.js says.
import { node, words } from './dom.js';

/** Fills a place; `ontab(id)` hears which is open. Answers what shows others. */
export function pasteIn(place, ontab) {
  const tabs = node('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Ways to put it into a page', onkeydown: move });
  const panel = node('div', { class: 'panel', role: 'tabpanel', id: 'paste-panel', tabindex: '0' });
  const said = node('p', { class: 'said', role: 'status' });
  place.replaceChildren(tabs, panel, said);
  let snippets = [];
  let open = 'tag';

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = snippets.findIndex(({ id }) => id === open);
    const next = Math.abs(step) === 1 ? (at + step + snippets.length) % snippets.length : step < 0 ? 0 : snippets.length - 1;
    select(snippets[next].id);
    document.getElementById(`tab-${open}`).focus();
  }

  function select(id) {
    open = snippets.some((one) => one.id === id) ? id : 'tag';
    for (const tab of tabs.children) {
      const isOpen = tab.id === `tab-${open}`;
      tab.setAttribute('aria-selected', String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', `tab-${open}`);
    panel.replaceChildren(...snippets.find((one) => one.id === open).blocks.map(block));
    said.textContent = '';
    ontab(open);
  }

  function block({ title, code, note }) {
    const text = node('code', {}, code);
    return node(
      'figure',
      { class: 'code' },
      node(
        'figcaption',
        {},
        node('span', {}, words(title)),
        node('button', { type: 'button', class: 'copy', onclick: () => copy(text), 'aria-label': `Copy: ${title}` }, 'Copy'),
      ),
      node('pre', { dir: 'ltr' }, text),
      note ? node('p', { class: 'doc' }, words(note)) : '',
    );
  }

  async function copy(text) {
    const selection = getSelection();
    selection.selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = 'Copied.';
      selection.removeAllRanges();
    } catch (error) {
      // Without https, or where it is not allowed.
      said.textContent = 'It is selected; copy it with your keys.';
    }
  }

  return (all, wanted = open) => {
    const before = tabs.children.length;
    snippets = all;
    if (before !== all.length) {
      tabs.replaceChildren(
        ...all.map(({ id, label }) =>
          node(
            'button',
            { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'paste-panel', onclick: () => select(id) },
            label,
          ),
        ),
      );
    }
    select(wanted);
  };
}
