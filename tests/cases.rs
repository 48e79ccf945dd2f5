//! What real feeds beyond Statuspage's own servers write, and what is right then: one made-up document a fact.
//!
//! The company is Quillhaven again, the moment [`NOW`].
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use serde_json::{Value, json};
use status_widget::decide::{Level, decide};
use status_widget::diagnostic::Concern;
use status_widget::memory::NOTHING;
use status_widget::model::Status;
use status_widget::time::Time;
use support::{
    NOW, Reader, component, components, decode_value, feed, in_a_line, incident, maintenance, policy,
    reasons, status_of, time,
};

#[track_caller]
fn check(document: &Value, options: &[(&str, &str)], expected: &str, because: &str) {
    let status = status_of(document);
    let decision = decide(&status, &policy(options), &NOTHING, time(NOW));
    assert_eq!(in_a_line(&status, &decision), expected, "{document} {options:?}");
    assert_eq!(reasons(&decision), because, "{document} {options:?}");
    assert_eq!(decision.diagnostics, [], "{document} {options:?}");
}

#[test]
fn affected_components_may_be_plain_ids() {
    let slow = json!([
        component("search", "Search", "degraded_performance"),
        component("mail", "Mail", "operational")
    ]);
    let feed = feed(
        slow,
        json!([incident(json!({"components": ["search"], "component_names": ["Search"]}))]),
        json!([]),
    );
    check(&feed, &[("components", "Mail")], "operational", "filtered-out filtered-out");
    check(&feed, &[("components", "Search")], "minor | incident minor: Search degraded", "open covered");
}

/// What stands in the list of affected components; whether a page that depends on Mail alone hears of it.
#[test]
fn unreadable_affected_components_are_not_none() {
    #[track_caller]
    fn row(affected: Value, hears: bool) {
        for fields in [
            json!({"components": affected.clone()}),
            json!({"components": [], "incident_updates": [{"status": "investigating", "affected_components": affected.clone()}]}),
        ] {
            let feed = feed(components(), json!([incident(fields)]), json!([]));
            let (line, because) = if hears {
                ("minor | incident minor: Search is slow", "open")
            } else {
                ("operational", "filtered-out")
            };
            check(&feed, &[("components", "Mail")], line, because);
            check(&feed, &[], "minor | incident minor: Search is slow", "open");
        }
    }
    row(json!([]), true);
    row(json!(null), true);
    row(json!([null]), true);
    row(json!([{}]), false);
    row(json!([["search"]]), false);
    row(json!(["gone"]), false);
    row(json!({"search": true}), false);
}

#[test]
fn affected_components_are_found_however_their_names_are_written() {
    let rows = json!([
        component("a", "Web\u{a0}Chat", "degraded_performance"),
        component("b", "Mail", "operational"),
        component("c", "EU  West", "operational"),
    ]);
    for named in ["Web Chat", "web chat", " WEB\u{2003}CHAT", "Web\u{a0}Chat"] {
        for affected in [json!([named]), json!([{"name": named}])] {
            let feed = feed(rows.clone(), json!([incident(json!({"components": affected}))]), json!([]));
            check(&feed, &[("components", "Mail")], "operational", "filtered-out filtered-out");
            check(
                &feed,
                &[("components", "Web Chat")],
                "minor | incident minor: Web Chat degraded",
                "open covered",
            );
        }
    }
    // A name as it stands goes before one that is alike, and what is called by nothing touches nothing.
    let rows = json!([component("a", "API", "operational"), component("b", "Api", "degraded_performance")]);
    let feed = feed(rows, json!([incident(json!({"components": ["Api"]}))]), json!([]));
    assert_eq!(status_of(&feed).incidents[0].affected.listed, [1]);
}

/// What is beyond the bounds may be down.
#[test]
fn of_components_that_are_left_out_nobody_knows_that_they_are_well() {
    let rows: Vec<Value> = (0..5_001)
        .map(|number| component(&format!("c{number}"), &format!("C {number}"), "operational"))
        .collect();
    let level = |rows: &[Value]| {
        let status = status_of(&feed(json!(rows), json!([]), json!([])));
        decide(&status, &policy(&[]), &NOTHING, time(NOW)).level
    };
    assert_eq!(level(&rows[..5_000]), Level::Operational);
    assert_eq!(level(&rows), Level::Unknown);
}

