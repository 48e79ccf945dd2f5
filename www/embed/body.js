// Bodies of posts, in the opened details. What reads them is a module of its own (src/body.rs), so that nobody downloads it who
// opens nothing. Where it cannot be had, or not in time, or nobody may vouch for markup, bodies are text.
import { lent } from './lent.js';
import { dresser } from './style.js';

const LIMIT = 5000;
const shown = new WeakMap();
let reader;

/** Shows a body, if it is another. */
export function showBody(nodes, at, text) {
  const element = nodes[at];
  if (shown.get(element) === text) return;
  shown.set(element, text);
  reader = reader || new Promise((resolve) => {
    const policy = lent.policyOfPage();
    setTimeout(resolve, policy ? LIMIT : 0);
    if (policy) lent.fetchScript(BODIES_FILE, BODIES_HASH).then((begin) => begin(policy, lent.base, dresser)).then(resolve, () => resolve());
  });
  reader
    .then((show) => shown.get(element) !== text || show(element, text))
    .catch(() => { element.textContent = text; });
}
