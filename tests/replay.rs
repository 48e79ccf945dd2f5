//! Real outages, frame by frame, where the folder with them lies beside the project; skipped, and said so, elsewhere.
//!
//! What is checked follows from the frames themselves: an open incident is never lost between two of them, what ends is
//! told once, and nothing flickers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use status_widget::decide::{Kind, Moment, decide};
use status_widget::model::{Incident, Status};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;
use support::{Reader, decode_file, in_a_line, time};

/// The frames of each series, oldest first, each with its time: a file is named `<series>-<number>-<time>.json`.
fn series() -> BTreeMap<String, Vec<(String, PathBuf)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/feeds/statuspage-replay");
    let mut series = BTreeMap::<_, Vec<_>>::new();
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no real outages beside the project ({})", folder.display());
        return series;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        // 2026-08-17T1301, in UTC.
        let (rest, at) = name.split_at(name.len() - "2026-08-17T1301".len());
        let at = format!("{}:{}:00Z", &at[..13], &at[13..]);
        let (series_name, _) = rest.trim_end_matches('-').rsplit_once('-').unwrap();
        series.entry(series_name.to_owned()).or_default().push((at, path));
    }
    series.values_mut().for_each(|frames| frames.sort());
    series
}

fn open(status: &Status) -> impl Iterator<Item = &Incident> {
    status.incidents.iter().filter(|incident| !incident.planned && !incident.stage.ended())
}

#[test]
fn real_outages_are_told_from_beginning_to_end() {
    for (name, frames) in series() {
        eprintln!("{name}");
        let mut reader = Reader::new(&[("minimum", "info"), ("resolved", "1d")]);
        let mut seen = BTreeSet::<String>::new();
        let mut told_over = BTreeMap::<String, usize>::new();
        for (at, file) in &frames {
            let status = decode_file(file).status.unwrap_or_else(|| panic!("{} is a feed", file.display()));
            let moment = Moment::from(time(at));
            let known = reader.memory.clone();
            let decision = decide(&status, &reader.policy, &known, moment);
            let ids = |kind: Kind| {
                let of_kind = decision.notices.iter().filter(move |notice| notice.kind == kind);
                of_kind.map(|notice| notice.id.to_owned()).collect::<Vec<_>>()
            };
            let (shown, over) = (ids(Kind::Incident), ids(Kind::Resolved));
            // None is lost: what is open in this frame shows in it.
            let open: Vec<String> = open(&status).map(|incident| incident.id.clone()).collect();
            assert_eq!(BTreeSet::from_iter(&shown), BTreeSet::from_iter(&open), "{name} {at}");
            // What was seen is open still, or told as over; never both, never neither.
            for id in &seen {
                let count = decision.notices.iter().filter(|notice| notice.id == id).count();
                let since = known
                    .recall(&status, time(at).into())
                    .shown(id)
                    .and_then(|entry| entry.over_since(time(at)));
                let is_past = since.is_none_or(|since| since.after(Duration::from_secs(86_400)) <= time(at));
                assert_eq!(count, usize::from(open.contains(id) || !is_past), "{name} {at}: {id}");
            }
            assert!(over.iter().all(|id| seen.contains(id)), "{name} {at}: over, and never seen");
            // Nothing flickers: another look at the same frame is the same.
            let (line, _) = reader.looks_at(&status, moment);
            let again = reader.looks_at(&status, moment.now.after(Duration::from_secs(20))).0;
            assert_eq!((&line, &again), (&in_a_line(&status, &decision), &line), "{name} {at}");
            eprintln!("  {at}  {}", line.chars().take(150).collect::<String>());
            for id in over {
                *told_over.entry(id).or_default() += 1;
            }
            seen.extend(shown);
        }
        assert!(!seen.is_empty(), "{name}: a series of an outage shows one");
        eprintln!("  {} frames, {} incidents, {} told as over", frames.len(), seen.len(), told_over.len());
    }
}
