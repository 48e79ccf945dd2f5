// A source as a command line writes it: several, separated by spaces, and their formats by name. It reads none of them.

/** Every name that `--format` takes. */
const KNOWN = ['auto', 'statuspage', ...Object.keys(FORMATS)];

/** The parts of a text that has spaces between them. */
export const sourcesOf = (text) => text.split(/\s+/).filter(Boolean);

/** A format by its name, if there is one of that name. */
export function formatOf(name) {
  if (!KNOWN.includes(name)) throw new Error(`--format: ${name} is none of ${KNOWN.join(', ')}`);
  return name;
}
