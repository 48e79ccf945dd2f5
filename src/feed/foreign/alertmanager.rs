//! Alertmanager: active alerts (`/api/v2/alerts`) are incidents, silences (`/api/v2/silences`) are maintenances.
//!
//! It is no status page: it does not know what is well, and an empty list is that of any system. Which labels name the component and
//! the severity is a setting. An alert that fires again has its old fingerprint, so its start is part of its id. One that is silenced or
//! inhibited fires all the same: it is taken back, not over, so that nobody hears that all is back to normal. A silence that says of no
//! component that it is meant affects nothing that can be read; it is not one of all.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "alertmanager",
    rules: &[
        // By a filter stands there whose alerts are meant; all others are none of this page's.
        ("*/api/v2/*?*", &["$1/api/v2/alerts?$3", "?$1/api/v2/silences?$3"]),
        ("*/api/v2/*", &["$1/api/v2/alerts", "?$1/api/v2/silences"]),
        ("*", &["$1/api/v2/alerts", "?$1/api/v2/silences"]),
    ],
    documents: [
        "alerts": "[] fingerprint status.state labels{}",
        "silences": "[] id status.state matchers[]",
        "alert groups": "[] alerts[] receiver labels",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Alertmanager",
    tells: "active alerts with severity and component by their labels, silences",
    cannot: "that all is well; the state of a component; stages",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
let Impacts 'critical=critical,p0=critical,p1=critical,page=critical,emergency=critical,error=major,major=major,high=major,p2=major,info=none,informational=none,none=none,p5=none,*=minor';
each 0 { put Alerts fingerprint .; }
each 2 { each alerts { put Alerts fingerprint .; } }
once Alerts {
  mention id=labels:Component status='unknown';
  let Suppressed status.state='suppressed';
  let Silence status.silencedBy.0;
  if !Suppressed { put Told fingerprint .; }
  if Suppressed&Silence&!1.0 { put Told Silence .; }
  if Suppressed { notice id=fingerprint+startsAt stage='cancelled' impact='none'; }
}
once Told {
  let Suppressed status.state='suppressed';
  let Since !Suppressed&startsAt;
  notice planned=Suppressed id=Key+Since stage=Suppressed&'in_progress' impact=labels:Severity~Impacts
    title=annotations:'summary,title,message'|labels.alertname starts=Since created=startsAt;
  affect labels:Component;
  say at=startsAt body=annotations.description;
}
each 1 {
  let Found;
  notice planned='1' id title=comment^ stage=status.state~'active=in_progress,pending=scheduled,expired=completed'
    starts=startsAt ends=endsAt updated=updatedAt;
  each matchers {
    let Matcher .;
    each Component {
      if .=Matcher.name&Matcher.isEqual#'false' {
        let Found '1';
        if Matcher.isRegex='true' { each Matcher.value { affect .; mention id=. status='unknown'; } }
        if Matcher.isRegex#'true' { affect Matcher.value; mention id=Matcher.value status='unknown'; }
      }
    }
  }
  if !Found { affect id; }
}
page incidents='1' maintenances=1&'1';
";
