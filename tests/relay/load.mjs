// How much a relay bears, and what of it reaches the feeds: `node load.mjs [SECONDS] [nginx|Node|workerd]`, with Debian's wrk. For each
// relay some seconds of as many requests as it takes: over 20 connections, for 20 sources in turn, from pages of 20 origins; with the
// feeds well, and with them down. Every feed varies by origin, as many do.
import { spawnSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFeed } from './feed.mjs';
import { inNginx, inNode, inWorkerd } from './places.mjs';

const SECONDS = Number(process.argv[2]) || 10;
const ONLY = process.argv[3];
const SUMMARY = '/api/v2/summary.json';
const BLIP = readFileSync(fileURLToPath(new URL('../fixtures/blip/summary-1315.json', import.meta.url)), 'utf8');
/** Five seconds, so that some lifetimes pass; a page's minute is as many times fewer. */
const FRESH = 5;
const SOURCES = Array.from({ length: 20 }, (_, place) => `desk${place}`);

const requests = join(mkdtempSync(join(tmpdir(), 'relay-load-')), 'requests.lua');
writeFileSync(requests, `
local all, at = {}, 0
init = function()
  for n = 0, 399 do
    local path = '/desk' .. n % 20 .. '${SUMMARY}'
    all[n] = wrk.format('GET', path, { Origin = 'https://app' .. math.floor(n / 20) .. '.example' })
  end
end
request = function()
  at = at + 1
  return all[at % 400]
end
`);

const wrk = (origin) => new Promise((resolve) => {
  const child = spawn('wrk', ['-t1', '-c20', `-d${SECONDS}s`, '-s', requests, origin]);
  let text = '';
  child.stdout.on('data', (part) => { text += part; });
  child.on('exit', () => {
    const of = (pattern) => Number((pattern.exec(text) || [0, 0])[1]);
    resolve({ perSecond: of(/Requests\/sec:\s+([\d.]+)/), asked: of(/(\d+) requests in/), bad: of(/Non-2xx or 3xx responses: (\d+)/) });
  });
});

if (spawnSync('wrk', ['-v']).error) throw new Error('wrk is needed');
console.log('| relay | feeds | requests/s | requests | of these not 200 | at the 20 feeds | at one, at most |');
console.log('|---|---|---:|---:|---:|---:|---:|');
const configuration = (feeds) => ({
  fresh: FRESH,
  sources: Object.fromEntries(Object.entries(feeds).map(([name, { origin }]) => [name, { source: origin, private: true }])),
});
for (const [name, start] of [
  ['nginx', (feeds) => inNginx(feeds, { fresh: `${FRESH}s` })],
  ['Node', (feeds) => inNode(configuration(feeds))],
  ['workerd', (feeds) => inWorkerd(configuration(feeds))],
]) {
  if (ONLY && ONLY !== name) continue;
  const feeds = {};
  for (const source of SOURCES) feeds[source] = await startFeed();
  const place = await start(feeds);
  const headers = { 'Content-Type': 'application/json', Vary: 'Origin', 'Access-Control-Allow-Origin': 'https://app0.example' };
  for (const [state, answer] of [['well', { headers, body: BLIP }], ['answer 503', { status: 503 }], ['hang up', (request) => request.socket.destroy()]]) {
    const before = Object.values(feeds).map((feed) => feed.asked.length);
    for (const feed of Object.values(feeds)) feed.answers[SUMMARY] = answer;
    const { perSecond, asked, bad } = await wrk(place.origin);
    const reached = Object.values(feeds).map((feed, index) => feed.asked.length - before[index]);
    const all = reached.reduce((sum, one) => sum + one, 0);
    console.log(`| ${name} | ${state} | ${Math.round(perSecond)} | ${asked} | ${bad} | ${all} | ${Math.max(...reached)} |`);
  }
  await place.stop();
  await Promise.all(Object.values(feeds).map((feed) => feed.stop()));
}
