// `status-widget mirror`: any feed as a file of Statuspage form, for cron and static hosts. What stands in the file is always a whole
// document that was good once; how old it may get is for whoever runs it to say.
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { inspect, span } from './core.js';
import { fail, OK, tell } from './exit.js';
import { readFeed, timeoutOf } from './feed.js';
import { count, since, size } from './paint.js';

/** As long as a page shows a status by itself (`max-age`): it sees no age of a file, and takes what it finds for today's. */
const KEEP = '15m';

export const mirror = {
  name: 'mirror',
  usage: 'SOURCE FILE [--format NAME] [OPTIONS]',
  title: 'Writes any feed to a file, as a Statuspage document that pages can read',
  least: 2,
  most: 2,
  options: { format: { type: 'string' }, keep: { type: 'string' }, timeout: { type: 'string' }, quiet: { type: 'boolean', short: 'q' } },
  help: `SOURCE is as for explain. FILE is written as a whole or not at all; - is standard output. Its time is that of the last good answer, also
where nothing in it has changed; one that a cache or a relay had kept is as old as its \`Age\` says, and one that is older than --keep is none. While
the feed fails FILE is kept for a while, and its age told.

A page sees no age of a file, and counts from when it read it. So --keep is to be no longer than the page's max-age, and a status can be shown
for as long as both together. Nothing takes FILE away while this command does not run. A relay tells the age of what it serves.

  --format NAME       the feed's format (default: auto, the document tells)
  --keep SPAN         after so long without an answer FILE is taken away, so that nobody takes it for today's; off: never (default: ${KEEP})
  --timeout SPAN      how long an answer may take (default: 10s)
  -q, --quiet         say only what goes wrong`,
  codes: 'Exit code: 0 FILE is what the feed says now; 2 the feed cannot be read, or FILE not written.',
  examples: ['status-widget mirror https://kuma.example.com/status/shop /var/www/status/summary.json --format uptime-kuma', '*/2 * * * *  npx status-widget mirror -q https://status.example.com /var/www/status/summary.json'],
  async run([source, file], values) {
    const keep = keepOf(values);
    const timeout = timeoutOf(values);
    let feed;
    try {
      feed = await readFeed(source, { format: values.format, timeout, now: Date.now() });
      // That of a cache, or of a relay whose feed fails. Pages would take it for today's.
      if (feed.age > keep) throw new Error(`${feed.from}: the answer was kept on its way for ${since(feed.age)}`);
    } catch (error) {
      return fail(new Error(`${error.message}${await kept(file, keep)}`));
    }
    feed.failed.forEach(tell);
    if (file === '-') process.stdout.write(`${feed.text}\n`);
    else {
      const isNew = await write(file, feed.text, new Date(Date.now() - feed.age));
      if (!values.quiet) process.stderr.write(`${file} ${isNew ? 'is written' : 'is as it was'}: ${described(feed)}\n`);
    }
    for (const remark of feed.remarks) process.stderr.write(`${source}: ${remark}\n`);
    return OK;
  },
};

function keepOf({ keep = KEEP }) {
  const milliseconds = keep === 'off' ? Infinity : span(keep);
  if (milliseconds === undefined) throw new Error(`--keep: ${keep} is not a duration such as 12h, or off`);
  return milliseconds;
}

/** Writes what was said at a moment. Whether anything in it has changed. */
async function write(file, text, at) {
  try {
    if (await readFile(file, 'utf8').catch(() => undefined) === text) {
      await utimes(file, at, at);
      return false;
    }
    // Beside it, since only within a file system one file takes another's place at once.
    const beside = `${file}.${randomBytes(6).toString('hex')}.new`;
    try {
      await writeFile(beside, text, { flag: 'wx' });
      await utimes(beside, at, at);
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    return true;
  } catch (error) {
    throw new Error(`${file} cannot be written (${error.code || error.message})`);
  }
}

/** What becomes of the file while the feed fails, as the end of a sentence. */
async function kept(file, keep) {
  const found = file === '-' ? undefined : await stat(file).catch(() => undefined);
  if (!found) return '';
  const age = Math.max(0, Date.now() - found.mtimeMs);
  if (age <= keep) return `; ${file} is kept, as of ${since(age)} ago`;
  await rm(file, { force: true });
  return `; ${file} was as of ${since(age)} ago, and is taken away`;
}

function described({ format, text }) {
  const { page, components, incidents } = inspect(text, Date.now()) || { page: {}, components: [], incidents: [] };
  const name = page.name ? `"${page.name}", ` : '';
  return `${name}${format}, ${count(components.length, 'component')}, ${incidents.length} open, ${size(Buffer.byteLength(text))}`;
}
