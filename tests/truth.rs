//! Nothing is told as well, as over or as put away that is not: words that nobody understands, times that people edit, incidents
//! that take another's place.
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
use status_widget::decide::decide;
use status_widget::diagnostic::Concern;
use status_widget::memory::NOTHING;
use status_widget::model::Status;
use status_widget::time::Time;
use support::{
    NOW, Reader, component, components, decode_value, feed, in_a_line, incident, maintenance, policy,
    reasons, status_of, time, with,
};

/// A feed whose components are well, with these incidents.
fn calm(incidents: Value) -> Status {
    status_of(&feed(components(), incidents, json!([])))
}

fn minutes(minutes: i64) -> Time {
    Time(time(NOW).0 + minutes * 60_000)
}

/// The states of two rows with one id, and what the component is, whichever comes first.
#[test]
fn of_two_rows_with_one_id_the_worse_known_state_counts() {
    #[track_caller]
    fn row(one: Value, other: Value, expected: &str) {
        for states in [[&one, &other], [&other, &one]] {
            let rows = states.map(|state| json!({"id": "a", "name": "A", "status": state}));
            let listed =
                status_of(&json!({"components": [rows[0], rows[1], {"id": "b", "status": "operational"}]}));
            assert_eq!(listed.components[0].status.code(), expected, "{states:?}");
            let of = |id: &str, row: &Value| incident(json!({"id": id, "components": [row]}));
            let embedded = status_of(&json!({"incidents": [of("i", &rows[0]), of("j", &rows[1])]}));
            assert_eq!(embedded.components[0].status.code(), expected, "{states:?}, embedded");
        }
    }
    row(json!("wobbly"), json!("major_outage"), "major_outage");
    row(json!(null), json!("major_outage"), "major_outage");
    row(json!(null), json!("degraded_performance"), "degraded_performance");
    row(json!("operational"), json!(null), "operational");
    row(json!("operational"), json!("partial_outage"), "partial_outage");
    row(json!("wobbly"), json!(null), "unknown");
}

/// Documents in which nothing shows, and whether they say that all is well.
#[test]
fn all_is_well_only_where_a_component_is_known_to_be() {
    #[track_caller]
    fn row(document: Value, expected: &str) {
        let status = status_of(&document);
        let level = decide(&status, &policy(&[]), &NOTHING, time(NOW)).level;
        assert_eq!(level.code(), expected, "{document}");
    }
    let wobbly = || json!([{"id": "a", "name": "A", "status": "wobbly"}]);
    let over =
        || incident(json!({"status": "resolved", "resolved_at": "2026-03-10T11:30:00Z", "components": []}));
    let next_month = || {
        maintenance(
            json!({"scheduled_for": "2026-04-10T14:00:00Z", "scheduled_until": "2026-04-10T15:00:00Z", "components": []}),
        )
    };
    row(feed(wobbly(), json!([over()]), json!([])), "unknown");
    row(feed(wobbly(), json!([incident(json!({"status": "cancelled"}))]), json!([])), "unknown");
    row(feed(wobbly(), json!([]), json!([next_month()])), "unknown");
    row(json!({"page": {"id": "p"}, "incident": over()}), "unknown");
    row(json!({"scheduled_maintenances": [next_month()]}), "unknown");
    row(json!({"incidents": []}), "unknown");
    // Nobody knows how members are that stand in no row of their own.
    for (members, is_known) in [
        (json!([{"id": "api", "name": "API", "status": "major_outage"}]), false),
        (json!([{"id": "api", "name": "API", "status": "operational"}]), false),
        (json!(["api"]), false),
        (json!(["g"]), false),
        (json!([{}]), false),
        (json!([]), true),
    ] {
        let group =
            json!({"id": "g", "name": "EU", "group": true, "status": "operational", "components": members});
        let alone = decode_value(&json!({"components": [group], "incidents": []}));
        assert_eq!(alone.status.is_some(), is_known, "{group}");
        let beside = decode_value(&json!({"components": [group, component("d", "Desk", "operational")]}));
        assert_eq!(beside.diagnostics.len(), usize::from(!is_known), "{:?}", beside.diagnostics);
    }
    // The whole list of a system that knows no components.
    row(json!({"incidents": [over()]}), "operational");
    row(feed(components(), json!([over()]), json!([next_month()])), "operational");
    row(json!({"components": components()}), "operational");
}

