// What is chosen, and that as the page's address: behind its `#`, so that no server hears of it, and a colleague who is sent it sees the
// same. It decides nothing by it.
import facts from '#facts';

/** What is of this page alone, with what holds at first. */
const OWN = {
  files: '/vendor/',
  relay: '',
  trouble: 'none',
  // A desk's screen, drawn as small as a telephone, cannot be read.
  device: matchMedia('(max-width: 44rem)').matches ? 'telephone' : 'desktop',
  scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  speech: 'en',
  paste: 'tag',
};

/** Everything that an address can say; an option that is not written is an empty text, and has its default. */
export const state = Object.assign(Object.fromEntries(facts.options.map(({ name }) => [name, ''])), OWN);

/** Takes over what the address says; what it does not say is as at first. */
export function read() {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const { name } of facts.options) state[name] = said.get(name) || '';
  for (const [name, first] of Object.entries(OWN)) state[name] = said.get(name) || first;
}

/** Writes it into the address. */
export function write() {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (value !== (OWN[name] || '')) said.set(name, value);
  const hash = String(said);
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
}

/** The options that are written, in the order of the registry, without those that are what holds anyway. */
export function chosen() {
  const options = {};
  for (const { name, default: standard } of facts.options) {
    const value = state[name].trim();
    if (value && value !== standard) options[name] = value;
  }
  return options;
}

/** `page-wide` → `pageWide`, as script spells it. */
export const camel = (name) => name.replace(/-./g, (part) => part[1].toUpperCase());

/** An address as somebody types it: without a scheme it is the web's. */
export function addressOf(text) {
  const typed = text.trim();
  return typed && !/^(https?:\/\/|\/|\.)/i.test(typed) ? `https://${typed}` : typed;
}
