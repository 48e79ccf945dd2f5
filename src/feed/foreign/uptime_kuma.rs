//! Uptime Kuma 1 and 2: the page (`/api/status-page/<slug>`), its heartbeats, and the history of incidents where it is read.
//!
//! The page has the names, the heartbeats the states; neither is complete. An incident has one text that an edit overwrites, a colour
//! and no impact, no stage, no components. Maintenances are listed while they are under way, without what they affect: those
//! monitors' heartbeats say so.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "uptime-kuma",
    rules: &[
        ("*/api/status-page/heartbeat/*", BOTH),
        ("*/api/status-page/*", BOTH),
        ("*/status/*", BOTH),
        ("*", &["$1/api/status-page/default", "$1/api/status-page/heartbeat/default"]),
    ],
    documents: &[
        Document { name: "page", signature: "config.slug publicGroupList maintenanceList", shape: &PAGE },
        Document { name: "heartbeats", signature: "heartbeatList uptimeList", shape: &HEARTBEATS },
        Document { name: "incident history", signature: "ok incidents.0.style total", shape: &HISTORY },
    ],
    as_it_is: &[],
    translate,
};

const BOTH: &[&str] = &["$1/api/status-page/$2", "$1/api/status-page/heartbeat/$2"];

pub const GUIDE: Guide = Guide {
    title: "Uptime Kuma 1 and 2",
    tells: "monitors with their groups, incidents with their text, maintenances that are under way",
    cannot: "how bad an incident is, its stage and what it affects; maintenances ahead; what a maintenance affects",
    cors: Cors::No,
};

static PAGE: Shape = record! {
    config: CONFIG,
    incident: INCIDENT,
    incidents: List(&INCIDENT, INCIDENTS),
    publicGroupList: List(&GROUP, GROUPS),
    maintenanceList: List(&MAINTENANCE, INCIDENTS),
};
static CONFIG: Shape = record! { slug: Text, title: Text };
static INCIDENT: Shape = record! {
    id: Scalar, title: Text, content: Lines, style: Text, active: Scalar, createdDate: Text, lastUpdatedDate: Text,
};
static GROUP: Shape = record! { id: Scalar, name: Text, monitorList: List(&MONITOR, COMPONENTS) };
static MONITOR: Shape = record! { id: Scalar, name: Text };
static MAINTENANCE: Shape = record! {
    id: Scalar, title: Text, description: Lines, status: Text, timezoneOffset: Text, timeslotList: List(&SLOT, 10),
};
static SLOT: Shape = record! { startDate: Text, endDate: Text };
static HEARTBEATS: Shape = record! { heartbeatList: Map(&BEATS, COMPONENTS), uptimeList: Map(&Any, 1) };
static BEATS: Shape = List(&BEAT, 100);
static BEAT: Shape = record! { status: Scalar, time: Text };
static HISTORY: Shape = record! { ok: Any, total: Any, incidents: List(&INCIDENT, INCIDENTS) };

/// 2 is pending: it may be down, and has tries left.
const STATES: &str = "0=major_outage 1=operational 2=unknown 3=under_maintenance";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let (document, heartbeats) = (answer.get(0), answer.get(1));
    let config = document.get("config");
    page.id = say(config, "slug").into();
    page.name = say(config, "title");
    let mut beats = Vec::new();
    for (id, list) in entries(heartbeats, "heartbeatList") {
        beats.push((id.as_ref(), list));
    }
    beats.sort_by_key(|(id, _)| *id);
    let now = newest(&beats).max(answer.settings.now);
    for group in page.rows(document, "publicGroupList") {
        let name = say(group, "id");
        page.group(name, say(group, "name"));
        for monitor in page.rows(group, "monitorList") {
            let id = say(monitor, "id");
            let place = beats.partition_point(|(other, _)| *other < id);
            let beats = beats.get(place).filter(|(other, _)| *other == id);
            page.component(
                id,
                say(monitor, "name"),
                beats.map_or("unknown", |(_, beats)| state(beats, now)),
                name,
            );
        }
    }
    if !heartbeats.is_record() && document.is_record() {
        page.remark(
            "the page without its heartbeats does not say how its monitors are: % is needed, too",
            &[answer.name_of(1)],
        );
    }
    if !document.is_record() {
        page.remark(
            "the heartbeats without their page do not say whose they are: % is needed, too",
            &[answer.name_of(0)],
        );
    }
    let mut incidents = Vec::new();
    incidents.extend(page.rows(document, "incidents"));
    incidents.extend(Some(document.get("incident")).filter(|incident| incident.is_record()));
    incidents.extend(page.rows(answer.get(2), "incidents"));
    for row in incidents {
        let notice = incident(row, page);
        // One that is open stands in the history, too.
        if !page.notices.iter().any(|other| other.id == notice.id) {
            page.notices.push(notice);
        }
    }
    for row in page.rows(document, "maintenanceList") {
        page.notices.push(maintenance(row));
    }
    page.tells_incidents = document.is_record();
    page.tells_maintenances = document.is_record();
}

/// The newest that any monitor has reported: what has been silent for long since then is told from a server that is.
fn newest(beats: &[(&str, &Node<'_>)]) -> Option<Time> {
    let last = |beats: &Node<'_>| super::tools::times::read(list(beats).last()?.text("time")?);
    beats.iter().filter_map(|(_, beats)| last(beats)).max()
}

fn state<'a>(beats: &'a Node<'a>, now: Option<Time>) -> &'a str {
    let beats = list(beats);
    let mut times = Vec::new();
    for beat in beats {
        times.extend(beat.text("time").and_then(super::tools::times::read));
    }
    match beats.last() {
        Some(last) if !now.is_some_and(|now| is_silent(&times, now)) => status(last, "status", STATES),
        _ => "unknown",
    }
}

fn incident<'a>(row: &'a Node<'a>, page: &mut Page<'a>) -> Notice<'a> {
    let (created, updated) = (page.at(row, "createdDate"), page.at(row, "lastUpdatedDate"));
    let is_over = is_false(row, "active");
    let stage = if is_over { "resolved" } else { "" };
    Notice {
        id: say(row, "id").into(),
        title: say(row, "title"),
        stage,
        starts: created,
        ends: updated.filter(|_| is_over),
        created,
        updated,
        posts: said(stage, updated.or(created), say(row, "content")),
        ..Notice::default()
    }
}

fn maintenance<'a>(row: &'a Node<'a>) -> Notice<'a> {
    let mut window = [None; 2];
    if let Some(slot) = row.items("timeslotList").first() {
        for (time, name) in window.iter_mut().zip(["startDate", "endDate"]) {
            let text = say(slot, name);
            // In the zone of the maintenance, which stands elsewhere, where it has none of its own.
            let is_whole = text.ends_with('Z') || text.is_empty();
            let text = if is_whole { text.to_owned() } else { [text, say(row, "timezoneOffset")].concat() };
            *time = super::tools::times::read(&text);
        }
    }
    Notice {
        planned: true,
        id: say(row, "id").into(),
        title: say(row, "title"),
        stage: stage(row, "status", "undermaintenance=in_progress ended=completed inactive=completed"),
        starts: window[0],
        ends: window[1],
        posts: said("", window[0], say(row, "description")),
        ..Notice::default()
    }
}
