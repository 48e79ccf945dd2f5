// By a tag manager, which drops `data-*` and writes the scripts long after the page: the options are pushed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from './support/browser.mjs';
import { headline } from './support/looks.mjs';
import { first, folderOf, serve, statusPage } from './support/serve.mjs';

let site;
let browser;
before(async () => {
  const widget = folderOf(new URL('node_modules/status-widget/dist/', import.meta.url));
  const page = folderOf(new URL('tag-manager/', import.meta.url));
  site = await serve(first([['/status/', statusPage()], ['/status-widget/', widget], ['/', page]]));
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await site.stop();
});

test('the banner comes, once, on each page view', async () => {
  for (let view = 0; view < 2; view += 1) {
    await browser.go(site.origin);
    assert.equal(await browser.until(headline), 'Desk degraded');
    assert.equal(await browser.run(() => document.querySelectorAll('status-widget').length), 1);
  }
  assert.deepEqual(await browser.lines(), []);
});
