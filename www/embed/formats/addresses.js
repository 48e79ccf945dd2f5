// From a source and a format to the addresses of its documents: the rules of src/feed/foreign, by the way of
// src/feed/foreign/tools/addresses.rs. It asks nothing.

/** The ways to ask, each a list of addresses that are one answer; one that begins with `?` may be missing. */
export function waysOf(rules, source) {
  const address = source.split('#')[0].replace(/\/+$/, '');
  const isFeed = /(^|[^/])\/[^/]*\.json$/.test(address) || address.includes('?');
  const ways = [];
  let chosen;
  for (const [pattern, templates] of rules) {
    // Rules of one pattern are alternatives; what stands behind them is for sources that they do not fit.
    if (chosen && chosen !== pattern) break;
    const found = isFeed && /^(\*|\*:\/\/\*)$/.test(pattern) ? null : fit(pattern).exec(address);
    if (found) {
      chosen = pattern;
      ways.push(templates.map((template) => template.replace(/\$(\d)/g, (_, place) => found[place] || '')));
    }
  }
  return ways.length ? ways : [[address]];
}

/** A pattern, in which each `*` stands for something. */
const fit = (pattern) => RegExp(`^${pattern.replace(/[.?/]/g, '\\$&').replace(/\*/g, '(.+?)')}$`);
