//! cState: the index, which has what is open, and the list of all issues. It has no stages and no posts: an issue's text stands on its own
//! page alone.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::{go, iso, written};
use super::System;

pub const SYSTEM: System = System { name: "cstate", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let categories = moment.groups.iter().map(|name| json!({ "name": name, "hideTitle": false, "closedByDefault": false }));
    let index = json!({
        "is": "index", "cStateVersion": "6.0.1", "apiVersion": "2.0", "title": moment.name, "languageCodeHTML": "en",
        "languageCode": "en", "baseURL": moment.here, "description": "", "summaryStatus": word(!moment.is_well()),
        "categories": categories.collect::<Vec<_>>(), "pinnedIssues": [],
        "systems": moment.components.iter().map(|it| system(moment, it)).collect::<Vec<_>>(),
        "buildDate": written(moment.now, "%Y-%m-%d"), "buildTime": written(moment.now, "%H:%M"), "buildTimezone": "UTC",
        "alwaysKeepBrandColor": "true",
    });
    let issues: Vec<_> = moment.incident.iter().map(|it| issue(moment, it)).collect();
    let issues = json!({ "is": "issues", "languageCode": "en", "title": "Issues", "pages": issues });
    vec![("/index.json", index), ("/issues/index.json", issues)]
}

fn system(moment: &Moment, component: &Component) -> Value {
    let issues = moment.open().filter(|incident| incident.affected == component.number);
    json!({
        "name": component.name, "category": moment.group_of(component).unwrap_or("Uncategorized"), "status": word(component.is_slow),
        "unresolvedIssues": issues.map(|it| issue(moment, it)).into_iter().collect::<Vec<_>>(),
    })
}

fn issue(moment: &Moment, incident: &Incident) -> Value {
    json!({
        "is": "issue", "title": incident.title, "createdAt": go(incident.began), "lastMod": go(incident.updated),
        "permalink": moment.link(incident), "severity": "disrupted", "resolved": incident.is_over(), "informational": false,
        // As its author wrote it, and what a Go template writes of nothing.
        "resolvedAt": incident.ended.map_or("<no value>".to_owned(), iso),
        "affected": [moment.affected(incident).name], "filename": "degraded-performance.md",
    })
}

fn word(is_slow: bool) -> &'static str {
    if is_slow { "disrupted" } else { "ok" }
}
