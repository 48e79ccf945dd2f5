//! Real answers of other systems, where the folder with them lies beside the project; skipped, and said so, elsewhere.
//!
//! Nothing of them is in the project: a row says what kinds of notices there should be, and how bad. Every file has a row. With
//! `CAPTURES=1 cargo test --test captures -- --nocapture` it prints what is shown.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]
#![cfg(not(target_family = "wasm"))]

mod support;

use status_widget::decide::decide;
use status_widget::feed::foreign::{FORMATS, Settings, decode_any, kinds};
use status_widget::memory::NOTHING;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use support::{in_a_line, policy, time};

/// Folder, files joined by `+`, moment => level and the kinds of notices with their severities.
const ROWS: &str = include_str!("captures.txt");

/// Folders of what is read elsewhere, see `corpus.rs`.
const STATUSPAGE: [&str; 2] = ["statuspage", "statuspage-replay"];

fn beside() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/feeds")
}

fn shown(folder: &Path, files: &str, moment: &str) -> (String, String, BTreeSet<&'static str>) {
    let bodies: Vec<Vec<u8>> =
        files.split('+').map(|file| std::fs::read(folder.join(file)).unwrap()).collect();
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let systems = bodies.iter().flat_map(|body| kinds(body)).map(|(place, _)| FORMATS[place].name).collect();
    let Some(status) = decode_any(&bodies, &Settings::default()).status else {
        return ("unknown".to_owned(), "unknown".to_owned(), systems);
    };
    let decision = decide(&status, &policy(&[]), &NOTHING, time(moment));
    let mut line = decision.level.code().to_owned();
    for notice in &decision.notices {
        line += &format!(" | {} {}", notice.kind.code(), notice.severity.code());
    }
    (line, in_a_line(&status, &decision), systems)
}

#[test]
fn every_capture_shows_as_it_should() {
    if !beside().is_dir() {
        eprintln!("skipped: no real answers beside the project ({:?})", beside());
        return;
    }
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in ROWS.lines().filter(|row| !row.is_empty()) {
        let (row, expected) = row.split_once(" => ").expect("a row has an arrow");
        let [folder, files, moment] = row.split(' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let path = beside().join(folder);
        if files.split('+').any(|file| !path.join(file).exists()) {
            eprintln!("not there: {folder} {files}");
            continue;
        }
        seen.extend(files.split('+').map(|file| path.join(file)));
        let (line, words, systems) = shown(&path, files, moment);
        if std::env::var_os("CAPTURES").is_some() {
            eprintln!("{folder} {files} {systems:?} {words}");
        }
        let told = table.entry(folder).or_default();
        told.1 += 1;
        if line == expected {
            told.0 += 1;
        } else {
            wrong.push(format!("{row} => {line}"));
        }
    }
    for (folder, (right, all)) in table {
        eprintln!("{folder}: {right} of {all} told rightly");
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
    let lost: Vec<_> = captures().into_iter().filter(|file| !seen.contains(file)).collect();
    assert!(lost.is_empty(), "these have no row: {lost:#?}");
}

/// Every answer that is there, but for Statuspage's.
fn captures() -> Vec<PathBuf> {
    let list = |folder: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let mut folders: Vec<PathBuf> = list(&beside()).into_iter().filter(|path| path.is_dir()).collect();
    folders.retain(|folder| !STATUSPAGE.iter().any(|name| folder.ends_with(name)));
    folders.extend(list(&beside().join("runs")));
    let files = folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| list(folder));
    files.filter(|file| file.extension().is_some_and(|extension| extension == "json")).collect()
}