/// Next week's maintenance, which was listed all along, is not the one of this week that was put away.
#[test]
fn what_was_put_away_of_this_week_hides_nothing_of_next_week() {
    let of = |id: &str, day: u8| {
        maintenance(json!({"id": id, "scheduled_for": format!("2026-03-{day:02}T14:00:00Z"),
            "scheduled_until": format!("2026-03-{day:02}T16:00:00Z")}))
    };
    let planned = |all: Value| status_of(&feed(components(), json!([]), all));
    for weeks in [json!([of("m1", 10), of("m2", 17)]), json!([of("m1", 10)])] {
        let mut reader = Reader::new(&[]);
        assert!(reader.looks_at(&planned(weeks.clone()), time(NOW)).1.starts_with("ahead"));
        reader.closes(&planned(weeks.clone()), time(NOW));
        assert!(reader.looks_at(&planned(weeks.clone()), time(NOW)).1.starts_with("dismissed"));
        reader.reloads();
        let then = planned(json!([of("m2", 17)]));
        assert_eq!(reader.looks_at(&then, time("2026-03-10T16:30:00Z")).1, "too-early", "{weeks}");
        assert_eq!(reader.looks_at(&then, time("2026-03-17T12:00:00Z")).1, "ahead", "{weeks}");
    }
}

/// An incident that was seen is gone, and another with its title and components is there, which began so many minutes before now.
#[test]
fn an_incident_posted_anew_may_begin_earlier() {
    for (began, field) in
        [(20, "created_at"), (20, "started_at"), (30, "created_at"), (30, "started_at"), (5, "created_at")]
    {
        let seen = incident(json!({"id": "i1", "created_at": minutes(-20).0}));
        let anew = incident(json!({"id": "i9", "created_at": null, field: minutes(-began).0}));
        let mut reader = Reader::new(&[]);
        assert_eq!(reader.looks_at(&calm(json!([seen])), time(NOW)).1, "open");
        reader.reloads();
        for _ in 0..2 {
            assert_eq!(reader.looks_at(&calm(json!([anew])), time(NOW)).1, "open", "{began} {field}");
        }
        // What is put away stays so, wherever it goes on.
        reader.closes(&calm(json!([anew])), time(NOW));
        assert_eq!(
            reader.looks_at(&calm(json!([with(seen, json!({"id": "i10"}))])), time(NOW)).1,
            "dismissed"
        );
        assert_eq!(reader.asked, 0, "nothing has vanished");
    }
}

/// One that stood beside it is another one, also after the page was loaded anew; once that one has gone, what comes may be it again.
#[test]
fn what_stood_beside_an_incident_is_not_that_incident() {
    let one = || incident(json!({"id": "a", "impact": "major", "created_at": minutes(-20).0}));
    // Too mild to show.
    let beside = || incident(json!({"id": "b", "impact": "none", "created_at": minutes(-40).0}));
    let mut reader = Reader::new(&[]);
    reader.looks_at(&calm(json!([one(), beside()])), time(NOW));
    reader.reloads();
    assert_eq!(reader.clone().looks_at(&calm(json!([beside()])), minutes(1)).1, "below-minimum recovered");
    reader.looks_at(&calm(json!([one()])), minutes(1));
    let anew = incident(json!({"id": "c", "impact": "major", "created_at": minutes(-30).0}));
    assert_eq!(reader.looks_at(&calm(json!([anew])), minutes(2)).1, "open");
}

/// A time of resolution that people have dated ahead; in minutes, when the end is told for the last time.
#[test]
fn an_end_that_is_dated_ahead_is_told_no_longer() {
    let days_ahead = json!(minutes(3 * 24 * 60).0);
    let posted = |fields: Value| {
        let post = with(json!({"status": "resolved", "display_at": days_ahead}), fields);
        json!({"incident_updates": [post]})
    };
    for fields in [
        json!({"resolved_at": days_ahead}),
        posted(json!({})),
        posted(json!({"created_at": minutes(1).0})),
        posted(json!({"created_at": minutes(0).0, "updated_at": minutes(1).0})),
    ] {
        let mut reader = Reader::new(&[("resolved", "30m")]);
        reader.looks_at(&calm(json!([incident(json!({}))])), time(NOW));
        let over = calm(json!([with(incident(json!({"status": "resolved"})), fields.clone())]));
        for (minute, because) in [(1, "recovered"), (29, "recovered"), (31, "ended"), (24 * 60, "ended")] {
            assert_eq!(reader.looks_at(&over, minutes(minute)).1, because, "{fields} {minute}");
        }
        // The same where the history tells it.
        let mut reader = Reader::new(&[("resolved", "30m")]);
        reader.looks_at(&calm(json!([incident(json!({}))])), time(NOW));
        reader.looks_at(&calm(json!([])), minutes(1));
        reader.memory.learn(Some(&over));
        assert_eq!(reader.looks_at(&calm(json!([])), minutes(29)).1, "recovered", "{fields}");
        assert_eq!(reader.looks_at(&calm(json!([])), minutes(31)).1, "ended", "{fields}");
        assert_eq!(reader.memory.to_text(), "", "{fields}");
    }
}

