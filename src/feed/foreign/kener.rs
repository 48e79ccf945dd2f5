//! Kener: its notices (`/dashboard-apis/notifications`), its monitors (`…/monitor-bars`, for which the page must name their tags), and
//! its events by month, which alone have posts and components and answer to `POST` alone: nothing of ours asks for them, but a file of them is
//! read. Those have what is dated ahead, too, which is not open before.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "kener",
    rules: &[
        (
            "*/dashboard-apis/*?tags=*",
            &["$1/dashboard-apis/notifications?tags=$3", "$1/dashboard-apis/monitor-bars?tags=$3&days=1"],
        ),
        ("*/dashboard-apis/notifications", &["$1/dashboard-apis/notifications"]),
        ("*/?tags=*", TAGGED),
        ("*?tags=*", TAGGED),
        ("*", &["$1/dashboard-apis/notifications"]),
    ],
    documents: [
        "notifications": "notifications[] !components",
        "monitor bars": "data{} missingTags",
        "events by month": "incidents[] maintenances[] !components !services !page !status !scheduled_maintenances",
    ],
    script: SCRIPT,
};

const TAGGED: &[&str] =
    &["$1/dashboard-apis/notifications?tags=$2", "$1/dashboard-apis/monitor-bars?tags=$2&days=1"];

pub const GUIDE: Guide = Guide {
    title: "Kener 4",
    tells: "monitors that the page's address names (`?tags=a,b`), incidents and maintenances with their stages",
    cannot: "groups; without tags, monitors and what is not of all; posts and what is affected, which only a file of its events by month has \
             (they answer to `POST` alone)",
    cors: Cors::No,
};

const SCRIPT: &str = "
let States 'UP=operational,DOWN=major_outage,DEGRADED=degraded_performance,MAINTENANCE=under_maintenance,NO_DATA=unknown';
let Stages 'READY=scheduled,ONGOING=in_progress,RESOLVED=resolved';
fields 1.data { component id=Key name status=currentStatus?States; }
each 2.incidents 2.maintenances {
  let Planned List;
  let Stage (Planned&status|Now<start_date_time&'-'|end_date_time<Now&'resolved'|state)~Stages;
  notice planned=Planned id=Planned&'maintenances/'+id|'incidents/'+id title stage=Stage
    starts=start_date_time ends=(Planned|Stage='resolved')&end_date_time created=created_at updated=updated_at;
  say at=created_at body=description;
  each comments { post stage=state~Stages at=commented_at body=comment; }
  each monitors {
    affect monitor_tag;
    if !1 { mention id=monitor_tag name=monitor_name status='unknown'; }
    if monitor_impact='DOWN' { set impact='critical'; }
  }
}
if !2 {
  each 0.notifications {
    let Planned eventType='maintenance';
    notice planned=Planned id=eventURL^ title=eventTitle stage=eventStatus~Stages starts=eventStartDateTime
      ends=(Planned|eventStatus~Stages='resolved')&eventEndDateTime link=Base&Base+eventURL;
  }
}
page incidents=(0|2)&'1' maintenances=(0|2)&'1';
";
