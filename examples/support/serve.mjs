// Serves what an example has built, with the headers of a host that takes care; and beside it, on another origin, the status page.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8' };

/** A host on a free port that answers by `handle(path)`: `{ status, headers, body }` or nothing. */
export async function serve(handle) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // Browsers ask for it by themselves, and a missing one is a line on the console.
    const none = { status: pathname === '/favicon.ico' ? 204 : 404 };
    const { status = 200, headers = {}, body = '' } = (await handle(pathname)) || none;
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
  return async (path) => {
    for (const [prefix, handle] of parts) {
      const answer = path.startsWith(prefix) && await handle(`/${path.slice(prefix.length)}`);
      if (answer) return answer;
    }
    return undefined;
  };
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
