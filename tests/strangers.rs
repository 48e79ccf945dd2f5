//! More of what `cases.rs` has: other inputs of each kind, as somebody would try them who knows the rules and not the code.
//!
//! The company is Quillhaven again, the moment [`NOW`]. Each row is one document with what shows and why.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use std::time::Duration;

use serde_json::{Value, json};
use status_widget::decide::decide;
use status_widget::diagnostic::Concern;
use status_widget::memory::NOTHING;
use status_widget::model::{ComponentStatus, Stage};
use status_widget::time::Time;
use support::{
    NOW, Reader, components, decode_value, feed, in_a_line, maintenance, policy, reasons, status_of, time,
    with,
};

/// One that the feed calls major, but for these fields.
fn incident(fields: Value) -> Value {
    support::incident(with(json!({"impact": "major"}), fields))
}

/// Search is in this state, mail is well.
fn rows(search: &str) -> Value {
    json!([{"id": "search", "name": "Search", "status": search}, {"id": "mail", "name": "Mail", "status": "operational"}])
}

#[track_caller]
fn check(document: &Value, options: &[(&str, &str)], expected: &str, because: &str) {
    let status = status_of(document);
    let decision = decide(&status, &policy(options), &NOTHING, time(NOW));
    assert_eq!(
        (in_a_line(&status, &decision).as_str(), reasons(&decision).as_str()),
        (expected, because),
        "{document} {options:?}"
    );
}

#[test]
fn a_state_is_a_state_in_any_spelling() {
    use ComponentStatus::{Degraded, MajorOutage, Operational, PartialOutage, UnderMaintenance, Unknown};
    for (word, expected) in [
        ("Full-Outage", MajorOutage),
        ("majorOutage", MajorOutage),
        (" MAJOR  outage ", MajorOutage),
        ("major\u{2011}outage", Unknown),
        ("Complete Outage", MajorOutage),
        ("Service outage", MajorOutage),
        ("Offline", MajorOutage),
        ("partialOutage", PartialOutage),
        ("Partial_Outage", PartialOutage),
        ("Minor outage", PartialOutage),
        ("Degraded", Degraded),
        ("degraded\u{200b}performance", Degraded),
        ("Performance Issues", Degraded),
        ("serviceDegradation", Degraded),
        ("Service Interruption", PartialOutage),
        ("failed", MajorOutage),
        ("FAIL", MajorOutage),
        ("Failing", MajorOutage),
        ("unreachable", MajorOutage),
        ("underMaintenance", UnderMaintenance),
        ("Maintenance", UnderMaintenance),
        ("IN_MAINTENANCE", UnderMaintenance),
        ("Operational\u{a0}", Operational),
        ("UP", Operational),
        ("Healthy", Operational),
        ("pass", Operational),
        ("Passing", Operational),
        ("no outage", Unknown),
        ("operational?", Unknown),
        ("not down", Unknown),
        ("unknown", Unknown),
    ] {
        let decoded = decode_value(&feed(rows(word), json!([]), json!([])));
        let status = decoded.status.expect("mail is known");
        assert_eq!(status.components[0].status, expected, "{word:?}");
        let told = decoded.diagnostics.iter().any(|it| it.message.contains("unknown status"));
        assert_eq!(told, expected == Unknown, "{word:?}: {:?}", decoded.diagnostics);
    }
    // What is no text is no state either.
    for odd in [json!(null), json!(1), json!(true), json!({"name": "operational"})] {
        let document = feed(
            json!([{"id": "a", "name": "A", "status": odd}, {"id": "b", "name": "B", "status": "up"}]),
            json!([]),
            json!([]),
        );
        assert_eq!(status_of(&document).state(0), Unknown, "{document}");
    }
}

