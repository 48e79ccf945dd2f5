//! Cachet 2 and 3: components, groups, incidents and schedules, each a document of its own, with one page of many.
//!
//! 3 is JSON:API, 2 has plain rows; both have numbers for words. An empty list does not say of what, so it says nothing.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "cachet",
    rules: &[("*/api/v1/*", V2), ("*/api/*", V3), ("*", V3), ("*", V2)],
    documents: &[
        Document {
            name: "components",
            signature: "data.0.type=components data.0.attributes.status",
            shape: &NEW,
        },
        Document {
            name: "groups",
            signature: "data.0.type=componentGroups|component_groups|component-groups",
            shape: &NEW,
        },
        Document { name: "incidents", signature: "data.0.type=incidents", shape: &NEW },
        Document { name: "schedules", signature: "data.0.type=schedules", shape: &NEW },
        Document { name: "components", signature: "meta data.0.status_name", shape: &OLD },
        Document { name: "groups", signature: "meta data.0.enabled_components", shape: &OLD },
        Document { name: "incidents", signature: "meta data.0.human_status data.0.visible", shape: &OLD },
        Document { name: "schedules", signature: "meta data.0.human_status !data.0.visible", shape: &OLD },
        Document { name: "empty list", signature: "data meta !data.0", shape: &OLD },
    ],
    as_it_is: &[],
    translate,
};

const V3: &[&str] = &[
    "$1/api/components?per_page=100&include=group",
    "?$1/api/incidents?per_page=100&include=components,updates",
    "?$1/api/schedules?per_page=100&include=components",
];
const V2: &[&str] = &[
    "$1/api/v1/components?per_page=100",
    "?$1/api/v1/components/groups?per_page=100",
    "?$1/api/v1/incidents?per_page=100&sort=id&order=desc",
    "?$1/api/v1/schedules?per_page=100",
];

pub const GUIDE: Guide = Guide {
    title: "Cachet 2 and 3",
    tells: "components with their groups, incidents with stages, posts and affected components, schedules",
    cannot: "how bad an incident is; more than a hundred of each; the page's name; times are taken as UTC",
    cors: Cors::Yes,
};

static NEW: Shape =
    record! { data: List(&RESOURCE, COMPONENTS), included: List(&RESOURCE, 10_000), links: LINKS };
static LINKS: Shape = record! { next: Text };
static RESOURCE: Shape =
    record! { id: Scalar, r#type: Text, attributes: ATTRIBUTES, relationships: RELATIONSHIPS };
static ATTRIBUTES: Shape = record! {
    name: Text, message: Lines, status: VALUE, latest_status: VALUE, enabled: Scalar, occurred_at: STAMP, scheduled_at: STAMP,
    completed_at: STAMP, created: STAMP, updated: STAMP,
};
static VALUE: Shape = record! { value: Scalar };
static STAMP: Shape = record! { string: Text };
static RELATIONSHIPS: Shape = record! { group: ONE, components: MANY, updates: FEW };
static ONE: Shape = record! { data: REFERENCE };
static MANY: Shape = record! { data: List(&REFERENCE, COMPONENTS) };
static FEW: Shape = record! { data: List(&REFERENCE, POSTS) };
static REFERENCE: Shape = record! { id: Scalar };

static OLD: Shape = record! { meta: META, data: List(&ROW, COMPONENTS) };
static META: Shape = record! { pagination: PAGINATION };
static PAGINATION: Shape = record! { total_pages: Scalar, links: PAGES };
static PAGES: Shape = record! { next_page: Text };
static ROW: Shape = record! {
    id: Scalar, name: Text, message: Lines, status: Scalar, status_name: Any, human_status: Any, visible: Any, enabled: Scalar,
    enabled_components: Any, group_id: Scalar, component_id: Scalar, latest_status: Scalar, occurred_at: Text, scheduled_at: Text,
    completed_at: Text, created_at: Text, updated_at: Text, permalink: Text, updates: List(&UPDATE, POSTS),
    components: List(&REFERENCE_OR_ROW, COMPONENTS),
};
static UPDATE: Shape = record! { status: Scalar, message: Lines, created_at: Text };
static REFERENCE_OR_ROW: Shape = record! { id: Scalar, component_id: Scalar };

const STATES: &str = "0=unknown 1=operational 2=degraded_performance 3=partial_outage 4=major_outage 5=unknown 6=under_maintenance";
const STAGES: &str = "0= 1=investigating 2=identified 3=monitoring 4=resolved";
const SCHEDULED: &str = "0=scheduled 1=in_progress 2=completed";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    for document in [0, 2, 3, 1] {
        let node = answer.get(document);
        let mut updates = Vec::new();
        for row in page.rows(node, "included") {
            let kind = say(row, "type");
            if document == 0 && has(kind, "group") {
                page.group(say(row, "id"), say(row.get("attributes"), "name"));
            } else if has(kind, "update") {
                updates.push((say(row, "id"), row.get("attributes")));
            }
        }
        updates.sort_unstable_by_key(|(id, _)| *id);
        for row in page.rows(node, "data") {
            resource(document, row, &updates, page);
        }
        if node.get("links").text("next").is_some() {
            page.remark(
                "there are more pages than the one that is read: % may be missing",
                &[answer.name_of(document)],
            );
        }
    }
    for document in [5, 4, 6, 7] {
        let node = answer.get(document);
        for row in page.rows(node, "data") {
            old(document, row, page);
        }
        if node.get("meta").get("pagination").get("links").text("next_page").is_some() {
            page.remark(
                "there are more pages than the one that is read: % may be missing",
                &[answer.name_of(document)],
            );
        }
    }
    // Which list an empty one is, it does not say; where several were asked none is left out.
    let is_whole = answer.count() > 1;
    page.tells_incidents = is_whole;
    page.tells_maintenances = is_whole;
}

