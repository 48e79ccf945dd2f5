//! Healthchecks: a badge (`/badge/<project>/<signature>/<tag>.json`), or the checks of a project by its API.
//!
//! A badge is one word for all checks of a project or of a tag, and has no name. A badge of no checks reads `up` and says nothing.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "healthchecks",
    rules: &[],
    documents: [
        "badge": "status=up|late|down total grace down :4",
        "checks": "checks.0.slug !components",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Healthchecks",
    tells: "one state for all checks of a badge, named after its tag",
    cannot: "which check it is; incidents; maintenances (a paused check counts as up)",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
let States 'up=operational,late=degraded_performance,grace=degraded_performance,down=major_outage,new=unknown,paused=unknown';
if 0 {
  let State 0.status?States;
  component id='badge' name=Tag
    status=0.total='0'&'unknown'|State='major_outage'&0.down<0.total&'partial_outage'|State;
}
each 1.checks { component id=unique_key|slug name status=status?States; }
";
