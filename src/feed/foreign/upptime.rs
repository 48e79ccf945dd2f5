//! Upptime: `history/summary.json` of a repository, and its issues as GitHub lists them, where those are asked, too.
//!
//! The summary knows sites alone. GitHub answers 60 times an hour for each address on the net, so issues are not asked by themselves.

use super::prelude::*;

pub static FORMAT: Format = system! {
    name: "upptime",
    rules: &[
        ("https://github.com/*/*", &["https://raw.githubusercontent.com/$1/$2/HEAD/history/summary.json"]),
        (
            "https://raw.githubusercontent.com/*/*/*/history/summary.json",
            &["https://raw.githubusercontent.com/$1/$2/$3/history/summary.json"],
        ),
    ],
    documents: [
        "summary": "[] slug status uptimeDay dailyMinutesDown",
        "issues": "[] number html_url labels[] state",
    ],
    script: SCRIPT,
};

pub const GUIDE: Guide = Guide {
    title: "Upptime",
    tells: "sites; incidents and maintenances with what they affect, from GitHub's issues",
    cannot: "groups; incidents, where only the summary is read; posts; whether a site is down or its history was edited by hand",
    cors: Cors::Yes,
};

const SCRIPT: &str = "
each 0 { component id=slug name status=status?'up=operational,down=major_outage,degraded=degraded_performance'; }
each 1 {
  let Planned; let Incident; let Over state='closed'; let Body body;
  each labels {
    if name='maintenance' { let Planned '1'; }
    if name='status' { let Incident '1'; }
  }
  if (Planned|Incident)&!pull_request {
    notice planned=Planned id=number title stage=Planned&Over&'completed'|Planned&'scheduled'|Over&'resolved'
      impact=title%'\u{1f6d1}'&'critical'|'minor' starts=Planned&Body@'start'|!Planned&created_at
      ends=Planned&Body@'end'|!Planned&closed_at created=created_at updated=updated_at link=html_url;
    if Planned {
      each Body@'expectedDown' { affect .; }
      each Body@'expectedDegraded' { affect .; }
    }
    if !Planned { each labels { if name#'status' { affect name; } } }
    say at=created_at body;
  }
}
page incidents=1&'1' maintenances=1&'1';
";
