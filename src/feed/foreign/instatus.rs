//! Instatus: what goes on (`/summary.json`), and the components (`/v3/components.json`).
//!
//! An incident says by itself not what it affects; a component says which incidents it has. Where one has a major outage, or some have,
//! not all is down.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "instatus",
    rules: &[
        ("*/v3/components.json", &["$1/summary.json", "$1/v3/components.json"]),
        ("*/v3/summary.json", &["$1/v3/summary.json", "?$1/v3/components.json"]),
        ("*/api/v2/summary.json", &["$1/api/v2/summary.json", "?$1/v3/components.json"]),
        ("*/summary.json", &["$1/summary.json", "?$1/v3/components.json"]),
        ("*", &["$1/summary.json", "?$1/v3/components.json"]),
    ],
    documents: [
        "summary": "page.status !page.id !status !components !probes",
        "components": "components.0.status=OPERATIONAL|UNDERMAINTENANCE|DEGRADEDPERFORMANCE|PARTIALOUTAGE|MINOROUTAGE|MAJOROUTAGE !page",
        "components": "[] isParent name status",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Instatus",
    tells: "incidents with stage and impact, maintenances, components with their groups",
    cannot: "posts; what is affected, without `/v3/components.json`",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
page name=0.page.name url=0.page.url incidents=0&'1' maintenances=0&'1';
each 1.components 2 {
  let Group children.0&.|group;
  if Group.id { group id=Group.id name=Group.name; }
  each children.0&children|. {
    let Component id|name;
    component id=Component name status=status?'MINOROUTAGE=partial_outage' group=Group.id|Group.name;
    each activeIncidents { put Affected id Component; }
  }
}
let Overall 0.page.status; let Open;
each 0.activeIncidents 0.activeMaintenances {
  if status~'NOTSTARTEDYET=,COMPLETED=,RESOLVED=,*=1'&(!List|Overall%'MAINTENANCE') { let Open '1'; }
  notice planned=List id title=name link=url updated=updatedAt
    stage=status~'NOTSTARTEDYET=scheduled'
    impact=impact~'OPERATIONAL=none,PARTIALOUTAGE=major,MAJOROUTAGE=critical,*=minor'
    starts=List&start|!List&started ends=List&start*duration;
  among Affected id { affect .; }
}
if !Components&!Open {
  overall status=(Overall%'EMAJOR'|Overall%'PARTIAL'|Overall%'MINOR')&'partial_outage'|Overall%'MAJOR'&'major_outage'|
    (Overall%'DEGRADED'|Overall='HASISSUES')&'degraded_performance'|Overall%'MAINTENANCE'&'under_maintenance'|Overall?'UP=operational';
}
";
