//! A feed that was good and turns bad, in every way there is: the last good status stands and never flickers, one event and one
//! warning tell of it, and the next good answer ends it. The waits in between are in `polls.rs`.

use std::time::Duration;

use e2e::browser::Pace;
use e2e::{Answer, Feed, Raw, SUMMARY, World, blip};
use serde_json::{Value, json};

use crate::polls::CLOCK;

/// Notes whatever takes the banner or its headline away, though it were for a moment.
const WATCH: &str = "
seen.flickers = [];
const root = seen.handle.element.shadowRoot;
const watched = ['banner', 'headline'].map((part) => root.querySelector(`[part~=${part}]`));
new MutationObserver((records) => {
  for (const { type, target, attributeName, removedNodes } of records) {
    if (type === 'attributes' && watched.includes(target)) seen.flickers.push(attributeName);
    for (const node of removedNodes) if (watched.some((part) => node.contains(part))) seen.flickers.push('removed');
  }
  if (!watched[1].textContent) seen.flickers.push('no headline');
}).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden', 'data-severity'] });
new MutationObserver(() => seen.flickers.push('the element')).observe(document.body, { childList: true });";

/// Asks the feed anew and waits for the answer; of a feed that does not come to an end it waits out the time it has for that.
async fn refresh(world: &World, has_no_end: bool) {
    let polls = world.feed.polls();
    world.run("seen.isDone = false; seen.handle.refresh().then(() => { seen.isDone = true; });").await;
    if has_no_end {
        let mut pace = Pace::default();
        while world.feed.polls() == polls {
            pace.wait().await;
        }
        // Its head is here, where it has one.
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(world.run("seen.pass(9); return seen.isDone;").await, json!(false), "ten seconds it has");
        world.run("seen.pass(1);").await;
    }
    world.until_script("return seen.isDone;").await;
}

/// Opens a page with a time of its own and a banner of this source, which is watched from now on.
async fn open(world: &World, source: &str) {
    world.open(&format!("{CLOCK}<script src=\"/dist/status-widget.js\"></script>"), "").await;
    let options = json!({ "source": source, "components": "Desk" });
    world.run(&format!("seen.handle = StatusWidget.mount({options});")).await;
    world.until("the banner", |banner| banner.headline == "Desk degraded").await;
    world.run(WATCH).await;
}

/// That the banner stands as it was although the feed was bad, and that this has been told once.
async fn expect_stands(world: &World, name: &str, kind: &str) {
    let banner = world.banner().await;
    assert!(banner.visible && banner.headline == "Desk degraded", "{name}: {banner:#?}");
    let errors = world.events("error").await;
    let told: Vec<_> = errors.iter().filter_map(|error| error["detail"]["kind"].as_str()).collect();
    assert!(told.len() == 1 && kind.split('|').any(|kind| told == [kind]), "{name}: {errors:#?}");
    println!("{name}: {}", told[0]);
    let lines = world.console().await;
    assert_eq!(lines.len(), 1, "{name}: {lines:#?}");
    assert_eq!(lines[0].level, "WARNING", "{name}");
    assert!(lines[0].message.starts_with("status-widget: "), "{name}: {lines:?}");
}

/// That the good answer since is on the page and nothing flickered on the way; forgets what was told.
async fn expect_recovered(world: &World, name: &str) {
    let banner = world.banner().await;
    assert!(banner.visible && banner.stage.to_lowercase().contains("monitoring"), "{name}: {banner:#?}");
    assert_eq!(world.run("return seen.flickers;").await, json!([]), "{name}");
    assert_eq!(world.events("error").await.len(), 1, "{name}: a good answer is no error");
    assert_eq!(world.console().await.len(), 1, "{name}: a good answer is no warning");
    world.host_goes_on().await;
    world.run("seen.events.length = 0; seen.console.length = 0;").await;
}

/// Sixty megabytes of a feed as it might be.
fn huge() -> String {
    let one = blip("summary-1315");
    let many = (60_000_000 / one.len()) + 1;
    format!("[{}]", vec![one; many].join(","))
}

