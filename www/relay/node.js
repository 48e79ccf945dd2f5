#!/usr/bin/env node
// The relay for Node 20 and later: `node relay.node.mjs relay.json`. The configuration is a file; the last good answers are kept in a
// folder, so that a restart while the feed is down has something to say.
import { lookup as look } from 'node:dns/promises';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { imports, start, translate } from '#glue';
import { relay } from './relay.js';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node relay.node.mjs CONFIGURATION.json');
  process.exit(2);
}
const configuration = JSON.parse(readFileSync(file, 'utf8'));
const module = new WebAssembly.Module(readFileSync(fileURLToPath(new URL(WASM_FILE, import.meta.url))));
start(new WebAssembly.Instance(module, imports()), module);

const handle = relay(configuration, { translate, store: configuration.folder ? storeIn(configuration.folder) : undefined, lookup: addressesOf });
const { port = 8080, address = '127.0.0.1' } = configuration;
const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
// Readers keep their connections for a while; a proxy in front should give up on them before the relay does.
server.keepAliveTimeout = 75000;
server.listen(port, address, () => console.log(`relay: http://${address}:${server.address().port}`));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}

async function answer(request, response) {
  const { method, url } = request;
  // The name by which it was asked decides nothing.
  const { status, headers, body } = await handle({
    method,
    url: `http://relay${url[0] === '/' ? url : '/'}`,
    headers: { get: (name) => request.headers[name.toLowerCase()] || null },
  });
  response.writeHead(status, headers);
  response.end(body);
}

async function addressesOf(host) {
  const found = await look(host.replace(/^\[|\]$/g, ''), { all: true });
  return found.map(({ address: one }) => one);
}

/** The answers as files, each there as a whole or not at all. */
function storeIn(folder) {
  mkdirSync(folder, { recursive: true });
  const pathOf = (name) => `${folder}/${encodeURIComponent(name)}.json`;
  return {
    read: (name) => readFile(pathOf(name), 'utf8'),
    write: async (name, text) => {
      await writeFile(`${pathOf(name)}.new`, text);
      await rename(`${pathOf(name)}.new`, pathOf(name));
    },
  };
}
