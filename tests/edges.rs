//! The edges of the rules, which the tables beside it step over: the moment itself, the last of a list, one of two alike.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use serde_json::{Value, json};
use status_widget::decide::{Because, Moment, decide};
use status_widget::diagnostic::{Concern, Diagnostic};
use status_widget::explain::{explain, state};
use status_widget::feed::{decode, posts};
use status_widget::memory::{Memory, NOTHING};
use status_widget::model::{Severity, Stage, Status};
use status_widget::text::english;
use status_widget::time::{Time, milliseconds};
use std::time::Duration;
use support::{NOW, Reader, decode_value, policy, reasons, status, time};

fn read(document: Value) -> Status {
    decode_value(&document).status.expect("it is a feed")
}

fn remarks(document: Value) -> Vec<String> {
    decode_value(&document).diagnostics.into_iter().map(|remark| remark.message).collect()
}

fn later(seconds: u64) -> Time {
    time(NOW).after(Duration::from_secs(seconds))
}

/// A page with one open incident that touches its one component.
fn open(stage: &str) -> Value {
    json!({"page": {"id": "p"}, "components": [{"id": "a", "name": "A", "status": "operational"}],
           "incidents": [{"id": "i", "name": "Title", "status": stage, "impact": "major", "created_at": "2026-03-10T11:00:00Z",
                          "components": [{"id": "a"}]}]})
}

/// All of what a page is told, and an explanation prints.
#[test]
fn an_explanation_is_plain_data() {
    let status = status("blip/summary-1315.json");
    let decision =
        decide(&status, &policy(&[("components", "Desk, Dsek")]), &NOTHING, time("2021-10-08T16:30:00Z"));
    let remark = Diagnostic::new(Concern::Feed, "odd: %", &["x"]);
    let found = Some((&status, &decision));
    let told = serde_json::to_value(explain(found, &english(), &[&[remark.clone(), remark][..]])).unwrap();
    let link = "https://status.blip.ai/incidents/07xnldwxcl77";
    let notice = json!({"id": "07xnldwxcl77", "kind": "incident", "severity": "minor", "stage": "investigating",
        "components": ["Desk"], "headline": "Desk degraded", "title": "Degraded performance on the BLiP", "link": link});
    let desk = status.components.iter().find(|it| it.name == "Desk").unwrap().id.clone();
    let expected = json!({"level": "minor", "headline": "Desk degraded", "notices": [notice],
        "reasons": [
            {"id": "07xnldwxcl77", "title": "Degraded performance on the BLiP", "shown": true, "because": "open"},
            {"id": desk, "title": "Desk", "shown": false, "because": "covered"}],
        "diagnostics": [{"concern": "feed", "message": "odd: x"},
            {"concern": "options", "message": "`components`: `Dsek` matches no component or group"}]});
    assert_eq!(told, expected);
    let told = serde_json::to_value(state(found, &english())).unwrap();
    assert_eq!(
        told,
        json!({"level": "minor", "headline": "Desk degraded", "notices": [notice], "components": ["Desk"]})
    );
    let nothing = serde_json::to_value(explain(None, &english(), &[])).unwrap();
    assert_eq!(
        nothing,
        json!({"level": "unknown", "headline": null, "notices": [], "reasons": [], "diagnostics": []})
    );
}

#[test]
fn a_name_stands_once_in_a_list_of_names() {
    let status = read(
        json!({"components": [{"id": "a", "name": "API", "status": "major_outage"}, {"id": "b", "name": "API", "status": "major_outage"}]}),
    );
    let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
    let told = serde_json::to_value(state(Some((&status, &decision)), &english())).unwrap();
    assert_eq!((&told["headline"], &told["components"]), (&json!("API down"), &json!(["API"])));
    assert_eq!(told["notices"][0]["components"], json!(["API"]));
}

/// Desk and API in two groups, all down: what a page hears that depends on some of them.
#[test]
fn a_group_is_named_only_where_the_page_depends_on_two_of_the_name() {
    let component = |id: &str, name: &str, group: &str| json!({"id": id, "name": name, "group": group, "status": "major_outage"});
    let status = read(json!({"components": [
        component("a", "API", "EU"), component("b", "Desk", "EU"), component("c", "API", "US"), component("d", "Desk", "US")
    ]}));
    for (options, expected) in [
        (&[][..], &["API (EU)", "Desk (EU)", "API (US)", "Desk (US)"][..]),
        (&[("components", "EU")], &["API", "Desk"]),
        (&[("components", "API")], &["API (EU)", "API (US)"]),
        (&[("components", "EU, US - Desk")], &["API", "Desk (EU)", "Desk (US)"]),
        (&[("exclude", "us")], &["API", "Desk"]),
    ] {
        let decision = decide(&status, &policy(options), &NOTHING, time(NOW));
        let told = serde_json::to_value(state(Some((&status, &decision)), &english())).unwrap();
        assert_eq!(told["components"], json!(expected), "{options:?}");
        assert_eq!(told["notices"][0]["components"], json!(expected), "{options:?}");
    }
}

