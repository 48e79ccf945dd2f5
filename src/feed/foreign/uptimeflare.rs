//! UptimeFlare: `/api/data`, monitors by their ids and the maintenances of its configuration.
//!
//! Names and groups stand in the page's own code alone. Maintenances that are over stay in the list, which
//! is absent before 2026.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "uptimeflare",
    rules: &[("*/api/data", &["$1/api/data"]), ("*", &["$1/api/data"])],
    documents: [
        "data": "up down updatedAt monitors{}",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "UptimeFlare",
    tells: "monitors by their ids, maintenances with affected monitors",
    cannot: "names and groups; incidents",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
let Old 0.updatedAt*'30'<Now;
fields 0.monitors { component id=Key name=Key status=up='false'&'major_outage'|!Old&up?'true=operational'|'unknown'; }
now 0 updatedAt;
each 0.maintenances {
  let Begun start<Now;
  notice planned='1' id=title+'@'+start title stage=!('1'<end)&Begun&'in_progress'|'scheduled' starts=start ends=end;
  say at=Begun&start body;
  each monitors { affect .; }
}
page maintenances=0.maintenances&'1';
";
