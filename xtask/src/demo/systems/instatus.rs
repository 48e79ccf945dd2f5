//! Instatus: what goes on, and the components with the incidents that they have. It has no posts, and an incident that is over is gone.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "instatus", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let status = if moment.is_well() { "UP" } else { "HASISSUES" };
    let mut summary = json!({ "page": { "name": moment.name, "url": moment.here, "status": status } });
    if let Some(open) = moment.open() {
        summary["activeIncidents"] = json!([incident(moment, open)]);
    }
    let components: Vec<_> = moment.components.iter().map(|it| component(moment, it)).collect();
    vec![("/summary.json", summary), ("/v3/components.json", json!({ "components": components }))]
}

fn incident(moment: &Moment, incident: &Incident) -> Value {
    json!({
        "id": format!("cku{}", incident.id), "name": incident.title, "started": iso(incident.began),
        "status": incident.stage().to_uppercase(), "impact": "DEGRADEDPERFORMANCE", "url": moment.link(incident),
        "updatedAt": iso(incident.updated),
    })
}

fn component(moment: &Moment, component: &Component) -> Value {
    let status = if component.is_slow { "DEGRADEDPERFORMANCE" } else { "OPERATIONAL" };
    let group = component.group.map(|place| json!({ "id": format!("ckgroup{place}"), "name": moment.groups[place] }));
    let mut row = json!({
        "id": format!("ckcomponent{}", component.number), "name": component.name, "status": status,
        "order": component.number, "group": group,
    });
    if let Some(open) = moment.open().filter(|open| open.affected == component.number) {
        row["activeIncidents"] = json!([incident(moment, open)]);
    }
    row
}
