//! The rules of the decision, each by itself: options, filters, the severity table, maintenance windows, memory.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use status_widget::decide::{Decision, Level, decide};
use status_widget::memory::{Memory, NOTHING};
use status_widget::model::{
    Affected, Component, ComponentStatus, Group, Incident, Lists, Severity, Stage, Status,
};
use status_widget::time::Time;
use support::{NOW, check, in_a_line, policy, reasons, status, time};

use ComponentStatus::{Degraded, MajorOutage, Operational, PartialOutage, UnderMaintenance};

fn component(name: &str, status: ComponentStatus) -> Component {
    Component { id: name.to_lowercase(), name: name.to_owned(), group: None, status }
}

fn incident(id: &str, stage: Stage, impact: Severity, affected: &[usize]) -> Incident {
    Incident {
        planned: stage.of_maintenance(),
        id: id.to_owned(),
        title: Some(format!("Title of {id}")),
        stage,
        impact,
        starts: None,
        ends: None,
        created: None,
        edited: None,
        updates: Vec::new(),
        affected: Affected { listed: affected.to_vec(), unlisted: false },
        link: None,
    }
}

fn page(components: Vec<Component>, incidents: Vec<Incident>) -> Status {
    let lists = Lists { components: true, incidents: true, maintenances: true };
    Status { components, incidents, lists, ..Status::default() }
}

fn decided<'a>(status: &'a Status, options: &[(&str, &str)]) -> Decision<'a> {
    decide(status, &policy(options), &NOTHING, time(NOW))
}

fn put_away(memory: &mut Memory, status: &Status) {
    memory.dismiss(status, &decided(status, &[]).notices, time(NOW).into());
}

/// The severity table of an open incident, row by row. `None`: its component is not relevant to the page.
#[test]
fn severity_of_an_open_incident() {
    use Severity::{Critical, Info, Major, Minor};
    use Stage::{Identified, Investigating, Monitoring, Unknown};
    #[track_caller]
    fn row(state: Option<ComponentStatus>, stage: Stage, impact: Severity, expected: Severity) {
        let affected: &[usize] = if state.is_some() { &[0] } else { &[] };
        let status = page(
            vec![component("Desk", state.unwrap_or(Operational))],
            vec![incident("i", stage, impact, affected)],
        );
        let decision = decided(&status, &[("minimum", "info")]);
        assert_eq!(decision.notices[0].severity, expected, "{state:?} {stage:?} {impact:?}");
    }
    for stage in [Investigating, Identified, Monitoring, Unknown] {
        for impact in [Info, Minor, Major, Critical] {
            // In trouble: its own state, whatever stage and impact say.
            row(Some(Degraded), stage, impact, Minor);
            row(Some(PartialOutage), stage, impact, Major);
            row(Some(MajorOutage), stage, impact, Critical);
            // No component: the impact.
            row(None, stage, impact, impact);
            // None in trouble: the impact, at most minor while it is only watched.
            let calm = if stage == Monitoring { impact.min(Minor) } else { impact };
            for state in [Operational, UnderMaintenance, ComponentStatus::Unknown] {
                row(Some(state), stage, impact, calm);
            }
        }
    }
}

