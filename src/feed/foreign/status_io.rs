//! Status.io: the public status of a page, `api.status.io/1.0/status/<page>`.
//!
//! It has codes beside its words, and the words are the page's own. A component's own state is told, not that of each of its regions.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "status-io",
    rules: &[
        ("https://status.io/pages/*", &["https://api.status.io/1.0/status/$1"]),
        ("https://*.status.io/pages/*", &["https://api.status.io/1.0/status/$2"]),
    ],
    documents: &[Document {
        name: "status",
        signature: "result.status_overall result.status",
        shape: &DOCUMENT,
    }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Status.io",
    tells: "components, incidents with stages, posts and affected components, maintenances",
    cannot: "regions (containers) of a component; the page's name and links",
    cors: Cors::Unknown,
};

static DOCUMENT: Shape = record! { result: RESULT };
static RESULT: Shape = record! {
    status_overall: Any,
    status: List(&COMPONENT, COMPONENTS),
    incidents: List(&EVENT, INCIDENTS),
    maintenance: MAINTENANCE,
};
static COMPONENT: Shape = record! { id: Scalar, name: Text, status: Text, status_code: Scalar };
static MAINTENANCE: Shape = record! { active: List(&EVENT, INCIDENTS), upcoming: List(&EVENT, INCIDENTS) };
static EVENT: Shape = record! {
    _id: Scalar, name: Text, datetime_open: Scalar, datetime_planned_start: Scalar, datetime_planned_end: Scalar,
    messages: List(&MESSAGE, POSTS), components_affected: List(&AFFECTED, COMPONENTS),
};
static MESSAGE: Shape = record! { details: Lines, state: Scalar, status: Scalar, datetime: Scalar };
static AFFECTED: Shape = record! { _id: Scalar, name: Text };

/// 600 is a security event: what it does to a component, it does not say.
const STATES: &str = "100=operational 200=under_maintenance 300=degraded_performance 400=partial_outage 500=major_outage \
600=security_event";
const IMPACTS: &str = "100=none 200=minor 300=minor 400=major 500=critical 600=major";
const STAGES: &str = "100=investigating 200=identified 300=monitoring 400=resolved";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let result = answer.get(0).get("result");
    for row in page.rows(result, "status") {
        page.component(say(row, "id"), say(row, "name"), status(row, "status_code", STATES), "");
    }
    for event in page.rows(result, "incidents") {
        let notice = notice(event, false, page);
        page.notices.push(notice);
    }
    for (list, stage) in [("active", "in_progress"), ("upcoming", "scheduled")] {
        for event in page.rows(result.get("maintenance"), list) {
            let notice = Notice { stage, ..notice(event, true, page) };
            page.notices.push(notice);
        }
    }
    page.tells_incidents = result.get("incidents").is_list();
    page.tells_maintenances = result.get("maintenance").is_record();
}

fn notice<'a>(event: &'a Node<'a>, planned: bool, page: &mut Page<'a>) -> Notice<'a> {
    let (mut posts, mut affected) = (Vec::new(), Vec::new());
    let mut newest = (None, "", "");
    for message in page.rows(event, "messages") {
        let at = page.at(message, "datetime");
        let stage = if planned { "" } else { stage(message, "state", STAGES) };
        posts.push(Post { stage, at, body: say(message, "details").into() });
        // They stand in either order.
        if at >= newest.0 {
            newest = (at, stage, super::tools::page::stage(message, "status", IMPACTS));
        }
    }
    for component in event.items("components_affected") {
        affected.push(first(component, "_id name"));
    }
    let created = page.at(event, "datetime_open");
    Notice {
        planned,
        id: say(event, "_id").into(),
        title: say(event, "name"),
        stage: newest.1,
        impact: newest.2,
        starts: if planned { page.at(event, "datetime_planned_start") } else { created },
        ends: if planned { page.at(event, "datetime_planned_end") } else { None },
        created,
        updated: newest.0,
        affected,
        posts,
        ..Notice::default()
    }
}