#[test]
fn what_was_taken_back_shows_nothing_and_hides_nothing() {
    for word in ["cancelled", "Canceled", "CANCELLED ", "withdrawn"] {
        let gone = json!([incident(json!({"status": word, "impact": "critical"}))]);
        check(&feed(rows("operational"), gone.clone(), json!([])), &[], "operational", "ended");
        let line = "critical | component critical: Search down";
        check(&feed(rows("major_outage"), gone, json!([])), &[], line, "ended in-trouble");
    }
    // Who has seen it does not hear that it is over, neither then nor when it is gone.
    let of = |incidents: Value| status_of(&feed(rows("operational"), incidents, json!([])));
    let mut reader = Reader::new(&[]);
    reader.looks_at(&of(json!([incident(json!({}))])), time(NOW));
    reader.looks_at(&of(json!([incident(json!({"status": "cancelled"}))])), time(NOW));
    assert_eq!(reader.looks_at(&of(json!([])), time(NOW)), ("operational".to_owned(), String::new()));
}

#[test]
fn stages_stand_in_either_list() {
    let ahead = json!({"scheduled_for": "2026-03-10T13:00:00Z"});
    let over = json!({"resolved_at": "2026-03-10T09:00:00Z"});
    for (word, fields, expected, because) in [
        ("Scheduled", &ahead, "maintenance | upcoming maintenance: Search is slow", "ahead"),
        ("In-Progress", &ahead, "maintenance | maintenance maintenance: Search is slow", "under-way"),
        ("verifying", &ahead, "maintenance | maintenance maintenance: Search is slow", "under-way"),
        ("Completed", &over, "operational", "ended"),
        ("Post-Mortem", &over, "operational", "ended"),
        ("Fix implemented", &ahead, "minor | incident minor: Search is slow", "open"),
        ("Reported", &ahead, "major | incident major: Search is slow", "open"),
    ] {
        let of = incident(with(json!({"status": word}), fields.clone()));
        check(&feed(rows("operational"), json!([of]), json!([])), &[], expected, because);
    }
    for (word, because) in
        [("Resolved", "ended"), ("closed", "ended"), ("Not started yet", "ahead"), ("Underway", "under-way")]
    {
        let of = json!([maintenance(json!({"status": word}))]);
        let document = status_of(&feed(rows("operational"), json!([]), of));
        assert_eq!(reasons(&decide(&document, &policy(&[]), &NOTHING, time(NOW))), because, "{word}");
    }
}

/// What an incident says it touches; which of the two components that is. `?`: something else, which is not none.
#[test]
fn affected_components_are_found_by_any_key() {
    for (affected, expected) in [
        (json!(["search"]), "Search"),
        (json!([7]), "Seven"),
        (json!(["7"]), "Seven"),
        (json!([{"id": 7}]), "Seven"),
        (json!([{"code": "7", "name": "Search"}]), "Seven"),
        (json!([{"name": "Search"}]), "Search"),
        (json!(["Search"]), "Search"),
        (json!([{"id": null, "name": "Search"}]), "Search"),
        (json!([{"id": "", "code": " ", "name": "Search"}]), "Search"),
        (json!(["search", "gone"]), "Search ?"),
        (json!(["g"]), "Search Seven"),
        (json!([{"id": "g", "group": true}]), "Search Seven"),
        (json!([{"component": {"id": "search"}}]), "?"),
        (json!([true]), "?"),
        (json!("search"), "?"),
        (json!({"search": "major_outage"}), "?"),
        (json!([null]), ""),
        (json!(null), ""),
        (json!([]), ""),
    ] {
        let components = json!([
            {"id": "g", "name": "All", "group": true, "status": "operational", "components": ["search", 7]},
            {"id": "search", "name": "Search", "status": "operational", "group_id": "g"},
            {"id": 7, "name": "Seven", "status": "operational", "group_id": "g"}]);
        let post = json!([{"status": "investigating", "affected_components": affected}]);
        for fields in [
            json!({"components": affected}),
            json!({"components": null, "affected_components": affected}),
            json!({"components": null, "incident_updates": post}),
        ] {
            let is_code = affected[0].get("code").is_some() && fields["components"].is_array();
            if is_code && affected[0].get("id").is_none() {
                // A code is what posts write.
                continue;
            }
            let status = status_of(&feed(components.clone(), json!([incident(fields)]), json!([])));
            let affected = &status.incidents[0].affected;
            let mut names: Vec<_> =
                affected.listed.iter().map(|index| status.components[*index].name.as_str()).collect();
            names.extend(affected.unlisted.then_some("?"));
            assert_eq!(names.join(" "), expected, "{:?}", status.incidents[0]);
        }
    }
}

