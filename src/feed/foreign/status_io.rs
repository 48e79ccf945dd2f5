//! Status.io: the public status of a page, `api.status.io/1.0/status/<page>`.
//!
//! It has codes beside its words, and the words are the page's own. A component's own state is told, not that of each of its regions. How bad an
//! incident is, the latest post says that does not call all well: the state that stands in a post is that of the components.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "status-io",
    rules: &[
        ("https://status.io/pages/*", &["https://api.status.io/1.0/status/$1"]),
        ("https://*.status.io/pages/*", &["https://api.status.io/1.0/status/$2"]),
    ],
    documents: [
        "status": "result.status_overall result.status[]",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Status.io",
    tells: "components, incidents with stages, posts and affected components, maintenances",
    cannot: "regions (containers) of a component; the page's name and links",
    cors: Cors::Unknown,
};

const SCRIPT: &str = "
let Stages '100=investigating,200=identified,300=monitoring,400=resolved';
let Result 0.result;
each Result.status {
  component id name status=status_code?'100=operational,200=under_maintenance,300=degraded_performance,400=partial_outage,
500=major_outage,600=partial_outage';
}
each Result.incidents Result.maintenance.active Result.maintenance.upcoming {
  let Planned List; let Bad;
  notice planned=Planned id=_id title=name impact=messages.0&'none' starts=Planned&datetime_planned_start|!Planned&datetime_open
    ends=Planned&datetime_planned_end created=datetime_open;
  each messages {
    let Stage !Planned&state~Stages;
    post stage=Stage at=datetime body=details;
    if datetime=Newest { set stage=Stage; }
    if status#'100'&!(datetime<Bad) { let Bad datetime; set impact=status~'200=minor,300=minor,400=major,500=critical,600=major'; }
  }
  set updated=Newest;
  if Planned { set stage=Planned='1'&'in_progress'|'scheduled'; }
  each components_affected { affect _id|name; }
}
page incidents=Result.incidents&'1' maintenances=Result.maintenance&'1';
";
