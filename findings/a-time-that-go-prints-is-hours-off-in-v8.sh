#!/usr/bin/env bash
# hugo 0.111.3 (Debian 12's package, what cState sites are built with), node 20 for V8.
#
# Where a site has a time zone, Hugo prints a time of its front matter with offset *and* abbreviation: `2026-03-10 18:30:00 +0800 CST`. V8 reads that, and
# lets the abbreviation win over the offset that stands before it: `CST` is America's Central time to it, so an issue of a status page in
# Shanghai begins fourteen hours late. Nothing fails. Of abbreviations that it does not know (CET, CEST, BST, JST, …) the same text is no date at all,
# though the offset would do. A page in New York, São Paulo or UTC tests well.
#
# Seen: "Asia/Shanghai: 2026-03-10 18:30:00 +0800 CST, for V8 14 h late", "Europe/Berlin: 2026-03-10 18:30:00 +0100 CET, for V8 no date",
# "America/New_York: 2026-03-10 18:30:00 -0400 EDT, for V8 right", "America/Sao_Paulo: 2026-03-10 18:30:00 -0300 -03, for V8 right".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
apt-get -qq download hugo=0.111.3-1 libsass1=3.6.5+20220909-1 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" program; done
export LD_LIBRARY_PATH=$(dirname "$(find "$PWD/program" -name 'libsass.so.1')")
hugo() { program/usr/bin/hugo "$@"; }
hugo version | cut -d' ' -f1,2

mkdir -p content/issues layouts/_default
printf -- '---\ntitle: Payments fail\ndate: 2026-03-10 18:30:00\n---\n' >content/issues/one.md
# As cState's own template writes `createdAt`.
printf '{"createdAt": "{{ .Date }}"}' >layouts/_default/single.json
for zone in Asia/Shanghai Europe/Berlin America/New_York America/Sao_Paulo; do
  printf 'baseURL = "https://status.example/"\ntimeZone = "%s"\ndisableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap"]\noutputs.page = ["JSON"]\n' "$zone" >config.toml
  hugo --quiet --buildFuture --destination "out/$zone"
  node - "$zone" "$(cat "out/$zone/issues/one/index.json")" <<'JS'
const [zone, issue] = process.argv.slice(2);
const text = JSON.parse(issue).createdAt;
const [day, time, offset] = text.split(' ');
const meant = Date.parse(`${day}T${time}${offset.slice(0, 3)}:${offset.slice(3)}`);
const read = Date.parse(text);
const late = (read - meant) / 3600e3;
console.log(`${zone}: ${text}, for V8 ${Number.isNaN(read) ? 'no date' : late ? `${late} h late` : 'right'}`);
JS
done | tee seen
grep -qx 'Asia/Shanghai: 2026-03-10 18:30:00 +0800 CST, for V8 14 h late' seen
grep -qx 'Europe/Berlin: 2026-03-10 18:30:00 +0100 CET, for V8 no date' seen
grep -qx 'America/New_York: 2026-03-10 18:30:00 -0400 EDT, for V8 right' seen
grep -qx 'America/Sao_Paulo: 2026-03-10 18:30:00 -0300 -03, for V8 right' seen
