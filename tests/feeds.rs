//! Every feed of `tests/fixtures`, as the widget shows it with default options: each row says what, and the rule that
//! decided for each incident, maintenance and component in trouble.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use status_widget::diagnostic::Concern;
use status_widget::model::{ComponentStatus, Stage};
use support::{NOW, check, fixture, fixtures, reasons, status, time};

/// File => what shows (`level | kind severity: headline | …`) => why (the rule for each thing, in the feed's order).
/// A zero-width space is written out.
const FEEDS: &str = "\
affected-code-not-listed.json => major | incident major: A retired service is down => open
affected-group-row.json => critical | incident critical: API (Europe) and Storage (Europe) down => open covered covered
affected-only-in-an-older-update.json => minor | incident minor: Search degraded => open covered
affected-only-in-updates-by-code.json => minor | incident minor: Search degraded => open covered
affected-union-of-both-places.json => minor | incident minor: Editor and Search degraded => open covered covered
all-operational.json => operational => 
component-in-trouble-without-incident.json => major | component major: Search partly down => in-trouble
component-milder-than-impact.json => minor | incident minor: Search degraded => open covered
component-under-maintenance-alone.json => maintenance | component maintenance: Editor under maintenance => under-way
component-with-comma-in-name.json => minor | component minor: Import, export degraded => in-trouble
component-worse-than-impact.json => critical | incident critical: Search down => open covered
components-in-each-kind-of-trouble.json => critical | component critical: Mail down | component major: Search partly down | component minor: Editor degraded | component maintenance: API (Americas) under maintenance => in-trouble in-trouble under-way in-trouble
components-without-name-status-or-id.json => minor | component minor: f57z12ffr6zx degraded => in-trouble
document-components-operational.json => operational => 
document-components.json => major | component major: Search partly down => in-trouble
document-empty-arrays.json => unknown => 
document-incidents-empty.json => unknown => 
document-incidents.json => minor | incident minor: Search degraded => open not-seen-before not-seen-before covered
document-maintenances.json => maintenance | maintenance maintenance: Mail moves to new machines => under-way
document-one-incident.json => minor | incident minor: Search degraded => open covered
document-unresolved.json => minor | incident minor: Search degraded => open covered
document-without-page.json => minor | incident minor: Search degraded => open covered
duplicate-names-both-in-trouble.json => minor | component minor: API (Europe) and API (Americas) degraded => in-trouble in-trouble
duplicate-names-in-two-groups.json => major | incident major: API (Europe) partly down => open covered
every-component-tagged-one-degraded.json => minor | incident minor: Mail degraded => open covered
everything-down.json => critical | component critical: Editor, Search and 5 more down => in-trouble in-trouble in-trouble in-trouble in-trouble in-trouble in-trouble
four-components-down.json => critical | component critical: Editor, Search and 2 more down => in-trouble in-trouble in-trouble in-trouble
impact-maintenance-on-incident.json => minor | incident minor: Certificate change took longer => open
impact-none-on-incident.json => operational => below-minimum
incident-called-as-components.json => minor | incident minor: Search is slow | component minor: Editor degraded => open in-trouble
incident-open-for-weeks.json => minor | incident minor: Old browsers cannot upload => open
incident-without-components.json => major | incident major: Sign-in fails for some people => open
incident-without-updates.json => minor | incident minor: Search degraded => open covered
incidents-not-newest-first.json => minor | incident minor: Editor degraded | incident minor: Mail degraded => open open covered covered
maintenance-and-outage.json => critical | incident critical: Search down | maintenance maintenance: Mail under maintenance => open under-way covered covered
maintenance-completed.json => operational => ended
maintenance-does-not-hide-outage.json => critical | component critical: Mail down | maintenance maintenance: Mail moves to new machines => under-way in-trouble
maintenance-end-before-start.json => operational => window-past
maintenance-in-progress-overrun.json => maintenance | maintenance maintenance: Mail under maintenance => under-way covered
maintenance-in-progress.json => maintenance | maintenance maintenance: Mail under maintenance => under-way covered
maintenance-inside-incidents.json => maintenance | maintenance maintenance: Mail under maintenance => under-way covered
maintenance-scheduled-window-begun.json => maintenance | maintenance maintenance: Mail moves to new machines => under-way
maintenance-scheduled-window-past.json => operational => window-past
maintenance-stage-inside-incidents-no-window.json => maintenance | maintenance maintenance: Mail under maintenance => under-way covered
maintenance-upcoming-next-week.json => operational => too-early
maintenance-upcoming.json => maintenance | upcoming maintenance: Mail moves to new machines => ahead
maintenance-verifying.json => maintenance | maintenance maintenance: Mail under maintenance => under-way covered
maintenance-without-components.json => maintenance | maintenance maintenance: Network work => under-way
maintenance-without-end.json => maintenance | maintenance maintenance: Mail moves to new machines => under-way
maintenance-without-window.json => operational => too-early
missing-fields.json => minor | incident minor: Search is slow | component minor: Search degraded | maintenance maintenance: Mail moves to new machines => open under-way in-trouble
monitoring-component-still-down.json => critical | incident critical: Editor down => open covered
monitoring-major-all-operational.json => minor | incident minor: Editor could not save => open
names-with-outer-spaces.json => minor | component minor: Chat degraded => in-trouble
newest-post-after-now.json => minor | incident minor: Search degraded => open covered
null-fields.json => minor | incident minor: Search is slow | component minor: Search degraded => open in-trouble
one-incident-without-id.json => minor | incident minor: No id | incident minor: Search is slow => open open
one-incident-without-stage.json => minor | incident minor: No stage => open
one-incident-without-title.json => minor | incident minor: Service incident | incident minor: Search is slow => open open
open-incident-indicator-none-all-operational.json => minor | incident minor: Slow page loads in the editor => open
placeholder-component.json => operational => 
resolved-inside-summary.json => operational => not-seen-before
same-id-twice.json => minor | incident minor: Editor degraded => open covered
same-name-incident-and-maintenance.json => minor | incident minor: Search | maintenance maintenance: Search => open under-way
same-title-twice.json => critical | incident critical: Mail down | incident minor: Editor degraded => open open covered covered
text-bidi-controls.json => minor | incident minor: Search degraded => open covered
text-emoji-and-accents.json => minor | incident minor: São Paulo 🇧🇷 degraded => open covered
text-empty.json => minor | incident minor: Search degraded => open covered
text-html.json => minor | incident minor: Search degraded => open covered
text-line-separators.json => minor | incident minor: Search degraded => open covered
text-markdown.json => minor | incident minor: Search degraded => open covered
text-one-unbroken-word.json => minor | incident minor: Search degraded => open covered
text-outer-spaces.json => minor | incident minor: Search degraded => open covered
text-right-to-left.json => minor | incident minor: بحث degraded => open covered
text-script.json => minor | incident minor: <img src=x onerror=alert(2)> degraded => open covered
text-very-long.json => minor | incident minor: Search degraded => open covered
text-zero-width-only.json => minor | incident minor: Search degraded => open covered
text-zero-width.json => minor | incident minor: Cal<ZWSP>endar degraded => open covered
timestamps-empty.json => minor | incident minor: Search degraded => open too-early covered
timestamps-far.json => minor | incident minor: Search degraded => open too-early covered
timestamps-impossible.json => minor | incident minor: Search degraded => open too-early covered
timestamps-microseconds.json => minor | incident minor: Search degraded | upcoming maintenance: Mail moves to new machines => open ahead covered
timestamps-no-fraction.json => minor | incident minor: Search degraded | upcoming maintenance: Mail moves to new machines => open ahead covered
timestamps-offset-half-hour.json => minor | incident minor: Search degraded | upcoming maintenance: Mail moves to new machines => open ahead covered
timestamps-offset.json => minor | incident minor: Search degraded | upcoming maintenance: Mail moves to new machines => open ahead covered
timestamps-unreadable.json => minor | incident minor: Search degraded => open too-early covered
timestamps-without-zone.json => minor | incident minor: Search degraded | upcoming maintenance: Mail moves to new machines => open ahead covered
unknown-component-status-alone.json => operational => 
unknown-component-status.json => minor | component minor: Mail degraded => in-trouble
unknown-fields.json => minor | incident minor: Search degraded => open covered
unknown-impact.json => minor | incident minor: Slow editor => open
unknown-indicator.json => operational => 
unknown-maintenance-stage-before-window.json => maintenance | upcoming maintenance: Mail moves to new machines => ahead
unknown-maintenance-stage.json => maintenance | maintenance maintenance: Mail moves to new machines => under-way
unknown-stage.json => major | incident major: Slow editor => open
updates-not-newest-first.json => minor | incident minor: Search degraded => open covered
wrong-type-affected-components-string.json => minor | incident minor: Search degraded => open covered
wrong-type-component-id-number.json => minor | incident minor: Search degraded => open covered
wrong-type-component-name-number.json => minor | incident minor: f57z12ffr6zx degraded => open covered
wrong-type-component-number.json => minor | incident minor: Search degraded => open covered
wrong-type-component-status-number.json => minor | incident minor: Search is slow => open
wrong-type-components-object.json => minor | incident minor: Search degraded => open covered
wrong-type-group-flag-string.json => minor | incident minor: Search degraded => open covered
wrong-type-group-id-number.json => minor | incident minor: Search degraded => open covered
wrong-type-incident-components-string.json => minor | incident minor: Search degraded => open covered
wrong-type-incident-id-number.json => minor | incident minor: Search degraded => open covered
wrong-type-incident-impact-number.json => minor | incident minor: Search degraded => open covered
wrong-type-incident-null.json => minor | incident minor: Search degraded => open covered
wrong-type-incident-stage-bool.json => minor | incident minor: Search degraded => open covered
wrong-type-incident-string.json => minor | incident minor: Search degraded => open covered
wrong-type-incident-title-object.json => minor | incident minor: Search degraded => open covered
wrong-type-incidents-string.json => minor | component minor: Search degraded => in-trouble
wrong-type-link-javascript.json => minor | incident minor: Search degraded => open covered
wrong-type-maintenances-number.json => minor | incident minor: Search degraded => open covered
wrong-type-page-string.json => minor | incident minor: Search degraded => open covered
wrong-type-shortlink-object.json => minor | incident minor: Search degraded => open covered
wrong-type-status-integer.json => minor | incident minor: Search degraded => open covered
wrong-type-times-numbers.json => minor | incident minor: Search degraded => open covered
wrong-type-update-body-object.json => minor | incident minor: Search degraded => open covered
wrong-type-update-number.json => minor | incident minor: Search degraded => open covered
wrong-type-updates-string.json => minor | incident minor: Search degraded => open covered
";

