//! A day of polls, 1,440 of them, against a feed that changes, fails and recovers: afterwards the page is as it was after ten. Blink's
//! protocol tells what there is; the page's own time passes as fast as it is read.

use std::time::Instant;

use e2e::{Answer, Engine, SUMMARY, World, blip};
use serde_json::{Value, json};

use crate::polls::CLOCK;

/// A day of minutes.
const DAY: usize = 1440;

/// When it is measured first. All three are whole rounds of the feed apart.
const WARM: usize = 10;

/// When it is measured once more in between.
const NOON: usize = 730;

/// How many polls another element has before: within some hundred the browser notes which code is used how, and compiles it, which comes
/// to 200 kB that are no element's.
const BEFORE: usize = 400;

/// How much larger the heap may be than after ten polls, in bytes: some code is used for the first time in the afternoon.
const WARMING: f64 = 128_000.0;

/// How much larger it may be than at noon, when that is over: a leak of a hundred bytes a poll would be 71 kB.
const LEAK: f64 = 64_000.0;

/// Counts what the widget sets and asks, and finds its memory. Nothing is kept for each poll, lest the page be what grows.
const COUNT: &str = "<script>
seen.asked = 0;
{
  const fetchAsIs = fetch, { instantiate, instantiateStreaming } = WebAssembly;
  window.fetch = (url, how) => { seen.asked += /summary/.test(url); return fetchAsIs(url, how); };
  const keep = (made) => { seen.exports = made.instance.exports; return made; };
  WebAssembly.instantiate = (...from) => instantiate(...from).then(keep);
  WebAssembly.instantiateStreaming = (...from) => instantiateStreaming(...from).then(keep);
}
seen.warnings = 0;
console.warn = () => { seen.warnings += 1; };
const tick = () => new Promise((done) => setTimeout(done));
// One poll: time passes until it begins, and stands still until it is over, when the next wait is longer than a time-out.
seen.poll = async () => {
  const { asked } = seen;
  const until = async (isOver) => {
    for (let turn = 0; !isOver(); turn += 1) {
      if (turn > 5000) throw new Error(`stuck: ${isOver}, ${seen.waits()}, asked ${seen.asked}, ${passed} ms`);
      // What is told to others waits for a moment of its own. There is none where what is next is too near for the page's time.
      const least = Math.min(...seen.waits());
      if (least <= 1 || least < Infinity && seen.asked === asked) seen.pass(least + 0.001);
      await tick();
    }
  };
  await until(() => seen.asked > asked);
  await until(() => seen.waits().some((wait) => wait > 10));
  await until(() => seen.waits().every((wait) => wait > 10));
};
</script>";

/// Takes the recorder's clock out again: its code would be measured with the widget's.
const OWN: &str = "<script>window.setTimeout = seen.own.set; window.clearTimeout = seen.own.clear; performance.now = seen.own.now;</script>";

/// What there is.
#[derive(Debug)]
struct Measure {
    heap: f64,
    nodes: f64,
    listeners: f64,
    wasm: Value,
    timers: Value,
}

/// So many polls, a part of them at a time: a script may not take for ever.
async fn poll(world: &World, polls: usize) {
    for from in (0..polls).step_by(120) {
        let more = (polls - from).min(120);
        world.run_async(&format!("for (let poll = 0; poll < {more}; poll += 1) await seen.poll();")).await;
    }
}

/// The least of three looks: what is kept is there at each, what is on its way is not.
async fn measure(world: &World) -> Measure {
    let mut least = look(world).await;
    for _ in 0..2 {
        let other = look(world).await;
        least.heap = least.heap.min(other.heap);
        least.nodes = least.nodes.min(other.nodes);
        least.listeners = least.listeners.min(other.listeners);
    }
    least
}

