// A feed that does as a test tells it, and counts what it is asked.
import { createServer } from 'node:http';

/** Starts on a free port: `answers` by path, each `{ status, headers, body, delay }` or a function that handles the request; `asked` are the paths. */
export async function startFeed() {
  const feed = { answers: {}, asked: [], heads: [] };
  const server = createServer(async (request, response) => {
    const path = request.url.split('?')[0];
    feed.asked.push(path);
    feed.heads.push(request.headers);
    const answer = feed.answers[path] || { status: 404, body: 'nothing here' };
    if (typeof answer === 'function') return answer(request, response);
    const { status = 200, headers = { 'Content-Type': 'application/json' }, body = '', delay = 0 } = answer;
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    response.writeHead(status, headers);
    return response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  feed.port = server.address().port;
  feed.origin = `http://127.0.0.1:${feed.port}`;
  feed.stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return feed;
}
