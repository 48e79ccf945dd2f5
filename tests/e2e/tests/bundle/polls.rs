//! When the feed is asked: pauses, back-off, and what a feed asks for. Time is the page's own here, so nobody waits for it.

use std::time::{Duration, Instant};

use e2e::browser::Pace;
use e2e::world::PATIENCE;
use e2e::{Answer, SUMMARY, World, blip};
use serde_json::Value;

/// Keeps the page's longer timers until the test lets time pass; but not those of 30 seconds sharp, by which WebKit's driver gives
/// up on a script of the test.
pub(crate) const CLOCK: &str = r"<script>
const timers = new Map(), really = { setTimeout, clearTimeout, now: performance.now.bind(performance) };
let passed = 0, count = 0, answered = 0;
// Who has an answer no longer waits the ten seconds for it.
const end = (id) => {
  const { wait } = timers.get(id) || {};
  if (wait > 9.9 && wait <= 10) answered = really.now();
  return timers.delete(id);
};
performance.now = () => really.now() + passed;
window.setTimeout = (callback, delay, ...rest) => {
  if (!(delay >= 9000) || delay === 30000) return really.setTimeout.call(window, callback, delay, ...rest);
  const id = `timer ${count += 1}`;
  timers.set(id, { callback, due: performance.now() + delay, wait: delay / 1000, at: really.now() });
  return id;
};
window.clearTimeout = (id) => { if (!end(id)) really.clearTimeout.call(window, id); };
// What waits for days is how long a status may be shown (see `OPTIONS`).
seen.waits = () => [...timers.values()].map((timer) => (timer.due - performance.now()) / 1000).filter((wait) => wait < 9000);
// How long they were when they were set, and how much of what really passed since the last answer had gone by then.
seen.set = () => [...timers.values()].filter(({ wait }) => wait < 9000).map(({ wait, at }) => [wait, (at - answered) / 1000]);
seen.pass = (seconds) => {
  passed += 1000 * seconds;
  for (const [id, timer] of timers) {
    if (timer.due <= performance.now()) { end(id); timer.callback(); }
  }
};
seen.see = (hidden, onLine) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => hidden ? 'hidden' : 'visible' });
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => onLine });
};
</script>";

/// How somebody goes, and comes back.
pub const ABSENCES: [(&str, &str, &str); 4] = [
    (
        "hidden",
        "seen.see(true, true); document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));",
        "seen.see(false, true); document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));",
    ),
    (
        "offline",
        "seen.see(false, false); dispatchEvent(new Event('offline'));",
        "seen.see(false, true); dispatchEvent(new Event('online'));",
    ),
    (
        "kept for a way back",
        "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));",
        "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));",
    ),
    (
        "frozen",
        "document.dispatchEvent(new Event('freeze'));",
        "document.dispatchEvent(new Event('resume'));",
    ),
];

/// With nothing to show, nothing remembered and a status that may be old, no timer is set but the poller's.
const OPTIONS: &str = "data-components=\"Desk\" data-max-age=\"8d\" data-storage=\"off\"";

/// Opens a page with its own time and a widget that has had its first answer.
async fn open(world: &World, options: &str) {
    world.open(&format!("{CLOCK}{}", world.tag(&format!("{OPTIONS} {options}"))), "").await;
    world.until_script("return seen.events.length > 0;").await;
}

/// How long the widget waits, in seconds; none where it does not.
async fn wait(world: &World) -> Option<f64> {
    let waits = world.run("return seen.waits();").await;
    let waits = waits.as_array().expect("a list");
    assert!(waits.len() <= 1, "more than one timer: {waits:?}");
    waits.first().and_then(Value::as_f64)
}

/// Holds how long the widget has begun to wait, counted from its last answer, once it leads: the lock comes a moment later, after a
/// failure a second.
async fn expect_between(world: &World, what: &str, (least, most): (f64, f64)) {
    // A second for a machine that has other things to do between the answer and the wait.
    let least = least - 1.0;
    let expected = format!(
        "const set = seen.set(); if (set.length !== 1) return false;\
         const [[wait, gone]] = set; return wait + gone >= {least} && wait <= {most};"
    );
    if world.browser.wait_for(&expected, PATIENCE).await.is_err() {
        let found = world.run("return seen.set();").await;
        panic!("{what}: waits {found} s, not {least} to {most}");
    }
}

/// Lets time pass and waits until the feed has been asked so often and the answer is in.
async fn pass(world: &World, seconds: u32, polls: usize) {
    world.run(&format!("seen.pass({seconds});")).await;
    asked(world, polls).await;
}

