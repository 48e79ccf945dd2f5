//! Uptime Kuma 2: the page with its names and the incident's one text, and the heartbeats. A monitor is up or down: what is slow is up. An
//! incident that is over is taken down.

use serde_json::{Map, Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::{sql, sql_millis};
use super::System;

pub const SYSTEM: System = System { name: "uptime-kuma", source: "/status/blip", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let list = |group: Option<usize>| -> Vec<Value> {
        let of = moment.components.iter().filter(|it| it.group == group);
        of.map(|it| json!({ "id": it.number, "name": it.name, "sendUrl": 0, "type": "http" })).collect()
    };
    let mut groups: Vec<_> = moment.groups.iter().enumerate().map(|(place, name)| {
        json!({ "id": place + 1, "name": name, "weight": place + 1, "monitorList": list(Some(place)) })
    }).collect();
    groups.push(json!({ "id": groups.len() + 1, "name": "Apps", "weight": groups.len() + 1, "monitorList": list(None) }));
    let page = json!({
        "config": { "slug": "blip", "title": moment.name, "description": "", "icon": "/icon.svg", "autoRefreshInterval": 300,
            "theme": "auto", "published": true, "showTags": false },
        "incidents": moment.open().map(incident).into_iter().collect::<Vec<_>>(), "publicGroupList": groups, "maintenanceList": [],
    });
    let (mut beats, mut uptimes) = (Map::new(), Map::new());
    for component in &moment.components {
        beats.insert(component.number.to_string(), heartbeats(component, moment.now));
        uptimes.insert(format!("{}_24", component.number), json!(1));
    }
    vec![
        ("/api/status-page/blip", page),
        ("/api/status-page/heartbeat/blip", json!({ "heartbeatList": beats, "uptimeList": uptimes })),
    ]
}

/// One text: each post takes the place of the last.
fn incident(incident: &Incident) -> Value {
    let edited = incident.posts.len() > 1;
    json!({
        "id": 1, "style": "warning", "title": incident.title, "content": incident.latest().body, "pin": true, "active": true,
        "createdDate": sql(incident.created), "lastUpdatedDate": edited.then(|| sql(incident.updated)), "status_page_id": 1,
    })
}

/// A quarter of an hour of them, oldest first.
fn heartbeats(component: &Component, now: i64) -> Value {
    let ping = if component.is_slow { 4812 } else { 118 };
    (0..15).rev().map(|ago| json!({ "status": 1, "time": sql_millis(now - 20_000 - ago * 60_000), "msg": "", "ping": ping })).collect()
}
