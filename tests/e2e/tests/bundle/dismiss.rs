//! The close button: what stays away, and what comes back.

use e2e::{Answer, Key, SUMMARY, blip};
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
    e2e::test_alike("the_button_can_be_reached_and_pressed_by_keyboard", async |world| {
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

/// Three incidents and a maintenance ahead.
fn several() -> String {
    let incident = |id: &str, title: &str, impact: &str| {
        json!({"id": id, "name": title, "status": "investigating", "impact": impact,
               "created_at": "2021-10-08T16:00:00Z", "incident_updates": []})
    };
    json!({
        "page": {"id": "several"},
        "components": [{"id": "a", "name": "A", "status": "operational"}],
        "incidents": [incident("i", "First", "critical"), incident("j", "Second", "major"), incident("k", "Third", "minor")],
        "scheduled_maintenances": [{"id": "m", "name": "Move", "status": "scheduled",
            "scheduled_for": "2021-10-08T18:00:00Z", "scheduled_until": "2021-10-08T19:00:00Z"}]
    })
    .to_string()
}

const AT_FIVE: &str = "{ now: () => Date.UTC(2021, 9, 8, 17, 0) }";

#[test]
fn each_notice_is_put_away_by_itself() {
    e2e::test("each_notice_is_put_away_by_itself", async |world| {
        world.feed.summary(several());
        world.open_mounted(AT_FIVE).await;
        world.until("the banner", |banner| banner.visible).await;
        world.click("toggle").await;
        let names = "const root = document.querySelector('status-widget').shadowRoot;\
            return [...root.querySelectorAll('[part=put-away]')].map((button) => button.getAttribute('aria-label'));";
        world.until_script(&names.replace("return ", "return 4 === ").replace("));", ")).length;")).await;
        let all = ["Dismiss: First", "Dismiss: Second", "Dismiss: Third", "Dismiss: Move"];
        assert_eq!(world.run(names).await, json!(all));
        let press = |place: usize| {
            format!(
                "const root = document.querySelector('status-widget').shadowRoot;\
                 const button = root.querySelectorAll('[part=put-away]')[{place}]; button.focus();\
                 const box = button.getBoundingClientRect(); button.click();\
                 return [box.width >= 24 && box.height >= 24, root.activeElement.getAttribute('aria-label')];"
            )
        };
        assert_eq!(world.run(&press(1)).await, json!([true, "Dismiss: Third"]), "focus goes to the next");
        assert_eq!(world.run(names).await, json!([all[0], all[2], all[3]]));
        assert_eq!(world.run(&press(2)).await, json!([true, "Dismiss: Third"]), "or to the one before");
        assert_eq!(world.events("dismiss").await.len(), 2);
        world.refresh().await;
        assert_eq!(world.run(names).await, json!([all[0], all[2]]));
        assert_eq!(world.banner().await.headline, "First");
        // What was the banner's own makes room for the next.
        assert_eq!(world.run(&press(0)).await, json!([true, null]), "the last one is the banner's own again");
        let banner = world.until("the last one", |banner| banner.headline == "Third").await;
        assert!(banner.visible && banner.expanded == "true");
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn a_maintenance_that_nobody_was_shown_is_not_put_away_with_an_outage() {
    e2e::test("a_maintenance_that_nobody_was_shown_is_not_put_away_with_an_outage", async |world| {
        world.feed.summary(several());
        world.open_mounted(AT_FIVE).await;
        world.until("the banner", |banner| banner.visible).await;
        world.click("dismiss").await;
        world.until("the maintenance", |banner| banner.headline == "Move").await;
        world.click("dismiss").await;
        world.until("a closed banner", |banner| banner.hidden).await;
        assert_eq!(world.console().await, []);
    });
}

/// A page's own caches may have taken all the room there is.
#[test]
fn it_can_be_closed_where_the_storage_is_full() {
    e2e::test("it_can_be_closed_where_the_storage_is_full", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk' }").await;
        world.until("the banner", |banner| banner.visible).await;
        world.click("dismiss").await;
        world.until("a closed banner", |banner| banner.hidden).await;
        world.quiet().await;
        world.run("Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };").await;
        world.feed.summary(blip("summary-1414"));
        world.refresh().await;
        world.until("the banner at its new stage", |banner| banner.visible).await;
        world.click("dismiss").await;
        world.until("a closed banner", |banner| banner.hidden).await;
        world.refresh().await;
        world.quiet().await;
        assert!(world.banner().await.hidden, "what is stored brought it back");
        assert_eq!(world.console().await, []);
    });
}

/// Whoever comes from another banner goes back to it.
#[test]
fn the_focus_goes_back_into_what_it_came_from() {
    e2e::test_alike("the_focus_goes_back_into_what_it_came_from", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.feed.answer(&format!("/other{SUMMARY}"), [Answer::json(blip("summary-1315"))]);
        let other = format!("data-source=\"{}/other\"", world.feed.origin());
        let tags = world.tag("") + &world.tag(&other);
        world.open(&tags, "").await;
        let both = "return [...document.querySelectorAll('status-widget')].filter(({ shadowRoot }) =>\
            shadowRoot && shadowRoot.querySelector('[part~=dismiss]')).length === 2;";
        world.until_script(both).await;
        let close = "const [one, other] = [...document.querySelectorAll('status-widget')].map(({ shadowRoot }) => shadowRoot);\
            one.querySelector('[part~=dismiss]').focus();\
            const button = other.querySelector('[part~=dismiss]'); button.focus(); button.click();";
        world.run(close).await;
        let is_inside = "const { activeElement } = document; return activeElement.localName === 'status-widget'\
            && activeElement.shadowRoot.activeElement !== null;";
        world.until_script(is_inside).await;
        assert_eq!(world.console().await, []);
    });
}
