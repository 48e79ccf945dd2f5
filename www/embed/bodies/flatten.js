// What a feed holds as HTML is read by the browser's own parser, which runs and loads nothing, and its tree is written down as one
// text for src/body/html.rs, where it is said what may be kept. Nothing of the tree itself reaches the page.

let policy;

/** Says who vouches for markup: the policy `status-widget` where the browser asks for one. */
export function trust(own) {
  policy = own;
}

/** The tree of an HTML text; nothing where the page or the browser refuses. */
export function flatten(html) {
  try {
    // Walked from our own document: names and forms in the other one can hide any method of theirs.
    const walker = document.createTreeWalker(new DOMParser().parseFromString(policy.createHTML(html), 'text/html'), 5);
    let tree = '';
    while (true) {
      const node = walker.currentNode;
      const name = node.localName;
      if (node.nodeType === 3) tree += `"${node.data}\0`;
      else tree += `<${name}${name === 'a' ? ` ${node.getAttribute('href')}` : ''}\0`;
      if (walker.firstChild()) continue;
      while (tree += walker.currentNode.nodeType === 3 ? '' : '>\0', !walker.nextSibling()) if (!walker.parentNode()) return tree;
    }
  } catch (error) {
    return undefined;
  }
}