/// What incidents name counts as listed where the document has no list of its own, in whichever field it stands.
#[test]
fn components_that_incidents_alone_name_are_known() {
    for field in ["components", "affected_components"] {
        let affected = json!([{"id": "d", "name": "Desk"}]);
        let incident = incident(json!({"components": null, field: affected}));
        let status = status_of(&json!({"page": {"id": "p", "name": "Page"}, "incidents": [incident]}));
        for (components, because) in [("Desk", "open"), ("Chat", "filtered-out")] {
            let decision = decide(&status, &policy(&[("components", components)]), &NOTHING, time(NOW));
            assert_eq!(reasons(&decision), because, "{field} {components}");
        }
    }
}

/// Posts alone name it, worse than it is now: so it is known, and the incident's impact decides.
#[test]
fn components_that_posts_alone_name_are_known() {
    let post = |status: &str, state: &str, minute: u8| {
        json!({"status": status, "created_at": format!("2026-03-10T11:{minute}:00Z"),
            "affected_components": [{"code": "d", "name": "Desk", "old_status": "major_outage", "new_status": state}]})
    };
    let posts =
        json!([post("identified", "degraded_performance", 40), post("investigating", "major_outage", 30)]);
    let open = incident(json!({"components": [], "impact": "major", "incident_updates": posts}));
    let over =
        incident(json!({"id": "o", "status": "resolved", "components": [], "incident_updates": posts}));
    let page = json!({"id": "p", "name": "Page"});
    let line = "major | incident major: Search is slow";
    for document in [json!({"page": page, "incidents": [open]}), json!({"page": page, "incident": open})] {
        for entry in ["Desk", "d"] {
            check(&document, &[("components", entry)], line, "open");
        }
        let level = if document["incident"].is_null() { "operational" } else { "unknown" };
        let decoded = decode_value(&document);
        let status = decoded.status.unwrap();
        let decision = decide(&status, &policy(&[("components", "Chat")]), &NOTHING, time(NOW));
        assert_eq!(
            (in_a_line(&status, &decision).as_str(), reasons(&decision)),
            (level, "filtered-out".into())
        );
        let named: Vec<_> = status.components.iter().map(|it| (it.name.as_str(), it.status.code())).collect();
        assert_eq!((named, decoded.diagnostics), (vec![("Desk", "unknown")], vec![]));
    }
    check(&json!({"page": page, "incidents": [over]}), &[], "operational", "ended");
}

/// What a post says of a component is of its own day, and what it calls it may be more than the name.
#[test]
fn what_an_incident_embeds_goes_before_what_posts_name() {
    let post = json!([{"status": "investigating", "created_at": "2026-03-10T11:30:00Z", "affected_components":
        [{"code": "d", "name": "Europe - API", "status": "major_outage"}]}]);
    let named = incident(json!({"components": [], "impact": "minor", "incident_updates": post}));
    let embedded = |state: &str| {
        incident(
            json!({"id": "e", "name": "Other", "impact": "minor", "components": [{"id": "d", "name": "API", "status": state}]}),
        )
    };
    for (state, expected) in [("partial_outage", "major | "), ("operational", "minor | ")] {
        for incidents in [json!([named, embedded(state)]), json!([embedded(state), named])] {
            let status = status_of(&json!({"page": {"id": "p"}, "incidents": incidents}));
            let decision = decide(&status, &policy(&[("components", "API")]), &NOTHING, time(NOW));
            assert!(in_a_line(&status, &decision).starts_with(expected), "{state}");
            assert!(reasons(&decision).starts_with("open open"), "{state}");
        }
    }
}

