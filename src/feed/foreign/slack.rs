//! Slack's own status: `/api/v2.0.0/current`.
//!
//! It names services only where something affects them, and does not say how they are, nor when a maintenance ahead is to begin.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "slack",
    rules: &[
        ("*/api/v2.0.0/current", &["$1/api/v2.0.0/current"]),
        ("https://status.slack.com", &["https://slack-status.com/api/v2.0.0/current"]),
        ("*", &["$1/api/v2.0.0/current"]),
    ],
    documents: [
        "current": "status active_incidents[] !components",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Slack",
    tells: "incidents, notices and maintenances with their posts and the services that they name",
    cannot: "services that nothing affects; the state of those that something does; stages; when a maintenance is to begin",
    cors: Cors::No,
};

const SCRIPT: &str = "
page name='Slack' url='https://slack-status.com' incidents='1' maintenances='1';
let Over 0.status='ok';
each 0.active_incidents {
  let Ahead status='scheduled';
  let Planned Ahead|type='maintenance';
  let Done status='resolved'|status='completed'|status='cancelled';
  let Mild Ahead|type='notice';
  if Done { let Over '1'; }
  notice planned=Planned id title
    stage=status~(Planned&'active=in_progress,resolved=completed'|'active=,completed=resolved')
    impact=type~'outage=critical,incident=minor,notice=none'
    starts=!Ahead&date_created created=date_created updated=date_updated link=url;
  each notes { post at=date_created body; }
  each services {
    affect .;
    if !Done { mention id=. status=Mild&'operational'|'unknown'; }
  }
}
if !Components&(Over|!Notices) { overall status=Over&'operational'|0.status; }
";
