#!/usr/bin/env bash
# nginx 1.22.1 (Debian 12's package), before a small server of node 20 or later.
#
# A relay with `proxy_cache_revalidate on` asks a feed with If-None-Match, and a 304 makes what it keeps fresh again. By HTTP (RFC 9111, 4.3.4) a cache
# takes over a 304's headers, too; nginx takes over none. For as long as the feed says the same, days of a well service, readers are
# sent the `Age`, `Expires` and `Cache-Control` of the first answer beside a `Date` of now, and `$upstream_http_date` is the first answer's. So
# - an `Age` that a CDN happened to have when the relay first asked (28 of 30 s) is everybody's: copies that might live 30 s live 2 s;
# - by `Expires` what a reader gets ran out long ago, and where that is all a feed says each cache behind the relay asks again each time;
# - who counts how old the news is, by the feed's own date, calls a healthy feed stale;
# - where the feed has changed its lifetime since (here from 30 s to 60 s), readers are told the old one.
# A relay that asks for the whole each time is right in all of these.
#
# Seen, after a 304 with `Age: 0`, `max-age=60` and an `Expires` ahead: "revalidate on: REVALIDATED, age 28, max-age=30, expired, feed's date that
# of the first answer", "revalidate off: EXPIRED, age 0, max-age=60, not expired, feed's date that of now".
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${nginx:-}" "${feed:-}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
apt-get -qq download nginx=1.22.1-9+deb12u11 >/dev/null 2>&1
dpkg -x nginx_*.deb program
program/usr/sbin/nginx -e log -v 2>&1 | cut -d' ' -f3

cat >feed.mjs <<'JS'
import { createServer } from 'node:http';
const asked = new Set();
createServer(({ url, headers }, answer) => {
  const first = !asked.has(url);
  asked.add(url);
  const now = Date.now();
  answer.setHeader('Content-Type', 'application/json');
  answer.setHeader('ETag', '"well"');
  answer.setHeader('Date', new Date(now).toUTCString());
  answer.setHeader('Age', first ? '28' : '0');
  answer.setHeader('Cache-Control', `max-age=${first ? 30 : 60}`);
  answer.setHeader('Expires', new Date(now + (first ? 2 : 60) * 1000).toUTCString());
  if (headers['if-none-match'] === '"well"') return answer.writeHead(304).end();
  return answer.end('{"status": {"indicator": "none"}}');
}).listen(19181, '127.0.0.1');
JS
node feed.mjs &
feed=$!
mkdir temp
cat >nginx.conf <<'CONF'
daemon off;
pid nginx.pid;
events {}
http {
    access_log off;
    client_body_temp_path temp/body;
    proxy_temp_path temp/proxy;
    fastcgi_temp_path temp/fastcgi;
    uwsgi_temp_path temp/uwsgi;
    scgi_temp_path temp/scgi;
    proxy_cache_path cache keys_zone=feeds:1m;
    server {
        listen 127.0.0.1:19182;
        proxy_cache feeds;
        # The relay's own lifetime; the reader is told the feed's.
        proxy_ignore_headers Cache-Control Expires;
        proxy_cache_valid 200 1s;
        add_header Cache-Status $upstream_cache_status;
        add_header Feed-Date $upstream_http_date;
        location /on { proxy_cache_revalidate on; proxy_pass http://127.0.0.1:19181; }
        location /off { proxy_pass http://127.0.0.1:19181; }
    }
}
CONF
program/usr/sbin/nginx -p "$PWD/" -e log -c nginx.conf &
nginx=$!
cat >look.mjs <<'JS'
const relay = 'http://127.0.0.1:19182';
for (let tries = 0; tries < 50; tries += 1) {
  const both = [19181, 19182].map((port) => fetch(`http://127.0.0.1:${port}/none`).then(() => true, () => false));
  if ((await Promise.all(both)).every(Boolean)) break;
  await new Promise((resolve) => { setTimeout(resolve, 100); });
}
const ask = async (path) => (await fetch(relay + path)).headers;
const first = new Map();
for (const path of ['/on', '/off']) first.set(path, await ask(path));
await new Promise((resolve) => { setTimeout(resolve, 3000); });
for (const path of ['/on', '/off']) {
  const headers = await ask(path);
  const read = (name) => Date.parse(headers.get(name));
  const expired = read('expires') < read('date') ? 'expired' : 'not expired';
  const old = headers.get('feed-date') === first.get(path).get('feed-date') ? 'that of the first answer' : 'that of now';
  console.log(`revalidate ${path.slice(1)}: ${headers.get('cache-status')}, age ${headers.get('age')}, ${headers.get('cache-control')}, ${expired}, feed's date ${old}`);
}
JS
node look.mjs | tee seen
grep -qx "revalidate on: REVALIDATED, age 28, max-age=30, expired, feed's date that of the first answer" seen
grep -qx "revalidate off: EXPIRED, age 0, max-age=60, not expired, feed's date that of now" seen