#[test]
fn words_are_read_however_they_are_written() {
    for (word, expected, because) in [
        ("MAJOROUTAGE", "critical | component critical: Search down", "in-trouble"),
        ("Major Outage", "critical | component critical: Search down", "in-trouble"),
        ("full_outage", "critical | component critical: Search down", "in-trouble"),
        ("outage", "critical | component critical: Search down", "in-trouble"),
        ("partial-outage", "major | component major: Search partly down", "in-trouble"),
        ("degraded", "minor | component minor: Search degraded", "in-trouble"),
        ("Under Maintenance", "maintenance | component maintenance: Search under maintenance", "under-way"),
        ("OPERATIONAL", "operational", ""),
    ] {
        let rows = json!([component("search", "Search", word), component("mail", "Mail", "Operational")]);
        check(&feed(rows, json!([]), json!([])), &[("components", "Search")], expected, because);
    }
    // An incident that names no component beside one that is wholly out.
    let rows =
        json!([component("search", "Search", "full_outage"), component("mail", "Mail", "operational")]);
    let wide = incident(json!({"name": "Nothing loads", "impact": "critical", "components": null}));
    let line = "critical | incident critical: Nothing loads | component critical: Search down";
    check(&feed(rows, json!([wide]), json!([])), &[("components", "Search")], line, "open in-trouble");
}

#[test]
fn of_a_document_without_a_known_word_nothing_is_known() {
    for document in [
        feed(json!([component("a", "A", "wunderbar"), component("b", "B", "")]), json!([]), json!([])),
        feed(json!([component("a", "A", "wunderbar")]), json!(["x", {}]), json!([])),
        feed(json!([]), json!([{}]), json!([])),
    ] {
        let decoded = decode_value(&document);
        assert_eq!(decoded.status, None, "{document}");
        assert_eq!(decoded.diagnostics.iter().map(|it| it.concern).collect::<Vec<_>>(), [Concern::Format]);
    }
    // One known word is enough, and so is an incident that can be read.
    let known =
        feed(json!([component("a", "A", "wunderbar"), component("b", "B", "ok")]), json!([]), json!([]));
    assert!(decode_value(&known).status.is_some());
    let open = feed(
        json!([component("a", "A", "wunderbar")]),
        json!([incident(json!({"components": []}))]),
        json!([]),
    );
    assert_eq!(status_of(&open).incidents.len(), 1);
    // A contract of a team's own, with its own list of incidents: what is understood is shown.
    let own = json!({"status": "partial_outage", "components": [component("a", "A", "outage"), component("b", "B", "degraded")],
        "active_incidents": [{"id": "i", "title": "A down"}], "scheduled_maintenances": []});
    check(
        &own,
        &[],
        "critical | component critical: A down | component minor: B degraded",
        "in-trouble in-trouble",
    );
}

/// A stage and an end, in hours from now; what shows and why, of an incident and of a maintenance.
#[test]
fn stages_are_read_however_they_are_written() {
    #[track_caller]
    fn row(stage: &str, ends: Option<i64>, of_incident: &str, of_maintenance: &str) {
        let at = |hours: i64| Time(time(NOW).0 + hours * 3_600_000).0;
        let open = incident(json!({"status": stage, "resolved_at": ends.map(at)}));
        let planned =
            maintenance(json!({"status": stage, "scheduled_for": at(-6), "scheduled_until": ends.map(at)}));
        let status = status_of(&feed(components(), json!([open]), json!([planned])));
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        let found: Vec<_> = decision.reasons.iter().map(|reason| reason.because.code()).collect();
        assert_eq!(found, [of_incident, of_maintenance], "{stage} {ends:?}");
    }
    row("closed", Some(-1), "ended", "ended");
    row("Closed", None, "ended", "ended");
    row("completed", Some(-1), "ended", "ended");
    for cancelled in ["cancelled", "Canceled", "CANCELLED"] {
        row(cancelled, Some(1), "ended", "ended");
    }
    for going_on in ["In Progress", "in-progress", "INPROGRESS"] {
        row(going_on, Some(-1), "under-way", "under-way");
    }
    row("pondering", None, "open", "under-way");
    row("pondering", Some(1), "open", "under-way");
    row("pondering", Some(-1), "ended", "window-past");
    row("active", None, "open", "under-way");
}

