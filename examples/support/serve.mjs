// Serves what an example has built, with the headers of a host that takes care; and beside it, on another origin, the status page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8' };

/** A host on a free port that answers by `handle(path, request)`: `{ status, headers, body }` or nothing. */
export async function serve(handle) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // Browsers ask for it by themselves, and a missing one is a line on the console.
    const none = { status: pathname === '/favicon.ico' ? 204 : 404 };
    const { status = 200, headers = {}, body = '' } = (await handle(pathname, request)) || none;
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

/** A folder as a static host serves it; `policy()` is its Content-Security-Policy. A path without an ending is a page's. */
export function folderOf(folder, policy = () => undefined) {
  return async (path) => {
    const name = extname(path) ? path : `${path.replace(/\/$/, '')}/index.html`;
    const file = fileURLToPath(new URL(`.${decodeURIComponent(name)}`, folder));
    const body = await readFile(file).catch(() => undefined);
    if (!body) return undefined;
    const headers = { 'Content-Type': TYPES[extname(file)] || 'application/octet-stream', 'Cache-Control': 'no-cache' };
    if (policy()) headers['Content-Security-Policy'] = policy();
    return { headers, body };
  };
}

/** The first of these, `[prefix, handle]`, that has an answer; each is asked by what stands behind its prefix. */
export function first(parts) {
  return async (path, request) => {
    for (const [prefix, handle] of parts) {
      const answer = path.startsWith(prefix) && await handle(`/${path.slice(prefix.length)}`, request);
      if (answer) return answer;
    }
    return undefined;
  };
}

/** Runs an app's server, `[script, ...arguments]` that Node runs, on a free port; `ask` hands requests on to it, as a host in front of it does. */
export async function startServer(folder, [script, ...rest]) {
  const port = await freePort();
  const of = rest.map((word) => word.replace('PORT', port));
  const environment = { ...process.env, PORT: port, HOST: '127.0.0.1', HOSTNAME: '127.0.0.1' };
  const child = spawn(process.execPath, [script, ...of], { cwd: fileURLToPath(folder), env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(origin).catch(() => undefined)) break;
    if (tries > 300 || child.exitCode !== null) throw new Error(`${script} does not answer at ${origin}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  return {
    ask: async (path, { url, headers: { host, connection, ...asked } }) => {
      const response = await fetch(origin + url, { headers: asked, redirect: 'manual' });
      // What is handed on is not compressed any more.
      const { 'content-encoding': coding, 'content-length': length, 'transfer-encoding': chunked, ...headers } = Object.fromEntries(response.headers);
      return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
    },
    stop: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function freePort() {
  const socket = createSocket();
  await new Promise((resolve) => { socket.listen(0, '127.0.0.1', resolve); });
  const { port } = socket.address();
  await new Promise((resolve) => { socket.close(resolve); });
  return String(port);
}

/** A status page with an incident whose post is HTML; any origin may read it. */
export function statusPage() {
  const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const desk = { id: 'desk', name: 'Desk', status: 'degraded_performance' };
  const document = {
    page: { id: 'example', name: 'Example', url: 'https://status.example.com', time_zone: 'UTC', updated_at: at(1) },
    components: [desk, { id: 'chat', name: 'Chat', status: 'operational' }],
    incidents: [{
      id: 'slow', name: 'Conversations are slow', status: 'investigating', impact: 'minor', created_at: at(12), updated_at: at(2),
      incident_updates: [{ id: 'post', status: 'investigating', created_at: at(2), updated_at: at(2), body: '<p>We look into <strong>slow conversations</strong>.</p>', affected_components: [{ code: 'desk', name: 'Desk' }] }],
      components: [desk],
    }],
    scheduled_maintenances: [],
  };
  return () => ({ headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }, body: JSON.stringify(document) });
}