/// For how many milliseconds a decision holds.
#[test]
fn a_decision_ends_with_the_status_and_at_each_turn() {
    #[track_caller]
    fn row(age: Duration, document: Value, expected: u64) {
        let status = read(document);
        let moment = Moment { age, ..Moment::from(time(NOW)) };
        let holds = decide(&status, &policy(&[("resolved", "30m")]), &NOTHING, moment).holds;
        assert_eq!(holds.as_millis(), u128::from(expected), "{age:?}");
    }
    let calm = || json!({"components": [{"id": "a", "name": "A", "status": "operational"}]});
    let seconds = Duration::from_secs;
    row(seconds(0), calm(), 900_001);
    row(seconds(899), calm(), 1_001);
    row(seconds(900), calm(), 1_000);
    row(seconds(0), open("investigating"), 60_000);
    row(seconds(870), open("investigating"), 30_001);
    // Once stale, nothing but news changes it.
    row(seconds(901), calm(), i64::MAX as u64);
    // A start that is nearer than a second is waited for a second.
    let soon = json!({"scheduled_maintenances": [{"id": "m", "status": "scheduled", "scheduled_for": "2026-03-10T12:00:00.500Z"}]});
    row(seconds(0), soon, 1_000);
}

/// Milliseconds after the end, and whether it is told; how long it is told then.
#[test]
fn back_to_normal_ends_on_the_moment() {
    let ended = json!({"page": {"id": "p"}, "components": [{"id": "a", "name": "A", "status": "operational"}], "incidents": [
        {"id": "i", "name": "Title", "status": "resolved", "impact": "major", "resolved_at": "2026-03-10T12:00:00Z", "components": [{"id": "a"}]}]});
    for (after, because, holds) in
        [(0, "recovered", 60_000), (1_799_000, "recovered", 1_000), (1_800_000, "ended", 900_001)]
    {
        let mut reader = Reader::new(&[]);
        reader.looks_at(&read(open("investigating")), time(NOW));
        let status = read(ended.clone());
        let decision =
            decide(&status, &reader.policy, &reader.memory, time(NOW).after(Duration::from_millis(after)));
        assert_eq!((reasons(&decision).as_str(), decision.holds.as_millis()), (because, holds), "{after}");
    }
}

/// A maintenance is never told as over, though it has ended and its name was seen.
#[test]
fn a_maintenance_that_is_over_is_silent() {
    let mut memory = Memory::default();
    let seen = read(open("investigating"));
    memory.note(&seen, &["i".to_owned()], &policy(&[]), time(NOW).into());
    let over = read(json!({"page": {"id": "p"}, "scheduled_maintenances": [
        {"id": "i", "status": "completed", "scheduled_until": "2026-03-10T12:00:00Z"}]}));
    let decision = decide(&over, &policy(&[]), &memory, later(60));
    assert_eq!(reasons(&decision), "ended");
}

#[test]
fn what_is_over_is_told_to_pages_that_depend_on_it_alone() {
    let vanished = read(
        json!({"page": {"id": "p"}, "components": [{"id": "a", "name": "A", "status": "operational"}, {"id": "b", "name": "B", "status": "operational"}], "incidents": []}),
    );
    for (options, expected) in [
        (&[][..], "recovered"),
        (&[("components", "A")], "recovered"),
        (&[("components", "B")], "filtered-out"),
        (&[("page-wide", "hide")], "recovered"),
    ] {
        let mut reader = Reader::new(&[]);
        reader.looks_at(&read(open("investigating")), time(NOW));
        let decision = decide(&vanished, &policy(options), &reader.memory, later(60));
        assert_eq!(reasons(&decision), expected, "{options:?}");
    }
    // One that named no component is the whole page's, also once it is gone.
    let mut wide = open("investigating");
    wide["incidents"][0]["components"] = json!([]);
    let mut unlisted = open("investigating");
    unlisted["incidents"][0]["components"] = json!([{"id": "elsewhere"}]);
    for (seen, options, expected) in [
        (&wide, ("page-wide", "hide"), "page-wide-off"),
        (&wide, ("components", "B"), "recovered"),
        (&unlisted, ("page-wide", "hide"), "recovered"),
        (&unlisted, ("components", "B"), "filtered-out"),
    ] {
        let mut reader = Reader::new(&[]);
        reader.looks_at(&read(seen.clone()), time(NOW));
        let decision = decide(&vanished, &policy(&[options]), &reader.memory, later(60));
        assert_eq!(reasons(&decision), expected, "{options:?}");
    }
}

/// Seconds from one look at an open incident to the next, and since when it counts as open.
#[test]
fn it_is_remembered_to_the_minute_when_it_was_last_seen_open() {
    for (seconds, kept) in [(0, 0), (59, 0), (60, 60), (61, 61)] {
        let status = read(open("investigating"));
        let mut memory = Memory::default();
        for at in [0, seconds] {
            memory.note(&status, &["i".to_owned()], &policy(&[]), later(at).into());
        }
        let entry = memory.recall(&status, time(NOW).into()).shown("i").expect("it was shown");
        assert_eq!(entry.over_since(later(seconds)), Some(later(kept)), "{seconds}");
    }
    // A clock that was set back is believed.
    let status = read(open("investigating"));
    let mut memory = Memory::default();
    memory.note(&status, &["i".to_owned()], &policy(&[]), later(60).into());
    memory.note(&status, &["i".to_owned()], &policy(&[]), time(NOW).into());
    assert_eq!(
        memory.recall(&status, time(NOW).into()).shown("i").unwrap().over_since(time(NOW)),
        Some(time(NOW))
    );
}