/// Where a maintenance stands, row by row: stage, start and end in hours from now, option, and the rule.
#[test]
fn a_maintenance_shows_by_stage_window_and_lead() {
    use Stage::{Completed, InProgress, Scheduled, Unknown, Verifying};
    #[track_caller]
    fn row(stage: Stage, starts: Option<i64>, ends: Option<i64>, option: &str, expected: &str) {
        let at = |hours: i64| Time(time(NOW).0 + hours * 3_600_000);
        let mut maintenance = incident("m", stage, Severity::Minor, &[]);
        maintenance.planned = true;
        (maintenance.starts, maintenance.ends) = (starts.map(at), ends.map(at));
        let status = page(vec![component("Desk", Operational)], vec![maintenance]);
        let decision = decided(&status, &[("maintenance", option)]);
        assert_eq!(reasons(&decision), expected, "{stage:?} {starts:?}–{ends:?} {option}");
    }
    for stage in [InProgress, Verifying] {
        row(stage, Some(-1), Some(1), "24h", "under-way");
        row(stage, Some(-3), Some(-1), "24h", "under-way");
        row(stage, Some(1), Some(3), "active", "under-way");
        row(stage, None, None, "active", "under-way");
        row(stage, Some(-1), Some(1), "off", "maintenance-off");
    }
    for stage in [Scheduled, Unknown] {
        row(stage, Some(-1), Some(1), "active", "under-way");
        row(stage, Some(-1), None, "active", "under-way");
        row(stage, Some(0), Some(1), "active", "under-way");
        row(stage, Some(-3), Some(-1), "24h", "window-past");
        row(stage, Some(-3), Some(0), "24h", "window-past");
        row(stage, Some(23), Some(30), "24h", "ahead");
        row(stage, Some(24), Some(30), "24h", "ahead");
        row(stage, Some(25), Some(30), "24h", "too-early");
        row(stage, Some(1), Some(2), "active", "too-early");
        row(stage, Some(1), Some(2), "off", "maintenance-off");
    }
    row(Unknown, None, None, "24h", "under-way");
    row(Scheduled, None, None, "24h", "too-early");
    row(Scheduled, None, Some(2), "24h", "too-early");
    row(Completed, Some(-1), Some(1), "24h", "ended");
}

#[test]
fn filters_by_name_id_and_group() {
    let file = "statuspage/duplicate-names-in-two-groups.json";
    let shown = "major | incident major: API partly down";
    for entry in ["Europe", "EUROPE", "Europe - API"] {
        check(file, &[("components", entry)], NOW, shown, "open covered");
    }
    let of_two = "major | incident major: API (Europe) partly down";
    for entry in ["API", " api ", "API,Mail"] {
        check(file, &[("components", entry)], NOW, of_two, "open covered");
    }
    for entry in ["Americas", "Americas - API", "Mail", "Europe - Storage", "Europe-API", "AP"] {
        check(file, &[("components", entry)], NOW, "operational", "filtered-out filtered-out");
    }
    check(file, &[("exclude", "Europe")], NOW, "operational", "filtered-out filtered-out");
    check(file, &[("components", "API"), ("exclude", "Americas")], NOW, shown, "open covered");
    let status = status(file);
    for component in &status.components {
        let decision = decided(&status, &[("components", &component.id)]);
        assert_eq!(decision.diagnostics, [], "an id matches");
    }
}

#[test]
fn matches_letters_of_any_script_without_their_case() {
    let status = page(vec![component("Ångström Ω", Degraded)], vec![]);
    let decision = decided(&status, &[("components", "ÅNGSTRÖM ω")]);
    assert_eq!(in_a_line(&status, &decision), "minor | component minor: Ångström Ω degraded");
}

#[test]
fn tells_entries_that_match_nothing() {
    let status = status("blip/summary-1315.json");
    let decision = decided(&status, &[("components", "Desk, Dsek"), ("exclude", "Nobody")]);
    let messages: Vec<_> = decision.diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages.len(), 2);
    assert!(messages[0].contains("`components`") && messages[0].contains("`Dsek`"), "{messages:?}");
    assert!(messages[1].contains("`exclude`") && messages[1].contains("`Nobody`"), "{messages:?}");
}

#[test]
fn page_wide_incidents_pass_any_filter_unless_they_are_off() {
    let file = "statuspage/incident-without-components.json";
    let shown = "major | incident major: Sign-in fails for some people";
    check(file, &[("components", "Mail")], NOW, shown, "open");
    check(file, &[("components", "Mail"), ("page-wide", "hide")], NOW, "operational", "page-wide-off");
    check(file, &[("page-wide", "hide")], NOW, "operational", "page-wide-off");
    // One that names a component which the feed does not list is not page-wide.
    let unlisted = "statuspage/affected-code-not-listed.json";
    check(unlisted, &[("components", "Mail")], NOW, "operational", "filtered-out");
    check(
        unlisted,
        &[("page-wide", "hide")],
        NOW,
        "major | incident major: A retired service is down",
        "open",
    );
}

