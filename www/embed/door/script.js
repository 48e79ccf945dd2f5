// Scripts of ours, fetched from beside the door. By an element, because an import() could not be pinned by a hash; only where the page
// lets no element of ours have an address, by that.
import { base, nonce } from './files.js';
import { quiet } from './safely.js';

let policy;
/** What the script at work hands over. */
let handed;
const take = ({ detail }) => { handed = detail; };

/** Who vouches for our scripts, and for markup on its way to the inert parser: the policy `status-widget` where the browser asks for one; nobody where the page refuses it, which is asked for once: each time would be a violation more. */
export function policyOfPage() {
  const trusted = (text) => text;
  const rules = { createHTML: trusted, createScriptURL: trusted };
  if (policy === undefined) policy = window.trustedTypes ? quiet(() => trustedTypes.createPolicy('status-widget', rules))() || null : rules;
  return policy;
}

/** Fulfilled with what the script hands over. */
export function fetchScript(file, integrity) {
  return new Promise((resolve, reject) => {
    const address = new URL(file, base);
    // Once is enough, unless the page has been opened anew, which takes all listeners off.
    document.addEventListener('status-widget-script', take);
    const script = document.createElement('script');
    // In the task in which it has run, or has not.
    const over = () => {
      script.remove();
      (handed ? resolve : reject)(handed);
      handed = undefined;
    };
    try {
      script.src = policyOfPage().createScriptURL(address);
    } catch (error) {
      importScript(address, integrity).then(over, reject);
      return;
    }
    Object.assign(script, { integrity, crossOrigin: 'anonymous', nonce, onload: over, onerror: over });
    document.head.append(script);
  });
}

/** Has a script run whose address Trusted Types refuse to an element, and not to an import(). The question before it pins it, and the browser has its answer then. This is all in the door that is younger than ES2015: whatever the widget runs in knows it, and where it is unknown there would be nothing to see in any case. */
const importScript = (address, integrity) => fetch(address, { integrity })
  .then((response) => response.arrayBuffer())
  // An address is run once, and this may be asked for again.
  .then(() => import(`${address}#${Date.now()}`));
