// Turbo, which exchanges the body with each visit and morphs it at a refresh: the banner stays, once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from './support/browser.mjs';
import { headline } from './support/looks.mjs';
import { first, folderOf, serve, statusPage } from './support/serve.mjs';

let site;
let browser;
before(async () => {
  const widget = folderOf(new URL('node_modules/status-widget/dist/', import.meta.url));
  const turbo = folderOf(new URL('turbo/node_modules/@hotwired/turbo/dist/', import.meta.url));
  const pages = folderOf(new URL('turbo/', import.meta.url));
  site = await serve(first([['/status/', statusPage()], ['/status-widget/', widget], ['/turbo/', turbo], ['/', pages]]));
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await site.stop();
});

const title = (expected) => document.querySelector('h1').textContent === expected;
const shown = async () => {
  assert.equal(await browser.until(headline), 'Desk degraded');
  assert.equal(await browser.run(() => document.querySelectorAll('status-widget').length), 1);
};

test('visits, the way back and a morph leave the banner where it is', async () => {
  await browser.go(`${site.origin}/index.html`);
  await shown();
  await browser.run(() => { document.querySelector('nav a').click(); });
  await browser.until(title, 'Visitors');
  await shown();
  await browser.run(() => { history.back(); });
  await browser.until(title, 'Inbox');
  await shown();
  await browser.run(() => {
    document.addEventListener('turbo:render', () => { document.documentElement.dataset.morphed = 'yes'; }, { once: true });
    window.Turbo.visit(location.href, { action: 'replace' });
  });
  await browser.until(() => document.documentElement.dataset.morphed);
  await shown();
});