#[test]
fn an_incident_at_an_unknown_stage_is_over_when_its_time_is() {
    let open = feed(
        components(),
        json!([incident(json!({"status": "pondering", "resolved_at": "2026-03-10T12:10:00Z"}))]),
        json!([]),
    );
    let status = status_of(&open);
    let mut reader = Reader::new(&[]);
    let before = decide(&status, &policy(&[]), &NOTHING, time(NOW));
    assert_eq!(before.holds.as_secs(), 60, "it shows");
    assert_eq!(reader.looks_at(&status, time(NOW)).0, "minor | incident minor: Search is slow");
    assert_eq!(
        reader.looks_at(&status, time("2026-03-10T12:10:00Z")).0,
        "info | resolved info: Search back to normal"
    );
}

#[test]
fn a_maintenance_that_nobody_began_stops_counting_a_day_after_its_start() {
    for (stage, starts, expected) in [
        ("scheduled", "2026-03-09T12:00:01Z", "under-way"),
        ("scheduled", "2026-03-09T12:00:00Z", "window-past"),
        ("scheduled", "2025-11-01T10:00:00Z", "window-past"),
        ("pondering", "2025-11-01T10:00:00Z", "window-past"),
        ("in_progress", "2025-11-01T10:00:00Z", "under-way"),
        ("verifying", "2025-11-01T10:00:00Z", "under-way"),
    ] {
        let fields = json!({"status": stage, "scheduled_for": starts, "scheduled_until": null});
        let status = status_of(&feed(components(), json!([]), json!([maintenance(fields)])));
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        assert_eq!(reasons(&decision), expected, "{stage} {starts}");
    }
    let fields = json!({"scheduled_for": "2026-03-09T12:10:00Z", "scheduled_until": null});
    let status = status_of(&feed(components(), json!([]), json!([maintenance(fields)])));
    let before = decide(&status, &policy(&[]), &NOTHING, time("2026-03-10T12:09:30Z"));
    assert_eq!(before.holds.as_secs(), 30, "and it is looked at then");
}

#[test]
fn times_are_read_however_they_are_written() {
    for (starts, ends) in [
        (json!("2026-03-10 14:00:00 UTC"), json!("2026-03-10 16:00:00 UTC")),
        (json!("2026-03-10T14:00:00+0000"), json!("2026-03-10T16:00:00+0000")),
        (json!("2026-03-10T14:00Z"), json!("2026-03-10 16:00")),
        (json!("2026-03-10 14:00:00 +0000 UTC"), json!("2026-03-10 16:00:00 +0000 UTC")),
        (json!(1_773_151_200), json!(1_773_158_400)),
        (json!(1_773_151_200_000_u64), json!(1_773_158_400_000_u64)),
        (json!("1773151200"), json!("1773158400.5")),
    ] {
        let document = feed(
            components(),
            json!([]),
            json!([maintenance(json!({"scheduled_for": starts, "scheduled_until": ends}))]),
        );
        check(&document, &[], "maintenance | upcoming maintenance: Mail moves", "ahead");
        assert_eq!(decode_value(&document).diagnostics, [], "{document}");
    }
    for nonsense in [json!("soon"), json!(true), json!([1]), json!(12)] {
        let document =
            feed(components(), json!([]), json!([maintenance(json!({"scheduled_for": nonsense}))]));
        let diagnostics = decode_value(&document).diagnostics;
        assert!(
            diagnostics.iter().any(|it| it.message.contains("no time that can be read")),
            "{document}: {diagnostics:?}"
        );
    }
}

