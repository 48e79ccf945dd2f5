// The relay as a module: a handler of requests in a server of one's own, against a feed that answers, and one that has died.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { relay } from 'status-widget/relay';
import { deadOrigin, fixture, startFeed } from './support/feed.mjs';

const BLIP = fixture('blip/summary-1315.json');

let feed;
let dead;
before(async () => {
  dead = await deadOrigin();
  // None of them lets a page read it.
  const closed = (body) => ({ body, headers: {} });
  feed = await startFeed({
    '/blip/api/v2/summary.json': closed(BLIP),
    '/shop/api/components': closed(fixture('foreign/cachet/3-components-partial.json')),
    '/shop/api/incidents': closed(fixture('foreign/cachet/3-incidents.json')),
  });
});
after(() => feed.stop());

const quietly = { log: () => {} };
const of = (path, init) => new Request(`https://relay.example.com${path}`, init);

test('another system becomes a Statuspage document that any page may read', async () => {
  const handle = relay({ sources: { shop: { source: `${feed.origin}/shop`, format: 'cachet', private: true } } });
  // As a widget asks for a base URL.
  const response = await handle(of('/shop/api/v2/summary.json'));
  assert.ok(response instanceof Response);
  assert.deepEqual([response.status, response.headers.get('Access-Control-Allow-Origin')], [200, '*']);
  assert.match(response.headers.get('Age'), /^\d+$/);
  const { page, status, components } = await response.json();
  assert.ok(page && components.length > 1);
  assert.equal(status.indicator, 'major');
  const again = await handle(of('/shop', { headers: { 'If-None-Match': response.headers.get('ETag') } }));
  assert.deepEqual([again.status, await again.text()], [304, '']);
});

test('it asks once for all, and has the last good answer when the feed is gone', async () => {
  const kept = new Map();
  const store = { read: async (name) => kept.get(name), write: async (name, text) => kept.set(name, text) };
  let asked = 0;
  const counted = (...request) => {
    asked += 1;
    return fetch(...request);
  };
  const sources = { blip: { source: `${feed.origin}/blip`, private: true } };
  const handle = relay({ sources }, { store, fetch: counted });
  const answers = await Promise.all(Array.from({ length: 20 }, () => handle(of('/blip'))));
  for (const answer of answers) assert.equal(await answer.text(), BLIP);
  assert.equal(asked, 1);
  // A process that begins anew, when nobody answers any more.
  const later = relay({ sources, fresh: 0, wait: 0 }, { ...quietly, store, fetch: () => fetch(`${dead}/`) });
  const answer = await later(of('/blip'));
  assert.deepEqual([answer.status, await answer.text()], [200, BLIP]);
});

test('what it asks outlives the reader it was asked for, and what never settles is forgotten', async () => {
  let [clock, asked] = [0, 0];
  // As where a runtime ends a request with all that it has begun.
  const once = (...request) => {
    asked += 1;
    return asked === 1 ? new Promise(() => {}) : fetch(...request);
  };
  const sources = { blip: { source: `${feed.origin}/blip`, private: true } };
  const handle = relay({ sources, timeout: 10 }, { fetch: once, now: () => clock });
  const held = [];
  const context = { waitUntil: (work) => held.push(work) };
  for (let left = 2; left; left -= 1) handle(of('/blip'), context);
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  assert.deepEqual([asked, held.length], [1, 2]);
  clock += 31_000;
  const answer = await handle(of('/blip'), context);
  assert.deepEqual([asked, answer.status, await answer.text()], [2, 200, BLIP]);
});

test('what it does not have it says, and private addresses are the configuration’s to allow', async () => {
  const handle = relay({ sources: { gone: { source: dead, private: true } } }, quietly);
  assert.equal((await handle(of('/gone'))).status, 502);
  assert.equal((await handle(of('/other'))).status, 404);
  assert.equal((await handle(of('/gone', { method: 'POST', body: 'x' }))).status, 405);
  assert.equal((await handle(of('/gone', { method: 'OPTIONS' }))).status, 204);
  assert.throws(() => relay({ sources: { inside: `${feed.origin}/blip` } }), /sources\.inside: .*private/);
  assert.throws(() => relay({ sources: { bad: 'ftp://status.example.com' } }), /sources\.bad/);
});

test('as a server of one’s own hands requests on', async () => {
  const handle = relay({ sources: { blip: { source: `${feed.origin}/blip`, private: true } } });
  const server = createServer(async (request, response) => {
    const answer = await handle(new Request(`http://relay.example.com${request.url}`, { method: request.method, headers: request.headers }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/blip`, { headers: { Origin: 'https://desk.example.com' } });
  assert.deepEqual([answer.status, answer.headers.get('Access-Control-Allow-Origin'), await answer.text()], [200, '*', BLIP]);
  server.close();
  server.closeAllConnections();
});
