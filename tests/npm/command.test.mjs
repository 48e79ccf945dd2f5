// The commands, in processes of their own, against a host that answers and one that does not.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deadOrigin, fixture, startFeed } from './support/feed.mjs';
import { PACKAGE, run } from './support/command.mjs';

const BLIP = fixture('blip/summary-1315.json');
const COMMA = fixture('statuspage/component-with-comma-in-name.json');
const NOW = '2021-10-08T16:30:00Z';
const file = (path) => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));

let feed;
let dead;
let folder;
before(async () => {
  dead = await deadOrigin();
  folder = mkdtempSync(join(tmpdir(), 'status-widget-'));
  feed = await startFeed({
    '/blip/api/v2/summary.json': { body: BLIP },
    '/closed/api/v2/summary.json': { body: BLIP, headers: { 'Cache-Control': 'max-age=900' } },
    '/page/api/v2/summary.json': { body: '<!doctype html>', headers: { 'Content-Type': 'text/html' } },
    '/slow/api/v2/summary.json': { body: BLIP, delay: 2000 },
    '/shop/api/components': { body: fixture('foreign/cachet/3-components-partial.json') },
    '/shop/api/incidents': { body: fixture('foreign/cachet/3-incidents.json') },
  });
});
after(async () => {
  await feed.stop();
  rmSync(folder, { recursive: true });
});

describe('explain', () => {
  test('says what shows and why, as the page has it', async () => {
    const { code, out, err } = await run(['explain', file('blip/summary-1315.json'), '--now', NOW, '--components', 'Desk']);
    assert.equal(out, `${file('blip/summary-1315.json')}
  level     minor
  headline  Desk degraded
  notice    incident 07xnldwxcl77, minor, investigating: Degraded performance on the BLiP
  shown     open            07xnldwxcl77 Degraded performance on the BLiP
  hidden    covered         2gyc10xntqqr Desk
`);
    assert.deepEqual([code, err], [0, '']);
  });

  test('reads an address, standard input and several documents of one source', async () => {
    const address = await run(['explain', `${feed.origin}/blip`, '--now', NOW, '--json']);
    const input = await run(['explain', '-', '--now', NOW, '--json'], { input: BLIP });
    assert.deepEqual({ ...JSON.parse(address.out), source: '' }, { ...JSON.parse(input.out), source: '' });
    const parts = ['3-components-partial', '3-incidents'].map((name) => file(`foreign/cachet/${name}.json`)).join('+');
    assert.equal(JSON.parse((await run(['explain', parts, '--json'])).out).level, 'major');
  });

  test('has seen what it is told that it has', async () => {
    const seen = ['--seen', file('blip/summary-1315.json'), '--history', file('blip/incidents-2111.json')];
    const { out } = await run(['explain', file('blip/summary-2111.json'), '--now', '2021-10-09T00:15:00Z', '--resolved', '8d', '--json', ...seen]);
    assert.deepEqual(JSON.parse(out).notices.map(({ kind }) => kind), ['resolved']);
  });

  test('an option that is not as it should be is a finding', async () => {
    const { code, out } = await run(['explain', '-', '--minimum', 'small'], { input: BLIP });
    assert.equal(code, 1);
    assert.match(out, /remark {4}options: `minimum`: `small` is not/);
  });
});

