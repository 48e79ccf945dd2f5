// A host of feeds: a real HTTP server that answers as a test tells it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** A document of the project's fixtures. */
export const fixture = (path) => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');

/** An address where nobody listens: a port that was just given back. */
export async function deadOrigin() {
  const { origin, stop } = await startFeed();
  await stop();
  return origin;
}

/** Starts on a free port: `answers` by path, each `{ status, headers, body, delay }`. What it is given is JSON that any origin may read. */
export async function startFeed(answers = {}) {
  const server = createServer(async (request, response) => {
    const { status = 200, headers = { 'Access-Control-Allow-Origin': '*' }, body = '', delay = 0 } = answers[request.url.split('?')[0]] || { status: 404 };
    await new Promise((resolve) => { setTimeout(resolve, delay); });
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(body);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { answers, origin, stop };
}
