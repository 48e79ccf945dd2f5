// What a relay is told, and what is wrong with that: a mistake has to end it when it starts, since readers would have an error for ever and
// nobody would see why. It asks nothing.
import { ACCEPTED } from './names.js';
import { refuseOf } from './upstream.js';

/** Spans in seconds, and bytes. */
export const DEFAULTS = { fresh: 60, wait: 60, stale: 86400, retry: 15, timeout: 10, limit: 8e6, origin: '*' };
/** What is Node's alone. A worker may have the same file. */
const PLACES = ['port', 'address', 'folder'];
const SETTINGS = ['sources', ...Object.keys(DEFAULTS), ...PLACES];
const OF_A_SOURCE = ['source', 'format', 'private'];

/** The sources of a configuration, `[name, { source, format, private }]`; throws what is wrong with it. */
export function sourcesOf(configuration) {
  refuseOthers(configuration, SETTINGS);
  for (const [name, standard] of Object.entries(DEFAULTS)) {
    const value = configuration[name];
    if (value === undefined || (typeof standard === 'number' ? value >= 0 && Number.isFinite(value) : typeof value === 'string')) continue;
    throw new Error(`${name}: ${JSON.stringify(value)} is no ${typeof standard === 'string' ? 'text' : name === 'limit' ? 'number of bytes' : 'number of seconds'}`);
  }
  refuseOrigin(configuration.origin);
  const sources = Object.entries(configuration.sources || {});
  if (!sources.length) throw new Error('sources: there are none; they are written by name, such as { "desk": "https://status.example.com" }');
  return sources.map(([name, written]) => {
    const source = typeof written === 'string' ? { source: written } : written;
    try {
      refuseName(name);
      refuseSource(source);
    } catch (error) {
      throw new Error(`sources.${name}: ${error.message}`);
    }
    return [name, source];
  });
}

/** Browsers compare it with their own letter by letter: whose it is not, may read nothing. */
function refuseOrigin(origin = DEFAULTS.origin) {
  if (origin === '*') return;
  const { protocol, host } = URL.canParse(origin) ? new URL(origin) : {};
  if (origin !== `${protocol}//${host}`) throw new Error(`origin: ${JSON.stringify(origin)} is no origin such as https://app.example.com, nor *`);
}

/** Slashes around it are no part of what is asked for. */
function refuseName(name) {
  if (/^\/|\/$/.test(name)) throw new Error('a name has no slash at its ends');
}

function refuseSource(source) {
  if (!source || typeof source.source !== 'string') throw new Error('it has no source');
  refuseOthers(source, OF_A_SOURCE);
  const { format = 'auto' } = source;
  if (!ACCEPTED.includes(format)) throw new Error(`there is no format ${JSON.stringify(format)}; it is one of ${ACCEPTED.join(', ')}`);
  const refused = refuseOf(source);
  if (refused) throw new Error(refused);
}

/** A misspelt setting would be none. */
function refuseOthers(settings, known) {
  const other = Object.keys(settings).find((name) => !known.includes(name));
  if (other !== undefined) throw new Error(`there is no setting ${JSON.stringify(other)}; it is one of ${known.join(', ')}`);
}
