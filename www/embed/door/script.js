// Scripts of ours that few pages need, fetched from beside the loader. By an element, because an import() could not be pinned by a
// hash, and older browsers would not even read it.
import { base, nonce } from './files.js';

let policy;

/** Who vouches for our scripts, and for markup on its way to the inert parser: the policy `status-widget` where the browser asks for one. */
export function policyOfPage() {
  const trusted = (text) => text;
  const rules = { createHTML: trusted, createScriptURL: trusted };
  return policy = policy || (window.trustedTypes ? trustedTypes.createPolicy('status-widget', rules) : rules);
}

/** Fulfilled with what the script hands over. A page fetches one at most: what does without WebAssembly has the reader of bodies in it. */
export function fetchScript(file, integrity) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = policyOfPage().createScriptURL(new URL(file, base));
    const over = () => {
      script.remove();
      reject();
    };
    Object.assign(script, { integrity, crossOrigin: 'anonymous', nonce, onload: over, onerror: over });
    document.addEventListener('status-widget-script', ({ detail }) => resolve(detail), { once: true });
    document.head.append(script);
  });
}
