//! What the door finds that earlier page views have left (`www/embed/door/remembered.js`, run here in node): whose the feed is, and that
//! no storage is no error. What is left, and what becomes of it, is the wasm's affair.
#![allow(clippy::unwrap_used, reason = "a test fails so")]
#![cfg(not(target_family = "wasm"))]

#[path = "support/node.rs"]
mod node;

use node::run_in_node;
use serde_json::json;

const DOOR: &str = include_str!("../www/embed/door/remembered.js");

/// Runs it with nothing to catch what is thrown: on a page the place of an error costs a reading of all of the script, caught or not.
const RUN: &str = "
globalThis.MEMORY = 'M';
globalThis.window = { localStorage: { 'status-widget:M* found': 'instatus\\nelsewhere' }, sessionStorage: { 'status-widget:M a b': 'something', refused: '1' } };
const text = process.env.DOOR.replace(/^import.*$/gm, '');
const { isOther, isRefusalKnown, isRemembered } = await import('data:text/javascript,' + encodeURIComponent(`const quiet = (verb) => verb, REFUSAL = 'refused';${text}`));
console.log(JSON.stringify([
  isOther('', 'found', ''), isOther('auto', 'found', 'local'), isOther('auto', 'another', ''),
  isOther('statuspage', 'found', ''), isOther(['statuspage'], 'found', ''), isOther('cstate', 'another', ''), isOther('', 'found', 'session'), isOther('', 'found', 'off'),
  isRemembered(['a', 'b'], 'session'), isRemembered(['a', 'b'], ''), isRemembered(['a', 'b'], 'off'),
  isRefusalKnown('session'), isRefusalKnown('off'),
].map(Boolean)));
";

#[test]
fn it_knows_whose_a_feed_is_and_what_is_left_and_throws_nothing() {
    let Some(told) = run_in_node(RUN, &[("DOOR", DOOR)], String::new()) else { return };
    let told: Vec<bool> = serde_json::from_str(&told).unwrap();
    let others = [true, true, false, false, false, true, false, false];
    let left = [true, false, false];
    let refusals = [true, false];
    assert_eq!(json!(told), json!([&others[..], &left, &refusals].concat()));
}
