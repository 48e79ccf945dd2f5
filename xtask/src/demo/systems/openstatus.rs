//! OpenStatus: the document in Statuspage's form, without ids and without what is affected, and its own, which has both and also what is
//! over.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "openstatus", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let edited = iso(moment.now - 90 * 86_400_000);
    let (indicator, description) =
        if moment.is_well() { ("none", "All Systems Operational") } else { ("minor", "Degraded Performance") };
    let components: Vec<_> = moment.components.iter().map(|it| {
        let status = if it.is_slow { "degraded_performance" } else { "operational" };
        json!({ "name": it.name, "status": status })
    }).collect();
    let summary = json!({
        "page": { "name": moment.name, "url": moment.here, "updated_at": edited },
        "status": { "indicator": indicator, "description": description }, "components": components,
        "incidents": moment.open().map(incident).into_iter().collect::<Vec<_>>(), "scheduled_maintenances": [],
    });
    let status = if moment.is_well() { "success" } else { "degraded" };
    let groups = (1..).zip(&moment.groups).map(|(id, name): (usize, _)| json!({ "id": id, "name": name }));
    let feed = json!({
        "title": moment.name, "description": "", "status": status, "updatedAt": iso(moment.now),
        "monitors": moment.components.iter().map(monitor).collect::<Vec<_>>(),
        "pageComponents": moment.components.iter().map(component).collect::<Vec<_>>(),
        "pageComponentGroups": groups.collect::<Vec<_>>(), "maintenances": [],
        "statusReports": moment.incident.iter().map(report).collect::<Vec<_>>(),
    });
    vec![("/api/status/summary.json", summary), ("/feed/json", feed)]
}

fn incident(incident: &Incident) -> Value {
    let mut updates: Vec<_> = incident.news().map(|post| {
        json!({ "status": post.stage, "body": post.body, "created_at": iso(post.at) })
    }).collect();
    updates.reverse();
    json!({ "id": "1", "name": incident.title, "status": incident.stage(), "updated_at": iso(incident.updated),
        "incident_updates": updates })
}

fn monitor(component: &Component) -> Value {
    let status = if component.is_slow { "degraded" } else { "success" };
    json!({ "id": component.number, "name": component.name, "description": "", "status": status })
}

fn component(component: &Component) -> Value {
    json!({ "id": component.number, "name": component.name, "description": null, "monitorId": component.number,
        "order": component.number, "groupId": component.group.map(|place| place + 1), "groupOrder": 0 })
}

fn report(incident: &Incident) -> Value {
    let mut updates: Vec<_> = (1..).zip(incident.news()).map(|(id, post): (usize, _)| {
        json!({ "id": id, "status": post.stage, "message": post.body, "date": iso(post.at), "updatedAt": iso(post.at) })
    }).collect();
    updates.reverse();
    json!({ "id": 1, "title": incident.title, "updatedAt": iso(incident.updated), "status": incident.stage(),
        "monitors": [incident.affected], "pageComponents": [incident.affected], "statusReportUpdates": updates })
}
