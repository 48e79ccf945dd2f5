// The relay as a module, for a server of one's own: sources of other systems or without CORS, asked once for all readers. What it does is in
// ../relay; here is what it runs on, Node and whatever has Request and Response.
import { readFileSync } from 'node:fs';
import { imports, start, translate } from '#glue';
import { addressesOf } from '../relay/lookup.js';
import { relay as relayOf } from '../relay/relay.js';

const module = new WebAssembly.Module(readFileSync(new URL(`./dist/${WASM_FILE}`, import.meta.url)));
start(new WebAssembly.Instance(module, imports()), module);

/** A handler of requests, `(request) => Promise<Response>`, for the sources of a configuration. */
export function relay(configuration, more = {}) {
  const handle = relayOf(configuration, { translate, lookup: addressesOf, ...more });
  return async (request, context) => {
    const { status, headers, body } = await handle(request, context);
    return new Response(body, { status, headers });
  };
}
