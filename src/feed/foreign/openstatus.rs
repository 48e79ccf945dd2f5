//! OpenStatus: the Statuspage look-alike of its pages (`/api/status/summary.json`), and its own document (`/feed/json`).
//!
//! The look-alike has the states and no ids, groups or affected components; the other has those, and no state of what nobody
//! monitors. Together they say all. `api.openstatus.dev/public/status/<page>` is one word for everything.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "openstatus",
    rules: &[
        ("https://api.openstatus.dev/public/status/*", &["https://api.openstatus.dev/public/status/$1"]),
        ("*/feed/json", BOTH),
        ("*/api/status/*", BOTH),
        ("*", BOTH),
    ],
    documents: &[
        Document {
            name: "summary",
            signature: "page.updated_at !page.id !page.time_zone status.indicator components !components.0.id",
            shape: &SUMMARY,
        },
        Document { name: "feed", signature: "pageComponents statusReports", shape: &FEED },
        Document {
            name: "status",
            signature: "status=operational|degraded_performance|partial_outage|major_outage|under_maintenance|incident|unknown :1",
            shape: &WORD,
        },
    ],
    as_it_is: &[],
    translate,
};

const BOTH: &[&str] = &["$1/api/status/summary.json", "?$1/feed/json"];

pub const GUIDE: Guide = Guide {
    title: "OpenStatus",
    tells: "components, incidents with stages and posts, maintenances; groups and what is affected from `/feed/json`",
    cannot: "partial outages (they read as degraded); how bad an incident is; the state of what is not monitored, while it is affected",
    cors: Cors::No,
};

static SUMMARY: Shape = record! {
    page: PAGE, status: INDICATOR, components: List(&COMPONENT, COMPONENTS), incidents: List(&INCIDENT, INCIDENTS),
    scheduled_maintenances: List(&MAINTENANCE, INCIDENTS),
};
static PAGE: Shape = record! { id: Any, name: Text, url: Text, time_zone: Any, updated_at: Any };
static INDICATOR: Shape = record! { indicator: Text };
static COMPONENT: Shape = record! { id: Any, name: Text, status: Text };
static INCIDENT: Shape = record! { id: Scalar, name: Text, status: Text, updated_at: Text, incident_updates: List(&UPDATE, POSTS) };
static UPDATE: Shape = record! { status: Text, body: Lines, created_at: Text };
static MAINTENANCE: Shape =
    record! { id: Scalar, name: Text, status: Text, scheduled_for: Text, scheduled_until: Text };

static FEED: Shape = record! {
    title: Text, monitors: List(&MONITOR, COMPONENTS), pageComponents: List(&PART, COMPONENTS), pageComponentGroups: List(&GROUP, GROUPS),
    maintenances: List(&WORKS, INCIDENTS), statusReports: List(&REPORT, INCIDENTS),
};
static MONITOR: Shape = record! { id: Scalar, status: Text };
static PART: Shape = record! { id: Scalar, name: Text, monitorId: Scalar, groupId: Scalar };
static GROUP: Shape = record! { id: Scalar, name: Text };
static WORKS: Shape = record! {
    id: Scalar, name: Text, message: Lines, from: Text, to: Text, updatedAt: Text, pageComponents: List(&Scalar, COMPONENTS),
};
static REPORT: Shape = record! {
    id: Scalar, title: Text, status: Text, updatedAt: Text, pageComponents: List(&Scalar, COMPONENTS),
    statusReportUpdates: List(&POST, POSTS),
};
static POST: Shape = record! { status: Text, message: Lines, date: Text };
static WORD: Shape = record! { status: Text };

