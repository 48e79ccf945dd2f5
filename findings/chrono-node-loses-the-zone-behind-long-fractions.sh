#!/usr/bin/env bash
# chrono-node 2.10.3 (npm), node 20 or later.
#
# It reads RFC 3339, also in its strict mode, and takes what stands behind the point for a number of milliseconds. `.5` is 5 ms; `.1234`
# is 1,234 ms, a second later; and from five digits on the time ends before the point: the zone behind it is left out, and what was UTC is
# the reader's local time. Nothing fails. Monitors written in Go print nine digits (Gatus: `2026-03-10T11:59:30.552976061Z`), Python
# prints six, so a check of twenty seconds ago is three hours ahead in São Paulo, and hours old in Tokyo.
#
# Seen: "30.552Z: 11:59:30.552", "30.5Z: 11:59:30.005", "30.9999Z: 11:59:39.999", "30.552976Z: 14:59:30.000, the zone not read",
# "30.552976061Z: 14:59:30.000, the zone not read".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . chrono-node@2.10.3 >/dev/null
cat >look.mjs <<'JS'
import { strict } from 'chrono-node';
for (const seconds of ['30.552Z', '30.5Z', '30.9999Z', '30.552976Z', '30.552976061Z']) {
  const [found] = strict.parse(`2026-03-10T11:59:${seconds}`);
  const isRead = found.start.isCertain('timezoneOffset');
  console.log(`${seconds}: ${found.date().toISOString().slice(11, 23)}${isRead ? '' : ', the zone not read'}`);
}
JS
TZ=America/Sao_Paulo node look.mjs | tee seen
printf '%s\n' '30.552Z: 11:59:30.552' '30.5Z: 11:59:30.005' '30.9999Z: 11:59:39.999' '30.552976Z: 14:59:30.000, the zone not read' \
  '30.552976061Z: 14:59:30.000, the zone not read' | diff - seen
