//! Kener: its notices (`/dashboard-apis/notifications`), its monitors (`…/monitor-bars`, for which the page must name their tags), and
//! its events by month, which alone have posts and components and answer to `POST` alone: a relay can ask for them.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "kener",
    rules: &[
        ("*/?tags=*", TAGGED),
        ("*?tags=*", TAGGED),
        ("*", &["$1/dashboard-apis/notifications"]),
    ],
    documents: &[
        Document { name: "notifications", signature: "notifications", shape: &NOTIFICATIONS },
        Document { name: "monitor bars", signature: "data missingTags", shape: &BARS },
        Document {
            name: "events by month",
            signature: "incidents maintenances !services !page !status !scheduled_maintenances",
            shape: &EVENTS,
        },
    ],
    as_it_is: &[],
    translate,
};

const TAGGED: &[&str] =
    &["$1/dashboard-apis/notifications?tags=$2", "$1/dashboard-apis/monitor-bars?tags=$2&days=1"];

pub const GUIDE: Guide = Guide {
    title: "Kener",
    tells: "monitors that the page's address names (`?tags=a,b`), incidents and maintenances with their stages; posts and what is \
            affected from its events by month",
    cannot: "groups; without tags, monitors and what is not of all; posts and what is affected, by `GET`",
    cors: Cors::No,
};

static NOTIFICATIONS: Shape = record! { notifications: List(&NOTIFICATION, INCIDENTS) };
static NOTIFICATION: Shape = record! {
    eventURL: Text, eventTitle: Text, eventType: Text, eventStatus: Text, eventStartDateTime: Scalar, eventEndDateTime: Scalar,
};
static BARS: Shape = record! { data: Map(&BAR, COMPONENTS), missingTags: Any };
static BAR: Shape = record! { name: Text, currentStatus: Text };
static EVENTS: Shape = record! {
    incidents: List(&EVENT, INCIDENTS), maintenances: List(&EVENT, INCIDENTS), services: Any, page: Any, status: Any,
    scheduled_maintenances: Any,
};
static EVENT: Shape = record! {
    id: Scalar, title: Text, description: Lines, start_date_time: Scalar, end_date_time: Scalar, created_at: Text, updated_at: Text,
    status: Text, state: Text, monitors: List(&MONITOR, COMPONENTS), comments: List(&COMMENT, POSTS),
};
static MONITOR: Shape = record! { monitor_tag: Text, monitor_name: Text, monitor_impact: Text };
static COMMENT: Shape = record! { comment: Lines, commented_at: Scalar, state: Text };

const STATES: &str = "UP=operational DOWN=major_outage DEGRADED=degraded_performance MAINTENANCE=under_maintenance NO_DATA=unknown";
const STAGES: &str = "INVESTIGATING=investigating IDENTIFIED=identified MONITORING=monitoring RESOLVED=resolved \
SCHEDULED=scheduled READY=scheduled ONGOING=in_progress COMPLETED=completed CANCELLED=cancelled";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let (notifications, bars, events) = (answer.get(0), answer.get(1), answer.get(2));
    for (tag, bar) in entries(bars, "data") {
        page.component(tag, say(bar, "name"), status(bar, "currentStatus", STATES), "");
    }
    let base =
        answer.settings.source.as_deref().and_then(|source| source.split('?').next()).unwrap_or_default();
    let base = base.trim_end_matches('/');
    let mut named = Vec::new();
    for (name, planned) in [("incidents", false), ("maintenances", true)] {
        for event in page.rows(events, name) {
            let mut affected = Vec::new();
            for monitor in event.items("monitors") {
                affected.push(say(monitor, "monitor_tag"));
                named.push((say(monitor, "monitor_tag"), monitor));
            }
            let notice = self::event(event, planned, name, affected, page);
            page.notices.push(notice);
        }
    }
    // What is not of the page's own list is known by what it is called.
    if !bars.is_record() {
        for (tag, monitor) in once(named) {
            page.component(tag, say(monitor, "monitor_name"), "unknown", "");
        }
    }
    if !events.is_record() {
        for row in page.rows(notifications, "notifications") {
            let planned = say(row, "eventType") == "maintenance";
            let starts = page.at(row, "eventStartDateTime");
            let stage = stage(row, "eventStatus", STAGES);
            let ends = page.at(row, "eventEndDateTime").filter(|_| planned || stage == "resolved");
            let path = say(row, "eventURL");
            let notice = Notice {
                planned,
                id: path.trim_start_matches('/').into(),
                title: say(row, "eventTitle"),
                stage,
                starts,
                ends,
                created: if planned { None } else { starts },
                link: if base.starts_with("http") { [base, path].concat().into() } else { "".into() },
                ..Notice::default()
            };
            page.notices.push(notice);
        }
    }
    page.tells_incidents = notifications.is_record() || events.is_record();
    page.tells_maintenances = page.tells_incidents;
}

/// The state is what counts: the status of an incident stays `OPEN` when it is resolved.
fn event<'a>(
    row: &'a Node<'a>,
    planned: bool,
    list: &str,
    affected: Vec<&'a str>,
    page: &mut Page<'a>,
) -> Notice<'a> {
    let stage = super::tools::page::stage(row, if planned { "status" } else { "state" }, STAGES);
    let (starts, created) = (page.at(row, "start_date_time"), page.at(row, "created_at"));
    let ends = page.at(row, "end_date_time").filter(|_| planned || stage == "resolved");
    let mut posts = said("", created, say(row, "description"));
    for comment in page.rows(row, "comments") {
        let at = page.at(comment, "commented_at");
        posts.push(Post {
            stage: super::tools::page::stage(comment, "state", STAGES),
            at,
            body: say(comment, "comment").into(),
        });
    }
    let mut impact = "minor";
    for monitor in row.items("monitors") {
        if say(monitor, "monitor_impact") == "DOWN" {
            impact = "critical";
        }
    }
    Notice {
        planned,
        id: [list, "/", say(row, "id")].concat().into(),
        title: say(row, "title"),
        stage,
        impact,
        starts,
        ends,
        created,
        updated: page.at(row, "updated_at"),
        affected,
        posts,
        ..Notice::default()
    }
}
