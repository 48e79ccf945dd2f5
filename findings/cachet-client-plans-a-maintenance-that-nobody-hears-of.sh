#!/usr/bin/env bash
# cachet-client 4.0.1 with requests 2.34.2 (PyPI), Python 3.11 or later, before a stand-in that writes down what it is asked.
#
# Scripts that put a maintenance or an incident on a Cachet page ask this client for one thing, and it sends another, without an error:
# 1. `schedules.create` refuses a status that Cachet does not know, and then sends 0 (upcoming) for whichever it was given, and `notify: 0`
#    though to notify is its default: a maintenance that has begun stands there as planned, and no subscriber is told of it.
# 2. `schedules.update` accepts a new `completed_at` and leaves it out, so a maintenance that takes longer keeps the end that was promised.
# 3. `update()` of an incident that was read, say to mend its text, asks to notify all subscribers, and sends its beginning to the full minute only,
#    which moves it.
# 4. `incidents.list()` asks for one incident at a time (`components.list()` for twenty), which is as many requests as a page has ever had incidents.
#
# Seen: "create, status 1, notify: sent status 0, notify 0", "update, a later end: sent without completed_at", "an incident read at 10:15:42 and
# saved: sent 10:15, notify 1", "three incidents: 3 requests".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q --disable-pip-version-check install cachet-client==4.0.1 requests==2.34.2

cat >look.py <<'PY'
import datetime, http.server, json, sys, threading, urllib.parse

incidents = [{"id": number, "name": "Mail is late", "message": "We look into it.", "status": 1, "visible": 1, "stickied": False, "component_id": 0,
              "occurred_at": "2026-03-10 10:15:42", "created_at": "2026-03-10 10:15:42", "updated_at": "2026-03-10 10:15:42"} for number in (1, 2, 3)]
asked = []

class Cachet(http.server.BaseHTTPRequestHandler):
    def answer(self):
        url = urllib.parse.urlsplit(self.path)
        sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "null")
        asked.append((self.command, url.path, sent))
        if self.command == "GET":
            query = dict(urllib.parse.parse_qsl(url.query))
            page, size = int(query.get("page", 1)), int(query.get("per_page", 20))
            said = {"meta": {"pagination": {"total": len(incidents), "total_pages": -(-len(incidents) // size)}},
                    "data": incidents[(page - 1) * size:page * size]}
        else:
            said = {"data": {"id": 1} | sent}
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_GET = do_POST = do_PUT = answer
    def log_message(self, *_):
        pass

site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cachet)
threading.Thread(target=site.serve_forever, daemon=True).start()

import cachetclient
from cachetclient.v1 import enums
client = cachetclient.Client(endpoint=f"http://127.0.0.1:{site.server_port}/api/v1", api_token="none")
begin = datetime.datetime(2026, 3, 10, 22, 0)
client.schedules.create(name="Database", message="An upgrade.", status=enums.SCHEDULE_STATUS_IN_PROGRESS, scheduled_at=begin,
                        completed_at=begin + datetime.timedelta(hours=2), notify=True)
created = asked[-1][2]
client.schedules.update(1, name="Database", status=enums.SCHEDULE_STATUS_IN_PROGRESS, completed_at="2026-03-11 03:00")
later = asked[-1][2]
asked.clear()
read = list(client.incidents.list())
requests = len(asked)
read[0].update()
saved = asked[-1][2]
site.shutdown()

seen = [
    f'create, status 1, notify: sent status {created["status"]}, notify {created["notify"]}',
    f'update, a later end: sent {"with" if "completed_at" in later else "without"} completed_at',
    f'an incident read at 10:15:42 and saved: sent {saved["occurred_at"].split()[1]}, notify {saved["notify"]}',
    f'three incidents: {requests} requests',
]
print("\n".join(seen))
sys.exit(seen != [
    'create, status 1, notify: sent status 0, notify 0',
    'update, a later end: sent without completed_at',
    'an incident read at 10:15:42 and saved: sent 10:15, notify 1',
    'three incidents: 3 requests',
])
PY
tools/bin/python look.py
