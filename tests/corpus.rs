//! Real payloads of real status pages, where the folder with them lies beside the project; skipped, and said so, elsewhere.
//!
//! Nothing of them is in the project. What a file should give follows from its own shape, which is looked at here without
//! the decoder.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use serde_json::Value;
use status_widget::decide::decide;
use status_widget::memory::NOTHING;
use std::path::{Path, PathBuf};
use support::{NOW, decode_file, policy, time};

const LISTS: [&str; 3] = ["components", "incidents", "scheduled_maintenances"];

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/feeds").join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("no real payloads beside the project ({folder:?})");
        return Vec::new();
    };
    let mut files: Vec<_> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    files.sort();
    files
}

#[test]
fn real_documents_of_the_format_lose_no_incident() {
    let (mut feeds, mut others) = (0, 0);
    for file in files("statuspage").into_iter().chain(files("statuspage-replay")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let document: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap_or_default();
        let decoded = decode_file(&file);
        if !(LISTS.iter().any(|list| document[list].is_array()) || document["incident"].is_object()) {
            assert_eq!(decoded.status, None, "{name} is no feed");
            assert_eq!(decoded.diagnostics.len(), 1, "{name}");
            others += 1;
            continue;
        }
        feeds += 1;
        let status = decoded.status.unwrap_or_else(|| panic!("{name} is a feed"));
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        let listed = LISTS[1..].iter().flat_map(|list| document[list].as_array().into_iter().flatten());
        for incident in listed.chain(document.get("incident")) {
            let id = incident["id"].as_str().unwrap_or_else(|| panic!("{name}: real incidents have ids"));
            let count = decision.reasons.iter().filter(|reason| reason.id == id).count();
            assert_eq!(count, 1, "{name}: incident {id} has one reason");
            let read = status.incidents.iter().find(|other| other.id == id).expect("it is there");
            let posts = incident["incident_updates"].as_array().map_or(0, Vec::len);
            assert_eq!(read.updates.len(), posts, "{name}: posts of {id}");
            assert!(read.updates.iter().all(|update| update.at.is_some()), "{name}: times of {id}");
        }
        let rows = document["components"].as_array().into_iter().flatten();
        let wanted = rows.filter(|row| row["group"] != true).count();
        if document["components"].is_array() {
            assert!(status.components.len() >= wanted, "{name}: components");
        }
    }
    if feeds + others == 0 {
        return eprintln!("skipped: no real payloads beside the project");
    }
    eprintln!("{feeds} real feeds read, {others} real documents of other shapes refused");
}

#[test]
fn other_formats_are_refused() {
    let mut refused = 0;
    for folder in
        ["betterstack", "cstate", "gatus", "instatus", "pagerduty", "status-io", "statuspal", "upptime"]
    {
        for file in files(folder) {
            let decoded = decode_file(&file);
            assert_eq!(decoded.status, None, "{} is of another format", file.display());
            refused += 1;
        }
    }
    if refused == 0 {
        return eprintln!("skipped: no real payloads beside the project");
    }
    eprintln!("{refused} real documents of other formats refused");
}

/// Small inputs after reports of people who do this job, where the folder with them lies beside the project: file, options,
/// what shows, and why. Their moment is their own.
#[test]
fn the_reported_inputs_come_out_right() {
    use support::{Reader, in_a_line, reasons};
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    if !folder.is_dir() {
        return eprintln!("skipped: no reported inputs beside the project ({folder:?})");
    }
    let now = time("2026-09-01T12:00:00Z");
    let read = |name: &str| decode_file(&folder.join(format!("{name}.json"))).status;
    let desk = &[("components", "Desk")][..];
    let ahead = "maintenance | upcoming maintenance: Move";
    for (name, options, expected, because) in [
        ("01-component-ids", desk, "operational", "filtered-out filtered-out"),
        (
            "01-component-ids",
            &[("components", "Docs")],
            "minor | incident minor: Docs degraded",
            "open covered",
        ),
        ("03-closed-with-end", &[], "operational", "ended"),
        (
            "04-nbsp",
            &[("components", "Desk, Chat, Web Chat")],
            "minor | component minor: Desk, Chat and Web Chat degraded",
            "in-trouble in-trouble in-trouble",
        ),
        ("05-ruby-time", &[], ahead, "ahead"),
        ("05d-epoch", &[], ahead, "ahead"),
        ("05e-compact-offset", &[], ahead, "ahead"),
        ("06-foreign-words", &[], "critical | component critical: API down", "in-trouble"),
        (
            "06c-own-contract",
            &[],
            "critical | component critical: API down | component minor: Web degraded",
            "in-trouble in-trouble",
        ),
        ("07-no-end", &[], "operational", "window-past"),
        (
            "09-future-incident",
            desk,
            "maintenance | upcoming maintenance: Database move",
            "filtered-out ahead",
        ),
        (
            "10-numeric-ids",
            &[("components", "EU")],
            "critical | incident critical: API down",
            "open filtered-out covered",
        ),
        ("10-numeric-ids", &[("components", "US")], "operational", "filtered-out filtered-out filtered-out"),
        ("17-full-outage", desk, "critical | component critical: Desk down", "in-trouble"),
        (
            "17b-full-outage-incident",
            desk,
            "critical | incident critical: Tickets cannot be opened | component critical: Desk down",
            "open in-trouble",
        ),
        ("19-cancelled", &[], "operational", "ended"),
        ("19b-in-progress-words", &[], "maintenance | maintenance maintenance: Move", "under-way"),
    ] {
        let status = read(name).unwrap_or_else(|| panic!("{name} is a feed"));
        let decision = decide(&status, &policy(options), &NOTHING, now);
        assert_eq!(in_a_line(&status, &decision), expected, "{name} {options:?}");
        assert_eq!(reasons(&decision), because, "{name} {options:?}");
        assert_eq!(decision.diagnostics, [], "{name} {options:?}");
        assert_eq!(decision.now, now, "{name}");
    }
    // An id a poll, put away in between.
    let mut reader = Reader::new(desk);
    let degraded = "minor | incident minor: Desk degraded";
    for (number, expected) in [(1, degraded), (2, degraded), (3, "operational"), (4, "operational")] {
        let status = read(&format!("02-id-per-poll-{number}")).expect("it is a feed");
        assert_eq!(reader.looks_at(&status, now).0, expected, "{number}");
        if number == 2 {
            reader.closes(&status, now);
        }
    }
    assert!(reader.asked < 2);
    // Posted anew.
    let mut reader = Reader::new(desk);
    for name in ["24-posted-anew-1", "24-posted-anew-2", "24-posted-anew-2"] {
        let status = read(name).expect("it is a feed");
        assert_eq!(reader.looks_at(&status, now).0, "critical | incident critical: Desk down", "{name}");
        reader.memory.learn(read("24-history-without-it").as_ref());
    }
}
