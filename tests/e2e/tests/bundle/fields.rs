//! A value of a wrong type in each place of a document, one at a time: it costs itself, and nothing that was right beside it.

use std::collections::BTreeSet;

use e2e::{Answer, SUMMARY};
use serde_json::{Value, json};

/// What reads a document, in whose source every field of the format has its name.
const WIRE: &str = include_str!("../../../../src/feed/statuspage/wire.rs");

/// What other tools' documents have, each of which makes a document one of those.
const FOREIGN: [&str; 2] = ["ongoing_incidents", "services"];

/// What another tool has in the place of incidents; beside them it is nothing.
const INSTEAD: &str = "notices";

fn wrong_values() -> [Value; 6] {
    [json!(null), json!(true), json!(7), json!("x"), json!([]), json!({})]
}

/// Every field of the format, with something to see in each list.
fn document() -> Value {
    let component = json!({ "id": "search", "name": "Search", "status": "major_outage", "group_id": "tools", "group": false });
    let post = json!({
        "status": "investigating", "display_at": "2026-03-02T09:10:00Z", "created_at": "2026-03-02T09:10:00Z",
        "body": "We are *looking* into it.", "affected_components": [{ "code": "search", "name": "Tools - Search" }],
    });
    let incident = json!({
        "id": "p1", "name": "Search fails", "status": "investigating", "impact": "major",
        "shortlink": "https://status.example.com/p1", "created_at": "2026-03-02T09:05:00Z",
        "started_at": "2026-03-02T09:00:00Z", "resolved_at": null, "updated_at": "2026-03-02T09:10:00Z",
        "scheduled_for": null, "scheduled_until": null, "components": [component], "incident_updates": [post],
    });
    let mut maintenance = incident.clone();
    for (name, value) in [
        ("id", "m1"),
        ("name", "Search moves"),
        ("status", "in_progress"),
        ("impact", "maintenance"),
        ("scheduled_for", "2026-03-02T09:00:00Z"),
        ("scheduled_until", "2026-03-02T19:00:00Z"),
    ] {
        maintenance[name] = json!(value);
    }
    json!({
        "page": { "id": "page", "name": "Example", "url": "https://status.example.com", "time_zone": "Etc/UTC" },
        "components": [{ "id": "tools", "name": "Tools", "status": "operational", "components": ["search"] }, component],
        "incidents": [incident], "scheduled_maintenances": [maintenance], "incident": null,
        "status": { "indicator": "major" }, "remarks": ["One document of several did not come."],
    })
}

/// Pointers to all that is in a document, the document first.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{here}/{at}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{here}/{name}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_document_has_every_field_of_the_format() {
    // Where a thing stands in its document is no field of it.
    let is_field = |line: &&str| !line.trim_start().starts_with("//") && !line.ends_with(": Place,");
    let code = WIRE.lines().filter(is_field);
    let mut format = BTreeSet::new();
    for word in code.flat_map(str::split_whitespace) {
        if let Some(name) = word.strip_suffix(':')
            && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
        {
            format.insert(name);
        }
    }
    let mut places_of_it = Vec::new();
    places(&document(), "", &mut places_of_it);
    let has = |name: &str| places_of_it.iter().any(|place| place.ends_with(&format!("/{name}")));
    let missing: Vec<_> =
        format.iter().filter(|name| !has(name) && !FOREIGN.contains(name) && **name != INSTEAD).collect();
    assert!(format.len() > 20 && missing.is_empty(), "{missing:?} of {format:?}");
}

#[test]
fn a_wrong_type_costs_itself_alone() {
    e2e::test("a_wrong_type_costs_itself_alone", async |world| {
        let whole = document();
        world.feed.summary(whole.to_string());
        world.open_mounted("{ storage: 'off', now: () => Date.parse('2026-03-02T09:20:00Z') }").await;
        world.until("the banner", |banner| banner.headline == "Search down").await;
        // Opened, the posts are read too.
        world.click("toggle").await;
        world.until("the posts", |banner| !banner.updates.is_empty()).await;
        let mut all = Vec::new();
        places(&whole, "", &mut all);
        let mut count = 0;
        for place in all.iter().skip(1) {
            let documents = wrong_values().map(|wrong| {
                let mut document = whole.clone();
                if let Some(value) = document.pointer_mut(place) {
                    *value = wrong;
                }
                Answer::json(document.to_string())
            });
            count += documents.len();
            world.feed.answer(SUMMARY, documents);
            let shown = world
                .run_async(
                    "const root = seen.handle.element.shadowRoot, shown = [];\
                     for (let round = 0; round < 6; round += 1) {\
                       await seen.handle.refresh();\
                       const banner = root.querySelector('[part~=banner]');\
                       shown.push(banner.hidden ? 'hidden' : banner.querySelector('[part~=headline]').textContent); }\
                     return shown;",
                )
                .await;
            let shown: Vec<&str> = shown.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            assert!(
                shown.len() == 6 && !shown.contains(&"hidden") && !shown.contains(&""),
                "{place}: {shown:?}"
            );
            assert_eq!(world.events("error").await, [] as [Value; 0], "{place}");
            assert_eq!(world.run("return seen.errors;").await, json!([]), "{place}");
        }
        println!("{count} documents, {} places", all.len() - 1);

        world.feed.summary(whole.to_string());
        world.refresh().await;
        assert_eq!(world.banner().await.headline, "Search down", "the whole document again");
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn a_document_of_a_wrong_type_or_another_tool_leaves_what_stands() {
    e2e::test("a_document_of_a_wrong_type_or_another_tool_leaves_what_stands", async |world| {
        let whole = document();
        world.feed.summary(whole.to_string());
        world.open_mounted("{ storage: 'off', now: () => Date.parse('2026-03-02T09:20:00Z') }").await;
        world.until("the banner", |banner| banner.headline == "Search down").await;
        let mut documents: Vec<Value> = wrong_values().into();
        for name in FOREIGN {
            for wrong in wrong_values().into_iter().skip(1) {
                let mut document = whole.clone();
                document[name] = wrong;
                documents.push(document);
            }
        }
        for document in documents {
            world.feed.summary(document.to_string());
            world.refresh().await;
            assert_eq!(world.banner().await.headline, "Search down", "{document}");
        }
        let errors = world.events("error").await;
        assert_eq!(errors.len(), 1, "one kind, told once: {errors:#?}");
        assert_eq!(errors[0]["detail"]["kind"], "format");
        assert_eq!(world.console().await.len(), 1);
        world.host_goes_on().await;
    });
}
