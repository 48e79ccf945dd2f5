// The relay as a configuration of nginx, as it ships but for the feed's address: what it serves, what it asks, and what becomes of it when
// the feed is down.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startFeed } from './feed.mjs';
import { inNginx } from './places.mjs';

const BLIP = readFileSync(fileURLToPath(new URL('../fixtures/blip/summary-1315.json', import.meta.url)), 'utf8');
const SUMMARY = '/api/v2/summary.json';
const DESK = `/desk${SUMMARY}`;
const HISTORY = '/api/v2/incidents.json';
const PAST = readFileSync(fileURLToPath(new URL('../fixtures/blip/incidents-2111.json', import.meta.url)), 'utf8');
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const skip = spawnSync('nginx', ['-v']).error ? 'there is no nginx' : false;
const good = { headers: { 'Content-Type': 'application/json', ETag: '"1"', Vary: 'Origin', 'Cache-Control': 'no-store', 'Set-Cookie': 'a=b', 'Access-Control-Allow-Origin': 'https://other.example' }, body: BLIP };

describe('the relay in nginx', { skip }, () => {
  const opened = [];
  after(() => Promise.all(opened.map((one) => one.stop())));
  const open = async (how) => {
    const feed = await startFeed();
    feed.answers[SUMMARY] = good;
    const place = await inNginx(feed, how);
    opened.push(place, feed);
    return { feed, place, get: (path, more) => fetch(place.origin + path, more) };
  };

  it('serves the feed to any origin, and nothing of its headers', async () => {
    const { feed, get } = await open();
    for (const origin of ['https://a.example', 'https://b.example', undefined]) {
      const response = await get(DESK, { headers: { Cookie: 'a=b', Authorization: 'Bearer x', ...(origin ? { Origin: origin } : {}) } });
      assert.deepEqual([response.status, await response.text()], [200, BLIP]);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(response.headers.get('Cache-Control'), 'public, max-age=60, stale-while-revalidate=60, stale-if-error=86400');
      assert.equal(response.headers.get('Set-Cookie'), null);
      assert.ok(Date.parse(response.headers.get('Status-Date')) > 0);
    }
    assert.deepEqual(feed.asked, [SUMMARY], 'once, though it says `no-store` and varies by origin');
    assert.deepEqual([feed.heads[0].cookie, feed.heads[0].authorization, feed.heads[0].origin], [undefined, undefined, undefined]);
    const again = await get(DESK, { headers: { 'If-None-Match': '"1"' } });
    assert.equal(again.status, 304);
    assert.equal((await get('/other')).status, 404);
    assert.equal((await get('/desk/api/v2/summary.json?other=1')).status, 200);
    assert.equal(feed.asked.length, 1);
  });

  it('hands on for how long a cache before it had kept an answer', async () => {
    const { feed, get } = await open();
    feed.answers[SUMMARY] = { ...good, headers: { ...good.headers, Age: '40000' } };
    for (let left = 3; left; left -= 1) {
      const { headers } = await get(DESK, { headers: { Origin: 'https://a.example' } });
      assert.equal(headers.get('Age'), '40000');
      assert.equal(headers.get('Access-Control-Expose-Headers'), 'Age, Date, Status-Date');
    }
    assert.equal(feed.asked.length, 1);
    // What may keep nothing unasked has asked, or is told of each change.
    feed.answers[HISTORY] = { ...good, body: PAST, headers: { ...good.headers, Age: '40000', 'Cache-Control': 'public, max-age=0, must-revalidate' } };
    assert.equal((await get(`/desk${HISTORY}`)).headers.get('Age'), null);
  });

  it('says of a feed that is unchanged how old it is now', async () => {
    const { feed, get } = await open({ fresh: '1s' });
    feed.answers[SUMMARY] = (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"';
      response.writeHead(isKnown ? 304 : 200, { ...good.headers, ...(isKnown || feed.asked.length > 1 ? {} : { Age: '800' }) });
      response.end(isKnown ? '' : BLIP);
    };
    let before = await get(DESK);
    assert.equal(before.headers.get('Age'), '800');
    for (let round = 1; round <= 3; round += 1) {
      // It is brought up to date behind an answer, as soon as that may be.
      let now = before;
      for (let left = 100; left && now.headers.get('Status-Date') === before.headers.get('Status-Date'); left -= 1) {
        await now.text();
        await pause(0.1);
        now = await get(DESK);
      }
      const dates = [before, now].map(({ headers }) => Date.parse(headers.get('Status-Date')));
      assert.ok(dates[1] > dates[0], `round ${round}: ${dates}`);
      assert.equal(now.headers.get('Age'), null);
      before = now;
    }
    await before.text();
  });

  it('serves the history beside it by the same rules', async () => {
    const { feed, get } = await open({ fresh: '1s' });
    feed.answers[HISTORY] = { ...good, body: PAST };
    for (let left = 10; left; left -= 1) {
      const response = await get(`/desk${HISTORY}`);
      assert.deepEqual([response.status, await response.text(), response.headers.get('Access-Control-Allow-Origin')], [200, PAST, '*']);
    }
    assert.deepEqual(feed.asked, [HISTORY]);
    assert.equal(await (await get(DESK)).text(), BLIP);
    feed.answers[HISTORY] = { status: 503 };
    await pause(1.2);
    assert.equal(await (await get(`/desk${HISTORY}`)).text(), PAST);
  });

  it('has the last good answer while the feed is bad, leaves it alone, and says how old it is', async () => {
    const { feed, get } = await open({ fresh: '1s' });
    await (await get(DESK)).text();
    for (const [name, answer] of Object.entries({
      'an error': { status: 503 },
      HTML: { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' },
      'hung up': (request) => request.socket.destroy(),
    })) {
      feed.answers[SUMMARY] = answer;
      await pause(1.2);
      const before = feed.asked.length;
      for (let left = 50; left; left -= 1) {
        const response = await get(DESK);
        assert.equal(response.status, 200, name);
        assert.equal(await response.text(), BLIP, name);
      }
      const told = (await get(DESK)).headers;
      const age = (Date.parse(told.get('Date')) - Date.parse(told.get('Status-Date'))) / 1000;
      assert.ok(age >= 1, `${name}: ${age}`);
      const asked = feed.asked.length - before;
      // Once more, or twice, and not again for a while; what is HTML it takes for an answer, and keeps it from being stored.
      if (name !== 'HTML') assert.ok(asked <= 3, `${name}: asked ${asked} times`);
      console.log(`${name}: the feed was asked ${asked} times for 51 readers`);
    }
  });

  it('keeps no error', async () => {
    const { feed, get } = await open();
    feed.answers[SUMMARY] = { status: 500, body: BLIP };
    const response = await get(DESK);
    assert.deepEqual([response.status, response.headers.get('Cache-Control')], [500, 'no-store']);
    feed.answers[SUMMARY] = good;
    await pause(15.5);
    assert.equal((await get(DESK)).status, 200);
  });
});
