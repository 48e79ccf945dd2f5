// A feed's documents, from an address or from files, as one Statuspage document. It decides nothing about them.
import { existsSync, readFileSync } from 'node:fs';
import { answer } from '../../embed/formats/answer.js';
import { asDocument, isStatuspage, olderOf } from '../../relay/document.js';
import { span, translate } from './core.js';
import { progress, since } from './paint.js';
import { formatOf, sourcesOf } from './sources.js';

/** As large as the widget's own bounds let a document be, and more. */
const LIMIT = 16e6;
const AUTO = ['auto', 'statuspage'];

/** Whether it is an address. What is none is a file. */
export const isAddress = (source) => /^https?:\/\//i.test(source);

/**
 * What the first source that answers says: addresses, of which each next one stands in for those before it, or one or more files. `from` is
 * where it was read, `asked` are the answers, in the order in which they came, `age` is for how many milliseconds others had kept the oldest of
 * them, `failed` is what went wrong with those before it, and `left` those behind it.
 */
export async function readFeed(source, { format = 'auto', timeout = 10000, origin, now }) {
  const sources = isAddress(source) ? sourcesOf(source) : [source];
  const formats = sourcesOf(format).map(formatOf);
  const failed = [];
  for (const [place, from] of sources.entries()) {
    try {
      // The last format is also that of the sources left.
      const own = formats[Math.min(place, formats.length - 1)];
      const feed = isAddress(from) ? await readAddress(from, { format: own, timeout, origin, now }) : { ...readFiles(from, { address: from, now }), asked: [], age: 0 };
      return { ...feed, from, failed, left: sources.slice(place + 1) };
    } catch (error) {
      failed.push(error.message);
    }
  }
  throw new Error(failed.join('; '));
}

/** How long an answer may take, as it was written. */
export function timeoutOf({ timeout = '10s' }) {
  const milliseconds = span(timeout);
  if (!milliseconds) throw new Error(`--timeout: ${timeout} is not a duration such as 10s`);
  return milliseconds;
}

async function readAddress(source, { format, timeout, origin, now }) {
  const asked = [];
  const over = progress(`asking ${source}`);
  const signal = AbortSignal.timeout(timeout);
  try {
    const own = await answer({
      format: AUTO.includes(format) ? '' : format,
      source,
      isStatuspage,
      // The signal ends all of it before, and says why.
      patience: 2 * timeout,
      get: (url) => get(url, { signal, timeout, origin, asked }),
      read: (documents, at) => translate(documents, at, now),
    });
    if (own.failed) throw own.failed;
    const used = new Set(own.parts.map(({ url }) => url));
    return { ...document(own), asked: asked.filter(({ url }) => used.has(url)), age: 1000 * olderOf(own) };
  } catch (error) {
    // Not every system can be found by what stands beside its page.
    if (error.status === 404 && format === 'auto') throw new Error(`${error.message}; if it is not of Statuspage, name its system: --format`);
    throw error;
  } finally {
    over();
  }
}

/** One document. A request as a page makes it, so that the answer is the one that a page gets. */
async function get(url, { signal, timeout, origin, asked }) {
  const started = performance.now();
  let response;
  try {
    response = await fetch(url, { signal, headers: origin ? { Origin: origin } : {} });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const milliseconds = Math.round(performance.now() - started);
    asked.push({ url, at: response.url, status: response.status, headers: response.headers, bytes: bytes.length, milliseconds });
    if (!response.ok) throw Object.assign(new Error(`${url} answers with status ${response.status}`), { status: response.status });
    if (bytes.length > LIMIT) throw new Error(`${url} is larger than ${LIMIT} bytes`);
    return { url, bytes, response };
  } catch (error) {
    if (error.name === 'TimeoutError') throw lost(`${url} did not answer within ${since(timeout)}`);
    if (error.cause) throw lost(`${url} cannot be reached (${error.cause.code || error.cause.message})`);
    throw error;
  }
}

/** As a server in trouble: what is to be had of it, is not known. */
const lost = (message) => Object.assign(new Error(message), { status: 503 });

/** One document, or several of one source as `FILE+FILE`; `-` is standard input. */
export function readFiles(files, { address = '', now }) {
  const names = files === '-' || !files.includes('+') || existsSync(files) ? [files] : files.split('+');
  const parts = names.map((name) => ({ url: name, bytes: readFile(name) }));
  const text = translate(parts.map(({ bytes }) => bytes), address, now);
  const end = text.indexOf('\n');
  return document({ format: text.slice(0, end), text: text.slice(end + 1), parts });
}

function readFile(name) {
  try {
    return readFileSync(name === '-' ? 0 : name);
  } catch (error) {
    throw new Error(`${name} cannot be read (${error.code})`);
  }
}

/** The document as a relay serves it, with its format and what was odd in it. */
function document({ format, text, parts }) {
  try {
    return { format: format || 'statuspage', ...asDocument({ format, text, parts }) };
  } catch (error) {
    throw new Error(`${parts.map(({ url }) => url).join(' and ')}: ${error.message}`);
  }
}
