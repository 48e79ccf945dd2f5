//! OneUptime: one overview, whose states are the customer's own and whose references and times are wrapped. An incident that is over is
//! gone from what goes on, and its postmortem with it.

use serde_json::{Value, json};

use super::moment::{Component, Incident, Moment};
use super::times::iso;
use super::System;

const PAGE: &str = "0c6f2c0e-52d5-4b0f-8a53-5f3a5f2c7b11";

pub const SYSTEM: System = System { name: "oneuptime", source: "/status-page/0c6f2c0e-52d5-4b0f-8a53-5f3a5f2c7b11", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let groups = moment.groups.iter().enumerate().map(|(place, name)| {
        json!({ "_id": format!("group-{place}"), "parentStatusPageGroupId": null, "name": name })
    });
    let states = [("Operational", true), ("Degraded", false), ("Offline", false)];
    let states = (1..).zip(states).map(|(priority, (name, is_well)): (usize, _)| {
        json!({ "_id": format!("state-{priority}"), "name": name, "isOperationalState": is_well, "priority": priority,
            "color": { "_type": "Color", "value": "#2ab57d" } })
    });
    let open = moment.open();
    let overview = json!({
        "overallStatus": null, "statusPage": { "_id": PAGE, "isPublicStatusPage": true },
        "statusPageResources": moment.components.iter().map(resource).collect::<Vec<_>>(),
        "resourceGroups": groups.collect::<Vec<_>>(), "monitorStatuses": states.collect::<Vec<_>>(),
        "monitorStatusTimelines": [], "monitorGroupCurrentStatuses": {}, "monitorsInGroup": {},
        "activeIncidents": open.map(incident).into_iter().collect::<Vec<_>>(),
        "incidentPublicNotes": open.map(notes).unwrap_or_default(), "incidentStateTimelines": [],
        "scheduledMaintenanceEvents": [], "scheduledMaintenanceEventsPublicNotes": [],
        "scheduledMaintenanceStateTimelines": [], "activeAnnouncements": [], "timelineIncidents": [],
    });
    let title = json!({ "title": moment.name, "description": null, "_id": PAGE, "enableSearchEngineIndexing": true });
    vec![
        ("/status-page-api/overview/0c6f2c0e-52d5-4b0f-8a53-5f3a5f2c7b11", overview),
        ("/status-page-api/seo/0c6f2c0e-52d5-4b0f-8a53-5f3a5f2c7b11", title),
    ]
}

fn resource(component: &Component) -> Value {
    let monitor = monitor(component.number);
    let state = reference(if component.is_slow { "state-2" } else { "state-1" });
    json!({
        "_id": format!("resource-{}", component.number), "displayName": component.name, "order": component.number,
        "monitor": { "_id": monitor, "currentMonitorStatusId": state }, "monitorId": reference(&monitor),
        "monitorGroupId": null, "statusPageGroupId": component.group.map(|place| reference(&format!("group-{place}"))),
    })
}

fn incident(incident: &Incident) -> Value {
    json!({
        "_id": incident.id, "title": incident.title, "description": incident.news().next().map(|post| &post.body),
        "declaredAt": time(incident.created), "createdAt": time(incident.created), "updatedAt": time(incident.updated),
        "monitors": [{ "_id": monitor(incident.affected) }],
        // Stages by the customer's own names.
        "currentIncidentState": { "_id": "stage", "name": incident.stage(), "order": 2 },
        "incidentSeverity": { "_id": "severity", "name": "Minor Incident" },
        "postmortemNote": null, "showPostmortemOnStatusPage": false, "postmortemPostedAt": null,
    })
}

/// What was posted after the description, newest first.
fn notes(incident: &Incident) -> Vec<Value> {
    let note = |(number, post): (usize, &super::moment::Post)| {
        json!({ "_id": format!("note-{number}"), "incidentId": reference(&incident.id), "note": post.body, "postedAt": time(post.at) })
    };
    let mut notes: Vec<_> = (1..).zip(incident.news().skip(1)).map(note).collect();
    notes.reverse();
    notes
}

fn monitor(number: usize) -> String {
    format!("monitor-{number}")
}

fn reference(id: &str) -> Value {
    json!({ "_type": "ObjectID", "value": id })
}

fn time(at: i64) -> Value {
    json!({ "_type": "DateTime", "value": iso(at) })
}
