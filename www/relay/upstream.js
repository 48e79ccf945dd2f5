// One document of a feed, as a relay asks for it: no longer than it may take, no larger than it may be, and from no other host than those
// that its configuration names. It reads no document.

/** How often a feed may lead on. */
const REDIRECTS = 3;

/** What is wrong with a source, if anything. */
export function refuseOf({ source, private: isPrivate }) {
  if (/\s/.test(source.trim())) return `"${source}" has spaces in it: each address is a source of its own`;
  let url;
  try {
    url = new URL(source);
  } catch (_) {
    return `"${source}" is no address`;
  }
  if (!/^https?:$/.test(url.protocol)) return `"${source}" is neither http nor https`;
  if (url.username || url.password) return 'it holds a password, which no feed needs';
  if (isInside(url.hostname) && !isPrivate) return `"${source}" is of a private network; say "private": true if that is meant`;
  return undefined;
}

/** Fulfilled with `{ url, bytes }`; rejected with the response that refuses, or with an error that says why, and has a status where nobody answers. */
export async function fetchFrom(url, { fetch, lookup, hosts, isPrivate, signal, limit }) {
  let at = new URL(url);
  for (let left = REDIRECTS; ; left -= 1) {
    // A system may keep its documents at a host of its own: `https://status.io/pages/…` at `api.status.io`. But no feed may lead there: in
    // many of them anybody can put a document.
    if (!hosts.has(at.hostname) && !(left === REDIRECTS && OTHER_HOSTS.includes(at.hostname))) throw new Error(`the feed leads to ${at.hostname}, which is no source of this relay: name it in the configuration if it is meant`);
    if (!isPrivate) await refuseInside(at.hostname, lookup);
    const response = await fetch(at.href, { redirect: 'manual', signal, headers: { Accept: 'application/json' } }).catch(unreachable);
    const to = response.status >= 300 && response.status < 400 && response.headers.get('Location');
    if (!to) {
      if (!response.ok) {
        await ended(response);
        throw response;
      }
      return { url, response, bytes: await bytesOf(response, limit) };
    }
    await ended(response);
    if (!left) throw new Error('the feed leads on and on');
    at = new URL(to, at);
    if (!/^https?:$/.test(at.protocol)) throw new Error(`the feed leads to ${at.protocol}`);
  }
}

/** What cannot be reached, or breaks off, has nothing at its other addresses either: as a server in trouble, it is asked no more. A page cannot know that. */
function unreachable(reason) {
  throw Object.assign(reason, { status: 503 });
}

/** Hosts that the formats' rules lead to by themselves. */
const OTHER_HOSTS = hostsOf(FORMATS);

function hostsOf(formats) {
  const found = new Set();
  for (const rules of Object.values(formats)) {
    for (const [, templates] of rules) {
      for (const template of templates) {
        const [, host] = /^\??https:\/\/([a-z0-9.-]+)\//.exec(template) || [];
        if (host) found.add(host);
      }
    }
  }
  return [...found];
}

/** A name of a public host may lead into a private network all the same. */
async function refuseInside(host, lookup) {
  const addresses = lookup ? await lookup(host) : [];
  if (isInside(host) || addresses.some(isInside)) throw new Error(`${host} is of a private network`);
}

/** Whether an address or a name is one of the machine itself or of a network that nobody else sees. */
export function isInside(host) {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const [, v4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(name) || [, name];
  const parts = /^\d+\.\d+\.\d+\.\d+$/.test(v4) ? v4.split('.').map(Number) : undefined;
  if (parts) {
    const [a, b] = parts;
    return a === 0 || a === 10 || a === 127 || a >= 224 || (a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254)
      || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 192 && b === 0) || (a === 198 && (b === 18 || b === 19));
  }
  if (name.includes(':')) return /^(::|::1|::ffff:.*|64:ff9b:.*|f[cd]..:.*|fe[89a-f].:.*|ff..:.*)$/.test(name);
  return !name.includes('.') || /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/.test(name);
}

async function bytesOf(response, limit) {
  const tooLarge = () => new Error(`the feed is larger than ${limit} bytes`);
  if (Number(response.headers.get('Content-Length')) > limit) {
    await ended(response);
    throw tooLarge();
  }
  if (!response.body) return new Uint8Array();
  const pieces = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(unreachable);
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => {});
      throw tooLarge();
    }
    pieces.push(value);
  }
  const bytes = new Uint8Array(length);
  let place = 0;
  for (const piece of pieces) {
    bytes.set(piece, place);
    place += piece.length;
  }
  return bytes;
}

/** What is not read is let go of, or its connection would wait. */
const ended = (response) => (response.body ? response.body.cancel().catch(() => {}) : undefined);
