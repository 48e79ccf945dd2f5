//! Status.io: components, incidents and maintenances in one result, with codes beside the words. It has no name for the page and no links;
//! what is over is gone.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::iso;
use super::System;

const PATH: &str = "/1.0/status/5b36dc6502d06804c08349f7";

pub const SYSTEM: System = System { name: "status-io", source: PATH, documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let (status, code) = word(!moment.is_well());
    let result = json!({
        "status_overall": { "updated": iso(moment.now), "status": status, "status_code": code },
        "status": moment.components.iter().map(|it| component(moment, it)).collect::<Vec<_>>(),
        "incidents": moment.open().map(|it| incident(moment, it)).into_iter().collect::<Vec<_>>(),
        "maintenance": { "active": [], "upcoming": [] },
    });
    vec![(PATH, json!({ "result": result }))]
}

fn component(moment: &Moment, component: &Component) -> Value {
    let (status, code) = word(component.is_slow);
    let region = json!({ "id": "5b36dc6502d06804c0834a00", "name": "Brazil", "status": status, "status_code": code });
    json!({ "id": id(component.number), "name": component.name, "updated": iso(moment.now), "status": status,
        "status_code": code, "containers": [region] })
}

fn incident(moment: &Moment, incident: &Incident) -> Value {
    let message = |post: &super::moment::Post| {
        let state = match post.stage.as_str() {
            "investigating" => 100,
            "identified" => 200,
            "monitoring" => 300,
            _ => 400,
        };
        json!({ "details": post.body, "state": state, "status": 300, "datetime": iso(post.at) })
    };
    json!({
        "name": incident.title, "_id": "615f7d0c9b3f2a04d8e1c55a", "datetime_open": iso(incident.began),
        "messages": incident.news().map(message).collect::<Vec<_>>(), "containers_affected": [],
        "components_affected": [{ "name": moment.affected(incident).name, "_id": id(incident.affected) }],
    })
}

fn word(is_slow: bool) -> (&'static str, u16) {
    if is_slow { ("Degraded Performance", 300) } else { ("Operational", 100) }
}

/// An id in the form of its own, that of its database.
fn id(number: usize) -> String {
    format!("5b36dc6502d06804c083{number:04x}")
}
