//! Whatever the door calls quiet (`www/embed/door/quiet.js`, run here in node), the core shows nothing for, under any options: over every
//! fixture, made-up documents and, where they lie beside the project, real ones, of which it also says how many quiet ones the door knows.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]
#![cfg(not(target_family = "wasm"))]

#[path = "support/node.rs"]
mod node;
mod support;

use node::run_in_node;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use status_widget::decide::{Because, Decision, Level, decide};
use status_widget::feed::{Decoded, decode};
use status_widget::memory::NOTHING;
use status_widget::options::REGISTRY;
use status_widget::time::Time;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use support::{NOW, policy, time};

const DOOR: &str = include_str!("../www/embed/door/quiet.js");

/// Above so many bytes the door looks into none (`www/embed/door/greet.js`).
const LARGE: u64 = 400_000;

/// Answers each line, `[text, now, names, hasLead]`, with whether that is quiet; as the door does, an error is a no.
const RUN: &str = "
import { readFileSync } from 'node:fs';
const { isQuiet } = await import('data:text/javascript,' + encodeURIComponent(process.env.DOOR));
let answers = '';
for (const line of readFileSync(0, 'utf8').trimEnd().split('\\n')) {
  let answer = false;
  try { answer = isQuiet(...JSON.parse(line)); } catch (error) {}
  answers += answer === true ? 1 : 0;
}
console.log(answers);
";

/// What a page may ask for; in place of `*` the name of a component.
const OPTIONS: [&[(&str, &str)]; 12] = [
    &[],
    &[("minimum", "info")],
    &[("maintenance", "30d"), ("minimum", "info")],
    &[("maintenance", "active")],
    &[("maintenance", "off"), ("minimum", "info")],
    &[("maintenance", "23h")],
    &[("resolved", "8d"), ("minimum", "info")],
    &[("confirm", "yes"), ("page-wide", "hide"), ("minimum", "info")],
    &[("components", "*"), ("minimum", "info")],
    &[("exclude", "*"), ("minimum", "info")],
    &[("components", "Nobody of this name")],
    &[("components", "*"), ("exclude", "*"), ("maintenance", "365d"), ("dismiss", "never")],
];

/// A document with its name, as text, and when it is read.
struct Case {
    name: String,
    text: String,
    now: Time,
}

/// Options with the name of the document's first component in place of `*`.
fn options_of(options: &[(&'static str, &str)], document: &Value) -> Vec<(&'static str, String)> {
    let name = document["components"][0]["name"].as_str().unwrap_or("Desk");
    options
        .iter()
        .map(|(option, value)| (*option, if *value == "*" { name.to_owned() } else { (*value).to_owned() }))
        .collect()
}

/// What the door says of each case under each of the options; nothing where there is no node.
fn door(cases: &[Case]) -> Option<Vec<bool>> {
    let mut lines = String::new();
    for case in cases {
        let document = serde_json::from_str(&case.text).unwrap_or_default();
        for options in OPTIONS {
            let options = options_of(options, &document);
            let of = |name| {
                options.iter().filter(move |(option, _)| *option == name).map(|(_, value)| value.clone())
            };
            let names: Vec<String> = of("components")
                .chain(of("exclude"))
                .flat_map(|list| list.split(',').map(str::to_owned).collect::<Vec<_>>())
                .collect();
            let has_lead = of("maintenance").any(|lead| lead.contains(|c: char| c.is_ascii_digit()));
            writeln!(lines, "{}", json!([case.text, case.now.0, names, has_lead])).unwrap();
        }
    }
    let answers = run_in_node(RUN, &[("DOOR", DOOR)], lines)?;
    let said: Vec<bool> = answers.trim_ascii().bytes().map(|answer| answer == b'1').collect();
    assert_eq!(said.len(), cases.len() * OPTIONS.len());
    Some(said)
}

/// What the core makes of a document, as the browser has it.
fn read(text: &str) -> Option<Decoded> {
    serde_json::from_str::<Value>(text).ok()?;
    Some(decode(text.as_bytes()))
}

/// Nothing shows, and nothing would be told; at that moment and until the next poll.
fn is_silent(decoded: &Decoded, options: &[(&str, &str)], now: Time) -> Result<(), String> {
    let Some(status) = &decoded.status else { return Err("no status".to_owned()) };
    for later in [0, 66_000, 300_000] {
        let decision = decide(status, &policy(options), &NOTHING, Time(now.0 + later));
        if decision.level != Level::Operational
            || !decision.notices.is_empty()
            || !decision.diagnostics.is_empty()
        {
            return Err(format!(
                "{} {:?} {:?}",
                decision.level.code(),
                decision.notices,
                decision.diagnostics
            ));
        }
    }
    Ok(())
}

/// Holds the door to the core; answers how often it said that all is well, without any options.
fn hold(cases: &[Case]) -> Option<usize> {
    let said = door(cases)?;
    let mut quiet = 0;
    for (case, said) in cases.iter().zip(said.chunks(OPTIONS.len())) {
        let Some(decoded) = read(&case.text) else {
            assert!(!said.contains(&true), "{} is no JSON", case.name);
            continue;
        };
        let document = serde_json::from_str(&case.text).unwrap_or_default();
        for (options, said) in OPTIONS.iter().zip(said) {
            let options = options_of(options, &document);
            let options: Vec<(&str, &str)> =
                options.iter().map(|(name, value)| (*name, value.as_str())).collect();
            if *said && let Err(shown) = is_silent(&decoded, &options, case.now) {
                panic!("{} under {options:?} is called quiet, and is not: {shown}\n{}", case.name, case.text);
            }
        }
        quiet += usize::from(said[0]);
    }
    Some(quiet)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() < LARGE));
    files.sort();
    files
}

