// A source as a command line writes it: several, separated by spaces, and their formats by name. It reads none of them.
import { ACCEPTED } from '../../relay/names.js';

/** The parts of a text that has spaces between them. */
export const sourcesOf = (text) => text.split(/\s+/).filter(Boolean);

/** A format by its name, if there is one of that name. */
export function formatOf(name) {
  if (!ACCEPTED.includes(name)) throw new Error(`--format: ${name} is none of ${ACCEPTED.join(', ')}`);
  return name;
}
