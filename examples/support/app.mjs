// What every app of two pages has to do, whatever framework it is made with: built, served as a static host or a server of its own does, driven.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { headline } from './looks.mjs';
import { first, folderOf, serve, startServer, statusPage } from './serve.mjs';

/** No tool asks its makers for anything, or tells them. */
const SILENCE = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

/**
 * Builds the app of this name by `npm run build` and drives it. What is in its folder `dist` is served, unless a script of Node's, `server`,
 * does that; then the policy is the app's own. With `hasRoutes` its second page has an address, `/visitors`.
 */
export function describeApp(name, { server, hasRoutes = Boolean(server) } = {}) {
  describe(name, () => {
    const app = new URL(`../${name}/`, import.meta.url);
    let own;
    let site;
    let browser;
    before(async () => {
      const env = { ...process.env, ...SILENCE };
      execFileSync('npm', ['run', '--silent', 'build'], { cwd: fileURLToPath(app), env, stdio: ['ignore', 'ignore', 'inherit'] });
      if (server) own = await startServer(app, server);
      site = await serve(first([['/status/', statusPage()], ['/', own ? own.ask : folderOf(new URL('dist/', app), () => POLICY)]]));
      browser = await openBrowser();
    });
    after(async () => {
      if (browser) await browser.close();
      if (site) await site.stop();
      if (own) await own.stop();
    });

    const level = () => document.querySelector('output').textContent;
    const press = (label) => {
      [...document.querySelectorAll('nav a, nav button')].find(({ textContent }) => textContent === label).click();
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

    if (hasRoutes) {
      test('opened at that route, it shows nothing from the first', async () => {
        await browser.go(`${site.origin}/visitors`);
        await browser.until((of) => document.querySelector('output').textContent === of, 'operational');
        assert.equal(await browser.run(headline), null);
        assert.deepEqual(await browser.lines(), []);
      });
    }
  });
}
