//! FlashDuty: the widget summary of a status page, `/api/widget/v1/summary.json`.
//!
//! It names only components that something affects.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "flashduty",
    rules: &[
        ("*/api/widget/v1/summary.json", &["$1/api/widget/v1/summary.json"]),
        ("*", &["$1/api/widget/v1/summary.json"]),
    ],
    documents: &[Document {
        name: "widget summary",
        signature: "overall.status ongoing_incidents !page_title",
        shape: &DOCUMENT,
    }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "FlashDuty",
    tells: "incidents and maintenances with stage, impact and affected components, their groups",
    cannot: "components that nothing affects; posts but the last",
    cors: Cors::Yes,
};

static DOCUMENT: Shape = record! {
    page: PAGE,
    overall: OVERALL,
    ongoing_incidents: List(&EVENT, INCIDENTS),
    in_progress_maintenances: List(&EVENT, INCIDENTS),
    scheduled_maintenances: List(&EVENT, INCIDENTS),
    page_title: Any,
};
static PAGE: Shape = record! { name: Text, url: Text };
static OVERALL: Shape = record! { status: Text };
static EVENT: Shape = record! {
    id: Scalar, title: Text, phase: Text, impact: Text, started_at: Scalar, updated_at: Scalar, starts_at: Scalar, ends_at: Scalar,
    scheduled_end_at: Scalar, url: Text, last_update: UPDATE, affected_components: List(&AFFECTED, COMPONENTS),
};
static UPDATE: Shape = record! { at: Scalar, message: Lines };
static AFFECTED: Shape = record! { id: Scalar, name: Text, group_name: Text, status: Text };

const STATES: &str = "degraded=degraded_performance full_outage=major_outage maintenance=under_maintenance";
const IMPACTS: &str = "operational=minor degraded=minor partial_outage=major full_outage=critical";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let summary = answer.get(0);
    page.name = say(summary.get("page"), "name");
    page.url = say(summary.get("page"), "url").into();
    let mut seen = Vec::new();
    let lists = [
        ("ongoing_incidents", ""),
        ("in_progress_maintenances", "in_progress"),
        ("scheduled_maintenances", "scheduled"),
    ];
    for (list, planned_stage) in lists {
        let planned = !planned_stage.is_empty();
        for event in page.rows(summary, list) {
            let mut affected = Vec::new();
            for component in event.items("affected_components") {
                let id = first(component, "id name");
                affected.push(id);
                seen.push((id, component));
            }
            let phase = if planned { planned_stage } else { say(event, "phase") };
            let update = event.get("last_update");
            let said_at = page.at(update, "at");
            let started = page.at(event, "started_at");
            let starts = page.at(event, "starts_at").or(started);
            let notice = Notice {
                planned,
                id: say(event, "id").into(),
                title: say(event, "title"),
                stage: phase,
                impact: stage(event, "impact", IMPACTS),
                starts,
                ends: if planned {
                    page.at(event, "ends_at").or_else(|| page.at(event, "scheduled_end_at"))
                } else {
                    None
                },
                created: if planned { None } else { started },
                updated: page.at(event, "updated_at"),
                link: say(event, "url").into(),
                affected,
                posts: said(phase, said_at, say(update, "message")),
            };
            page.notices.push(notice);
        }
    }
    for (id, component) in once(seen) {
        page.component(
            id,
            say(component, "name"),
            status(component, "status", STATES),
            say(component, "group_name"),
        );
    }
    page.tells_incidents = true;
    page.tells_maintenances = true;
    if page.components.is_empty() && page.notices.is_empty() {
        page.overall(status(summary.get("overall"), "status", STATES));
    }
}