#[test]
fn ids_may_be_numbers_and_groups_texts() {
    let rows = json!([
        {"id": 1, "name": "Europe", "status": "operational", "group": true, "components": [3]},
        {"id": 2, "name": "Americas", "status": "operational", "group": true, "components": [{"id": 4}]},
        {"id": 3, "name": "API", "status": "major_outage", "group_id": 1},
        {"id": 4, "name": "API", "status": "operational", "group_id": 2}]);
    let open = incident(json!({"id": 77, "name": "API unreachable", "components": [{"id": 3}],
        "incident_updates": [{"status": "investigating", "affected_components": [{"code": 3, "name": "Europe - API"}]}]}));
    let numbers = feed(rows, json!([open]), json!([]));
    check(&numbers, &[("components", "Europe")], "critical | incident critical: API down", "open covered");
    check(&numbers, &[("components", "Americas")], "operational", "filtered-out filtered-out");
    let found = status_of(&numbers);
    assert_eq!((found.components.len(), found.incidents[0].id.as_str()), (2, "77"));

    let rows = json!([
        {"id": "a", "name": "API", "status": "major_outage", "group": "Europe"},
        {"id": "b", "name": "API", "status": "operational", "group": "Americas"},
        {"id": "c", "name": "Mail", "status": "operational", "group": false}]);
    let texts = feed(rows, json!([]), json!([]));
    check(&texts, &[("components", "Europe")], "critical | component critical: API down", "in-trouble");
    check(&texts, &[("components", "Americas")], "operational", "filtered-out");
    check(&texts, &[("components", "Mail")], "operational", "filtered-out");
    // A group with a row of its own may be named by its name, too.
    let rows = json!([
        {"id": "g", "name": "Europe", "group": true, "status": "operational"},
        {"id": "a", "name": "API", "status": "major_outage", "group": "Europe"}]);
    let status = status_of(&feed(rows, json!([]), json!([])));
    assert_eq!((status.components.len(), status.groups.len()), (1, 1));
    assert_eq!((status.components[0].group, status.groups[0].id.as_str()), (Some(0), "g"));
}

#[test]
fn names_match_however_they_are_spaced() {
    let rows = json!([
        component("a", "Desk\u{a0}", "degraded_performance"),
        component("b", "\u{200b}Chat", "degraded_performance"),
        component("c", "Web\u{a0}Chat", "degraded_performance")
    ]);
    let spaced = feed(rows, json!([]), json!([]));
    let line = "minor | component minor: Desk, Chat and Web Chat degraded";
    check(&spaced, &[("components", "Desk, Chat, Web Chat")], line, "in-trouble in-trouble in-trouble");
    check(
        &spaced,
        &[("components", "desk, chat, web \u{2009} chat")],
        line,
        "in-trouble in-trouble in-trouble",
    );
}

/// A post dated ahead, or an incident of another component that was: neither moves a maintenance of ours.
#[test]
fn what_people_date_ahead_tells_no_time() {
    let hours_ahead = "2026-03-10T15:00:00Z";
    for odd in [
        json!({"created_at": hours_ahead, "updated_at": hours_ahead, "started_at": hours_ahead}),
        json!({"incident_updates": [{"status": "investigating", "created_at": "2026-03-10T11:30:00Z", "display_at": hours_ahead}]}),
        json!({"started_at": "2026-03-10T12:10:00Z"}),
    ] {
        let document = feed(components(), json!([incident(odd)]), json!([maintenance(json!({}))]));
        let status = status_of(&document);
        let decision = decide(&status, &policy(&[("components", "Mail")]), &NOTHING, time(NOW));
        assert_eq!(decision.now, time(NOW), "{document}");
        assert_eq!(reasons(&decision), "filtered-out ahead", "{document}");
    }
}

/// A feed whose ids change with every answer, looked at once a minute.
#[test]
fn an_incident_whose_id_changes_is_one_and_the_same() {
    let slow = || {
        json!([
            component("search", "Search", "degraded_performance"),
            component("mail", "Mail", "operational")
        ])
    };
    let at = |minute: i64| Time(time(NOW).0 + minute * 60_000);
    let document = |minute: i64| {
        let open = incident(
            json!({"id": format!("{minute}-of-the-hour"), "created_at": at(minute).0, "updated_at": at(minute).0}),
        );
        status_of(&feed(slow(), json!([open]), json!([])))
    };
    let shown = "minor | incident minor: Search degraded";
    let mut reader = Reader::new(&[("components", "Search")]);
    for minute in 0..4 {
        assert_eq!(
            reader.looks_at(&document(minute), at(minute)),
            (shown.to_owned(), "open covered".to_owned())
        );
        reader.reloads();
    }
    assert_eq!(reader.memory.to_text().lines().count(), 1, "the list does not grow");
    reader.closes(&document(3), at(3));
    for minute in 4..8 {
        let seen = reader.looks_at(&document(minute), at(minute));
        assert_eq!(
            seen,
            ("operational".to_owned(), "dismissed covered".to_owned()),
            "put away stays put away"
        );
        assert_eq!(reader.memory.to_text().lines().count(), 1);
    }
    assert_eq!(reader.asked, 0, "nothing has vanished");
    // When it does end, it was one incident.
    let over = status_of(&feed(components(), json!([]), json!([])));
    assert_eq!(reader.looks_at(&over, at(8)).1, "recovered");
    assert_eq!(reader.asked, 1);
    assert_eq!(reader.looks_at(&over, at(9)).1, "recovered");
    assert_eq!(reader.asked, 1);
    // What comes later with the same title is another one: what was put away was put away of the first.
    let seen = reader.looks_at(&document(10), at(10));
    assert_eq!(seen, (shown.to_owned(), "open covered covered".to_owned()));
}