#[test]
fn confirm_wants_a_relevant_component_in_trouble() {
    let calm = "statuspage/open-incident-indicator-none-all-operational.json";
    check(calm, &[("confirm", "yes")], NOW, "operational", "unconfirmed");
    let tagged = "statuspage/every-component-tagged-one-degraded.json";
    let mail = "minor | incident minor: Mail degraded";
    check(tagged, &[("confirm", "yes")], NOW, mail, "open covered");
    check(
        tagged,
        &[("confirm", "yes"), ("components", "Editor")],
        NOW,
        "operational",
        "unconfirmed filtered-out",
    );
    let without = "statuspage/incident-without-components.json";
    let shown = "major | incident major: Sign-in fails for some people";
    check(without, &[("confirm", "yes")], NOW, shown, "open");
}

#[test]
fn minimum_bears_on_trouble_and_not_on_maintenance() {
    let file = "statuspage/maintenance-and-outage.json";
    let both = "critical | incident critical: Search down | maintenance maintenance: Mail under maintenance";
    check(file, &[("minimum", "critical")], NOW, both, "open under-way covered covered");
    let minor = "statuspage/affected-only-in-updates-by-code.json";
    check(minor, &[("minimum", "major")], NOW, "operational", "below-minimum below-minimum");
    let none = "statuspage/impact-none-on-incident.json";
    check(none, &[("minimum", "info")], NOW, "info | incident info: Planned change to invoices", "open");
    let alone = "statuspage/component-under-maintenance-alone.json";
    let under = "maintenance | component maintenance: Editor under maintenance";
    check(alone, &[("minimum", "critical")], NOW, under, "under-way");
    check(alone, &[("maintenance", "off")], NOW, "operational", "maintenance-off");
}

#[test]
fn orders_by_severity_then_kind_then_time_then_id() {
    let at = |id: &str, stage: Stage, hours: i64, affected: &[usize]| {
        let mut it = incident(id, stage, Severity::Minor, affected);
        it.created = Some(Time(time(NOW).0 - hours * 3_600_000));
        it.starts = Some(Time(time(NOW).0 + hours * 3_600_000));
        it
    };
    let mut status = page(
        vec![component("A", MajorOutage), component("B", Degraded), component("C", Operational)],
        vec![
            at("soon", Stage::Scheduled, 5, &[2]),
            at("b", Stage::Identified, 3, &[2]),
            at("a", Stage::Identified, 3, &[2]),
            at("new", Stage::Identified, 1, &[2]),
            at("late", Stage::Scheduled, 20, &[2]),
            at("worst", Stage::Identified, 9, &[0]),
            at("now", Stage::InProgress, 2, &[2]),
        ],
    );
    let expected = ["worst", "new", "a", "b", "component:degraded_performance", "now", "soon", "late"];
    for _ in 0..status.incidents.len() {
        status.incidents.rotate_left(1);
        let decision = decided(&status, &[]);
        let ids: Vec<_> = decision.notices.iter().map(|notice| notice.id).collect();
        assert_eq!(ids, expected);
    }
}

#[test]
fn headline_names_the_worst_state_alone_in_the_feeds_order() {
    let components =
        vec![component("Chat", Degraded), component("Desk", MajorOutage), component("Bot", MajorOutage)];
    let status = page(components, vec![incident("i", Stage::Identified, Severity::Minor, &[0, 1, 2])]);
    assert_eq!(in_a_line(&status, &decided(&status, &[])), "critical | incident critical: Desk and Bot down");
    let filtered = decided(&status, &[("exclude", "desk")]);
    assert_eq!(in_a_line(&status, &filtered), "critical | incident critical: Bot down");
}

#[test]
fn dismissed_stays_away_until_something_happens() {
    let mut status = page(
        vec![component("Desk", Degraded), component("Chat", Operational)],
        vec![incident("i", Stage::Investigating, Severity::Minor, &[0])],
    );
    let mut memory = Memory::default();
    put_away(&mut memory, &status);
    let shown = |status: &Status, memory: &Memory| {
        let decision = decide(status, &policy(&[]), memory, time(NOW));
        (decision.level.code(), reasons(&decision))
    };
    // Closing the banner does not bring up its component either.
    assert_eq!(shown(&status, &memory), ("operational", "dismissed covered".to_owned()));
    status.incidents[0].stage = Stage::Identified;
    assert_eq!(shown(&status, &memory), ("minor", "open covered".to_owned()), "another stage");
    status.incidents[0].stage = Stage::Investigating;
    status.components[0].status = PartialOutage;
    assert_eq!(shown(&status, &memory), ("major", "open covered".to_owned()), "worse");
    status.components[0].status = Degraded;
    status.incidents[0].id = "another".to_owned();
    status.incidents[0].title = Some("Another".to_owned());
    assert_eq!(shown(&status, &memory), ("minor", "open covered".to_owned()), "another incident");
    memory.note(&status, &[], &policy(&[]), time(NOW).into());
    assert_eq!(memory, Memory::default(), "what is gone is forgotten");
}

