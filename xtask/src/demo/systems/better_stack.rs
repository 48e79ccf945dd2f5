//! Better Stack: a page with its sections, resources, reports and updates in one list of JSON:API. A report that is over stays in it; it
//! has no stages.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "better-stack", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let state = word(!moment.is_well());
    let page = json!({ "id": "104729", "type": "status_page", "attributes": {
        "company_name": moment.name, "company_url": "https://blip.ai", "timezone": "Brasilia", "subdomain": "blip",
        "custom_domain": null, "announcement": null, "aggregate_state": state, "updated_at": iso(moment.now),
    } });
    let mut included = Vec::new();
    for (place, name) in moment.groups.iter().enumerate() {
        // The id is a text, and a number where others name it.
        included.push(json!({ "id": section(place).to_string(), "type": "status_page_section",
            "attributes": { "name": name, "position": place } }));
    }
    included.extend(moment.components.iter().map(resource));
    if let Some(incident) = &moment.incident {
        report(incident, &mut included);
    }
    vec![("/index.json", json!({ "data": page, "included": included }))]
}

fn resource(component: &Component) -> Value {
    json!({ "id": id(component.number), "type": "status_page_resource", "attributes": {
        "status_page_section_id": component.group.map(section), "resource_type": "Monitor", "public_name": component.name,
        "position": component.number, "availability": 0.999, "status": word(component.is_slow), "status_history": [],
    } })
}

fn report(incident: &Incident, included: &mut Vec<Value>) {
    let mut updates = Vec::new();
    for (number, post) in (51_001..).zip(incident.news()) {
        updates.push(json!({ "id": number.to_string(), "type": "status_update" }));
        included.push(json!({ "id": number.to_string(), "type": "status_update", "attributes": {
            "message": post.body, "published_at": iso(post.at), "affected_resources": [] } }));
    }
    let state = if incident.is_over() { "resolved" } else { "degraded" };
    included.push(json!({ "id": "5100", "type": "status_report", "attributes": {
        "title": incident.title, "report_type": "manual", "starts_at": iso(incident.began), "ends_at": incident.ended.map(iso),
        "aggregate_state": state, "affected_resources": [{ "status_page_resource_id": id(incident.affected), "status": state }],
    }, "relationships": { "status_updates": { "data": updates } } }));
}

fn word(is_slow: bool) -> &'static str {
    if is_slow { "degraded" } else { "operational" }
}

fn section(place: usize) -> usize {
    801 + place
}

fn id(number: usize) -> String {
    (9_000 + number).to_string()
}
