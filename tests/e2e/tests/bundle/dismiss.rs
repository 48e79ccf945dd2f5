//! The close button: what stays away, and what comes back.

use e2e::{Key, blip};
use serde_json::json;

#[test]
fn closed_stays_closed_until_a_new_stage() {
    e2e::test("closed_stays_closed_until_a_new_stage", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk' }").await;
        world.until("the banner", |banner| banner.visible).await;
        world.click("dismiss").await;
        world.until("a closed banner", |banner| banner.hidden && !banner.visible).await;
        assert_eq!(world.events("dismiss").await.len(), 1);
        let offset = "return getComputedStyle(document.documentElement).getPropertyValue('--status-widget-offset-top').trim();";
        world.until_script(&offset.replace("return ", "return '0px' === ")).await;

        world.refresh().await;
        world.quiet().await;
        assert!(world.banner().await.hidden, "the same feed brought it back");

        world.feed.summary(blip("summary-1414"));
        world.refresh().await;
        let banner = world.until("the banner at its new stage", |banner| banner.visible).await;
        assert_eq!(banner.headline, "Desk degraded");
        assert!(banner.stage.to_lowercase().contains("monitoring"), "{banner:#?}");
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn the_button_can_be_reached_and_pressed_by_keyboard() {
    e2e::test("the_button_can_be_reached_and_pressed_by_keyboard", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk' }").await;
        world.until("the banner", |banner| banner.visible).await;
        let button = "const root = document.querySelector('status-widget').shadowRoot;\
            const button = root.querySelector('[part~=dismiss]'); button.focus();\
            const box = button.getBoundingClientRect();\
            return [root.activeElement === button, button.localName, box.width >= 24 && box.height >= 24];";
        assert_eq!(world.run(button).await, json!([true, "button", true]));
        world.browser.press(Key::Enter).await.unwrap();
        world.until("a closed banner", |banner| banner.hidden).await;
    });
}
