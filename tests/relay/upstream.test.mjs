// To which hosts a relay goes for a feed, and where it follows a redirect to. Nothing leaves this machine: what it would ask is written down.
import assert from 'node:assert/strict';
import { it } from 'node:test';

// As the build writes it: one system keeps its documents at the feed's own host, one at another.
globalThis.FORMATS = {
  cachet: [['*', ['$1/api/components']]],
  'status-io': [['https://status.io/pages/*', ['https://api.status.io/1.0/status/$1']]],
  upptime: [['https://github.com/*', ['https://raw.githubusercontent.com/$1/HEAD/history/summary.json']]],
};
const { fetchFrom } = await import('../../www/relay/upstream.js');

/** What is asked, one after the other, and what comes of it: `answers` are redirects by address, all else is an answer. */
async function ask(url, hosts, answers = {}) {
  const asked = [];
  const fetch = async (at) => {
    asked.push(at);
    return at in answers ? new Response(null, { status: 302, headers: { Location: answers[at] } }) : new Response('{}');
  };
  const outcome = await fetchFrom(url, { fetch, lookup: async () => ['203.0.113.1'], hosts: new Set(hosts), limit: 100 }).then(() => 'an answer', ({ message }) => message);
  return { asked, outcome };
}

const FEED = 'https://status.example.com/api/v2/summary.json';

it('follows a feed to a host of the configuration', async () => {
  const to = 'https://other.example.com/summary.json';
  assert.deepEqual(await ask(FEED, ['status.example.com', 'other.example.com'], { [FEED]: to }), { asked: [FEED, to], outcome: 'an answer' });
});

it("begins at a system's own host", async () => {
  const at = 'https://api.status.io/1.0/status/5';
  assert.deepEqual(await ask(at, ['status.io']), { asked: [at], outcome: 'an answer' });
});

it('follows a feed to no other host, be it one of another system', async () => {
  for (const to of ['https://elsewhere.example/summary.json', 'https://raw.githubusercontent.com/anybody/anything/HEAD/summary.json', 'https://api.status.io/1.0/status/5']) {
    const { asked, outcome } = await ask(FEED, ['status.example.com'], { [FEED]: to });
    assert.deepEqual(asked, [FEED]);
    assert.match(outcome, /is no source of this relay/);
  }
});
