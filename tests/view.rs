//! What stands on the page, as lines of text: what the banner says of each kind of notice, and how it is put away in one line.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use serde_json::{Value, json};
use status_widget::decide::{Moment, decide};
use status_widget::feed::posts;
use status_widget::memory::NOTHING;
use status_widget::model::Status;
use status_widget::text::english;
use status_widget::time::Time;
use status_widget::view::{Stamp, View, post, view};
use std::time::Duration;
use support::{NOW, Reader, components, feed, incident, maintenance, policy, status, status_of, time, with};

fn seen(status: &Status, options: &[(&str, &str)], moment: impl Into<Moment>, href: Option<&str>) -> String {
    let decision = decide(status, &policy(options), &NOTHING, moment);
    let words = english();
    view(status, &decision, None, href, &words).as_ref().map_or_else(String::new, in_lines)
}

/// A view as lines: its own parts first, then a line for each card.
fn in_lines(view: &View) -> String {
    let words = english();
    let stamp = |stamp: &Stamp| stamp.in_words(&stamp.relative(&words));
    let mut lines = vec![format!("says {}", view.announcement.trim_end())];
    let parts = [
        ("planned", view.planned.clone()),
        ("others", view.others.clone()),
        ("as of", view.as_of.as_ref().map(stamp)),
    ];
    lines.extend(parts.into_iter().filter_map(|(name, part)| Some(format!("{name} {}", part?))));
    lines.extend(view.page.map(|page| format!("page {page}")));
    for card in &view.cards {
        let mut parts = vec![card.severity_word.to_owned(), card.headline.clone()];
        parts.extend(card.title.map(str::to_owned));
        parts.extend(card.affects.clone());
        parts.extend(card.stage.map(str::to_owned));
        parts.extend(card.times.iter().map(stamp));
        parts.extend(card.lasted.clone());
        parts.extend(card.link.map(|link| format!("{}: {link}", card.link_words)));
        lines.push(parts.join(" | "));
    }
    lines.join("\n")
}

#[track_caller]
fn check(file: &str, options: &[(&str, &str)], now: &str, expected: &str) {
    let status = status(file);
    let seen = seen(&status, options, time(now), None);
    let lines: Vec<_> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(seen.lines().collect::<Vec<_>>(), lines, "{file}");
}

#[test]
fn an_incident_says_what_happens_where_and_since_when() {
    check(
        "blip/summary-1315.json",
        &[("components", "Desk")],
        "2021-10-08T16:30:00Z",
        "
        says Desk degraded. Degraded performance on the BLiP. Investigating.
        page https://status.blip.ai
        Minor problem | Desk degraded | Degraded performance on the BLiP | Investigating | Updated 14 min ago | Started 26 min ago | Read more: https://status.blip.ai/incidents/07xnldwxcl77
        ",
    );
}

