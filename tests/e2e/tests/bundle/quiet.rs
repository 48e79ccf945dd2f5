//! When all is well: nothing to see, nothing in the console, nothing covered. No code but the door runs then, whatever the rest comes as.

use e2e::{blip, quillhaven};
use serde_json::json;

#[test]
fn it_says_nothing_when_all_is_well() {
    e2e::test_alike("it_says_nothing_when_all_is_well", async |world| {
        for (name, document) in [
            ("blip", blip("summary-1300")),
            ("all operational", quillhaven("all-operational")),
            ("a maintenance long over", quillhaven("maintenance-scheduled-window-past")),
            ("a resolved incident still listed", quillhaven("resolved-inside-summary")),
        ] {
            world.feed.summary(document);
            world.open_tag("").await;
            world.settle().await;
            let banner = world.banner().await;
            assert!(banner.hidden && !banner.visible, "{name}: {banner:#?}");
            // As long as the door is all that is there, there is no live region.
            assert!(banner.status.is_none_or(|text| text.is_empty()), "{name}: a live region must be silent");
            assert_eq!(world.whole_console().await, [], "{name}");
            let change = world.events("change").await;
            assert_eq!(change.len(), 1, "{name}: {change:#?}");
            assert_eq!(change[0]["detail"]["level"], "operational", "{name}");
            assert_eq!(change[0]["detail"]["headline"], json!(null), "{name}");
            let covers = "const style = getComputedStyle(document.documentElement);\
                return ['top', 'bottom'].map((edge) => style.getPropertyValue('--status-widget-offset-' + edge).trim());";
            assert_eq!(world.run(covers).await, json!(["0px", "0px"]), "{name}");
            world.host_goes_on().await;
        }
    });
}

#[test]
fn an_empty_feed_is_never_called_operational() {
    e2e::test("an_empty_feed_is_never_called_operational", async |world| {
        world.feed.summary(quillhaven("document-empty-arrays"));
        world.open_tag("").await;
        world.settle().await;
        let levels = world
            .run("return seen.events.map((event) => event.detail && event.detail.level).filter(Boolean);")
            .await;
        assert!(!levels.to_string().contains("operational"), "{levels}");
        assert!(world.banner().await.hidden);
    });
}
