//! What becomes of components in trouble or under maintenance of which no incident speaks.
//!
//! It makes no notices: it says which are to be told, and by what id.

use super::filter::Filter;
use super::reason::Because;
use crate::model::{ComponentStatus, Status};
use crate::notice::{Kind, Notice};
use crate::options::{Lead, Policy};

/// For each component whether an incident speaks of it, and whether a maintenance under way does. `told`: what shows of incidents and
/// maintenances, and what the reader has put away of them: closing a banner must not bring the next one up.
pub fn spoken<'n>(status: &Status, told: impl Iterator<Item = &'n Notice<'n>>) -> Vec<(bool, bool)> {
    let mut spoken = vec![(false, false); status.components.len()];
    for notice in told {
        for index in &notice.components {
            if let Some((incident, maintenance)) = spoken.get_mut(*index) {
                *incident |= notice.kind == Kind::Incident;
                *maintenance |= notice.kind == Kind::Maintenance;
            }
        }
    }
    spoken
}

/// Every component in trouble or under maintenance, with its verdict.
pub fn verdicts(
    status: &Status,
    policy: &Policy,
    filter: &Filter,
    spoken: Vec<(bool, bool)>,
) -> Vec<(usize, Because)> {
    let mut verdicts = Vec::new();
    for ((index, component), (incident, maintenance)) in status.components.iter().enumerate().zip(spoken) {
        let Some(severity) = component.status.severity() else { continue };
        let in_trouble = component.status.in_trouble();
        let because = if !filter.passes(index) {
            Because::FilteredOut
        } else if !in_trouble && policy.maintenance == Lead::Off {
            Because::MaintenanceOff
        } else if in_trouble && severity < policy.minimum {
            Because::BelowMinimum
        // A maintenance hides no outage, and what is ahead or over tells nothing of now.
        } else if incident || (maintenance && !in_trouble) {
            Because::Covered
        } else if in_trouble {
            Because::InTrouble
        } else {
            Because::UnderWay
        };
        verdicts.push((index, because));
    }
    verdicts
}

/// The id of the notice about all components in one state.
pub fn id(status: ComponentStatus) -> &'static str {
    match status {
        ComponentStatus::UnderMaintenance => "component:under_maintenance",
        ComponentStatus::Degraded => "component:degraded_performance",
        ComponentStatus::PartialOutage => "component:partial_outage",
        ComponentStatus::MajorOutage => "component:major_outage",
        // These are no notices.
        ComponentStatus::Operational | ComponentStatus::Unknown => "component:unknown",
    }
}