/// What has not shown is not remembered; nor is what has ended, or a maintenance.
#[test]
fn only_open_incidents_that_were_shown_are_remembered() {
    let mut documents = vec![
        ("investigating", vec![], false),
        ("investigating", vec!["i".to_owned()], true),
        ("resolved", vec!["i".to_owned()], false),
    ];
    documents.push(("in_progress", vec!["i".to_owned()], false));
    for (stage, shown, expected) in documents {
        let status = read(open(stage));
        let mut memory = Memory::default();
        memory.note(&status, &shown, &policy(&[]), time(NOW).into());
        assert_eq!(memory != Memory::default(), expected, "{stage} {shown:?}");
    }
}

/// The severity at which it was closed, and the one it has now.
#[test]
fn what_was_closed_comes_back_only_when_it_is_worse() {
    let severity = [
        ("degraded_performance", Severity::Minor),
        ("partial_outage", Severity::Major),
        ("major_outage", Severity::Critical),
    ];
    for (closed, before) in severity {
        for (seen, now) in severity {
            let with = |state: &str| {
                let mut document = open("identified");
                document["components"][0]["status"] = json!(state);
                read(document)
            };
            let mut reader = Reader::new(&[]);
            reader.closes(&with(closed), time(NOW));
            let (_, because) = reader.looks_at(&with(seen), time(NOW));
            assert_eq!(because.starts_with("open"), now > before, "{closed} {seen}: {because}");
        }
    }
}

/// Two ids that differ in case only are two.
#[test]
fn the_id_is_the_key_in_memory() {
    let mut reader = Reader::new(&[]);
    reader.closes(&read(open("identified")), time(NOW));
    let mut other = open("identified");
    other["incidents"][0]["id"] = json!("I");
    // With the same title it would stand in the place of the one that is gone.
    other["incidents"][0]["name"] = json!("another");
    assert_eq!(reader.looks_at(&read(other.clone()), time(NOW)).1, "open");
    other["incidents"][0]["id"] = json!("i");
    other["page"]["id"] = json!("another page");
    assert_eq!(reader.looks_at(&read(other), time(NOW)).1, "open");
}

/// The history may list what is open still, what was planned, and what this browser never saw: none of it is learnt.
#[test]
fn the_history_tells_only_of_ends_that_were_waited_for() {
    let vanished = json!({"page": {"id": "p"}, "components": [{"id": "a", "name": "A", "status": "operational"}], "incidents": []});
    for (stage, list, id, ends) in [
        ("resolved", "incidents", "i", true),
        ("postmortem", "incidents", "i", true),
        ("investigating", "incidents", "i", false),
        ("completed", "scheduled_maintenances", "i", false),
        ("resolved", "incidents", "other", false),
    ] {
        let mut reader = Reader::new(&[]);
        reader.looks_at(&read(open("investigating")), time(NOW));
        let status = read(vanished.clone());
        reader.looks_at(&status, later(60));
        let history = read(
            json!({"page": {"id": "p"}, list: [{"id": id, "status": stage, "created_at": "2026-03-10T11:00:00Z",
            "resolved_at": "2026-03-10T12:00:30Z", "scheduled_until": "2026-03-10T12:00:30Z",
            "incident_updates": [{"status": "postmortem", "display_at": "2026-03-10T12:09:00Z"},
                                 {"status": "resolved", "display_at": "2026-03-10T12:05:00Z"},
                                 {"status": "investigating", "display_at": "2026-03-10T11:00:00Z"}]}]}),
        );
        reader.memory.learn(Some(&history));
        let recall = reader.memory.recall(&status, later(600).into());
        let since = recall.shown("i").expect("it is kept").over_since(later(600));
        // Later than its end is the post that says so; the postmortem says something else.
        assert_eq!(
            since,
            Some(if ends { time("2026-03-10T12:05:00Z") } else { time(NOW) }),
            "{stage} {list} {id}"
        );
        let decision = decide(&status, &reader.policy, &reader.memory, later(60));
        let expected = if stage == "postmortem" { Stage::Postmortem } else { Stage::Resolved };
        assert_eq!(decision.notices[0].stage, Some(expected), "{stage}");
    }
}

#[test]
fn what_is_old_or_failing_asks_for_no_history() {
    let mut memory = Memory::default();
    memory.note(&read(open("investigating")), &["i".to_owned()], &policy(&[]), time(NOW).into());
    let vanished = read(
        json!({"page": {"id": "p"}, "incidents": [], "components": [{"id": "a", "status": "operational"}]}),
    );
    let wants = |age: u64, option: &str| {
        // Read after the incident was seen, whatever its age.
        let moment = Moment { age: Duration::from_secs(age), ..Moment::from(later(1_000)) };
        decide(&vanished, &policy(&[("resolved", option)]), &memory, moment).wants_history
    };
    assert_eq!(
        [wants(0, "30m"), wants(900, "30m"), wants(901, "30m"), wants(0, "off")],
        [true, true, false, false]
    );
}