#[test]
fn a_title_is_not_said_twice_and_what_it_touches_follows() {
    check("statuspage/open-incident-indicator-none-all-operational.json", &[], NOW, "
        says Slow page loads in the editor. Affects: Editor. Identified.
        page https://status.quillhaven.example
        Minor problem | Slow page loads in the editor | Affects: Editor | Identified | Updated 38 min ago | Started 39 min ago | Read more: https://status.quillhaven.example/incidents/0ltfl8ldzjyw
        ");
    check("statuspage/one-incident-without-title.json", &[], NOW, "
        says Service incident. Investigating.
        others +1 more
        page https://status.quillhaven.example
        Minor problem | Service incident | Investigating | Updated 38 min ago | Started 39 min ago | Read more: https://status.quillhaven.example/incidents/2v3mtk1722fr
        Minor problem | Search is slow | Affects: Search | Investigating | Updated 38 min ago | Started 39 min ago | Read more: https://status.quillhaven.example/incidents/j8y05nsm4tyn
        ");
    check("statuspage/incident-without-components.json", &[], NOW, "
        says Sign-in fails for some people. Investigating.
        page https://status.quillhaven.example
        Major problem | Sign-in fails for some people | Investigating | Updated 38 min ago | Started 39 min ago | Read more: https://status.quillhaven.example/incidents/47t9mxjrln34
        ");
}

#[test]
fn components_by_themselves_have_no_stage_and_no_time() {
    check(
        "statuspage/components-in-each-kind-of-trouble.json",
        &[],
        NOW,
        "
        says Mail down.
        others +3 more
        page https://status.quillhaven.example
        Critical problem | Mail down
        Major problem | Search partly down
        Minor problem | Editor degraded
        Maintenance | API (Americas) under maintenance
        ",
    );
}

#[test]
fn a_maintenance_says_when_it_begins_and_ends() {
    check("statuspage/maintenance-upcoming.json", &[], NOW, "
        says Mail moves to new machines. Affects: Mail. Scheduled.
        page https://status.quillhaven.example
        Maintenance | Mail moves to new machines | Affects: Mail | Scheduled | Starts in 6 hr | Ends in 8 hr | Read more: https://status.quillhaven.example/incidents/74fv9h2w5dxg
        ");
    check("statuspage/maintenance-in-progress.json", &[], NOW, "
        says Mail under maintenance. Mail moves to new machines. In progress.
        page https://status.quillhaven.example
        Maintenance | Mail under maintenance | Mail moves to new machines | In progress | Started 1 hr ago | Ends in 2 hr | Read more: https://status.quillhaven.example/incidents/g15q1xb7z1pm
        ");
    check("statuspage/maintenance-in-progress-overrun.json", &[], NOW, "
        says Mail under maintenance. Mail moves to new machines. In progress.
        page https://status.quillhaven.example
        Maintenance | Mail under maintenance | Mail moves to new machines | In progress | Started 4 hr ago | Read more: https://status.quillhaven.example/incidents/1w61x5pdvlbr
        ");
}

#[test]
fn an_outage_comes_before_a_maintenance() {
    check("statuspage/maintenance-and-outage.json", &[], NOW, "
        says Search down. Search gives no results. Investigating.
        others +1 more
        page https://status.quillhaven.example
        Critical problem | Search down | Search gives no results | Investigating | Updated 38 min ago | Started 39 min ago | Read more: https://status.quillhaven.example/incidents/94szsvfcq2g2
        Maintenance | Mail under maintenance | Mail moves to new machines | In progress | Started 1 hr ago | Ends in 2 hr | Read more: https://status.quillhaven.example/incidents/q8mmxc2sjwgx
        ");
}

/// How many maintenances are ahead, and whether an outage stands before them; what the banner and the line of others say.
#[test]
fn many_maintenances_ahead_are_one_line() {
    #[track_caller]
    fn row(ahead: usize, with_outage: bool, planned: Option<&str>, others: Option<&str>, says: &str) {
        let mut status = status("statuspage/maintenance-many-upcoming.json");
        status.incidents.truncate(ahead);
        if with_outage {
            status.components[0].status = status_widget::model::ComponentStatus::MajorOutage;
        }
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        let words = english();
        let view = view(&status, &decision, Some("Quillhaven"), None, &words).expect("something shows");
        assert_eq!(view.name, Some("Quillhaven"));
        let found = (view.planned.as_deref(), view.others.as_deref(), view.announcement.trim_end());
        assert_eq!(found, (planned, others, says), "{ahead} {with_outage}");
        assert_eq!(view.cards.len(), ahead + usize::from(with_outage));
    }
    row(1, false, None, None, "Quillhaven. Storage work, part 1. Affects: Storage (Americas). Scheduled.");
    row(
        3,
        false,
        None,
        Some("+2 more"),
        "Quillhaven. Storage work, part 1. Affects: Storage (Americas). Scheduled.",
    );
    row(4, false, Some("4 maintenances planned"), None, "Quillhaven. 4 maintenances planned.");
    row(30, false, Some("30 maintenances planned"), None, "Quillhaven. 30 maintenances planned.");
    row(30, true, None, Some("+30 more"), "Quillhaven. Editor down.");
}

/// Start and end of a maintenance in minutes from now, and what is said of them.
#[test]
fn what_has_begun_began_and_what_is_past_is_not_told() {
    #[track_caller]
    fn row(starts: Option<i64>, ends: Option<i64>, expected: &[&str]) {
        let mut status = status("statuspage/maintenance-in-progress.json");
        let at = |minutes: i64| Time(time(NOW).0 + minutes * 60_000);
        (status.incidents[0].starts, status.incidents[0].ends) = (starts.map(at), ends.map(at));
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        let words = english();
        let view = view(&status, &decision, None, None, &words).expect("it shows");
        let said: Vec<_> = view.cards[0].times.iter().map(|it| it.in_words(&it.relative(&words))).collect();
        assert_eq!(said, expected, "{starts:?} {ends:?}");
    }
    row(Some(-5), Some(5), &["Started 5 min ago", "Ends in 5 min"]);
    row(Some(0), Some(1), &["Started now", "Ends in 1 min"]);
    // It is under way, so it starts no more.
    row(Some(1), Some(2), &["Ends in 2 min"]);
    row(Some(-9), Some(0), &["Started 9 min ago"]);
    row(Some(-9), Some(-1), &["Started 9 min ago"]);
    row(None, None, &[]);
}

#[test]
fn says_from_when_it_is_while_the_feed_cannot_be_read() {
    let status = status("statuspage/affected-only-in-updates-by-code.json");
    let moment = Moment { age: Duration::from_secs(300), is_failing: true, ..time(NOW).into() };
    let text = seen(&status, &[], moment, None);
    assert!(text.contains("\nas of As of 5 min ago\n"), "{text}");
    let decision = decide(&status, &policy(&[]), &NOTHING, moment);
    let words = english();
    let view = view(&status, &decision, None, None, &words).expect("it shows");
    let as_of = view.as_of.expect("it is told");
    assert_eq!(
        (as_of.at, as_of.absolute(&words).as_str()),
        (time("2026-03-10T11:55:00Z"), "2026-03-10 11:55:00 UTC")
    );
}

#[test]
fn the_pages_own_link_goes_before_the_feeds() {
    let status = status("statuspage/affected-only-in-updates-by-code.json");
    let own = seen(&status, &[], time(NOW), Some("https://help.example"));
    assert!(own.contains("\npage https://help.example\n"), "{own}");
    let feeds = seen(&status, &[], time(NOW), None);
    assert!(feeds.contains("\npage https://status.quillhaven.example\n"), "{feeds}");
}

#[test]
fn nothing_is_drawn_while_all_is_well_or_unknown() {
    for file in ["all-operational", "document-empty-arrays"] {
        assert_eq!(seen(&status(&format!("statuspage/{file}.json")), &[], time(NOW), None), "");
    }
}

#[test]
fn what_is_over_is_told_as_such() {
    let mut reader = Reader::new(&[("components", "Desk"), ("resolved", "8d")]);
    reader.looks_at(&status("blip/summary-1640.json"), time("2021-10-08T16:41:00-03:00"));
    let (over, now) = (status("blip/summary-2111.json"), time("2021-10-08T21:12:00-03:00"));
    reader.looks_at(&over, now);
    let words = english();
    // What was posted after now, by a clock that runs late, was posted just now.
    for (history, stage, started, link) in [
        ("blip/incidents-2111.json", "Resolved", "8 hr", "Read more"),
        ("blip/incidents-postmortem.json", "Postmortem", "8 hr", "Read the postmortem"),
    ] {
        reader.memory.learn(Some(&status(history)));
        let decision = decide(&over, &reader.policy, &reader.memory, now);
        let view = view(&over, &decision, None, None, &words).expect("it shows");
        let expected = format!(
            "\
says Desk back to normal. Degraded performance on the BLiP. {stage}.
page https://status.blip.ai
Information | Desk back to normal | Degraded performance on the BLiP | {stage} | Updated now | Started {started} ago \
| Lasted 6 hr 14 min | {link}: https://status.blip.ai/incidents/07xnldwxcl77"
        );
        assert_eq!(in_lines(&view), expected);
    }
}

#[test]
fn a_post_has_its_stage_its_time_and_its_text() {
    let text = std::fs::read(support::fixtures().join("blip/summary-1414.json")).unwrap();
    let (posts, _) = posts(&text, &status("blip/summary-1414.json").incidents[0], 9);
    let now = time("2021-10-08T14:24:00-03:00");
    let words = english();
    let seen = post(&posts[0], now, &words);
    let stamp = seen.stamp.as_ref().expect("it has a time");
    assert_eq!(
        (seen.stage, stamp.relative(&words).as_str(), seen.body),
        ("Monitoring", "9 min ago", posts[0].body.as_str())
    );
    assert_eq!((stamp.pattern, stamp.in_words("now")), (None, "now".to_owned()));
    assert_eq!(stamp.absolute(&words), "2021-10-08 17:14:51.706 UTC");
    let undated = status_widget::feed::Post { at: None, ..posts[0].clone() };
    assert_eq!(post(&undated, now, &words).stamp, None);
}

/// An end that somebody has set, in minutes from now, and how long the incident lasted; it began 40 minutes ago.
#[test]
fn tells_how_long_it_lasted_only_where_that_is_past() {
    for (ends, expected) in
        [(-10, Some("Lasted 30 min")), (0, Some("Lasted 40 min")), (4320, None), (-60, None)]
    {
        let at = |minutes: i64| Time(time(NOW).0 + minutes * 60_000).0;
        let open = incident(json!({"created_at": at(-40)}));
        let over = with(open.clone(), json!({"status": "resolved", "resolved_at": at(ends)}));
        let page = |one: &Value| status_of(&feed(components(), json!([one]), json!([])));
        let mut reader = Reader::new(&[("resolved", "3h")]);
        reader.looks_at(&page(&open), time(NOW));
        let status = page(&over);
        let decision = decide(&status, &reader.policy, &reader.memory, time(NOW));
        let words = english();
        let view = view(&status, &decision, None, None, &words).expect("it shows");
        assert_eq!(view.cards[0].lasted.as_deref(), expected, "{ends}");
    }
}

/// The stage of a maintenance that is to start in two hours, and what is said of its times.
#[test]
fn what_is_under_way_before_its_time_starts_no_more() {
    for (stage, expected) in [
        ("scheduled", "Scheduled | Starts in 2 hr | Ends in 4 hr"),
        ("in_progress", "In progress | Ends in 4 hr"),
    ] {
        let moves = maintenance(json!({"status": stage}));
        let status = status_of(&feed(components(), json!([]), json!([moves])));
        let seen = seen(&status, &[], time(NOW), None);
        assert!(seen.ends_with(expected), "{stage}: {seen}");
    }
}
