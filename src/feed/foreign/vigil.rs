//! Vigil: `/status/report`, probes with their nodes.
//!
//! It knows what is healthy, sick or dead, and nothing else: no ids, no times, no incidents. A node of which nothing was ever heard
//! reads `healthy` and has no replicas.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "vigil",
    rules: &[("*/status/report", &["$1/status/report"]), ("*", &["$1/status/report"])],
    documents: [
        "report": "health probes[]",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Vigil since 1.28",
    tells: "nodes with their probes as groups",
    cannot: "incidents; maintenances; announcements; any time",
    cors: Cors::No,
};

const SCRIPT: &str = "
page name=0.page.name url=0.page.url;
each 0.probes {
  let Probe name;
  each nodes {
    component id=Probe+'/'+name name group=Probe
      status=replicas.0&status?'healthy=operational,sick=degraded_performance,dead=major_outage'|'unknown';
  }
}
";
