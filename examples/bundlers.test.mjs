// The package from the tarball, by five bundlers, in a browser: the banner, a post with markup, German, without WebAssembly, under the strictest
// policy that the widget promises to live with.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.mjs';
import { body, headline, open, strong } from './support/looks.mjs';
import { folderOf, serve, statusPage } from './support/serve.mjs';

const HERE = fileURLToPath(new URL('bundlers/', import.meta.url));
const WANTED = (process.env.BUNDLERS || 'esbuild rollup vite webpack parcel').split(' ');

let feed;
let browser;
before(async () => {
  feed = await serve(statusPage());
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await feed.stop();
});

for (const bundler of WANTED) {
  describe(bundler, () => {
    let policy;
    let isWhole = true;
    let site;
    before(async () => {
      execFileSync('npm', ['run', '--silent', bundler], { cwd: HERE, stdio: ['ignore', 'ignore', 'inherit'] });
      const built = folderOf(new URL(`bundlers/out/${bundler}/`, import.meta.url), () => policy);
      site = await serve((path) => (isWhole || !path.startsWith('/status-widget/') ? built(path) : undefined));
    });
    after(() => site && site.stop());

    /** A page under a policy, which has shown its banner. */
    const visit = async (directives, lang = '') => {
      policy = directives && `default-src 'none'; style-src 'self'; connect-src 'self' ${feed.origin}; ${directives}`;
      await browser.lines();
      await browser.go(`${site.origin}/?feed=${feed.origin}&lang=${lang}`);
      return browser.until(headline);
    };

    test('banner, and a post with its markup', async () => {
      assert.equal(await visit(), 'Desk degraded');
      await browser.run(open);
      assert.equal(await browser.until(strong), 'slow conversations');
      assert.deepEqual(await browser.lines(), []);
    });

    test('German', async () => {
      assert.equal(await visit("script-src 'self' 'wasm-unsafe-eval'", 'de'), 'Desk eingeschränkt');
      assert.deepEqual(await browser.lines(), []);
    });

    test('without WebAssembly', async () => {
      assert.equal(await visit("script-src 'self'"), 'Desk degraded');
      await browser.run(open);
      assert.equal(await browser.until(strong), 'slow conversations');
    });

    test('strict policy, with Trusted Types', async () => {
      assert.equal(await visit("script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types status-widget"), 'Desk degraded');
      await browser.run(open);
      assert.match(await browser.until(body), /slow conversations/);
    });

    test('where the files are not served, one line says so', async () => {
      isWhole = false;
      policy = undefined;
      await browser.lines();
      await browser.go(`${site.origin}/?feed=${feed.origin}`);
      const said = [];
      // The console has nothing to wait for in the page.
      for (let tries = 0; tries < 200 && !said.some((line) => /load\(\{ base \}\)/.test(line)); tries += 1) {
        said.push(...await browser.lines());
        await new Promise((resolve) => { setTimeout(resolve, 50); });
      }
      const ours = said.filter((line) => line.includes('status-widget: '));
      assert.equal(ours.length, 1, said.join('\n'));
      assert.match(ours[0], /status-widget\/status-widget\.js is answered by 404: serve the files of its folder dist there/);
    });
  });
}
