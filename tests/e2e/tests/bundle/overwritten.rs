//! Pages that have overwritten what the language gives them, before the widget came: the page goes on and hears of at most one thing,
//! and where the widget can work, its banner is right.

use std::time::Duration;

use e2e::{World, blip};
use serde_json::{Value, json};

/// Runs first in the page: does the deed, keeps what was there, and puts it back once the banner stands or time is up, because the
/// browser's driver itself works with what a page has. It says by a request of its own that it is over.
const DEED: &str = "<script>{
const { setTimeout, navigator } = window;
const { defineProperty, getOwnPropertyDescriptor: describe } = Object;
const really = [];
const swap = (owner, name, value) => {
  really[really.length] = { owner, name, was: describe(owner, name) };
  defineProperty(owner, name, { configurable: true, enumerable: true, writable: true, value });
};
const refuse = () => { throw new Error('overwritten'); };
const clock = performance;
const begin = clock.now();
const isOver = () => {
  const element = document.querySelector('status-widget');
  const banner = element && element.shadowRoot && element.shadowRoot.querySelector('[part~=banner]');
  return (banner && !banner.hidden) || clock.now() - begin > LIMIT;
};
const restore = () => {
  for (let at = really.length - 1; at >= 0; at -= 1) {
    const { owner, name, was } = really[at];
    if (was) defineProperty(owner, name, was); else delete owner[name];
  }
  navigator.sendBeacon('OVER');
};
const look = () => { setTimeout.call(window, isOver() ? () => setTimeout.call(window, restore, 200) : look, 50); };
look();
DEEDS
}</script>";

