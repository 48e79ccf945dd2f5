//! Statuspal: services in a tree, and what goes on. Its times have no zone, its posts are HTML; what is over is gone.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::bare;
use super::System;

pub const SYSTEM: System = System { name: "statuspal", source: "/api/v2/status_pages/blip", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let state = |is_slow: bool| is_slow.then_some("minor");
    let service = |it: &Component| {
        json!({ "id": it.number, "name": it.name, "current_incident_type": state(it.is_slow), "children": null })
    };
    let of = |group: Option<usize>| moment.components.iter().filter(move |it| it.group == group);
    let mut services: Vec<_> = moment.groups.iter().enumerate().map(|(place, name)| {
        json!({ "id": 100 + place, "name": name, "current_incident_type": state(of(Some(place)).any(|it| it.is_slow)),
            "children": of(Some(place)).map(service).collect::<Vec<_>>() })
    }).collect();
    services.extend(of(None).map(service));
    let summary = json!({
        "status_page": { "name": moment.name, "url": moment.here, "time_zone": moment.zone, "subdomain": "blip",
            "current_incident_type": state(!moment.is_well()) },
        "services": services, "incidents": moment.open().map(|it| incident(moment, it)).into_iter().collect::<Vec<_>>(),
        "maintenances": [], "upcoming_maintenances": [], "info_notices": [],
    });
    vec![("/api/v2/status_pages/blip/summary", summary)]
}

fn incident(moment: &Moment, incident: &Incident) -> Value {
    let mut updates: Vec<_> = (1..).zip(incident.news()).map(|(id, post): (usize, _)| {
        json!({ "id": id, "type": post.stage, "description": format!("<p>{}</p>", post.body.replace('<', "&lt;")),
            "posted_at": bare(post.at) })
    }).collect();
    updates.reverse();
    json!({ "id": 77, "service_ids": [incident.affected], "starts_at": bare(incident.began), "ends_at": null, "type": "minor",
        "title": incident.title, "url": moment.link(incident), "updates": updates })
}