#[test]
fn an_incident_posted_anew_has_not_ended() {
    let down = || json!([component("search", "Search", "major_outage")]);
    let posted = |id: &str, at: &str| {
        status_of(&feed(down(), json!([incident(json!({"id": id, "created_at": at}))]), json!([])))
    };
    let mut reader = Reader::new(&[]);
    let line = "critical | incident critical: Search down";
    assert_eq!(reader.looks_at(&posted("one", "2026-03-10T11:00:00Z"), time(NOW)).0, line);
    let anew = posted("two", "2026-03-10T11:30:00Z");
    for _ in 0..2 {
        assert_eq!(reader.looks_at(&anew, time(NOW)), (line.to_owned(), "open covered".to_owned()));
    }
    reader.memory.learn(Some(&posted("two", "2026-03-10T11:30:00Z")));
    assert_eq!(reader.looks_at(&anew, time(NOW)).0, line);
    assert_eq!(reader.asked, 0);
}

/// Title, components or stage that another incident has, and whether it is the one that has vanished.
#[test]
fn another_incident_is_not_the_one_that_vanished() {
    #[track_caller]
    fn row(fields: Value, is_it: bool) {
        let slow = || {
            json!([
                component("search", "Search", "degraded_performance"),
                component("mail", "Mail", "operational")
            ])
        };
        let mut reader = Reader::new(&[]);
        let first = status_of(&feed(slow(), json!([incident(json!({}))]), json!([])));
        reader.looks_at(&first, time(NOW));
        reader.closes(&first, time(NOW));
        let mut other = json!({"id": "j"});
        other.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let then = status_of(&feed(slow(), json!([incident(other)]), json!([])));
        let (_, because) = reader.looks_at(&then, time(NOW));
        assert_eq!(because.starts_with("dismissed"), is_it, "{fields}: {because}");
    }
    row(json!({}), true);
    row(json!({"created_at": "2026-03-10T11:59:00Z"}), true);
    row(json!({"name": "Search is slower"}), false);
    row(json!({"components": [{"id": "search"}, {"id": "mail"}]}), false);
    row(json!({"components": []}), false);
    row(json!({"status": "monitoring"}), false);
    row(json!({"impact": "critical"}), true);
}

#[test]
fn nothing_is_back_to_normal_while_its_components_are_in_trouble() {
    let of = |state: &str, open: Value| {
        status_of(&feed(json!([component("search", "Search", state)]), open, json!([])))
    };
    let mut reader = Reader::new(&[]);
    reader.looks_at(&of("major_outage", json!([incident(json!({}))])), time(NOW));
    let gone = of("major_outage", json!([]));
    let (line, because) = reader.looks_at(&gone, time(NOW));
    assert_eq!(
        (line.as_str(), because.as_str()),
        ("critical | component critical: Search down", "covered in-trouble")
    );
    assert_eq!(reader.asked, 1);
    // The history says that it has ended: then that is true, and another thing is the matter.
    let ended = incident(json!({"status": "resolved", "resolved_at": "2026-03-10T11:55:00Z"}));
    reader.memory.learn(Some(&of("major_outage", json!([ended]))));
    let (line, because) = reader.looks_at(&gone, time(NOW));
    assert_eq!(
        (line.as_str(), because.as_str()),
        (
            "critical | component critical: Search down | resolved info: Search is slow",
            "recovered in-trouble"
        )
    );
}