/// Each field of a post and of an incident that another may stand in for.
#[test]
fn the_next_best_field_stands_in_for_one_that_is_missing() {
    let incident = |fields: Value| {
        let mut document = json!({"incidents": [{"id": "i", "status": "investigating"}]});
        let incident = document["incidents"][0].as_object_mut().unwrap();
        incident.extend(fields.as_object().unwrap().clone());
        read(document).incidents.remove(0)
    };
    let (one, two) = ("2026-03-10T11:00:00Z", "2026-03-10T11:30:00Z");
    assert_eq!(incident(json!({"created_at": one, "updated_at": two})).created, Some(time(one)));
    assert_eq!(incident(json!({"updated_at": two})).created, Some(time(two)));
    let posted = json!({"updated_at": two, "incident_updates": [{"created_at": one}]});
    assert_eq!(
        (incident(posted.clone()).created, incident(posted).latest()),
        (Some(time(one)), Some(time(one)))
    );
    let shown = json!({"incident_updates": [{"display_at": one, "created_at": two}]});
    assert_eq!(incident(shown).latest(), Some(time(one)));
    assert_eq!(incident(json!({"created_at": one})).starts, Some(time(one)));
    assert_eq!(incident(json!({"created_at": two, "started_at": one})).starts, Some(time(one)));
    let ended = incident(json!({"status": null, "resolved_at": two}));
    assert_eq!((ended.stage, ended.ends), (Stage::Unknown, Some(time(two))));
    assert_eq!(incident(json!({"status": null})).stage, Stage::Unknown);
    assert_eq!(
        incident(json!({"id": null, "shortlink": "https://x.example/i", "name": "n"})).id,
        "https://x.example/i"
    );
    assert_eq!(incident(json!({"id": null, "name": "n"})).id, "n");
    assert_eq!(
        incident(json!({"shortlink": "HTTP://x.example/i"})).link.as_deref(),
        Some("HTTP://x.example/i")
    );
    assert_eq!(incident(json!({"shortlink": "ftp://x.example/i"})).link, None);
    for (impact, expected) in [
        ("none", Severity::Info),
        ("minor", Severity::Minor),
        ("major", Severity::Major),
        ("critical", Severity::Critical),
        ("maintenance", Severity::Minor),
    ] {
        assert_eq!(incident(json!({"impact": impact})).impact, expected, "{impact}");
    }
}

/// Which fields tell the time: those that a server writes, and of these the page's own alone is left out, since it stands still
/// while all is well.
#[test]
fn only_what_a_server_stamps_tells_the_time() {
    let at = "2026-03-10T12:10:00Z";
    for (list, field, counts) in [
        ("incidents", "created_at", true),
        ("incidents", "updated_at", true),
        ("incidents", "started_at", false),
        ("incidents", "resolved_at", false),
        ("incidents", "scheduled_for", false),
        ("scheduled_maintenances", "created_at", true),
        ("scheduled_maintenances", "scheduled_for", false),
        ("scheduled_maintenances", "scheduled_until", false),
    ] {
        let status = read(json!({"page": {"updated_at": at}, list: [{"id": "i", field: at}]}));
        assert_eq!(status.stamps.contains(&time(at)), counts, "{list} {field}");
    }
    for (field, counts) in [("created_at", true), ("updated_at", true), ("display_at", false)] {
        let posted = read(json!({"incidents": [{"id": "i", "incident_updates": [{field: at}]}]}));
        assert_eq!(posted.stamps.contains(&time(at)), counts, "{field}");
    }
}

/// How far ahead of the reader's clock a stamp lies, in minutes, and by how many it moves "now".
#[test]
fn a_stamp_moves_now_by_a_quarter_of_an_hour_at_most() {
    #[track_caller]
    fn row(ahead: &[i64], expected: i64) {
        let mut status = read(json!({"incidents": [{"id": "i"}]}));
        let minutes = |minutes: i64| Time(time(NOW).0 + minutes * 60_000);
        status.stamps = ahead.iter().map(|ahead| minutes(*ahead)).collect();
        assert_eq!(Moment::from(time(NOW)).now(&status), minutes(expected), "{ahead:?}");
    }
    row(&[], 0);
    row(&[-5], 0);
    row(&[5], 5);
    row(&[15], 15);
    row(&[16], 0);
    // Of several the newest that may be true.
    row(&[3, 600, 7, -1], 7);
}

