// How much a relay bears, and what of it reaches the feed: `node load.mjs [SECONDS]`, with Debian's wrk. For each of nginx, Node and workerd
// some seconds of as many requests as it takes from 20 connections, with the feed well, and with the feed down.
import { spawnSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startFeed } from './feed.mjs';
import { inNginx, inNode, inWorkerd } from './places.mjs';

const SECONDS = Number(process.argv[2]) || 10;
const ONLY = process.argv[3];
const SUMMARY = '/api/v2/summary.json';
const BLIP = readFileSync(fileURLToPath(new URL('../fixtures/blip/summary-1315.json', import.meta.url)), 'utf8');
/** Five seconds, so that some lifetimes pass; a page's minute is as many times fewer. */
const FRESH = 5;

const wrk = (url) => new Promise((resolve) => {
  const child = spawn('wrk', ['-t1', '-c20', `-d${SECONDS}s`, url]);
  let text = '';
  child.stdout.on('data', (part) => { text += part; });
  child.on('exit', () => {
    const of = (pattern) => Number((pattern.exec(text) || [0, 0])[1]);
    resolve({ perSecond: of(/Requests\/sec:\s+([\d.]+)/), requests: of(/(\d+) requests in/), bad: of(/Non-2xx or 3xx responses: (\d+)/) });
  });
});

if (spawnSync('wrk', ['-v']).error) throw new Error('wrk is needed');
console.log('| relay | feed | requests/s | requests | of these not 200 | requests at the feed |\n|---|---|---:|---:|---:|---:|');
for (const [name, start] of [
  ['nginx', (feed) => inNginx(feed, { fresh: `${FRESH}s` })],
  ['Node', (feed) => inNode({ fresh: FRESH, sources: { desk: { source: feed.origin, private: true } } })],
  ['workerd', (feed) => inWorkerd({ fresh: FRESH, sources: { desk: { source: feed.origin, private: true } } })],
]) {
  if (ONLY && ONLY !== name) continue;
  const feed = await startFeed();
  const place = await start(feed);
  for (const [state, answer] of [['well', { body: BLIP }], ['answers 503', { status: 503 }], ['hangs up', (request) => request.socket.destroy()]]) {
    feed.answers[SUMMARY] = answer;
    const before = feed.asked.length;
    const { perSecond, requests, bad } = await wrk(`${place.origin}/desk${SUMMARY}`);
    console.log(`| ${name} | ${state} | ${Math.round(perSecond)} | ${requests} | ${bad} | ${feed.asked.length - before} |`);
  }
  await place.stop();
  await feed.stop();
}
