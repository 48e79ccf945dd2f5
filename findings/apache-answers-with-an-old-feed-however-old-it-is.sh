#!/usr/bin/env bash
# apache2 2.4.71 (Debian 12's package, as a cache), before a small server of node 20 or later; libfaketime 0.9.10 for the days between.
#
# mod_cache answers with what it has kept where the feed behind it fails, and does so unless it is told not to (`CacheStaleOnError` is on by default).
# One would guess that this ends some time, that it heeds the feed's own `stale-if-error`, and that a reader can tell. None of it is so:
# - three days later it is still `200`, though the feed said `max-age=4, stale-if-error=60`;
# - with `Age`, which an answer out of the same cache has while it is fresh, it has none once it is stale; `Date` is the first answer's, and all that is
#   new is a `Warning`, which no browser looks at, and no script sees of another origin;
# - a 503 of the feed's is kept from the reader; a 429, which only tells a relay to ask less often, is not, and what was kept is thrown away with it:
#   a 503 after that comes through, too.
# So a status page that is itself down, as it is in the worst of incidents, stays "well" in every page behind such a relay, as new as ever. Only
# `must-revalidate` of the feed's (or `CacheStaleOnError off`) has the error come through.
#
# Seen: "fresh: 200 "well", with age", "feed fails, 6 s later: 200 "well", no age", "feed fails, 3 days later: 200 "well", no age", "must-revalidate,
# feed fails, 3 days later: 503", "connection breaks, 3 days later: 200 "well", no age", "feed says 429: 429", "feed fails after that: 503".
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${apache:-}" "${feed:-}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
apt-get -qq download apache2-bin=2.4.71-1~deb12u1 libapr1=1.7.2-3+deb12u1 libaprutil1=1.6.3-1+deb12u1 libfaketime=0.9.10-2.1 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" program; done
libraries=$(dirname "$(find "$PWD/program" -name 'libapr-1.so.0')")
LD_LIBRARY_PATH=$libraries program/usr/sbin/apache2 -v | head -n 1

cat >feed.mjs <<'JS'
import { createServer } from 'node:http';
let status = 200;
createServer(({ url, socket }, answer) => {
  if (url.startsWith('/set/')) return answer.end(`${status = Number(url.slice(5))}`);
  if (status === 0) return socket.destroy();
  answer.statusCode = status;
  if (status === 200) answer.setHeader('Cache-Control', `max-age=4, ${url === '/strict' ? 'must-revalidate' : 'stale-if-error=60'}`);
  answer.end(status === 200 ? '"well"' : 'no');
}).listen(19381, '127.0.0.1');
JS
node feed.mjs &
feed=$!
# Apache leaves root's rights, where it has them.
mkdir -m 777 cache
cat >httpd.conf <<CONF
ServerRoot $PWD
ServerName localhost
User nobody
Group nogroup
PidFile apache.pid
ErrorLog log
Listen 127.0.0.1:19382
$(for name in mpm_event authz_core proxy proxy_http cache cache_disk; do echo "LoadModule ${name}_module program/usr/lib/apache2/modules/mod_$name.so"; done)
CacheEnable disk /
CacheRoot $PWD/cache
ProxyPass / http://127.0.0.1:19381/ retry=0
CONF
# In the foreground, under a clock that is so far ahead.
start() {
  LD_LIBRARY_PATH=$libraries LD_PRELOAD=$(find "$PWD/program" -name libfaketime.so.1) FAKETIME=$1 program/usr/sbin/apache2 -f "$PWD/httpd.conf" -DFOREGROUND 2>>errors &
  apache=$!
  for _ in $(seq 100); do say 200 && curl -sf http://127.0.0.1:19382/up >/dev/null && break || sleep 0.1; done
}
# What the feed answers from now on: a status, or 0 for a connection that breaks.
say() { curl -sf "http://127.0.0.1:19381/set/$1" >/dev/null; }
ask() {
  curl -s -D headers -o body "http://127.0.0.1:19382/$2"
  status=$(head -n 1 headers | cut -d' ' -f2)
  age=$(grep -qi '^age:' headers && echo 'with age' || echo 'no age')
  case "$status" in 200) echo "$1: $status $(cat body), $age" ;; *) echo "$1: $status" ;; esac
}
start +0
for path in strict loose; do ask 'first' "$path" >/dev/null; done
ask 'fresh' loose >seen
say 503
sleep 6
ask 'feed fails, 6 s later' loose >>seen
kill "$apache"
wait "$apache" || true
start +3d
say 503
ask 'feed fails, 3 days later' loose >>seen
ask 'must-revalidate, feed fails, 3 days later' strict >>seen
say 0
ask 'connection breaks, 3 days later' loose >>seen
say 429
ask 'feed says 429' loose >>seen
say 503
ask 'feed fails after that' loose >>seen
cat seen
printf '%s\n' 'fresh: 200 "well", with age' 'feed fails, 6 s later: 200 "well", no age' 'feed fails, 3 days later: 200 "well", no age' \
  'must-revalidate, feed fails, 3 days later: 503' 'connection breaks, 3 days later: 200 "well", no age' 'feed says 429: 429' \
  'feed fails after that: 503' | diff - seen
