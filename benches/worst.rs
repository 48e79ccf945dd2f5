//! How long the worst documents take natively, stage by stage: the worst that is read whole, and ten times that.
//!
//! `cargo bench --bench worst`. What must not grow is held by `tests/bounds.rs`, which counts in place of measuring.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may"
)]

#[path = "../tests/support/worst.rs"]
mod worst;

use divan::{Bencher, black_box};
use status_widget::decide::decide;
use status_widget::explain::state;
use status_widget::feed::decode;
use status_widget::memory::NOTHING;
use status_widget::model::Status;
use status_widget::options::Policy;
use status_widget::text::english;
use status_widget::time::{Time, read_time};
use status_widget::view::view;
use worst::{COMPONENTS, INCIDENTS, document};

const DOCUMENTS: [(&str, worst::Size, usize); 4] = [
    ("components", COMPONENTS, 1),
    ("components ×10", COMPONENTS, 10),
    ("incidents", INCIDENTS, 1),
    ("incidents ×10", INCIDENTS, 10),
];
const NAMES: [&str; 4] = ["components", "components ×10", "incidents", "incidents ×10"];

fn main() {
    divan::main();
}

fn text(name: &str) -> String {
    let (_, size, factor) = DOCUMENTS.into_iter().find(|(other, ..)| *other == name).expect("there is one");
    document(size.times(factor))
}

fn read(name: &str) -> Status {
    decode(text(name).as_bytes()).status.expect("it is a feed")
}

fn now() -> Time {
    read_time("2026-03-10T12:00:00Z").expect("it is a time")
}

#[divan::bench(args = NAMES, sample_count = 10)]
fn decoding(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher.bench_local(|| decode(black_box(text.as_bytes())).diagnostics.len());
}

#[divan::bench(args = NAMES, sample_count = 10)]
fn deciding(bencher: Bencher, name: &str) {
    let status = read(name);
    bencher.bench_local(|| decide(black_box(&status), &Policy::default(), &NOTHING, now()).notices.len());
}

#[divan::bench(args = NAMES, sample_count = 10)]
fn viewing(bencher: Bencher, name: &str) {
    let (status, words) = (read(name), english());
    let decision = decide(&status, &Policy::default(), &NOTHING, now());
    bencher
        .bench_local(|| view(black_box(&status), &decision, None, None, &words).map(|view| view.cards.len()));
}

#[divan::bench(args = NAMES, sample_count = 10)]
fn telling(bencher: Bencher, name: &str) {
    let (status, words) = (read(name), english());
    let decision = decide(&status, &Policy::default(), &NOTHING, now());
    bencher.bench_local(|| state(Some((black_box(&status), &decision)), &words));
}
