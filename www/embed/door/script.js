// Scripts of ours, fetched from beside the door. By an element, because an import() could not be pinned by a hash, and older browsers
// would not even read it.
import { base, nonce } from './files.js';

let policy;
/** What the script at work hands over. */
let handed;
document.addEventListener('status-widget-script', ({ detail }) => { handed = detail; });

/** Who vouches for our scripts, and for markup on its way to the inert parser: the policy `status-widget` where the browser asks for one. */
export function policyOfPage() {
  const trusted = (text) => text;
  const rules = { createHTML: trusted, createScriptURL: trusted };
  return policy = policy || (window.trustedTypes ? trustedTypes.createPolicy('status-widget', rules) : rules);
}

/** Fulfilled with what the script hands over. */
export function fetchScript(file, integrity, fetchPriority) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = policyOfPage().createScriptURL(new URL(file, base));
    // In the task in which it has run, or has not.
    const over = () => {
      script.remove();
      (handed ? resolve : reject)(handed);
      handed = undefined;
    };
    Object.assign(script, { integrity, crossOrigin: 'anonymous', nonce, fetchPriority, onload: over, onerror: over });
    document.head.append(script);
  });
}
