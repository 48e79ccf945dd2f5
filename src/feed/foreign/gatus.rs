//! Gatus: its endpoints (`/api/v1/endpoints/statuses`), its suites, and the announcements in `/api/v1/config`.
//!
//! It knows whether the last check went well. Its windows of maintenance silence alerts and stand nowhere; an empty list is what it
//! answers in the first moments after a start.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "gatus",
    rules: &[("*/api/v1/*", ALL), ("*", ALL)],
    documents: &[
        Document { name: "endpoints", signature: "key results !slug", shape: &ENDPOINTS },
        Document { name: "one endpoint", signature: "key results name !slug", shape: &ENDPOINT },
        Document { name: "config", signature: "oidc authenticated", shape: &CONFIG },
    ],
    as_it_is: &[],
    translate,
};

const ALL: &[&str] = &["$1/api/v1/endpoints/statuses", "?$1/api/v1/suites/statuses", "?$1/api/v1/config"];

pub const GUIDE: Guide = Guide {
    title: "Gatus",
    tells: "endpoints and suites with their groups, announcements",
    cannot: "incidents; maintenances; whether what fails is slow or down",
    cors: Cors::No,
};

static ENDPOINTS: Shape = List(&ENDPOINT, COMPONENTS);
/// A suite has the same fields, and the results of its endpoints in each of its own.
static ENDPOINT: Shape =
    record! { name: Text, group: Text, key: Text, results: List(&RESULT, 100), slug: Any };
static RESULT: Shape = record! { success: Scalar, timestamp: Text };
static CONFIG: Shape =
    record! { oidc: Any, authenticated: Any, announcements: List(&ANNOUNCEMENT, INCIDENTS) };
static ANNOUNCEMENT: Shape = record! { timestamp: Text, r#type: Text, message: Lines, archived: Scalar };

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let mut endpoints = Vec::new();
    for document in answer.all(0) {
        endpoints.extend(list(document));
    }
    endpoints.extend(answer.all(1));
    // What has been silent for long is told from a server that is by the newest that any of them reports.
    let mut now = answer.settings.now;
    let mut reports = Vec::new();
    for endpoint in &endpoints {
        let mut times = Vec::new();
        for result in endpoint.items("results") {
            times.extend(result.text("timestamp").and_then(super::tools::times::read));
        }
        now = now.max(times.iter().max().copied());
        reports.push(times);
    }
    for (endpoint, reports) in endpoints.into_iter().zip(&reports) {
        page.component(
            say(endpoint, "key"),
            say(endpoint, "name"),
            state(endpoint, reports, now),
            say(endpoint, "group"),
        );
    }
    let config = answer.get(2);
    for row in page.rows(config, "announcements") {
        let at = page.at(row, "timestamp");
        if !is_true(row, "archived") {
            let message = say(row, "message");
            page.announcement(say(row, "timestamp"), plain(message), at, message);
            if let Some(notice) = page.notices.last_mut() {
                notice.impact =
                    stage(row, "type", "outage=critical warning=minor information=none operational=none");
            }
        }
    }
    page.tells_incidents = config.is_record();
}

/// The first line of a message, which is Markdown, without what stands around it.
fn plain(message: &str) -> &str {
    message.lines().next().unwrap_or_default().trim_matches(['*', '_', '#', '`', ' '])
}

fn state<'a>(endpoint: &'a Node<'a>, reports: &[Time], now: Option<Time>) -> &'a str {
    match endpoint.items("results").last() {
        Some(last) if !now.is_some_and(|now| is_silent(reports, now)) => {
            status(last, "success", "true=operational false=major_outage")
        }
        _ => "unknown",
    }
}
