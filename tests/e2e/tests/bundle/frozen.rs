//! A tab that the browser freezes: by its own protocol in Blink, and in the other engines, which have no such command, by the events
//! that come with it. Whoever asks again is the machine, whose tables are the same whatever the code comes as.

use std::time::Duration;

use e2e::{Engine, World, blip};
use serde_json::json;

/// Freezes the page, or wakes it up.
async fn set_frozen(world: &World, is_frozen: bool) {
    if world.browser.engine() == Engine::Blink {
        let tell = async |command, parameters| {
            world.browser.devtools(command, parameters).await.expect("a state of the page");
        };
        let state = if is_frozen { "frozen" } else { "active" };
        // What is frozen is hidden too, and awake it would stay so: a page that is worked with is not.
        tell("Emulation.setFocusEmulationEnabled", json!({ "enabled": !is_frozen })).await;
        tell("Page.setWebLifecycleState", json!({ "state": state })).await;
        if !is_frozen {
            // As a reader does who comes back; it is seen a moment later.
            tell("Page.bringToFront", json!({})).await;
            world.until_script("return !document.hidden;").await;
        }
    } else {
        let events = if is_frozen {
            "document.dispatchEvent(new Event('freeze')); dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));"
        } else {
            "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); document.dispatchEvent(new Event('resume'));"
        };
        world.run(events).await;
    }
}

#[test]
fn a_frozen_tab_asks_nobody_and_has_the_news_when_it_wakes() {
    e2e::test_alike("a_frozen_tab_asks_nobody_and_has_the_news_when_it_wakes", async |world| {
        world.feed.summary(blip("summary-1315"));
        // An hour for the clock that nobody sets, once the page sleeps, and no sooner: awake it would ask at once.
        let clock = "<script>seen.slept = 0; { const own = performance.now.bind(performance); performance.now = () => own() + seen.slept; }\
            seen.lives = []; for (const name of ['freeze', 'resume']) document.addEventListener(name, () => { seen.lives.push(name); seen.slept += name === 'freeze' && 3600000; });</script>";
        world
            .open(&format!("{clock}{}", world.tag("data-components=\"Desk\" data-max-age=\"8d\"")), "")
            .await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(world.feed.polls(), 1);
        for (round, news) in [(2, "monitoring"), (3, "identified")] {
            world.feed.summary(blip(if round == 2 { "summary-1414" } else { "summary-1640" }));
            set_frozen(world, true).await;
            tokio::time::sleep(Duration::from_millis(600)).await;
            assert_eq!(world.feed.polls(), round - 1, "{news}: it sleeps");
            set_frozen(world, false).await;
            world.until(news, |banner| banner.stage.to_lowercase().contains(news)).await;
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert_eq!(world.feed.polls(), round, "{news}: asked once");
        }
        assert_eq!(world.run("return seen.lives;").await, json!(["freeze", "resume", "freeze", "resume"]));
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn a_tab_frozen_while_it_asks_asks_again() {
    e2e::test_alike("a_tab_frozen_while_it_asks_asks_again", async |world| {
        let gate = e2e::Gate::default();
        let late = e2e::Answer::json(blip("summary-1315")).behind(&gate);
        world.feed.answer(e2e::SUMMARY, [late, e2e::Answer::json(blip("summary-1414"))]);
        world.open_mounted("{ components: 'Desk' }").await;
        while world.feed.polls() == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        set_frozen(world, true).await;
        gate.open();
        tokio::time::sleep(Duration::from_millis(500)).await;
        set_frozen(world, false).await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert!(banner.stage.to_lowercase().contains("monitoring"), "{banner:#?}");
        assert_eq!(world.events("error").await.len(), 0, "nobody is to blame");
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}
