#!/usr/bin/env bash
# statuspage-prometheus-exporter 2.6.0 with prometheus_client 0.26.0, requests 2.34.2 and apscheduler 3.11.3 (PyPI), Python 3.11 or later.
#
# It makes metrics for alerts of a Statuspage summary, and is wrong four times where the summary is right:
# 1. What an incident was when it was first seen it stays. Made worse since (minor, then critical), renamed, given more components, it keeps
#    its labels of the first look. An alert on `impact="critical"` does not fire for what began as minor.
# 2. A component is its name. Of two of one name ("API" in two regions' groups; one real summary in fifty has such) the last row wins, and an
#    outage of the first is told as a 1.
# 3. A component that the page has renamed or taken away stands at 0, which is what an outage is, until the exporter is started again.
# 4. While one component is under maintenance, planned and announced, the whole service is at 0 and loses uptime.
#
# Seen: "an incident, critical by now: impact minor, "Some orders are slow", affects API", "API of two regions, the first out: 1", "a component
# taken away: 0, service 1", "planned maintenance of one component: service 0, uptime 0 %".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q --disable-pip-version-check install statuspage-prometheus-exporter==2.6.0 prometheus_client==0.26.0 requests==2.34.2 apscheduler==3.11.3

cat >look.py <<'PY'
import http.server, json, sys, threading

def summary(indicator, description, components, incidents=(), maintenances=()):
    return {"page": {"id": "p1", "name": "Example", "url": "https://status.example", "time_zone": "Etc/UTC", "updated_at": "2026-03-10T12:00:00.000Z"},
            "status": {"indicator": indicator, "description": description}, "components": components, "incidents": list(incidents),
            "scheduled_maintenances": list(maintenances)}

def row(id, name, status, group_id=None, group=False):
    return {"id": id, "name": name, "status": status, "group_id": group_id, "group": group, "only_show_if_degraded": False}

def event(name, status, impact, components, **more):
    return {"id": "e1", "name": name, "status": status, "impact": impact, "shortlink": "https://status.example/e1", "resolved_at": None,
            "created_at": "2026-03-10T11:00:00.000Z", "started_at": "2026-03-10T11:00:00.000Z", "updated_at": "2026-03-10T11:30:00.000Z",
            "incident_updates": [], "components": components, **more}

well = "All Systems Operational"
slow = row("c1", "API", "degraded_performance")
out = [row("c1", "API", "major_outage"), row("c2", "Website", "major_outage")]
moved = row("c2", "Reports", "under_maintenance")
# What each page says at the first look, at the second and so on; the last of them stays.
pages = {
    "shop": [summary("minor", "Minor Service Outage", [slow, row("c2", "Website", "operational")],
                     [event("Some orders are slow", "investigating", "minor", [slow])]),
             summary("critical", "Major Service Outage", out, [event("All orders fail", "identified", "critical", out)])],
    "regions": [summary("major", "Partial System Outage",
                        [row("g1", "Europe", "major_outage", group=True), row("c1", "API", "major_outage", "g1"),
                         row("g2", "Asia", "operational", group=True), row("c2", "API", "operational", "g2")])],
    "tidied": [summary("none", well, [row("c1", "API", "operational"), row("c2", "Fax", "operational")]),
               summary("none", well, [row("c1", "API", "operational")])],
    "planned": [summary("maintenance", "Service Under Maintenance", [row("c1", "API", "operational"), moved], maintenances=[
        event("Reports move", "in_progress", "maintenance", [moved], scheduled_for="2026-03-10T11:00:00.000Z", scheduled_until="2026-03-10T13:00:00.000Z")])],
}
look = 0

class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        said = pages[self.path.split("/")[1]]
        body = json.dumps(said[min(look, len(said) - 1)]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass

site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
with open("services.json", "w") as services:
    json.dump({name: {"name": name, "url": f"http://127.0.0.1:{site.server_port}/{name}/api/v2/summary.json"} for name in pages}, services)

# As its daemon does: one look as it starts, then one every some minutes. What it knows of a page lies in `cache/`.
from prometheus_client import REGISTRY
from statuspage_prometheus_exporter.service_monitor import monitor_services
for look in range(4):
    monitor_services(is_initial_run=look == 0)
site.shutdown()

def value(metric, **labels):
    return round(REGISTRY.get_sample_value(f"statuspage_{metric}", labels))

[incident] = [sample.labels for metric in REGISTRY.collect() if metric.name == "statuspage_incident_info" for sample in metric.samples
              if sample.value == 1 and sample.labels["service_name"] == "shop"]
seen = [
    f'an incident, critical by now: impact {incident["impact"]}, "{incident["incident_name"]}", affects {incident["affected_components"]}',
    f'API of two regions, the first out: {value("component_status", service_name="regions", component_name="API")}',
    f'a component taken away: {value("component_status", service_name="tidied", component_name="Fax")}, service {value("service_status", service_name="tidied")}',
    f'planned maintenance of one component: service {value("service_status", service_name="planned")}, '
    f'uptime {value("uptime_percentage", service_name="planned", window="24h")} %',
]
print("\n".join(seen))
sys.exit(seen != [
    'an incident, critical by now: impact minor, "Some orders are slow", affects API',
    "API of two regions, the first out: 1",
    "a component taken away: 0, service 1",
    "planned maintenance of one component: service 0, uptime 0 %",
])
PY
tools/bin/python look.py 2>log || { tail -n 5 log; exit 1; }
