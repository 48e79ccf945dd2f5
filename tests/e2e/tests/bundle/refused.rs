//! Pages that refuse WebAssembly, with the strictest of policies: the same widget comes as JavaScript, or says what to allow.

use e2e::{Answer, World, blip, quillhaven};
use serde_json::{Value, json};

/// A page in a browser that knows no WebAssembly.
async fn open_without(world: &World, attributes: &str) {
    let none = "<script>delete window.WebAssembly;</script>";
    world.open(&format!("{none}{}", world.tag(attributes)), "").await;
}

/// What was loaded of ours, by the middle of its name, besides what is loaded for a day to come: that a page refuses the module is not
/// found out before it is needed, and what stands in for it runs from a script element.
const LOADED: &str = "return performance.getEntriesByType('resource')\
    .filter(({ name, initiatorType }) => initiatorType !== 'fetch' || !name.includes('.compat.')).map(({ name }) => name.split('/').pop())\
    .filter((name) => name.startsWith('status-widget.') && (!window.WebAssembly || !/banner|\\.wasm/.test(name))).map((name) => name.split('.').slice(1).join('.').replace(/[0-9a-f]{10}/, 'HASH')).sort();";

#[test]
fn it_needs_no_webassembly() {
    e2e::test("it_needs_no_webassembly", async |world| {
        world.feed.summary(quillhaven("text-markdown"));
        let policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src *; img-src data:";
        world.open_under(policy, &world.tag(""), "").await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(world.run(LOADED).await, json!(["compat.HASH.js", "js"]));
        // Bodies have come along.
        world.click("toggle").await;
        let shown = "const body = document.querySelector('status-widget').shadowRoot.querySelector('[part~=update-body]');\
            return body && body.querySelector('strong') !== null;";
        world.until_script(shown).await;
        assert_eq!(world.run(LOADED).await, json!(["compat.HASH.js", "js"]));
    });
}

/// What of ours has been fetched besides the door.
const FETCHED: &str = "return performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())\
    .filter((name) => /^status-widget\\..*(compat|banner|wasm)/.test(name)).map((name) => name.replace(/[0-9a-f]{10}/, 'HASH')).sort();";

#[test]
fn what_is_fetched_ahead_is_what_the_page_will_use() {
    e2e::test("what_is_fetched_ahead_is_what_the_page_will_use", async |world| {
        let refuses = "script-src 'self'; connect-src *";
        let allows = "script-src 'self' 'wasm-unsafe-eval'; connect-src *";
        let (compat, wasm) = (
            json!(["status-widget.compat.HASH.js"]),
            json!(["status-widget.HASH.wasm", "status-widget.banner.HASH.js"]),
        );
        world.feed.summary(blip("summary-1300"));
        world.feed.answer("/bad.json", [Answer::json(blip("summary-1315"))]);
        let bad = format!("data-source=\"{}/bad.json\"", world.feed.origin());
        let mut days = vec![(refuses, &wasm), (refuses, &compat)];
        if !world.refuses_wasm {
            days.extend([(allows, &compat), (allows, &wasm)]);
        }
        for (policy, ahead) in days {
            world.open_under(policy, &world.tag("data-minimum=\"info\""), "").await;
            let is_there = FETCHED.replace("return ", "const names = ")
                + &format!("return names.length >= {};", ahead.as_array().map_or(0, Vec::len));
            world.until_script(&is_there).await;
            world.quiet().await;
            assert_eq!(world.run(FETCHED).await, *ahead, "{policy}");
            // On a bad day it is found out.
            world.open_under(policy, &world.tag(&bad), "").await;
            world.until("the banner", |banner| banner.visible).await;
        }
    });
}

#[test]
fn a_browser_without_webassembly_has_it_too() {
    e2e::test("a_browser_without_webassembly_has_it_too", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_without(world, "data-components=\"Desk\"").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        assert_eq!(world.run(LOADED).await, json!(["compat.HASH.js", "js"]));
        assert_eq!(world.whole_console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn its_memory_grows() {
    e2e::test("its_memory_grows", async |world| {
        let mut feed: Value = serde_json::from_str(&quillhaven("everything-down")).unwrap();
        let components = feed["components"].as_array_mut().unwrap();
        let mut other = components[0].clone();
        other["status"] = json!("operational");
        for number in 0..5_000 {
            other["id"] = json!(format!("other-{number}"));
            other["name"] = json!(format!("{number} {}", "ü".repeat(200)));
            components.push(other.clone());
        }
        world.feed.summary(feed.to_string());
        open_without(world, "").await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert!(banner.headline.ends_with("down"), "{banner:#?}");
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn trusted_types_let_it_in_by_name() {
    e2e::test("trusted_types_let_it_in_by_name", async |world| {
        world.feed.summary(blip("summary-1315"));
        let policy = "script-src 'self'; require-trusted-types-for 'script'; trusted-types status-widget";
        world.open_under(policy, &world.tag("data-components=\"Desk\""), "").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
    });
}

#[test]
fn what_runs_without_trusted_types_is_pinned_all_the_same() {
    e2e::test("what_runs_without_trusted_types_is_pinned_all_the_same", async |world| {
        world.feed.summary(blip("summary-1315"));
        for file in [".banner.", ".compat."] {
            world.host.spoil(file, Some("window.hacked = 1;"));
        }
        let policy =
            "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
        world.open_under(policy, &world.tag("data-components=\"Desk\""), "").await;
        world.until_script("return seen.events.length > 0;").await;
        world.quiet().await;
        assert_eq!(world.run("return typeof window.hacked;").await, json!("undefined"));
        let errors: Vec<Value> = world.events("error").await;
        let kinds: Vec<&Value> = errors.iter().map(|event| &event["detail"]["kind"]).collect();
        assert_eq!(kinds, ["load"]);
        world.host_goes_on().await;
    });
}

#[test]
fn where_that_is_refused_too_it_says_what_to_allow() {
    e2e::test("where_that_is_refused_too_it_says_what_to_allow", async |world| {
        world.feed.summary(blip("summary-1315"));
        for instead in [None, Some("// another release")] {
            world.host.spoil(".compat.", instead);
            let before = world.console().await.len();
            open_without(world, "data-components=\"Desk\"").await;
            world.until_script("return seen.events.length > 0;").await;
            let errors: Vec<Value> = world.events("error").await;
            assert_eq!(errors.len(), 1, "{errors:#?}");
            assert_eq!(errors[0]["detail"]["kind"], "load");
            let lines = world.console().await.split_off(before);
            assert_eq!(lines.len(), 1, "{lines:?}");
            assert!(lines[0].message.contains("'wasm-unsafe-eval'"), "{lines:?}");
            world.host_goes_on().await;
        }
    });
}
