//! Instatus: what goes on (`/summary.json`), and the components (`/v3/components.json`).
//!
//! An incident says by itself not what it affects; a component says which incidents it has.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "instatus",
    rules: &[
        ("*/v3/components.json", &["$1/summary.json", "$1/v3/components.json"]),
        ("*/v3/summary.json", &["$1/v3/summary.json", "?$1/v3/components.json"]),
        ("*/summary.json", &["$1/summary.json", "?$1/v3/components.json"]),
        ("*", &["$1/summary.json", "?$1/v3/components.json"]),
    ],
    documents: &[
        Document {
            name: "summary",
            signature: "page.status !page.id !status !components !probes",
            shape: &SUMMARY,
        },
        Document {
            name: "components",
            signature: "components.0.status=OPERATIONAL|UNDERMAINTENANCE|DEGRADEDPERFORMANCE|PARTIALOUTAGE|MINOROUTAGE|MAJOROUTAGE !page",
            shape: &LISTED,
        },
        Document {
            name: "components",
            signature: "status=OPERATIONAL|UNDERMAINTENANCE|DEGRADEDPERFORMANCE|PARTIALOUTAGE|MINOROUTAGE|MAJOROUTAGE name isParent",
            shape: &BARE,
        },
    ],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Instatus",
    tells: "incidents with stage and impact, maintenances, components with their groups",
    cannot: "posts; what is affected, without `/v3/components.json`",
    cors: Cors::Yes,
};

static SUMMARY: Shape = record! {
    page: PAGE,
    activeIncidents: List(&EVENT, INCIDENTS),
    activeMaintenances: List(&EVENT, INCIDENTS),
    status: Any,
    components: Any,
    probes: Any,
};
static PAGE: Shape = record! { id: Any, name: Text, url: Text, status: Text };
static EVENT: Shape = record! {
    id: Scalar, name: Text, started: Scalar, start: Scalar, status: Text, impact: Text, url: Text, updatedAt: Scalar, duration: Scalar,
};
static LISTED: Shape = record! { components: List(&COMPONENT, COMPONENTS), page: Any };
static BARE: Shape = List(&COMPONENT, COMPONENTS);
static COMPONENT: Shape = record! {
    id: Scalar, name: Text, status: Text, isParent: Any, group: GROUP, activeIncidents: List(&EVENT, INCIDENTS),
    children: List(&CHILD, COMPONENTS),
};
static CHILD: Shape =
    record! { id: Scalar, name: Text, status: Text, activeIncidents: List(&EVENT, INCIDENTS) };
static GROUP: Shape = record! { id: Scalar, name: Text };

/// They are Statuspage's words but for one; it reads them however they are spaced, others may not.
const STATES: &str = "OPERATIONAL=operational UNDERMAINTENANCE=under_maintenance DEGRADEDPERFORMANCE=degraded_performance \
MINOROUTAGE=partial_outage PARTIALOUTAGE=partial_outage MAJOROUTAGE=major_outage";
const OVERALL: &str = "UP=operational HASISSUES=degraded_performance UNDERMAINTENANCE=under_maintenance";
const IMPACTS: &str = "OPERATIONAL=none UNDERMAINTENANCE=minor DEGRADEDPERFORMANCE=minor MINOROUTAGE=minor PARTIALOUTAGE=major \
MAJOROUTAGE=critical";
const STAGES: &str = "INVESTIGATING=investigating IDENTIFIED=identified MONITORING=monitoring RESOLVED=resolved \
NOTSTARTEDYET=scheduled INPROGRESS=in_progress COMPLETED=completed";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let summary = answer.get(0);
    let head = summary.get("page");
    page.name = say(head, "name");
    page.url = say(head, "url").into();
    let mut affected = Vec::new();
    for row in page.rows(answer.get(1), "components").iter().chain(list(answer.get(2))) {
        let children = row.items("children");
        if children.is_empty() {
            let group = row.get("group");
            component(row, first(group, "id name"), page, &mut affected);
            if !say(group, "id").is_empty() {
                page.group(say(group, "id"), say(group, "name"));
            }
        } else {
            page.group(say(row, "id"), say(row, "name"));
            for child in children {
                component(child, say(row, "id"), page, &mut affected);
            }
        }
    }
    affected.sort_unstable();
    for (list, planned) in [("activeIncidents", false), ("activeMaintenances", true)] {
        for event in page.rows(summary, list) {
            let mut notice = notice(event, planned, page);
            let start = affected.partition_point(|(incident, _)| *incident < notice.id.as_ref());
            for (incident, component) in affected.get(start..).unwrap_or_default() {
                if *incident != notice.id {
                    break;
                }
                notice.affected.push(component);
            }
            page.notices.push(notice);
        }
    }
    // The lists are left out where they are empty.
    page.tells_incidents = summary.is_record();
    page.tells_maintenances = summary.is_record();
    if page.components.is_empty() && page.notices.is_empty() {
        let word = say(head, "status");
        // `ONEMAJOROUTAGE` is real, though not documented.
        let states =
            ["MAJOROUTAGE", "PARTIALOUTAGE", "MINOROUTAGE"].into_iter().find(|state| word.ends_with(state));
        page.overall(states.map_or_else(
            || status(head, "status", OVERALL),
            |state| super::tools::words::word(STATES, state),
        ));
    }
}

fn component<'a>(
    row: &'a Node<'a>,
    group: &'a str,
    page: &mut Page<'a>,
    affected: &mut Vec<(&'a str, &'a str)>,
) {
    let id = first(row, "id name");
    page.component(id, say(row, "name"), status(row, "status", STATES), group);
    for incident in row.items("activeIncidents") {
        affected.push((say(incident, "id"), id));
    }
}

fn notice<'a>(event: &'a Node<'a>, planned: bool, page: &mut Page<'a>) -> Notice<'a> {
    let starts = if planned { page.at(event, "start") } else { page.at(event, "started") };
    // Minutes.
    let lasts = count(event, "duration").and_then(|minutes| i64::try_from(minutes).ok()).filter(|_| planned);
    let ends = starts
        .zip(lasts)
        .map(|(starts, minutes)| Time(starts.0.saturating_add(minutes.saturating_mul(60_000))));
    let impact = match stage(event, "impact", IMPACTS) {
        word @ ("none" | "minor" | "major" | "critical") => word,
        _ => "minor",
    };
    Notice {
        planned,
        id: say(event, "id").into(),
        title: say(event, "name"),
        stage: stage(event, "status", STAGES),
        impact,
        starts,
        ends,
        created: if planned { None } else { starts },
        updated: page.at(event, "updatedAt"),
        link: say(event, "url").into(),
        ..Notice::default()
    }
}
