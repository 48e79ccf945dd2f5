//! Kener: its notices, which say of what they are not, and the monitors whose tags the page names. What is over stays for a week.

use serde_json::{Value, json};

use super::moment::{Incident, Moment};
use super::times::iso;
use super::System;

/// A page must name the tags that it wants.
pub const SYSTEM: System = System { name: "kener", source: "/?tags=desk,blip-platform-core,blip-platform-portal", documents };

const WEEK: i64 = 7 * 86_400_000;

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let recent = moment.incident.as_ref().filter(|incident| incident.ended.is_none_or(|end| moment.now - end < WEEK));
    let mut monitors = serde_json::Map::new();
    for component in &moment.components {
        let tag = moment.slug(component);
        if SYSTEM.source.split(['=', ',']).any(|wanted| wanted == tag) {
            let status = if component.is_slow { "DEGRADED" } else { "UP" };
            let monitor = json!({ "name": component.name, "description": "", "image": null, "currentStatus": status,
                "uptime": "99.86", "uptimeData": [] });
            monitors.insert(tag, monitor);
        }
    }
    let notices: Vec<_> = recent.map(notice).into_iter().collect();
    vec![
        ("/dashboard-apis/notifications", json!({ "notifications": notices })),
        ("/dashboard-apis/monitor-bars", json!({ "data": monitors, "missingTags": [] })),
    ]
}

fn notice(incident: &Incident) -> Value {
    json!({
        "eventURL": format!("/incidents/{}", incident.id), "eventTitle": incident.title, "eventType": "incident",
        // Of one that is over it is the end.
        "eventDate": iso(incident.ended.unwrap_or(incident.began)),
        "eventStartDateTime": incident.began / 1000, "eventEndDateTime": incident.ended.map(|end| end / 1000),
        "eventStatus": incident.stage().to_uppercase(),
    })
}
