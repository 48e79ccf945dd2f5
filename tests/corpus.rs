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
        eprintln!("skipped: no real payloads beside the project ({folder:?})");
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
    eprintln!("{refused} real documents of other formats refused");
}
