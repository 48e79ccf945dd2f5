//! Slack's own status: what goes on, with notes of HTML and the services' names. How a service is, it does not say; what is over is gone.

use serde_json::{Value, json};

use super::moment::{Incident, Moment};
use super::times::pacific;
use super::System;

pub const SYSTEM: System = System { name: "slack", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let open = moment.open();
    let current = json!({
        "status": if open.is_some() { "active" } else { "ok" },
        "date_created": pacific(open.map_or(moment.now, |it| it.created)),
        "date_updated": pacific(open.map_or(moment.now, |it| it.updated)),
        "active_incidents": open.map(|it| incident(moment, it)).into_iter().collect::<Vec<_>>(),
    });
    vec![("/api/v2.0.0/current", current)]
}

fn incident(moment: &Moment, incident: &Incident) -> Value {
    let note = |post: &super::moment::Post| json!({ "date_created": pacific(post.at), "body": paragraphs(&post.body) });
    json!({
        "id": 1081, "date_created": pacific(incident.began), "date_updated": pacific(incident.updated), "title": incident.title,
        "type": "incident", "status": "active", "url": moment.link(incident), "services": [moment.affected(incident).name],
        "notes": incident.posts.iter().map(note).collect::<Vec<_>>(),
    })
}

fn paragraphs(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.split("\n\n").map(|part| format!("<p>{part}</p>")).collect()
}
