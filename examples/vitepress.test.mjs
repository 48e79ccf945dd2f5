// VitePress: rendered on a server, one banner over client navigation, and a fixed bar that makes room by one line of style.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.mjs';
import { headline } from './support/looks.mjs';
import { first, folderOf, serve, statusPage } from './support/serve.mjs';

const APP = new URL('vitepress/', import.meta.url);

let site;
let browser;
before(async () => {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: fileURLToPath(APP), stdio: ['ignore', 'ignore', 'inherit'] });
  site = await serve(first([['/status/', statusPage()], ['/', folderOf(new URL('docs/.vitepress/dist/', APP))]]));
  browser = await openBrowser();
});
after(async () => {
  if (browser) await browser.close();
  if (site) await site.stop();
});

test('the banner stays over client navigation, and the bar stands below it', async () => {
  await browser.go(`${site.origin}/index.html`);
  assert.equal(await browser.until(headline), 'Desk degraded');
  await browser.run(() => { [...document.querySelectorAll('main a')].find(({ pathname }) => /visitors/.test(pathname)).click(); });
  await browser.until(() => document.querySelector('h1').textContent.includes('Visitors'));
  assert.equal(await browser.run(headline), 'Desk degraded');
  const [bar, height] = await browser.until(() => {
    const { height: own } = document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]').getBoundingClientRect();
    const { top } = document.querySelector('.VPNav').getBoundingClientRect();
    return top > 0 && [top, own];
  });
  assert.ok(Math.abs(bar - height) <= 1, `${bar} and ${height}`);
});