#[test]
fn dismissed_components_come_back_for_another_one() {
    let mut status = page(vec![component("Desk", Degraded), component("Chat", Operational)], vec![]);
    let mut memory = Memory::default();
    put_away(&mut memory, &status);
    let level =
        |status: &Status, memory: &Memory| decide(status, &policy(&[]), memory, time(NOW)).level.code();
    assert_eq!(level(&status, &memory), "operational");
    status.components[1].status = Degraded;
    assert_eq!(level(&status, &memory), "minor");
    put_away(&mut memory, &status);
    status.components[1].status = Operational;
    memory.note(&status, &[], &policy(&[]), time(NOW).into());
    assert_eq!(level(&status, &memory), "operational", "of those put away one is left");
    status.components[0].status = Operational;
    memory.note(&status, &[], &policy(&[]), time(NOW).into());
    assert_eq!(memory, Memory::default());
}

#[test]
fn an_upcoming_maintenance_that_begins_is_new() {
    let mut maintenance = incident("m", Stage::Scheduled, Severity::Minor, &[]);
    maintenance.starts = Some(time("2026-03-10T13:00:00Z"));
    let status = page(vec![component("Desk", Operational)], vec![maintenance]);
    let mut memory = Memory::default();
    put_away(&mut memory, &status);
    let kinds = |now: &str| {
        let decision = decide(&status, &policy(&[]), &memory, time(now));
        decision.notices.iter().map(|notice| notice.kind.code()).collect::<Vec<_>>()
    };
    assert_eq!(kinds("2026-03-10T12:59:00Z"), [""; 0]);
    assert_eq!(kinds("2026-03-10T13:00:00Z"), ["maintenance"]);
}

#[test]
fn a_post_five_minutes_ahead_moves_now() {
    let status = status("statuspage/newest-post-after-now.json");
    assert_eq!(decided(&status, &[]).now, time("2026-03-10T12:05:00Z"));
    let later = decide(&status, &policy(&[]), &NOTHING, time("2026-03-10T12:30:00Z"));
    assert_eq!(later.now, time("2026-03-10T12:30:00Z"), "a clock may run ahead");
}

#[test]
fn an_affected_group_stands_for_its_members_in_a_filter_too() {
    let mut status = page(vec![component("API", MajorOutage), component("Chat", Operational)], vec![]);
    status.groups = vec![Group { id: "g".into(), name: "Europe".into(), outer: None }];
    status.components[0].group = Some(0);
    let decision = decided(&status, &[("components", "europe")]);
    assert_eq!(in_a_line(&status, &decision), "critical | component critical: API down");
}

/// How old the status is, in seconds, whether the feed fails and whether somebody has just come back; what shows then.
#[test]
fn a_status_counts_until_it_is_too_old() {
    use status_widget::decide::Moment;
    use std::time::Duration;
    #[track_caller]
    fn row(age: u64, is_failing: bool, is_returning: bool, level: &str, because: &str, as_of: Option<&str>) {
        let status = status("blip/summary-1315.json");
        let now = time("2021-10-08T17:00:00Z");
        let moment = Moment { now, clock: now, age: Duration::from_secs(age), is_failing, is_returning };
        let policy = policy(&[("components", "Desk")]);
        let decision = decide(&status, &policy, &NOTHING, moment);
        let found = (decision.level.code(), reasons(&decision), decision.as_of);
        let expected = (level, because.to_owned(), as_of.map(time));
        assert_eq!(found, expected, "{age} s, {is_failing}, {is_returning}");
    }
    row(0, false, false, "minor", "open covered", None);
    row(900, false, false, "minor", "open covered", None);
    row(600, true, false, "minor", "open covered", Some("2021-10-08T16:50:00Z"));
    row(901, true, false, "unknown", "stale covered", None);
    row(901, false, false, "unknown", "stale covered", None);
    row(86_400, true, true, "minor", "open covered", Some("2021-10-07T17:00:00Z"));
}