describe('doctor', () => {
  test('finds nothing wrong where nothing is', async () => {
    const { code, out, err } = await run(['doctor', `${feed.origin}/blip`, '--now', NOW, '--components', 'Desk']);
    assert.match(out, /system {6}statuspage/);
    assert.match(out, /shows {7}minor: Desk degraded/);
    assert.match(out, /\n {2}fine\n$/);
    assert.deepEqual([code, err], [0, '']);
  });

  test('a component that has another name now fails a build', async () => {
    const { code, out } = await run(['doctor', `${feed.origin}/blip`, '--components', 'Blip Desk,Chat', '--json']);
    const { findings } = JSON.parse(out);
    const lost = findings.filter((finding) => finding.code === 'no-such-component');
    assert.equal(code, 1);
    assert.deepEqual(lost[0], { kind: 'problem', code: 'no-such-component', message: '`components`: `Blip Desk` matches no component or group', advice: 'is it `Desk` now?' });
  });

  test('a name with a comma in it is told by its id, and what is not known is counted', async () => {
    const { id, name } = JSON.parse(COMMA).components.find((one) => one.name.includes(','));
    const { code, out } = await run(['doctor', '-', '--components', name], { input: COMMA });
    assert.equal(code, 1);
    assert.ok(out.includes(`the name \`${name}\` has a comma in it: write its id, \`${id}\``), out);
    const well = await run(['doctor', '-', '--components', id], { input: COMMA.replace('"operational"', '"so-so"') });
    assert.match(well.out, /, 1 not operational, 1 unknown\n/);
  });

  test('a feed that no page may read is a problem, and how long caches keep it a note', async () => {
    const { code, out } = await run(['doctor', `${feed.origin}/closed`, '--json', '--origin', 'https://desk.example.com/inbox']);
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out).findings.map((finding) => finding.code), ['cors', 'cached']);
    assert.match(out, /a page of https:\/\/desk\.example\.com may not read/);
  });

  test('knows another system by what it answers', async () => {
    const { code, out } = await run(['doctor', `${feed.origin}/shop`, '--format', 'cachet', '--json']);
    const { format, documents, level } = JSON.parse(out);
    assert.deepEqual([code, format, level, documents.length], [0, 'cachet', 'major', 2]);
  });

  test('says why it cannot be read', async () => {
    for (const [source, expected] of [
      [dead, /cannot be reached \(ECONNREFUSED\)/],
      [`${feed.origin}/nothing`, /answers with status 404; if it is not of Statuspage, name its system: --format/],
      [`${feed.origin}/page`, /\/page\/api\/v2\/summary\.json: the answer is a web page/],
      [join(folder, 'nothing.json'), /cannot be read \(ENOENT\)/],
    ]) {
      const { code, out, err } = await run(['doctor', source]);
      assert.deepEqual([code, out], [2, ''], source);
      assert.match(err, expected);
    }
    const { code, err } = await run(['doctor', `${feed.origin}/slow`, '--timeout', '1s']);
    assert.equal(code, 2);
    assert.match(err, /did not answer within 1 second/);
  });
});

