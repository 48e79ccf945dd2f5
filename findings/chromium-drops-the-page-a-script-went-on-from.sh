#!/usr/bin/env bash
# playwright-core 1.55.0 (npm), driving Debian's Chromium (seen with 156).
#
# A tab's history holds fifty entries. When it is full, one would guess that the oldest goes. Chromium first looks for an entry that its
# own Back button would pass over, which is any page that added an entry by script before its reader touched it, and drops the oldest
# of those. So in a tab that has been open for long, an application that moves on by `history.pushState` as it starts (to its inbox,
# or to the language of its reader) loses the page that it was started from, while fifty older ones stay: `history.back()` leaves it for
# another site, and `navigation.back()` is rejected. With a shorter history the same page goes back to its start. Tests that share
# a tab meet it, too, by the order in which they are run.
#
# Seen: "10 entries before: / then /inbox then /settings", "60 entries before: /inbox then /settings".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . playwright-core@1.55.0
cat >look.mjs <<'JS'
import { chromium } from 'playwright-core';

const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox'] });
console.log(`Chromium ${browser.version()}`);
const seen = [];
for (const before of [10, 60]) {
  const page = await browser.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Page</title>' }));
  const protocol = await page.context().newCDPSession(page);
  // As a page's own script would: what a driver evaluates counts as a gesture of the reader's.
  const run = async (expression) => (await protocol.send('Runtime.evaluate', { expression, userGesture: false, returnByValue: true })).result.value;
  for (let number = 0; number < before; number += 1) await page.goto(`http://other.test/${number}`);
  await page.goto('http://app.test/');
  for (const path of ['/inbox', '/settings']) {
    await run(`history.pushState({}, '', '${path}')`);
    // Only now the browser's own process knows of it.
    await page.waitForTimeout(300);
  }
  const paths = await run("navigation.entries().map(({ url }) => new URL(url).pathname).join(' then ')");
  console.log(`${before} entries before: ${paths}`);
  seen.push(paths);
  await page.close();
}
await browser.close();
process.exitCode = seen[0] === '/ then /inbox then /settings' && seen[1] === '/inbox then /settings' ? 0 : 1;
JS
node look.mjs
