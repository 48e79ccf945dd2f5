// Times, lists and numbers as the browser's `Intl` writes them, for src/shell/locale.rs. It knows no words.

const made = {};

/** One of `Intl`'s formats. Making one costs much more than writing by it. */
function make(kind, tag, options) {
  const key = kind + tag + Object.values(Object(options));
  return made[key] = made[key] || new Intl[kind](tag, options);
}

/** Texts with a null before each, as a list. One alone is as it is, and asks nobody. */
function list(texts, tag, options) {
  const all = texts.split('\0').slice(1);
  return all[1] ? make('ListFormat', tag, options).format(all) : all[0];
}

const forms = {
  relative: (tag, amount, unit) =>
    make('RelativeTimeFormat', tag, { style: 'short', numeric: 'auto' }).format(amount, unit),
  absolute: (tag, time, zone) => make('DateTimeFormat', tag, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone: zone || undefined,
  }).format(time),
  amount: (tag, amount, unit) => make('NumberFormat', tag, { style: 'unit', unitDisplay: 'short', unit }).format(amount),
  // The narrow form is the one without a comma: "6 hr 14 min".
  amounts: (tag, _, texts) => list(texts, tag, { type: 'unit', style: 'narrow' }),
  // American English has a comma before "and", which makes a short headline longer.
  list: (tag, _, texts) => list(texts, tag.replace(/^en.*/, 'en-gb')),
  number: (tag, number) => make('NumberFormat', tag).format(number),
  plural: (tag, number) => make('PluralRules', tag).select(number),
};

/** Writes in the form of this name; nothing where the browser has none such, or takes tag or zone for none. */
export function write(form, tag, number, text) {
  try {
    return forms[form](tag, number, text);
  } catch (error) {
    return '';
  }
}
