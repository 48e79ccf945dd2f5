//! Where the focus is and what is said, for those who use neither mouse nor eyes: by keys alone, as a hand presses them.
//! The focus is led by the page's script, which is the same whatever the rest of the code comes as.

use e2e::{Key, World};
use serde_json::json;

const FOCUSED: &str = "const root = document.querySelector('status-widget').shadowRoot;\
    const node = root.activeElement; return node ? node.getAttribute('part') : document.activeElement.localName;";

async fn focus(world: &World, part: &str) {
    let script = format!("shadow.querySelector('[part={part}]').focus();");
    world.run(&script).await;
    assert_eq!(world.run(FOCUSED).await, json!(part));
}

async fn look(world: &World, state: &str, open: bool) {
    let look = json!({ "state": state, "open": open });
    world.run_async(&format!("await look({look});")).await;
}

#[test]
fn keys_reach_every_control_in_the_order_of_reading() {
    e2e::test_alike("keys_reach_every_control_in_the_order_of_reading", async |world| {
        world.open_gallery().await;
        look(world, "many-updates", true).await;
        focus(world, "toggle").await;
        let mut reached = vec!["toggle".to_owned()];
        while reached.len() < 8 && reached.last().is_some_and(|part| part != "notice-link") {
            world.browser.press(Key::Tab).await.unwrap();
            reached.extend(world.run(FOCUSED).await.as_str().map(str::to_owned));
        }
        // Some engines stop at what scrolls, so that keys can scroll it.
        reached.retain(|part| part != "details" && part != "banner");
        assert_eq!(reached, ["toggle", "link", "dismiss", "older", "notice-link"]);
    });
}

#[test]
fn opening_and_closing_keep_the_focus() {
    e2e::test_alike("opening_and_closing_keep_the_focus", async |world| {
        world.open_gallery().await;
        look(world, "several", false).await;
        focus(world, "toggle").await;
        let expanded = "return shadow.querySelector('[part=toggle]').getAttribute('aria-expanded');";
        for (key, expected) in [(Key::Enter, "true"), (Key::Escape, "false"), (Key::Enter, "true")] {
            world.browser.press(key).await.unwrap();
            world.until_script(&format!("return '{expected}' === (() => {{ {expanded} }})();")).await;
            assert_eq!(world.run(FOCUSED).await, json!("toggle"), "after {key:?}");
        }
        // From within the details the way back is to what opened them.
        focus(world, "notice-link").await;
        world.browser.press(Key::Escape).await.unwrap();
        world.until_script(&format!("return 'false' === (() => {{ {expanded} }})();")).await;
        assert_eq!(world.run(FOCUSED).await, json!("toggle"), "after Escape in the details");
    });
}

#[test]
fn live_regions_stand_there_before_their_text_and_only_critical_is_an_alert() {
    e2e::test_alike(
        "live_regions_stand_there_before_their_text_and_only_critical_is_an_alert",
        async |world| {
            world.open_gallery().await;
            let regions = "const regions = [...shadow.querySelectorAll('[aria-live]')];\
            const before = regions.every((region) => region === shadow.querySelectorAll('div')[regions.indexOf(region)]);\
            return [regions.map((region) => region.ariaLive || region.getAttribute('aria-live')).join(), regions.map((region) => region.textContent).join(), before];";
            look(world, "operational", false).await;
            assert_eq!(
                world.run(regions).await,
                json!(["polite,assertive", ",", true]),
                "there before their text"
            );
            for (state, role) in [("minor", "polite"), ("resolved", "polite"), ("critical", "assertive")] {
                look(world, state, false).await;
                let said = "return [...shadow.querySelectorAll('[aria-live]')]\
                .filter((region) => region.textContent).map((region) => region.getAttribute('aria-live'));";
                assert_eq!(world.run(said).await, json!([role]), "{state}");
                let ticks = "return shadow.querySelectorAll('[aria-live] *').length;";
                assert_eq!(world.run(ticks).await, json!(0), "nothing ticks inside a live region");
            }
        },
    );
}

#[test]
fn putting_it_away_leaves_the_focus_in_the_page() {
    e2e::test_alike("putting_it_away_leaves_the_focus_in_the_page", async |world| {
        world.open_gallery().await;
        look(world, "minor", false).await;
        world.run("document.querySelector('.brand').focus();").await;
        focus(world, "dismiss").await;
        world.browser.press(Key::Enter).await.unwrap();
        world.until_script("return banner.hidden;").await;
        assert_eq!(world.run("return document.activeElement.className;").await, json!("brand"));
    });
}

#[test]
fn older_posts_take_the_focus_of_the_button_that_brought_them() {
    e2e::test_alike("older_posts_take_the_focus_of_the_button_that_brought_them", async |world| {
        world.open_gallery().await;
        look(world, "many-updates", true).await;
        let posts = "const posts = [...shadow.querySelectorAll('[part=update]')];";
        assert_eq!(world.run(&format!("{posts} return posts.length;")).await, json!(5));
        focus(world, "older").await;
        world.browser.press(Key::Enter).await.unwrap();
        world.until_script(&format!("{posts} return posts.length > 5;")).await;
        let held = format!("{posts} return posts.indexOf(shadow.activeElement);");
        assert_eq!(world.run(&held).await, json!(5), "the first of those that were not there before");
    });
}