#[test]
fn a_post_that_is_dated_ahead_hides_none_that_follow() {
    let ahead = json!({"status": "investigating", "created_at": "2026-03-10T11:30:00Z", "display_at": "2026-03-13T11:30:00Z"});
    let next = json!({"status": "investigating", "created_at": "2026-03-10T11:50:00Z", "display_at": "2026-03-10T11:50:00Z"});
    let mut reader = Reader::new(&[("dismiss", "update")]);
    let first = calm(json!([incident(json!({"incident_updates": [ahead]}))]));
    reader.looks_at(&first, time(NOW));
    reader.closes(&first, time(NOW));
    assert_eq!(reader.looks_at(&first, time(NOW)).1, "dismissed");
    let then = calm(json!([incident(json!({"incident_updates": [next, ahead]}))]));
    assert_eq!(reader.looks_at(&then, time(NOW)).1, "open");
    assert_eq!(then.incidents[0].latest(), Some(time("2026-03-10T11:50:00Z")));
}

/// Without a stage it is over once its end is past, and not before.
#[test]
fn without_a_stage_an_end_ahead_is_none_yet() {
    for (ends, because) in [(-1, "not-seen-before"), (0, "not-seen-before"), (10, "open")] {
        let status = calm(json!([incident(json!({"status": null, "resolved_at": minutes(ends).0}))]));
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        assert_eq!(reasons(&decision), because, "{ends}");
    }
    let quiet = decode_value(&feed(
        components(),
        json!([incident(json!({"status": null, "resolved_at": minutes(-1).0}))]),
        json!([]),
    ));
    assert_eq!(quiet.diagnostics, [], "an end says it all");
}

/// An incident without a stage that is known, its posts from the newest on, and what it is.
#[test]
fn without_a_stage_the_newest_post_may_end_it() {
    for (posts, because) in [
        (["resolved", "investigating"], "not-seen-before"),
        (["Postmortem", "resolved"], "not-seen-before"),
        (["cancelled", "investigating"], "ended"),
        (["investigating", "resolved"], "open"),
        (["monitoring", "investigating"], "open"),
        (["?", "resolved"], "open"),
    ] {
        for stage in [json!(null), json!("update"), json!("?")] {
            let [newest, older] = posts;
            let posts = json!([
                {"status": newest, "created_at": minutes(-5).0},
                {"status": older, "created_at": minutes(-15).0}]);
            let status = calm(json!([incident(json!({"status": stage, "incident_updates": posts}))]));
            let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
            assert_eq!(reasons(&decision), because, "{stage} {posts}");
        }
    }
    // A stage of its own counts, whatever its posts say.
    let posts = json!([{"status": "resolved", "created_at": minutes(-5).0}]);
    for stage in ["identified", "reopened"] {
        let status = calm(json!([incident(json!({"status": stage, "incident_updates": posts}))]));
        assert_eq!(reasons(&decide(&status, &policy(&[]), &NOTHING, time(NOW))), "open", "{stage}");
    }
    // A maintenance whose window is not over may be.
    let done = maintenance(
        json!({"status": null, "scheduled_for": minutes(-30).0, "scheduled_until": minutes(30).0,
        "incident_updates": [{"status": "completed", "created_at": minutes(-5).0}]}),
    );
    let status = status_of(&feed(components(), json!([]), json!([done])));
    assert_eq!(reasons(&decide(&status, &policy(&[]), &NOTHING, time(NOW))), "ended");
}

