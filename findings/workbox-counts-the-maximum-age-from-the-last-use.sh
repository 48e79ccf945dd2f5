#!/usr/bin/env bash
# workbox-expiration 7.4.1 with its core, routing, strategies and sw of that version (npm), driven by playwright-core 1.55.0 in Debian's Chromium
# (seen with 156).
#
# `NetworkFirst` with `maxAgeSeconds` reads as "what was kept longer ago than that is never shown", which is what a page wants of a status
# that it can no longer ask for. The plugin knows an answer's age by its `Date`, and else by a stamp of its own, and that stamp it sets anew each
# time the answer is *used*. Script does not see the `Date` of a feed of another origin unless the feed exposes it. So while such a feed is out of
# reach, a page that asks more often than the maximum age gets the same old answer for as long as it asks; one that asks less often gets it once more,
# however old it is, and only then nothing. Of one's own origin, where it is tried first, the maximum is kept to.
#
# Seen, with a maximum of 4 s: "own origin, asked each second: 12 s after the last good answer nothing", "other origin, asked each second: 12 s
# after the last good answer "well"", "other origin, Date exposed, asked each second: … nothing", "other origin, not asked: … "well", then nothing".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . playwright-core@1.55.0 workbox-sw@7.4.1 workbox-core@7.4.1 workbox-routing@7.4.1 \
  workbox-strategies@7.4.1 workbox-expiration@7.4.1 >/dev/null 2>&1
cat >look.mjs <<'JS'
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const worker = `importScripts('/workbox-sw.js');
workbox.setConfig({ modulePathPrefix: '/', debug: false });
workbox.core.skipWaiting();
workbox.core.clientsClaim();
for (const cacheName of ['asked', 'quiet']) {
  workbox.routing.registerRoute(({ url }) => url.pathname === '/' + cacheName + '.json',
    new workbox.strategies.NetworkFirst({ cacheName, plugins: [new workbox.expiration.ExpirationPlugin({ maxAgeSeconds: 4 })] }));
}`;
const page = "<!doctype html><script>navigator.serviceWorker.register('/worker.js');</script>";
let reachable = true;
const server = async (request, answer) => {
  const { pathname, searchParams } = new URL(request.url, 'http://host');
  if (pathname.endsWith('.json')) {
    if (!reachable) return request.socket.destroy();
    answer.setHeader('Content-Type', 'application/json');
    answer.setHeader('Cache-Control', 'no-store');
    answer.setHeader('Access-Control-Allow-Origin', '*');
    if (searchParams.has('exposed')) answer.setHeader('Access-Control-Expose-Headers', 'Date');
    return answer.end('"well"');
  }
  if (pathname === '/') return answer.setHeader('Content-Type', 'text/html').end(page);
  answer.setHeader('Content-Type', 'text/javascript');
  if (pathname === '/worker.js') return answer.end(worker);
  const file = pathname.slice(1);
  return answer.end(await readFile(`node_modules/${file.split('.')[0]}/build/${file}`).catch(() => ''));
};
const listen = async () => {
  const one = createServer(server);
  await new Promise((resolve) => { one.listen(0, '127.0.0.1', resolve); });
  return [`http://127.0.0.1:${one.address().port}`, () => { one.closeAllConnections(); one.close(); }];
};
const [[own, endOwn], [other, endOther]] = [await listen(), await listen()];
const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox'] });
console.log(`Chromium ${browser.version()}`);
const tab = await browser.newPage();
await tab.goto(own);
await tab.waitForFunction(() => navigator.serviceWorker.controller);
const ask = (url) => tab.evaluate((of) => fetch(of).then((answer) => answer.json()).then((text) => `"${text}"`, () => 'nothing'), url);
const feeds = [
  ['own origin, asked each second', `${own}/asked.json`],
  ['other origin, asked each second', `${other}/asked.json`],
  ['other origin, Date exposed, asked each second', `${other}/asked.json?exposed`],
];
const quiet = `${other}/quiet.json`;
for (const url of [...feeds.map((feed) => feed[1]), quiet]) if (await ask(url) !== '"well"') throw new Error('no answer at first');
reachable = false;
const since = Date.now();
const last = new Map();
while (Date.now() - since < 12_000) {
  await tab.waitForTimeout(1000);
  for (const [, url] of feeds) last.set(url, await ask(url));
}
const seen = feeds.map(([name, url]) => `${name}: 12 s after the last good answer ${last.get(url)}`);
const once = await ask(quiet);
await tab.waitForTimeout(1000);
seen.push(`other origin, not asked: 12 s after the last good answer ${once}, then ${await ask(quiet)}`);
console.log(seen.join('\n'));
await browser.close();
endOwn();
endOther();
const expected = [
  'own origin, asked each second: 12 s after the last good answer nothing',
  'other origin, asked each second: 12 s after the last good answer "well"',
  'other origin, Date exposed, asked each second: 12 s after the last good answer nothing',
  'other origin, not asked: 12 s after the last good answer "well", then nothing',
];
if (seen.join() !== expected.join()) throw new Error('it behaves otherwise now');
JS
node look.mjs