describe('mirror', () => {
  const target = () => join(folder, 'summary.json');

  test('writes any format as Statuspage, as a whole', async () => {
    const { code, out, err } = await run(['mirror', `${feed.origin}/shop`, target(), '--format', 'cachet']);
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /is written: .*cachet, \d+ components/);
    const written = JSON.parse(readFileSync(target(), 'utf8'));
    assert.equal(written.status.indicator, 'major');
    assert.deepEqual(readdirSync(folder), ['summary.json']);
  });

  test('what is the same is not written anew, and is young again', async () => {
    utimesSync(target(), new Date(0), new Date(0));
    const { err } = await run(['mirror', `${feed.origin}/shop`, target(), '--format', 'cachet', '--keep', 'off']);
    assert.match(err, /is as it was/);
    assert.ok(Date.now() - statSync(target()).mtimeMs < 60_000);
  });

  test('keeps the file while the feed fails, and says how old it is', async () => {
    const before = readFileSync(target(), 'utf8');
    const then = new Date(Date.now() - 2 * 3600e3 - 60e3);
    utimesSync(target(), then, then);
    for (const source of [dead, `${feed.origin}/nothing`, `${feed.origin}/page`]) {
      const { code, err } = await run(['mirror', source, target()]);
      assert.equal(code, 2);
      assert.match(err, /; .*summary\.json is kept, as of 2 hours ago/);
      assert.equal(readFileSync(target(), 'utf8'), before);
    }
    const { code, err } = await run(['mirror', dead, target(), '--keep', '1h']);
    assert.equal(code, 2);
    assert.match(err, /was as of 2 hours ago, and is taken away/);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('what cannot be written is an error, and leaves nothing behind', async () => {
    const { code, err } = await run(['mirror', `${feed.origin}/blip`, join(folder, 'missing/summary.json')]);
    assert.equal(code, 2);
    assert.match(err, /cannot be written \(ENOENT\)/);
    assert.equal((await run(['mirror', `${feed.origin}/blip`, '-'])).out.trim(), BLIP.trim());
  });
});

describe('tag', () => {
  test('prints what can be pasted, pinned', async () => {
    const { files } = JSON.parse(readFileSync(new URL('dist/manifest.json', PACKAGE), 'utf8'));
    const { code, out } = await run(['tag', '--source', 'https://status.example.com', '--components', 'Desk, "A&B"', '--base', 'https://cdn.example.com/0.1.0', '--csp']);
    assert.equal(code, 0);
    assert.equal(out, `<script
  async
  src="https://cdn.example.com/0.1.0/status-widget.js"
  integrity="${files['status-widget.js'].sha384}"
  crossorigin="anonymous"
  data-source="https://status.example.com"
  data-components="Desk, &quot;A&amp;B&quot;"
></script>

Content-Security-Policy: script-src https://cdn.example.com 'wasm-unsafe-eval'; connect-src https://cdn.example.com https://status.example.com
Where the page requires Trusted Types: trusted-types status-widget
`);
  });

  test('what is wrong with an option is told', async () => {
    const { code, out, err } = await run(['tag', '--source', '/status', '--refresh', '1s', '--element']);
    assert.equal(code, 1);
    assert.match(out, /<status-widget\n {2}source="\/status"\n {2}refresh="1s"\n><\/status-widget>/);
    assert.match(err, /`refresh`: `1s` is not/);
    assert.equal((await run(['tag'])).code, 1);
  });
});

describe('copy', () => {
  test('copies what a page loads, and takes other releases away', async () => {
    const place = join(folder, 'public/status-widget');
    assert.equal((await run(['copy', place])).code, 0);
    writeFileSync(join(place, 'status-widget.banner.0123456789.js'), '');
    writeFileSync(join(place, 'mine.js'), '');
    assert.equal((await run(['copy', place])).code, 0);
    const names = readdirSync(place);
    assert.ok(names.includes('status-widget.js') && names.includes('mine.js'));
    assert.ok(!names.some((name) => /0123456789|\.d\.ts$|relay|manifest/.test(name)));
    rmSync(join(folder, 'public'), { recursive: true });
  });
});

describe('the command line', () => {
  test('helps, with examples', async () => {
    const all = await run(['--help']);
    assert.equal(all.code, 0);
    for (const name of ['doctor', 'explain', 'mirror', 'tag', 'copy']) {
      assert.match(all.out, new RegExp(`^  ${name} `, 'm'));
      const { code, out } = await run([name, '--help']);
      assert.equal(code, 0);
      assert.match(out, /Exit code: 0/);
      assert.match(out, /\nExamples:\n\n {2}\S/);
    }
    assert.match((await run(['doctor', '--help'])).out, /--page-wide +`hide` leaves out/);
    assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
  });

  test('says in a line what it does not understand', async () => {
    for (const args of [[], ['dokter'], ['doctor'], ['doctor', '-', '--componets', 'Desk'], ['explain', '-', '--now', 'noon'], ['mirror', 'a', 'b', '--keep', 'long'], ['constructor']]) {
      const { code, out, err } = await run(args, { input: '{}' });
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.ok(args.length === 0 || /^status-widget: [^\n]+\n$/.test(err), err);
    }
  });

  test('paints nothing that is piped', async () => {
    const { out } = await run(['doctor', '-', '--now', NOW], { input: BLIP, env: { TERM: 'xterm-256color' } });
    assert.doesNotMatch(out, /\u001B/);
  });
});
