//! Healthchecks: a badge (`/badge/<project>/<signature>/<tag>.json`), or the checks of a project by its API.
//!
//! A badge is one word for all checks of a project or of a tag, and has no name. A badge of no checks reads `up` and says nothing.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "healthchecks",
    rules: &[],
    documents: &[
        Document { name: "badge", signature: "status=up|late|down total grace down :4", shape: &BADGE },
        Document { name: "checks", signature: "checks.0.slug", shape: &CHECKS },
    ],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Healthchecks",
    tells: "one state for all checks of a badge, named after its tag",
    cannot: "which check it is; incidents; maintenances (a paused check counts as up)",
    cors: Cors::Yes,
};

static BADGE: Shape = record! { status: Text, total: Scalar, grace: Scalar, down: Scalar };
static CHECKS: Shape = record! { checks: List(&CHECK, COMPONENTS) };
static CHECK: Shape = record! { name: Text, slug: Text, unique_key: Text, status: Text };

const STATES: &str = "up=operational late=degraded_performance grace=degraded_performance down=major_outage new=unknown paused=unknown";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let badge = answer.get(0);
    if badge.is_record() {
        let (total, down) = (count(badge, "total"), count(badge, "down"));
        let state = match status(badge, "status", STATES) {
            _ if total == Some(0) => "unknown",
            // The rest of them is up.
            "major_outage" if down < total => "partial_outage",
            state => state,
        };
        page.component("badge", tag(answer.settings.source.as_deref().unwrap_or_default()), state, "");
    }
    for check in page.rows(answer.get(1), "checks") {
        page.component(
            first(check, "unique_key slug"),
            say(check, "name"),
            status(check, "status", STATES),
            "",
        );
    }
}

/// The tag in a badge's address, if it is of one.
fn tag(source: &str) -> &str {
    let mut parts = source.split('/').skip_while(|part| *part != "badge").skip(3);
    parts.next().and_then(|tag| tag.strip_suffix(".json")).filter(|tag| !tag.is_empty()).unwrap_or("Checks")
}