/// Opens a page where this has been done, waits until it is undone, and returns whether the banner stands, and what was told.
async fn open(world: &World, name: &str, deed: &str, limit: u32) -> (bool, Vec<Value>) {
    world.feed.summary(blip("summary-1315"));
    let over = format!("{}/over/{}", world.feed.origin(), name.replace(' ', "-"));
    let deed = DEED.replace("DEEDS", deed).replace("OVER", &over).replace("LIMIT", &limit.to_string());
    world.open(&format!("{deed}{}", world.tag("data-components=\"Desk\"")), "").await;
    for _ in 0..300 {
        if world.feed.seen().iter().any(|seen| over.ends_with(&seen.path)) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Of the page's answer to the last of it nobody tells.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let lines = world.run("return seen.console;").await;
    assert_eq!(world.run("return seen.errors;").await, json!([]), "{name}: {lines:#}");
    world.host_goes_on().await;
    let banner = world.banner().await;
    assert!(!banner.visible || banner.headline == "Desk degraded", "{name}: {banner:#?}");
    (banner.visible, lines.as_array().cloned().unwrap_or_default())
}

#[test]
fn what_a_page_has_overwritten_is_no_hindrance() {
    e2e::test("what_a_page_has_overwritten_is_no_hindrance", async |world| {
        for (name, deed) in [
            // Old libraries that are still about.
            (
                "toJSON",
                "for (const own of [Array, String, Object]) swap(own.prototype, 'toJSON', function () { return 'x'; });",
            ),
            (
                "enumerable arrays",
                "for (const name of ['each', 'clone', 'contains', 'erase', 'pick', 'include']) swap(Array.prototype, name, () => 7);",
            ),
            (
                "enumerable objects",
                "for (const name of ['extend', 'size', 'each', 'items']) swap(Object.prototype, name, () => 7);",
            ),
            (
                "enumerable texts",
                "for (const name of ['theme', 'lang', 'source2']) swap(Object.prototype, name, '');",
            ),
            (
                "another iteration",
                "const of = Array.prototype.values; swap(Array.prototype, Symbol.iterator, function () { return of.call(this); });",
            ),
            (
                "another bind",
                "swap(Function.prototype, 'bind', function (self) { const work = this; return function (...values) { return work.apply(self, values); }; });",
            ),
            (
                "promises as zones wrap them",
                "const { then } = Promise.prototype; swap(Promise.prototype, 'then', function (good, bad) {\
                const own = (work) => work && ((value) => work(value)); return then.call(this, own(good), own(bad)); });",
            ),
            (
                "promises of its own",
                "const Native = Promise; swap(window, 'Promise', class Zone extends Native {});",
            ),
            (
                "helpers of promises",
                "for (const name of ['resolve', 'reject', 'all', 'allSettled', 'race', 'any']) swap(Promise, name, refuse);",
            ),
            ("finally", "swap(Promise.prototype, 'finally', refuse);"),
            (
                "a JSON of its own",
                "const own = JSON; swap(window, 'JSON', { parse: (text) => own.parse(text), stringify: (value, how) => own.stringify(value, how) });",
            ),
            ("parse", "swap(JSON, 'parse', refuse);"),
            ("no JSON", "swap(window, 'JSON', {});"),
            ("stringify", "swap(JSON, 'stringify', refuse);"),
            (
                "arrays that answer nonsense",
                "for (const name of ['reduce', 'indexOf', 'includes', 'flat', 'every', 'some']) swap(Array.prototype, name, () => 7);",
            ),
            ("filter", "swap(Array.prototype, 'filter', refuse);"),
            ("map", "swap(Array.prototype, 'map', refuse);"),
            (
                "timers that count",
                "const set = window.setTimeout; swap(window, 'setTimeout', function (...values) { return { id: set.apply(window, values) }; });",
            ),
            (
                "names",
                "for (const [name, value] of [['name', 'x'], ['status', 'x'], ['services', []], ['resolved_at', 'x'], ['incident', {}]]) swap(Object.prototype, name, value);",
            ),
        ] {
            let (stands, lines) = open(world, name, deed, 8000).await;
            assert!(stands, "{name}: no banner");
            assert_eq!(lines, [] as [Value; 0], "{name}");
        }
    });
}

#[test]
fn where_it_cannot_work_it_is_quiet() {
    e2e::test("where_it_cannot_work_it_is_quiet", async |world| {
        for (name, deed) in [
            (
                "arrays that refuse",
                "for (const name of ['reduce', 'find', 'findIndex', 'includes', 'flat', 'flatMap', 'every', 'some', 'sort', 'splice', 'unshift', 'shift', 'entries', 'keys', 'fill', 'at'])\
                swap(Array.prototype, name, refuse);",
            ),
            ("forEach", "swap(Array.prototype, 'forEach', refuse);"),
            ("concat", "swap(Array.prototype, 'concat', refuse);"),
            ("push", "swap(Array.prototype, 'push', refuse);"),
            ("join", "swap(Array.prototype, 'join', refuse);"),
            ("iterator", "swap(Array.prototype, Symbol.iterator, refuse);"),
            (
                "objects",
                "for (const name of ['assign', 'keys', 'entries', 'create']) swap(Object, name, refuse);",
            ),
            (
                "texts",
                "for (const name of ['split', 'replace', 'trim', 'match', 'toLowerCase']) swap(String.prototype, name, refuse);",
            ),
            ("wasm", "swap(window, 'WebAssembly', undefined);"),
            ("abort", "swap(window, 'AbortController', undefined);"),
            ("shadow", "swap(Element.prototype, 'attachShadow', refuse);"),
            ("query", "swap(Element.prototype, 'querySelector', refuse);"),
            ("resize", "swap(window, 'ResizeObserver', undefined);"),
            ("response", "swap(window, 'Response', class {});"),
            ("clock", "swap(window, 'performance', undefined); swap(Date, 'now', refuse);"),
        ] {
            let (stands, lines) = open(world, name, deed, 1500).await;
            println!(
                "{name}: {}, {} lines {lines:?}",
                if stands { "a banner" } else { "no banner" },
                lines.len()
            );
            assert!(lines.len() <= 1, "{name}: {lines:#?}");
        }
    });
}
