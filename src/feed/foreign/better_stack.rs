//! Better Stack: `/index.json` of a status page, a JSON:API document in which everything stands in one list.
//!
//! Reports that are over stay in the list, some without an end: their state says so. They have no stages.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "better-stack",
    rules: &[("*/index.json", &["$1/index.json"]), ("*", &["$1/index.json"])],
    documents: &[Document {
        name: "index",
        signature: "data.type=status_page data.attributes.aggregate_state included",
        shape: &DOCUMENT,
    }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Better Stack",
    tells: "components with their sections, reports with posts and affected components, maintenances, the announcement",
    cannot: "stages",
    cors: Cors::Unknown,
};

static DOCUMENT: Shape = record! { data: DATA, included: List(&ITEM, 10_000) };
static DATA: Shape = record! { id: Scalar, r#type: Text, attributes: ATTRIBUTES };
static ATTRIBUTES: Shape = record! {
    company_name: Text, subdomain: Text, custom_domain: Text, timezone: Text, announcement: Lines, aggregate_state: Text,
    updated_at: Scalar,
};
static ITEM: Shape = record! { id: Scalar, r#type: Text, attributes: FIELDS, relationships: RELATIONSHIPS };
static FIELDS: Shape = record! {
    name: Text, public_name: Text, status: Text, status_page_section_id: Scalar, title: Text, report_type: Text, starts_at: Scalar,
    ends_at: Scalar, aggregate_state: Text, affected_resources: List(&AFFECTED, COMPONENTS), message: Lines, published_at: Scalar,
};
static AFFECTED: Shape = record! { status_page_resource_id: Scalar };
static RELATIONSHIPS: Shape = record! { status_updates: UPDATES };
static UPDATES: Shape = record! { data: List(&REFERENCE, POSTS) };
static REFERENCE: Shape = record! { id: Scalar };

const STATES: &str = "degraded=degraded_performance downtime=major_outage maintenance=under_maintenance";
const IMPACTS: &str = "degraded=minor downtime=critical maintenance=minor resolved=none operational=none";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let data = answer.get(0).get("data");
    let head = data.get("attributes");
    page.id = say(data, "id").into();
    page.name = say(head, "company_name");
    page.time_zone = say(head, "timezone");
    page.url = match (say(head, "custom_domain"), say(head, "subdomain")) {
        ("", "") => "".into(),
        ("", subdomain) => ["https://", subdomain, ".betteruptime.com"].concat().into(),
        (domain, _) => ["https://", domain].concat().into(),
    };
    let items = page.rows(answer.get(0), "included");
    let mut updates = Vec::new();
    for item in items {
        let fields = item.get("attributes");
        match say(item, "type") {
            "status_page_section" => page.group(say(item, "id"), say(fields, "name")),
            "status_page_resource" => {
                let group = say(fields, "status_page_section_id");
                page.component(
                    say(item, "id"),
                    say(fields, "public_name"),
                    status(fields, "status", STATES),
                    group,
                );
            }
            "status_update" => updates.push((say(item, "id"), fields)),
            _ => {}
        }
    }
    updates.sort_by_key(|(id, _)| *id);
    for item in items {
        if say(item, "type") == "status_report" {
            let notice = report(item, &updates, page);
            page.notices.push(notice);
        }
    }
    if !say(head, "announcement").is_empty() {
        page.announcement("announcement", say(head, "announcement"), None, "");
    }
    page.tells_incidents = true;
    page.tells_maintenances = true;
    // A word over nothing says nothing, unless it is of trouble.
    let overall = status(head, "aggregate_state", STATES);
    if page.components.is_empty() && page.notices.is_empty() && overall != "operational" {
        page.overall(overall);
    }
}

fn report<'a>(item: &'a Node<'a>, updates: &[(&'a str, &'a Node<'a>)], page: &mut Page<'a>) -> Notice<'a> {
    let fields = item.get("attributes");
    let planned = say(fields, "report_type") == "maintenance";
    let is_over = say(fields, "aggregate_state") == "resolved";
    let mut posts = Vec::new();
    for reference in item.get("relationships").get("status_updates").items("data") {
        let id = say(reference, "id");
        let place = updates.partition_point(|(other, _)| *other < id);
        if let Some((_, update)) = updates.get(place).filter(|(other, _)| *other == id) {
            posts.push(Post {
                stage: "",
                at: page.at(update, "published_at"),
                body: say(update, "message").into(),
            });
        }
    }
    let mut affected = Vec::new();
    for resource in fields.items("affected_resources") {
        affected.push(say(resource, "status_page_resource_id"));
    }
    let starts = page.at(fields, "starts_at");
    let newest = posts.iter().filter_map(|post| post.at).max();
    let ends = page.at(fields, "ends_at").or(if is_over { newest } else { None });
    Notice {
        planned,
        id: say(item, "id").into(),
        title: say(fields, "title"),
        // One that is planned is under way within its window.
        stage: match (planned, is_over) {
            (true, true) => "completed",
            (true, false) => "scheduled",
            (false, true) => "resolved",
            (false, false) => "",
        },
        impact: stage(fields, "aggregate_state", IMPACTS),
        starts,
        ends: ends.filter(|_| planned || is_over),
        created: if planned { None } else { starts },
        affected,
        posts,
        ..Notice::default()
    }
}
