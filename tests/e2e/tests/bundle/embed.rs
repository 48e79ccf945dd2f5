//! The ways into a page: tag, element, script. And out of it again.

use e2e::blip;
use serde_json::{Value, json};

/// What a page does, then how many elements there should be and whether a banner shows.
const ELEMENT: &str = "const element = document.querySelector('status-widget');";

#[test]
fn the_script_may_be_included_twice() {
    e2e::test("the_script_may_be_included_twice", async |world| {
        world.feed.summary(blip("summary-1315"));
        let tag = world.tag("data-components=\"Desk\"");
        world.open(&format!("{tag}{tag}"), "").await;
        world.until("the banner", |banner| banner.visible).await;
        world.quiet().await;
        assert_eq!(world.banner().await.elements, 1);
        assert_eq!(world.feed.polls(), 1);
        world.host_goes_on().await;
    });
}

#[test]
fn the_element_works_before_and_after_the_script() {
    e2e::test("the_element_works_before_and_after_the_script", async |world| {
        world.feed.summary(blip("summary-1315"));
        let element =
            format!("<status-widget source=\"{}\" components=\"Desk\"></status-widget>", world.feed.origin());
        world.open("<script async src=\"/dist/status-widget.js\"></script>", &element).await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert_eq!((banner.elements, banner.headline.as_str()), (1, "Desk degraded"));

        world.run(&format!("{ELEMENT} seen.element = element; element.remove();")).await;
        world.quiet().await;
        let offset = "return getComputedStyle(document.documentElement).getPropertyValue('--status-widget-offset-top').trim();";
        assert_eq!(world.run(offset).await, json!("0px"), "a removed element covers nothing");
        world.run("document.body.append(seen.element);").await;
        world
            .until("the banner, back on the page", |banner| {
                banner.visible && banner.headline == "Desk degraded"
            })
            .await;
        world.run(&format!("{ELEMENT} element.setAttribute('components', 'Portal');")).await;
        world.until("no banner for Portal", |banner| banner.hidden).await;
        world.host_goes_on().await;
    });
}

#[test]
fn script_mounts_asks_updates_and_destroys() {
    e2e::test("script_mounts_asks_updates_and_destroys", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: ['Desk'] }").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        let handle = world
            .run(
                "const { handle } = seen; return {\
                   element: handle.element === document.querySelector('status-widget'),\
                   state: handle.state, methods: ['refresh', 'explain', 'update', 'destroy'].map((name) => typeof handle[name]),\
                   version: StatusWidget.version, why: JSON.stringify(handle.explain()) };",
            )
            .await;
        assert_eq!(handle["element"], true);
        assert_eq!(handle["state"]["level"], "minor");
        assert_eq!(handle["methods"], json!(["function", "function", "function", "function"]));
        assert!(
            handle["version"].as_str().is_some_and(|version| version.split('.').count() >= 3),
            "{handle}"
        );
        assert!(
            handle["why"].as_str().is_some_and(|why| why.contains("07xnldwxcl77") && why.contains("open")),
            "{handle}"
        );

        let polls = world.feed.polls();
        world.run("seen.handle.update({ components: 'Portal' });").await;
        world.until("no banner for Portal", |banner| banner.hidden).await;
        world.run("seen.handle.update({ components: 'Desk' });").await;
        world.until("the banner for Desk", |banner| banner.visible).await;
        assert_eq!(world.feed.polls(), polls, "what is known needs no new request");

        world.run("seen.handle.destroy();").await;
        world.until("no element", |banner| banner.elements == 0).await;
        let after =
            world.run_async("await seen.handle.refresh(); seen.handle.destroy(); return 'quiet';").await;
        assert_eq!(after, json!("quiet"), "a destroyed handle does nothing, silently");
        assert_eq!(world.feed.polls(), polls);
        world.host_goes_on().await;
    });
}

