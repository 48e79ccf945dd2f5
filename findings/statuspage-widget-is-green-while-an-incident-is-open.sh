#!/usr/bin/env bash
# @statuspage/status-widget 1.0.5 (npm), the web component of Statuspage's own makers, driven by playwright-core 1.55.0 in Debian's Chromium.
#
# 1. While an incident is open it shows a green dot and "All Systems Operational": it draws `status.indicator` and `status.description` and
#    nothing else, and these stay `none` when an incident's author changes no component. (A quarter of real summaries with an open
#    incident are so.) The answer has the incident; the page does not.
# 2. The package cannot be imported: `main` is `dist/cjs/index.js`, which the tarball does not hold.
# 3. It never asks again: no poll, no event. What it showed at first stands until the page is left.
#
# Seen: "dot: rgb(46, 204, 113), words: All Systems Operational", "import: ERR_MODULE_NOT_FOUND", "requests in 35 s of the page's clock: 1".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @statuspage/status-widget@1.0.5 playwright-core@1.55.0
cat >look.mjs <<'JS'
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const incident = { id: 'i1', name: 'Messages arrive late', status: 'investigating', impact: 'none', incident_updates: [], components: [] };
const summary = {
  page: { id: 'p1', name: 'Example' },
  status: { indicator: 'none', description: 'All Systems Operational' },
  components: [{ id: 'c1', name: 'Messages', status: 'operational' }],
  incidents: [incident],
  scheduled_maintenances: [],
};
const imported = await import('@statuspage/status-widget').then(() => 'works', ({ code }) => code);
const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.clock.install();
let requests = 0;
const script = await readFile('node_modules/@statuspage/status-widget/dist/index.js', 'utf8');
await page.route('**/*', (route) => {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/index.js') return route.fulfill({ contentType: 'text/javascript', body: script });
  if (pathname === '/api/v2/summary.json') {
    requests += 1;
    return route.fulfill({ json: summary, headers: { 'access-control-allow-origin': '*' } });
  }
  return route.fulfill({ contentType: 'text/html', body:
    '<!doctype html><script src="/index.js"></script><statuspage-widget src="http://status.example"></statuspage-widget>' });
});
await page.goto('http://app.example/');
await page.locator('statuspage-widget .status-text').waitFor();
await page.clock.runFor(35_000);
const seen = await page.evaluate(() => {
  const root = document.querySelector('statuspage-widget').shadowRoot;
  const dot = getComputedStyle(root.querySelector('.status-indicator')).backgroundColor;
  return { dot, words: root.querySelector('.status-text').textContent.trim(), all: root.textContent };
});
await browser.close();
console.log(`dot: ${seen.dot}, words: ${seen.words}; import: ${imported}; requests in 35 s of the page's clock: ${requests}`);
const same = seen.dot === 'rgb(46, 204, 113)' && seen.words === 'All Systems Operational' && !seen.all.includes(incident.name)
  && imported === 'ERR_MODULE_NOT_FOUND' && requests === 1;
if (!same) throw new Error('it behaves otherwise now');
JS
node look.mjs