/// What each document is told of, word for word; nothing of one that is as it should be.
#[test]
fn remarks_name_what_is_odd_and_nothing_else() {
    #[track_caller]
    fn row(document: Value, expected: &[&str]) {
        assert_eq!(remarks(document.clone()), expected, "{document}");
    }
    let component = || json!({"id": "a", "name": "A", "status": "operational"});
    row(json!({"components": [component()], "incidents": [], "scheduled_maintenances": null}), &[]);
    row(json!({"components": [component(), 1]}), &["`components` holds elements that are no objects"]);
    row(
        json!({"components": [component()], "scheduled_maintenances": {}}),
        &["`scheduled_maintenances` is not a list, so it is taken as absent"],
    );
    row(json!({"components": [component(), {}]}), &["a component has neither id nor name; it is left out"]);
    row(
        json!({"components": [component(), component()]}),
        &["component a is listed twice; the worse state counts"],
    );
    row(
        json!({"components": [{"id": "b", "status": "operational"}, component(), component()]}),
        &["component a is listed twice; the worse state counts"],
    );
    row(
        json!({"components": [component()], "incidents": [[]]}),
        &["`incidents` holds elements that are no objects"],
    );
    row(
        json!({"components": [{"id": "a"}, {"id": "b", "status": "operational"}]}),
        &["component a has the unknown status `(none)`"],
    );
    row(
        json!({"components": [{"id": "a"}]}),
        &[
            "nothing that the document says of components or incidents can be read: component a has the unknown status `(none)`",
        ],
    );
    let incident = |extra: Value| {
        let mut incident = json!({"id": "i", "name": "n", "status": "investigating", "impact": "minor"});
        incident.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        json!({"components": [component()], "incidents": [incident]})
    };
    row(incident(json!({})), &[]);
    row(incident(json!({"incident_updates": [{"status": "resolved"}], "components": [{"id": "a"}]})), &[]);
    row(incident(json!({"incident_updates": [1]})), &["incident i has updates that are no objects"]);
    row(incident(json!({"incident_updates": 1})), &["incident i has updates that are no objects"]);
    row(incident(json!({"status": "odd"})), &["incident i has the unknown stage `odd`; it counts as open"]);
    row(incident(json!({"status": null})), &["incident i has the unknown stage `(none)`; it counts as open"]);
    row(
        incident(json!({"impact": null})),
        &["incident i has the unknown impact `(none)`; it is taken as minor"],
    );
    row(incident(json!({"id": null})), &["incident n has no id"]);
    row(
        incident(json!({"id": null, "name": null})),
        &["an incident has neither id, link nor name; it is left out"],
    );
    row(
        incident(json!({"created_at": "odd"})),
        &["incident i: `created_at` is no time that can be read: `odd`"],
    );
    let named = |id: &str| json!({"code": id});
    let posts = json!({"incident_updates": [{"affected_components": [named("x"), named("x"), named("y")]}]});
    row(
        incident(posts),
        &[
            "incident i names the component x, which the feed does not list",
            "incident i names the component y, which the feed does not list",
        ],
    );
    // A maintenance needs no impact, and embedded components may stand in many incidents.
    row(
        json!({"scheduled_maintenances": [{"id": "m", "status": "scheduled", "components": [component()]}, {"id": "n", "status": "scheduled", "components": [component()]}]}),
        &[],
    );
    assert_eq!(
        decode(b"<!doctype html>").diagnostics,
        [Diagnostic::new(Concern::Format, "the feed's answer is not JSON", &[])]
    );
}

/// Lists of the document, and what it says of the others.
#[test]
fn a_document_has_the_lists_it_has() {
    let lists = |document: Value| {
        let lists = read(document).lists;
        [lists.components, lists.incidents, lists.maintenances]
    };
    assert_eq!(lists(json!({"components": []})), [true, false, false]);
    assert_eq!(lists(json!({"incidents": []})), [false, true, false]);
    assert_eq!(lists(json!({"scheduled_maintenances": []})), [false, false, true]);
    assert_eq!(lists(json!({"incident": {"id": "i"}})), [false, false, false]);
    for foreign in ["ongoing_incidents", "services"] {
        assert_eq!(decode_value(&json!({"components": [], foreign: []})).status, None, "{foreign}");
        assert!(decode_value(&json!({"components": [], foreign: null})).status.is_some(), "{foreign}");
    }
}

/// Rows of components and what they come to: names, each with the place of its group.
#[test]
fn components_and_groups_find_each_other() {
    #[track_caller]
    fn row(components: Value, expected: &[(&str, Option<&str>)]) {
        let status = read(json!({"components": components.clone()}));
        let group =
            |it: &status_widget::model::Component| it.group.map(|place| status.groups[place].name.as_str());
        let found: Vec<_> = status.components.iter().map(|it| (it.name.as_str(), group(it))).collect();
        assert_eq!(found, expected, "{components}");
    }
    let one = json!({"id": "a", "name": "A", "status": "operational", "group_id": "g"});
    let two = json!({"id": "b", "name": "B", "status": "operational"});
    let group = json!({"id": "g", "name": "G", "group": true});
    let listing = json!({"id": "g", "name": "G", "group": true, "components": ["b"]});
    row(json!([one, two]), &[("A", None), ("B", None)]);
    row(json!([one, two, group]), &[("A", Some("G")), ("B", None)]);
    row(json!([group, two]), &[("G", None), ("B", None)]);
    row(json!([two, listing]), &[("B", Some("G"))]);
    row(json!([listing, one, two, listing]), &[("A", Some("G")), ("B", Some("G"))]);
    row(json!([{"id": "h", "name": "H", "components": ["a"]}, one, group]), &[("A", Some("H"))]);
    row(json!([{"id": "g", "components": [" b "]}, two]), &[("B", Some("g"))]);
}

