#!/usr/bin/env bash
# marked 18.2.1, remark 15.0.1 with remark-gfm 4.0.1 and strip-markdown 6.0.0, remove-markdown 0.7.0, markdown-it 15.0.3 (npm), node 20 or later.
#
# Posts of a status page are Markdown with many systems (Uptime Kuma, OneUptime, Gatus, the issues of Upptime), and who writes them thinks of
# words. To strike out takes two tildes, one would guess; GitHub's Markdown takes one, within words too. In Korea, Japan and China a
# span of time is written with one, so of a maintenance "10:00~12:00 and 14:00~16:00" the end of the first window and the beginning of the second are
# struck out, which reads as if it were put off. What makes plain text of posts (for a notification, or a banner's line) puts two times together to
# one number. One window alone, and what is tried first ("~30 min", "1,000~2,000 users"), is left as it is. markdown-it leaves all.
# And so with two more of what posts hold: behind "15. Oktober" a list begins, and as plain text the day is gone; and remove-markdown takes
# whatever stands between a "<" and a later ">" for a tag, also in "errors < 5 %, p99 > 2 s", with the line breaks in it.
#
# Seen: "marked: 10:00<del>12:00 and 14:00</del>16:00", "remark-gfm, strip-markdown: 10:0012:00 and 14:0016:00", "remove-markdown: 10:0012:00 and
# 14:0016:00", "markdown-it: 10:00~12:00 and 14:00~16:00"; "strip-markdown: Oktober, 18:00: behoben"; "remove-markdown: Errors  2 s".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . marked@18.2.1 remark@15.0.1 remark-gfm@4.0.1 strip-markdown@6.0.0 remove-markdown@0.7.0 \
  markdown-it@15.0.3 >/dev/null
cat >look.mjs <<'JS'
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { remark } from 'remark';
import gfm from 'remark-gfm';
import remove from 'remove-markdown';
import strip from 'strip-markdown';

const readers = {
  marked: (text) => marked.parseInline(text),
  'markdown-it': (text) => new MarkdownIt().renderInline(text),
  'remark-gfm, strip-markdown': (text) => String(remark().use(gfm).use(strip).processSync(text)).trim(),
  'remove-markdown': remove,
};
const posts = {
  'two windows': ['10:00~12:00 and 14:00~16:00', {
    marked: '10:00<del>12:00 and 14:00</del>16:00',
    'markdown-it': '10:00~12:00 and 14:00~16:00',
    'remark-gfm, strip-markdown': '10:0012:00 and 14:0016:00',
    'remove-markdown': '10:0012:00 and 14:0016:00',
  }],
  'one window': ['10:00~12:00', { marked: '10:00~12:00', 'remove-markdown': '10:00~12:00' }],
  'a day': ['15. Oktober, 18:00: behoben', {
    'remark-gfm, strip-markdown': 'Oktober, 18:00: behoben',
    'remove-markdown': 'Oktober, 18:00: behoben',
  }],
  'two measures': ['Errors < 5 % in the EU.\nThe API is up, p99 > 2 s', {
    'markdown-it': 'Errors &lt; 5 % in the EU.\nThe API is up, p99 &gt; 2 s',
    'remove-markdown': 'Errors  2 s',
  }],
};
let same = true;
for (const [name, [text, expected]] of Object.entries(posts)) {
  for (const [reader, wanted] of Object.entries(expected)) {
    const seen = readers[reader](text);
    console.log(`${name}, ${reader}: ${JSON.stringify(seen)}`);
    same &&= seen === wanted;
  }
}
if (!same) throw new Error('it behaves otherwise now');
JS
node look.mjs
