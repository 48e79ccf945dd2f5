// What the configuring page writes, pasted into apps as it stands: React, Vue, Angular, each with its pinned script, and a page under the
// policy that it names. The page is the one in dist/, which reads the feed itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.mjs';
import { headline } from './support/looks.mjs';
import { first, folderOf, serve, statusPage } from './support/serve.mjs';

const DIST = folderOf(new URL('../dist/', import.meta.url));

let feed;
let configuring;
let browser;
before(async () => {
  feed = await serve(statusPage());
  configuring = await serve(first([['/dist/', DIST]]));
  browser = await openBrowser();
});
after(async () => {
  if (browser) await browser.close();
  for (const host of [configuring, feed]) if (host) await host.stop();
});

/** The blocks of a tab, as its copy button has them. */
async function written(tab) {
  await browser.go('about:blank');
  await browser.go(`${configuring.origin}/dist/configure/#source=${feed.origin}&components=Desk&files=/dist/&placement=top&paste=${tab}`);
  await browser.until(() => {
    const { told, looking } = document.documentElement.dataset;
    return told && looking === undefined;
  });
  return browser.run(() => [...document.querySelectorAll('#paste pre')].map(({ textContent }) => textContent));
}

const page = (head, body) => `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Desk</title>${head}</head><body>${body}</body></html>\n`;

/** Writes these files into a folder of an example, whose packages they then have, and builds there. */
function build(app, files, [program, ...args]) {
  const folder = fileURLToPath(new URL(`${app}/out/pasted/`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}src`, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(folder + name, text);
  const script = fileURLToPath(new URL(`${app}/node_modules/${program}`, import.meta.url));
  execFileSync(process.execPath, [script, ...args], { cwd: folder, env: { ...process.env, NG_CLI_ANALYTICS: 'false' }, stdio: ['ignore', 'ignore', 'inherit'] });
  return folderOf(new URL(`${app}/out/pasted/dist/`, import.meta.url));
}

/** Serves what was built beside the widget's files, and waits for the banner in a browser. */
async function shows(built) {
  const site = await serve(first([['/dist/', DIST], ['/', built]]));
  try {
    await browser.lines();
    await browser.go(site.origin);
    assert.equal(await browser.until(headline), 'Desk degraded');
    assert.match(await browser.run(() => document.querySelector('script[src$="status-widget.js"]').integrity), /^sha384-/);
    assert.deepEqual(await browser.lines(), []);
  } finally {
    await site.stop();
  }
}

describe('what the configuring page writes', () => {
  test('React', async () => {
    const [component, tag] = await written('react');
    assert.match(component, / placement="top"/);
    await shows(build('react', {
      'index.html': page(tag, '<div id="root"></div><script type="module" src="/src/main.jsx"></script>'),
      'src/main.jsx': `import { createRoot } from 'react-dom/client';\n${component}\ncreateRoot(document.getElementById('root')).render(<StatusNotice />);\n`,
      'vite.config.js': "import react from '@vitejs/plugin-react';\nexport default { plugins: [react()] };\n",
    }, ['vite/bin/vite.js', 'build', '--logLevel', 'warn']));
  });

  test('Vue', async () => {
    const [template, plugin, tag] = await written('vue');
    await shows(build('vue', {
      'index.html': page(tag, '<div id="root"></div><script type="module" src="/src/main.js"></script>'),
      'src/App.vue': `<template><main>${template}</main></template>\n`,
      'src/main.js': "import { createApp } from 'vue';\nimport App from './App.vue';\ncreateApp(App).mount('#root');\n",
      'vite.config.js': `import vue from '@vitejs/plugin-vue';\nexport default { plugins: [\n${plugin}\n] };\n`,
    }, ['vite/bin/vite.js', 'build', '--logLevel', 'warn']));
  });

  test('Angular', async () => {
    const [template, component, tag] = await written('angular');
    const own = `selector: 'app-desk', template: \`${template}\`,`;
    assert.ok(component.includes('/* … */'), component);
    const options = { browser: 'src/main.ts', index: 'src/index.html', tsConfig: 'tsconfig.json', outputPath: { base: 'dist', browser: '' } };
    const target = { builder: '@angular/build:application', options };
    await shows(build('angular', {
      'angular.json': JSON.stringify({ version: 1, projects: { desk: { projectType: 'application', root: '', architect: { build: target } } } }),
      'tsconfig.json': '{ "extends": "../../tsconfig.json" , "files": ["src/main.ts"] }\n',
      'src/index.html': page(`<base href="/">${tag}`, '<app-desk></app-desk>'),
      'src/main.ts': `import { bootstrapApplication } from '@angular/platform-browser';\n${component.replace('/* … */', own)}\nclass Desk {}\nbootstrapApplication(Desk);\n`,
    }, ['@angular/cli/bin/ng.js', 'build']));
  });

  test('the tag, as the command prints it', async () => {
    const [tag] = await written('tag');
    const command = fileURLToPath(new URL('node_modules/status-widget/command.js', import.meta.url));
    const words = ['tag', '--source', feed.origin, '--components', 'Desk', '--base', '/dist/'];
    assert.equal(execFileSync(process.execPath, [command, ...words], { encoding: 'utf8' }), `${tag}\n`);
  });

  test('the policy, with its tag', async () => {
    const [policy] = await written('policy');
    const [tag] = await written('tag');
    const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': `default-src 'none'; ${policy.replace(/\n/g, ' ')}` };
    await shows((path) => (path === '/' ? { headers, body: page(tag, '<h1>Desk</h1>') } : undefined));
    // Without the feed's origin the same page shows nothing: the lines are what lets it in.
    const less = { ...headers, 'Content-Security-Policy': headers['Content-Security-Policy'].replace(feed.origin, '') };
    const site = await serve(first([['/dist/', DIST], ['/', (path) => (path === '/' ? { headers: less, body: page(tag, '') } : undefined)]]));
    await browser.go(site.origin);
    const said = [];
    for (let tries = 0; tries < 200 && !said.some((line) => line.includes('status-widget: ')); tries += 1) {
      said.push(...await browser.lines());
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    assert.equal(await browser.run(headline), null, said.join('\n'));
    await site.stop();
  });
});
