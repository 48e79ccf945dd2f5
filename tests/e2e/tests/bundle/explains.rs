//! `handle.explain()` in the page and the same core on this machine, which `cargo xtask explain` prints, say the same.

use e2e::{blip, quillhaven};
use serde_json::Value;
use status_widget::decide::decide;
use status_widget::explain::explain;
use status_widget::feed::decode;
use status_widget::memory::NOTHING;
use status_widget::options::{Definition, Options, Written};
use status_widget::text::english;
use status_widget::time::Time;

/// What the core says here, with these options and at this time.
fn said_here(document: &str, options: &[(&str, &str)], now: i64) -> Value {
    let written = |asked: &Definition| {
        let given = options.iter().find(|(name, _)| *name == asked.name).map(|(_, value)| *value);
        given.or((asked.name == "source").then_some("feed")).map(Written::from)
    };
    let (options, mut diagnostics) = Options::default().read(written);
    let decoded = decode(document.as_bytes());
    diagnostics.extend(decoded.diagnostics);
    let status = decoded.status.expect("a feed");
    let decision = decide(&status, &options.policy, &NOTHING, Time(now));
    serde_json::to_value(explain(Some((&status, &decision)), &english(), &[&diagnostics[..]])).expect("JSON")
}

#[test]
fn the_page_and_the_command_line_say_the_same() {
    e2e::test("the_page_and_the_command_line_say_the_same", async |world| {
        let noon = 1_773_144_000_000;
        for (document, options, now) in [
            (blip("summary-1315"), &[("components", "Desk")][..], 1_633_710_600_000),
            (blip("summary-1640"), &[("components", "Portal, Dekc"), ("minimum", "info")], 1_633_722_300_000),
            (quillhaven("maintenance-and-outage"), &[], noon),
            (quillhaven("maintenance-many-upcoming"), &[("maintenance", "7d")], noon),
            (quillhaven("document-incidents"), &[("confirm", "yes")], noon),
            (quillhaven("missing-fields"), &[("exclude", "Mail")], noon),
            (quillhaven("text-script"), &[], noon),
        ] {
            world.feed.summary(document.clone());
            let given: serde_json::Map<_, _> =
                options.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect();
            let given = Value::Object(given);
            world.open_mounted(&format!("{{ ...{given}, storage: 'off', now: () => {now} }}")).await;
            world.settle().await;
            let said_there = world.run("return seen.handle.explain();").await;
            assert_eq!(said_there, said_here(&document, options, now), "{options:?}");
        }
    });
}
