//! What one page view leaves for the next: something to begin with, as long as it is fresh.

use e2e::{Answer, SUMMARY, World, blip};
use serde_json::json;

/// The one that is kept, as script.
const KEPT: &str = "const key = Object.keys(localStorage).find((key) => key.startsWith('status-widget:3+'));";

/// A page view that shows something, and leaves it behind.
async fn view(world: &World, options: &str) {
    world.feed.summary(blip("summary-1315"));
    world.open_tag(&format!("data-components=\"Desk\" {options}")).await;
    world.until("the banner", |banner| banner.visible).await;
}

async fn is_kept(world: &World, expected: bool) {
    world.until_script(&format!("{KEPT} return Boolean(key) === {expected};")).await;
}

/// The next page view, whose question the feed does not answer; whether something is shown a while after it was asked.
async fn shows_without_an_answer(world: &World) -> bool {
    world.feed.answer(SUMMARY, [Answer::hang()]);
    let before = world.feed.polls();
    world.open_tag("data-components=\"Desk\"").await;
    world
        .until_script(
            "const element = document.querySelector('status-widget'); return element && element.shadowRoot;",
        )
        .await;
    world.quiet().await;
    assert_eq!(world.feed.polls(), before + 1, "it asks all the same");
    world.host_goes_on().await;
    world.banner().await.visible
}

#[test]
fn the_next_page_view_begins_with_it() {
    e2e::test("the_next_page_view_begins_with_it", async |world| {
        view(world, "").await;
        is_kept(world, true).await;
        assert!(shows_without_an_answer(world).await);
        // Then it goes on from the feed.
        world.feed.summary(blip("summary-1414"));
        world.open_tag("data-components=\"Desk\"").await;
        world.until("the news", |banner| banner.stage.to_lowercase().contains("monitoring")).await;
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn what_is_too_old_or_from_the_future_is_not_shown() {
    e2e::test("what_is_too_old_or_from_the_future_is_not_shown", async |world| {
        for (minutes, expected) in [(-14, true), (-16, false), (2, false), (-5_000_000, false)] {
            view(world, "").await;
            is_kept(world, true).await;
            let age = format!(
                "{KEPT} const found = JSON.parse(localStorage[key]); found.at += {minutes} * 60000;\
                 localStorage[key] = JSON.stringify(found);"
            );
            world.run(&age).await;
            assert_eq!(shows_without_an_answer(world).await, expected, "{minutes} min");
            // Lest what is kept of the next be taken for this, or written over it.
            world.run("localStorage.clear();").await;
        }
    });
}

#[test]
fn rubbish_is_nothing_to_begin_with() {
    e2e::test("rubbish_is_nothing_to_begin_with", async |world| {
        for rubbish in [
            "'{'",
            "'null'",
            "'7'",
            "'[]'",
            "'{}'",
            "'\"text\"'",
            "'\\u0000'",
            "JSON.stringify({ at: 'now', source: 0, document: {} })",
            "JSON.stringify({ at: Date.now() })",
            "JSON.stringify({ at: Date.now(), source: 0, document: null })",
            "JSON.stringify({ at: Date.now(), source: -9e9, document: { incidents: [null, 7, { id: {} }] } })",
        ] {
            view(world, "").await;
            is_kept(world, true).await;
            world.run(&format!("{KEPT} localStorage[key] = {rubbish};")).await;
            assert!(!shows_without_an_answer(world).await, "{rubbish}");
        }
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn nothing_is_kept_where_nothing_shows_or_the_page_wants_none() {
    e2e::test("nothing_is_kept_where_nothing_shows_or_the_page_wants_none", async |world| {
        view(world, "").await;
        is_kept(world, true).await;
        world.click("dismiss").await;
        is_kept(world, false).await;
        world.run("localStorage.clear();").await;

        view(world, "").await;
        is_kept(world, true).await;
        world.feed.summary(blip("summary-1300"));
        world.open_tag("data-components=\"Desk\" data-resolved=\"off\"").await;
        is_kept(world, false).await;
        world.run("localStorage.clear();").await;

        view(world, "data-storage=\"session\"").await;
        world.until_script("return Object.keys(sessionStorage).filter((key) => key.includes(' ')).length === 2 && localStorage.length === 0;").await;
        world.run("sessionStorage.clear();").await;

        view(world, "data-storage=\"off\"").await;
        world.quiet().await;
        assert_eq!(world.run("return localStorage.length + sessionStorage.length;").await, json!(0));

        // More than is good for the page's own share of the storage.
        let large =
            blip("summary-1315").replacen('{', &format!("{{ \"padding\": \"{}\",", "x".repeat(300_000)), 1);
        world.feed.summary(large);
        world.open_tag("data-components=\"Desk\"").await;
        world.until("the banner", |banner| banner.visible).await;
        world.quiet().await;
        is_kept(world, false).await;
    });
}

#[test]
fn who_shows_nothing_leaves_what_another_shows() {
    e2e::test("who_shows_nothing_leaves_what_another_shows", async |world| {
        world.feed.summary(blip("summary-1315"));
        // A tag for the page, and an element beside what it is about: of one source.
        let body = format!(
            "<status-widget source=\"{}\" components=\"Portal\"></status-widget>",
            world.feed.origin()
        );
        world.open(&world.tag("data-components=\"Desk\""), &body).await;
        let state = "return [...document.querySelectorAll('status-widget')].map(({ state }) => state.level).sort().join();";
        world.until_script(&format!("return 'minor,operational' === (() => {{ {state} }})();")).await;
        world.quiet().await;
        is_kept(world, true).await;
        // Once nobody shows anything, it goes.
        world.run("[...document.querySelectorAll('status-widget')].forEach(({ shadowRoot }) => { const close = shadowRoot.querySelector('[part=dismiss]'); if (close) close.click(); });").await;
        is_kept(world, false).await;
    });
}
