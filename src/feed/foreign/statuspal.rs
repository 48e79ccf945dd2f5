//! Statuspal: the summary of a status page, `/api/v2/status_pages/<page>/summary`.
//!
//! Services nest; those with others in them are groups here. An incident may name a group and some of its members: then it is
//! the members that it names.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "statuspal",
    rules: &[
        ("*/summary", &["$1/summary"]),
        ("https://*.statuspal.eu", &["https://statuspal.eu/api/v2/status_pages/$1/summary"]),
        ("https://*.statuspal.io", &["https://statuspal.io/api/v2/status_pages/$1/summary"]),
        ("*/api/v2/status_pages/*", &["$1/api/v2/status_pages/$2/summary"]),
    ],
    documents: &[Document {
        name: "summary",
        signature: "services incidents maintenances !posts",
        shape: &DOCUMENT,
    }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Statuspal",
    tells: "services with their groups, incidents with posts and affected services, maintenances, notices",
    cannot: "how bad a type of the page's own is",
    cors: Cors::Unknown,
};

static DOCUMENT: Shape = record! {
    status_page: PAGE,
    services: List(&SERVICE, COMPONENTS),
    incidents: List(&EVENT, INCIDENTS),
    maintenances: List(&EVENT, INCIDENTS),
    upcoming_maintenances: List(&EVENT, INCIDENTS),
    info_notices: List(&EVENT, INCIDENTS),
    posts: Any,
};
static PAGE: Shape = record! { name: Text, url: Text, time_zone: Text, subdomain: Text };
static SERVICE: Shape =
    record! { id: Scalar, name: Text, current_incident_type: Text, children: List(&CHILD, COMPONENTS) };
static CHILD: Shape =
    record! { id: Scalar, name: Text, current_incident_type: Text, children: List(&GRANDCHILD, COMPONENTS) };
/// Nothing that is deeper is told by itself.
static GRANDCHILD: Shape = record! { id: Scalar, name: Text, current_incident_type: Text, children: Any };
static EVENT: Shape = record! {
    id: Scalar, title: Text, r#type: Text, url: Text, starts_at: Scalar, ends_at: Scalar, inserted_at: Scalar, updated_at: Scalar,
    description: Lines, service_ids: List(&Scalar, COMPONENTS), updates: List(&UPDATE, POSTS),
};
static UPDATE: Shape = record! { r#type: Text, description: Lines, posted_at: Scalar, inserted_at: Scalar };

const STATES: &str =
    "minor=degraded_performance major=major_outage scheduled=under_maintenance maintenance=under_maintenance";
const STAGES: &str = "issue=investigating update= info=";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let summary = answer.get(0);
    let head = summary.get("status_page");
    page.id = say(head, "subdomain").into();
    page.name = say(head, "name");
    page.url = say(head, "url").into();
    page.time_zone = say(head, "time_zone");
    let rows = page.rows(summary, "services");
    services(rows, "", page);
    let mut parents = Vec::new();
    for component in &page.components {
        if let std::borrow::Cow::Borrowed(id) = component.id {
            parents.push((id, component.group));
        }
    }
    parents.sort_unstable();
    let lists = [("incidents", false), ("maintenances", true), ("upcoming_maintenances", true)];
    for (list, planned) in lists {
        for event in page.rows(summary, list) {
            let notice = notice(event, planned, &parents, page);
            page.notices.push(notice);
        }
    }
    for notice in page.rows(summary, "info_notices") {
        let at = page.at(notice, "starts_at");
        page.announcement(say(notice, "id"), say(notice, "title"), at, say(notice, "description"));
    }
    page.tells_incidents = true;
    page.tells_maintenances = summary.get("upcoming_maintenances").is_list();
}

fn services<'a>(rows: &'a [Node<'a>], group: &'a str, page: &mut Page<'a>) {
    for row in rows {
        let id = first(row, "id name");
        match row.get("children") {
            Node::List(children, _) if !children.is_empty() => {
                page.group(id, say(row, "name"));
                services(children, id, page);
            }
            _ => {
                let state = match say(row, "current_incident_type") {
                    "" => "operational",
                    kind => super::tools::words::word(STATES, kind),
                };
                page.component(id, say(row, "name"), state, group);
            }
        }
    }
}

fn notice<'a>(
    event: &'a Node<'a>,
    planned: bool,
    parents: &[(&'a str, &'a str)],
    page: &mut Page<'a>,
) -> Notice<'a> {
    let named = texts(event, "service_ids");
    let mut covered = Vec::new();
    for id in &named {
        let place = parents.partition_point(|(other, _)| other < id);
        covered.extend(parents.get(place).filter(|(other, _)| other == id).map(|(_, parent)| *parent));
    }
    covered.sort_unstable();
    let mut affected = named;
    affected.retain(|id| covered.binary_search(id).is_err());
    let starts = page.at(event, "starts_at");
    let ends = page.at(event, "ends_at");
    let created = page.at(event, "inserted_at").or(if planned { None } else { starts });
    let (mut posts, mut newest) = (Vec::new(), (None, ""));
    for update in page.rows(event, "updates") {
        let at = page.at(update, "posted_at").or_else(|| page.at(update, "inserted_at"));
        let stage = if planned { "" } else { stage(update, "type", STAGES) };
        posts.push(Post { stage, at, body: say(update, "description").into() });
        if at >= newest.0 {
            newest = (at, stage);
        }
    }
    if !say(event, "description").is_empty() {
        posts.push(Post { stage: "", at: created, body: say(event, "description").into() });
    }
    Notice {
        planned,
        id: say(event, "id").into(),
        title: say(event, "title"),
        // An incident that has ended says so by its end alone.
        stage: match (planned, ends) {
            (true, _) => "scheduled",
            (false, Some(_)) => "resolved",
            (false, None) => newest.1,
        },
        impact: stage(event, "type", "minor=minor major=major scheduled=minor"),
        starts,
        ends,
        created,
        updated: page.at(event, "updated_at"),
        link: say(event, "url").into(),
        affected,
        posts,
    }
}
