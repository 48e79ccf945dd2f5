// Styles of ours in shadow roots, where the page's cannot reach. It knows no style.
import { nonce } from './files.js';
import { recordOf } from './mount.js';

/** What gives a shadow root this style, besides the one that it may have: one sheet for all where the browser can, else an element with the page's nonce. */
export function dresser(css) {
  const dressed = new WeakSet();
  const sheet = 'adoptedStyleSheets' in Document.prototype && new CSSStyleSheet();
  if (sheet) sheet.replaceSync(css);
  return (root) => {
    if (dressed.has(root)) return;
    dressed.add(root);
    const { host, adoptedStyleSheets: others } = root;
    const own = recordOf(host).options.nonce || host.nonce || nonce;
    // By number: a page may have overwritten how lists are gone through.
    if (sheet) root.adoptedStyleSheets = others.length ? [others[0], sheet] : [sheet];
    else root.append(Object.assign(document.createElement('style'), { nonce: own, textContent: css }));
  };
}
