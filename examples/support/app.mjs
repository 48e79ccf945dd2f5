// What every app of two pages has to do, whatever framework it is made with: built, served as a static host does, driven.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { headline } from './looks.mjs';
import { first, folderOf, serve, statusPage } from './serve.mjs';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

/** Builds the app of this name by `npm run build`, into its folder `dist` unless it says otherwise, and drives it. */
export function describeApp(name, { built = 'dist/' } = {}) {
  describe(name, () => {
    const app = new URL(`../${name}/`, import.meta.url);
    let site;
    let browser;
    before(async () => {
      execFileSync('npm', ['run', '--silent', 'build'], { cwd: fileURLToPath(app), stdio: ['ignore', 'ignore', 'inherit'] });
      site = await serve(first([['/status/', statusPage()], ['/', folderOf(new URL(built, app), () => POLICY)]]));
      browser = await openBrowser();
    });
    after(async () => {
      if (browser) await browser.close();
      if (site) await site.stop();
    });

    const level = () => document.querySelector('output').textContent;
    const press = (label) => {
      [...document.querySelectorAll('nav button')].find(({ textContent }) => textContent === label).click();
      return true;
    };

    test('shows what the page depends on, and hears of it; also on the next page view', async () => {
      for (let view = 0; view < 2; view += 1) {
        await browser.go(`${site.origin}/`);
        assert.equal(await browser.until(headline), 'Desk degraded');
        await browser.until((of) => document.querySelector('output').textContent === of, 'minor');
      }
    });

    test('a route that does not depend on it shows nothing, and the way back shows it again', async () => {
      await browser.run(press, 'Visitors');
      await browser.until((of) => document.querySelector('output').textContent === of, 'operational');
      await browser.run(press, 'Inbox');
      await browser.until((of) => document.querySelector('output').textContent === of, 'minor');
      assert.equal(await browser.run(level), 'minor');
      assert.equal(await browser.run(headline), 'Desk degraded');
      assert.deepEqual(await browser.lines(), []);
    });
  });
}
