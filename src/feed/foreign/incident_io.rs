//! incident.io: the Widget API of its pages, which knows what is affected, and their Statuspage look-alike, which does not.
//!
//! The look-alike alone is a Statuspage document and is left as it is. Together the Widget API says what is affected, the
//! look-alike which components there are and what was said.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "incident-io",
    rules: &[
        ("*/api/v1/summary", &["$1/api/v1/summary", "?$1/api/v2/summary.json"]),
        ("*/api/v2/summary.json", &["$1/api/v2/summary.json"]),
        ("*", &["$1/api/v1/summary", "?$1/api/v2/summary.json"]),
        ("*", &["$1/api/v2/summary.json"]),
    ],
    documents: &[
        Document { name: "widget summary", signature: "page_title ongoing_incidents", shape: &WIDGET },
        Document { name: "compatible summary", signature: "page.id%26 !page.time_zone", shape: &COMPATIBLE },
    ],
    as_it_is: &[1],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "incident.io",
    tells: "incidents, maintenances, affected components with their groups; all components and posts from the compatible feed",
    cannot: "components that nothing affects, where only the Widget API is read; what is affected, where only the compatible feed is",
    cors: Cors::Yes,
};

static WIDGET: Shape = record! {
    page_title: Text,
    page_url: Text,
    ongoing_incidents: List(&EVENT, INCIDENTS),
    in_progress_maintenances: List(&EVENT, INCIDENTS),
    scheduled_maintenances: List(&EVENT, INCIDENTS),
};
static EVENT: Shape = record! {
    id: Scalar, name: Text, status: Text, url: Text, last_update_at: Scalar, last_update_message: Lines, current_worst_impact: Text,
    started_at: Scalar, starts_at: Scalar, ends_at: Scalar, scheduled_end_at: Scalar, affected_components: List(&AFFECTED, COMPONENTS),
};
static AFFECTED: Shape = record! { id: Scalar, name: Text, group_name: Text, current_status: Text };
static COMPATIBLE: Shape = record! {
    page: PAGE,
    components: List(&COMPONENT, COMPONENTS),
    incidents: List(&INCIDENT, INCIDENTS),
};
static PAGE: Shape = record! { id: Text, name: Text, time_zone: Text };
static COMPONENT: Shape = record! { id: Scalar, name: Text, status: Text };
static INCIDENT: Shape =
    record! { id: Scalar, impact: Text, created_at: Scalar, incident_updates: List(&UPDATE, POSTS) };
static UPDATE: Shape = record! { status: Text, created_at: Scalar, body: Lines };

const IMPACTS: &str = "operational=none degraded_performance=minor partial_outage=major full_outage=critical";
const STATES: &str = "full_outage=major_outage";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let (widget, compatible) = (answer.get(0), answer.get(1));
    page.id = say(compatible.get("page"), "id").into();
    page.name = say(widget, "page_title");
    page.url = say(widget, "page_url").into();
    let mut seen = Vec::new();
    for (list, is_planned) in
        [("ongoing_incidents", false), ("in_progress_maintenances", true), ("scheduled_maintenances", true)]
    {
        for event in page.rows(widget, list) {
            let mut notice = event_of(event, is_planned, page);
            for affected in event.items("affected_components") {
                let id = first(affected, "id name");
                notice.affected.push(id);
                seen.push((id, affected));
            }
            let told = compatible.items("incidents").iter().find(|it| say(it, "id") == notice.id);
            if let Some(told) = told {
                notice.created = page.at(told, "created_at");
                notice.starts = notice.starts.or(notice.created);
                notice.posts = page.posts(told, "incident_updates", ["status", "created_at", "body"]);
            }
            page.notices.push(notice);
        }
    }
    // What the Widget API says of an affected one is newer, and worse.
    seen.sort_by_key(|(id, _)| *id);
    let find =
        |id: &str| seen.get(seen.partition_point(|(other, _)| *other < id)).filter(|(other, _)| *other == id);
    for row in page.rows(compatible, "components") {
        let id = first(row, "id name");
        let (state, group) = match find(id) {
            Some((_, affected)) => (status(affected, "current_status", STATES), say(affected, "group_name")),
            None => (say(row, "status"), ""),
        };
        page.component(id, say(row, "name"), state, group);
    }
    if page.components.is_empty() {
        seen.dedup_by_key(|(id, _)| *id);
        for (id, affected) in seen {
            page.component(
                id,
                say(affected, "name"),
                status(affected, "current_status", STATES),
                say(affected, "group_name"),
            );
        }
    }
    page.tells_incidents = true;
    page.tells_maintenances = true;
    // Its lists are of all that goes on: where they are empty, the page says that nothing does.
    if page.components.is_empty() && page.notices.is_empty() {
        page.overall("operational");
    }
}

fn event_of<'a>(event: &'a Node<'a>, planned: bool, page: &mut Page<'a>) -> Notice<'a> {
    let said_at = page.at(event, "last_update_at");
    let stage = stage(event, "status", "maintenance_in_progress=in_progress maintenance_scheduled=scheduled");
    Notice {
        planned,
        id: say(event, "id").into(),
        title: say(event, "name"),
        stage,
        impact: super::tools::page::stage(event, "current_worst_impact", IMPACTS),
        starts: page.at(event, "starts_at").or_else(|| page.at(event, "started_at")),
        ends: if planned {
            page.at(event, "ends_at").or_else(|| page.at(event, "scheduled_end_at"))
        } else {
            None
        },
        updated: said_at,
        link: say(event, "url").into(),
        posts: said(stage, said_at, say(event, "last_update_message")),
        ..Notice::default()
    }
}