/// Without an id the address tells two of one title apart, and is the link where there is no other.
#[test]
fn an_address_tells_incidents_apart() {
    let one = |fields: Value| {
        let mut incident = incident(fields);
        let fields = incident.as_object_mut().unwrap();
        fields.remove("id");
        fields.remove("shortlink");
        incident
    };
    let [a, b] = ["https://status.acme.example/1", "https://status.acme.example/2"];
    let document = feed(
        components(),
        json!([one(json!({"url": a})), one(json!({"url": b, "impact": "critical"}))]),
        json!([]),
    );
    let status = status_of(&document);
    let found: Vec<_> = status.incidents.iter().map(|it| (it.id.as_str(), it.link.as_deref())).collect();
    assert_eq!(found, [(a, Some(a)), (b, Some(b))]);
    let both = incident(json!({"shortlink": "https://acme.example/s", "url": a}));
    let status = status_of(&feed(components(), json!([both]), json!([])));
    assert_eq!(status.incidents[0].link.as_deref(), Some("https://acme.example/s"));
}

/// Posts, newest first as the feed has them, and the stages that come out in their order.
#[test]
fn posts_without_times_keep_the_feeds_order() {
    #[track_caller]
    fn row(posts: Value, expected: &[Stage]) {
        let open = incident(json!({"status": "update", "incident_updates": posts}));
        let status = decode_value(&feed(components(), json!([open]), json!([]))).status.unwrap();
        let stages: Vec<_> = status.incidents[0].updates.iter().map(|update| update.stage).collect();
        assert_eq!(stages, expected);
        assert_eq!(status.incidents[0].stage.ended(), expected[0].ended());
    }
    use Stage::{Identified, Investigating, Monitoring, Resolved};
    let post = |stage: &str| json!({"status": stage});
    row(
        json!([post("identified"), post("monitoring"), post("resolved"), post("investigating")]),
        &[Identified, Monitoring, Resolved, Investigating],
    );
    let post = |stage: &str, minute: u8| json!({"status": stage, "updated_at": format!("2026-03-10T11:{minute}:00Z")});
    row(
        json!([post("resolved", 20), post("identified", 30), post("investigating", 10)]),
        &[Identified, Resolved, Investigating],
    );
}

/// In such a document the members of a group are never listed; only what is touched is.
#[test]
fn a_group_that_an_incident_embeds_is_as_it_says() {
    let group =
        json!([{"id": "g", "name": "EU", "group": true, "status": "operational", "components": ["a", "b"]}]);
    let over = incident(json!({"status": "resolved", "components": group}));
    let decoded = decode_value(&json!({"page": {"id": "p", "name": "Page"}, "incidents": [over]}));
    assert_eq!(decoded.diagnostics, []);
}

#[test]
fn groups_are_known_by_a_text_or_a_number() {
    let line = "critical | component critical: API down";
    for components in [
        json!([{"id": "a", "name": "API", "status": "down", "group": "Europe"},
               {"id": "b", "name": "API", "status": "up", "group": "Asia"}]),
        json!([{"name": "Europe", "id": 10, "group": true, "status": "up"}, {"name": "Asia", "id": 11, "group": true, "status": "up"},
               {"id": "a", "name": "API", "status": "down", "group_id": "10"}, {"id": "b", "name": "API", "status": "up", "group_id": 11}]),
        json!([{"id": "a", "name": "API", "status": "down", "group": {"id": 1, "name": "Europe"}},
               {"id": "b", "name": "API", "status": "up", "group": {"name": "Asia", "id": 2}}]),
        json!([{"id": "a", "name": "API", "status": "down", "group": "\u{a0}Europe "},
               {"id": "b", "name": "API", "status": "up", "group": "Asia"}]),
    ] {
        let document = feed(components, json!([]), json!([]));
        for entry in ["Europe", "europe", "Europe - API", "EUROPE\u{a0}-  api"] {
            check(&document, &[("components", entry)], line, "in-trouble");
        }
        check(&document, &[], "critical | component critical: API (Europe) down", "in-trouble");
        check(&document, &[("components", "Asia")], "operational", "filtered-out");
        check(&document, &[("exclude", "Europe")], "operational", "filtered-out");
    }
    // A component that is called as its group is one all the same.
    for alone in [
        json!({"name": "API", "status": "down", "group": "API"}),
        json!({"id": "API", "name": "API", "status": "down", "group": "API"}),
        json!({"id": "API", "name": "API", "status": "down", "group_id": "API"}),
    ] {
        let document = feed(json!([alone]), json!([]), json!([]));
        check(&document, &[("components", "API")], "critical | component critical: API down", "in-trouble");
    }
}

