//! What becomes of an answer once it is there: one that is known already is not read again, and nothing of a poll is left in the page.

use std::time::Duration;

use e2e::{World, blip};

/// Counts the documents that others are told of. What has been read anew is told as bytes of its own; what is as before, however often it
/// is told, as the very bytes from before.
const COUNT: &str = "<script>seen.read = 0; let last;\
    const post = BroadcastChannel.prototype.postMessage; BroadcastChannel.prototype.postMessage = function (word) {\
    if (word.document && word.document !== last) { last = word.document; seen.read += 1; } post.call(this, word); };</script>";

/// Opens a page that counts, with this in it besides, and mounts a widget that leaves nothing behind.
async fn open_counting(world: &World, before: &str) {
    world.open(&format!("{COUNT}{before}<script src=\"/dist/status-widget.js\"></script>"), "").await;
    let mount = "seen.handle = StatusWidget.mount({ source: 'SOURCE', components: 'Desk', storage: 'off' });";
    world.run(&mount.replace("SOURCE", &world.feed.origin())).await;
}

#[test]
fn an_answer_as_the_last_one_is_not_read_again() {
    e2e::test("an_answer_as_the_last_one_is_not_read_again", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_counting(world, "").await;
        for (summary, stage, reads) in [
            ("summary-1315", "investigating", 1),
            ("summary-1315", "investigating", 1),
            ("summary-1414", "monitoring", 2),
            ("summary-1414", "monitoring", 2),
            ("summary-1315", "investigating", 3),
        ] {
            world.feed.summary(blip(summary));
            world.run_async("await seen.handle.refresh();").await;
            world.until(stage, |banner| banner.stage.to_lowercase().contains(stage)).await;
            world.run_async("await new Promise((done) => setTimeout(done, 20));").await;
            assert_eq!(world.run("return seen.read;").await, reads, "{summary}");
        }
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn an_answer_that_the_door_has_had_is_read_once() {
    e2e::test_wasm("an_answer_that_the_door_has_had_is_read_once", async |world| {
        // The wasm comes no sooner than it is let in.
        let gate = "<script>const own = window.fetch; window.fetch = (url, how) => /\\.wasm$/.test(url)\
            ? new Promise((open) => { seen.open = open; }).then(() => own(url, how)) : own(url, how);</script>";
        for (age, called) in [(0, false), (300, false), (300, true), (1500, true)] {
            world.feed.summary(blip("summary-1315"));
            let before = world.feed.polls();
            open_counting(world, gate).await;
            world.until_script("return Boolean(seen.open);").await;
            // Asked for anew while the start and the answer that the door has had are on their way.
            if called {
                world.run("seen.done = seen.handle.refresh();").await;
            }
            let open = format!("await new Promise((done) => setTimeout(done, {age})); seen.open();");
            world.run_async(&open).await;
            world.until("the banner", |banner| banner.visible).await;
            world.run_async("await (seen.done || seen.handle.refresh()); await new Promise((done) => setTimeout(done, 50));").await;
            assert_eq!(world.run("return seen.read;").await, 1, "{age} ms, called for: {called}");
            assert!(world.feed.polls() <= before + 2, "{age} ms, called for: {called}");
        }
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn an_element_that_has_gone_before_it_began_asks_nothing() {
    e2e::test("an_element_that_has_gone_before_it_began_asks_nothing", async |world| {
        world.feed.summary(blip("summary-1315"));
        // Two of them wait for their turn; the first takes the other away as it comes to life.
        world
            .open(
                "",
                &format!(
                    "<script>seen.hasGone = false; const attach = Element.prototype.attachShadow; Element.prototype.attachShadow = function (...how) {{ const other = document.getElementById('second');\
                     if (other && this.id === 'first') {{ other.remove(); seen.hasGone = true; }} return attach.apply(this, how); }};</script>\
                     <status-widget id=\"first\" source=\"{0}\" storage=\"off\"></status-widget><status-widget id=\"second\" source=\"{0}/other\" storage=\"off\"></status-widget>\
                     <script async src=\"/dist/status-widget.js\"></script>",
                    world.feed.origin()
                ),
            )
            .await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(world.run("return seen.hasGone;").await, true);
        world.quiet().await;
        let others = || world.feed.seen().iter().filter(|seen| seen.path.starts_with("/other")).count();
        let before = others();
        world.skip(Duration::from_secs(150)).await;
        assert_eq!(others(), before);
    });
}

#[test]
fn where_zone_js_counts_timers_none_of_a_poll_is_among_them() {
    e2e::test("where_zone_js_counts_timers_none_of_a_poll_is_among_them", async |world| {
        world.feed.summary(blip("summary-1315"));
        // WebKit's driver has one of its own in the page, of 30 s.
        // Angular's pages are stable once no timer is to come; beside its own `setTimeout` zone.js keeps the browser's.
        let zone = "<script>{ const own = window.setTimeout; seen.longest = 0; window.__zone_symbol__setTimeout = own;\
            window.setTimeout = (work, delay, ...rest) => { if (delay !== 30000) seen.longest = Math.max(seen.longest, delay || 0); return own(work, delay, ...rest); }; }</script>";
        world.open(&format!("{zone}{}", world.tag("data-storage=\"off\"")), "").await;
        world.until("the banner", |banner| banner.visible).await;
        world.run("seen.longest = 0;").await;
        let before = world.feed.polls();
        world.skip(Duration::from_secs(150)).await;
        assert!(world.feed.polls() > before);
        let longest = world.run("return seen.longest;").await;
        assert!(longest.as_f64().is_some_and(|longest| longest <= 3000.0), "{longest} ms");
    });
}
