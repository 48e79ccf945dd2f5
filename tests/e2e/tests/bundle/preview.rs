//! Made-up scenarios: marked as such, asked of nobody, kept nowhere. They are a file of their own, the same whatever the code comes as.

use serde_json::json;

const MARK: &str = "const mark = document.querySelector('status-widget').shadowRoot.querySelector('[part=preview]');\
    return mark.checkVisibility() ? mark.textContent : '';";

#[test]
fn each_scenario_is_shown_and_marked() {
    e2e::test_alike("each_scenario_is_shown_and_marked", async |world| {
        for (scenario, severity, headline) in [
            ("minor", "minor", "Search degraded"),
            ("major", "major", "Search partly down"),
            ("critical", "critical", "Search down"),
            ("maintenance", "maintenance", "Search under maintenance"),
            ("resolved", "info", "Search back to normal"),
        ] {
            // What the page depends on has no part in it.
            world
                .open_tag(&format!("data-preview={scenario} data-components=Desk data-minimum=critical"))
                .await;
            let banner = world.until(scenario, |banner| banner.visible).await;
            assert_eq!((banner.severity.as_str(), banner.headline.as_str()), (severity, headline));
            assert_eq!(world.run(MARK).await, json!("Preview"), "{scenario}");
            world.click("toggle").await;
            let banner = world.until("its posts", |banner| !banner.updates.is_empty()).await;
            // Its times are minutes from now, whenever that is.
            assert!(banner.updates[0].contains("min ago)"), "{banner:#?}");
        }
        assert_eq!(world.feed.seen().len(), 0, "the feed was asked");
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn what_is_put_away_in_a_preview_is_not_stored() {
    e2e::test_alike("what_is_put_away_in_a_preview_is_not_stored", async |world| {
        for scenario in ["critical", "resolved"] {
            for _ in 0..2 {
                world.open_tag(&format!("data-preview={scenario}")).await;
                world.until(scenario, |banner| banner.visible).await;
                world.click("dismiss").await;
                world.until("a closed banner", |banner| banner.hidden).await;
                assert_eq!(world.run("return localStorage.length + sessionStorage.length;").await, json!(0));
            }
        }
    });
}

#[test]
fn a_preview_ends_with_its_option() {
    e2e::test_alike("a_preview_ends_with_its_option", async |world| {
        world.feed.summary(e2e::blip("summary-1315"));
        world.open_mounted("{ preview: 'major', components: 'Desk' }").await;
        world.until("the preview", |banner| banner.headline == "Search partly down").await;
        world.run("seen.handle.update({ preview: undefined });").await;
        world.until("the feed's own", |banner| banner.headline == "Desk degraded").await;
        assert_eq!(world.run(MARK).await, json!(""));
    });
}

#[test]
fn an_address_asks_for_no_preview() {
    e2e::test_alike("an_address_asks_for_no_preview", async |world| {
        world.feed.summary(e2e::quillhaven("all-operational"));
        let url = world.host.page("/", &world.tag(""), "");
        world
            .browser
            .goto(&format!("{url}?preview=critical&data-preview=critical#preview=critical"))
            .await
            .unwrap();
        world.settle().await;
        assert!(!world.banner().await.visible);
    });
}
