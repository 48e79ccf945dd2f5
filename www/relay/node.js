#!/usr/bin/env node
// The relay for Node 20 and later: `node relay.node.mjs relay.json`. The configuration is a file; the last good answers are kept in a
// folder, so that a restart while the feed is down has something to say.
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { imports, start, translate } from '#glue';
import { addressesOf } from './lookup.js';
import { relay } from './relay.js';

const USAGE = `usage: node relay.node.mjs CONFIGURATION.json

{ "sources": { "desk": "https://status.example.com" }, "port": 8080, "address": "127.0.0.1", "folder": "/var/lib/status-relay" }

It listens at 127.0.0.1 unless "address" says otherwise; "0.0.0.0" is every address of the machine, as a container needs it.
`;

const [file] = process.argv.slice(2);
if (file === '--help' || file === '-h') {
  process.stdout.write(USAGE);
  process.exit(0);
}
if (!file) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const configuration = ending(() => configurationOf(file));
const { port = 8080, address = '127.0.0.1', folder } = configuration;
const module = new WebAssembly.Module(readFileSync(fileURLToPath(new URL(WASM_FILE, import.meta.url))));
start(new WebAssembly.Instance(module, imports()), module);

const handle = ending(() => relay(configuration, { translate, store: folder ? storeIn(folder) : undefined, lookup: addressesOf }));
const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
// Readers keep their connections for a while; a proxy in front should give up on them before the relay does.
server.keepAliveTimeout = 75000;
server.on('error', (error) => ending(() => { throw new Error(`it cannot listen at ${address}:${port} (${error.code || error.message})`); }));
ending(() => server.listen(port, address, () => console.log(`relay: http://${address}:${server.address().port}`)));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}

/** What somebody has to do before it can run is one line, and not where in here it came out. */
function ending(work) {
  try {
    return work();
  } catch (error) {
    process.stderr.write(`relay: ${error.message.replace(/\s+/g, ' ')}\n`);
    return process.exit(2);
  }
}

function configurationOf(name) {
  let text;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    throw new Error(`${name}: it cannot be read (${error.code})`);
  }
  let written;
  try {
    written = JSON.parse(text);
  } catch (error) {
    throw new Error(`${name}: it is not JSON (${error.message})`);
  }
  if (!written || typeof written !== 'object') throw new Error(`${name}: it is no configuration`);
  // What is no number would be the name of a socket in a folder.
  if (!(written.port === undefined || (Number.isInteger(written.port) && written.port >= 0 && written.port < 65536))) throw new Error(`port: ${JSON.stringify(written.port)} is no port`);
  return written;
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

/** The answers as files, each there as a whole or not at all. */
function storeIn(place) {
  try {
    mkdirSync(place, { recursive: true });
  } catch (error) {
    throw new Error(`folder: ${place} cannot be made (${error.code})`);
  }
  const pathOf = (name) => `${place}/${encodeURIComponent(name)}.json`;
  return {
    read: (name) => readFile(pathOf(name), 'utf8'),
    write: async (name, text) => {
      await writeFile(`${pathOf(name)}.new`, text);
      await rename(`${pathOf(name)}.new`, pathOf(name));
    },
  };
}