/// Components and groups in tables of their own, each counted from 1: no number is taken for one of the other table's.
#[test]
fn numbers_may_be_of_two_tables() {
    #[track_caller]
    fn row(rows: &Value, affected: Value, components: &str, expected: &str) {
        let incidents = match affected {
            Value::Null => json!([]),
            affected => json!([incident(json!({"components": affected}))]),
        };
        let status = status_of(&feed(rows.clone(), incidents, json!([])));
        let decision = decide(&status, &policy(&[("components", components)]), &NOTHING, time(NOW));
        assert_eq!(in_a_line(&status, &decision), expected, "{rows} {components}");
        assert_eq!(decision.diagnostics, [], "{rows} {components}");
    }
    let slow = "major | incident major: Search is slow";
    // No rows of groups.
    let rows = |states: [&str; 3], mark: Value| {
        json!([{"id": 1, "name": "API", "status": states[0], "group_id": 2, "group": mark},
               {"id": 2, "name": "Chat", "status": states[1], "group_id": 2, "group": mark},
               {"id": 3, "name": "Desk", "status": states[2], "group_id": 1, "group": mark}])
    };
    for mark in [json!(null), json!(false)] {
        let well = rows(["operational"; 3], mark.clone());
        for (id, name) in [(1, "API"), (2, "Chat"), (3, "Desk")] {
            let affected = || json!([{"id": id, "name": name}]);
            row(&well, affected(), name, slow);
            for other in ["API", "Chat", "Desk"].into_iter().filter(|other| *other != name) {
                row(&well, affected(), other, "operational");
            }
        }
        let desk = rows(["operational", "operational", "major_outage"], mark.clone());
        row(&desk, json!(null), "API", "operational");
        row(&desk, json!(null), "Desk", "critical | component critical: Desk down");
        let api = rows(["major_outage", "operational", "operational"], mark);
        row(&api, json!(null), "Chat", "operational");
        row(&api, json!(null), "API", "critical | component critical: API down");
    }
    // Where ids are numbers, some write 0 for none.
    for none in [json!(0), json!("0"), json!(null)] {
        let down = json!([{"id": 1, "name": "EU", "group_id": none, "status": "operational"},
                          {"id": 2, "name": "API", "group_id": 1, "status": "major_outage"},
                          {"id": 3, "name": "Desk", "group_id": none, "status": "operational"}]);
        row(&down, json!(null), "EU", "critical | component critical: API down");
        row(&down, json!(null), "Desk", "operational");
    }
    // Rows of groups, which say so.
    let well = json!([{"id": 1, "name": "EU", "group": true, "status": "operational"},
                      {"id": 2, "name": "US", "group": true, "status": "operational"},
                      {"id": 1, "name": "API", "group_id": 1, "status": "operational"},
                      {"id": 2, "name": "Chat", "group_id": 1, "status": "operational"},
                      {"id": 3, "name": "Desk", "group_id": 2, "status": "operational"}]);
    row(&well, json!([1]), "API", slow);
    row(&well, json!([1]), "Chat", "operational");
    row(&well, json!([2]), "Chat", slow);
    row(&well, json!([2]), "Desk", "operational");
    row(&well, json!([2]), "EU", slow);
    row(&well, json!([2]), "US", "operational");
    // A group and a component of one word are no numbers, and a group may stand in another.
    let well = json!([{"id": "chat", "name": "Chat", "group_id": "chat", "status": "operational"},
                      {"id": "voice", "name": "Voice", "group_id": "chat", "status": "operational"}]);
    row(&well, json!(["chat"]), "Voice", "operational");
    row(&well, json!(["chat"]), "Chat", slow);
    let down = json!([{"id": "eu", "name": "EU", "group_id": "all", "status": "operational"},
                      {"id": "api", "name": "API", "group_id": "eu", "status": "major_outage"}]);
    row(&down, json!(null), "EU", "critical | component critical: API down");
}