/// What an incident says that it touches, and the components that are meant.
#[test]
fn affected_components_are_found_by_id_else_by_name() {
    #[track_caller]
    fn row(named: Value, expected: &[usize], unlisted: bool) {
        let components = json!([
            {"id": "a", "name": "A", "group_id": "g"}, {"id": "b", "name": "B"}, {"id": "c", "name": "A", "group_id": "g"}, {"id": "g", "name": "G"}]);
        let status =
            read(json!({"components": components, "incidents": [{"id": "i", "components": named.clone()}]}));
        let affected = &status.incidents[0].affected;
        assert_eq!((affected.listed.as_slice(), affected.unlisted), (expected, unlisted), "{named}");
        assert_eq!(affected.is_page_wide(), expected.is_empty() && !unlisted);
    }
    row(json!([]), &[], false);
    row(json!([{"id": "c"}, {"id": "a"}, {"id": "c"}]), &[0, 2], false);
    row(json!([{"id": "g"}]), &[0, 2], false);
    row(json!([{"name": "A"}]), &[0, 2], false);
    row(json!([{"name": "B"}]), &[1], false);
    row(json!([{"id": "x", "name": "B"}]), &[], true);
    row(json!([{"id": "b"}, {"name": "X"}]), &[1], true);
    // What cannot be read is not nothing.
    row(json!([{}]), &[], true);
    row(json!([null]), &[], false);
    row(json!(null), &[], false);
    row(json!([[]]), &[], true);
    row(json!({"id": "a"}), &[], true);
    row(json!("a"), &[], true);
    // Plain ids, or names where there is no such id.
    row(json!(["c", "b"]), &[1, 2], false);
    row(json!(["g"]), &[0, 2], false);
    row(json!(["B"]), &[1], false);
    row(json!(["x"]), &[], true);
}

/// The worse state of a component that is listed twice, and the later word about an incident.
#[test]
fn of_two_with_one_id_the_worse_or_the_later_counts() {
    for pair in [["operational", "major_outage"], ["major_outage", "operational"]] {
        let rows = pair.map(|state| json!({"id": "a", "status": state}));
        assert_eq!(read(json!({"components": rows})).components[0].status.code(), "major_outage");
    }
    let one = json!({"id": "i", "name": "one", "status": "identified", "created_at": "2026-03-10T11:00:00Z"});
    for (field, value, wins) in [
        ("created_at", "2026-03-10T11:00:01Z", true),
        ("created_at", "2026-03-10T10:59:59Z", false),
        ("status", "monitoring", true),
        ("status", "investigating", false),
        ("impact", "critical", true),
        ("impact", "none", false),
    ] {
        let mut other = one.clone();
        other["name"] = json!("other");
        other[field] = json!(value);
        for pair in [[&one, &other], [&other, &one]] {
            let status = read(json!({"incidents": pair}));
            assert_eq!(
                status.incidents[0].title.as_deref(),
                Some(if wins { "other" } else { "one" }),
                "{field} {value}"
            );
        }
    }
}

/// A name is one line, a body keeps its own.
#[test]
fn lines_are_kept_in_bodies_alone() {
    let document =
        json!({"incidents": [{"id": "i", "name": "a\nb", "incident_updates": [{"body": "a\nb\tc"}]}]});
    assert_eq!(read(document.clone()).incidents[0].title.as_deref(), Some("a b"));
    let incident = &read(document.clone()).incidents[0];
    assert_eq!(posts(document.to_string().as_bytes(), incident, 1).0[0].body, "a\nb\tc");
}

/// Each incident's own, whichever list it stands in.
#[test]
fn posts_are_read_from_every_list() {
    let incident = |id: &str, body: &str| json!({"id": id, "incident_updates": [{"body": body, "status": "resolved", "created_at": "2026-03-10T11:00:00Z"}]});
    let document = json!({"incidents": [incident("i", "one"), incident("other", "x")], "scheduled_maintenances": [incident("m", "two")], "incident": incident("n", "three")});
    let status = read(document.clone());
    for (id, body) in [("i", "one"), ("m", "two"), ("n", "three")] {
        let incident = status.incidents.iter().find(|it| it.id == id).unwrap();
        let (found, _) = posts(document.to_string().as_bytes(), incident, 9);
        assert_eq!(
            (found.len(), found[0].body.as_str(), found[0].at),
            (1, body, Some(time("2026-03-10T11:00:00Z")))
        );
    }
}

#[test]
fn a_page_is_known_by_its_id_else_its_address_else_its_name() {
    let origin = |page: Value| read(json!({"page": page, "incidents": []})).origin;
    assert_eq!(origin(json!({"id": "p", "url": "https://x.example", "name": "n"})), "statuspage/p");
    assert_eq!(origin(json!({"url": "https://x.example", "name": "n"})), "statuspage/https://x.example");
    assert_eq!(origin(json!({"name": "n"})), "statuspage/n");
    assert_eq!(origin(json!(null)), "statuspage/");
}

#[test]
fn spans_beyond_counting_are_the_longest_there_are() {
    assert_eq!(milliseconds(Duration::MAX), i64::MAX);
    assert_eq!(milliseconds(Duration::from_millis(1_234)), 1_234);
    assert_eq!(Time(5).after(Duration::MAX), Time(i64::MAX));
    assert_eq!(Time(-5).before(Duration::MAX), Time(i64::MIN));
    assert_eq!(
        (Time(5_000).after(Duration::from_secs(2)), Time(5_000).before(Duration::from_secs(2))),
        (Time(7_000), Time(3_000))
    );
    assert_eq!(
        (Time(7).since(Time(5)), Time(5).since(Time(7)), Time(i64::MIN).since(Time(1))),
        (2, -2, i64::MIN)
    );
    assert!(Because::Recovered.shows() && !Because::Ended.shows());
}

#[test]
fn a_document_without_components_tells_nothing_of_typos() {
    let status = read(json!({"incidents": [{"id": "i", "status": "identified"}]}));
    assert_eq!(decide(&status, &policy(&[("components", "Desk")]), &NOTHING, time(NOW)).diagnostics, []);
}

