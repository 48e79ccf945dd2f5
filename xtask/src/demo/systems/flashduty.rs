//! FlashDuty: the widget summary, which names components that something affects, and the last post alone.

use serde_json::{Value, json};

use super::moment::{Incident, Moment};
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "flashduty", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let status = if moment.is_well() { "operational" } else { "degraded" };
    let summary = json!({
        "schema_version": "1.0", "generated_at": iso(moment.now), "poll_after_seconds": 30, "max_stale_seconds": 120,
        "page": { "name": moment.name, "url": moment.here }, "overall": { "status": status },
        "ongoing_incidents": moment.open().map(|it| incident(moment, it)).into_iter().collect::<Vec<_>>(),
        "in_progress_maintenances": [], "scheduled_maintenances": [],
    });
    vec![("/api/widget/v1/summary.json", summary)]
}

fn incident(moment: &Moment, incident: &Incident) -> Value {
    let component = moment.affected(incident);
    json!({
        "id": incident.id, "title": incident.title, "phase": incident.stage(), "impact": "degraded",
        "started_at": iso(incident.began), "updated_at": iso(incident.updated), "url": moment.link(incident),
        "last_update": { "at": iso(incident.latest().at), "message": incident.latest().body },
        "affected_components": [{ "id": moment.slug(component), "name": component.name,
            "group_name": moment.group_of(component), "status": "degraded" }],
    })
}
