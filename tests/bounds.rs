//! No document stalls a page: of each so much is read and no more, and what is done with that grows no faster than it does.
//!
//! Work is counted in allocations, not in time: who goes through all for each of all makes something of each.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;
#[path = "support/worst.rs"]
mod worst;

use allocation_counter::measure;
use serde_json::{Value, json};
use status_widget::decide::{Decision, decide};
use status_widget::explain::state;
use status_widget::feed::decode;
use status_widget::memory::{Memory, NOTHING};
use status_widget::model::Status;
use status_widget::text::english;
use status_widget::view::view;
use support::{NOW, decode_value, policy, time};
use worst::{Size, document};

fn read(size: Size) -> Value {
    serde_json::from_str(&document(size)).expect("it is JSON")
}

/// How much is read of a document that has this many of each, and how often it is said that there is more.
#[test]
fn so_much_is_read_and_no_more() {
    let decoded = decode_value(&read(Size {
        components: 5_007,
        groups: 503,
        incidents: 202,
        maintenances: 201,
        posts: 2,
        affected: 3,
    }));
    let status = decoded.status.expect("it is a feed");
    // The rows of both are one list, of which 5,500 are read.
    assert_eq!((status.components.len(), status.groups.len()), (4_997, 500));
    let planned = status.incidents.iter().filter(|incident| incident.planned).count();
    assert_eq!((status.incidents.len(), planned), (400, 200));
    assert!(status.is_cut);
    let told = decoded.diagnostics.iter().filter(|it| it.message.contains("more than is read")).count();
    assert_eq!(told, 1, "{:?}", decoded.diagnostics);
    let message = &decoded.diagnostics[0].message;
    assert!(
        message.contains("13 components or groups, 3 incidents or maintenances, 0 posts and 0 affected"),
        "{message}"
    );
}

#[test]
fn so_many_posts_and_affected_components_are_read_of_each() {
    let posts: Vec<Value> = (0..205).map(|_| json!({"status": "investigating", "created_at": NOW})).collect();
    let rows: Vec<Value> =
        (0..2_500).map(|number| json!({"id": format!("c{number}"), "status": "operational"})).collect();
    let group = json!({"id": "g", "name": "All", "components": rows.iter().map(|row| row["id"].clone()).collect::<Vec<_>>()});
    let incident = json!({"id": "i", "name": "n", "status": "investigating", "incident_updates": posts, "components": [{"id": "g"}]});
    let mut listed = rows.clone();
    listed.push(group);
    let decoded = decode_value(&json!({"components": listed, "incidents": [incident]}));
    let status = decoded.status.expect("it is a feed");
    assert_eq!((status.incidents[0].updates.len(), status.incidents[0].affected.listed.len()), (200, 2_000));
    let message = &decoded.diagnostics[0].message;
    assert!(message.contains("5 posts and 500 affected components"), "{message}");
    // Plain ids are cut, too.
    let ids: Vec<Value> = rows.iter().map(|row| row["id"].clone()).collect();
    let incident = json!({"id": "i", "name": "n", "status": "investigating", "components": ids});
    let status =
        decode_value(&json!({"components": rows, "incidents": [incident]})).status.expect("it is a feed");
    assert_eq!((status.incidents[0].affected.listed.len(), status.is_cut), (2_000, true));
}

#[test]
fn names_titles_and_remarks_have_an_end() {
    let long = "n".repeat(1_000);
    let rows: Vec<Value> =
        (0..300).map(|number| json!({"id": format!("c{number}"), "name": long, "status": "odd"})).collect();
    let incident = json!({"id": "i", "name": long, "status": "investigating"});
    let decoded = decode_value(&json!({"components": rows, "incidents": [incident]}));
    let status = decoded.status.expect("it is a feed");
    let cut = ["n".repeat(300).as_str(), "…"].concat();
    assert_eq!(status.components[0].name, cut);
    assert_eq!(status.incidents[0].title.as_deref(), Some(cut.as_str()));
    assert_eq!(decoded.diagnostics.len(), 101, "a hundred remarks, and how many more there are");
}

