// The relay as people run it: in Node, in workerd, in nginx; from `dist/`, each on a free port.
import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DIST = process.env.STATUS_WIDGET_DIST || fileURLToPath(new URL('../../dist/', import.meta.url));

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until something listens there. */
async function until(origin, child) {
  for (let left = 400; left; left -= 1) {
    if (child && child.exitCode !== null) throw new Error('it ended at once');
    try {
      await fetch(`${origin}/`);
      return;
    } catch (_) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nobody listens at ${origin}`);
}

const ended = (child) => new Promise((resolve) => { if (child.exitCode === null && child.signalCode === null) child.once('exit', resolve); else resolve(); });

/** The relay in Node of its own, with a folder for what outlives it. */
export async function inNode(configuration, folder = mkdtempSync(join(tmpdir(), 'relay-'))) {
  const port = await freePort();
  const file = join(folder, 'relay.json');
  writeFileSync(file, JSON.stringify({ ...configuration, port, folder: join(folder, 'kept') }));
  const child = spawn(process.execPath, [join(DIST, 'relay.node.mjs'), file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const place = { origin: `http://127.0.0.1:${port}`, folder, log: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { place.log += text; });
  place.stop = () => {
    child.kill('SIGTERM');
    return ended(child);
  };
  await until(place.origin, child);
  return place;
}

/** The relay in Node with a configuration, or a text, that it does not begin with: what it said, and its exit code. */
export function ending(written, args) {
  const file = join(mkdtempSync(join(tmpdir(), 'relay-')), 'relay.json');
  if (written !== undefined) writeFileSync(file, typeof written === 'string' ? written : JSON.stringify(written));
  return new Promise((resolve) => {
    execFile(process.execPath, [join(DIST, 'relay.node.mjs'), ...(args || [file])], { timeout: 20_000 }, (error, out, err) => {
      resolve({ code: error ? error.code : 0, out, err });
    });
  });
}

/** The relay in workerd. */
export async function inWorkerd(configuration) {
  const { Miniflare } = await import('miniflare');
  const name = readdirSync(DIST).find((file) => /^status-widget\.formats\.[0-9a-f]+\.wasm$/.test(file));
  const miniflare = new Miniflare({
    compatibilityDate: '2026-01-01',
    modules: [
      { type: 'ESModule', path: 'relay.worker.mjs', contents: readFileSync(join(DIST, 'relay.worker.mjs'), 'utf8') },
      { type: 'CompiledWasm', path: name, contents: readFileSync(join(DIST, name)) },
    ],
    bindings: { RELAY: JSON.stringify(configuration) },
    host: '127.0.0.1',
    port: await freePort(),
  });
  const url = await miniflare.ready;
  return { origin: url.origin, log: '', stop: () => miniflare.dispose() };
}

/** The relay in workerd alone, without miniflare in front of it, which keeps from it that a reader leaves; and without a cache. */
export async function inWorkerdAlone(configuration) {
  const { default: { default: program } } = await import('workerd');
  const name = readdirSync(DIST).find((file) => /^status-widget\.formats\.[0-9a-f]+\.wasm$/.test(file));
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'relay-workerd-'));
  for (const file of ['relay.worker.mjs', name]) copyFileSync(join(DIST, file), join(folder, file));
  writeFileSync(join(folder, 'relay.capnp'), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "relay", worker = .relay), (name = "internet", network = (allow = ["public", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "relay")],
);
const relay :Workerd.Worker = (
  modules = [(name = "relay.worker.mjs", esModule = embed "relay.worker.mjs"), (name = "${name}", wasm = embed "${name}")],
  compatibilityDate = "2025-01-01",
  bindings = [(name = "RELAY", text = ${JSON.stringify(JSON.stringify(configuration))})],
);
`);
  const child = spawn(program, ['serve', join(folder, 'relay.capnp')], { stdio: 'ignore' });
  const place = { origin: `http://127.0.0.1:${port}`, log: '' };
  place.stop = () => {
    child.kill('SIGKILL');
    return ended(child);
  };
  await until(place.origin, child);
  return place;
}

/** The shipped configuration of nginx with this feed in place of the example's, or with several by name, in a folder of its own. */
export async function inNginx(feeds, { fresh = '60s', workers = 1 } = {}) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'relay-nginx-'));
  const named = Object.entries(feeds.origin ? { desk: feeds } : feeds);
  // As its comments say: an upstream and a location for each.
  const forEach = (block) => named.map(([name, feed]) => block
    .replaceAll('desk', name)
    .replaceAll('server status.example.com:443', `server 127.0.0.1:${feed.port}`)
    .replaceAll('https://', 'http://')).join('\n');
  const configuration = readFileSync(join(DIST, 'relay.nginx.conf'), 'utf8')
    // For what every system has of it: nginx makes one folder, and none above it.
    .replaceAll('/var/cache/', `${folder}/`)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace(/upstream status_desk \{[^}]*\}/, forEach)
    .replace(/location = \/desk[^]*?(?=location \/ \{)/, forEach)
    .replace('proxy_cache_valid 200 60s;', `proxy_cache_valid 200 ${fresh};`);
  writeFileSync(join(folder, 'relay.conf'), configuration);
  writeFileSync(join(folder, 'nginx.conf'), `
daemon off;
${process.getuid && process.getuid() === 0 ? 'user root;' : ''}
worker_processes ${workers};
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 4096; }
http { access_log off; include ${folder}/relay.conf; }
`);
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')], { stdio: 'inherit' });
  const place = { origin: `http://127.0.0.1:${port}`, folder, errors: () => readFileSync(join(folder, 'error.log'), 'utf8') };
  place.stop = () => {
    child.kill('SIGQUIT');
    return ended(child);
  };
  await until(place.origin, child);
  return place;
}