async fn asked(world: &World, polls: usize) {
    let (start, mut pace) = (Instant::now(), Pace::default());
    while start.elapsed() < PATIENCE {
        let waits = wait(world).await;
        // A time-out counts ten seconds; every pause is longer.
        if world.feed.polls() == polls && waits.is_none_or(|wait| wait > 10.0) {
            return;
        }
        pace.wait().await;
    }
    panic!("asked {} times, not {polls}", world.feed.polls());
}

#[test]
fn it_rests_while_nobody_looks_and_asks_on_return() {
    e2e::test("it_rests_while_nobody_looks_and_asks_on_return", async |world| {
        for (name, goes, returns) in ABSENCES {
            world.feed.summary(blip("summary-1300"));
            let before = world.feed.polls();
            open(world, "").await;
            asked(world, before + 1).await;
            expect_between(world, name, (54.0, 66.0)).await;

            world.run(goes).await;
            assert_eq!(wait(world).await, None, "{name}");
            world.run("seen.pass(30);").await;
            world.run(returns).await;
            expect_between(world, name, (24.0, 36.0)).await;
            assert_eq!(world.feed.polls(), before + 1, "{name}: it is not time yet");

            world.run(goes).await;
            world.run("seen.pass(3600);").await;
            world.quiet().await;
            assert_eq!(world.feed.polls(), before + 1, "{name}: nobody looks");
            world.feed.summary(blip("summary-1315"));
            world.run(returns).await;
            world.until("the news", |banner| banner.visible).await;
            assert_eq!(world.feed.polls(), before + 2, "{name}");
        }
        world.host_goes_on().await;
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn a_tab_opened_in_the_background_has_its_banner_when_somebody_comes() {
    e2e::test("a_tab_opened_in_the_background_has_its_banner_when_somebody_comes", async |world| {
        world.feed.summary(blip("summary-1315"));
        let (_, goes, returns) = ABSENCES[0];
        world.open(&format!("{CLOCK}<script>{goes}</script>{}", world.tag("")), "").await;
        world.until("the banner", |banner| banner.visible).await;
        world.run(&format!("seen.pass(50); {returns}")).await;
        world.quiet().await;
        assert_eq!(world.feed.polls(), 1, "it is not time yet");
    });
}

#[test]
fn it_leaves_a_feed_alone_as_long_as_it_asks() {
    e2e::test("it_leaves_a_feed_alone_as_long_as_it_asks", async |world| {
        let good = || Answer::json(blip("summary-1300"));
        let busy = |after| Answer::status(429).header("retry-after", after);
        let exposed = |after| busy(after).header("access-control-expose-headers", "Retry-After");
        for (name, answer, expected) in [
            ("an answer", good(), (54.0, 66.0)),
            (
                "an answer for two minutes",
                good().header("cache-control", "public, max-age=120"),
                (120.0, 120.0),
            ),
            ("an answer for ten seconds", good().header("cache-control", "max-age=10"), (54.0, 66.0)),
            ("an answer for a day", good().header("cache-control", "max-age=86400"), (300.0, 300.0)),
            ("a failure", Answer::status(500), (60.0, 120.0)),
            ("two minutes", exposed("120"), (120.0, 180.0)),
            ("two minutes that cannot be read", busy("120"), (60.0, 120.0)),
            ("a day", exposed("86400"), (300.0, 360.0)),
            ("a date to come", exposed("Fri, 01 Jan 2100 00:00:00 GMT"), (300.0, 360.0)),
            ("a date gone by", exposed("Fri, 08 Oct 2021 16:15:00 GMT"), (60.0, 120.0)),
            ("nonsense", exposed("soon"), (60.0, 120.0)),
            ("no time at all", exposed("0"), (60.0, 120.0)),
        ] {
            world.feed.answer(SUMMARY, [answer]);
            let before = world.feed.polls();
            open(world, "").await;
            asked(world, before + 1).await;
            expect_between(world, name, expected).await;
        }
    });
}

#[test]
fn an_answer_is_as_old_as_all_who_have_kept_it_say() {
    e2e::test("an_answer_is_as_old_as_all_who_have_kept_it_say", async |world| {
        // Forty minutes each: a cache by its word, a relay by its clock and the moment at which it got it.
        let cache = [("age", "2400")];
        let relay =
            [("date", "Tue, 10 Mar 2026 12:00:00 GMT"), ("status-date", "Tue, 10 Mar 2026 11:20:00 GMT")];
        let long =
            [("date", "Tue, 10 Mar 2026 12:00:00 GMT"), ("status-date", "Tue, 10 Mar 2026 10:50:00 GMT")];
        for (name, headers, shows) in [
            ("nobody", vec![], true),
            ("a cache", cache.to_vec(), true),
            ("a relay", relay.to_vec(), true),
            ("a relay behind which is a cache", [&cache[..], &relay].concat(), false),
            ("nobody whose word can be read", vec![("age", "some time")], true),
            // What may keep nothing unasked has asked, or is told of each change: `Age` begins where the file was put there.
            (
                "a host of static files",
                vec![("age", "40000"), ("cache-control", "public, max-age=0, must-revalidate")],
                true,
            ),
            ("one who has to ask each time", vec![("age", "40000"), ("cache-control", "No-Cache")], true),
            (
                "one who need not ask for a minute",
                vec![("age", "40000"), ("cache-control", "public, max-age=60, must-revalidate")],
                false,
            ),
            (
                "a relay behind which is one who cannot be read",
                [&[("age", "0, 2400")], &long[..]].concat(),
                false,
            ),
        ] {
            let kept = Answer::json(blip("summary-1315"))
                .header("access-control-expose-headers", "Age, Date, Status-Date");
            let kept = headers.into_iter().fold(kept, |kept, (name, value)| kept.header(name, value));
            world.feed.answer(SUMMARY, [kept]);
            let options = "data-components=\"Desk\" data-max-age=\"1h\" data-storage=\"off\"";
            world.open(&world.tag(options), "").await;
            world.settle().await;
            assert_eq!(world.banner().await.visible, shows, "{name}");
        }
    });
}

#[test]
fn it_backs_off_and_comes_back() {
    e2e::test("it_backs_off_and_comes_back", async |world| {
        world.feed.answer(SUMMARY, [Answer::status(500)]);
        open(world, "").await;
        for (polls, expected) in
            [(60.0, 120.0), (120.0, 240.0), (240.0, 480.0), (450.0, 900.0), (450.0, 900.0)].iter().enumerate()
        {
            asked(world, polls + 1).await;
            expect_between(world, "a failure", *expected).await;
            pass(world, 900, polls + 2).await;
        }
        world.feed.summary(blip("summary-1300"));
        pass(world, 900, 7).await;
        expect_between(world, "a success", (54.0, 66.0)).await;
        assert_eq!(world.events("error").await.len(), 1);
    });
}

#[test]
fn the_sources_are_tried_in_order_each_round() {
    e2e::test("the_sources_are_tried_in_order_each_round", async |world| {
        let paths = || -> Vec<String> { world.feed.seen().into_iter().map(|seen| seen.path).collect() };
        world.feed.answer("/first.json", [Answer::status(500)]);
        world.feed.answer("/second.json", [Answer::json(blip("summary-1315"))]);
        let origin = world.feed.origin();
        open(world, &format!("data-source=\"{origin}/first.json {origin}/second.json\"")).await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(paths(), ["/first.json", "/second.json"]);
        world.feed.answer("/first.json", [Answer::json(blip("summary-1414"))]);
        world.run("seen.pass(66);").await;
        world.until("the first one's", |banner| banner.stage.to_lowercase().contains("monitoring")).await;
        assert_eq!(paths(), ["/first.json", "/second.json", "/first.json"]);
        assert_eq!(world.events("error").await, [] as [Value; 0]);
    });
}

#[test]
fn another_interval_counts_from_the_last_answer() {
    e2e::test("another_interval_counts_from_the_last_answer", async |world| {
        world.feed.summary(blip("summary-1300"));
        open(world, "").await;
        asked(world, 1).await;
        world
            .run("seen.pass(10); document.querySelector('status-widget').setAttribute('refresh', '30s');")
            .await;
        expect_between(world, "half a minute", (17.0, 23.0)).await;
        assert_eq!(world.feed.polls(), 1);
    });
}

#[test]
fn a_body_that_drips_is_given_up() {
    e2e::test("a_body_that_drips_is_given_up", async |world| {
        world.feed.answer(SUMMARY, [Answer::json(blip("summary-1315")).dripping()]);
        world.open(&format!("{CLOCK}{}", world.tag("")), "").await;
        world.until_script("return seen.waits().length > 0;").await;
        // Its head is here, and a part of its body.
        tokio::time::sleep(Duration::from_millis(500)).await;
        world.run("seen.pass(10);").await;
        world.until_script("return seen.events.length > 0;").await;
        assert_eq!(world.events("error").await[0]["detail"]["kind"], "timeout");
        asked(world, 1).await;
        expect_between(world, "a time-out", (60.0, 120.0)).await;
    });
}

#[test]
fn a_body_of_many_megabytes_is_not_read() {
    e2e::test("a_body_of_many_megabytes_is_not_read", async |world| {
        world.feed.answer(SUMMARY, [Answer::json(blip("summary-1315") + &" ".repeat(9_000_000))]);
        open(world, "").await;
        assert_eq!(world.events("error").await[0]["detail"]["kind"], "format");
        assert!(world.banner().await.hidden);
    });
}

#[test]
fn nothing_is_left_when_the_element_is_gone() {
    e2e::test("nothing_is_left_when_the_element_is_gone", async |world| {
        world.feed.summary(blip("summary-1300"));
        world.open(&format!("{CLOCK}<script src=\"/dist/status-widget.js\"></script>"), "").await;
        let source = world.feed.origin();
        world
            .run(&format!("seen.handle = StatusWidget.mount({{ source: '{source}', storage: 'off' }});"))
            .await;
        world.until_script("return seen.events.length > 0;").await;
        asked(world, 1).await;
        world.run("seen.handle.destroy();").await;
        world.until_script("return seen.waits().length === 0;").await;
        for (name, goes, returns) in ABSENCES {
            world.run(&format!("{goes} seen.pass(3600); {returns}")).await;
            assert_eq!(wait(world).await, None, "{name}");
        }
        world.quiet().await;
        assert_eq!(world.feed.polls(), 1);
        world.host_goes_on().await;
    });
}

#[test]
fn what_is_old_stands_until_the_first_answer_since_the_return() {
    e2e::test("what_is_old_stands_until_the_first_answer_since_the_return", async |world| {
        let (_, goes, returns) = ABSENCES[0];
        let late = Duration::from_millis(900);
        world.feed.summary(blip("summary-1315"));
        world
            .open(&format!("{CLOCK}{}", world.tag("data-components=\"Desk\" data-storage=\"off\"")), "")
            .await;
        world.until("the banner", |banner| banner.visible).await;

        world.feed.answer(SUMMARY, [Answer::json(blip("summary-1414")).after(late)]);
        world.run(&format!("{goes} seen.pass(3600); {returns}")).await;
        assert!(world.banner().await.visible, "nothing flickers");
        world.until("the news", |banner| banner.stage.to_lowercase().contains("monitoring")).await;

        world.feed.answer(SUMMARY, [Answer::status(500).after(late)]);
        world.run(&format!("{goes} seen.pass(3600); {returns}")).await;
        assert!(world.banner().await.visible, "an answer may come");
        world.until("nothing, for it is an hour old", |banner| banner.hidden).await;
        let levels = world.events("change").await;
        let levels: Vec<_> = levels.iter().map(|event| &event["detail"]["level"]).collect();
        assert_eq!(levels, ["minor", "minor", "unknown"]);
    });
}

/// While a machine sleeps the clock that nobody sets stands still, nearly everywhere; the reader's does not.
#[test]
fn what_was_slept_through_counts() {
    e2e::test("what_was_slept_through_counts", async |world| {
        let (_, goes, returns) = ABSENCES[0];
        let clock =
            "<script>seen.slept = 0; { const { now } = Date; Date.now = () => now() + seen.slept; }</script>";
        for begin in ["summary-1315", "summary-1300"] {
            let before = world.feed.polls();
            world.feed.summary(blip(begin));
            world
                .open(
                    &format!("{CLOCK}{clock}{}", world.tag("data-components=\"Desk\" data-storage=\"off\"")),
                    "",
                )
                .await;
            let is_there = begin == "summary-1315";
            world.until_script("return seen.events.length > 0;").await;
            world.until("how it was", |banner| banner.visible == is_there).await;
            world.run(goes).await;
            // What ended in the night is nobody's news; what began in it is.
            world.feed.summary(blip(if is_there { "summary-1300" } else { "summary-1315" }));
            world.run(&format!("seen.slept = 8 * 3600e3; {returns}")).await;
            world.until("how it is", |banner| banner.visible != is_there).await;
            world.quiet().await;
            assert_eq!(world.feed.polls(), before + 2, "{begin}");
            assert_eq!(world.banner().await.visible, !is_there, "{begin}");
        }
        assert_eq!(world.console().await, []);
    });
}