#[test]
fn what_was_good_stands_while_the_feed_is_bad() {
    e2e::test("what_was_good_stands_while_the_feed_is_bad", async |world| {
        let good = || Answer::json(blip("summary-1315"));
        let busy = || Answer::status(429).header("retry-after", "120");
        let (elsewhere, silent) = (Feed::start().await, Feed::start().await);
        silent.answer(SUMMARY, [good().without_cors()]);
        let at = |origin: &str| Answer::redirect(&format!("{origin}{SUMMARY}"));
        world.feed.summary(blip("summary-1315"));
        open(world, &world.feed.origin()).await;
        for (name, answer, kind) in [
            ("404", Answer::status(404), "http"),
            ("410", Answer::status(410), "http"),
            ("500", Answer::status(500), "http"),
            ("503 with a document", Answer::of(503, "application/json", blip("summary-1300")), "http"),
            ("429, exposed", busy().header("access-control-expose-headers", "Retry-After"), "http"),
            ("429, not exposed", busy(), "http"),
            ("304 to what did not ask for it", Answer::of(304, "application/json", ""), "http"),
            ("a redirect in a circle", at(&world.feed.origin()), "network"),
            ("a redirect to what is not there", at(&elsewhere.origin()), "http"),
            ("a redirect to what may not be read", at(&silent.origin()), "network"),
            ("a redirect to nowhere", at(&e2e::serve::refused().await), "network"),
            ("a redirect to another scheme", Answer::redirect("data:application/json,{}"), "network"),
            ("no CORS", good().without_cors(), "network"),
            ("no answer", Answer::hang(), "timeout"),
            ("a byte at a time", good().dripping(), "timeout"),
            ("cut in the middle", good().cut_off(), "network"),
            // Some networks hand on what they cannot unpack.
            ("rubbish as gzip", Answer::json("rubbish").header("content-encoding", "gzip"), "network|format"),
            ("no content", Answer::of(204, "application/json", ""), "format"),
            ("nothing", Answer::json(""), "format"),
            (
                "HTML",
                Answer::of(200, "text/html", "<!doctype html><h1>All Systems Operational</h1>"),
                "format",
            ),
            ("JSON cut in the middle", Answer::json(blip("summary-1315").split_at(900).0), "format"),
            ("null characters", Answer::json("\0".repeat(4096)), "format"),
            ("10,000 levels", Answer::json("[".repeat(10_000) + &"]".repeat(10_000)), "format"),
            ("10,000 levels without an end", Answer::json("{\"page\":".repeat(10_000)), "format"),
            ("60 MB", Answer::json(huge()), "format"),
            ("60 MB without a length", Answer::json(huge()).without_length(), "format"),
            ("60 MB in a small parcel", Answer::json(huge()).gzipped(), "format"),
        ] {
            let has_no_end = kind == "timeout";
            world.feed.answer(SUMMARY, [answer]);
            refresh(world, has_no_end).await;
            refresh(world, has_no_end).await;
            expect_stands(world, name, kind).await;
            world.feed.summary(blip("summary-1414"));
            refresh(world, false).await;
            expect_recovered(world, name).await;
        }
    });
}

#[test]
fn a_feed_that_speaks_no_http_is_one_more_bad_feed() {
    e2e::test("a_feed_that_speaks_no_http_is_one_more_bad_feed", async |world| {
        let raw = Raw::start().await;
        let head = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: application/json\r\n";
        let whole = |name| format!("{head}Connection: close\r\n\r\n{}", blip(name));
        let body = blip("summary-1315");
        raw.say(whole("summary-1315"));
        open(world, &raw.origin()).await;
        for (name, bytes, kind) in [
            ("hangs up", String::new(), "network"),
            ("another protocol", "220 mail.example.com ESMTP\r\n".to_owned(), "network"),
            ("half a head", head.split_at(40).0.to_owned(), "network"),
            ("a length that is longer", format!("{head}Content-Length: 99999\r\n\r\n{body}"), "network"),
            (
                "pieces that are none",
                format!("{head}Transfer-Encoding: chunked\r\n\r\nsoon\r\n{body}"),
                "network|format",
            ),
            (
                "pieces without an end",
                format!("{head}Transfer-Encoding: chunked\r\n\r\n5\r\n{{\"pag\r\n"),
                "network|format",
            ),
        ] {
            raw.say(bytes);
            refresh(world, false).await;
            refresh(world, false).await;
            expect_stands(world, name, kind).await;
            raw.say(whole("summary-1414"));
            refresh(world, false).await;
            expect_recovered(world, name).await;
        }
    });
}

