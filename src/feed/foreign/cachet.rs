//! Cachet 2 and 3: components, groups, incidents and schedules, each a document of its own, with one page of many.
//!
//! 3 is JSON:API, 2 has plain rows; both have numbers for words. An empty list does not say of what, so it says nothing. Of a component 3 has
//! two states: `latest_status` is what its page shows, for incidents and schedules count in it. Before 26 July 2026 it was not told; then the state
//! that the newest incident of a component gives it stands in `pivot` of the component, which is included once. Before 13 July 2026 its list
//! of incidents had those that its page hides. Where no end is set, 2 writes the moment of its answer. Schedules are younger than 2.4, and
//! groups of 2 stand alone.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "cachet",
    rules: &[
        ("*/api/v1/*", V2),
        ("*/api/v1", V2),
        ("*/api/*", V3),
        ("*", V3),
        ("*", V2),
    ],
    documents: [
        "components": "data.0.type=components data.0.attributes.status{}",
        "groups": "data.0.type=componentGroups|component_groups|component-groups",
        "incidents": "data.0.type=incidents",
        "schedules": "data.0.type=schedules",
        "components": "meta{} data.0.status_name",
        "groups": "meta{} data.0.enabled_components",
        "incidents": "meta{} data.0.human_status data.0.visible",
        "schedules": "meta{} data.0.human_status !data.0.visible",
        "empty list": "data[] meta{} !data.0",
    ],
    script: SCRIPT,
};

const V3: &[&str] = &[
    "$1/api/components?per_page=100&include=group",
    "$1/api/incidents?per_page=100&include=components,updates",
    "?$1/api/schedules?per_page=100&sort=-id&include=components,updates",
];

const V2: &[&str] = &[
    "$1/api/v1/components?per_page=100",
    "?$1/api/v1/components/groups?per_page=100",
    "$1/api/v1/incidents?per_page=100&sort=id&order=desc",
    "?$1/api/v1/schedules?per_page=100&sort=id&order=desc",
];

pub const GUIDE: Guide = Guide {
    title: "Cachet 2 and 3",
    tells: "components with their groups, incidents with stages, posts and affected components, schedules",
    cannot: "how bad an incident is; more than a hundred of each; the page's name; times are taken as UTC",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
let States '0=unknown,1=operational,2=degraded_performance,3=partial_outage,4=major_outage,5=unknown,6=under_maintenance';
let Stages '0=,1=investigating,2=identified,3=monitoring,4=resolved';
let Effective 'latest_status,status';
let Scheduled '0=scheduled,1=in_progress,2=completed';
each 0.included { if type%'group' { group id name=attributes.name; } }
each 2.included 3.included { put Included type+id attributes; }
each 0.data {
  if attributes.enabled#'false'&attributes.enabled#'0' {
    component id name=attributes.name status=attributes:Effective.value?States group=relationships.group.data.id;
  }
}
each 1.data { group id name=attributes.name; }
each 2.data 3.data {
  let Planned List;
  let Words Planned&Scheduled|Stages;
  let Row attributes;
  let Created Row.created.string;
  let Starts Planned&Row.scheduled.string|!Planned&(Row.occurred.string|Created);
  let Hidden Row.visible='0'|Row.visible='2';
  notice planned=Planned id title=Row.name stage=Hidden&'-'|Row.status.value~Words starts=Starts
    ends=Planned&Row.completed.string created=Created updated=Row.updated.string;
  each relationships.components.data {
    affect id;
    put Named id !Hidden&!Planned&Row.status.value#'4'&Included[type+id];
  }
  each relationships.updates.data {
    let Update Included[type+id];
    if Update { post stage=Update.status.value~Words at=Update.created.string body=Update.message; }
  }
  say at=Planned&Created|Starts body=Row.message;
}
once Named {
  if pivot&!latest_status&enabled#'false'&enabled#'0' { mention id=Key name status=pivot.component_status.value?States; }
}
each 5.data { group id name; }
each 4.data { if enabled#'false'&enabled#'0' { component id name status=status?States group=group_id#'0'&group_id; } }
each 6.data 7.data {
  let Planned List|.:Effective='0'&scheduled_at;
  let Words Planned&Scheduled|Stages;
  let Starts Planned&scheduled_at|!Planned&(occurred_at|created_at);
  notice planned=Planned id title=name stage=.:Effective~Words starts=Starts created=created_at
    ends=Planned&(status='2'|scheduled_at<completed_at&(completed_at*'5'<Now|Now*'5'<completed_at))&completed_at
    updated=updated_at link=permalink;
  say at=Planned&created_at|Starts body=message;
  each updates { post stage=status~Words at=created_at body=message; }
  each components { affect component_id|id; }
  if component_id#'0' { affect component_id; }
}
each 0 1 2 3 4 5 6 7 {
  if links.next|meta.pagination.links.next_page {
    remark 'there are more pages than the one that is read: % may be missing'
      List~'1=groups,2=incidents,3=schedules,5=groups,6=incidents,7=schedules,*=components';
  }
}
page incidents=Several maintenances=Several;
";
