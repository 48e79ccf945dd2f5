// `status-widget doctor`: what somebody should know of a feed before a page depends on it, and ever after, in CI: whether it can be read, by
// a page too, what it tells, and whether all that the page's options name is still there.
import { inspect } from './core.js';
import { explainWith, nowOf } from './explain.js';
import { FINDINGS, OK } from './exit.js';
import { isAddress, readFeed, timeoutOf } from './feed.js';
import { findings } from './findings.js';
import { widgetOptions } from './options.js';
import { count, paint, since, size } from './paint.js';

export const doctor = {
  name: 'doctor',
  usage: 'SOURCE [--components NAMES] [OPTIONS]',
  title: 'Checks a feed, and what a page asks of it',
  least: 1,
  most: 1,
  options: {
    origin: { type: 'string' },
    list: { type: 'boolean' },
    now: { type: 'string' },
    timeout: { type: 'string' },
    json: { type: 'boolean' },
    ...widgetOptions('source'),
  },
  help: `SOURCE is a status page's address, a document's own, a file, several files of one source as FILE+FILE, or - (standard input).
Several addresses in quotation marks, separated by spaces, are tried in order, as a page tries them; one that fails is a problem.

  --origin URL        the page's origin, which the feed is to let read it (default: https://app.example.com)
  --list              all components, in their groups
  --now TIME          the moment to take for now (default: this machine's clock)
  --timeout SPAN      how long an answer may take (default: 10s)
  --json              one line of JSON`,
  codes: 'Exit code: 0 all is well; 1 there are problems (a component that is not there, no CORS, …), of which each has a line; 2 the feed cannot be read.',
  examples: ['status-widget doctor https://status.example.com --components "Desk, Chat" --origin https://app.example.com', 'status-widget doctor https://status.example.com --list', 'status-widget doctor https://status.example.com --json | jq .findings'],
  async run([source], values) {
    const now = nowOf(values);
    const origin = originOf(values);
    const feed = await readFeed(source, { format: values.format, timeout: timeoutOf(values), origin, now });
    const page = inspect(feed.text, now);
    if (!page) throw new Error(`${source}: it is of no status system that is known`);
    const explanation = explainWith(feed, { source, values, now });
    // What shows nothing only for its age.
    const isOld = feed.age > 0 && explanation.level === 'unknown' && explainWith({ ...feed, age: 0 }, { source, values, now }).level !== 'unknown';
    const found = findings({ origin, feed, page, explanation, isOld });
    const report = { source, origin, feed, page, explanation, found, now };
    process.stdout.write(values.json ? `${JSON.stringify(asJson(report))}\n` : inWords(report, values.list));
    return found.some(({ kind }) => kind === 'problem') ? FINDINGS : OK;
  },
};

function originOf({ origin = 'https://app.example.com' }) {
  if (!isAddress(origin) || !URL.canParse(origin)) throw new Error(`--origin: ${origin} is no origin such as https://app.example.com`);
  return new URL(origin).origin;
}

function asJson({ source, origin, feed: { format, asked }, page, explanation, found }) {
  const documents = asked.map(({ url, status, bytes, milliseconds, headers }) => ({
    url, status, bytes, milliseconds, allowOrigin: headers.get('Access-Control-Allow-Origin'), cacheControl: headers.get('Cache-Control'),
  }));
  return { source, format, origin, documents, ...page, level: explanation.level, headline: explanation.headline, notices: explanation.notices, findings: found };
}

function inWords({ source, feed, page, explanation, found, now }, isList) {
  const { components, incidents, newest } = page;
  const trouble = components.filter(({ status }) => !/^(operational|unknown)$/.test(status));
  const unknown = components.filter(({ status }) => status === 'unknown').length;
  const groups = new Set(components.map(({ group }) => group).filter(Boolean)).size;
  const lines = [
    paint('bold', source),
    `  system      ${feed.format}${page.page.name ? `, "${page.page.name}"` : ''}`,
    ...feed.asked.map(({ url, status, bytes, milliseconds }) => `  answer      ${url}: ${status}, ${size(bytes)}, ${milliseconds} ms`),
    `  components  ${components.length}${groups ? ` in ${count(groups, 'group')}` : ''}, ${trouble.length} not operational${unknown ? `, ${unknown} unknown` : ''}`,
    ...(isList ? tree(components) : trouble.slice(0, 10).map(({ label, status }) => `              ${label}: ${status}`)),
    `  open        ${count(incidents.filter(({ kind }) => kind === 'incident').length, 'incident')}, ${count(incidents.filter(({ kind }) => kind === 'maintenance').length, 'maintenance')}`,
    ...incidents.slice(0, 10).map(({ title, stage, impact }) => `              ${title ?? '(no title)'}: ${stage}, ${impact}`),
    `  newest      ${newest ? `${since(Math.max(0, now - Number(newest)))} ago` : 'nothing has a time'}`,
    `  shows       ${explanation.level}${explanation.headline ? `: ${explanation.headline}` : ''}`,
  ];
  for (const { kind, message, advice } of found) {
    const sign = kind === 'problem' ? paint('red', 'problem ') : paint('yellow', 'note    ');
    lines.push(`  ${sign}    ${message}${advice ? `: ${advice}` : ''}`);
  }
  if (!found.some(({ kind }) => kind === 'problem')) lines.push(`  ${paint('green', 'fine')}`);
  return `${lines.join('\n')}\n`;
}

/** Each group once, where its first member stands: a feed may have its rows in any order. */
function tree(components) {
  const lines = [];
  const members = new Map();
  for (const { name, id, group, status } of components) {
    if (group && !members.has(group)) {
      members.set(group, []);
      lines.push(group, members.get(group));
    }
    if (group) members.get(group).push(`  ${name} (${id}): ${status}`);
    else lines.push(`${name} (${id}): ${status}`);
  }
  return lines.flat().map((line) => `              ${line}`);
}