/// One component in each state; the ids of the notices, and what options leave of them.
#[test]
fn each_state_is_a_notice_of_its_own() {
    #[track_caller]
    fn row(options: &[(&str, &str)], expected: &[&str]) {
        let states = [
            "under_maintenance",
            "degraded_performance",
            "partial_outage",
            "major_outage",
            "operational",
            "odd",
        ];
        let rows: Vec<Value> = states.iter().map(|state| json!({"id": state, "status": state})).collect();
        let status = read(json!({"components": rows}));
        let decision = decide(&status, &policy(options), &NOTHING, time(NOW));
        let ids: Vec<_> =
            decision.notices.iter().map(|it| it.id.strip_prefix("component:").unwrap()).collect();
        assert_eq!(ids, expected, "{options:?}");
    }
    let under = "under_maintenance";
    row(&[], &["major_outage", "partial_outage", "degraded_performance", under]);
    row(&[("minimum", "major")], &["major_outage", "partial_outage", under]);
    row(&[("minimum", "critical")], &["major_outage", under]);
    row(&[("maintenance", "off")], &["major_outage", "partial_outage", "degraded_performance"]);
    row(
        &[("maintenance", "active"), ("exclude", "major_outage")],
        &["partial_outage", "degraded_performance", under],
    );
}

#[test]
fn closing_one_state_leaves_the_others() {
    let status = read(
        json!({"components": [{"id": "a", "status": "degraded_performance"}, {"id": "b", "status": "major_outage"},
        {"id": "c", "status": "degraded_performance"}, {"id": "d", "status": "under_maintenance"}]}),
    );
    let mut memory = Memory::default();
    memory.dismiss(
        &status,
        &decide(&status, &policy(&[]), &NOTHING, time(NOW)).notices[1..2],
        time(NOW).into(),
    );
    let decision = decide(&status, &policy(&[]), &memory, time(NOW));
    assert_eq!(reasons(&decision), "dismissed in-trouble dismissed under-way");
}

#[test]
fn an_incident_at_the_minimum_shows() {
    let status = read(open("investigating"));
    for (minimum, because) in [("minor", "open"), ("major", "open"), ("critical", "below-minimum")] {
        assert_eq!(
            reasons(&decide(&status, &policy(&[("minimum", minimum)]), &NOTHING, time(NOW))),
            because,
            "{minimum}"
        );
    }
}

/// What is over and named no component is told by its title.
#[test]
fn what_touched_nothing_that_is_listed_is_told_by_its_title() {
    let mut wide = open("investigating");
    wide["incidents"][0]["components"] = json!([]);
    let mut reader = Reader::new(&[]);
    reader.looks_at(&read(wide), time(NOW));
    let mut vanished = open("investigating");
    vanished["incidents"] = json!([]);
    assert_eq!(reader.looks_at(&read(vanished), later(60)).0, "info | resolved info: Title");
}

/// Closing is not having seen: what was closed and never noted is not told as over.
#[test]
fn what_was_never_shown_is_never_over() {
    let mut vanished = open("investigating");
    vanished["incidents"] = json!([]);
    let mut reader = Reader::new(&[]);
    reader.closes(&read(open("investigating")), time(NOW));
    assert_eq!(reader.looks_at(&read(vanished), later(60)), ("operational".to_owned(), String::new()));
    assert_eq!(reader.memory, Memory::default());
}

/// What is remembered after a later document of the page, by what was closed before.
#[test]
fn what_was_closed_is_forgotten_once_the_page_no_longer_has_it() {
    #[track_caller]
    fn row(closed: Value, then: Value, is_kept: bool) {
        let mut reader = Reader::new(&[]);
        reader.closes(&read(closed.clone()), time(NOW));
        assert_ne!(reader.memory, Memory::default(), "{closed} is closed");
        reader.looks_at(&read(then.clone()), time(NOW));
        assert_eq!(reader.memory != Memory::default(), is_kept, "{closed} then {then}");
    }
    let state = |state: &str| json!({"page": {"id": "p"}, "components": [{"id": "a", "status": state}]});
    let empty = |list: &str| json!({"page": {"id": "p"}, list: []});
    row(state("degraded_performance"), state("degraded_performance"), true);
    row(state("degraded_performance"), state("major_outage"), false);
    row(state("degraded_performance"), state("operational"), false);
    row(state("degraded_performance"), empty("components"), false);
    row(state("degraded_performance"), empty("incidents"), true);
    row(state("under_maintenance"), state("operational"), false);
    let mut incident = open("identified");
    row(incident.clone(), incident.clone(), true);
    row(incident.clone(), empty("incidents"), false);
    row(incident.clone(), empty("scheduled_maintenances"), true);
    incident["page"] = json!({"id": "another"});
    row(open("identified"), incident, true);
    let mut maintenance =
        json!({"page": {"id": "p"}, "scheduled_maintenances": [{"id": "m", "status": "in_progress"}]});
    row(maintenance.clone(), maintenance.clone(), true);
    row(maintenance.clone(), empty("scheduled_maintenances"), false);
    row(maintenance.clone(), empty("incidents"), true);
    maintenance["scheduled_maintenances"][0] =
        json!({"id": "m", "status": "scheduled", "scheduled_for": "2026-03-10T13:00:00Z"});
    row(maintenance.clone(), empty("scheduled_maintenances"), false);
    row(maintenance, empty("incidents"), true);
}