#[test]
fn times_have_many_spellings() {
    for start in [
        json!("2026-03-10T14:00:00.000+0000"),
        json!("2026-03-10T14:00:00+00"),
        json!("2026-03-10T14:00:00z"),
        json!("2026-03-10 14:00 UTC"),
        json!("2026-03-10 14:00:00 GMT"),
        json!("2026-03-10 11:00:00 -0300"),
        json!("2026-03-10T11:00-03:00"),
        json!("2026-03-10T14:00:00,5Z"),
        json!(" 2026-03-10T14:00:00Z "),
        json!(1_773_151_200.5),
        json!("1773151200000"),
    ] {
        let document =
            feed(rows("operational"), json!([]), json!([maintenance(json!({"scheduled_for": start}))]));
        assert_eq!(decode_value(&document).diagnostics, [], "{start}");
        check(&document, &[], "maintenance | upcoming maintenance: Mail moves", "ahead");
    }
    // Nothing is guessed: what cannot be read is said, and is not near.
    for start in [
        json!("2026-03-10"),
        json!("10.03.2026 14:00"),
        json!("Tue, 10 Mar 2026 14:00:00 GMT"),
        json!("2026-13-10T14:00:00Z"),
        json!("2026-03-10T25:00:00Z"),
        json!("tomorrow"),
        json!(-5),
        // What Go and .NET write for none.
        json!("0001-01-01T00:00:00Z"),
        json!("1970-01-01T00:00:00Z"),
    ] {
        let document =
            feed(rows("operational"), json!([]), json!([maintenance(json!({"scheduled_for": start}))]));
        let told = decode_value(&document).diagnostics;
        assert!(told.iter().any(|it| it.message.contains("no time that can be read")), "{start}: {told:?}");
        check(&document, &[], "operational", "too-early");
    }
}

/// Who writes a moment so many minutes ahead of the reader's clock, and by how many that moves "now".
#[test]
fn only_a_servers_stamp_moves_now_and_by_a_quarter_of_an_hour_at_most() {
    for (minutes, moved) in [(-5, 0), (10, 10), (15, 15), (16, 0), (3 * 24 * 60, 0)] {
        let at = json!(Time(time(NOW).0 + minutes * 60_000).0);
        for (fields, moved) in [
            (json!({"created_at": at}), moved),
            (json!({"updated_at": at}), moved),
            (json!({"incident_updates": [{"status": "investigating", "created_at": at}]}), moved),
            (json!({"incident_updates": [{"status": "investigating", "updated_at": at}]}), moved),
            (json!({"incident_updates": [{"status": "investigating", "display_at": at}]}), 0),
            (json!({"started_at": at}), 0),
            (json!({"resolved_at": at}), 0),
            (json!({"scheduled_for": at}), 0),
        ] {
            let document = feed(rows("operational"), json!([incident(fields)]), json!([]));
            let status = status_of(&document);
            let now = decide(&status, &policy(&[]), &NOTHING, time(NOW)).now;
            assert_eq!(now.since(time(NOW)), moved * 60_000, "{document}");
        }
    }
}

