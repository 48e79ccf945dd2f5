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

/// Which documents of a page's are asked for where a source is the address of one of them, and whose tag it is.
#[test]
fn one_document_of_several_asks_for_the_others() {
    const RUN: &str = "
import { readFileSync } from 'node:fs';
const [rules, rows] = readFileSync(0, 'utf8').trimEnd().split('\\n').map((line) => JSON.parse(line));
globalThis.FORMATS = rules;
const { answer } = await import(process.env.ANSWER);
for (const [format, source] of rows) {
  const asked = [];
  const get = async (url) => {
    asked.push(url.slice(url.indexOf('.x') + 2));
    if (url.includes('/api/v2/summary.json')) throw Error();
    return { url, bytes: [] };
  };
  const own = await answer({ format: '', source, get, patience: 1, read: (_, at) => `${format}\\n+${at}` });
  const named = await answer({ format, source, get: async (url) => ({ url, bytes: [] }), patience: 1, read: (_, at) => `${format}\\n+${at}` });
  console.log(JSON.stringify([asked, own.text.slice(1), named.parts.map(({ url }) => url.slice(url.indexOf('.x') + 2)), named.source]));
}
";
    const CACHET: [&str; 3] = [
        "/api/components?per_page=100&include=group",
        "/api/incidents?per_page=100&include=components,updates",
        "/api/schedules?per_page=100&sort=-id&include=components,updates",
    ];
    const CACHET_2: [&str; 4] = [
        "/api/v1/components?per_page=100",
        "/api/v1/components/groups?per_page=100",
        "/api/v1/incidents?per_page=100&sort=id&order=desc",
        "/api/v1/schedules?per_page=100&sort=id&order=desc",
    ];
    const GATUS: [&str; 3] = ["/api/v1/endpoints/statuses", "/api/v1/suites/statuses", "/api/v1/config"];
    const KENER: [&str; 2] =
        ["/dashboard-apis/notifications?tags=a,b", "/dashboard-apis/monitor-bars?tags=a,b&days=1"];
    const TAG: &str = "/badge/k/s/env%3Aprod.json";
    const BAD: &str = "/badge/k/s/100%.json";
    let rows: [(&str, &str, &[&str], &str); 8] = [
        ("cachet", "/api/components", &CACHET, "/api/components"),
        ("cachet", "/api/incidents?per_page=20", &CACHET, "/api/incidents?per_page=20"),
        ("cachet", "/api/v1/components", &CACHET_2, "/api/v1/components"),
        ("gatus", "/api/v1/endpoints/statuses?page=1", &GATUS, "/api/v1/endpoints/statuses?page=1"),
        ("kener", KENER[0], &KENER, KENER[0]),
        (
            "kener",
            "/dashboard-apis/notifications",
            &["/dashboard-apis/notifications"],
            "/dashboard-apis/notifications",
        ),
        ("healthchecks", TAG, &[TAG], "/badge/k/s/env:prod.json"),
        ("healthchecks", BAD, &[BAD], BAD),
    ];
    let rules: serde_json::Map<_, _> =
        FORMATS.iter().map(|format| (format.name.to_owned(), json!(format.rules))).collect();
    let sources: Vec<_> = rows.iter().map(|row| (row.0, format!("https://s.x{}", row.1))).collect();
    let answer = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/www/embed/formats/answer.js");
    let lines = format!("{}\n{}\n", json!(rules), json!(sources));
    let Some(answers) = run_in_node(RUN, &[("ANSWER", answer)], lines) else { return };
    assert_eq!(answers.lines().count(), rows.len());
    for (answer, (format, source, documents, read_as)) in answers.lines().zip(rows) {
        let answer: Value = serde_json::from_str(answer).unwrap();
        let asked: BTreeSet<&str> =
            answer[0].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        for document in documents {
            assert!(asked.contains(document), "{format}: {source} asks for {asked:?}");
        }
        assert_eq!(answer[1], format!("https://s.x{read_as}"), "{format}: {source}");
        assert_eq!(answer[2], json!(documents), "{format}: {source}");
        assert_eq!(answer[3], format!("https://s.x{source}"), "{format}: {source}");
    }
}

/// A base that is written as a system's own documentation has it.
#[test]
fn a_base_of_the_documentation_is_one() {
    #[track_caller]
    fn check(format: &str, source: &str, first: &str) {
        let place = FORMATS.iter().position(|other| other.name == format).expect("there is such a format");
        assert_eq!(ways_of(place, source)[0][0], json!(first), "{format}: {source}");
    }
    check("cachet", "https://s.x/api/v1", "https://s.x/api/v1/components?per_page=100");
    check("cachet", "https://s.x/api/v1/", "https://s.x/api/v1/components?per_page=100");
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
