// The markup that people paste, and the policy that it needs, as text: the configuring page and the command `tag` write it alike. It is
// pure, and knows no option.

const ESCAPES = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
/** A value as it stands in an attribute's quotes. */
export const attribute = (value) => value.replace(/[&"<>]/g, (one) => ESCAPES[one]);

/** Options, `[name, value]`, as attributes. */
export const attributes = (options, prefix = '') => options.map(([name, value]) => `${prefix}${name}="${attribute(value)}"`);

/** An element with an attribute a line, which stays readable on a narrow screen, too. */
export const element = (name, lines, end = `></${name}>`) => `<${name}\n  ${lines.join('\n  ')}\n${end}`;

/** The script of the folder `files`, which has a slash at its end, pinned. A hash needs an answer that script may read: from one's own origin it is. */
export const scriptTag = ({ files, integrity }, more = []) =>
  element('script', ['async', `src="${attribute(files)}status-widget.js"`, `integrity="${integrity}"`, 'crossorigin="anonymous"', ...more]);

/** What a policy has to allow, a directive each, for these files and the feeds that are asked. */
export function directives(files, feeds) {
  const own = originOf(files) || "'self'";
  const asked = feeds.map(originOf).filter(Boolean);
  return [`script-src ${own} 'wasm-unsafe-eval'`, `connect-src ${[...new Set([own, ...asked])].join(' ')}`];
}

/** The origin of an address, as a policy names it; `undefined` where it has none. */
function originOf(address) {
  const page = 'https://page.invalid';
  try {
    const { origin } = new URL(address.replace(/^\?/, ''), page);
    return origin === page ? "'self'" : origin;
  } catch (error) {
    return undefined;
  }
}
