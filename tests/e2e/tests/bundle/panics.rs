//! What a page sees when the wasm panics, from each way into it: the banner goes, all stops, one line says what to do, and the page
//! goes on. By a bundle that panics where the option `href` wishes for it.

use std::time::Duration;

use e2e::{World, blip};
use serde_json::json;

/// Wishes for a panic at this place, as JavaScript.
fn wish(place: &str) -> String {
    format!("{{ href: 'https://panics.invalid/{place}' }}")
}

const OFFSET: &str = "return getComputedStyle(document.documentElement).getPropertyValue('--status-widget-offset-top').trim();";

/// What is listened to on the window from here on, but for `load`, which comes once. Who listens twice listens once; and the door, once it waits for
/// something, for as long as the page is there.
const COUNT: &str = "<script>{ const held = new Map(); seen.names = () => [].concat(...[...held.values()].map((names) => [...names])).filter((name) => name !== 'load').sort();\
    for (const name of ['addEventListener', 'removeEventListener']) { const own = window[name];\
    window[name] = function (...words) { if (this === window || this === undefined) { const [what, work] = words;\
      if (!held.has(work)) held.set(work, new Set()); held.get(work)[name === 'addEventListener' ? 'add' : 'delete'](what); }\
    return own.apply(this || window, words); }; } }</script>";

/// What the door hears of.
const OF_THE_DOOR: [&str; 7] =
    ["freeze", "offline", "online", "pagehide", "pageshow", "resume", "visibilitychange"];

/// Two elements at work.
async fn open(world: &World, options: &str) {
    world.feed.summary(blip("summary-1315"));
    let elements =
        format!("<status-widget source=\"{0}\" components=\"Desk\"></status-widget>", world.feed.origin());
    world.open(&format!("{COUNT}<script src=\"/dist/status-widget.js\"></script>"), &elements).await;
    world.until("the element's banner", |banner| banner.visible).await;
    let source = json!({ "source": world.feed.origin(), "components": "Desk" });
    world
        .run(&format!(
            "seen.handle = StatusWidget.mount({{ ...{source}, ...{options} }}); seen.handle.element.id = 'own';"
        ))
        .await;
}

/// That all of it has stopped, and that the page is told once.
async fn expect_end(world: &World, place: &str) {
    world.until_script("return seen.events.some(({ detail }) => detail && detail.kind === 'panic');").await;
    let drawn = "return [...document.querySelectorAll('status-widget')].map((element) =>\
        element.shadowRoot.innerHTML);";
    // What the page has in an element stays seen.
    let slot = "<slot></slot>";
    assert_eq!(world.run(drawn).await, json!([slot, slot]), "{place}: something is left");
    assert_eq!(world.run(OFFSET).await, json!("0px"), "{place}");
    assert_eq!(world.run("return seen.names();").await, json!(OF_THE_DOOR), "{place}: somebody else listens");
    let errors = world.events("error").await;
    assert_eq!(errors.len(), 2, "{place}: one an element: {errors:#?}");
    assert!(errors.iter().all(|error| error["detail"]["kind"] == "panic"), "{place}: {errors:#?}");
    let console = world.console().await;
    let lines: Vec<_> = console.iter().filter(|line| line.message.contains("status-widget")).collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| line.message.contains("roll back")), "{lines:#?}");
    // A question may have been on its way to the feed when it ended.
    world.quiet().await;
    let asked = world.feed.seen().len();
    let after = "const { handle } = seen; handle.update({ components: 'Chat' }); await handle.refresh();\
        const later = StatusWidget.mount({ source: handle.element.source, components: 'Desk' }); await later.refresh();\
        const added = document.createElement('status-widget'); document.body.append(added);\
        const told = [handle.state.level, handle.explain(), later.state.level, later.explain(),\
          added.shadowRoot, later.element.isConnected];\
        handle.destroy(); later.destroy(); added.remove(); return told;";
    assert_eq!(
        world.run_async(after).await,
        json!(["unknown", null, "unknown", null, null, true]),
        "{place}: a handle that does harm"
    );
    world.quiet().await;
    assert_eq!(world.feed.seen().len(), asked, "{place}: somebody still asks");
    world.host_goes_on().await;
}

#[test]
fn a_panic_ends_all_of_it_and_nothing_of_the_page() {
    e2e::test_panics("a_panic_ends_all_of_it_and_nothing_of_the_page", async |world| {
        let before = world.console().await.len();
        assert_eq!(before, 0);
        // As it begins, and with the feed's answer.
        for place in ["update", "feed"] {
            open(world, &wish(place)).await;
            expect_end(world, place).await;
        }
        for (place, action) in [
            ("update", "handle.update(WISH);"),
            ("refresh", "handle.update(WISH); seen.over = handle.refresh().then(() => true);"),
            ("feed", "handle.update(WISH); seen.over = handle.refresh().then(() => true);"),
            ("explain", "handle.update(WISH); seen.told = handle.explain();"),
            (
                "asked",
                "handle.update(WISH); handle.element.shadowRoot.querySelector('[part~=toggle]').click();",
            ),
            // By an attribute, in a microtask.
            ("update", "handle.element.setAttribute('href', WISH.href);"),
            // From within an event that another call sends.
            (
                "update",
                "handle.element.addEventListener('status-widget-change', () => handle.update(WISH)); handle.update({ components: 'Portal' });",
            ),
        ] {
            open(world, "{}").await;
            let own = "const own = document.getElementById('own').shadowRoot;\
                return own && own.querySelector('[part~=banner]') && !own.querySelector('[part~=banner]').hidden;";
            world.until_script(own).await;
            world.run(&format!("const {{ handle }} = seen; {}", action.replace("WISH", &wish(place)))).await;
            expect_end(world, place).await;
            assert_eq!(
                world.run_async("return seen.over === undefined || await seen.over;").await,
                json!(true)
            );
        }
    });
}

#[test]
fn a_panic_of_a_timer_is_no_different() {
    e2e::test_panics("a_panic_of_a_timer_is_no_different", async |world| {
        // It leaves the other element, which leads, one and a half times the 15 s and some.
        open(world, "{ refresh: '15s' }").await;
        world.run(&format!("seen.handle.update({});", wish("due"))).await;
        world.skip(Duration::from_secs(18)).await;
        expect_end(world, "due").await;
    });
}
