//! The words of states, stages and impacts, however a tool writes them.
//!
//! They are read without regard to case, spaces, hyphens and underscores. What an unknown word means is the caller's to say.
//!
//! Each table is one text: the synonyms of a variant with spaces between them, a semicolon behind each variant, in the
//! order of the enum. The first is the format's own word.

use crate::codes::place;
use crate::model::{ComponentStatus, Severity, Stage};
use crate::scan::take;
use crate::spacing::letters;

const STATES: &str = "\
    operational up ok okay healthy available normal working online green good pass passing;\
    undermaintenance maintenance inmaintenance plannedmaintenance scheduledmaintenance;\
    degradedperformance degraded performanceissues performancedegradation slow yellow warning warn impaired sick servicedegradation;\
    partialoutage partial partiallydown minoroutage someoutage partialdisruption servicedisruption disruption disrupted orange serviceinterruption;\
    majoroutage outage fulloutage completeoutage totaloutage serviceoutage down offline unavailable error red critical downtime dead unhealthy fail failed failing unreachable;";

/// Of incidents.
pub const STAGES: &str = "\
    investigating open opened reopened new active ongoing started detected triggered triage reported acknowledged;\
    identified causeidentified issueidentified fixing workinginprogress;\
    monitoring watching observing fiximplemented mitigated recovering;\
    resolved closed completed complete fixed done ended finished solved;\
    postmortem;\
    scheduled planned upcoming maintenancescheduled notstartedyet;\
    inprogress underway maintenanceinprogress;\
    verifying;\
    maintenancecomplete maintenancecompleted;\
    cancelled canceled aborted withdrawn;";

/// Of maintenances, which are `active` or `started` in another sense.
pub const PLANNED: &str = "\
    investigating;\
    identified;\
    monitoring;\
    ;\
    postmortem;\
    scheduled planned upcoming maintenancescheduled notstartedyet notstarted new pending;\
    inprogress underway maintenanceinprogress active ongoing started open opened;\
    verifying;\
    completed complete resolved closed fixed done ended finished solved maintenancecomplete maintenancecompleted;\
    cancelled canceled aborted withdrawn;";

const IMPACTS: &str = "\
    none info informational information notice;\
    ;\
    minor maintenance low degraded degradedperformance;\
    major partialoutage medium high;\
    critical majoroutage fulloutage outage severe;";

/// A component's state.
pub fn state(word: &str) -> Option<ComponentStatus> {
    ComponentStatus::from_code(word).or_else(|| ComponentStatus::ALL.get(find(STATES, word)?).copied())
}

/// The stage of an incident, or of a maintenance.
pub fn stage(word: &str, planned: bool) -> Option<Stage> {
    // Most are written as they should be. Only these two words mean something else where they should not stand.
    let other = if planned { Stage::Resolved } else { Stage::Completed };
    let known = Stage::from_code(word).filter(|stage| *stage != other && *stage != Stage::Unknown);
    if known.is_some() {
        return known;
    }
    Stage::ALL.get(find(if planned { PLANNED } else { STAGES }, word)?).copied()
}

/// How bad an incident is said to be.
pub fn impact(word: &str) -> Option<Severity> {
    Severity::ALL.get(find(IMPACTS, word)?).copied()
}

