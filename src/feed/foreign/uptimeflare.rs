//! UptimeFlare: `/api/data`, monitors by their ids and the maintenances of its configuration.
//!
//! Names and groups stand in the page's own code alone. Maintenances that are over stay in the list.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "uptimeflare",
    rules: &[("*/api/data", &["$1/api/data"]), ("*", &["$1/api/data"])],
    documents: &[Document {
        name: "data",
        signature: "up down updatedAt monitors maintenances",
        shape: &DATA,
    }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "UptimeFlare",
    tells: "monitors by their ids, maintenances with affected monitors",
    cannot: "names and groups; incidents",
    cors: Cors::Yes,
};

static DATA: Shape = record! {
    up: Scalar, down: Scalar, updatedAt: Scalar, monitors: Map(&MONITOR, COMPONENTS), maintenances: List(&MAINTENANCE, INCIDENTS),
};
static MONITOR: Shape = record! { up: Scalar };
static MAINTENANCE: Shape =
    record! { monitors: List(&Text, COMPONENTS), title: Text, body: Lines, start: Scalar, end: Scalar };

/// It writes at every change, and every three minutes in any case, unless told otherwise.
const SILENCE: i64 = 10 * 3 * 60_000;

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let data = answer.get(0);
    let written = page.at(data, "updatedAt");
    let is_silent =
        answer.settings.now.zip(written).is_some_and(|(now, written)| now.since(written) > SILENCE);
    for (id, monitor) in entries(data, "monitors") {
        let state =
            if is_silent { "unknown" } else { status(monitor, "up", "true=operational false=major_outage") };
        page.component(id, id, state, "");
    }
    for row in page.rows(data, "maintenances") {
        let (starts, ends) = (page.at(row, "start"), page.at(row, "end"));
        let begun = starts.zip(answer.settings.now.max(written)).is_some_and(|(starts, now)| starts <= now);
        let notice = Notice {
            planned: true,
            // It has no id: what it is called and when it begins tells it from others.
            id: [say(row, "title"), "@", say(row, "start")].concat().into(),
            title: first(row, "title"),
            // One without an end goes on until somebody takes it out.
            stage: if ends.is_none() && begun { "in_progress" } else { "scheduled" },
            starts,
            ends,
            affected: texts(row, "monitors"),
            posts: said("", starts.filter(|_| begun), say(row, "body")),
            ..Notice::default()
        };
        page.notices.push(notice);
    }
    page.tells_maintenances = true;
}