/// A list of which no more than 200 are read says nothing of one that is beyond them.
#[test]
fn a_list_that_is_cut_proves_no_absence() {
    let of = |count: usize, list: &str| {
        let others = (0..count)
            .map(|number| json!({"id": number, "name": "Another", "status": "resolved", "impact": "none"}));
        let mut all: Vec<Value> = others.collect();
        all.push(if list == "incidents" { incident(json!({})) } else { maintenance(json!({})) });
        let mut document = feed(components(), json!([]), json!([]));
        document[list] = json!(all);
        status_of(&document)
    };
    for (list, because) in [("incidents", "open"), ("scheduled_maintenances", "dismissed")] {
        let mut reader = Reader::new(&[]);
        reader.looks_at(&of(199, list), time(NOW));
        if because == "dismissed" {
            reader.closes(&of(199, list), time(NOW));
        }
        let seen = reader.looks_at(&of(200, list), minutes(1));
        assert!(!seen.1.contains("recovered"), "{list}: {seen:?}");
        assert_eq!(reader.asked, 0, "{list}");
        assert!(reader.looks_at(&of(199, list), minutes(2)).1.ends_with(because), "{list}");
    }
}

/// What stands in the place of incidents and maintenances where every component is well, and the level.
#[test]
fn what_cannot_be_read_of_incidents_may_be_news() {
    let nameless = json!([{"status": "investigating", "impact": "critical"}]);
    for (list, expected) in [
        (json!(null), "operational"),
        (json!([]), "operational"),
        (json!([null]), "operational"),
        (json!([incident(json!({"status": "resolved"}))]), "operational"),
        (json!({}), "unknown"),
        (json!("none"), "unknown"),
        (json!(["x"]), "unknown"),
        (nameless, "unknown"),
    ] {
        for document in
            [feed(components(), list.clone(), json!([])), feed(components(), json!([]), list.clone())]
        {
            let status = status_of(&document);
            let level = decide(&status, &policy(&[]), &NOTHING, time(NOW)).level;
            assert_eq!(level.code(), expected, "{document}");
        }
    }
    // And where no component says anything either, nothing is known at all.
    for document in [
        json!({"components": {}, "incidents": []}),
        json!({"components": [], "incidents": {}}),
        json!({"components": "none", "incidents": [], "scheduled_maintenances": []}),
    ] {
        let decoded = decode_value(&document);
        assert_eq!(decoded.status, None, "{document}");
        assert_eq!(decoded.diagnostics[0].concern, Concern::Format, "{document}");
    }
}

/// What an incident says that it touches, where group and component are named by a text, and the components that are meant.
#[test]
fn groups_and_components_are_affected_by_whatever_names_them() {
    #[track_caller]
    fn row(affected: Value, expected: &[usize]) {
        let rows = json!([
            {"id": "g", "name": "Europe", "group": true, "status": "operational"},
            {"id": "a", "name": "API", "group": "Europe", "status": "operational"},
            {"id": "b", "name": "Chat", "group": "Europe", "status": "operational"},
            {"id": "c", "name": "Mail", "status": "operational"}]);
        for fields in [
            json!({"components": affected}),
            json!({"components": null, "incident_updates": [{"status": "investigating", "affected_components": affected}]}),
        ] {
            let status = status_of(&feed(rows.clone(), json!([incident(fields)]), json!([])));
            let found = &status.incidents[0].affected;
            assert_eq!(
                (found.listed.as_slice(), found.unlisted),
                (expected, expected.is_empty()),
                "{affected}"
            );
        }
    }
    row(json!([{"id": "g"}]), &[0, 1]);
    row(json!(["g", "c"]), &[0, 1, 2]);
    row(json!([{"name": "Mail"}]), &[2]);
    row(json!([{"name": "Elsewhere"}]), &[]);
}

/// What is finer than milliseconds would be a date in the year 58000.
#[test]
fn a_number_that_is_no_time_is_told() {
    for at in [json!(1_773_151_200_000_000_u64), json!("1773151200000000000")] {
        let decoded =
            decode_value(&feed(components(), json!([]), json!([maintenance(json!({"scheduled_for": at}))])));
        let messages: Vec<_> = decoded.diagnostics.iter().map(|it| it.message.as_str()).collect();
        assert!(messages.iter().any(|it| it.contains("no time that can be read")), "{at}: {messages:?}");
        assert_eq!(decoded.status.unwrap().incidents[0].starts, None, "{at}");
    }
}

