//! The browser's way from a source to its documents (`www/embed/formats/addresses.js`, run here in node) is the core's, for every format.
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

use node::run_in_node;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use status_widget::feed::foreign::{FORMATS, addresses};
use std::collections::BTreeSet;

const SCRIPT: &str = include_str!("../www/embed/formats/addresses.js");

/// Answers each line, `[rules, source]`, with the ways as JSON.
const RUN: &str = "
import { readFileSync } from 'node:fs';
const { waysOf } = await import('data:text/javascript,' + encodeURIComponent(process.env.SCRIPT));
const answers = readFileSync(0, 'utf8').trimEnd().split('\\n').map((line) => JSON.stringify(waysOf(...JSON.parse(line))));
console.log(answers.join('\\n'));
";

/// The ways as the script writes them.
fn ways_of(place: usize, source: &str) -> Value {
    let mut ways = Vec::new();
    for way in addresses(FORMATS[place], source) {
        let marked =
            way.iter().map(|it| json!(format!("{}{}", if it.optional { "?" } else { "" }, it.url))).collect();
        ways.push(Value::Array(marked));
    }
    Value::Array(ways)
}

/// Sources as people write them, and what each rule is about with something in the places of its stars.
fn sources() -> Vec<String> {
    let mut sources: Vec<String> = [
        "https://status.example.com",
        "https://status.example.com/",
        "https://example.com/status//#component=team",
        "https://status.example.com/feed.json",
        "https://status.example.com/api/v2/summary.json",
        "https://status.example.com/feed?of=all",
        "https://alerts.example.com/api/v2/alerts?filter=team%3D%22shop%22&active=true",
        "https://acme.pagerduty.com",
        "https://acme.trust.pagerduty.com/posts/dashboard",
        "https://github.com/acme/upptime",
        "/status",
        "/status/own.json",
        "",
        "*",
        "https://a.example/$1.json",
    ]
    .map(str::to_owned)
    .into();
    for format in FORMATS {
        for (pattern, _) in format.rules {
            sources.push(pattern.replace('*', "x"));
            sources.push(pattern.replacen('*', "https://a.b/c", 1).replace('*', "d-e_f"));
            sources.push(pattern.replace('*', ""));
        }
    }
    let random = "(https://)?[a-z./?*$#-]{0,16}(/api/(v[123]|status-page|status)/[a-z]{0,4}|/summary|/index\\.json|/status/?)?/?";
    let mut runner = TestRunner::deterministic();
    for _ in 0..200 {
        sources.push(random.new_tree(&mut runner).expect("a text").current());
    }
    sources
}

#[test]
fn the_browser_asks_where_the_core_says() {
    let mut lines = String::new();
    let mut expected = Vec::new();
    for source in sources() {
        for (place, format) in FORMATS.iter().enumerate() {
            lines += &format!("{}\n", json!([format.rules, source]));
            expected.push((format.name, source.clone(), ways_of(place, &source)));
        }
    }
    let Some(answers) = run_in_node(RUN, &[("SCRIPT", SCRIPT)], lines) else { return };
    assert_eq!(answers.lines().count(), expected.len());
    for (answer, (format, source, ways)) in answers.lines().zip(expected) {
        let answer: Value = serde_json::from_str(answer).unwrap();
        assert_eq!(answer, ways, "{format}: {source}");
    }
}

/// What has a query asks for some of what there is: a page for one team's alerts is never shown all.
#[test]
fn no_query_is_left_out() {
    #[track_caller]
    fn check(format: &str, source: &str, expected: &[&str]) {
        let place = FORMATS.iter().position(|other| other.name == format).expect("there is such a format");
        assert_eq!(ways_of(place, source), json!([expected]), "{format}: {source}");
    }
    let alerts = "https://am.example/api/v2/alerts?filter=team%3D%22shop%22";
    check("alertmanager", alerts, &[alerts, "?https://am.example/api/v2/silences?filter=team%3D%22shop%22"]);
    check(
        "alertmanager",
        "https://am.example/prefix/api/v2/alerts?filter=a&filter=b#component=team",
        &[
            "https://am.example/prefix/api/v2/alerts?filter=a&filter=b",
            "?https://am.example/prefix/api/v2/silences?filter=a&filter=b",
        ],
    );
    let mut lost = BTreeSet::new();
    for format in FORMATS {
        for (pattern, _) in format.rules {
            let source = pattern.replacen('*', "https://a.b/c", 1).replace('*', "d") + "?of=us";
            let mut ways = addresses(format, &source).into_iter().flatten();
            if !ways.all(|address| address.url.contains("of=us")) {
                lost.insert(format.name);
            }
        }
    }
    // Theirs choose no more than a page of a longer list, or its order.
    assert_eq!(lost, ["cachet", "gatus", "openstatus", "pagerduty"].into());
}
