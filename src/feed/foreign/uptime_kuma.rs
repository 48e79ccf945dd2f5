//! Uptime Kuma 1 and 2: the page (`/api/status-page/<slug>`), its heartbeats, and the history of incidents where it is read.
//!
//! The page has the names, the heartbeats the states; neither is complete. An incident has one text that an edit overwrites, a colour
//! and no impact, no stage, no components. Maintenances are listed while they are under way, without what they affect: those
//! monitors' heartbeats say so.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "uptime-kuma",
    rules: &[
        ("*/api/status-page/heartbeat/*", BOTH),
        ("*/api/status-page/*", BOTH),
        ("*/status/*", BOTH),
        ("*/status", DEFAULT),
        ("*", DEFAULT),
    ],
    documents: [
        "page": "config.slug publicGroupList[]",
        "heartbeats": "heartbeatList{} uptimeList{}",
        "incident history": "ok incidents.0.style total",
    ],
    script: SCRIPT,
};

/// Its own address of the page that stands at its base, too.
const DEFAULT: &[&str] = &["$1/api/status-page/default", "$1/api/status-page/heartbeat/default"];
const BOTH: &[&str] = &["$1/api/status-page/$2", "$1/api/status-page/heartbeat/$2"];

pub const GUIDE: Guide = Guide {
    title: "Uptime Kuma 1 and 2",
    tells: "monitors with their groups, incidents with their text, maintenances that are under way",
    cannot: "how bad an incident is (a colour says nothing certain, so each is `minor`), its stage and what it affects; maintenances ahead; what a maintenance affects",
    cors: Cors::No,
};

const SCRIPT: &str = "
page id=0.config.slug name=0.config.title incidents=0&'1' maintenances=0.maintenanceList&'1';
fields 1.heartbeatList {
  now . time;
  put Beats Key .;
}
each 0.publicGroupList {
  let Group id;
  group id name;
  each monitorList {
    let Own Beats[id];
    silence Own time;
    component id name group=Group
      status=Own.$.status='0'&'major_outage'|!Silent&Own.$.status?'1=operational,2=unknown,3=under_maintenance'|'unknown';
  }
}
if !0|!1 { remark 'page and heartbeats belong together: % is missing' !0&'page'|'heartbeats'; }
each 0.incidents 0.incident 2.incidents { put Incidents id .; }
once Incidents {
  let Over active='false'|active='0'|pin='false'|pin='0';
  let Stage Over&'resolved';
  notice id title stage=Stage starts=createdDate ends=Over&lastUpdatedDate created=createdDate updated=lastUpdatedDate;
  say stage=Stage at=lastUpdatedDate|createdDate body=content;
}
each 0.maintenanceList {
  let From timeslotList.0.startDate;
  let To timeslotList.0.endDate;
  if From&!(From%'Z') { let From From+timezoneOffset; }
  if To&!(To%'Z') { let To To+timezoneOffset; }
  notice planned='1' id title stage=status~'undermaintenance=in_progress,ended=completed,inactive=completed' starts=From ends=To;
  say at=From body=description;
}
";
