//! incident.io: the Widget API of its pages, which knows what is affected, and their Statuspage look-alike, which does not.
//!
//! The look-alike alone is a Statuspage document and is left as it is. Together the Widget API says what is affected, the
//! look-alike which components there are and what was said.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "incident-io",
    rules: &[
        ("*/api/v1/summary", &["$1/api/v1/summary", "?$1/api/v2/summary.json"]),
        ("*/api/v2/summary.json", &["$1/api/v2/summary.json"]),
        ("*", &["$1/api/v1/summary", "?$1/api/v2/summary.json"]),
        ("*", &["$1/api/v2/summary.json"]),
    ],
    documents: [
        "widget summary": "page_title page_url",
        "compatible summary": "page.id%26 !page.time_zone",
    ],
    as_it_is: 1,
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "incident.io",
    tells: "incidents, maintenances, affected components with their groups; all components and posts from the compatible feed",
    cannot: "components that nothing affects, where only the Widget API is read; what is affected, where only the compatible feed is, nor \
             that an incident has ended, where that has `null` for no incidents",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
let States 'full_outage=major_outage';
page id=1.page.id name=0.page_title url=0.page_url incidents='1' maintenances='1';
each 1.components { component id name status; }
each 1.incidents 1.scheduled_maintenances { put Told id .; }
let Open;
each 0.ongoing_incidents|1.incidents 0.in_progress_maintenances 0.scheduled_maintenances|!0.in_progress_maintenances&1.scheduled_maintenances {
  let Planned List;
  if Planned#'2' { let Open '1'; }
  let Stage status~'maintenance_in_progress=in_progress,maintenance_scheduled=scheduled';
  let Incident Told[id];
  notice planned=Planned id title=name stage=Stage
    impact=(current_worst_impact|impact)~'operational=minor,degraded_performance=minor,partial_outage=major,full_outage=critical'
    starts=starts_at|scheduled_for|started_at|Incident.created_at ends=Planned&(ends_at|scheduled_end_at|scheduled_until)
    created=Incident.created_at updated=last_update_at|updated_at link=url|shortlink;
  each affected_components {
    affect id|name;
    mention id name status=current_status?States group=group_name;
  }
  each Incident.incident_updates { post stage=status at=created_at body; }
  if !Incident { say stage=Stage at=last_update_at body=last_update_message; }
}
if !Open&!1&(0.ongoing_incidents|0.in_progress_maintenances|0.scheduled_maintenances) { overall status='operational'; }
";
