// Names that are near an option's and none: the page hears of each once, with the nearest there is.
import { camel } from './door/camel.js';
import { quiet } from './door/safely.js';
import { complain } from './door/tell.js';
import { lent } from './lent.js';

const told = {};

/** Looks through all that an element has been given, in markup and by script. */
export const spell = quiet((element, options) => {
  const known = lent.names;
  const look = (given, spelt, accepted) => given.forEach((name) => {
    if (told[name] || accepted.some((option) => spelt(option) === name)) return;
    const letters = fold(name.replace(/^data-/, ''));
    // Of those that are equally near the first.
    const [[far, nearest]] = known.map((option) => [distance(letters, fold(option)), option]).sort(([a], [b]) => a - b);
    if (far > letters.length / 3) return;
    told[name] = true;
    // What is no text, as own words, a framework writes as one where the file is not there yet.
    complain('options', `\`${name}\` is no option`, spelt(nearest) === name ? 'set it by script' : `write \`${spelt(nearest)}\``, [element]);
  });
  // What a framework reads, as `x-ref` and `:components`, is no option of ours; nor is what the door marks its own with.
  look(element.getAttributeNames().filter((name) => !/^data-mounted$|^(hx|ng|v|x)-|[.:@]/.test(name)), String, known.slice(0, -2));
  look(Object.keys(options).concat(Object.keys(element)), camel, known);
});

const fold = (name) => name.replace(/[-_]/g, '').toLowerCase();

/** How many letters have to be changed, put in or taken out. */
function distance(from, to) {
  let row = Array.from(`-${to}`, (_, at) => at);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= to.length; place += 1) {
      next[place] = Math.min(row[place] + 1, next[place - 1] + 1, row[place - 1] + (from[at - 1] !== to[place - 1]));
    }
    row = next;
  }
  return row[to.length];
}