/// Two words about one id, in either order, and which of them counts.
#[test]
fn of_two_with_one_id_the_later_word_counts_whatever_their_order() {
    #[track_caller]
    fn row(of: fn(Value) -> Value, list: &str, counts: Value, other: Value, expected: &str) {
        for rows in [[&counts, &other], [&other, &counts]] {
            let mut document = feed(components(), json!([]), json!([]));
            document[list] = rows.map(|fields| of(fields.clone())).to_vec().into();
            let status = status_of(&document);
            let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
            assert_eq!(reasons(&decision), expected, "{rows:?}");
        }
    }
    // An edit in its place is a word, too.
    let edited = |stage: &str, at: i64| json!({"status": stage, "updated_at": minutes(at).0});
    row(incident, "incidents", edited("investigating", -2), edited("resolved", -10), "open");
    row(incident, "incidents", edited("resolved", -2), edited("investigating", -10), "ended");
    // One title and no id: this week's, and next week's.
    let week = |day: u8| {
        json!({"id": null, "scheduled_for": format!("2026-03-{day}T14:00:00Z"),
               "scheduled_until": format!("2026-03-{day}T16:00:00Z")})
    };
    row(maintenance, "scheduled_maintenances", week(10), week(17), "ahead");
}

/// A service that has parts, in this state as its own row says, while its parts are well.
#[test]
fn a_service_with_parts_may_be_in_trouble_itself() {
    #[track_caller]
    fn row(service: Value, options: &[(&str, &str)], expected: &str) {
        let service = with(json!({"id": "api", "name": "API"}), service);
        let hooks = json!({"id": "hooks", "name": "Webhooks", "group_id": "api", "status": "operational"});
        for rows in [[&service, &hooks], [&hooks, &service]] {
            let status = status_of(&feed(json!(rows), json!([]), json!([])));
            let decision = decide(&status, &policy(options), &NOTHING, time(NOW));
            assert_eq!(in_a_line(&status, &decision), expected, "{service} {options:?}");
        }
    }
    let down = "critical | component critical: API down";
    row(json!({"status": "major_outage"}), &[], down);
    row(json!({"status": "major_outage"}), &[("components", "API")], down);
    row(json!({"status": "major_outage"}), &[("components", "Webhooks")], "operational");
    row(json!({"status": "operational"}), &[], "operational");
    // What says itself that it is no more than a group only sums up its members.
    row(json!({"status": "major_outage", "group": true}), &[], "operational");
    row(json!({"status": "major_outage", "group": 1}), &[], "operational");
    row(json!({"status": "major_outage", "components": ["hooks"]}), &[], "operational");
}

/// A group's id and its name, side by side in each row of a member and nowhere else.
#[test]
fn a_group_is_known_by_its_name_beside_its_id() {
    let row = |id: &str, group: &str, name: &str, state: &str| json!({"id": id, "name": "API", "group_id": group, "group": name, "status": state});
    let rows = [
        row("a", "g1", "Europe", "major_outage"),
        row("b", "g2", "Asia", "operational"),
        row("c", "g1", "Europe", "operational"),
    ];
    let status = status_of(&feed(json!(rows), json!([]), json!([])));
    let groups: Vec<_> = status.groups.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
    assert_eq!(groups, [("g1", "Europe"), ("g2", "Asia")]);
    for (components, expected) in [
        ("", "critical | component critical: API (Europe) down"),
        ("Europe", "critical | component critical: API (Europe) down"),
        ("g1", "critical | component critical: API (Europe) down"),
        ("Europe - API", "critical | component critical: API (Europe) down"),
        ("Asia", "operational"),
    ] {
        let decision = decide(&status, &policy(&[("components", components)]), &NOTHING, time(NOW));
        assert_eq!(in_a_line(&status, &decision), expected, "{components}");
    }
}

/// A maintenance among the incidents, with its start where an incident has it.
#[test]
fn a_maintenance_may_say_when_it_started() {
    for (starts, because) in [("2026-03-10T14:00:00Z", "ahead"), ("2026-03-10T11:00:00Z", "under-way")] {
        let moves = incident(json!({"status": "scheduled", "impact": "none", "started_at": starts}));
        let status = calm(json!([moves]));
        assert_eq!(reasons(&decide(&status, &policy(&[]), &NOTHING, time(NOW))), because, "{starts}");
    }
}

/// Marks of direction that come along when a name is pasted from a chat.
#[test]
fn marks_of_direction_are_no_part_of_a_name() {
    for mark in ["\u{61c}", "\u{180e}", "\u{200f}"] {
        let name = format!("{mark}Desk");
        let rows = json!([component("d", &name, "major_outage"), component("m", "Mail", "operational")]);
        let decision = support::status_of(&feed(rows, json!([]), json!([])));
        let decision = decide(&decision, &policy(&[("components", "Desk")]), &NOTHING, time(NOW));
        assert_eq!((reasons(&decision).as_str(), decision.diagnostics.len()), ("in-trouble", 0), "{name:?}");
    }
}
