//! Documents and policies that are made up: any JSON at all, and feeds that are nearly right. What holds for them `properties.rs` says.

use super::support::policy;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use status_widget::options::Policy;

/// Any JSON, with the names of the format more often than chance would have them.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words(),
    ];
    leaf.prop_recursive(6, 96, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((names(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

pub fn names() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "page",
        "components",
        "incidents",
        "scheduled_maintenances",
        "incident",
        "status",
        "indicator",
        "id",
        "name",
        "url",
        "time_zone",
        "impact",
        "shortlink",
        "created_at",
        "started_at",
        "resolved_at",
        "updated_at",
        "scheduled_for",
        "scheduled_until",
        "incident_updates",
        "display_at",
        "affected_components",
        "code",
        "body",
        "group",
        "group_id",
        "ongoing_incidents",
    ]);
    prop_oneof![9 => known.prop_map(str::to_owned), 1 => ".{0,6}"]
}

pub fn words() -> impl Strategy<Value = Value> {
    let known = prop::sample::select(vec![
        "operational",
        "degraded_performance",
        "partial_outage",
        "major_outage",
        "under_maintenance",
        "investigating",
        "identified",
        "monitoring",
        "resolved",
        "postmortem",
        "scheduled",
        "in_progress",
        "verifying",
        "completed",
        "none",
        "minor",
        "major",
        "critical",
        "maintenance",
        "a",
        "b",
        "c",
        "2026-03-10T11:00:00Z",
        "2026-03-10T13:00:00-03:00",
        "2026-03-11T00:00:00",
        "https://x.example",
        "javascript:x",
    ]);
    prop_oneof![4 => known.prop_map(Value::from), 1 => ".{0,12}".prop_map(Value::from)]
}

/// A feed that is as it should be: few ids, so that things meet; each id once.
pub fn feed() -> impl Strategy<Value = Value> {
    let state = prop::sample::select(vec![
        "operational",
        "degraded_performance",
        "partial_outage",
        "major_outage",
        "under_maintenance",
        "odd",
    ]);
    let component = (state, prop::option::of(0_usize..2));
    let components = prop::collection::vec(component, 0..7).prop_map(|rows| {
        let row = |(index, (status, group)): (usize, (&str, Option<usize>))| {
            json!({"id": format!("c{index}"), "name": format!("Component {index}"), "status": status,
                   "group_id": group.map(|group| format!("g{group}"))})
        };
        let groups = (0..2)
            .map(|group| json!({"id": format!("g{group}"), "name": format!("Group {group}"), "group": true}));
        // One whose state is known: of a feed without any, nothing is.
        let well = json!({"id": "well", "name": "Well", "status": "operational"});
        rows.into_iter().enumerate().map(row).chain(groups).chain([well]).collect::<Vec<_>>()
    });
    (components, prop::collection::vec(incident(), 0..6)).prop_map(|(components, incidents)| {
        let with_id = |(index, (planned, mut incident)): (usize, (bool, Value))| {
            incident["id"] = json!(format!("i{index}"));
            (planned, incident)
        };
        let all: Vec<_> = incidents.into_iter().enumerate().map(with_id).collect();
        let pick = |wanted: bool| all.iter().filter(move |(planned, _)| *planned == wanted).map(|(_, it)| it.clone());
        json!({"page": {"id": "p", "url": "https://status.example.com"}, "components": components,
               "incidents": pick(false).collect::<Vec<_>>(), "scheduled_maintenances": pick(true).collect::<Vec<_>>()})
    })
}

pub fn incident() -> impl Strategy<Value = (bool, Value)> {
    let stages = ["investigating", "identified", "monitoring", "resolved", "odd"];
    let planned = ["scheduled", "in_progress", "verifying", "completed"];
    let hours = || prop::option::of(-30_i64..60);
    let touched = || prop::collection::vec(0_usize..9, 0..3);
    let impact = prop::sample::select(vec!["none", "minor", "major", "critical", "maintenance", "odd"]);
    (any::<bool>(), 0_usize..5, impact, hours(), hours(), touched(), touched()).prop_map(
        move |(is_planned, stage, impact, starts, ends, embedded, named)| {
            let at = |hours: Option<i64>| hours.map(|hours| format!("2026-03-{:02}T{:02}:00:00Z", 10 + (hours + 48) / 24 - 2, (hours + 48) % 24));
            let stage = if is_planned { planned[stage % 4] } else { stages[stage] };
            let codes = |codes: Vec<usize>, key: &str| -> Vec<Value> {
                codes.into_iter().map(|code| json!({key: format!("c{code}"), "name": "x"})).collect()
            };
            let update = json!({"status": stage, "display_at": at(Some(-3)), "affected_components": codes(named, "code")});
            let older = json!({"status": stages[0], "display_at": at(Some(-5)), "affected_components": null});
            (is_planned, json!({"name": "Title", "status": stage, "impact": impact, "scheduled_for": at(starts),
                "scheduled_until": at(ends), "created_at": at(Some(-6)), "components": codes(embedded, "id"),
                "incident_updates": [update, older]}))
        },
    )
}

pub fn policies() -> impl Strategy<Value = Policy> {
    let filter = || prop::sample::select(vec!["", "c0", "c1, c2", "Group 0", "component 3", "nobody"]);
    let minimum = prop::sample::select(vec!["info", "minor", "major", "critical"]);
    let maintenance = prop::sample::select(vec!["24h", "1h", "active", "off"]);
    (filter(), filter(), minimum, any::<bool>(), any::<bool>(), maintenance).prop_map(
        |(components, exclude, minimum, page_wide, confirm, maintenance)| {
            policy(&[
                ("components", components),
                ("exclude", exclude),
                ("minimum", minimum),
                ("page-wide", if page_wide { "show" } else { "hide" }),
                ("confirm", if confirm { "yes" } else { "no" }),
                ("maintenance", maintenance),
            ])
        },
    )
}
