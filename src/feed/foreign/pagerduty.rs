//! PagerDuty: a status page's posts, services and words (`/api/posts`, `/api/services`, `/api/post_enums`), or all of them as one
//! document, as mirrors keep them.
//!
//! A service has no state of its own: it is what the open posts say of it, and well where none does. Words are the page's own, so where
//! they have keys, such as `incident/status/resolved`, these count.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "pagerduty",
    rules: &[("*/posts/*", ALL), ("*/api/*", ALL), ("*", ALL)],
    documents: [
        "posts": "posts[] !articles",
        "services": "services.0.business_service_id !posts",
        "words": "post_enums[] !posts",
        "page": "layout.layout_settings{}",
    ],
    script: SCRIPT,
};

const ALL: &[&str] = &["$1/api/posts", "$1/api/services", "$1/api/post_enums", "?$1/api/data"];

pub const GUIDE: Guide = Guide {
    title: "PagerDuty",
    tells: "services with the states that open posts give them, incidents and maintenances with stages and posts, postmortems",
    cannot: "groups; links; a service's state but by what is posted",
    cors: Cors::No,
};

const SCRIPT: &str = "
every 0 1 2 3 {
  each post_enums { put Words id layout_settings.key/|name; }
  if page.status_page_id { page id=page.status_page_id name=page.name; }
  if layout.status_page_id { page id=layout.status_page_id name=layout.layout_settings.name; }
  each services {
    if is_active#'false' {
      component id name=display_name|name status=0&'operational'|'unknown';
      put Services id '1';
    }
  }
}
each 0.posts {
  if post_type {
    let Planned post_type~'maintenance=1,*=';
    let Latest latest_update;
    if !Latest {
      let Last;
      each updates { if !(reported_at<Last) { let Last reported_at; let Latest .; } }
    }
    let Stage (Words[Latest.status.id|Latest.status_id]|Latest.status.name)~'detected=investigating';
    let Live (!Planned|Stage#'scheduled')&Stage~'resolved=,closed=,completed=,cancelled=,canceled=,*=1';
    notice planned=Planned id title stage=Stage
      impact=(Words[Latest.severity.id|Latest.severity_id]|Latest.severity.name)~'allgood=none'
      ends=(Planned|!Live)&ends_at;
    each updates { post stage=(Words[status.id|status_id]|status.name)~'detected=investigating' at=reported_at body=message; }
    if !updates.0 { say at=Latest.reported_at body=Latest.message; }
    set starts=starts_at|reported_at|Oldest created=reported_at|Oldest;
    say stage='postmortem' at=postmortem.reported_at body=postmortem.message;
    each Latest.impacts {
      let Service service.id|service_id;
      affect Service;
      if Live&Services[Service] {
        mention id=Service
          status=(Words[severity.id|severity_id]|severity.name)~'degraded=degraded_performance,partial=partial_outage,outage=major_outage,fulloutage=major_outage,down=major_outage,maintenance=under_maintenance';
      }
    }
  }
}
page incidents=0&'1' maintenances=0&'1';
";
