// Which of our languages is the nearest to those that a reader has. What there are words in, `LANGUAGES` says; what they say, it does not know.

/** The language that an element speaks, and the tag that led to it, which writes its dates: `en-GB` has other ones than `en-US`. The first of these BCP 47 tags for which there are words decides, without one it is English. */
export function nearest(tags) {
  for (const written of tags) {
    // As POSIX writes it, and many frameworks: `pt_BR`.
    const tag = String(written).replace(/_/g, '-').toLowerCase();
    // Who reads the traditional script is not given the other one.
    if (/^zh-(hant|tw|hk|mo)\b/.test(tag)) break;
    const language = LANGUAGES.split(' ').find((name) => name.split('-')[0] === tag.split('-')[0]);
    if (language) return [language, tag];
  }
  return ['en', 'en'];
}
