//! The tables of the product's contract, each as one function of plain values.
//!
//! They know nothing of filters, memories or notices.

use super::reason::Because;
use crate::model::{ComponentStatus, Incident, Severity, Stage, Status};
use crate::notice::Kind;
use crate::options::Lead;
use crate::time::{Time, milliseconds};
use std::time::Duration;

/// The severity of an open incident.
///
/// | its relevant components | stage | severity |
/// |---|---|---|
/// | some in trouble now | any | the worst of their own statuses |
/// | some, none in trouble | monitoring | the impact, at most minor |
/// | some, none in trouble | any other | the impact |
/// | none | any | the impact |
pub fn severity(has_relevant: bool, troubles: Option<Severity>, stage: Stage, impact: Severity) -> Severity {
    match (troubles, stage) {
        (Some(worst), _) => worst,
        (None, Stage::Monitoring) if has_relevant => impact.min(Severity::Minor),
        (None, _) => impact,
    }
}

/// Where a relevant maintenance that is not over stands: under way, ahead, or hidden and why.
///
/// | stage | window | shows as |
/// |---|---|---|
/// | in progress, verifying | any, also past its planned end | under way |
/// | scheduled, unknown | begun and not past | under way |
/// | scheduled, unknown | past, or begun a day ago without an end: nobody has begun it | nothing |
/// | scheduled, unknown | ahead | upcoming, within the lead time |
/// | unknown | without a start | under way |
/// | scheduled | without a start | nothing: it cannot be near |
pub fn window(maintenance: &Incident, lead: Lead, now: Time) -> Result<(Kind, Because), Because> {
    if lead == Lead::Off {
        return Err(Because::MaintenanceOff);
    }
    let under_way = Ok((Kind::Maintenance, Because::UnderWay));
    if matches!(maintenance.stage, Stage::InProgress | Stage::Verifying) {
        return under_way;
    }
    if gives_up(maintenance).is_some_and(|end| end <= now) {
        return Err(Because::WindowPast);
    }
    match maintenance.starts {
        Some(start) if start <= now => under_way,
        None if maintenance.stage == Stage::Unknown => under_way,
        Some(start) => match lead {
            Lead::Within(lead) if start.since(now) <= milliseconds(lead) => {
                Ok((Kind::Upcoming, Because::Ahead))
            }
            _ => Err(Because::TooEarly),
        },
        None => Err(Because::TooEarly),
    }
}

/// When a maintenance that nobody has begun counts no more: at its end or, without one, a day after its start.
fn gives_up(maintenance: &Incident) -> Option<Time> {
    let a_day = Duration::from_secs(24 * 60 * 60);
    maintenance.ends.or(maintenance.starts.map(|start| start.after(a_day)))
}

/// The moments at which [`window`] may give another answer: its start, its end, and when its lead time begins.
pub fn turns(maintenance: &Incident, lead: Lead) -> [Option<Time>; 3] {
    let (starts, ends) = (maintenance.starts, gives_up(maintenance));
    match lead {
        Lead::Within(lead) => [starts, ends, starts.map(|start| start.before(lead))],
        Lead::Active => [starts, ends, None],
        Lead::Off => [None; 3],
    }
}

/// The state that a notice's headline speaks of: the worst one in trouble, or for a maintenance under way that its
/// components are under maintenance. None where the title must do.
pub fn headline_state(status: &Status, kind: Kind, components: &[usize]) -> Option<ComponentStatus> {
    match kind {
        Kind::Incident | Kind::Component => worst(status, components, ComponentStatus::in_trouble),
        Kind::Maintenance => worst(status, components, |state| state == ComponentStatus::UnderMaintenance),
        Kind::Upcoming => None,
        // "Back to normal" only while nothing else is wrong with them.
        Kind::Resolved => {
            let is_well = |index: &usize| status.state(*index) == ComponentStatus::Operational;
            (!components.is_empty() && components.iter().all(is_well)).then_some(ComponentStatus::Operational)
        }
    }
}

/// The worst state among components, of those that count.
pub fn worst(
    status: &Status,
    components: &[usize],
    counts: fn(ComponentStatus) -> bool,
) -> Option<ComponentStatus> {
    let mut worst = None;
    for index in components {
        let state = status.state(*index);
        if counts(state) {
            worst = worst.max(Some(state));
        }
    }
    worst
}
