// The relay for Cloudflare Workers and what runs like them (workerd). The configuration is the variable RELAY of the worker, as JSON; the
// last good answers are kept in the cache of the place where it runs, so that a fresh isolate has something to say.
import module from 'status-widget.formats.wasm';
import { imports, start, translate } from '#glue';
import { relay } from './relay.js';

start(new WebAssembly.Instance(module, imports()), module);

/** How long a good answer is kept, in seconds: longer than it may be served. */
const KEPT = 30 * 86400;
let written;
let handle;

export default {
  fetch(request, environment, context) {
    if (written !== environment.RELAY) {
      const { RELAY } = environment;
      const configuration = typeof RELAY === 'string' ? JSON.parse(RELAY) : RELAY;
      handle = answering(relay(configuration, { translate, store: storeIn(caches.default), fetch: (url, how) => fetch(url, how) }));
      // Not before it is known to be right: what is wrong is to be told with each request.
      written = RELAY;
    }
    return handle(request, context);
  },
};

/** A handler of plain answers as one of responses. */
const answering = (handler) => async (request, context) => {
  const { status, headers, body } = await handler(request, context);
  return new Response(body, { status, headers });
};

function storeIn(cache) {
  const addressOf = (name) => `https://relay.invalid/${encodeURIComponent(name)}`;
  return {
    read: async (name) => {
      const kept = await cache.match(addressOf(name));
      return kept ? kept.text() : undefined;
    },
    write: (name, text) => cache.put(addressOf(name), new Response(text, { headers: { 'Cache-Control': `max-age=${KEPT}` } })),
  };
}