/// The place of the variant that a word stands for.
fn find(mut table: &str, word: &str) -> Option<usize> {
    let mut plain = String::new();
    for char in letters(word) {
        if !matches!(char, ' ' | '-' | '_') {
            plain.push(char);
        }
    }
    let mut variant = 0;
    while !table.is_empty() {
        if place(take(&mut table, b';'), &plain).is_some() {
            return Some(variant);
        }
        variant += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_states_however_they_are_written() {
        #[track_caller]
        fn check(word: &str, expected: Option<ComponentStatus>) {
            assert_eq!(state(word), expected, "{word:?}");
        }
        for state in ComponentStatus::ALL {
            check(state.code(), Some(*state));
        }
        for word in [
            "Major Outage",
            "MAJOROUTAGE",
            "major-outage",
            "full_outage",
            "outage",
            "Down",
            "MAJOR\u{a0}OUTAGE",
        ] {
            check(word, Some(ComponentStatus::MajorOutage));
        }
        for word in ["degraded", "Degraded Performance", "DEGRADEDPERFORMANCE", "degraded-performance"] {
            check(word, Some(ComponentStatus::Degraded));
        }
        check("PARTIALOUTAGE", Some(ComponentStatus::PartialOutage));
        check("OPERATIONAL", Some(ComponentStatus::Operational));
        check("UNDERMAINTENANCE", Some(ComponentStatus::UnderMaintenance));
        for word in ["", " ", ";", "wobbly", "not operational", "major", "outages", "up down"] {
            check(word, None);
        }
    }

    #[test]
    fn reads_stages_by_what_they_are_of() {
        #[track_caller]
        fn check(word: &str, of_incident: Option<Stage>, of_maintenance: Option<Stage>) {
            assert_eq!((stage(word, false), stage(word, true)), (of_incident, of_maintenance), "{word:?}");
        }
        let both = |stage| (Some(stage), Some(stage));
        for (word, (incident, planned)) in [
            ("Investigating", both(Stage::Investigating)),
            ("IDENTIFIED", both(Stage::Identified)),
            ("monitoring", both(Stage::Monitoring)),
            ("Post-mortem", both(Stage::Postmortem)),
            ("In Progress", both(Stage::InProgress)),
            ("in-progress", both(Stage::InProgress)),
            ("INPROGRESS", both(Stage::InProgress)),
            ("NOTSTARTEDYET", both(Stage::Scheduled)),
            ("verifying", both(Stage::Verifying)),
            ("Canceled", both(Stage::Cancelled)),
            ("closed", (Some(Stage::Resolved), Some(Stage::Completed))),
            ("completed", (Some(Stage::Resolved), Some(Stage::Completed))),
            ("resolved", (Some(Stage::Resolved), Some(Stage::Completed))),
            ("active", (Some(Stage::Investigating), Some(Stage::InProgress))),
            ("maintenance_scheduled", both(Stage::Scheduled)),
            ("Maintenance in progress", both(Stage::InProgress)),
            ("maintenance_complete", both(Stage::Completed)),
            ("MAINTENANCE-COMPLETED", both(Stage::Completed)),
            ("pondering", (None, None)),
            ("unknown", (None, None)),
            ("", (None, None)),
        ] {
            check(word, incident, planned);
        }
    }

    #[test]
    fn reads_impacts() {
        #[track_caller]
        fn check(word: &str, expected: Option<Severity>) {
            assert_eq!(impact(word), expected, "{word:?}");
        }
        check("none", Some(Severity::Info));
        check("Minor", Some(Severity::Minor));
        check("maintenance", Some(Severity::Minor));
        check("MAJOR", Some(Severity::Major));
        check("critical", Some(Severity::Critical));
        check("MAJOROUTAGE", Some(Severity::Critical));
        check("cosmic", None);
        check("", None);
    }

    /// Each table names as many variants as the enum has, but for those that no word stands for.
    #[test]
    fn tables_are_in_the_order_of_the_enums() {
        for (table, variants) in [
            (STATES, ComponentStatus::ALL.len() - 1),
            (STAGES, Stage::ALL.len() - 1),
            (PLANNED, Stage::ALL.len() - 1),
            (IMPACTS, Severity::ALL.len()),
        ] {
            assert_eq!(table.matches(';').count(), variants, "{table}");
        }
        for (place, group) in STATES.split(';').enumerate().take(ComponentStatus::ALL.len() - 1) {
            let first = group.split(' ').next().unwrap();
            assert_eq!(ComponentStatus::ALL[place].code().replace('_', ""), first);
        }
    }
}