#[test]
fn the_state_names_a_thousand_components_with_its_notices_and_all_in_one_list() {
    let id = |number: usize| format!("c{number}");
    let rows: Vec<Value> = (0..1_600)
        .map(|number| json!({"id": id(number), "name": id(number), "status": "degraded"}))
        .collect();
    let of = |incident: usize| {
        let affected: Vec<String> = (incident * 800..incident * 800 + 800).map(id).collect();
        json!({"id": format!("i{incident}"), "status": "investigating", "components": affected})
    };
    let status =
        decode_value(&json!({"components": rows, "incidents": [of(0), of(1)]})).status.expect("it is a feed");
    let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
    let state =
        serde_json::to_value(state(Some((&status, &decision)), &english())).expect("it is plain data");
    let count = |list: &Value| list.as_array().map_or(0, Vec::len);
    let named: Vec<usize> =
        state["notices"].as_array().unwrap().iter().map(|it| count(&it["components"])).collect();
    assert_eq!((named, count(&state["components"])), (vec![800, 200], 1_600));
}

/// What is beyond the bounds changes nothing of what is decided.
#[test]
fn a_document_beyond_the_bounds_decides_as_its_cut() {
    let small =
        Size { components: 5_000, groups: 500, incidents: 200, maintenances: 200, posts: 1, affected: 2 };
    let cut = read(small);
    let mut whole = cut.clone();
    for (list, more) in [("components", 400), ("incidents", 100), ("scheduled_maintenances", 100)] {
        let rows = whole[list].as_array_mut().unwrap();
        for number in 0..more {
            let mut row = rows[rows.len() - 1].clone();
            row["id"] = json!(format!("more{number}"));
            rows.push(row);
        }
    }
    let decided = |document: &Value| {
        let status = decode_value(document).status.expect("it is a feed");
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        serde_json::to_value(state(Some((&status, &decision)), &english())).unwrap()
    };
    assert_eq!(decided(&cut), decided(&whole));
}

/// Allocations of each stage for a document of this size.
fn work(size: Size) -> Vec<(&'static str, u64)> {
    let document = document(size);
    let mut counts = Vec::new();
    let mut status: Option<Status> = None;
    counts.push(("decode", measure(|| status = decode(document.as_bytes()).status).count_total));
    let status = status.expect("it is a feed");
    let policy = policy(&[]);
    let mut decision: Option<Decision> = None;
    counts.push((
        "decide",
        measure(|| decision = Some(decide(&status, &policy, &NOTHING, time(NOW)))).count_total,
    ));
    let decision = decision.expect("it is decided");
    let words = english();
    counts.push(("view", measure(|| drop(view(&status, &decision, None, None, &words))).count_total));
    counts.push(("state", measure(|| drop(state(Some((&status, &decision)), &words))).count_total));
    let mut memory = Memory::default();
    let shown: Vec<String> = decision.notices.iter().map(|notice| notice.id.to_owned()).collect();
    let remember = || {
        memory.note(&status, &shown, &policy, time(NOW).into());
        memory.dismiss(&status, &decision.notices, time(NOW).into());
        memory = Memory::from_text(&memory.to_text());
    };
    counts.push(("memory", measure(remember).count_total));
    counts.push(("decide again", measure(|| drop(decide(&status, &policy, &memory, time(NOW)))).count_total));
    counts
}

/// Twice the document is twice the work at most, and a bit for what tells large ones from small ones.
#[test]
fn work_grows_no_faster_than_the_document() {
    let half =
        Size { components: 1_200, groups: 100, incidents: 50, maintenances: 50, posts: 4, affected: 20 };
    for (before, after) in work(half).into_iter().zip(work(half.times(2))) {
        assert!(after.1 <= before.1 * 9 / 4 + 100, "{before:?}, of twice as much {after:?}");
    }
}

/// Three times what is read costs no more than that, but for looking through it.
#[test]
fn what_is_beyond_the_bounds_costs_nothing_more() {
    let full =
        Size { components: 5_000, groups: 500, incidents: 200, maintenances: 200, posts: 1, affected: 5 };
    let (before, after) = (work(full), work(full.times(3)));
    for ((stage, before), (_, after)) in before.into_iter().zip(after) {
        assert!(after <= before + before / 20 + 100, "{stage}: {before}, beyond the bounds {after}");
    }
}
