//! Gatus: its endpoints (`/api/v1/endpoints/statuses`), its suites, and the announcements in `/api/v1/config`.
//!
//! It knows whether the last check went well. Its windows of maintenance silence alerts and stand nowhere; an empty list is what it
//! answers in the first moments after a start. What it has of other instances has their keys, and names of its own.

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
    component id=Names[key]=name&key|key+'/'+name name status=!Silent&results.$.success?'true=operational,false=major_outage'|'unknown' group;
  }
}
each 2.announcements {
  if archived#'true' {
    notice id=timestamp title=message^ impact=type~'outage=critical,warning=minor,information=none,operational=none'
      starts=timestamp created=timestamp;
    say at=timestamp body=message;
  }
}
page incidents=2&'1';
";