fn resource<'a>(
    document: usize,
    row: &'a Node<'a>,
    updates: &[(&'a str, &'a Node<'a>)],
    page: &mut Page<'a>,
) {
    let (id, fields, others) = (say(row, "id"), row.get("attributes"), row.get("relationships"));
    match document {
        0 => {
            if !is_false(fields, "enabled") {
                let state = status(fields.get("status"), "value", STATES);
                page.component(id, say(fields, "name"), state, say(others.get("group").get("data"), "id"));
            }
        }
        1 => page.group(id, say(fields, "name")),
        _ => {
            let planned = document == 3;
            let names = if planned { SCHEDULED } else { STAGES };
            let latest = if fields.get("latest_status").is_record() { "latest_status" } else { "status" };
            let mut posts = Vec::new();
            let created = page.at(fields.get("created"), "string");
            for id in references(others.get("updates")) {
                let place = updates.partition_point(|(other, _)| *other < id);
                if let Some((_, update)) = updates.get(place).filter(|(other, _)| *other == id) {
                    let at = page.at(update.get("created"), "string");
                    posts.push(Post {
                        stage: stage(update.get("status"), "value", names),
                        at,
                        body: say(update, "message").into(),
                    });
                }
            }
            let starts = if planned { "scheduled_at" } else { "occurred_at" };
            let starts = page.at(fields.get(starts), "string").or(if planned { None } else { created });
            posts.extend(said("", if planned { created } else { starts }, say(fields, "message")));
            let ends = page.at(fields.get("completed_at"), "string");
            let notice = Notice {
                planned,
                id: id.into(),
                title: say(fields, "name"),
                stage: stage(fields.get(latest), "value", names),
                starts,
                ends: ends.filter(|_| planned),
                created,
                updated: page.at(fields.get("updated"), "string"),
                affected: references(others.get("components")),
                posts,
                ..Notice::default()
            };
            page.notices.push(notice);
        }
    }
}

fn references<'a>(many: &'a Node<'a>) -> Vec<&'a str> {
    let mut ids = Vec::new();
    for reference in many.items("data") {
        ids.push(say(reference, "id"));
    }
    ids
}

fn old<'a>(document: usize, row: &'a Node<'a>, page: &mut Page<'a>) {
    let id = say(row, "id");
    match document {
        4 => {
            if !is_false(row, "enabled") {
                let group = say(row, "group_id");
                page.component(
                    id,
                    say(row, "name"),
                    status(row, "status", STATES),
                    if group == "0" { "" } else { group },
                );
            }
        }
        5 => page.group(id, say(row, "name")),
        _ => {
            let planned = document == 7;
            let names = if planned { SCHEDULED } else { STAGES };
            let created = page.at(row, "created_at");
            let starts =
                if planned { page.at(row, "scheduled_at") } else { page.at(row, "occurred_at").or(created) };
            let mut posts = said("", if planned { created } else { starts }, say(row, "message"));
            for update in row.items("updates") {
                let at = page.at(update, "created_at");
                posts.push(Post {
                    stage: stage(update, "status", names),
                    at,
                    body: say(update, "message").into(),
                });
            }
            let mut affected = Vec::new();
            for component in row.items("components") {
                affected.push(first(component, "component_id id"));
            }
            // 0 is none.
            affected.extend(row.text("component_id").filter(|id| *id != "0"));
            let latest = if row.text("latest_status").is_some() { "latest_status" } else { "status" };
            let ends = if planned { page.at(row, "completed_at") } else { None };
            let notice = Notice {
                planned,
                id: id.into(),
                title: say(row, "name"),
                stage: stage(row, latest, names),
                starts,
                ends,
                created,
                updated: page.at(row, "updated_at"),
                link: say(row, "permalink").into(),
                affected,
                posts,
                ..Notice::default()
            };
            page.notices.push(notice);
        }
    }
}
