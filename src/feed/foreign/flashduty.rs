//! FlashDuty: the widget summary of a status page, `/api/widget/v1/summary.json`.
//!
//! It names only components that something affects.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "flashduty",
    rules: &[
        ("*/api/widget/v1/summary.json", &["$1/api/widget/v1/summary.json"]),
        ("*", &["$1/api/widget/v1/summary.json"]),
    ],
    documents: [
        "widget summary": "overall.status page.name",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "FlashDuty",
    tells: "incidents and maintenances with stage, impact and affected components, their groups",
    cannot: "components that nothing affects; posts but the last",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
let States 'degraded=degraded_performance,full_outage=major_outage,maintenance=under_maintenance';
page name=0.page.name url=0.page.url incidents='1' maintenances='1';
let Overall 0.overall.status?States; let Open;
each 0.ongoing_incidents 0.in_progress_maintenances 0.scheduled_maintenances {
  let Planned List;
  if Planned#'2'&phase~'resolved=,completed=,*=1'&(!Planned|Overall='under_maintenance') { let Open '1'; }
  let Stage Planned='1'&'in_progress'|Planned&'scheduled'|phase;
  notice planned=Planned id title stage=Stage
    impact=impact~'operational=minor,degraded=minor,partial_outage=major,full_outage=critical'
    starts=starts_at|started_at ends=Planned&(ends_at|scheduled_end_at) updated=updated_at link=url;
  say stage=Stage at=last_update.at body=last_update.message;
  each affected_components { affect id|name; mention id name status=status?States group=group_name; }
}
if !Open&(!Components|Overall#'operational') { overall status=Overall; }
";
