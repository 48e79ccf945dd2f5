//! incident.io: the Widget API, which knows what is affected, and the document in Statuspage's form, which knows all components and what
//! was said. Neither has what is over.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "incident-io", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let open = moment.open();
    let widget = json!({
        "page_title": moment.name, "page_url": moment.here,
        "ongoing_incidents": open.map(|it| ongoing(moment, it)).into_iter().collect::<Vec<_>>(),
        "in_progress_maintenances": [], "scheduled_maintenances": [],
    });
    let (indicator, description) = if open.is_some() { ("minor", "Degraded Performance") } else { ("none", "All Systems Operational") };
    let compatible = json!({
        "page": { "id": id(0), "name": moment.name, "url": moment.here, "updated_at": iso(moment.now) },
        "status": { "indicator": indicator, "description": description },
        "components": moment.components.iter().map(component).collect::<Vec<_>>(),
        "incidents": open.map(|it| compatible(moment, it)).into_iter().collect::<Vec<_>>(),
        "scheduled_maintenances": [],
    });
    vec![("/api/v1/summary", widget), ("/api/v2/summary.json", compatible)]
}

fn ongoing(moment: &Moment, incident: &Incident) -> Value {
    let component = moment.affected(incident);
    json!({
        "id": id(900), "name": incident.title, "status": incident.stage(), "url": moment.link(incident),
        "last_update_at": iso(incident.updated), "last_update_message": incident.latest().body,
        "current_worst_impact": "degraded_performance",
        "affected_components": [{ "id": id(component.number), "name": component.name,
            "group_name": moment.group_of(component), "current_status": "degraded_performance" }],
    })
}

fn component(component: &Component) -> Value {
    let status = if component.is_slow { "degraded_performance" } else { "operational" };
    json!({ "id": id(component.number), "name": component.name, "status": status, "position": component.number })
}

fn compatible(moment: &Moment, incident: &Incident) -> Value {
    let mut updates: Vec<_> = (1..).zip(incident.news()).map(|(number, post)| {
        json!({ "id": id(900 + number), "status": post.stage, "body": post.body, "created_at": iso(post.at),
            "updated_at": iso(post.at), "display_at": iso(post.at), "incident_id": id(900) })
    }).collect();
    updates.reverse();
    json!({
        "id": id(900), "name": incident.title, "status": incident.stage(), "impact": "minor", "created_at": iso(incident.created),
        "updated_at": iso(incident.updated), "shortlink": moment.link(incident), "incident_updates": updates,
    })
}

/// An id in the form of its own, a ULID.
fn id(number: usize) -> String {
    format!("01FHGX9W7M4Q2C5N8R{number:08}")
}