#[test]
fn where_nothing_is_understood_nothing_is_known() {
    for document in [
        json!({"components": [{"name": "A"}]}),
        json!({"components": [{"name": "A", "status": null}], "incidents": []}),
        json!({"components": [{"name": "A", "status": "sunny"}], "incidents": [], "scheduled_maintenances": []}),
        json!({"components": [{"name": "A", "status": "sunny"}], "incidents": [{}, "x"]}),
        json!({"components": ["A", "B"], "incidents": []}),
        json!({"incidents": ["x"]}),
        json!({"scheduled_maintenances": [{"status": "scheduled"}]}),
    ] {
        let decoded = decode_value(&document);
        assert_eq!(decoded.status, None, "{document}");
        assert_eq!(
            decoded.diagnostics.iter().map(|it| it.concern).collect::<Vec<_>>(),
            [Concern::Format],
            "{document}"
        );
    }
    // Something is known where one thing is.
    for document in [
        json!({"components": [{"name": "A", "status": "sunny"}, {"name": "B", "status": "ok"}]}),
        json!({"components": [{"name": "A", "status": "sunny"}], "scheduled_maintenances": [maintenance(json!({}))]}),
        json!({"components": [{"name": "A", "status": "sunny"}], "incidents": [incident(json!({"status": "odd", "impact": "odd"}))]}),
    ] {
        assert!(decode_value(&document).status.is_some(), "{document}");
    }
}

/// The time that Go and .NET write for none, wherever one may stand.
#[test]
fn a_zero_time_is_none() {
    let zero = || json!("0001-01-01T00:00:00Z");
    let open = incident(json!({"status": "Update", "resolved_at": zero(), "started_at": zero()}));
    let status = status_of(&feed(rows("operational"), json!([open]), json!([])));
    let found = &status.incidents[0];
    assert_eq!((found.starts, found.ends), (found.created, None));
    let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
    assert_eq!(in_a_line(&status, &decision), "major | incident major: Search is slow");
    let began = maintenance(json!({"scheduled_for": "2026-03-10T11:00:00Z", "scheduled_until": zero()}));
    let document = feed(rows("operational"), json!([]), json!([began]));
    check(&document, &[], "maintenance | maintenance maintenance: Mail moves", "under-way");
}

/// A maintenance that nobody has begun, by how long ago it should have; and one that somebody has.
#[test]
fn a_maintenance_without_an_end_does_not_stay_for_ever() {
    for (stage, hours, because) in [
        ("scheduled", 1, "under-way"),
        ("Planned", 23, "under-way"),
        ("scheduled", 24, "window-past"),
        ("scheduled", 24 * 120, "window-past"),
        ("in_progress", 24 * 120, "under-way"),
    ] {
        for end in [json!(null), json!(""), json!("never")] {
            let starts = Time(time(NOW).0 - hours * 3_600_000).0;
            let of = maintenance(json!({"status": stage, "scheduled_for": starts, "scheduled_until": end}));
            let status = status_of(&feed(rows("operational"), json!([]), json!([of])));
            assert_eq!(
                reasons(&decide(&status, &policy(&[]), &NOTHING, time(NOW))),
                because,
                "{stage} {hours} {end}"
            );
        }
    }
}

#[test]
fn two_alike_that_change_their_ids_are_two() {
    let twins = |first: &str, second: &str| {
        let one = |id: &str| incident(json!({"id": id}));
        status_of(&feed(rows("degraded_performance"), json!([one(first), one(second)]), json!([])))
    };
    let mut reader = Reader::new(&[]);
    let both = "minor | incident minor: Search degraded | incident minor: Search degraded";
    assert_eq!(reader.looks_at(&twins("a1", "b1"), time(NOW)).0, both);
    for number in 2..5 {
        let now = twins(&format!("a{number}"), &format!("b{number}"));
        assert_eq!(reader.looks_at(&now, time(NOW)).0, both, "{number}");
        assert!(reader.memory.to_text().lines().count() <= 2, "{number}: {}", reader.memory.to_text());
    }
    reader.closes(&twins("a4", "b4"), time(NOW));
    assert_eq!(reader.looks_at(&twins("a4", "b4"), time(NOW)).0, "operational");
    assert_eq!(reader.asked, 0);
}

