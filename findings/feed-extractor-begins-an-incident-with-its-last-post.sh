#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 (npm), node 20 or later.
#
# It reads RSS, Atom and JSON feeds into entries of one shape, with `id`, `title`, `published` and `description`. Of the history that status pages
# offer as a feed, where an entry is an incident that changes for days, it tells otherwise than is there, and leaves nothing to see it by:
# 1. `published` of an Atom entry is its `updated`. An incident of the 8th, with a postmortem on the 15th, is of the 15th, and after each edit that
#    someone makes it is the newest. (Of RSS, which has the beginning only, it is the beginning.)
# 2. What stands between a "<" and a later ">" of a text is gone, though the feed has written both as HTML does (`&lt;`), and so are the
#    gaps between posts.
# 3. An id or a title that could be a number becomes one: 0123 and 123 are one incident, the hexadecimal 1234e5 is 123400000, release 2.10 is 2.1.
#
# Seen: "Atom, published 8 October, updated 15 October: published 2021-10-15", "its text: Resolved - Errors  5 sMonitoring - We watch it.",
# "RSS, guids 0123, 123, 1234e5, title 2.10: 123, 123, 123400000, title 2.1".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @extractus/feed-extractor@8.0.3 >/dev/null
cat >look.mjs <<'JS'
import { extractFromXml } from '@extractus/feed-extractor';

const escaped = (html) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const posts = '<p><strong>Resolved</strong> - Errors &lt; 1 % in the EU, p99 &gt; 5 s</p><p><strong>Monitoring</strong> - We watch it.</p>';
const atom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>tag:status.example,2005:/history</id>
  <title>Example Status - Incident History</title>
  <link rel="alternate" type="text/html" href="https://status.example"/>
  <updated>2021-10-15T22:23:00Z</updated>
  <entry>
    <id>tag:status.example,2005:Incident/1</id>
    <published>2021-10-08T16:15:00Z</published>
    <updated>2021-10-15T22:23:00Z</updated>
    <link rel="alternate" type="text/html" href="https://status.example/incidents/1"/>
    <title>Desk is slow</title>
    <content type="html">${escaped(posts)}</content>
  </entry>
</feed>`;
const item = (guid) => `<item><guid isPermaLink="false">${guid}</guid><title>2.10</title><link>https://status.example/${guid}</link>
  <description>Payments fail.</description><pubDate>Fri, 08 Oct 2021 16:15:00 GMT</pubDate></item>`;
const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Example Status</title><link>https://status.example</link><description>History</description>
${['0123', '123', '1234e5'].map(item).join('\n')}</channel></rss>`;

const [incident] = extractFromXml(atom).entries;
const { entries } = extractFromXml(rss);
const seen = [
  `Atom, published 8 October, updated 15 October: published ${incident.published.slice(0, 10)}`,
  `its text: ${incident.description}`,
  `RSS, guids 0123, 123, 1234e5, title 2.10: ${entries.map(({ id }) => id).join(', ')}, title ${entries[0].title}`,
];
console.log(seen.join('\n'));
const expected = [
  'Atom, published 8 October, updated 15 October: published 2021-10-15',
  'its text: Resolved - Errors  5 sMonitoring - We watch it.',
  'RSS, guids 0123, 123, 1234e5, title 2.10: 123, 123, 123400000, title 2.1',
];
if (seen.join() !== expected.join()) throw new Error('it behaves otherwise now');
JS
node look.mjs
