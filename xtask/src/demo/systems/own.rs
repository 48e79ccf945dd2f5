//! A file of one's own, as a team without a status page would keep it: a notice per incident, which stays when it is over.

use serde_json::{Value, json};

use super::moment::{Incident, Moment};
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "own", source: "/status.json", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let notices: Vec<_> = moment.incident.iter().map(|it| notice(moment, it)).collect();
    let file = json!({ "name": moment.name, "url": moment.here, "timeZone": moment.zone, "notices": notices });
    vec![("/status.json", file)]
}

fn notice(moment: &Moment, incident: &Incident) -> Value {
    let updates = incident.posts.iter().map(|post| json!({ "at": iso(post.at), "stage": post.stage, "text": post.body }));
    let mut notice = json!({
        "id": incident.id, "title": incident.title, "severity": "minor", "stage": incident.latest().stage,
        "components": [moment.affected(incident).name], "starts": iso(incident.began), "link": moment.link(incident),
        "updates": updates.collect::<Vec<_>>(),
    });
    if let Some(end) = incident.ended {
        notice["ends"] = json!(iso(end));
    }
    notice
}
