//! Statuspal: the summary of a status page, `/api/v2/status_pages/<page>/summary`.
//!
//! A service that nothing affects has no state. So has one in a list of another maker, who calls it something else: where neither a page nor
//! maintenances stand beside it, nothing is well. Services nest; those with others in them are groups here. An incident may name a group and
//! some of its members: then it is the members that it names.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "statuspal",
    rules: &[
        ("*/summary", &["$1/summary"]),
        ("https://*.statuspal.eu", &["https://statuspal.eu/api/v2/status_pages/$1/summary"]),
        ("https://*.statuspal.io", &["https://statuspal.io/api/v2/status_pages/$1/summary"]),
        ("*/api/v2/status_pages/*", &["$1/api/v2/status_pages/$2/summary"]),
    ],
    documents: [
        "summary": "services[] incidents[] !posts !components !services.0.status",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Statuspal",
    tells: "services with their groups, incidents with posts and affected services, maintenances, notices",
    cannot: "how bad a type of the page's own is",
    cors: Cors::Unknown,
};

const SCRIPT: &str = "
let States 'minor=degraded_performance,major=major_outage,scheduled=under_maintenance,maintenance=under_maintenance';
let Head 0.status_page;
let Well (0.maintenances|Head)&'operational';
page id=Head.subdomain name=Head.name url=Head.url zone=Head.time_zone incidents='1' maintenances=0.upcoming_maintenances&'1';
each 0.services {
  let Group children.0&(id|name);
  if Group { group id=Group name; }
  let Own current_incident_type;
  each children { if current_incident_type { let Own; } }
  each children.0&children|. {
    let Inner children.0&(id|name)|Group;
    if children.0 { group id=Inner name group=Group; put Parents Inner Group; }
    let Deep current_incident_type|Own;
    each children { if current_incident_type { let Deep; } }
    each children.0&children|. {
      component id=id|name name status=(current_incident_type|Deep|Well)~States group=Inner;
      put Parents id|name Inner;
      put Inside Group id|name;
    }
  }
}
each 0.incidents 0.maintenances 0.upcoming_maintenances {
  let Event List+'/'+id+'/';
  each service_ids { put Covered Event+Parents[.] '1'; put Covered Event+Parents[Parents[.]] '1'; }
}
each 0.incidents 0.maintenances 0.upcoming_maintenances {
  let Planned List;
  let Event List+'/'+id+'/';
  let Created inserted_at;
  let Stage; let Last;
  notice planned=Planned id title impact=type~'minor=minor,major=major,scheduled=minor' starts=starts_at ends=ends_at
    created=Created updated=updated_at link=url;
  each updates {
    let At posted_at|inserted_at;
    let Word !Planned&type~'issue=investigating,update=,info=';
    post stage=Word at=At body=description;
    if Word&!(At<Last) { let Last At; let Stage Word; }
  }
  say at=Created|!Planned&starts_at body=description;
  set stage=Planned='1'&0.upcoming_maintenances&starts_at<Now&!(ends_at<Now)&'in_progress'|Planned&'scheduled'|'1'<ends_at&'resolved'|Stage;
  each service_ids {
    if !Covered[Event+.] {
      let Found;
      among Inside . { affect .; let Found '1'; }
      if !Found { affect .; }
    }
  }
}
each 0.info_notices {
  notice id title impact='none' starts=starts_at;
  say at=starts_at body=description;
}
";
