#!/usr/bin/env bash
# workbox-broadcast-update 7.4.1 with its core, routing, strategies and sw of that version (npm), driven by playwright-core 1.55.0 in Debian's
# Chromium (seen with 156).
#
# In a service worker `StaleWhileRevalidate` answers a page from what it has kept, and the plugin of this package tells the page when what came
# after it is another. It compares no bodies, but Content-Length, ETag and Last-Modified, and where it finds none of the three it takes two
# answers for the same. Of a status feed, which is of another origin, script sees no ETag unless the feed exposes it, and one that is made or
# compressed on demand has no length as a rule: so the page keeps "minor" and is told of nothing. Where there is a length, only a change of it
# is told, and "minor" and "major" are of one length. Tried with a feed of one's own origin, all of it works. Workbox's production build says
# nothing; its debug build warns of the first, not of the second.
#
# Seen: "own origin, ETag, minor to major: told", "other origin, ETag, minor to major: not told", "other origin, ETag exposed, minor to major: told",
# "other origin, length, minor to critical: told", "other origin, length, minor to major: not told"; the page has "minor" each time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . playwright-core@1.55.0 workbox-sw@7.4.1 workbox-core@7.4.1 workbox-routing@7.4.1 \
  workbox-strategies@7.4.1 workbox-broadcast-update@7.4.1 >/dev/null 2>&1
cat >look.mjs <<'JS'
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const worker = `importScripts('/workbox-sw.js');
workbox.setConfig({ modulePathPrefix: '/', debug: false });
workbox.core.skipWaiting();
workbox.core.clientsClaim();
workbox.routing.registerRoute(({ url }) => url.pathname.endsWith('/summary.json'),
  new workbox.strategies.StaleWhileRevalidate({ plugins: [new workbox.broadcastUpdate.BroadcastUpdatePlugin()] }));`;
const page = `<!doctype html><script>
window.told = [];
navigator.serviceWorker.addEventListener('message', ({ data }) => { if (data.type === 'CACHE_UPDATED') told.push(data.payload.updatedURL); });
navigator.serviceWorker.register('/worker.js');
</script>`;
const indicators = new Map();
const server = async ({ url }, answer) => {
  const { pathname, searchParams } = new URL(url, 'http://host');
  if (pathname.endsWith('/summary.json')) {
    const indicator = indicators.get(pathname);
    const body = JSON.stringify({ page: { name: 'Example' }, status: { indicator }, components: [], incidents: [], scheduled_maintenances: [] });
    answer.setHeader('Content-Type', 'application/json');
    answer.setHeader('Cache-Control', 'no-cache');
    answer.setHeader('Access-Control-Allow-Origin', '*');
    if (searchParams.has('exposed')) answer.setHeader('Access-Control-Expose-Headers', 'ETag');
    if (searchParams.has('length')) answer.setHeader('Content-Length', body.length);
    else answer.setHeader('ETag', `"${indicator}"`);
    answer.write(body);
    return answer.end();
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
const cases = [
  ['own origin, ETag', own, '', 'major', 'told'],
  ['other origin, ETag', other, '', 'major', 'not told'],
  ['other origin, ETag exposed', other, '?exposed', 'major', 'told'],
  ['other origin, length', other, '?length', 'critical', 'told'],
  ['other origin, length', other, '?length', 'major', 'not told'],
];
let same = true;
for (const [index, [name, origin, query, worse, expected]] of cases.entries()) {
  const path = `/${index}/summary.json`;
  const url = origin + path + query;
  const shown = () => tab.evaluate(async (of) => (await (await fetch(of)).json()).status.indicator, url);
  const kept = (indicator) => tab.waitForFunction(async ([of, wanted]) => {
    const answer = await caches.match(of);
    return answer && (await answer.json()).status.indicator === wanted;
  }, [url, indicator]);
  indicators.set(path, 'minor');
  await shown();
  await kept('minor');
  indicators.set(path, worse);
  const seen = await shown();
  // What came after it has been kept by now: all that is missing is the word.
  await kept(worse);
  await tab.waitForTimeout(500);
  const told = await tab.evaluate((of) => window.told.includes(of), url) ? 'told' : 'not told';
  console.log(`${name}, minor to ${worse}: ${told}; the page has "${seen}"`);
  same &&= told === expected && seen === 'minor';
}
await browser.close();
endOwn();
endOther();
if (!same) throw new Error('it behaves otherwise now');
JS
node look.mjs
