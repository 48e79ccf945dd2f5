// `status-widget explain`: what the widget would show for a feed, and why, by the very core that decides in the page.
import { explain as explainDocument, moment } from './core.js';
import { FINDINGS, OK, tell } from './exit.js';
import { readFeed, readFiles, timeoutOf } from './feed.js';
import { widgetOptions, writtenOptions } from './options.js';
import { paint } from './paint.js';

export const explain = {
  name: 'explain',
  usage: 'SOURCE [--components NAMES] [OPTIONS]',
  title: 'Tells what the widget would show for a feed, and why',
  least: 1,
  most: 1,
  options: {
    now: { type: 'string' },
    seen: { type: 'string', multiple: true },
    history: { type: 'string' },
    timeout: { type: 'string' },
    json: { type: 'boolean' },
    ...widgetOptions('source'),
  },
  help: `SOURCE is a status page's address, a document's own, a file, several files of one source as FILE+FILE, or - (standard input).
Several addresses in quotation marks, separated by spaces, are tried in order, as a page tries them. What a cache or a relay had kept is as old
as its \`Age\` says, as in a page that may read that.

  --now TIME          the moment to take for now, such as 2021-10-08T16:30:00Z (default: this machine's clock)
  --seen FILE         a document that the browser has had before: what it showed counts as shown (may be given several times, oldest first)
  --history FILE      the feed's incidents.json, which tells how what was seen has ended
  --timeout SPAN      how long an answer may take (default: 10s)
  --json              one line of JSON`,
  codes: 'Exit code: 0 it was explained, whatever shows; 1 an option is not as it should be, or names no component; 2 the feed cannot be read.',
  examples: ['status-widget explain https://status.example.com --components "Desk, Chat"', 'curl -s https://status.example.com/api/v2/summary.json | status-widget explain - --json | jq .level'],
  async run([source], values) {
    const now = nowOf(values);
    const feed = await readFeed(source, { format: values.format, timeout: timeoutOf(values), now });
    feed.failed.forEach(tell);
    const explanation = explainWith(feed, { source, values, now });
    process.stdout.write(values.json ? `${JSON.stringify({ source, ...explanation })}\n` : inWords(source, explanation));
    return explanation.diagnostics.some(({ concern }) => concern === 'options') ? FINDINGS : OK;
  },
};

/** The moment that is taken for now. */
export function nowOf({ now }) {
  if (now === undefined) return Date.now();
  const milliseconds = moment(now);
  if (milliseconds === undefined) throw new Error(`--now: ${now} is not a time such as 2021-10-08T16:30:00Z`);
  return milliseconds;
}

/** The explanation of a feed by the options of a command line. */
export function explainWith(feed, { source, values, now }) {
  const read = (file) => readFiles(file, { now }).text;
  return explainDocument({
    document: feed.text,
    options: writtenOptions(values, source),
    now,
    age: feed.age,
    seen: (values.seen || []).map(read),
    history: values.history && read(values.history),
  });
}

/** As `cargo xtask explain` prints it. */
function inWords(source, { level, headline, notices, reasons, diagnostics }) {
  const lines = [paint('bold', source), `  level     ${level}`, `  headline  ${headline ?? '(nothing is shown)'}`];
  for (const { id, kind, severity, stage, title, headline: own } of notices) {
    lines.push(`  notice    ${kind} ${id}, ${severity}${stage ? `, ${stage}` : ''}: ${title ?? own}`);
  }
  for (const { id, title, shown, because } of reasons) {
    const verdict = shown ? paint('yellow', 'shown   ') : paint('dim', 'hidden  ');
    lines.push(`  ${verdict}  ${because.padEnd(15)} ${id} ${title ?? '(no title)'}`);
  }
  for (const { concern, message } of diagnostics) lines.push(`  remark    ${concern}: ${message}`);
  return `${lines.join('\n')}\n`;
}
