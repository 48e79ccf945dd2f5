//! Beside a service worker of the page's, made of Workbox as npm has it: what it keeps of ours, what it keeps of the feed, and that nobody
//! is shown a status of another day. What else becomes of a status that is old is `snapshot.rs`'s affair.

use std::time::Duration;

use e2e::{Answer, SUMMARY, World, blip, quillhaven};
use serde_json::{Value, json};

/// A worker that takes over at once and keeps these of our files from the start, besides the page.
fn worker(world: &World, is_kept: impl Fn(&str) -> bool, routes: &str) -> String {
    // What has a hash in its name is its own revision.
    let revision = |name: &str| if name == "status-widget.js" { json!("1") } else { Value::Null };
    let files = world.host.files();
    let kept: Vec<Value> = files
        .iter()
        .filter(|name| is_kept(name))
        .map(|name| json!({ "url": format!("/dist/{name}"), "revision": revision(name) }))
        .chain([json!({ "url": "/", "revision": "1" })])
        .collect();
    format!(
        "importScripts('/lib/workbox-sw/build/workbox-sw.js');\
         workbox.setConfig({{ debug: false, modulePathCb: (name) => `/lib/${{name}}/build/${{name}}.prod.js` }});\
         workbox.core.clientsClaim(); self.skipWaiting();\
         workbox.precaching.precacheAndRoute({});\
         {routes}",
        json!(kept)
    )
}

/// As docs/serving.md advises: all of a release that a banner needs, and not what stands in for it; of the rest what is the page's own.
fn advised(world: &World) -> String {
    let is_kept = |name: &str| {
        name == "status-widget.js"
            || name.starts_with("status-widget.banner.") && name.ends_with(".js")
            || name.ends_with(".wasm")
    };
    worker(
        world,
        is_kept,
        "workbox.routing.registerRoute(({ sameOrigin }) => sameOrigin, new workbox.strategies.StaleWhileRevalidate());",
    )
}

/// Opens the page, with its worker in charge.
async fn open(world: &World, worker: &str) {
    world.host.script("/sw.js", worker);
    view(world).await;
    world.until_script("return Boolean(navigator.serviceWorker.controller);").await;
    // What it fetches from the start is there before it is in charge.
    view(world).await;
    world.until_script("return Boolean(navigator.serviceWorker.controller);").await;
}

/// A page view.
async fn view(world: &World) {
    let register = "<script>navigator.serviceWorker.register('/sw.js');</script>";
    world.open(&format!("{register}{}", world.tag("data-components=\"Desk\"")), "").await;
}

const LEVEL: &str = "const element = document.querySelector('status-widget'); return element && element.state ? element.state.level : 'none';";

async fn until_level(world: &World, level: &str) {
    world.until_script(&format!("return '{level}' === (() => {{ {LEVEL} }})();")).await;
}

/// Waits until the worker has this answer of the feed for the next question: it asks when it has answered.
async fn until_kept(world: &World, document: &str) {
    let kept = format!("caches.match('{}{SUMMARY}', {{ ignoreVary: true }})", world.feed.origin());
    let is_kept = format!("return {kept}.then(async (kept) => (await kept.text()) === {});", json!(document));
    world.until_script(&is_kept).await;
}

#[test]
fn a_worker_as_advised_keeps_the_widget_and_never_its_status() {
    e2e::test_wasm("a_worker_as_advised_keeps_the_widget_and_never_its_status", async |world| {
        world.feed.summary(blip("summary-1315"));
        let advised = advised(world);
        open(world, &advised).await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        // What the feed says now is what is shown, at once and with every page view.
        for (document, level) in [
            (quillhaven("all-operational"), "operational"),
            (blip("summary-1315"), "minor"),
            (quillhaven("all-operational"), "operational"),
            (blip("summary-1640"), "minor"),
        ] {
            world.feed.summary(document);
            view(world).await;
            // What the view before has left may stand there until the answer comes.
            until_level(world, level).await;
            assert_eq!(world.run("return Boolean(navigator.serviceWorker.controller);").await, json!(true));
        }
        // A release later the server has none of these files any more, and the feed has gone: it stands, and says as of when.
        world.host.spoil("status-widget.", None);
        world.feed.answer(SUMMARY, [Answer::status(503)]);
        view(world).await;
        let as_of = "return [...document.querySelector('status-widget').shadowRoot.querySelectorAll('[part=meta] > time')].some((node) =>\
            node.checkVisibility() && /^As of/.test(node.textContent));";
        world.until("what the last view has left", |banner| banner.headline == "Desk degraded").await;
        world.until_script(as_of).await;
        world.skip(Duration::from_secs(16 * 60)).await;
        world.until("nothing that is too old", |banner| !banner.visible).await;
        assert_eq!(world.run(LEVEL).await, json!("unknown"));
        assert_eq!(world.run("return seen.errors;").await, json!([]));
    });
}

#[test]
fn a_worker_that_keeps_what_it_should_not_is_told_of_or_right_after_a_poll() {
    e2e::test_wasm(
        "a_worker_that_keeps_what_it_should_not_is_told_of_or_right_after_a_poll",
        async |world| {
            // As Workbox's own patterns have it: scripts, among them what stands in for the wasm, and not the wasm; and all that is fetched.
            let is_script = |name: &str| name.ends_with(".js");
            let routes = "workbox.routing.registerRoute(({ url }) => url.pathname.endsWith('.json'), new workbox.strategies.StaleWhileRevalidate());";
            let kept = worker(world, is_script, routes);
            world.feed.summary(blip("summary-1315"));
            open(world, &kept).await;
            world.until("the banner", |banner| banner.headline == "Desk degraded").await;
            // The worker hands out what it has, and only then asks: one poll later it is right.
            world.feed.summary(quillhaven("all-operational"));
            view(world).await;
            world.until("what the worker has kept", |banner| banner.headline == "Desk degraded").await;
            until_kept(world, &quillhaven("all-operational")).await;
            world.skip(Duration::from_secs(70)).await;
            until_level(world, "operational").await;
            // A release later: the script is there, and the wasm is not.
            world.feed.summary(blip("summary-1315"));
            world.host.spoil(".wasm", None);
            view(world).await;
            world.until_script("return seen.events.some(({ name, detail }) => name === 'error' && detail.kind === 'load');").await;
            let told = world.console().await;
            assert!(told.iter().any(|line| line.message.contains(".wasm is answered by 404")), "{told:#?}");
            assert_eq!(world.run("return seen.errors;").await, json!([]));
            world.host_goes_on().await;
        },
    );
}