#[test]
fn a_target_holds_the_element_and_gives_it_room() {
    e2e::test("a_target_holds_the_element_and_gives_it_room", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ source: 'http://127.0.0.1:1', components: 'Desk' }").await;
        world.run("seen.handle.destroy();").await;
        let source = world.feed.origin();
        world
            .run(&format!(
                "const place = document.createElement('div'); place.id = 'place'; document.body.prepend(place);\
                 seen.handle = StatusWidget.mount({{ source: '{source}', components: 'Desk' }}, place);"
            ))
            .await;
        world.until("the banner", |banner| banner.visible).await;
        let placed = world.run(
            "return [document.querySelector('#place > status-widget') !== null, place.offsetHeight > 20];",
        );
        assert_eq!(placed.await, json!([true, true]));
    });
}

#[test]
fn a_script_written_by_script_works_too() {
    e2e::test("a_script_written_by_script_works_too", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open("", "").await;
        let source = world.feed.origin();
        world
            .run(&format!(
                "const tag = document.createElement('script'); tag.src = '/dist/status-widget.js';\
                 tag.dataset.source = '{source}'; tag.dataset.components = 'Desk'; document.head.append(tag);"
            ))
            .await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
    });
}

#[test]
fn several_sources_are_tried_in_order() {
    e2e::test("several_sources_are_tried_in_order", async |world| {
        world.feed.summary(blip("summary-1315"));
        let refused = e2e::serve::refused().await;
        let good = world.feed.origin();
        for sources in
            [format!("{refused} {good}"), format!("{good}/nothing.json {good}"), format!("{good} {refused}")]
        {
            world.open_tag(&format!("data-source=\"{sources}\" data-components=\"Desk\"")).await;
            world.until(&sources, |banner| banner.headline == "Desk degraded").await;
            let errors: Vec<Value> = world.events("error").await;
            assert!(errors.is_empty(), "one source answered: {errors:#?}");
        }
    });
}

#[test]
fn a_listener_may_take_the_widget_away() {
    e2e::test("a_listener_may_take_the_widget_away", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: ['Desk'] }").await;
        world.until("the banner", |banner| banner.visible).await;
        // The change event comes from within update(): the widget is at work while it is taken away.
        let elements = world
            .run(
                "const { handle } = seen;\
                 handle.element.addEventListener('status-widget-change', () => handle.destroy());\
                 handle.update({ components: ['Portal'] });\
                 return document.querySelectorAll('status-widget').length;",
            )
            .await;
        assert_eq!(elements, json!(0));
        let polls = world.feed.polls();
        world.quiet().await;
        assert_eq!(world.feed.polls(), polls, "nothing goes on");
        world.host_goes_on().await;
    });
}

#[test]
fn what_an_element_has_in_it_stays_seen() {
    e2e::test("what_an_element_has_in_it_stays_seen", async |world| {
        let script = "<script async src=\"/dist/status-widget.js\"></script>";
        let rest = "return document.querySelector('main').getClientRects().length;";
        for (feed, placement) in [
            ("summary-1315", "top"),
            ("summary-1315", "inline"),
            ("summary-1300", "top"),
            ("summary-1300", "inline"),
        ] {
            let shows = feed == "summary-1315";
            world.feed.summary(blip(feed));
            // HTML knows no end of an element that is written so: what follows is in it.
            let body = format!(
                "<status-widget source=\"{}\" components=\"Desk\" placement=\"{placement}\" storage=\"off\" /><main>Rest</main>",
                world.feed.origin()
            );
            world.open(script, &body).await;
            world.until_script("return seen.events.length > 0;").await;
            world.run_async(&format!("{ELEMENT} await element.refresh();")).await;
            world.until("the banner", |banner| banner.visible == shows).await;
            assert_eq!(world.run(rest).await, json!(1), "{feed}, {placement}");
            assert_eq!(
                world.run(&format!("{ELEMENT} return element.firstElementChild.localName;")).await,
                json!("main")
            );
            // Taken out and put in again, there is one place for it still.
            world.run(&format!("{ELEMENT} seen.element = element; element.remove();")).await;
            world.settle().await;
            world.run("document.body.append(seen.element);").await;
            world.run_async("await seen.element.refresh();").await;
            world.until("the banner again", |banner| banner.visible == shows).await;
            assert_eq!(world.run(rest).await, json!(1), "{feed}, {placement}, again");
            let slots = format!("{ELEMENT} return element.shadowRoot.querySelectorAll('slot').length;");
            assert_eq!(world.run(&slots).await, json!(1));
        }
    });
}