#[test]
fn a_dismissed_maintenance_goes_along_with_its_new_id() {
    let of = |id: &str, stage: &str| {
        let of = maintenance(json!({"id": id, "status": stage}));
        status_of(&feed(rows("operational"), json!([]), json!([of])))
    };
    let mut reader = Reader::new(&[]);
    assert_eq!(reader.looks_at(&of("m1", "scheduled"), time(NOW)).1, "ahead");
    reader.closes(&of("m1", "scheduled"), time(NOW));
    for id in ["m2", "m3"] {
        assert_eq!(reader.looks_at(&of(id, "scheduled"), time(NOW)).1, "dismissed", "{id}");
        reader.reloads();
    }
    assert_eq!(reader.looks_at(&of("m4", "in_progress"), time(NOW)).1, "under-way", "a new stage");
}

/// One vanishes whose title and components another has, which began so many minutes after it, and was heard of half an hour after its
/// beginning. Whether the reader hears of its end; else it goes on as that one.
#[test]
fn one_that_stood_beside_it_is_not_what_it_goes_on_as() {
    for (minutes, is_told) in [(-60, true), (-1, true), (0, false), (1, true), (29, true), (31, false)] {
        // Too mild to show, and so not remembered.
        let starts = Time(time("2026-03-10T11:00:00Z").0 + minutes * 60_000).0;
        let other = incident(json!({"id": "b", "impact": "none", "started_at": starts}));
        let one = incident(json!({"id": "c", "started_at": "2026-03-10T11:00:00Z", "impact": "major",
            "incident_updates": [{"status": "investigating", "created_at": "2026-03-10T11:30:00Z"}]}));
        let open = |incidents: Value| status_of(&feed(rows("operational"), incidents, json!([])));
        let mut reader = Reader::new(&[("minimum", "minor"), ("resolved", "30m")]);
        let seen = reader.looks_at(&open(json!([one, other])), time(NOW)).0;
        assert_eq!(seen, "major | incident major: Search is slow", "{minutes}");
        let seen = reader.looks_at(&open(json!([other])), time(NOW).after(Duration::from_secs(60))).0;
        let expected = if is_told { "info | resolved info: Search back to normal" } else { "operational" };
        assert_eq!(seen, expected, "{minutes}");
        let memory = reader.memory.to_text();
        assert_eq!(memory.contains("\tb\t") || memory.contains("\tb\n"), !is_told, "{minutes}: {memory}");
        assert_eq!(reader.asked, usize::from(is_told), "{minutes}");
    }
}

/// Of two alike whose ids change, one was put away: it stays so, whichever id comes first now.
#[test]
fn what_goes_on_under_another_id_is_known_by_when_it_began() {
    let twins = |early: &str, late: &str| {
        let one = |id: &str, starts: &str| incident(json!({"id": id, "started_at": starts}));
        let both = json!([one(early, "2026-03-10T11:00:00Z"), one(late, "2026-03-10T11:40:00Z")]);
        status_of(&feed(rows("degraded_performance"), both, json!([])))
    };
    let mut reader = Reader::new(&[]);
    reader.looks_at(&twins("a1", "b1"), time(NOW));
    // The first, by its id.
    reader.puts_away(&twins("a1", "b1"), time(NOW), 0);
    for (early, late) in [("a2", "b2"), ("d3", "c3"), ("e4", "f4")] {
        let because = reader.looks_at(&twins(early, late), time(NOW)).1;
        assert_eq!(because, "dismissed open covered", "{early} {late}");
    }
}