const MONITORED: &str =
    "success=operational degraded=degraded_performance error=major_outage info=under_maintenance";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let (summary, feed) = (answer.get(0), answer.get(1));
    let head = summary.get("page");
    page.name = if summary.is_record() { say(head, "name") } else { say(feed, "title") };
    page.url = say(head, "url").into();
    let mut states = Vec::new();
    for row in page.rows(summary, "components") {
        states.push((say(row, "name"), say(row, "status")));
    }
    if feed.is_record() {
        parts(feed, states, page);
        reports(feed, page);
    } else {
        for (name, state) in states {
            page.component(name, name, state, "");
        }
        incidents(summary, page);
    }
    page.tells_incidents = summary.is_record() || feed.is_record();
    page.tells_maintenances = page.tells_incidents;
    if let Some(word) = answer.get(2).text("status") {
        page.overall(super::tools::words::word("incident=degraded_performance", word));
    }
}

/// The components with their groups, and with the states that the summary has for their names.
fn parts<'a>(feed: &'a Node<'a>, mut states: Vec<(&'a str, &'a str)>, page: &mut Page<'a>) {
    states.sort_by_key(|(name, _)| *name);
    let mut monitors = Vec::new();
    for monitor in page.rows(feed, "monitors") {
        monitors.push((say(monitor, "id"), status(monitor, "status", MONITORED)));
    }
    monitors.sort_unstable();
    let find = |list: &[(&'a str, &'a str)], key: &str| {
        let found = list.get(list.partition_point(|(other, _)| *other < key));
        found.filter(|(other, _)| *other == key).map(|(_, state)| *state)
    };
    for group in page.rows(feed, "pageComponentGroups") {
        page.group(say(group, "id"), say(group, "name"));
    }
    for part in page.rows(feed, "pageComponents") {
        let state = find(&states, say(part, "name")).or_else(|| find(&monitors, say(part, "monitorId")));
        page.component(say(part, "id"), say(part, "name"), state.unwrap_or("unknown"), say(part, "groupId"));
    }
}

fn reports<'a>(feed: &'a Node<'a>, page: &mut Page<'a>) {
    for report in page.rows(feed, "statusReports") {
        let posts = page.posts(report, "statusReportUpdates", ["status", "date", "message"]);
        let stage = say(report, "status");
        let (oldest, newest) =
            (posts.iter().filter_map(|post| post.at).min(), posts.iter().filter_map(|post| post.at).max());
        let notice = Notice {
            id: say(report, "id").into(),
            title: say(report, "title"),
            stage,
            starts: oldest,
            ends: newest.filter(|_| stage == "resolved"),
            created: oldest,
            affected: texts(report, "pageComponents"),
            posts,
            ..Notice::default()
        };
        page.notices.push(notice);
    }
    for works in page.rows(feed, "maintenances") {
        let updated = page.at(works, "updatedAt");
        let notice = Notice {
            planned: true,
            id: say(works, "id").into(),
            title: say(works, "name"),
            // It says when, not how far it has come.
            stage: "scheduled",
            starts: page.at(works, "from"),
            ends: page.at(works, "to"),
            updated,
            affected: texts(works, "pageComponents"),
            posts: said("", updated, say(works, "message")),
            ..Notice::default()
        };
        page.notices.push(notice);
    }
}

fn incidents<'a>(summary: &'a Node<'a>, page: &mut Page<'a>) {
    for incident in page.rows(summary, "incidents") {
        let posts = page.posts(incident, "incident_updates", ["status", "created_at", "body"]);
        let oldest = posts.iter().filter_map(|post| post.at).min();
        let updated = page.at(incident, "updated_at");
        let notice = Notice {
            id: say(incident, "id").into(),
            title: say(incident, "name"),
            stage: say(incident, "status"),
            starts: oldest,
            created: oldest.or(updated),
            updated,
            posts,
            ..Notice::default()
        };
        page.notices.push(notice);
    }
    for works in page.rows(summary, "scheduled_maintenances") {
        let notice = Notice {
            planned: true,
            id: say(works, "id").into(),
            title: say(works, "name"),
            stage: say(works, "status"),
            starts: page.at(works, "scheduled_for"),
            ends: page.at(works, "scheduled_until"),
            ..Notice::default()
        };
        page.notices.push(notice);
    }
}
