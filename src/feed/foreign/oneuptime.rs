//! OneUptime: the overview of a status page, `/status-page-api/overview/<page>`.
//!
//! It has no fixed words: states, stages and severities are the customer's. A state is read by its name where that is one that
//! is known, else by its rank among the others. Every reference and time is wrapped in an object.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "oneuptime",
    rules: &[
        ("*/status-page-api/overview/*", &["$1/status-page-api/overview/$2", "?$1/status-page-api/seo/$2"]),
        ("*/status-page/*", &["$1/status-page-api/overview/$2", "?$1/status-page-api/seo/$2"]),
        ("*://*", &["$1://$2/status-page-api/overview/$2", "?$1://$2/status-page-api/seo/$2"]),
    ],
    documents: &[
        Document {
            name: "overview",
            signature: "statusPageResources monitorStatuses activeIncidents",
            shape: &OVERVIEW,
        },
        Document { name: "title", signature: "title _id enableSearchEngineIndexing", shape: &TITLE },
    ],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "OneUptime",
    tells: "components with their groups, incidents with posts and affected components, maintenances, announcements, postmortems",
    cannot: "the page's address; links; episodes; how bad a state is that has a name of the customer's own, but by its rank",
    cors: Cors::Yes,
};

static OVERVIEW: Shape = record! {
    statusPage: PAGE,
    statusPageResources: List(&RESOURCE, COMPONENTS),
    resourceGroups: List(&GROUP, GROUPS),
    monitorStatuses: List(&STATE, 100),
    monitorGroupCurrentStatuses: Map(&WRAPPED, COMPONENTS),
    monitorsInGroup: Map(&MEMBERS, COMPONENTS),
    activeIncidents: List(&INCIDENT, INCIDENTS),
    incidentPublicNotes: List(&NOTE, 10_000),
    scheduledMaintenanceEvents: List(&MAINTENANCE, INCIDENTS),
    scheduledMaintenanceEventsPublicNotes: List(&NOTE, 10_000),
    activeAnnouncements: List(&ANNOUNCEMENT, INCIDENTS),
};
static TITLE: Shape = record! { title: Text, _id: Any, enableSearchEngineIndexing: Any };
static PAGE: Shape = record! { _id: Text };
static WRAPPED: Shape = record! { value: Scalar };
static MEMBERS: Shape = List(&WRAPPED, COMPONENTS);
static RESOURCE: Shape = record! {
    _id: Text, displayName: Text, monitorId: WRAPPED, monitorGroupId: WRAPPED, monitor: MONITOR, statusPageGroupId: WRAPPED,
};
static MONITOR: Shape = record! { _id: Text, currentMonitorStatusId: WRAPPED };
static GROUP: Shape = record! { _id: Text, name: Text };
static STATE: Shape = record! { _id: Text, name: Text, priority: Scalar, isOperationalState: Scalar };
static INCIDENT: Shape = record! {
    _id: Text, title: Text, description: Lines, declaredAt: WRAPPED, createdAt: WRAPPED, updatedAt: WRAPPED,
    monitors: List(&REFERENCE, COMPONENTS), currentIncidentState: NAMED, incidentSeverity: NAMED, postmortemNote: Lines,
    postmortemPostedAt: WRAPPED, showPostmortemOnStatusPage: Scalar,
};
static MAINTENANCE: Shape = record! {
    _id: Text, title: Text, description: Lines, startsAt: WRAPPED, endsAt: WRAPPED, createdAt: WRAPPED, updatedAt: WRAPPED,
    monitors: List(&REFERENCE, COMPONENTS), currentScheduledMaintenanceState: NAMED,
};
static REFERENCE: Shape = record! { _id: Text };
static NAMED: Shape =
    record! { name: Text, isScheduledState: Scalar, isOngoingState: Scalar, isResolvedState: Scalar };
static NOTE: Shape =
    record! { incidentId: WRAPPED, scheduledMaintenanceId: WRAPPED, note: Lines, postedAt: WRAPPED };
static ANNOUNCEMENT: Shape =
    record! { _id: Text, title: Text, description: Lines, showAnnouncementAt: WRAPPED };

const STATES: &str = "operational=operational degraded=degraded_performance offline=major_outage down=major_outage \
partialoutage=partial_outage majoroutage=major_outage maintenance=under_maintenance undermaintenance=under_maintenance";
const STAGES: &str = "acknowledged=investigating created=investigating";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let overview = answer.get(0);
    page.id = say(overview.get("statusPage"), "_id").into();
    page.name = say(answer.get(1), "title");
    for group in page.rows(overview, "resourceGroups") {
        page.group(say(group, "_id"), say(group, "name"));
    }
    let states = states(overview);
    let state_of = |id: &str| match states.iter().find(|(other, _)| *other == id) {
        Some((_, state)) => *state,
        None => "unknown",
    };
    // Which resources a monitor is shown as.
    let mut shown = Vec::new();
    for row in page.rows(overview, "statusPageResources") {
        let (monitor, group) = (value(row, "monitorId"), value(row, "monitorGroupId"));
        let id = say(row, "_id");
        let mut state = value(row.get("monitor"), "currentMonitorStatusId");
        if !group.is_empty() {
            let entry = |name| entries(overview, name).iter().find(|(other, _)| other == group);
            state = entry("monitorGroupCurrentStatuses").map_or("", |(_, state)| say(state, "value"));
            for member in entry("monitorsInGroup").map_or(&[][..], |(_, members)| list(members)) {
                shown.push((say(member, "value"), id));
            }
        }
        shown.push((monitor, id));
        page.component(id, say(row, "displayName"), state_of(state), value(row, "statusPageGroupId"));
    }
    shown.sort_unstable();
    for incident in page.rows(overview, "activeIncidents") {
        let notice = self::incident(incident, overview, &shown, page);
        page.notices.push(notice);
    }
    for event in page.rows(overview, "scheduledMaintenanceEvents") {
        let notice = maintenance(event, overview, &shown, page);
        page.notices.push(notice);
    }
    for announcement in page.rows(overview, "activeAnnouncements") {
        let at = page.at(announcement.get("showAnnouncementAt"), "value");
        page.announcement(
            say(announcement, "_id"),
            say(announcement, "title"),
            at,
            say(announcement, "description"),
        );
    }
    page.tells_incidents = true;
    page.tells_maintenances = overview.get("scheduledMaintenanceEvents").is_list();
}

