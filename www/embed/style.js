// Styles of ours in shadow roots, where the page's cannot reach. It knows no style.
import { lent } from './lent.js';

/** The nonce that a root's element has of its own. */
const owns = new WeakMap();

/** What gives a shadow root this style, besides the one that it may have: one sheet for all where the browser can, else an element with the nonce that it is given for this root once, or the page's. */
export function dresser(css) {
  const dressed = new WeakSet();
  const sheet = 'adoptedStyleSheets' in Document.prototype && new CSSStyleSheet();
  if (sheet) sheet.replaceSync(css);
  return (root, own = owns.get(root)) => {
    const others = root.adoptedStyleSheets;
    // Of what comes back from another document, a template's, say, browsers take sheets off.
    if (sheet ? others.includes(sheet) : dressed.has(root)) return;
    dressed.add(root);
    owns.set(root, own);
    // By number: a page may have overwritten how lists are gone through.
    if (sheet) root.adoptedStyleSheets = others.length ? [others[0], sheet] : [sheet];
    else root.append(Object.assign(document.createElement('style'), { nonce: own || lent.nonce, textContent: css }));
  };
}
