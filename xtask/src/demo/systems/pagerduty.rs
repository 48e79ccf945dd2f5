//! PagerDuty: posts, services and the words of both, by their ids. A service is as the open posts say; a postmortem is a part of its post.

use serde_json::{Value, json};

use super::moment::{Incident, Moment, Post};
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "pagerduty", source: "/posts/dashboard", documents };

const PAGE: &str = "PBL1P01";
/// An id, the word, and of what it is one.
const WORDS: [(&str, &str, &str); 7] = [
    ("PSTAGE1", "investigating", "status"),
    ("PSTAGE2", "identified", "status"),
    ("PSTAGE3", "monitoring", "status"),
    ("PSTAGE4", "resolved", "status"),
    ("PLEVEL1", "minor", "severity"),
    ("PSTATE1", "operational", "impacts"),
    ("PSTATE2", "degraded performance", "impacts"),
];

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let services = moment.components.iter().map(|it| {
        json!({ "id": service(it.number), "business_service_id": format!("PBUSINESS{}", it.number), "name": it.name,
            "display_name": it.name, "is_active": true })
    });
    let words = WORDS.map(|(id, name, of)| {
        json!({ "status_page_id": PAGE, "id": id, "name": name, "post_type": "incident", "post_enum_type": of, "rank": 0 })
    });
    let layout = json!({ "layout": { "status_page_id": PAGE, "layout_settings": { "name": moment.name } } });
    let posts: Vec<_> = moment.incident.iter().map(post).collect();
    vec![
        ("/api/posts", json!({ "posts": posts })),
        ("/api/services", json!({ "services": services.collect::<Vec<_>>() })),
        ("/api/post_enums", json!({ "post_enums": words })),
        ("/api/data", layout),
    ]
}

fn post(incident: &Incident) -> Value {
    json!({
        "id": "PDEGRADED", "post_type": "incident", "title": incident.title, "starts_at": iso(incident.began),
        "ends_at": incident.ended.map(iso), "reported_at": iso(incident.created),
        "updates": incident.news().map(|post| update(incident, post)).collect::<Vec<_>>(),
        "postmortem": incident.postmortem().map(|post| json!({ "reported_at": iso(post.at), "message": post.body })),
    })
}

fn update(incident: &Incident, post: &Post) -> Value {
    let is_over = post.stage == "resolved";
    let state = if is_over { "operational" } else { "degraded performance" };
    json!({
        "id": format!("PUPDATE{}", post.at), "reported_at": iso(post.at), "message": post.body, "status_id": id(&post.stage),
        "severity_id": id("minor"), "impacts": [{ "service": { "id": service(incident.affected) }, "severity_id": id(state) }],
    })
}

fn id(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(_, name, _)| *name == word).map(|(id, ..)| *id)
}

fn service(number: usize) -> String {
    format!("PSERVICE{number}")
}