#[test]
fn closing_puts_away_what_the_reader_was_shown() {
    let planned = |id: &str, hour: u8| {
        maintenance(json!({"id": id, "name": id, "scheduled_for": format!("2026-03-10T{hour}:00:00Z")}))
    };
    let out =
        || json!([component("search", "Search", "major_outage"), component("mail", "Mail", "operational")]);
    let with = |rows: Value, count: u8| {
        let all: Vec<Value> = (0..count).map(|number| planned(&format!("m{number}"), 13 + number)).collect();
        status_of(&feed(rows, json!([]), json!(all)))
    };
    let after = |status: &Status, opened: bool| {
        let mut reader = Reader::new(&[]);
        reader.looks_at(status, time(NOW));
        reader.closes_after(status, time(NOW), opened);
        reader.looks_at(status, time(NOW)).1
    };
    let outage = with(out(), 1);
    assert_eq!(after(&outage, false), "ahead dismissed", "nobody was shown the maintenance");
    assert_eq!(after(&outage, true), "dismissed dismissed", "it stood in the details");
    assert_eq!(after(&with(components(), 1), false), "dismissed", "it was the banner's own");
    assert_eq!(after(&with(components(), 2), false), "dismissed ahead");
    // Many are one line, which tells of all.
    assert_eq!(after(&with(components(), 4), false), "dismissed dismissed dismissed dismissed");
    assert_eq!(after(&with(out(), 4), false), "ahead ahead ahead ahead dismissed");
}

#[test]
fn each_notice_can_be_put_away_by_itself() {
    let open = [
        incident(json!({"id": "i", "impact": "major"})),
        incident(json!({"id": "j", "name": "Mail is late", "components": ["mail"]})),
    ];
    let status = status_of(&feed(components(), json!(open), json!([maintenance(json!({}))])));
    for (place, expected) in
        [(0, "dismissed open ahead"), (1, "open dismissed ahead"), (2, "open open dismissed")]
    {
        let mut reader = Reader::new(&[]);
        reader.looks_at(&status, time(NOW));
        reader.puts_away(&status, time(NOW), place);
        assert_eq!(reader.looks_at(&status, time(NOW)).1, expected);
        reader.reloads();
        assert_eq!(reader.looks_at(&status, time(NOW)).1, expected, "and it is stored");
    }
}

/// What changes of an incident that was put away, and whether it comes back with `dismiss="update"`.
#[test]
fn edits_in_place_are_updates() {
    let post = |extra: Value| {
        let mut post = json!({"status": "investigating", "created_at": "2026-03-10T11:30:00Z", "display_at": "2026-03-10T11:30:00Z"});
        post.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        post
    };
    let with = |fields: Value| status_of(&feed(components(), json!([incident(fields)]), json!([])));
    let before = with(json!({"incident_updates": [post(json!({}))]}));
    for (then, comes_back) in [
        (json!({"incident_updates": [post(json!({}))]}), false),
        (json!({"incident_updates": [post(json!({"updated_at": "2026-03-10T11:30:00Z"}))]}), false),
        (json!({"incident_updates": [post(json!({"updated_at": "2026-03-10T11:31:00Z"}))]}), true),
        (json!({"updated_at": "2026-03-10T11:31:00Z", "incident_updates": [post(json!({}))]}), true),
        (
            json!({"incident_updates": [post(json!({"created_at": "2026-03-10T11:40:00Z"})), post(json!({}))]}),
            true,
        ),
    ] {
        for (dismiss, comes_back) in [("update", comes_back), ("stage", false)] {
            let mut reader = Reader::new(&[("dismiss", dismiss)]);
            reader.looks_at(&before, time(NOW));
            reader.closes(&before, time(NOW));
            let (_, because) = reader.looks_at(&with(then.clone()), time(NOW));
            assert_eq!(because, if comes_back { "open" } else { "dismissed" }, "{dismiss} {then}");
        }
    }
}

#[test]
fn a_known_level_is_needed_for_all_well() {
    let status = status_of(&feed(components(), json!([]), json!([])));
    assert_eq!(decide(&status, &policy(&[]), &NOTHING, time(NOW)).level, Level::Operational);
}