/// Lines as they may stand in the storage, and what is left of them.
#[test]
fn a_stored_line_tells_of_something_or_is_forgotten() {
    let line = |id: &str, put_away: &str, shown: &str| {
        format!(
            "statuspage/p\t{id}\t{put_away}\t{shown}\tTitle\thttps://x.example\ta\u{1f}b\u{1f}\t1\t2\t3\t4\t4\t5\t6\t1\t\t\n"
        )
    };
    let (put_away, none) = ("incident\tidentified\tminor\t1", "\t\t\t");
    for (id, put_away, shown, is_kept) in [
        ("i", put_away, "1", true),
        ("i", put_away, "", true),
        ("i", none, "1", true),
        ("i", none, "", false),
        ("", put_away, "1", false),
        // A field too many, and one too few.
        ("i\tj", put_away, "1", false),
        ("i", "incident\tidentified\tminor", "1", false),
    ] {
        let text = line(id, put_away, shown);
        let expected = if is_kept { text.as_str() } else { "" };
        assert_eq!(Memory::from_text(&text).to_text(), expected, "{text:?}");
        let among_others = [text.as_str(), "\n\t\n", &text].concat();
        assert_eq!(Memory::from_text(&among_others).to_text(), expected.repeat(2), "{text:?}");
    }
}

/// Signs that would part a stored text are spaces in a status already; what is before 1970 stays past.
#[test]
fn odd_words_and_times_are_stored_as_well_as_they_can_be() {
    let mut document = open("investigating");
    document["incidents"][0]["name"] = json!("a\tb\nc\u{1f}d e");
    let mut memory = Memory::default();
    let mut status = read(document);
    status.incidents[0].starts = Some(Time(-315_619_200_000));
    memory.note(&status, &["i".to_owned()], &policy(&[]), time(NOW).into());
    let text = memory.to_text();
    assert!(text.contains("\ta b c d e\t"), "{text:?}");
    assert_eq!(Memory::from_text(&text).to_text(), text);
    let vanished = read(json!({"page": {"id": "p"}, "incidents": []}));
    let stored = Memory::from_text(&text);
    let decision = decide(&vanished, &policy(&[]), &stored, later(60));
    assert_eq!(decision.notices[0].starts, Some(Time(0)));
}

/// Ids with signs that would part a stored text are kept, put away and told as over like any other.
#[test]
fn ids_with_control_characters_are_ids() {
    for (id, page) in [("i", "p"), ("i\tj", "p"), ("i", "p\u{1f}q"), ("\n", "\r"), ("i\0", "p\n")] {
        let mut document = open("investigating");
        document["incidents"][0]["id"] = json!(id);
        document["page"]["id"] = json!(page);
        let mut reader = Reader::new(&[]);
        let status = read(document);
        assert_eq!(reader.looks_at(&status, time(NOW)).1, "open", "{id:?} {page:?}");
        reader.reloads();
        assert_eq!(reader.looks_at(&status, time(NOW)).1, "open", "{id:?} {page:?}");
        reader.closes(&status, time(NOW));
        for _ in 0..2 {
            assert_eq!(reader.looks_at(&status, time(NOW)).1, "dismissed", "{id:?} {page:?}");
            reader.reloads();
        }
    }
}

/// What another tab tells is taken over, but for how far this page has asked the history, and for what it has put away.
#[test]
fn takes_in_what_another_tab_remembers() {
    let mut vanished = open("investigating");
    vanished["incidents"] = json!([]);
    let vanished = read(vanished);
    let mut there = Reader::new(&[]);
    there.looks_at(&read(open("investigating")), time(NOW));
    let mut here = Memory::default();
    here.take_in(Memory::from_text(&there.memory.to_text()));
    assert_eq!(here, there.memory);
    assert!(here.recall(&vanished, later(60).into()).wants_history(), "nobody has asked for this page yet");
    here.ask_history(&vanished, later(60).into());
    here.take_in(Memory::from_text(&there.memory.to_text()));
    assert!(!here.recall(&vanished, later(60).into()).wants_history(), "and once is enough");
    here.take_in(Memory::default());
    assert_eq!(here.to_text(), there.memory.to_text(), "one that knows nothing makes nobody forget");

    let status = read(open("investigating"));
    let shown = there.memory.clone();
    there.closes(&status, time(NOW));
    assert_ne!(there.memory, shown);
    here.take_in(there.memory.clone());
    assert_eq!(here.to_text(), there.memory.to_text(), "what is put away there is away here");
    here.take_in(shown);
    assert_eq!(here.to_text(), there.memory.to_text(), "and stays so, whoever has not heard of it");
}

/// FNV-1a has one hash for these, two by two.
#[test]
fn ids_of_one_hash_are_told_apart() {
    let ids = ["liquid", "costarring", "declinate", "macallums", "altarage", "zinke"];
    let components: Vec<Value> =
        ids.iter().chain(&ids).map(|id| json!({"id": id, "status": "operational"})).collect();
    let incidents: Vec<Value> =
        ids.iter().map(|id| json!({"id": id, "status": "identified", "components": [{"id": id}]})).collect();
    let status = read(json!({"components": components, "incidents": incidents}));
    assert_eq!(status.components.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ids);
    for (place, incident) in status.incidents.iter().enumerate() {
        assert_eq!(incident.affected.listed, [place], "{}", incident.id);
    }
}