fn case_of(path: &Path, now: Time) -> Case {
    let bytes = std::fs::read(path).unwrap();
    Case { name: path.display().to_string(), text: String::from_utf8_lossy(&bytes).into_owned(), now }
}

#[test]
fn knows_the_quiet_fixtures_and_no_other() {
    let mut cases = Vec::new();
    for folder in ["blip", "statuspage", "foreign/incident-io", "foreign/own"] {
        cases.extend(files(&support::fixtures().join(folder)).iter().map(|path| case_of(path, time(NOW))));
    }
    let Some(quiet) = hold(&cases) else { return };
    eprintln!("{quiet} of {} fixtures are called quiet", cases.len());
    let said = door(&cases).unwrap();
    let is_quiet = |name: &str| {
        let place =
            cases.iter().position(|case| case.name.ends_with(name)).unwrap_or_else(|| panic!("no {name}"));
        said[place * OPTIONS.len()]
    };
    for (name, expected) in [
        ("blip/summary-1300.json", true),
        ("blip/summary-1315.json", false),
        ("statuspage/all-operational.json", true),
        ("statuspage/maintenance-upcoming-next-week.json", true),
        ("statuspage/maintenance-upcoming.json", false),
        ("statuspage/document-components-operational.json", true),
        ("statuspage/document-empty-arrays.json", false),
        ("incident-io/compatible-well.json", true),
        ("incident-io/compatible-well-with-nulls.json", true),
        ("incident-io/compatible-with-nulls.json", false),
        ("own/with-components.json", false),
        ("statuspage/unknown-component-status.json", false),
        ("statuspage/unreadable-other-tool-services.json", false),
    ] {
        assert_eq!(is_quiet(name), expected, "{name}");
    }
}

/// That nothing of a document bears on what shows but maintenances that are far off.
fn is_plain(decision: &Decision) -> bool {
    decision.level == Level::Operational
        && decision.reasons.iter().all(|reason| reason.because == Because::TooEarly)
}

#[test]
fn knows_every_quiet_one_of_the_real_documents() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/feeds");
    let mut cases = Vec::new();
    for path in ["statuspage", "statuspage-replay", "incident-io", "instatus"]
        .map(|name| folder.join(name))
        .iter()
        .flat_map(|folder| files(folder))
    {
        let document: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap_or_default();
        let written = document["page"]["updated_at"].as_str().and_then(status_widget::time::read_time);
        cases.push(case_of(&path, written.unwrap_or(time(NOW))));
    }
    if cases.is_empty() {
        return eprintln!("skipped: no real documents beside the project ({})", folder.display());
    }
    let Some(quiet) = hold(&cases) else { return };
    let said = door(&cases).unwrap();
    let mut known = Vec::new();
    for (place, case) in cases.iter().enumerate() {
        let Some(Decoded { status: Some(status), .. }) = read(&case.text) else { continue };
        let decision = decide(&status, &policy(&[("minimum", "info")]), &NOTHING, case.now);
        if is_plain(&decision) {
            known.push((said[place * OPTIONS.len()], &case.name));
        }
    }
    let missed: Vec<_> = known.iter().filter(|(said, _)| !said).map(|(_, name)| name).collect();
    eprintln!(
        "{} real documents: {} are quiet, {quiet} are called so; missed: {missed:#?}",
        cases.len(),
        known.len()
    );
    assert!(missed.is_empty(), "the door does not know these: {missed:#?}");
}