fn value<'a>(node: &'a Node<'a>, name: &str) -> &'a str {
    say(node.get(name), "value")
}

/// Each state's id with the word for it: by its name, else the highest priority is the worst.
fn states<'a>(overview: &'a Node<'a>) -> Vec<(&'a str, &'a str)> {
    let rows = overview.items("monitorStatuses");
    let worst = rows.iter().filter_map(|row| count(row, "priority")).max();
    let mut states = Vec::new();
    for row in rows {
        let by_name = super::tools::words::word(STATES, say(row, "name"));
        let state = if is_true(row, "isOperationalState") {
            "operational"
        } else if by_name != say(row, "name") && by_name != "operational" {
            by_name
        } else if count(row, "priority") == worst {
            "major_outage"
        } else {
            "degraded_performance"
        };
        states.push((say(row, "_id"), state));
    }
    states
}

/// The resources that stand for an event's monitors; a monitor that none stands for is named as it is.
fn affected<'a>(event: &'a Node<'a>, shown: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    let mut affected = Vec::new();
    for monitor in event.items("monitors") {
        let id = say(monitor, "_id");
        let start = shown.partition_point(|(other, _)| *other < id);
        let end = shown.partition_point(|(other, _)| *other <= id);
        let found = shown.get(start..end).unwrap_or_default();
        affected.extend(found.iter().map(|(_, resource)| *resource));
        if found.is_empty() && !id.is_empty() {
            affected.push(id);
        }
    }
    affected
}

fn notes<'a>(overview: &'a Node<'a>, list: &str, of: &str, id: &str, page: &mut Page<'a>) -> Vec<Post<'a>> {
    let mut posts = Vec::new();
    for note in overview.items(list) {
        if value(note, of) == id {
            let at = page.at(note.get("postedAt"), "value");
            posts.push(Post { stage: "", at, body: say(note, "note").into() });
        }
    }
    posts
}

fn incident<'a>(
    node: &'a Node<'a>,
    overview: &'a Node<'a>,
    shown: &[(&'a str, &'a str)],
    page: &mut Page<'a>,
) -> Notice<'a> {
    let id = say(node, "_id");
    let declared =
        page.at(node.get("declaredAt"), "value").or_else(|| page.at(node.get("createdAt"), "value"));
    let mut posts = notes(overview, "incidentPublicNotes", "incidentId", id, page);
    posts.extend(said("", declared, say(node, "description")));
    let stage = stage(node.get("currentIncidentState"), "name", STAGES);
    // Posts have no stage of their own; the newest is of the incident's.
    if let Some(post) = posts.iter_mut().max_by_key(|post| post.at) {
        post.stage = stage;
    }
    if !is_false(node, "showPostmortemOnStatusPage") {
        let at = page.at(node.get("postmortemPostedAt"), "value");
        posts.extend(said("postmortem", at, say(node, "postmortemNote")));
    }
    let severity = say(node.get("incidentSeverity"), "name");
    let impact =
        ["critical", "major", "minor"].into_iter().find(|word| has(severity, word)).unwrap_or_default();
    Notice {
        id: id.into(),
        title: say(node, "title"),
        stage,
        impact,
        starts: declared,
        created: declared,
        affected: affected(node, shown),
        posts,
        ..Notice::default()
    }
}

fn maintenance<'a>(
    node: &'a Node<'a>,
    overview: &'a Node<'a>,
    shown: &[(&'a str, &'a str)],
    page: &mut Page<'a>,
) -> Notice<'a> {
    let id = say(node, "_id");
    let created = page.at(node.get("createdAt"), "value");
    let mut posts =
        notes(overview, "scheduledMaintenanceEventsPublicNotes", "scheduledMaintenanceId", id, page);
    posts.extend(said("", created, say(node, "description")));
    let state = node.get("currentScheduledMaintenanceState");
    let stage = if is_true(state, "isResolvedState") {
        "completed"
    } else if is_true(state, "isOngoingState") {
        "in_progress"
    } else {
        "scheduled"
    };
    Notice {
        planned: true,
        id: id.into(),
        title: say(node, "title"),
        stage,
        starts: page.at(node.get("startsAt"), "value"),
        ends: page.at(node.get("endsAt"), "value"),
        created,
        affected: affected(node, shown),
        posts,
        ..Notice::default()
    }
}
