// A page without any tool: one tag, the contract's policy, a fixed header that makes room.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from './support/browser.mjs';
import { headline } from './support/looks.mjs';
import { first, folderOf, serve, statusPage } from './support/serve.mjs';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types status-widget";

let site;
let browser;
before(async () => {
  const status = statusPage();
  const widget = folderOf(new URL('node_modules/status-widget/dist/', import.meta.url));
  const page = folderOf(new URL('page/', import.meta.url), () => POLICY);
  site = await serve(first([['/status/', status], ['/status-widget/', widget], ['/', page]]));
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await site.stop();
});

test('the banner comes, the header makes room, the console is silent', async () => {
  await browser.go(site.origin);
  assert.equal(await browser.until(headline), 'Desk degraded');
  const [top, height] = await browser.until(() => {
    const banner = document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]').getBoundingClientRect();
    const header = document.querySelector('header').getBoundingClientRect();
    return header.top > 0 && [header.top, banner.height];
  });
  assert.ok(Math.abs(top - height) <= 1, `${top} and ${height}`);
  assert.deepEqual(await browser.lines(), []);
});
