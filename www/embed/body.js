// Bodies of posts, in the opened details. What reads them is a module of its own (src/body.rs), so that nobody downloads it who
// opens nothing. Where it cannot be had, or not in time, bodies are text.

const LIMIT = 5000;
const shown = new WeakMap();
let reader;
let base;
let nonce;

/** Says where the module is, beside the script, and what lets a script of ours into the page. */
export function bodiesBeside(address, own) {
  base = address;
  nonce = own || '';
}

/** Shows a body, if it is another. */
export function showBody(nodes, at, text) {
  const element = nodes[at];
  if (shown.get(element) === text) return;
  shown.set(element, text);
  reader = reader || new Promise(fetchReader);
  reader
    .then((show) => shown.get(element) !== text || show(element, text))
    .catch(() => { element.textContent = text; });
}

/** By an element, because an import could not be pinned. */
function fetchReader(resolve) {
  setTimeout(resolve, LIMIT);
  const trusted = (text) => text;
  const rules = { createHTML: trusted, createScriptURL: trusted };
  const policy = window.trustedTypes ? trustedTypes.createPolicy('status-widget', rules) : rules;
  const script = document.createElement('script');
  script.src = policy.createScriptURL(new URL(BODIES_FILE, base));
  const over = () => {
    script.remove();
    resolve();
  };
  Object.assign(script, { integrity: BODIES_HASH, crossOrigin: 'anonymous', nonce, onload: over, onerror: over });
  document.addEventListener('status-widget-bodies', ({ detail }) => resolve(detail(policy, base)), { once: true });
  document.head.append(script);
}