#[test]
fn odd_but_good_answers_are_good() {
    e2e::test("odd_but_good_answers_are_good", async |world| {
        let elsewhere = Feed::start().await;
        elsewhere.summary(blip("summary-1414"));
        let here = format!("{}{SUMMARY}", elsewhere.origin());
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let monitoring = blip("summary-1414");
        let with = |field: &str| monitoring.replacen('{', &format!("{{\"{field}\":{deep},"), 1);
        world.feed.summary(blip("summary-1315"));
        open(world, &world.feed.origin()).await;
        for (name, answer) in [
            ("a redirect to another origin", Answer::redirect(&here)),
            ("10,000 levels where nobody looks", Answer::json(with("deep"))),
            ("10,000 levels where a text should be", Answer::json(with("status"))),
            ("another type", Answer::of(200, "text/plain", monitoring.clone())),
            ("no length", Answer::json(monitoring.clone()).without_length()),
            ("a byte order mark", Answer::json(format!("\u{feff}{monitoring}"))),
            ("203", Answer::of(203, "application/json", monitoring.clone())),
        ] {
            world.feed.summary(blip("summary-1315"));
            refresh(world, false).await;
            world.feed.answer(SUMMARY, [answer]);
            refresh(world, false).await;
            let banner = world.banner().await;
            assert!(banner.stage.to_lowercase().contains("monitoring"), "{name}: {banner:#?}");
            assert_eq!(world.run("return seen.flickers;").await, json!([]), "{name}");
        }
        assert_eq!(world.events("error").await, [] as [Value; 0]);
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn what_is_huge_does_not_stall_the_page() {
    e2e::needs().alone().test("what_is_huge_does_not_stall_the_page", async |world| {
        world.feed.summary(blip("summary-1315"));
        open(world, &world.feed.origin()).await;
        for (name, answer) in [
            ("told", Answer::json(huge())),
            ("not told", Answer::json(huge()).without_length()),
            ("told of a small parcel", Answer::json(huge()).gzipped()),
        ] {
            world.feed.answer(SUMMARY, [answer]);
            let longest = world
                .run_async(
                    "let longest = 0, last = performance.now();\
                     const watch = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 5);\
                     await seen.handle.refresh(); clearInterval(watch); return Math.max(longest, performance.now() - last);",
                )
                .await;
            println!("60 MB, its length {name}: the page stood still for {longest} ms at most");
            // A feed of this size is parsed in a second or more. The half of that is a busy machine's.
            assert!(longest.as_f64().is_some_and(|longest| longest < 500.0), "{name}: {longest} ms");
            assert!(world.banner().await.visible, "{name}");
        }
    });
}

#[test]
fn a_clock_that_is_wrong_by_an_hour_makes_no_nonsense() {
    e2e::test("a_clock_that_is_wrong_by_an_hour_makes_no_nonsense", async |world| {
        world.feed.summary(blip("summary-1315"));
        // The post is of 16:15 by the clock of the world, and the reader's should be at 16:20.
        for (clock, time) in
            [("15:20", "Updated now"), ("16:20", "Updated 4 min ago"), ("17:20", "Updated 1 hr ago")]
        {
            let head = format!(
                "<script>seen.clock = Date.parse('2021-10-08T{clock}:00Z'); Date.now = () => seen.clock;</script>"
            );
            let tag = world.tag("data-components=\"Desk\"");
            world.open(&format!("{head}{tag}"), "").await;
            let banner = world.until(clock, |banner| banner.visible).await;
            assert_eq!((banner.headline.as_str(), banner.time.as_str()), ("Desk degraded", time), "{clock}");
            // It is set while the page is open. Set back, the status is as fresh as before; set on, the machine may have slept, so it is none until
            // it is asked anew.
            for hours in [-1, 2, -2, 1] {
                world.run(&format!("seen.clock += {hours} * 3600000; document.dispatchEvent(new Event('visibilitychange'));")).await;
                let banner = world.banner().await;
                assert!(
                    (banner.visible || hours != -1)
                        && !banner.time.contains('-')
                        && !banner.time.starts_with("in "),
                    "{clock}: {banner:#?}"
                );
                world.run_async("await document.querySelector('status-widget').refresh();").await;
                world.until(clock, |banner| banner.visible).await;
            }
            assert_eq!(world.console().await, []);
        }
    });
}
