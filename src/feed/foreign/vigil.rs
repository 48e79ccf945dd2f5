//! Vigil: `/status/report`, probes with their nodes.
//!
//! It knows what is healthy, sick or dead, and nothing else: no ids, no times, no incidents. A node of which nothing was ever heard
//! reads `healthy` and has no replicas.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "vigil",
    rules: &[("*/status/report", &["$1/status/report"]), ("*", &["$1/status/report"])],
    documents: &[Document { name: "report", signature: "health probes", shape: &REPORT }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Vigil",
    tells: "nodes with their probes as groups",
    cannot: "incidents; maintenances; announcements; any time",
    cors: Cors::No,
};

static REPORT: Shape = record! { health: Text, page: PAGE, probes: List(&PROBE, GROUPS) };
static PAGE: Shape = record! { name: Text, url: Text };
static PROBE: Shape = record! { name: Text, nodes: List(&NODE, COMPONENTS) };
static NODE: Shape = record! { name: Text, status: Text, replicas: List(&Text, 1) };

const STATES: &str = "healthy=operational sick=degraded_performance dead=major_outage";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let report = answer.get(0);
    page.name = say(report.get("page"), "name");
    page.url = say(report.get("page"), "url").into();
    for probe in page.rows(report, "probes") {
        let group = say(probe, "name");
        for node in page.rows(probe, "nodes") {
            let state =
                if node.items("replicas").is_empty() { "unknown" } else { status(node, "status", STATES) };
            page.component("", say(node, "name"), state, group);
            if let Some(component) = page.components.last_mut() {
                component.id = [group, "/", component.name].concat().into();
            }
        }
    }
}