fn rows() -> Vec<(&'static str, String, &'static str)> {
    let row = |line: &'static str| {
        let [file, shown, because] = line.split(" => ").collect::<Vec<_>>()[..] else {
            panic!("{line}: three fields")
        };
        (file, shown.replace("<ZWSP>", "\u{200b}"), because)
    };
    FEEDS.lines().map(row).collect()
}

#[test]
fn shows_what_each_feed_says() {
    for (file, expected, because) in rows() {
        check(&format!("statuspage/{file}"), &[], NOW, &expected, because);
    }
}

#[test]
fn takes_what_is_no_feed_for_none() {
    for file in files("statuspage").iter().filter(|file| file.starts_with("unreadable-")) {
        let decoded = fixture(&format!("statuspage/{file}"));
        assert_eq!(decoded.status, None, "{file}");
        let [diagnostic] = decoded.diagnostics.as_slice() else { panic!("{file}: one remark") };
        assert_eq!(diagnostic.concern, Concern::Format, "{file}");
    }
}

#[test]
fn tells_the_way_out_of_a_status_only_document() {
    let decoded = fixture("statuspage/unreadable-status-only.json");
    assert!(decoded.diagnostics[0].message.contains("summary.json"));
}

#[test]
fn every_feed_has_its_row() {
    let apart = |file: &str| file.starts_with("unreadable-") || file == "maintenance-many-upcoming.json";
    for file in files("statuspage").iter().filter(|file| file.ends_with(".json") && !apart(file)) {
        assert!(rows().iter().any(|(row, ..)| row == file), "{file} has no row");
    }
}

