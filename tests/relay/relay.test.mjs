// The relay as it ships, in Node and in workerd: what it serves, what it asks, and what becomes of it when the feed is down, slow, huge or
// no feed. nginx's is in nginx.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get as request } from 'node:http';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startFeed } from './feed.mjs';
import { ending, freePort, inNode, inWorkerd, inWorkerdAlone } from './places.mjs';

const fixture = (path) => readFileSync(fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url)), 'utf8');
const json = (body, more = {}) => ({ body, ...more });
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const SUMMARY = '/api/v2/summary.json';
const BLIP = fixture('blip/summary-1315.json');
/** As a widget asks for it beside a summary. */
const HISTORY = '/api/v2/incidents.json';
const PAST = fixture('blip/incidents-2111.json');
/** So that a test waits for no minute. */
const QUICK = { fresh: 1, wait: 1, retry: 3, timeout: 5, stale: 600 };

for (const [runtime, start] of [['Node', inNode], ['workerd', inWorkerd]]) {
  describe(`the relay in ${runtime}`, () => {
    const opened = [];
    after(() => Promise.all(opened.map((one) => one.stop())));

    /** A feed, and a relay of these sources at it; a source that begins with a slash is the feed's. */
    const open = async (sources, more = {}) => {
      const feed = await startFeed();
      const written = Object.entries(sources).map(([name, { at, ...source }]) => [name, { source: feed.origin + at, private: true, ...source }]);
      const place = await start({ ...QUICK, ...more, sources: Object.fromEntries(written) });
      opened.push(feed, place);
      return { feed, place, get: (path, how) => fetch(place.origin + path, how) };
    };

    it('serves a Statuspage document as it is, to any origin', async () => {
      const { feed, get } = await open({ desk: { at: '' } });
      feed.answers[SUMMARY] = json(BLIP);
      for (const path of [`/desk${SUMMARY}`, '/desk', '/desk/']) {
        const response = await get(path);
        assert.equal(response.status, 200);
        assert.equal(await response.text(), BLIP);
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
        assert.match(response.headers.get('Cache-Control'), /^public, max-age=1, stale-while-revalidate=1, stale-if-error=600$/);
        assert.match(response.headers.get('ETag'), /^"[0-9a-f]{24}"$/);
        assert.equal(response.headers.get('Age'), '0');
      }
      assert.deepEqual(feed.asked, [SUMMARY]);
    });

    it('serves another system as Statuspage, from all of its documents', async () => {
      const { feed, get } = await open({ shop: { at: '', format: 'cachet' } });
      feed.answers['/api/components'] = json(fixture('foreign/cachet/3-components-partial.json'));
      feed.answers['/api/incidents'] = json(fixture('foreign/cachet/3-incidents.json'));
      const document = await (await get(`/shop${SUMMARY}`)).json();
      assert.deepEqual(Object.keys(document), ['page', 'status', 'components', 'incidents', 'scheduled_maintenances']);
      assert.match(document.page.id, /^cachet\//);
      assert.equal(document.status.indicator, 'major');
      assert.deepEqual(feed.asked.sort(), ['/api/components', '/api/incidents', '/api/schedules']);
    });

    it('fails with each part of an answer that is in trouble, and not with one that is not there', async () => {
      const { feed, get } = await open({ shop: { at: '', format: 'cachet' }, mail: { at: '/mail' } });
      feed.answers['/api/components'] = json(fixture('foreign/cachet/3-components-well.json'));
      feed.answers['/api/incidents'] = json(fixture('foreign/cachet/3-incidents.json'));
      feed.answers['/mail/summary.json'] = json(fixture('foreign/instatus/incident.json'));
      feed.answers['/mail/v3/components.json'] = json(fixture('foreign/instatus/components-down.json'));
      for (const bad of [{ status: 429 }, { status: 500 }, (request) => request.socket.destroy()]) {
        const before = await Promise.all(['/shop', '/mail'].map(async (path) => (await get(path)).text()));
        assert.deepEqual(before.map((text) => JSON.parse(text).incidents.length), [1, 1]);
        const [good, also] = [feed.answers['/api/incidents'], feed.answers['/mail/v3/components.json']];
        Object.assign(feed.answers, { '/api/incidents': bad, '/mail/v3/components.json': bad });
        await pause(2.1);
        for (const [place, path] of ['/shop', '/mail'].entries()) {
          const response = await get(path);
          assert.deepEqual([response.status, await response.text()], [200, before[place]]);
          assert.ok(Number(response.headers.get('Age')) >= 2);
        }
        Object.assign(feed.answers, { '/api/incidents': good, '/mail/v3/components.json': also });
        await pause(3.1);
      }
      delete feed.answers['/mail/v3/components.json'];
      await pause(2.1);
      const { incidents } = await (await get('/mail')).json();
      assert.deepEqual(incidents.map(({ components }) => components), [[]]);
    });

    it('calls nothing well that it knows nothing of', async () => {
      const { feed, get } = await open({ kener: { at: '/kener', format: 'kener' }, gatus: { at: '/gatus', format: 'gatus' }, kuma: { at: '/kuma', format: 'uptime-kuma' } });
      feed.answers['/kener/dashboard-apis/notifications'] = json(fixture('foreign/kener/empty.json'));
      feed.answers['/gatus/api/v1/endpoints/statuses'] = json(fixture('foreign/gatus/just-started.json'));
      feed.answers['/gatus/api/v1/config'] = json(fixture('foreign/gatus/config.json'));
      feed.answers['/kuma/api/status-page/default'] = json(fixture('foreign/uptime-kuma/empty.json'));
      feed.answers['/kuma/api/status-page/heartbeat/default'] = json(fixture('foreign/uptime-kuma/beats-empty.json'));
      for (const name of ['kener', 'gatus', 'kuma']) {
        const response = await get(`/${name}`);
        assert.equal(response.status, 200, name);
        const { status, components, incidents } = await response.json();
        assert.deepEqual([status, components, incidents], [undefined, [], []], name);
      }
    });

    it('finds out by itself which system it is', async () => {
      const { feed, get } = await open({ shop: { at: '' } });
      feed.answers['/summary.json'] = json(fixture('foreign/instatus/incident.json'));
      feed.answers['/v3/components.json'] = json(fixture('foreign/instatus/components-down.json'));
      const { status, incidents } = await (await get('/shop')).json();
      assert.deepEqual([status.indicator, incidents.length], ['critical', 1]);
      assert.deepEqual(feed.asked, [SUMMARY, '/summary.json', '/v3/components.json']);
    });

    it('serves the history of a Statuspage by the same rules, also while the feed is down', async () => {
      const { feed, get } = await open({ desk: { at: '' }, mail: { at: '/mail/api/v2/summary.json?key=1' } });
      Object.assign(feed.answers, { [SUMMARY]: json(BLIP), [HISTORY]: json(PAST), '/mail/api/v2/summary.json': json(BLIP), '/mail/api/v2/incidents.json': json(PAST) });
      for (const name of ['desk', 'mail']) {
        const asked = feed.asked.length;
        assert.equal(await (await get(`/${name}${SUMMARY}`)).text(), BLIP);
        const answers = await Promise.all(Array.from({ length: 20 }, () => get(`/${name}${HISTORY}`)));
        for (const response of answers) {
          assert.deepEqual([response.status, await response.text()], [200, PAST]);
          assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
          assert.match(response.headers.get('Cache-Control'), /^public, max-age=1, /);
          assert.equal(response.headers.get('Age'), '0');
        }
        assert.deepEqual(feed.asked.slice(asked).map((path) => path.replace('/mail', '')), [SUMMARY, HISTORY]);
      }
      for (const bad of [{ status: 503 }, { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' }, json('{"error":"Forbidden"}'), (request) => request.socket.destroy()]) {
        feed.answers[HISTORY] = bad;
        await pause(2.1);
        const response = await get(`/desk${HISTORY}`);
        assert.deepEqual([response.status, await response.text()], [200, PAST]);
        assert.ok(Number(response.headers.get('Age')) >= 2);
      }
      // It is the history that is in trouble, and not the summary.
      assert.equal((await get(`/desk${SUMMARY}`)).headers.get('Age'), '0');
    });

    it('counts for how long others on the way had kept an answer', async () => {
      const { feed, get } = await open({ desk: { at: '' }, mail: { at: '/mail' }, chain: { at: '/chain' }, static: { at: '/static' } }, { fresh: 600 });
      const kept = (more) => ({ headers: { 'Content-Type': 'application/json', ...more } });
      const [now, then] = [0, 7200].map((seconds) => new Date(Date.now() - seconds * 1000).toUTCString());
      feed.answers[SUMMARY] = json(BLIP, kept({ Age: '40000' }));
      feed.answers[HISTORY] = json(PAST, kept({ Age: '500' }));
      feed.answers['/mail/summary.json'] = json(fixture('foreign/instatus/incident.json'));
      feed.answers['/mail/v3/components.json'] = json(fixture('foreign/instatus/components-down.json'), kept({ Age: '900' }));
      // As nginx's relay says it.
      feed.answers[`/chain${SUMMARY}`] = json(BLIP, kept({ Age: '30', Date: now, 'Status-Date': then }));
      feed.answers[`/static${SUMMARY}`] = json(BLIP, kept({ Age: '40000', 'Cache-Control': 'public, max-age=0, must-revalidate' }));
      for (const [path, least] of [['/desk', 40_000], [`/desk${HISTORY}`, 500], ['/mail', 900], ['/chain', 7230]]) {
        const age = Number((await get(path)).headers.get('Age'));
        assert.ok(age >= least && age < least + 10, `${path}: ${age}`);
      }
      // A cache between it and its readers keeps it all the same.
      const { headers } = await get('/desk');
      const left = /s-maxage=(\d+)/.exec(headers.get('Cache-Control'))[1] - headers.get('Age');
      assert.ok(left > 0 && left <= 600, `${left} s`);
      // Who may keep nothing unasked has asked.
      assert.ok(Number((await get('/static')).headers.get('Age')) < 10);
      // And a relay's own age is never taken for one of those that tell nothing.
      const least = await open({ desk: { at: '' } }, { fresh: 0 });
      least.feed.answers[SUMMARY] = json(BLIP);
      assert.match((await least.get('/desk')).headers.get('Cache-Control'), /^public, max-age=1, /);
      const asked = feed.asked.length;
      await Promise.all(Array.from({ length: 20 }, () => get('/desk').then((response) => response.text())));
      assert.equal(feed.asked.length, asked, 'what others have kept for long is no reason to ask for each reader');
    });

    it('has the history of a Statuspage alone, and of one that answers', async () => {
      const { feed, get } = await open({ shop: { at: '', format: 'cachet' }, gone: { at: '/gone' } });
      feed.answers['/api/components'] = json(fixture('foreign/cachet/3-components-partial.json'));
      feed.answers['/api/incidents'] = json(fixture('foreign/cachet/3-incidents.json'));
      feed.answers[HISTORY] = json(PAST);
      assert.equal((await get(`/shop${SUMMARY}`)).status, 200);
      assert.equal((await get(`/shop${HISTORY}`)).status, 404);
      assert.equal((await get(`/gone${HISTORY}`)).status, 404);
      assert.ok(!feed.asked.includes(HISTORY));
    });

    it('says 304 to who has it', async () => {
      const { feed, get } = await open({ desk: { at: '' } });
      feed.answers[SUMMARY] = json(BLIP);
      const tag = (await get('/desk')).headers.get('ETag');
      for (const [known, expected] of [[tag, 304], [`W/${tag}`, 304], [`"other", ${tag}`, 304], ['"other"', 200]]) {
        const response = await get('/desk', { headers: { 'If-None-Match': known } });
        assert.equal(response.status, expected, known);
        assert.equal(response.headers.get('ETag'), tag);
        await response.arrayBuffer();
      }
      const head = await get('/desk', { method: 'HEAD' });
      assert.deepEqual([head.status, await head.text()], [200, '']);
    });

    it('asks once in a lifetime, however many ask it', async () => {
      const { feed, get } = await open({ desk: { at: '' } }, { fresh: 3 });
      feed.answers[SUMMARY] = json(BLIP, { delay: 200 });
      const bodies = await Promise.all(Array.from({ length: 30 }, async () => (await get('/desk')).text()));
      assert.ok(bodies.every((body) => body === BLIP));
      assert.equal(feed.asked.length, 1);
      await pause(3.2);
      await Promise.all(Array.from({ length: 30 }, async () => (await get('/desk')).text()));
      await pause(0.5);
      assert.equal(feed.asked.length, 2);
    });

    it('has the last good answer while the feed is bad, in any way, and says how old it is', async () => {
      const bad = {
        'an error': { status: 503 },
        'not found': { status: 404 },
        HTML: { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' },
        'an error in JSON': json('{"error":"Forbidden"}'),
        'cut off': json(BLIP.slice(0, 300)),
        'too large': json(`${BLIP}${' '.repeat(8_100_000)}`),
        'too large, and does not say so': (_, response) => {
          response.writeHead(200, { 'Content-Type': 'application/json' });
          response.write(BLIP);
          for (let left = 90; left; left -= 1) response.write(' '.repeat(100_000));
          response.end();
        },
        'hung up': (request) => request.socket.destroy(),
        elsewhere: { status: 302, headers: { Location: 'http://169.254.169.254/latest/meta-data' } },
        'no answer': () => {},
      };
      // Each has a source of its own, so that all wait at once.
      const { feed, get } = await open(Object.fromEntries(Object.keys(bad).map((_, place) => [`s${place}`, { at: `/s${place}` }])));
      await Promise.all(Object.entries(bad).map(async ([name, answer], place) => {
        const path = `/s${place}${SUMMARY}`;
        feed.answers[path] = json(BLIP);
        await (await get(`/s${place}`)).text();
        feed.answers[path] = answer;
        await pause(2.1);
        const asked = () => feed.asked.filter((one) => one === path).length;
        const before = asked();
        const response = await get(`/s${place}`);
        assert.equal(response.status, 200, name);
        assert.equal(await response.text(), BLIP, name);
        assert.ok(Number(response.headers.get('Age')) >= 2, `${name}: ${response.headers.get('Age')}`);
        // It is left alone for a while.
        await Promise.all(Array.from({ length: 20 }, async () => (await get(`/s${place}`)).text()));
        assert.equal(asked() - before, 1, name);
      }));
    });

    it('has an error for nobody to keep where there was never an answer', async () => {
      const { feed, get } = await open({ desk: { at: '' } });
      feed.answers[SUMMARY] = { status: 500, body: BLIP };
      const response = await get('/desk');
      assert.deepEqual([response.status, response.headers.get('Cache-Control'), response.headers.get('Access-Control-Allow-Origin')], [502, 'no-store', '*']);
      assert.deepEqual(await response.json(), { error: 'the feed cannot be had' });
      await Promise.all(Array.from({ length: 20 }, async () => (await get('/desk')).text()));
      assert.equal(feed.asked.length, 1);
    });

    it('asks nothing more of a host that cannot be reached', async () => {
      const { feed, get } = await open({ desk: { at: '' } });
      for (const path of [SUMMARY, '/summary.json', '/index.json']) feed.answers[path] = (request) => request.socket.destroy();
      assert.equal((await get('/desk')).status, 502);
      assert.deepEqual(feed.asked, [SUMMARY]);
    });

    it('serves nothing that is older than it may be', async () => {
      const { feed, get } = await open({ desk: { at: '' } }, { stale: 2 });
      feed.answers[SUMMARY] = json(BLIP);
      await (await get('/desk')).text();
      feed.answers[SUMMARY] = { status: 503 };
      await pause(3.3);
      assert.equal((await get('/desk')).status, 502);
    });

    it('is no open proxy', async () => {
      const { feed, get } = await open({ desk: { at: '' } });
      feed.answers[SUMMARY] = json(BLIP);
      for (const path of ['/', '/other', `/${encodeURIComponent(feed.origin)}`, `/?url=${feed.origin}`, `/other?source=${feed.origin}`, '/desk/incidents.json', '/%E0%A4%A', '/__proto__', '/constructor']) {
        assert.equal((await get(path)).status, 404, path);
      }
      assert.deepEqual(feed.asked, []);
      // What stands behind the question mark is nobody's.
      assert.equal((await get(`/desk?source=http://127.0.0.1:1`)).status, 200);
      assert.equal((await get('/desk', { method: 'POST', body: 'x' })).status, 405);
      assert.equal((await get('/desk', { method: 'OPTIONS' })).status, 204);
      // Nothing of the reader's goes along.
      await pause(2.1);
      await (await get('/desk', { headers: { Cookie: 'a=b', Authorization: 'Bearer x', 'X-Forwarded-For': '1.2.3.4' } })).text();
      const sent = feed.heads.map((head) => [head.cookie, head.authorization, head['x-forwarded-for']]);
      assert.deepEqual(sent.flat().filter(Boolean), []);
    });

    it('refuses a configuration that leads inside', async () => {
      for (const source of ['http://127.0.0.1/', 'http://[::1]/', 'http://10.1.2.3/', 'http://192.168.0.1', 'http://169.254.169.254/', 'http://0x7f000001/', 'http://2130706433/',
        'http://localhost:8080', 'http://intranet/', 'http://status.internal', 'http://[fd00::1]/', 'http://[::ffff:10.0.0.1]/', 'ftp://example.com', 'https://me:secret@example.com']) {
        let place;
        let status;
        try {
          place = await start({ sources: { desk: source } });
          status = (await fetch(`${place.origin}/desk`)).status;
        } catch (_) {
          status = 'refused';
        }
        if (place) await place.stop();
        assert.ok(status === 'refused' || status === 500, `${source}: ${status}`);
      }
    });
  });
}

describe('the relay in Node', () => {
  it('says in a line what is wrong with its configuration, and ends', async () => {
    const sources = { desk: 'https://status.example.com' };
    const port = await freePort();
    const busy = await startFeed();
    for (const [written, expected] of [
      ['{ "sources": ', /relay\.json: it is not JSON/],
      [undefined, /relay\.json: it cannot be read \(ENOENT\)/],
      [{}, /sources: there are none/],
      [{ sources: {} }, /sources: there are none/],
      [{ sources: { desk: 7 } }, /sources\.desk: it has no source/],
      [{ sources: { desk: { format: 'gatus' } } }, /sources\.desk: it has no source/],
      [{ sources: { desk: { source: 'https://status.example.com', format: 'statuspag' } } }, /sources\.desk: there is no format "statuspag"; it is one of auto, statuspage, .*uptime-kuma/],
      [{ sources: { desk: { source: 'https://status.example.com', fromat: 'gatus' } } }, /sources\.desk: there is no setting "fromat"; it is one of source, format, private/],
      [{ sources: { desk: 'http://10.0.0.1' } }, /sources\.desk: .*private/],
      [{ sources: { '/desk': sources.desk } }, /sources\.\/desk: a name has no slash at its ends/],
      [{ sources: { 'desk/eu/': sources.desk } }, /sources\.desk\/eu\/: a name has no slash at its ends/],
      [{ sources: { desk: `${sources.desk} https://other.example.com` } }, /sources\.desk: ".*" has spaces in it: each address is a source of its own/],
      ...['https://app.example.com/', 'app.example.com', 'https://App.example.com', 'https://app.example.com:443', 'https://a.example.com https://b.example.com', 'null', '']
        .map((origin) => [{ sources, origin }, /origin: ".*" is no origin such as https:\/\/app\.example\.com, nor \*/]),
      [{ sources, frehs: 30 }, /there is no setting "frehs"; it is one of sources, fresh, /],
      [{ sources, fresh: '30s' }, /fresh: "30s" is no number of seconds/],
      [{ sources, stale: -1 }, /stale: -1 is no number of seconds/],
      [{ sources, port: 'http' }, /port/],
      [{ sources, port: busy.port }, /cannot listen .*EADDRINUSE/],
      [{ sources, port, folder: '/dev/null/kept' }, /cannot be made \(ENOTDIR\)/],
    ]) {
      const { code, out, err } = await ending(written);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, /^relay: [^\n]+\n$/);
      assert.match(err, expected);
    }
    await busy.stop();
    for (const args of [['--help'], ['-h']]) {
      const { code, out } = await ending(undefined, args);
      assert.equal(code, 0);
      assert.match(out, /^usage: node relay\.node\.mjs CONFIGURATION\.json\n/);
    }
  });

  it('has something to say after a restart while the feed is down', async () => {
    const feed = await startFeed();
    feed.answers[SUMMARY] = json(BLIP);
    const configuration = { ...QUICK, sources: { 'desk/eu': { source: feed.origin, private: true } } };
    const first = await inNode(configuration);
    assert.equal(await (await fetch(`${first.origin}/desk/eu`)).text(), BLIP);
    await first.stop();
    feed.answers[SUMMARY] = { status: 503 };
    await pause(1.2);
    const second = await inNode(configuration, first.folder);
    const response = await fetch(`${second.origin}/desk/eu`);
    assert.equal(await response.text(), BLIP);
    assert.ok(Number(response.headers.get('Age')) >= 1);
    await pause(2);
    assert.match(second.log, /desk\/eu: the feed answers with status 503/);
    await second.stop();
    await feed.stop();
  });
});

describe('the relay in workerd alone', () => {
  const opened = [];
  after(() => Promise.all(opened.map((one) => one.stop())));

  it('answers those who wait for the question of a reader who leaves', async () => {
    const feed = await startFeed();
    feed.answers[SUMMARY] = json(BLIP, { delay: 1500 });
    opened.push(feed);
    const place = await inWorkerdAlone({ sources: { desk: { source: feed.origin, private: true } } });
    opened.push(place);
    const leaving = request(`${place.origin}/desk`, { agent: false }).on('error', () => {});
    for (let left = 100; left && !feed.asked.length; left -= 1) await pause(0.05);
    const waiting = fetch(`${place.origin}/desk`, { signal: AbortSignal.timeout(8000) });
    await pause(0.2);
    leaving.socket.resetAndDestroy();
    const later = pause(0.3).then(() => fetch(`${place.origin}/desk`, { signal: AbortSignal.timeout(8000) }));
    for (const response of await Promise.all([waiting, later])) assert.deepEqual([response.status, await response.text()], [200, BLIP]);
    assert.deepEqual(feed.asked, [SUMMARY]);
  });
});
