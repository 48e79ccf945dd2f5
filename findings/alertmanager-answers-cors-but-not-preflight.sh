#!/usr/bin/env bash
# prometheus-alertmanager 0.25.0 (Debian 12's package).
#
# 1. A firing alert has an end. `endsAt` of an alert that nobody has given an end lies five minutes ahead (the resolve time-out), in the same
#    field that holds the real end of an alert that was sent with one. Nothing in the answer tells the two apart: a reader that takes
#    `endsAt` for "planned to end" announces an end that nobody has promised.
# 2. The API lets every origin read (`Access-Control-Allow-Origin: *` on GET), and answers a preflight with 200, but without that header. So
#    one request header of one's own (`If-None-Match`, `X-Requested-With`) turns an API that works in a page into one that does not.
#
# Seen: "endsAt is 300 s ahead", "GET: *", "preflight: 200, none".
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
apt-get -qq download prometheus-alertmanager=0.25.0-1+b4 >/dev/null 2>&1
dpkg -x prometheus-alertmanager_*.deb program
printf 'route: {receiver: none}\nreceivers: [{name: none}]\n' >settings.yml
port=19093
# Debian's build reads its templates from /usr/share and nowhere else: it is given its own, and the machine none.
unshare --map-root-user --mount sh -c 'mount --bind program/usr/share /usr/share && exec "$@"' sh \
  program/usr/bin/prometheus-alertmanager --config.file=settings.yml --storage.path=data \
  --web.listen-address=127.0.0.1:$port --cluster.listen-address= 2>log &
server=$!
alerts=http://127.0.0.1:$port/api/v2/alerts
for _ in $(seq 50); do curl -sf "$alerts" >/dev/null && break || sleep 0.2; done
program/usr/bin/prometheus-alertmanager --version 2>&1 | head -n 1

curl -sf "$alerts" -H 'Content-Type: application/json' -d '[{"labels": {"alertname": "QueueIsSlow"}}]'
for _ in $(seq 50); do
  ahead=$(curl -sf "$alerts" | python3 -c '
import datetime, json, sys
alerts = json.load(sys.stdin)
if alerts:
    alert = alerts[0]
    read = lambda name: datetime.datetime.fromisoformat(alert[name].replace("Z", "+00:00"))
    print(alert["status"]["state"], round((read("endsAt") - read("startsAt")).total_seconds()))')
  case "$ahead" in active*) break ;; esac
  sleep 0.2
done
echo "an alert without an end: ${ahead/ /, endsAt is } s ahead"
origin='Origin: https://app.example'
allowed() { tr -d '\r' | awk -F': ' 'tolower($1) == "access-control-allow-origin" {print $2; found = 1} END {if (!found) print "none"}'; }
get=$(curl -s -D - -o /dev/null -H "$origin" "$alerts" | allowed)
preflight=(-X OPTIONS -H "$origin" -H 'Access-Control-Request-Method: GET' -H 'Access-Control-Request-Headers: if-none-match')
asked=$(curl -s -D - -o /dev/null "${preflight[@]}" "$alerts" | allowed)
status=$(curl -s -o /dev/null -w '%{http_code}' "${preflight[@]}" "$alerts")
echo "Access-Control-Allow-Origin of GET: $get; of the preflight: $status, $asked"
[ "$ahead" = 'active 300' ] && [ "$get" = '*' ] && [ "$status $asked" = '200 none' ] || { echo 'it behaves otherwise now'; exit 1; }