fn files(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(fixtures().join(folder)).expect("the folder is there");
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn many_upcoming_maintenances_come_soonest_first() {
    let status = status("statuspage/maintenance-many-upcoming.json");
    let decision = status_widget::decide::decide(
        &status,
        &support::policy(&[]),
        &status_widget::memory::NOTHING,
        time(NOW),
    );
    assert_eq!(decision.notices.len(), 30);
    let starts: Vec<_> = decision.notices.iter().map(|notice| notice.starts).collect();
    assert!(starts.is_sorted());
    assert!(reasons(&decision).split(' ').all(|because| because == "ahead"));
}

#[test]
fn tells_the_blip_story() {
    let desk = &[("components", "Desk")];
    let degraded = "minor | incident minor: Desk degraded";
    check("blip/summary-1300.json", desk, "2021-10-08T16:00:00Z", "operational", "");
    check("blip/summary-1315.json", desk, "2021-10-08T16:30:00Z", degraded, "open covered");
    check("blip/summary-1414.json", desk, "2021-10-08T17:20:00Z", degraded, "open covered");
    check("blip/summary-1640.json", desk, "2021-10-08T19:45:00Z", degraded, "open covered");
    check("blip/summary-2111.json", desk, "2021-10-09T00:15:00Z", "operational", "");
    // A page that depends on something else hears nothing of it.
    let channels = &[("components", "Channels")];
    let because = "filtered-out filtered-out";
    check("blip/summary-1315.json", channels, "2021-10-08T16:30:00Z", "operational", because);
}

#[test]
fn reads_the_blip_incident_whole() {
    let status = status("blip/summary-1315.json");
    let incident = &status.incidents[0];
    assert_eq!(incident.title.as_deref(), Some("Degraded performance on the BLiP"));
    assert_eq!(incident.stage, Stage::Investigating);
    assert_eq!(incident.starts, Some(time("2021-10-08T13:04:00-03:00")));
    assert_eq!(incident.latest(), Some(time("2021-10-08T13:15:24.318-03:00")));
    assert_eq!(status.stamps.iter().copied().max(), Some(time("2021-10-08T13:15:24.337-03:00")));
    assert_eq!(status.page.time_zone.as_deref(), Some("America/Sao_Paulo"));
    let [desk] = incident.affected.listed[..] else { panic!("one component is affected") };
    assert_eq!(status.label(&status.names(|_| true), desk), "Desk");
    assert_eq!(status.state(desk), ComponentStatus::Degraded);
}

#[test]
fn names_components_with_their_group_only_where_it_is_needed() {
    let status = status("blip/summary-1315.json");
    let names = status.names(|_| true);
    let labels: Vec<_> = (0..status.components.len()).map(|index| status.label(&names, index)).collect();
    for label in ["Bot Builder (Hosting Business)", "Bot Builder (Hosting Enterprise)", "WhatsApp", "Desk"] {
        assert!(labels.iter().any(|other| other == label), "{label} in {labels:?}");
    }
}

#[test]
fn reads_the_posts_of_one_incident_newest_first() {
    let text = std::fs::read(fixtures().join("blip/summary-1640.json")).unwrap();
    let incident = &status("blip/summary-1640.json").incidents[0];
    let (posts, others) = status_widget::feed::posts(&text, incident, 9);
    let stages: Vec<_> = posts.iter().map(|post| post.stage).collect();
    assert_eq!(stages, [Stage::Identified, Stage::Monitoring, Stage::Investigating]);
    assert!(posts.iter().all(|post| !post.body.is_empty()));
    assert_eq!(others, 0);
    let (newest, others) = status_widget::feed::posts(&text, incident, 1);
    assert_eq!((&newest[..], others), (&posts[..1], 2));
    // Another document has nothing of it.
    assert_eq!(status_widget::feed::posts(b"{}", incident, 9), (Vec::new(), 0));
}

#[test]
fn a_wrong_value_costs_only_itself_and_is_told() {
    for (file, told) in [
        ("wrong-type-incident-string.json", "`incidents` holds elements that are no objects"),
        ("wrong-type-components-object.json", "`components` is not a list"),
        ("wrong-type-updates-string.json", "updates that are no objects"),
        ("unknown-component-status.json", "unknown status `wobbly`"),
        ("unknown-stage.json", "unknown stage `pondering`"),
        ("unknown-impact.json", "unknown impact `cosmic`"),
        ("timestamps-unreadable.json", "no time that can be read"),
        ("affected-code-not-listed.json", "which the feed does not list"),
        ("same-id-twice.json", "is listed twice"),
        ("one-incident-without-id.json", "has no id"),
        ("document-empty-arrays.json", "nothing in it says that all is well"),
    ] {
        let diagnostics = fixture(&format!("statuspage/{file}")).diagnostics;
        assert!(
            diagnostics.iter().any(|it| it.message.contains(told)),
            "{file}: {told}, not {diagnostics:?}"
        );
    }
}

#[test]
fn offers_no_link_but_web_addresses() {
    let incident = &status("statuspage/wrong-type-link-javascript.json").incidents[0];
    assert_eq!(incident.link, None);
}
