// Names that are near an option's and none: the page hears of each once, with the nearest there is.
import { camel } from './door/camel.js';
import { quiet } from './door/safely.js';
import { complain } from './door/tell.js';
import { lent } from './lent.js';

const told = {};

/** Looks through all that an element has been given, in markup and by script. */
export const spell = quiet((element, options) => {
  const known = lent.names;
  const look = (given, spelt) => given.forEach((name) => {
    const letters = fold(name.replace(/^data-/, ''));
    // Of those that are equally near the first.
    const [nearest] = known.map((option) => [distance(letters, fold(option)), option]).sort(([a], [b]) => a - b);
    if (told[name] || nearest[0] > letters.length / 3 || known.some((option) => spelt(option) === name)) return;
    told[name] = true;
    complain('options', `\`${name}\` is no option`, `write \`${spelt(nearest[1])}\``, [element]);
  });
  // What a framework reads, as `x-ref` and `:components`, is no option of ours.
  look(element.getAttributeNames().filter((name) => !/^(hx|ng|v|x)-|[.:@]/.test(name)), String);
  look(Object.keys(options).concat(Object.keys(element)), camel);
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
