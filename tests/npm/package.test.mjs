// The package as it is packed: what a server, a bundler and an editor find in it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { PACKAGE, run } from './support/command.mjs';

const text = (name) => readFileSync(new URL(name, PACKAGE), 'utf8');
const json = (name) => JSON.parse(text(name));
const own = json('package.json');

test('a server may import all ways in, and nothing happens', async () => {
  const before = Object.keys(globalThis);
  for (const name of Object.keys(own.exports).filter((key) => !/json$|\*/.test(key))) await import(`status-widget${name.slice(1)}`);
  assert.deepEqual(Object.keys(globalThis), before);
  const { load, mount, version } = await import('status-widget');
  assert.equal(version, own.version);
  assert.equal(await load(), undefined);
  const handle = mount({ source: 'https://status.example.com' });
  handle.update({ components: ['Desk'] });
  assert.equal(handle.state.level, 'unknown');
  assert.equal(handle.element, undefined);
  assert.equal(handle.explain(), null);
  await handle.refresh();
  assert.equal(await handle.ready, undefined);
  handle.destroy();
});

test('the files of dist are those of the list, to the byte', () => {
  const { files, version } = json('dist/manifest.json');
  assert.equal(version, own.version);
  for (const [name, { sha384, raw }] of Object.entries(files)) {
    if (name === 'own.schema.json') continue;
    const bytes = readFileSync(new URL(`dist/${name}`, PACKAGE));
    assert.equal(bytes.length, raw, name);
    assert.equal(`sha384-${createHash('sha384').update(bytes).digest('base64')}`, sha384, name);
  }
  assert.match(text('release.js'), new RegExp(files['status-widget.js'].sha384.replace(/[+/]/g, '\\$&')));
});

test('all that package.json names is there', () => {
  const paths = Object.values(own.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  for (const path of [...paths, own.main, own.types, own.bin['status-widget'], own.customElements]) {
    assert.ok(path.includes('*') || existsSync(new URL(path, PACKAGE)), path);
  }
  assert.equal(own.repository.type, 'git');
  assert.deepEqual(own.publishConfig, { access: 'public', provenance: true });
  assert.deepEqual(own.dependencies, undefined);
});

test('whose types it uses is named, for tools that hand over what is named alone; and nobody has to have it', () => {
  const used = readdirSync(PACKAGE).filter((name) => name.endsWith('.d.ts')).flatMap((name) => [...text(name).matchAll(/from '([^.'][^']*)'/g)].map(([, module]) => module.split('/')[0]));
  assert.deepEqual(Object.keys(own.peerDependencies).sort(), [...new Set(used)].sort());
  for (const name of Object.keys(own.peerDependencies)) assert.equal(own.peerDependenciesMeta[name].optional, true, name);
});

test('what its types point at can be had by who has the package alone', () => {
  for (const file of ['index.d.ts', 'dist/status-widget.d.ts']) {
    const said = text(file).match(/\/\*\*.*?\*\//gs).join('\n');
    assert.deepEqual(said.match(/(?<!https:\/\/\S*)\b(docs|src|www)\/[\w/.-]+/g), null, file);
  }
  assert.ok(existsSync(new URL('CHANGELOG.md', PACKAGE)));
});

test('the plugin puts the files where it is told, also beside the page itself', async () => {
  const { default: statusWidget } = await import('status-widget/vite');
  for (const [path, base, expected] of [['status-widget/', '/', '/status-widget/'], ['/a/b', '/', '/a/b/'], ['/', '/', '/'], ['', '/app/', '/app/'], ['/', './', './']]) {
    const plugin = statusWidget({ path });
    plugin.configResolved({ base, build: {} });
    const emitted = [];
    plugin.generateBundle.call({ emitFile: ({ fileName }) => emitted.push(fileName) });
    const code = plugin.load(new URL('base.js', PACKAGE).pathname);
    assert.equal(code, `export const base = ${JSON.stringify(expected)};\n`);
    assert.ok(emitted.includes(`${expected.slice(base.length)}status-widget.js`), emitted[0]);
  }
});

test('whatever names a release names this one', async () => {
  for (const said of [text('README.md'), (await run(['tag', '--help'])).out]) {
    const named = said.match(/status-widget@[\w.]+/g);
    assert.deepEqual(new Set(named), new Set([`status-widget@${own.version}`]));
  }
});

test('a tool may drop what nobody uses, and nothing else', () => {
  const modules = readdirSync(PACKAGE).filter((name) => name.endsWith('.js'));
  const acting = modules.filter((name) => /^import '/m.test(text(name)) || name === 'command.js' || /^if /m.test(text(name)));
  const said = new Set(own.sideEffects.map((path) => path.slice(2)));
  assert.deepEqual(acting.filter((name) => !said.has(name)), []);
});

test('the manifest of elements is one by its schema, and names every option', () => {
  const require = createRequire(import.meta.url);
  const Ajv = require('ajv');
  const schema = JSON.parse(readFileSync(require.resolve('custom-elements-manifest/schema.json'), 'utf8'));
  const manifest = json(own.customElements);
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  assert.ok(validate(manifest), JSON.stringify(validate.errors));
  const [{ declarations: [element], path, exports }] = manifest.modules;
  assert.ok(existsSync(new URL(path, PACKAGE)));
  assert.equal(exports[0].name, element.tagName);
  const { attributes, members, events, cssParts, cssProperties } = element;
  for (const [name, kind] of [['refresh', 'method'], ['explain', 'method'], ['state', 'field'], ['messages', 'field'], ['now', 'field']]) {
    assert.equal(members.find((member) => member.name === name)?.kind, kind, name);
  }
  for (const list of [attributes, members, events, cssParts, cssProperties]) {
    const names = list.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(list.every(({ description }) => description));
  }
  const fields = new Set(members.map(({ name }) => name));
  assert.ok(attributes.every(({ fieldName }) => !fieldName || fields.has(fieldName)));
  const types = text('dist/status-widget.d.ts');
  for (const { name } of attributes) {
    const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    assert.match(types, new RegExp(`^  ${camel}\\?: `, 'm'), name);
  }
});

test('the schema is one, and what it describes is read', () => {
  const schema = json('schema.json');
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.ok(schema.properties.notices);
});
