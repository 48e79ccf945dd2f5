//! Which patterns of `path` mean which addresses: the rule of `www/embed/path.js`, run here in node.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails so")]
#![cfg(not(target_family = "wasm"))]

#[path = "support/node.rs"]
mod node;

use node::run_in_node;
use serde_json::json;

/// Patterns with commas between them, an address, and whether something shows there.
const ROWS: [(&str, &str, bool); 24] = [
    ("/inbox", "/inbox", true),
    ("/inbox", "/inbox/", true),
    ("/inbox/", "/inbox", true),
    ("/inbox", "/inboxes", false),
    ("/inbox", "/inbox/5", false),
    ("inbox", "/inbox", true),
    ("/inbox*", "/inboxes", true),
    ("/inbox*", "/inbox/5", false),
    ("/inbox/*", "/inbox/5", true),
    ("/inbox/*", "/inbox/5/reply", false),
    ("/*/reply", "/5/reply", true),
    ("/reports/**", "/reports", true),
    ("/reports/**", "/reports/2021/october", true),
    ("/reports/**", "/reportsx", false),
    ("/a/**/b", "/a/b", true),
    ("/a/**/b", "/a/x/y/b", true),
    ("/", "/", true),
    ("/", "/inbox", false),
    ("/**", "/anything/at/all", true),
    ("/a.b+(c)", "/a.b+(c)", true),
    ("/a.b", "/axb", false),
    ("/straße", "/stra%C3%9Fe", true),
    ("#/inbox/*", "/app#/inbox/5", true),
    ("/other, /inbox", "/inbox", true),
];

const RUN: &str = "
import { isElsewhere } from PATH;
const told = JSON.parse(process.env.ROWS).map(([patterns, address]) => !isElsewhere(patterns.split(',').map((text) => text.trim()), new URL(address, 'https://app.example')));
console.log(JSON.stringify([isElsewhere([], new URL('https://app.example/')), ...told]));
";

#[test]
fn patterns_mean_what_people_write() {
    let path = format!("{}/www/embed/path.js", env!("CARGO_MANIFEST_DIR"));
    let run = RUN.replace("PATH", &json!(format!("file://{path}")).to_string());
    let rows = json!(ROWS.map(|(patterns, address, _)| [patterns, address])).to_string();
    let Some(told) = run_in_node(&run, &[("ROWS", &rows)], String::new()) else { return };
    let told: Vec<bool> = serde_json::from_str(&told).unwrap();
    let (none, told) = told.split_first().expect("one more");
    assert!(!none, "without a pattern it shows everywhere");
    assert_eq!(told.len(), ROWS.len());
    for ((patterns, address, expected), told) in ROWS.iter().zip(told) {
        assert_eq!(told, expected, "{patterns} at {address}");
    }
}
