//! The element as its own handle, and the ways in from script: properties and the queue, before the file is there and after; what a page
//! has under our names; names that are misspelt; targets that come and go.

use std::time::Duration;

use e2e::{World, blip};
use serde_json::{Value, json};

const SCRIPT: &str = "<script async src=\"/dist/status-widget.js\"></script>";

/// Loads the file in a page that has done something before.
const LOAD: &str = "const tag = document.createElement('script'); tag.src = '/dist/status-widget.js'; document.head.append(tag);";

#[test]
fn every_option_is_a_property_before_the_file_and_after() {
    e2e::test("every_option_is_a_property_before_the_file_and_after", async |world| {
        world.feed.summary(blip("summary-1315"));
        let source = world.feed.origin();
        world.open("", "").await;
        world
            .run(&format!(
                "const element = document.createElement('status-widget');\
                 Object.assign(element, {{ source: '{source}', components: ['Desk'], pageWide: 'hide', refresh: '30s',\
                 messages: {{ degraded: '% is slow' }}, timeZone: 'UTC' }});\
                 document.body.append(element); {LOAD}"
            ))
            .await;
        world.until("own words", |banner| banner.headline == "Desk is slow").await;
        let read = "const element = document.querySelector('status-widget');\
            return [element.source, element.getAttribute('page-wide'), element.getAttribute('time-zone'), element.components,\
            element.hasAttribute('components'), typeof element.refresh, element.getAttribute('refresh'), element.state.level, element.name,\
            typeof element.explain()];";
        let expected =
            json!([source, "hide", "UTC", ["Desk"], false, "function", "30s", "minor", "", "object"]);
        assert_eq!(world.run(read).await, expected);
        for (change, headline) in [
            ("element.components = ['Portal'];", ""),
            ("element.components = 'Desk';", "Desk is slow"),
            ("element.minimum = 'critical';", ""),
            ("element.minimum = null;", "Desk is slow"),
            ("element.messages = undefined;", "Desk degraded"),
            ("element.name = 'Blip';", "Desk degraded"),
        ] {
            world.run(&format!("const element = document.querySelector('status-widget'); {change}")).await;
            world.until(change, |banner| banner.headline == headline).await;
        }
        let name = "return document.querySelector('status-widget').shadowRoot.querySelector('[part=name]').textContent;";
        assert_eq!(world.run(name).await, json!("Blip"));
        assert_eq!(world.feed.polls(), 1, "what is known needs no new request");
        world.run_async("await document.querySelector('status-widget').refresh();").await;
        assert_eq!(world.feed.polls(), 2);
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn the_queue_is_heard_before_the_file_and_after() {
    e2e::test("the_queue_is_heard_before_the_file_and_after", async |world| {
        world.feed.summary(blip("summary-1315"));
        let push = format!(
            "(window.StatusWidget = window.StatusWidget || []).push(function (widget) {{ seen.handle = widget.mount({{ source: '{}', components: 'Desk' }}); }});",
            world.feed.origin()
        );
        let fails = "StatusWidget.push(() => { throw 'the page\\'s own'; });";
        world.open(&format!("<script>window.StatusWidget = []; {fails} {push}</script>{SCRIPT}"), "").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        world.run(&push).await;
        world.until("both", |banner| banner.elements == 2).await;
        assert_eq!(world.run("return seen.errors;").await, json!(["the page's own"]), "it is not hidden");
        assert_eq!(world.run("return typeof StatusWidget.mount;").await, json!("function"));
    });
}

#[test]
fn what_a_page_has_under_our_name_is_not_ours() {
    e2e::test("what_a_page_has_under_our_name_is_not_ours", async |world| {
        world.feed.summary(blip("summary-1315"));
        for page in [
            "<div id=\"StatusWidget\"></div>",
            "<iframe name=\"StatusWidget\" src=\"about:blank\"></iframe>",
            "<iframe name=\"StatusWidget\" src=\"data:text/html,elsewhere\"></iframe>",
            "<form name=\"StatusWidget\"><input name=\"embed\"><input name=\"version\"></form>",
            "<script>window.StatusWidget = { version: 7 };</script>",
        ] {
            let tag = world.tag("data-components=\"Desk\"").replace(" async", "");
            world.open("", &format!("{page}{tag}")).await;
            world.until(page, |banner| banner.headline == "Desk degraded").await;
            assert_eq!(world.run("return typeof StatusWidget.mount;").await, json!("function"), "{page}");
            assert_eq!(world.console().await, [], "{page}");
            world.host_goes_on().await;
        }
    });
}

/// The lines of the console that speak of a name.
async fn told(world: &World, name: &str) -> Vec<String> {
    let lines = world.console().await.into_iter().map(|line| line.message);
    lines.filter(|line| line.contains(&format!("`{name}`"))).collect()
}

#[test]
fn a_misspelt_name_is_told_once_with_the_nearest() {
    e2e::test("a_misspelt_name_is_told_once_with_the_nearest", async |world| {
        world.feed.summary(blip("summary-1300"));
        let source = world.feed.origin();
        // On a quiet day, too.
        for (attributes, name, nearest) in [
            ("pagewide=\"hide\"", "pagewide", "page-wide"),
            ("data-components=\"Desk\"", "data-components", "components"),
            ("componets=\"Desk\"", "componets", "components"),
            ("palcement=\"bottom\"", "palcement", "placement"),
            ("time_zone=\"UTC\"", "time_zone", "time-zone"),
        ] {
            let element = format!("<status-widget source=\"{source}\" {attributes}></status-widget>");
            world.open(SCRIPT, &format!("{element}{element}")).await;
            world
                .until_script(&format!(
                    "return seen.console.some(({{ message }}) => message.includes('`{name}`'));"
                ))
                .await;
            world.quiet().await;
            let told = told(world, name).await;
            assert_eq!(told.len(), 1, "{told:#?}");
            assert!(told[0].contains(&format!("`{nearest}`")), "{told:#?}");
        }
        world.open_mounted("{ componentz: ['Desk'], 'page-wide': 'hide' }").await;
        for (name, nearest) in [("componentz", "components"), ("page-wide", "pageWide")] {
            world
                .until_script(&format!(
                    "return seen.console.some(({{ message }}) => message.includes('`{name}`'));"
                ))
                .await;
            let told = told(world, name).await;
            assert!(told.iter().any(|line| line.contains(&format!("`{nearest}`"))), "{name}: {told:#?}");
        }
        // Of others' names nobody is told anything, and nothing is started for them.
        let before = world.console().await.len();
        let others = "id=\"a\" class=\"b\" style=\"color: red\" title=\"t\" slot=\"s\" role=\"none\" tabindex=\"0\" dir=\"ltr\" part=\"p\" aria-label=\"l\"\
            aria-live=\"off\" data-testid=\"x\" data-turbo-permanent=\"\" data-v-1234=\"\" hx-preserve=\"\" v-cloak=\"\" _ngcontent-abc=\"\" onclick=\"\" lang=\"en\"";
        world.open(SCRIPT, &format!("<status-widget source=\"{source}\" {others}></status-widget>")).await;
        world.until_script("return seen.events.length === 1;").await;
        world.quiet().await;
        assert_eq!(world.console().await.len(), before);
        let at_work = "return Boolean(document.querySelector('status-widget').shadowRoot);";
        assert_eq!(world.run(at_work).await, json!(false));
        // Nor of what frameworks read, though it be near one of ours.
        let near = "x-ref=\"a\" :components=\"b\" hx-target=\"c\" @refresh=\"d\"";
        world.open(SCRIPT, &format!("<status-widget source=\"{source}\" {near}></status-widget>")).await;
        world.until_script("return seen.events.length === 1;").await;
        world.run_async("await document.querySelector('status-widget').refresh();").await;
        world.quiet().await;
        assert_eq!(world.console().await.len(), before);
    });
}

#[test]
fn own_words_that_a_framework_has_made_a_text_are_told_of() {
    e2e::test("own_words_that_a_framework_has_made_a_text_are_told_of", async |world| {
        // As React and Vue write what is no text while the file is still on its way.
        world.feed.summary(blip("summary-1315"));
        let element = format!(
            "<status-widget source=\"{}\" components=\"Desk\" messages=\"[object Object]\"></status-widget>",
            world.feed.origin()
        );
        world.open(SCRIPT, &element).await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        world.quiet().await;
        let told = told(world, "messages").await;
        assert!(told.len() == 1 && told[0].contains("by script"), "{told:#?}");
    });
}

#[test]
fn a_name_that_is_right_is_held_against_no_other() {
    e2e::test_alike("a_name_that_is_right_is_held_against_no_other", async |world| {
        world.feed.summary(blip("summary-1315"));
        // How far one is from another is counted in rows, which begin with one such.
        let count = "<script>seen.rows = 0; const { from } = Array;\
            Array.from = function (list, ...how) { if (/^-/.test(list)) seen.rows += 1; return from.call(this, list, ...how); };</script>";
        let tag = world.tag("data-components=\"Desk\" data-placement=\"bottom\" data-lang=\"en\"");
        world.open(&format!("{count}{tag}"), "").await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(world.run("return seen.rows;").await, json!(0));
        world.run("document.querySelector('status-widget').setAttribute('componets', 'Chat');").await;
        world.run("document.querySelector('status-widget').setAttribute('minimum', 'info');").await;
        world.until_script("return seen.rows > 20;").await;
    });
}

#[test]
fn a_target_is_waited_for_and_followed() {
    e2e::test("a_target_is_waited_for_and_followed", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk', target: '#late' }").await;
        world.quiet().await;
        assert_eq!(world.banner().await.elements, 0, "there is no such place yet");
        let place = "const place = Object.assign(document.createElement('section'), { id: 'late' });";
        world.run(&format!("{place} document.getElementById('app').append(place);")).await;
        world.until("the banner, in its place", |banner| banner.headline == "Desk degraded").await;
        for (how, change) in [
            ("emptied", "document.getElementById('late').textContent = '';".to_owned()),
            ("rendered anew", format!("{place} document.getElementById('late').replaceWith(place);")),
            (
                "rendered anew, later",
                format!(
                    "document.getElementById('late').remove(); setTimeout(() => {{ {place} document.body.append(place); }}, 50);"
                ),
            ),
        ] {
            world.run(&change).await;
            let inside = "const element = document.querySelector('#late > status-widget'); return element && element.shadowRoot && element === seen.handle.element;";
            world.until_script(inside).await;
            world.until(how, |banner| banner.visible && banner.elements == 1).await;
        }
        world.run("seen.handle.destroy(); document.getElementById('late').textContent = '';").await;
        world.quiet().await;
        assert_eq!(world.banner().await.elements, 0, "who ends it has ended it");
        assert_eq!(world.console().await, []);
        for bad in ["'##'", "'['"] {
            let told: Value = world
                .run_async(&format!(
                    "StatusWidget.mount({{ source: '{}' }}, {bad}); await seen.rest(50);\
                    return seen.console.filter(({{ message }}) => message.includes({bad})).length;",
                    world.feed.origin()
                ))
                .await;
            assert_eq!(told, json!(1), "{bad}");
        }
        world.host_goes_on().await;
    });
}

#[test]
fn a_target_that_does_not_come_is_told_once() {
    e2e::test("a_target_that_does_not_come_is_told_once", async |world| {
        world.open("<script src=\"/dist/status-widget.js\"></script>", "<p id=\"leaves\"></p>").await;
        // One that never comes, one that is ended before, and one that was there: a route of an app may be without it.
        world
            .run(
                "const mount = (target) => StatusWidget.mount({ preview: 'minor' }, target);\
                 seen.never = mount('#never'); mount('#ended').destroy(); seen.left = mount('#leaves');",
            )
            .await;
        world.until_script("return seen.left.element.isConnected;").await;
        world.run("document.getElementById('leaves').remove();").await;
        world.skip(Duration::from_secs(6)).await;
        assert_eq!(world.console().await, [], "nobody wonders yet");
        world.skip(Duration::from_secs(60)).await;
        world.run("document.body.append(document.createElement('i'));").await;
        world.skip(Duration::from_secs(60)).await;
        let told: Vec<String> = world.console().await.into_iter().map(|line| line.message).collect();
        assert_eq!(told, ["status-widget: `target`: `#never` is not there yet"]);
        // It is waited for all the same.
        world.run("document.getElementById('app').append(Object.assign(document.createElement('p'), { id: 'never' }));").await;
        world.until_script("return Boolean(document.querySelector('#never > status-widget'));").await;
        world.host_goes_on().await;
    });
}