async fn look(world: &World) -> Measure {
    // What is on its way is nobody's yet; what our own recorder and the browser keep for us is not the widget's.
    world.run_async("await new Promise((done) => setTimeout(done, 100));").await;
    world.run("seen.events.length = 0; seen.console.length = 0; performance.clearResourceTimings();").await;
    let tell = async |command, parameters| {
        world.browser.devtools(command, parameters).await.expect("an answer over the protocol")
    };
    for command in ["Performance.enable", "Log.clear", "Runtime.discardConsoleEntries"] {
        tell(command, json!({})).await;
    }
    for _ in 0..3 {
        tell("HeapProfiler.collectGarbage", json!({})).await;
    }
    let metrics = tell("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().into_iter().flatten();
        all.filter(|metric| metric["name"] == name)
            .find_map(|metric| metric["value"].as_f64())
            .expect("a metric")
    };
    Measure {
        heap: metric("JSHeapUsedSize"),
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        wasm: world
            .run(
                "return Object.values(seen.exports).flatMap((one) => one instanceof WebAssembly.Memory ? [one.buffer.byteLength]\
                   : one instanceof WebAssembly.Table ? [one.length] : []);",
            )
            .await,
        timers: world.run("return timers.size;").await,
    }
}

#[test]
fn after_a_day_it_is_as_after_ten_polls() {
    // The heap of a browser that others have had says nothing.
    let needs = e2e::needs().engines(&[Engine::Blink]).wasm().fresh();
    needs.test("after_a_day_it_is_as_after_ten_polls", async |world| {
        let good = |name| Answer::json(blip(name));
        let round = [
            good("summary-1300"),
            good("summary-1315"),
            Answer::status(500),
            good("summary-1414"),
            good("summary-1315").cut_off(),
            good("summary-1640"),
            Answer::of(200, "text/html", "<!doctype html><title>Sorry</title>"),
            good("summary-1640").without_cors(),
            good("summary-2111"),
            good("summary-1315"),
        ];
        assert_eq!([BEFORE, DAY - WARM, NOON - WARM].map(|polls| polls % round.len()), [0; 3]);
        world.feed.answer(SUMMARY, round.iter().cycle().take(BEFORE + DAY + 1).cloned());
        world.feed.answer("/api/v2/incidents.json", [good("incidents-2111")]);
        let head = format!("{OWN}{CLOCK}{COUNT}<script src=\"/dist/status-widget.js\"></script>");
        world.open(&head, "").await;
        // The reader's clock goes on from the afternoon of the incident.
        let options = format!(
            "{{ source: '{}', components: 'Desk', now: () => 1633710000000 + performance.now() }}",
            world.feed.origin()
        );
        let mount = format!("seen.asked = 0; seen.handle = StatusWidget.mount({options});");
        world.run(&mount).await;
        world.settle().await;

        let begin = Instant::now();
        poll(world, BEFORE - 1).await;
        world.run("seen.handle.destroy(); seen.events.length = 0;").await;
        world.run(&mount).await;
        world.settle().await;
        let (mut polls, mut measures) = (1, Vec::new());
        for until in [WARM, NOON, DAY] {
            poll(world, until - polls).await;
            polls = until;
            if measures.is_empty() {
                // Opened, it has all to draw that there is.
                world.click("toggle").await;
            }
            let measure = measure(world).await;
            println!("after {polls} polls: {measure:?}");
            measures.push(measure);
        }
        let hours = world.run("return Math.round(passed / 3600000);").await;
        let warnings = world.run("return seen.warnings;").await;
        println!("{hours} hours of the page's time in {} s, {warnings} warnings", begin.elapsed().as_secs());
        assert_eq!(world.feed.polls(), BEFORE + DAY);
        let [first, noon, last] = measures.try_into().expect("three measures");
        assert_eq!((&last.wasm, &last.timers), (&first.wasm, &first.timers));
        assert_eq!(last.listeners, first.listeners);
        assert!(last.nodes <= first.nodes, "{last:?}");
        assert!(last.heap - first.heap < WARMING, "the heap has grown by {} bytes", last.heap - first.heap);
        assert!(
            last.heap - noon.heap < LEAK,
            "the heap has grown by {} bytes since noon",
            last.heap - noon.heap
        );
        assert_eq!(world.banner().await.headline, "Desk degraded");
        world.host_goes_on().await;
    });
}
