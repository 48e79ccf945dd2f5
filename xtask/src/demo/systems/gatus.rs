//! Gatus: endpoints with their last checks, and the announcement that its people write. A check has a limit of time, so what is slow fails
//! as what is down does.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::{iso, written};
use super::System;

pub const SYSTEM: System = System { name: "gatus", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let announcements: Vec<_> = moment.incident.iter().map(announcement).collect();
    vec![
        ("/api/v1/endpoints/statuses", moment.components.iter().map(|it| endpoint(moment, it)).collect()),
        ("/api/v1/suites/statuses", json!([])),
        ("/api/v1/config", json!({ "oidc": false, "authenticated": true, "announcements": announcements })),
    ]
}

fn endpoint(moment: &Moment, component: &Component) -> Value {
    let mut endpoint = json!({
        "name": component.name,
        "key": format!("{}_{}", key(moment.group_of(component).unwrap_or_default()), key(&component.name)),
        "results": (0..10).rev().map(|ago| result(component, moment.now - ago * 60_000 - 20_000)).collect::<Vec<_>>(),
    });
    if let Some(group) = moment.group_of(component) {
        endpoint["group"] = json!(group);
    }
    endpoint
}

fn result(component: &Component, at: i64) -> Value {
    let (duration, in_time) = if component.is_slow { (4_812_u64, "[RESPONSE_TIME] (4812) < 1000") } else { (118, "[RESPONSE_TIME] < 1000") };
    json!({
        "status": 200, "hostname": "blip.example", "duration": duration * 1_000_000,
        "conditionResults": [
            { "condition": "[STATUS] == 200", "success": true },
            { "condition": in_time, "success": !component.is_slow },
        ],
        "success": !component.is_slow,
        // To the nanosecond.
        "timestamp": written(at, "%Y-%m-%dT%H:%M:%S%.9fZ"),
    })
}

/// Edited with each post, and archived when it is over.
fn announcement(incident: &Incident) -> Value {
    let message = format!("**{}**\n{}", incident.title, incident.latest().body);
    let mut announcement = json!({ "timestamp": iso(incident.created), "type": "warning", "message": message });
    if incident.is_over() {
        announcement["archived"] = json!(true);
    }
    announcement
}

fn key(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}