#[test]
fn an_old_status_is_no_proof_that_all_is_well() {
    use status_widget::decide::Moment;
    let status = status("statuspage/all-operational.json");
    let age = std::time::Duration::from_secs(901);
    let old = decide(&status, &policy(&[]), &NOTHING, Moment { age, ..time(NOW).into() });
    assert_eq!(old.level.code(), "unknown");
    assert_eq!(decided(&status, &[]).level.code(), "operational");
}

/// For how many seconds a decision holds: until the next planned moment, a minute while something shows, the status's age.
#[test]
fn tells_when_to_look_again() {
    use status_widget::decide::Moment;
    use std::time::Duration;
    #[track_caller]
    fn row(stage: Stage, starts: i64, ends: i64, option: &str, expected: u64) {
        let at = |seconds: i64| Some(Time(time(NOW).0 + seconds * 1000));
        let mut maintenance = incident("m", stage, Severity::Minor, &[]);
        (maintenance.starts, maintenance.ends) = (at(starts), at(ends));
        let status = page(vec![component("Desk", Operational)], vec![maintenance]);
        let holds = decided(&status, &[("maintenance", option), ("max-age", "2d")]).holds;
        assert_eq!(holds.as_secs(), expected, "{stage:?} {starts}–{ends} {option}");
    }
    row(Stage::Scheduled, 30, 90, "active", 30);
    row(Stage::Scheduled, 3_600, 7_200, "active", 3_600);
    row(Stage::Scheduled, 3_600 + 50, 7_200, "1h", 50);
    row(Stage::Scheduled, 3_600, 7_200, "2h", 60);
    row(Stage::Scheduled, -10, 20, "2h", 20);
    row(Stage::Scheduled, -10, 20, "off", 172_800);
    row(Stage::Scheduled, -30, -20, "2h", 172_800);
    row(Stage::InProgress, -10, 0, "2h", 60);
    let calm = page(vec![component("Desk", Operational)], vec![]);
    assert_eq!(decided(&calm, &[]).holds.as_secs(), 900, "then the status is too old");
    let back = Moment { age: Duration::from_secs(901), is_returning: true, ..Moment::from(time(NOW)) };
    let holds = decide(&calm, &policy(&[]), &NOTHING, back).holds;
    assert!(holds > Duration::from_secs(86_400), "the request under way ends it: {holds:?}");
}

#[test]
fn elsewhere_in_the_page_nothing_shows() {
    let open = page(
        vec![component("Desk", Degraded)],
        vec![incident("i", Stage::Investigating, Severity::Minor, &[0])],
    );
    let mut policy = policy(&[]);
    policy.is_elsewhere = true;
    let decision = decide(&open, &policy, &NOTHING, time(NOW));
    assert_eq!((decision.level, decision.notices.len()), (Level::Operational, 0));
    let reasons: Vec<_> =
        decision.reasons.iter().map(|reason| (reason.shown, reason.because.code())).collect();
    assert_eq!(reasons, [(false, "filtered-out"), (false, "covered")]);
}

#[test]
fn what_is_ahead_hides_nothing_of_now() {
    let mut maintenance = incident("m", Stage::Scheduled, Severity::Minor, &[0]);
    maintenance.starts = Some(time("2026-03-10T13:00:00Z"));
    let mut status = page(vec![component("Desk", UnderMaintenance)], vec![maintenance]);
    let line = in_a_line(&status, &decided(&status, &[]));
    assert_eq!(
        line,
        "maintenance | component maintenance: Desk under maintenance | upcoming maintenance: Title of m"
    );
    status.incidents[0].stage = Stage::InProgress;
    assert_eq!(
        in_a_line(&status, &decided(&status, &[])),
        "maintenance | maintenance maintenance: Desk under maintenance"
    );
}
