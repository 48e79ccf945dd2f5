//! Cachet 3: components, incidents and schedules, a document each, with numbers for words and times of no zone. It has no name for the page
//! and no postmortem.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::sql;
use super::System;

pub const SYSTEM: System = System { name: "cachet", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let groups = (1..).zip(&moment.groups).map(|(number, name): (usize, _)| {
        json!({ "id": number.to_string(), "type": "componentGroups", "attributes": { "id": number, "name": name } })
    });
    let components = moment.components.iter().map(|it| component(moment, it)).collect();
    let (incidents, updates) = match &moment.incident {
        Some(one) => (vec![incident(one)], updates(one)),
        None => (vec![], vec![]),
    };
    vec![
        ("/api/components", page(components, groups.collect())),
        ("/api/incidents", page(incidents, updates)),
        ("/api/schedules", page(vec![], vec![])),
    ]
}

fn page(data: Vec<Value>, included: Vec<Value>) -> Value {
    json!({ "data": data, "included": included, "links": { "first": null, "next": null },
        "meta": { "current_page": 1, "per_page": 100 } })
}

fn component(moment: &Moment, component: &Component) -> Value {
    let (human, value) = if component.is_slow { ("Performance issues", 2) } else { ("Operational", 1) };
    let status = json!({ "human": human, "value": value });
    let group = component.group.map(|place| json!({ "id": (place + 1).to_string(), "type": "componentGroups" }));
    json!({ "id": component.number.to_string(), "type": "components", "attributes": {
        "id": component.number, "name": component.name, "description": null, "link": null, "order": component.number,
        "status": status, "latest_status": status, "enabled": true, "meta": [],
        "created": time(moment.now - 86_400_000), "updated": time(moment.now),
    }, "relationships": { "group": { "data": group } } })
}

fn incident(incident: &Incident) -> Value {
    let ids: Vec<_> = incident.news().skip(1).zip(1..).map(|(_, id): (_, usize)| json!({ "id": id.to_string(), "type": "updates" })).collect();
    json!({ "id": "31", "type": "incidents", "attributes": {
        "id": 31, "name": incident.title, "message": incident.news().next().map(|post| &post.body),
        "status": stage(incident.stage()), "visible": 1, "stickied": false, "occurred": time(incident.began), "created": time(incident.created), "updated": time(incident.updated),
    }, "relationships": {
        "components": { "data": [{ "id": incident.affected.to_string(), "type": "components" }] },
        "updates": { "data": ids },
    } })
}

/// All posts but the first, which is the incident's own.
fn updates(incident: &Incident) -> Vec<Value> {
    let update = |(post, id): (&super::moment::Post, usize)| {
        json!({ "id": id.to_string(), "type": "updates", "attributes": {
            "message": post.body, "status": stage(&post.stage), "created": time(post.at) } })
    };
    incident.news().skip(1).zip(1..).map(update).collect()
}

fn stage(word: &str) -> Value {
    let (human, value) = match word {
        "investigating" => ("Investigating", 1),
        "identified" => ("Identified", 2),
        "monitoring" => ("Watching", 3),
        _ => ("Fixed", 4),
    };
    json!({ "human": human, "value": value })
}

fn time(at: i64) -> Value {
    json!({ "human": sql(at), "string": sql(at) })
}
