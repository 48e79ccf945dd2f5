//! From one tag to a notice: what the banner says for which feed. The rules behind it are tested natively, on many more feeds.

use std::time::Duration;

use e2e::{Answer, blip, quillhaven};
use serde_json::{Value, json};

#[test]
fn one_tag_says_desk_degraded() {
    e2e::test("one_tag_says_desk_degraded", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_tag("data-components=\"Desk\"").await;
        let banner = world.until("the headline", |banner| banner.headline == "Desk degraded").await;
        assert!(banner.visible, "{banner:#?}");
        assert_eq!((banner.elements, banner.severity.as_str()), (1, "minor"));
        assert_eq!(banner.message, "Degraded performance on the BLiP");
        assert!(banner.stage.to_lowercase().contains("investigating"), "{banner:#?}");
        assert!(banner.datetime.starts_with("2021-10-08T"), "{banner:#?}");
        assert_eq!(banner.link, "View status page");
        assert!(banner.href.starts_with("https://status.blip.ai"), "{banner:#?}");
        assert_ne!(banner.dismiss, "", "the close button has no name");
        assert!(
            banner.status.is_some_and(|text| text.contains("Desk degraded")),
            "the live region is silent"
        );
        assert_eq!(banner.alert.as_deref(), Some(""), "a minor notice is no alert");
        assert_eq!(world.whole_console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn only_a_new_critical_notice_is_loud() {
    e2e::test("only_a_new_critical_notice_is_loud", async |world| {
        let mut feed = down(true);
        world.feed.summary(feed.to_string());
        world.open_mounted("{}").await;
        let banner = world
            .until("an alert", |banner| banner.alert.as_deref().is_some_and(|text| !text.is_empty()))
            .await;
        assert_eq!((banner.severity.as_str(), banner.status.as_deref()), ("critical", Some("")));
        // The same, said otherwise.
        feed["incidents"][0]["status"] = json!("identified");
        feed["incidents"][0]["updated_at"] = json!("2021-10-08T13:20:00Z");
        world.feed.summary(feed.to_string());
        world.refresh().await;
        let banner =
            world.until("the news", |banner| banner.stage.to_lowercase().contains("identified")).await;
        assert_eq!(banner.alert.as_deref(), Some(""), "{banner:#?}");
        assert!(banner.status.as_deref().is_some_and(|text| !text.is_empty()), "{banner:#?}");
        // Another one.
        feed["incidents"][0]["id"] = json!("another");
        feed["incidents"][0]["name"] = json!("Something else");
        world.feed.summary(feed.to_string());
        world.refresh().await;
        world
            .until("another alert", |banner| banner.alert.as_deref().is_some_and(|text| !text.is_empty()))
            .await;
        // It is new once, not with every page view, nor with every element that a page makes.
        world.open_mounted("{}").await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        world.quiet().await;
        assert_eq!(banner.alert.as_deref(), Some(""), "{banner:#?}");
        assert!(banner.status.as_deref().is_some_and(|text| text.contains("Something else")), "{banner:#?}");
        world.run("seen.handle.destroy();").await;
        world
            .run(&format!("seen.handle = StatusWidget.mount({{ source: '{}' }});", world.feed.origin()))
            .await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert_eq!(banner.alert.as_deref(), Some(""), "{banner:#?}");
        // Another one is another one, on the next page view, too.
        feed["incidents"][0]["id"] = json!("a third");
        feed["incidents"][0]["name"] = json!("Something third");
        world.feed.summary(feed.to_string());
        world.open_mounted("{}").await;
        world
            .until("another alert", |banner| {
                banner.alert.as_deref().is_some_and(|text| text.contains("third"))
            })
            .await;
    });
}

/// The feed with Desk down: by an incident, or, without one, by its component's own state.
fn down(by_incident: bool) -> Value {
    let mut feed: Value = serde_json::from_str(&blip("summary-1315")).unwrap();
    feed["incidents"][0]["impact"] = json!("critical");
    for component in feed["components"].as_array_mut().unwrap() {
        if component["status"] != "operational" {
            component["status"] = json!("major_outage");
        }
    }
    if !by_incident {
        feed["incidents"] = json!([]);
    }
    feed
}

#[test]
fn what_was_out_of_sight_is_no_new_alarm() {
    e2e::test("what_was_out_of_sight_is_no_new_alarm", async |world| {
        for by_incident in [true, false] {
            let feed = down(by_incident);
            world.feed.summary(feed.to_string());
            world.open_mounted("{ path: '**', storage: 'off', refresh: '15s', maxAge: '30s' }").await;
            let loud = |banner: &e2e::Banner| banner.alert.as_deref().is_some_and(|text| !text.is_empty());
            world.until("an alert", loud).await;
            // To another route, and back.
            world.run("seen.handle.update({ path: '/elsewhere' });").await;
            world.until("nothing there", |banner| banner.hidden).await;
            world.run("seen.handle.update({ path: '**' });").await;
            let banner = world.until("the same here", |banner| banner.visible).await;
            assert!(!loud(&banner) && banner.status.is_some_and(|text| !text.is_empty()), "{by_incident}");
            // Too old to be shown, and then it is still so.
            world.feed.answer(e2e::SUMMARY, [Answer::status(500)]);
            world.refresh().await;
            world.skip(Duration::from_secs(31)).await;
            world.until("nothing", |banner| banner.hidden).await;
            world.feed.summary(feed.to_string());
            world.refresh().await;
            let banner = world.until("the same again", |banner| banner.visible).await;
            assert!(!loud(&banner), "{by_incident}: {banner:#?}");
            if !by_incident {
                // It is over, and happens anew.
                world.feed.summary(blip("summary-1300"));
                world.refresh().await;
                world.until("its end", |banner| banner.hidden).await;
                world.feed.summary(feed.to_string());
                world.refresh().await;
                world.until("an alert", loud).await;
            }
        }
    });
}

#[test]
fn components_that_another_page_view_has_shown_are_no_alarm() {
    e2e::test("components_that_another_page_view_has_shown_are_no_alarm", async |world| {
        world.feed.summary(down(false).to_string());
        let loud = |banner: &e2e::Banner| banner.alert.as_deref().is_some_and(|text| !text.is_empty());
        world.open_mounted("{}").await;
        world.until("an alert", loud).await;
        world.until_script("return Object.keys(localStorage).some((key) => key.includes('+ '));").await;
        world.open_mounted("{}").await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert!(!loud(&banner) && banner.status.is_some_and(|text| !text.is_empty()));
        world.quiet().await;
        assert!(!loud(&world.banner().await), "nor with the answer that follows");
        // What comes then is new.
        world.feed.summary(down(true).to_string());
        world.refresh().await;
        world.until("an alert", loud).await;
    });
}

#[test]
fn it_stands_last_in_the_body_and_tells_how_much_it_covers() {
    e2e::test("it_stands_last_in_the_body_and_tells_how_much_it_covers", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_tag("").await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(
            world.run("return document.body.lastElementChild.localName;").await,
            json!("status-widget")
        );
        let covered = "const style = getComputedStyle(document.documentElement);\
            const of = (edge) => style.getPropertyValue('--status-widget-offset-' + edge).trim();\
            const root = document.querySelector('status-widget').shadowRoot;\
            const height = root.querySelector('[part~=banner]').getBoundingClientRect().height;\
            return parseFloat(of('top')) >= height - 1 && /px$/.test(of('top')) && of('bottom') === '0px';";
        world.until_script(covered).await;
    });
}

#[test]
fn a_change_and_a_show_are_sent_once() {
    e2e::test("a_change_and_a_show_are_sent_once", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_tag("data-components=\"Desk\"").await;
        world.until("the banner", |banner| banner.visible).await;
        world.until_script("return seen.events.some((event) => event.name == 'show');").await;
        let changes = world.events("change").await;
        assert_eq!(changes.len(), 1, "{changes:#?}");
        let change = &changes[0];
        assert_eq!([&change["bubbles"], &change["composed"]], [true, true]);
        assert_eq!(change["tag"], "status-widget");
        assert_eq!(change["detail"]["level"], "minor");
        assert_eq!(change["detail"]["headline"], "Desk degraded");
        assert_eq!(change["detail"]["notices"][0]["id"], "07xnldwxcl77");
        assert_eq!(world.events("show").await.len(), 1);
    });
}

#[test]
fn each_feed_has_its_headline() {
    e2e::test("each_feed_has_its_headline", async |world| {
        for (fixture, attributes, headline, severity) in [
            ("open-incident-indicator-none-all-operational", "", "Slow page loads in the editor", "minor"),
            (
                "incident-without-components",
                "data-components=\"Mail\"",
                "Sign-in fails for some people",
                "major",
            ),
            ("component-worse-than-impact", "", "Search down", "critical"),
            ("affected-only-in-updates-by-code", "data-components=\"search\"", "Search degraded", "minor"),
            ("duplicate-names-in-two-groups", "data-components=\"Europe\"", "API partly down", "major"),
            ("four-components-down", "", "Editor, Search and 2 more down", "critical"),
            ("maintenance-in-progress", "data-components=\"Mail\"", "Mail under maintenance", "maintenance"),
            ("impact-none-on-incident", "data-minimum=\"info\"", "Planned change to invoices", "info"),
        ] {
            world.feed.summary(quillhaven(fixture));
            world.open_tag(attributes).await;
            // The page begins with what the one before has left.
            let banner = world.until(fixture, |banner| banner.headline == headline).await;
            assert_eq!(banner.severity, severity, "{fixture}");
        }
    });
}