/// Documents as on a quiet day, each changed in a few places at most.
fn nearly_quiet() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        json!("operational"),
        json!("Operational"),
        json!("degraded_performance"),
        json!("under_maintenance"),
        json!("major outage"),
        json!("scheduled"),
        json!("in_progress"),
        json!("investigating"),
        json!("resolved"),
        json!(null),
        json!(7),
        json!([]),
        json!({}),
        json!(""),
        json!(" "),
        json!("\u{200b}"),
        json!("a"),
        json!("b"),
        json!([null]),
        // Members of a group: one that may be there, and one in the group's own row.
        json!(["b"]),
        json!([{ "id": "b", "name": "B", "status": "major_outage" }]),
        json!(true),
        json!("none"),
        json!("critical"),
        // One of a list's, as what is made of XML has it where there is but one.
        json!({ "id": "a", "name": "A", "status": "operational" }),
        json!({ "id": "m", "status": "scheduled", "scheduled_for": "2199-01-01T00:00:00Z" }),
        // As long as a list, and none.
        json!({ "length": 1, "0": { "id": "a", "name": "A", "status": "operational" } }),
    ]);
    let hours = prop_oneof![-50_i64..50, 20_i64..30, 600_i64..800];
    let zone = prop::sample::select(vec!["Z", "+00:00", "-03:00", "+0000", "", " UTC", ".123Z", "z"]);
    let maintenance = (hours.clone(), zone, hours, words.clone(), any::<bool>()).prop_map(|(start, zone, length, status, is_scheduled)| {
        let at = |hour: i64| {
            let seconds = time(NOW).0 / 1000 + hour * 3600;
            chrono::DateTime::from_timestamp(seconds, 0).unwrap().format("%Y-%m-%dT%H:%M:%S").to_string()
        };
        let status = if is_scheduled { json!("scheduled") } else { status };
        json!({ "id": "m", "name": "Work", "status": status, "impact": "maintenance", "components": [{ "id": "a" }], "incident_updates": [],
            "scheduled_for": at(start) + zone, "scheduled_until": at(start + length) + "Z" })
    });
    let components = prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d"]), 0..5).prop_map(|ids| {
        ids.into_iter().map(|id| json!({ "id": id, "name": id.to_uppercase(), "status": "operational", "group_id": null, "components": null })).collect::<Vec<_>>()
    });
    let places = prop::sample::select(vec![
        "/components/0/status",
        "/components/0/id",
        "/components/0/name",
        "/components/1/status",
        "/components/0/group_id",
        "/components/1/group_id",
        "/components/0/components",
        "/components/1/components",
        "/components/0",
        "/components",
        "/incidents",
        "/scheduled_maintenances",
        "/page",
        "/status",
        "/status/indicator",
        "/page/id",
        "/scheduled_maintenances/0/status",
        "/scheduled_maintenances/0/id",
        "/scheduled_maintenances/0",
    ]);
    let added = prop::sample::select(vec!["services", "ongoing_incidents", "incident", "monitors", "extra"]);
    let changes = prop::collection::vec((places, words.clone()), 0..3);
    let maintenances = prop::collection::vec(maintenance, 0..3);
    let more = prop::option::weighted(0.15, (added, words));
    let less = prop::option::weighted(
        0.2,
        prop::sample::select(vec!["page", "status", "components", "incidents", "scheduled_maintenances"]),
    );
    (components, maintenances, changes, more, less).prop_map(|(components, maintenances, changes, more, less)| {
        let mut document = json!({
            "page": { "id": "p", "name": "Page", "url": "https://status.example.com", "time_zone": "UTC", "updated_at": NOW },
            "status": { "indicator": "none", "description": "All Systems Operational" },
            "components": components, "incidents": [], "scheduled_maintenances": maintenances,
        });
        for (place, value) in changes {
            if let Some(there) = document.pointer_mut(place) {
                *there = value;
            }
        }
        if let Some((name, value)) = more {
            document[name] = value;
        }
        if let Some(name) = less {
            document.as_object_mut().unwrap().remove(name);
        }
        document
    })
}

#[test]
fn is_never_too_bold_with_what_is_made_up() {
    let mut runner = TestRunner::deterministic();
    let strategy = nearly_quiet();
    let cases: Vec<Case> = (0..3000)
        .map(|number| {
            let document = strategy.new_tree(&mut runner).unwrap().current();
            Case { name: format!("document {number}"), text: document.to_string(), now: time(NOW) }
        })
        .collect();
    let Some(quiet) = hold(&cases) else { return };
    eprintln!("{quiet} of {} made-up documents are called quiet", cases.len());
    assert!((200..2800).contains(&quiet), "{quiet}: this would tell nothing");
}

/// What the options' names are here must be what they are there.
#[test]
fn the_options_of_these_tests_exist() {
    for (name, _) in OPTIONS.iter().copied().flatten() {
        assert!(REGISTRY.iter().any(|option| option.name == *name), "{name}");
    }
}
