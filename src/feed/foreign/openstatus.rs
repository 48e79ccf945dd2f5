//! OpenStatus: the Statuspage look-alike of its pages (`/api/status/summary.json`), and its own document (`/feed/json`).
//!
//! The look-alike has the states and no ids, groups or affected components; the other has those, and no state of what nobody
//! monitors. Together they say all; the look-alike goes first, for the other may come from a cache, but for two of one name in two groups, which it
//! cannot tell apart.
//! `api.openstatus.dev/public/status/<page>` is one word for everything.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "openstatus",
    rules: &[
        ("https://api.openstatus.dev/public/status/*", &["https://api.openstatus.dev/public/status/$1"]),
        ("*/feed/json", BOTH),
        ("*/feed/json", FEED),
        ("*/api/status/*", BOTH),
        ("*", BOTH),
        ("*", FEED),
    ],
    documents: [
        "summary": "page.updated_at !page.id !page.time_zone status.indicator components[] !components.0.id !incidents.0.components !incidents.0.impact",
        "feed": "pageComponents[] statusReports[]",
        "status": "status=operational|degraded_performance|partial_outage|major_outage|under_maintenance|incident|unknown :1",
    ],
    script: SCRIPT,
};

const BOTH: &[&str] = &["$1/api/status/summary.json", "?$1/feed/json"];
/// Of pages that are older than June 2026.
const FEED: &[&str] = &["$1/feed/json"];

pub const GUIDE: Guide = Guide {
    title: "OpenStatus",
    tells: "components, incidents with stages and posts, maintenances; groups and what is affected from `/feed/json`",
    cannot: "partial outages (they read as degraded); how bad an incident is; the state of what is not monitored, while it is affected",
    cors: Cors::No,
};

const SCRIPT: &str = "
page name=0.page.name|1.title url=0.page.url incidents=(0|1)&'1' maintenances=(0|1)&'1';
if !1 { each 0.components { component id=name name status; } }
each 0.components 0.components 0.components {
  if List='2'|status=(List&'degraded_performance'|'major_outage') { put States name status; }
}
each 1.monitors { put Monitors id status?'success=operational,degraded=degraded_performance,error=major_outage,info=under_maintenance'; }
each 1.pageComponentGroups { group id name; }
each 1.pageComponents {
  if Seen[name] { put Twice name '1'; }
  put Seen name '1';
}
each 1.pageComponents { component id name status=Twice[name]&Monitors[monitorId]|States[name]|Monitors[monitorId]|'unknown' group=groupId; }
each 1.statusReports {
  notice id title stage=status;
  each statusReportUpdates { post stage=status at=date body=message; }
  set starts=Oldest ends=status='resolved'&Newest;
  each pageComponents { affect .; }
}
each 1.maintenances {
  notice planned='1' id title=name stage='scheduled' starts=from ends=to updated=updatedAt;
  say at=updatedAt body=message;
  each pageComponents { affect .; }
}
if !1 {
  each 0.incidents {
    notice id title=name stage=status updated=updated_at;
    each incident_updates { post stage=status at=created_at body; }
    set starts=Oldest created=Oldest|updated_at;
  }
  each 0.scheduled_maintenances {
    notice planned='1' id title=name stage=status starts=scheduled_for ends=scheduled_until;
  }
}
if 2 { overall status=2.status~'incident=degraded_performance'; }
";
