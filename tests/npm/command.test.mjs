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
    '/old/api/v2/summary.json': { body: BLIP, headers: { 'Access-Control-Allow-Origin': '*', Age: '7200' } },
    '/static/api/v2/summary.json': { body: BLIP, headers: { 'Access-Control-Allow-Origin': '*', Age: '40000', 'Cache-Control': 'public, max-age=0, must-revalidate' } },
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

  test('of several sources the first that answers counts, and why the others do not is told', async () => {
    const { code, out, err } = await run(['explain', `${dead} ${feed.origin}/blip`, '--now', NOW, '--components', 'Desk']);
    assert.match(out, /headline {2}Desk degraded/);
    assert.match(err, /^status-widget: .*cannot be reached \(ECONNREFUSED\)\n$/);
    assert.equal(code, 0);
    const formats = await run(['explain', `${feed.origin}/nothing ${feed.origin}/shop`, '--format', 'statuspage cachet', '--json']);
    assert.equal(JSON.parse(formats.out).level, 'major');
    const none = await run(['explain', `${dead} ${feed.origin}/nothing`]);
    assert.deepEqual([none.code, none.out], [2, '']);
    assert.match(none.err, /^status-widget: .*ECONNREFUSED\); .*answers with status 404.*\n$/);
  });

  test('an answer that was kept on its way is as old as that', async () => {
    for (const [name, ...how] of [['old', '--max-age', '3h'], ['static']]) {
      const { out } = await run(['explain', `${feed.origin}/${name}`, '--now', NOW, ...how, '--json']);
      assert.equal(JSON.parse(out).headline, 'Desk degraded', name);
    }
    const { out } = await run(['explain', `${feed.origin}/old`, '--now', NOW]);
    assert.match(out, /level {5}unknown\n/);
    assert.match(out, /hidden {4}stale {11}07xnldwxcl77/);
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

  test('an answer that was kept on its way for too long is a problem', async () => {
    const { code, out } = await run(['doctor', `${feed.origin}/old`, '--now', NOW, '--json']);
    const { level, findings } = JSON.parse(out);
    assert.deepEqual([code, level, findings.map((finding) => finding.code)], [1, 'unknown', ['old']]);
    assert.equal(findings[0].message, 'what it answers was kept on its way for 2 hours');
    for (const [name, ...how] of [['old', '--max-age', '3h'], ['static']]) assert.equal((await run(['doctor', `${feed.origin}/${name}`, '--now', NOW, ...how])).code, 0, name);
  });

  test('a stage that a file of one’s own need not name is no finding', async () => {
    const own = { notices: [{ title: 'Payments fail', severity: 'major', components: ['Checkout'], starts: '2021-10-08T16:00:00Z' }] };
    const { code, out } = await run(['doctor', '-', '--now', NOW, '--json'], { input: JSON.stringify(own) });
    const { headline, findings } = JSON.parse(out);
    assert.deepEqual([code, headline], [0, 'Checkout partly down']);
    assert.ok(!findings.some((finding) => finding.code === 'remark'), out);
  });

  test('knows another system by what it answers', async () => {
    const { code, out } = await run(['doctor', `${feed.origin}/shop`, '--format', 'cachet', '--json']);
    const { format, documents, level } = JSON.parse(out);
    assert.deepEqual([code, format, level, documents.length], [0, 'cachet', 'major', 2]);
  });

  test('a source that another stands in for is a problem, and one that nobody has asked a note', async () => {
    const { code, out } = await run(['doctor', `${dead} ${feed.origin}/blip ${feed.origin}/closed`, '--now', NOW, '--json']);
    const { findings, documents, headline } = JSON.parse(out);
    assert.deepEqual(findings.map((finding) => finding.code), ['source', 'not-asked']);
    assert.match(findings[0].message, /cannot be reached \(ECONNREFUSED\)/);
    assert.ok(findings[1].message.includes(`${feed.origin}/closed`));
    assert.deepEqual([code, documents.length, headline], [1, 1, 'Desk degraded']);
  });

  test('lists components in their groups, each group once', async () => {
    const rows = [['Web', 'a', 'One'], ['Web', 'b', 'Two'], ['Mail', 'c', 'One'], ['Alone', 'd', null]];
    const document = {
      page: { id: 'p', name: 'Page' },
      components: [
        { id: 'g1', name: 'One', group: true, status: 'operational' }, { id: 'g2', name: 'Two', group: true, status: 'operational' },
        ...rows.map(([name, id, group]) => ({ id, name, group: false, status: 'operational', group_id: { One: 'g1', Two: 'g2' }[group] || null })),
      ],
    };
    const { out } = await run(['doctor', '-', '--list'], { input: JSON.stringify(document) });
    const lines = out.split('\n').filter((line) => /^ {14}/.test(line)).map((line) => line.slice(14));
    assert.deepEqual(lines, ['One', '  Web (a): operational', '  Mail (c): operational', 'Two', '  Web (b): operational', 'Alone (d): operational']);
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
    const age = (milliseconds) => utimesSync(target(), ...Array(2).fill(new Date(Date.now() - milliseconds)));
    age(14 * 60e3);
    for (const source of [dead, `${feed.origin}/nothing`, `${feed.origin}/page`]) {
      const { code, err } = await run(['mirror', source, target()]);
      assert.equal(code, 2);
      assert.match(err, /; .*summary\.json is kept, as of 14 minutes ago/);
      assert.equal(readFileSync(target(), 'utf8'), before);
    }
    age(2 * 3600e3 + 60e3);
    const longer = await run(['mirror', dead, target(), '--keep', '3h']);
    assert.equal(longer.code, 2);
    assert.match(longer.err, /is kept, as of 2 hours ago/);
    const { code, err } = await run(['mirror', dead, target(), '--keep', '1h']);
    assert.equal(code, 2);
    assert.match(err, /was as of 2 hours ago, and is taken away/);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('keeps it no longer than a page shows a status by itself, which sees no age of a file', async () => {
    const { options } = await import('status-widget/custom-elements.json', { with: { type: 'json' } }).then(({ default: { modules: [{ declarations: [{ attributes }] }] } }) => ({ options: attributes }));
    const { default: maxAge } = options.find(({ name }) => name === 'max-age');
    assert.match((await run(['mirror', '--help'])).out, new RegExp(`--keep SPAN[^(]*\\(default: ${maxAge.slice(1, -1)}\\)`));
    writeFileSync(target(), BLIP);
    utimesSync(target(), ...Array(2).fill(new Date(Date.now() - 16 * 60e3)));
    const { err } = await run(['mirror', dead, target()]);
    assert.match(err, /was as of 16 minutes ago, and is taken away/);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('an answer that was kept on its way is as old as that, and none where that is too old', async () => {
    const { code, err } = await run(['mirror', `${feed.origin}/old`, target()]);
    assert.deepEqual([code, readdirSync(folder)], [2, []]);
    assert.match(err, /the answer was kept on its way for 2 hours\n$/);
    for (const kept of ['is written', 'is as it was']) {
      const longer = await run(['mirror', `${feed.origin}/old`, target(), '--keep', '3h']);
      assert.match(longer.err, new RegExp(kept));
      const age = Date.now() - statSync(target()).mtimeMs;
      assert.ok(age >= 7200e3 && age < 7260e3, `${kept}: ${age}`);
    }
    const later = await run(['mirror', `${feed.origin}/old`, target(), '--keep', '1h']);
    assert.match(later.err, /was as of 2 hours ago, and is taken away/);
    assert.equal((await run(['mirror', `${feed.origin}/static`, target()])).code, 0);
    assert.ok(Date.now() - statSync(target()).mtimeMs < 60_000);
    rmSync(target());
  });

  test('of several sources it has the first that answers', async () => {
    const { code, out, err } = await run(['mirror', `${dead} ${feed.origin}/blip`, '-', '-q']);
    assert.deepEqual([code, out.trim()], [0, BLIP.trim()]);
    assert.match(err, /^status-widget: .*cannot be reached \(ECONNREFUSED\)\n$/);
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
For Safari before 16.4, with the tag's nonce: style-src 'nonce-…'
`);
  });

  test('a policy allows the hosts that are asked, which may be others than the source’s', async () => {
    const policyOf = async (...args) => / connect-src 'self' ([^\n]*)/.exec((await run(['tag', ...args, '--csp'])).out)[1].split(' ');
    for (const [source, format, ...expected] of [
      ['https://status.io/pages/5f2a', 'status-io', 'https://api.status.io'],
      ['https://acme.statuspal.io', 'statuspal', 'https://statuspal.io'],
      ['https://github.com/acme/upptime', 'upptime', 'https://raw.githubusercontent.com'],
      ['https://status.example.com https://acme.statuspal.io', 'statuspage statuspal', 'https://status.example.com', 'https://statuspal.io'],
      ['https://status.example.com', 'constructor', 'https://status.example.com'],
    ]) assert.deepEqual(await policyOf('--source', source, '--format', format), expected, source);
  });

  test('what is wrong with an option is told', async () => {
    const { code, out, err } = await run(['tag', '--source', '/status', '--refresh', '1s', '--element']);
    assert.equal(code, 1);
    assert.match(out, /<status-widget\n {2}source="\/status"\n {2}refresh="1s"\n><\/status-widget>/);
    assert.match(err, /`refresh`: `1s` is not/);
    assert.equal((await run(['tag'])).code, 1);
  });

  test('a preview needs no source, and what else is wrong with it is told', async () => {
    assert.deepEqual(await run(['tag', '--preview', 'major']).then(({ code, err }) => [code, err]), [0, '']);
    for (const [args, expected] of [
      [['--preview', 'bogus', '--source', 'https://status.example.com'], /`preview`: `bogus` is not/],
      [['--preview', 'major', '--theme', 'pink'], /`theme`: `pink` is not/],
    ]) {
      const { code, err } = await run(['tag', ...args]);
      assert.equal(code, 1, args.join(' '));
      assert.match(err, expected);
      assert.equal(err.trim().split('\n').length, 1, err);
    }
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
    const { out } = await run(['doctor', '--help']);
    assert.match(out, /--page-wide +`hide` leaves out/);
    // What an option takes is told as the page's own warning tells it.
    const plain = out.replace(/\s+/g, ' ');
    for (const accepted of ['`show` or `hide`', '`top-left`', '`session`', 'a duration of at least `15s`', '`off`']) assert.ok(plain.includes(accepted), accepted);
    assert.ok(plain.includes('FILE+FILE'));
    assert.match((await run(['help', 'mirror'])).out, /^usage: status-widget mirror /);
    assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
  });

  test('says in a line what it does not understand', async () => {
    for (const args of [[], ['dokter'], ['doctor'], ['doctor', '-', '--componets', 'Desk'], ['explain', '-', '--now', 'noon'], ['mirror', 'a', 'b', '--keep', 'long'], ['constructor'], ['help', 'constructor'], ['help', 'dokter']]) {
      const { code, out, err } = await run(args, { input: '{}' });
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.ok(args.length === 0 || /^status-widget: [^\n]+\n$/.test(err), err);
    }
  });

  test('a format that there is none of is told with those that there are', async () => {
    const blip = file('blip/summary-1315.json');
    for (const args of [['doctor', `${feed.origin}/blip`], ['explain', `${feed.origin}/blip`], ['explain', blip], ['mirror', `${feed.origin}/blip`, '-'], ['mirror', blip, '-']]) {
      for (const format of ['statuspag', 'constructor', 'statuspage kuma']) {
        const { code, out, err } = await run([...args, '--format', format]);
        assert.deepEqual([code, out], [2, ''], `${args} ${format}`);
        assert.match(err, /^status-widget: --format: \S+ is none of auto, statuspage, .*uptime-kuma.*\n$/);
      }
      assert.equal((await run([...args, '--format', 'statuspage uptime-kuma'])).code, 0, `${args}`);
    }
  });

  test('paints nothing that is piped', async () => {
    const { out } = await run(['doctor', '-', '--now', NOW], { input: BLIP, env: { TERM: 'xterm-256color' } });
    assert.doesNotMatch(out, /\u001B/);
  });
});
