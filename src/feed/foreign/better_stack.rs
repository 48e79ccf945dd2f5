//! Better Stack: `/index.json` of a status page, a JSON:API document in which everything stands in one list.
//!
//! Reports that are over stay in the list, some without an end: their state says so. They have no stages.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "better-stack",
    rules: &[("*/index.json", &["$1/index.json"]), ("*", &["$1/index.json"])],
    documents: [
        "index": "data.type=status_page data.attributes.aggregate_state included[]",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Better Stack",
    tells: "components with their sections, reports with posts and affected components, maintenances, the announcement",
    cannot: "stages",
    cors: Cors::Unknown,
};

const SCRIPT: &str = "
let States 'degraded=degraded_performance,downtime=major_outage,maintenance=under_maintenance';
let Head 0.data.attributes;
page id=0.data.id name=Head.company_name zone=Head.timezone incidents='1' maintenances='1'
  url=Head.custom_domain&'https://'+Head.custom_domain|Head.subdomain&'https://'+Head.subdomain+'.betteruptime.com';
each 0.included {
  if type='status_page_section' { group id name=attributes.name; }
  if type='status_page_resource' {
    component id name=attributes.public_name status=attributes.status?States group=attributes.status_page_section_id;
  }
  if type='status_update' { put Updates id attributes; }
}
each 0.included {
  if type='status_report' {
    let Report attributes;
    let Planned Report.report_type='maintenance';
    let Over Report.aggregate_state='resolved';
    notice planned=Planned id title=Report.title stage=Planned&Over&'completed'|Planned&'scheduled'|Over&'resolved'
      impact=Report.aggregate_state~'degraded=minor,downtime=critical,resolved=none,operational=none'
      starts=Report.starts_at;
    each Report.affected_resources { if Over|status#'resolved' { affect status_page_resource_id; } }
    each relationships.status_updates.data {
      let Update Updates[id];
      if Update { post at=Update.published_at body=Update.message; }
    }
    set ends=(Planned|Over)&(Report.ends_at|Over&Newest);
  }
}
if Head.announcement { notice id='announcement' title=Head.announcement impact='none'; }
let Overall Head.aggregate_state?States;
if !Components&!Notices&Overall#'operational' { overall status=Overall; }
";
