// Dates, digits and plural rules of the browser's `Intl`, for src/shell/locale.rs. It knows no words.

/** The regions whose Arabic has digits of its own, as Unicode has them. The browser's own word for it would be a format, of which a closed banner asks for none. */
const INDIC = /^ar-(bh|dj|eg|er|il|iq|jo|km|kw|lb|mr|om|ps|qa|s[adosy]|td|ye)\b/;

const made = {};

/** One of `Intl`'s own. Making one costs much more than writing by it. */
function make(kind, tag, options) {
  const key = kind + tag + Object.values(Object(options));
  return made[key] = made[key] || new Intl[kind](tag, options);
}

const forms = {
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
  number: (tag, number) => (INDIC.test(tag) ? `${number}`.replace(/./g, (digit) => '٠١٢٣٤٥٦٧٨٩'[digit]) : `${number}`),
  plural: (tag, number) => make('PluralRules', tag).select(number),
};

/** Writes in the form of this name; nothing where the browser has none such, or takes tag or zone for none. */
export function write(form, tag, number, zone) {
  try {
    return forms[form](tag, number, zone);
  } catch (error) {
    return '';
  }
}
