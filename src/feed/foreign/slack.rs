//! Slack's own status: `/api/v2.0.0/current`.
//!
//! It names services only where something affects them, and does not say how they are.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "slack",
    rules: &[
        ("*/api/v2.0.0/current", &["$1/api/v2.0.0/current"]),
        ("https://status.slack.com", &["https://slack-status.com/api/v2.0.0/current"]),
        ("*", &["$1/api/v2.0.0/current"]),
    ],
    documents: &[Document { name: "current", signature: "status active_incidents", shape: &CURRENT }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Slack",
    tells: "incidents, notices and maintenances with their posts and the services that they name",
    cannot: "services that nothing affects; the state of those that something does; stages",
    cors: Cors::No,
};

static CURRENT: Shape = record! { status: Text, active_incidents: List(&INCIDENT, INCIDENTS) };
static INCIDENT: Shape = record! {
    id: Scalar, title: Text, r#type: Text, status: Text, url: Text, date_created: Text, date_updated: Text,
    services: List(&Text, 100), notes: List(&NOTE, POSTS),
};
static NOTE: Shape = record! { date_created: Text, body: Lines };

const IMPACTS: &str = "outage=critical incident=minor notice=none maintenance=minor";
const STAGES: &str = "active= completed=resolved";
const PLANNED: &str = "active=in_progress resolved=completed";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    page.name = "Slack";
    page.url = "https://slack-status.com".into();
    let (mut named, mut is_over) =
        (Vec::new(), status(answer.get(0), "status", "ok=operational") == "operational");
    for row in page.rows(answer.get(0), "active_incidents") {
        let planned = say(row, "type") == "maintenance";
        let affected = texts(row, "services");
        if matches!(say(row, "status"), "resolved" | "completed" | "cancelled") {
            is_over = true;
        } else {
            named.extend(affected.iter().map(|name| (*name, ())));
        }
        let created = page.at(row, "date_created");
        let mut posts = Vec::new();
        for note in page.rows(row, "notes") {
            posts.push(Post { stage: "", at: page.at(note, "date_created"), body: say(note, "body").into() });
        }
        let notice = Notice {
            planned,
            id: say(row, "id").into(),
            title: say(row, "title"),
            stage: stage(row, "status", if planned { PLANNED } else { STAGES }),
            impact: stage(row, "type", IMPACTS),
            starts: created,
            created,
            updated: page.at(row, "date_updated"),
            link: say(row, "url").into(),
            affected,
            posts,
            ..Notice::default()
        };
        page.notices.push(notice);
    }
    for (name, ()) in once(named) {
        page.component(name, name, "unknown", "");
    }
    page.tells_incidents = true;
    page.tells_maintenances = true;
    if page.components.is_empty() && (is_over || page.notices.is_empty()) {
        page.overall(if is_over { "operational" } else { say(answer.get(0), "status") });
    }
}
