//! The banner follows its feed: by a refresh that the page asks for, and by itself.

use std::time::{Duration, Instant};

use e2e::{Answer, SUMMARY, blip};

#[test]
fn it_follows_the_incident_to_its_end() {
    e2e::test("it_follows_the_incident_to_its_end", async |world| {
        world.feed.summary(blip("summary-1300"));
        world.open_mounted("{ components: 'Desk' }").await;
        world.settle().await;
        assert!(world.banner().await.hidden);
        for (document, stage) in [
            ("summary-1315", "investigating"),
            ("summary-1414", "monitoring"),
            ("summary-1640", "identified"),
        ] {
            world.feed.summary(blip(document));
            world.refresh().await;
            let banner = world.banner().await;
            assert!(banner.visible && banner.headline == "Desk degraded", "{document}: {banner:#?}");
            assert!(banner.stage.to_lowercase().contains(stage), "{document}: {banner:#?}");
        }
        world.feed.summary(blip("summary-2111"));
        world.refresh().await;
        // What stands for a while after the end ("back to normal") is not this incident in trouble.
        let banner = world.banner().await;
        assert_ne!(banner.headline, "Desk degraded", "{banner:#?}");
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn it_asks_again_by_itself() {
    e2e::test("it_asks_again_by_itself", async |world| {
        world.feed.answer(SUMMARY, [Answer::json(blip("summary-1300")), Answer::json(blip("summary-1315"))]);
        let start = Instant::now();
        world.open_tag("data-components=\"Desk\" data-refresh=\"15s\"").await;
        // Here time really passes, once.
        world.until_script("return seen.events.length > 0;").await;
        assert_eq!(world.feed.polls(), 1);
        while world.feed.polls() < 2 {
            assert!(start.elapsed() < Duration::from_secs(25), "no second request in 25 s");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        // 15 s less the jitter.
        assert!(start.elapsed() > Duration::from_millis(13_400), "too early: {:?}", start.elapsed());
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
    });
}

#[test]
fn two_refreshes_at_once_are_one_request() {
    e2e::test("two_refreshes_at_once_are_one_request", async |world| {
        world.feed.summary(blip("summary-1300"));
        world.open_mounted("{ components: 'Desk' }").await;
        world.settle().await;
        world.feed.answer(SUMMARY, [Answer::json(blip("summary-1315")).after(Duration::from_millis(300))]);
        world
            .run_async(
                "await Promise.all([seen.handle.refresh(), seen.handle.refresh(), seen.handle.refresh()]);",
            )
            .await;
        assert!(world.banner().await.visible);
        assert!(world.feed.polls() <= 3, "{} requests", world.feed.polls());
    });
}
