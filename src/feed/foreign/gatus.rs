//! Gatus: its endpoints (`/api/v1/endpoints/statuses`), its suites, and the announcements in `/api/v1/config`.
//!
//! It knows whether the last check went well. Its windows of maintenance silence alerts and stand nowhere; an empty list is what it
//! answers in the first moments after a start. What it has of other instances has their keys, and names of its own. Its announcements are
//! listed newest first, and what is older than one that says `operational` is over: none of them has an end.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "gatus",
    rules: &[
        ("*/api/v1/endpoints/*/statuses", &["$1/api/v1/endpoints/$2/statuses"]),
        ("*/api/v1/*", ALL),
        ("*", ALL),
    ],
    documents: [
        "endpoints": "[] key results[] !slug",
        "one endpoint": "key results[] name !slug",
        "config": "oidc authenticated",
    ],
    script: SCRIPT,
};

const ALL: &[&str] = &["$1/api/v1/endpoints/statuses", "?$1/api/v1/suites/statuses", "?$1/api/v1/config"];

pub const GUIDE: Guide = Guide {
    title: "Gatus",
    tells: "endpoints and suites with their groups, announcements",
    cannot: "incidents; maintenances; whether what fails is slow or down",
    cors: Cors::No,
};

const SCRIPT: &str = "
every 0 1 { each . { now results timestamp; put Names key name; } }
every 0 1 {
  each . {
    silence results timestamp;
    component id=Names[key]=name&key|key+'/'+name name group
      status=results.$.success='false'&'major_outage'|!Silent&results.$.success?'true=operational'|'unknown';
  }
}
let Over;
each 2.announcements {
  if archived#'true' {
    if type='operational' { let Over timestamp; }
    notice id=timestamp title=message^ stage=Over&'resolved'
      impact=type~'outage=critical,warning=minor,information=none,operational=none' starts=timestamp ends=Over created=timestamp;
    say at=timestamp body=message;
  }
}
page incidents=2&'1';
";
