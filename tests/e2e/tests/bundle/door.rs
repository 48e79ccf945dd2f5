//! Silence is free: on a quiet day a page view pays for the door and the feed alone, and what stands behind the door comes when it is
//! needed.

use std::time::Duration;

use e2e::{Answer, World, blip, foreign, quillhaven};
use serde_json::{Value, json};

use crate::polls::{ABSENCES, CLOCK};

/// Counts what is compiled or started of any wasm, and each script of ours besides the door that has run.
const SPY: &str = "<script>seen.compiled = []; document.addEventListener('status-widget-script', () => seen.compiled.push('script'));\
    for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming', 'Module', 'Instance']) {\
    const own = WebAssembly[name]; WebAssembly[name] = new Proxy(own, {\
    apply(own, self, words) { seen.compiled.push(name); return Reflect.apply(own, self, words); },\
    construct(own, words) { seen.compiled.push(name); return Reflect.construct(own, words); } }); }</script>";

/// Keeps the page's `load` waiting for a second.
const SLOW: &str = "/slow.png";

/// What was fetched of ours, in its order: by the middle of its name, and whether that was before the page's `load`.
const FETCHED: &str = "const { loadEventStart } = performance.getEntriesByType('navigation')[0];\
    return performance.getEntriesByType('resource').filter(({ name }) => name.includes('/dist/'))\
    .map(({ name, startTime }) => [name.split('/').pop().replace(/[0-9a-f]{10}/, 'HASH'), startTime < loadEventStart]).sort();";

/// The one element's shadow root, which it has once something works in it.
const AT_WORK: &str =
    "const element = document.querySelector('status-widget'); return Boolean(element && element.shadowRoot);";

/// Opens a page whose `load` is late, and waits until the feed's answer is in.
async fn open(world: &World, before: &str, attributes: &str) {
    world.feed.answer(SLOW, [Answer::status(404).after(Duration::from_secs(1))]);
    let image = format!("<img alt=\"\" src=\"{}{SLOW}\">", world.feed.origin());
    world.open(&format!("{before}{}", world.tag(attributes)), &image).await;
    world.until_script("return seen.events.length > 0;").await;
}

/// Nothing works in the element, and none of it was compiled.
async fn is_at_rest(world: &World, what: &str) {
    tokio::time::sleep(e2e::world::QUIET).await;
    assert_eq!(world.run(AT_WORK).await, json!(false), "{what}");
    assert_eq!(world.run("return seen.compiled || [];").await, json!([]), "{what}");
}

#[test]
fn a_quiet_page_needs_the_door_alone() {
    e2e::test_wasm("a_quiet_page_needs_the_door_alone", async |world| {
        for (name, document, attributes) in [
            ("all is well", blip("summary-1300"), "data-components=\"Desk\""),
            (
                "what consent managers and optimizers write",
                blip("summary-1300"),
                "data-components=\"Desk\" data-consent=\"statistics\" data-nowprocket=\"1\"",
            ),
            (
                "all, at any severity",
                quillhaven("all-operational"),
                "data-minimum=\"info\" data-maintenance=\"30d\"",
            ),
            // Which has no list of maintenances, or a null for it, where there are none.
            ("incident.io's", foreign("incident-io", "compatible-well"), ""),
            ("with nulls", foreign("incident-io", "compatible-well-with-nulls"), ""),
        ] {
            world.feed.summary(document);
            let before = world.feed.polls();
            open(world, SPY, attributes).await;
            is_at_rest(world, name).await;
            let expected = json!([
                ["status-widget.HASH.wasm", false],
                ["status-widget.banner.HASH.js", false],
                ["status-widget.js", true]
            ]);
            assert_eq!(world.run(FETCHED).await, expected, "{name}");
            let changes = world.events("change").await;
            let state = json!({ "level": "operational", "headline": null, "notices": [], "components": [] });
            assert_eq!(changes.len(), 1, "{name}: {changes:#?}");
            assert_eq!(changes[0]["detail"], state, "{name}");
            assert_eq!(
                world.run("return document.querySelector('status-widget').state;").await,
                state,
                "{name}"
            );
            assert_eq!(world.feed.polls(), before + 1, "{name}");
            assert_eq!(
                world.whole_console().await.iter().filter(|line| !line.message.contains(SLOW)).count(),
                0,
                "{name}"
            );
            world.host_goes_on().await;
        }
    });
}

#[test]
fn who_saves_data_is_sent_no_more() {
    e2e::test_wasm("who_saves_data_is_sent_no_more", async |world| {
        world.feed.summary(blip("summary-1300"));
        let saves =
            "<script>Object.defineProperty(navigator, 'connection', { value: { saveData: true } });</script>";
        open(world, saves, "").await;
        is_at_rest(world, "saves data").await;
        assert_eq!(world.run(FETCHED).await, json!([["status-widget.js", true]]));
        // And has a banner all the same on the day.
        world.feed.summary(blip("summary-1315"));
        world.run_async("await document.querySelector('status-widget').refresh();").await;
        world.until("the banner", |banner| banner.visible).await;
    });
}

#[test]
fn what_the_page_calls_for_comes() {
    e2e::test("what_the_page_calls_for_comes", async |world| {
        world.feed.summary(blip("summary-1300"));
        for (call, asks) in [
            ("seen.handle.refresh();", 1),
            ("document.querySelector('status-widget').refresh();", 1),
            ("seen.handle.explain();", 0),
            ("seen.handle.update({ components: 'Portal' });", 0),
            ("document.querySelector('status-widget').setAttribute('components', 'Portal');", 0),
        ] {
            world.open_mounted("{ minimum: 'info' }").await;
            world.until_script("return seen.events.length > 0;").await;
            is_at_rest(world, call).await;
            let before = world.feed.polls();
            world.run(call).await;
            world.until_script(AT_WORK).await;
            world.until_script("return seen.handle.explain() !== null;").await;
            tokio::time::sleep(e2e::world::QUIET).await;
            assert_eq!(world.feed.polls(), before + asks, "{call}");
            assert_eq!(world.events("change").await.len(), 1, "{call}: nothing has changed");
            assert_eq!(world.run("return seen.handle.state.level;").await, "operational", "{call}");
            let explained = world.run("return seen.handle.explain();").await;
            assert_eq!(explained["level"], "operational", "{call}: {explained:#}");
            assert_eq!(world.console().await, [], "{call}");
        }
    });
}

#[test]
fn who_enters_late_has_its_answer() {
    e2e::test_wasm("who_enters_late_has_its_answer", async |world| {
        world.feed.summary(blip("summary-1300"));
        world.open_mounted("{ target: '#route' }").await;
        world.skip(Duration::from_secs(15)).await;
        world.quiet().await;
        assert_eq!(world.run("return seen.events;").await, json!([]), "nobody has entered");
        world
            .run("document.body.append(Object.assign(document.createElement('div'), { id: 'route' }));")
            .await;
        world.until_script("return seen.events.length > 0;").await;
        is_at_rest(world, "entered late").await;
        let names = "return seen.events.map(({ name, detail }) => [name, detail.level]);";
        assert_eq!(world.run(names).await, json!([["change", "operational"]]));
    });
}

#[test]
fn who_enters_much_later_has_no_old_answer() {
    e2e::test_wasm("who_enters_much_later_has_no_old_answer", async |world| {
        for (then, level) in [("summary-1300", "operational"), ("summary-1315", "minor")] {
            world.feed.summary(blip("summary-1300"));
            let before = world.feed.polls();
            world.open(&format!("{SPY}<script src=\"/dist/status-widget.js\"></script>"), "").await;
            let source = json!({ "source": world.feed.origin(), "storage": "off" });
            world
                .run(&format!("seen.handle = StatusWidget.mount({{ ...{source}, target: '#route' }});"))
                .await;
            world.quiet().await;
            world.skip(Duration::from_secs(120)).await;
            assert_eq!(world.run("return seen.events;").await, json!([]), "nobody has entered");
            world.feed.summary(blip(then));
            world
                .run("document.body.append(Object.assign(document.createElement('div'), { id: 'route' }));")
                .await;
            world.until_script("return seen.events.length > 0;").await;
            assert_eq!(world.events("change").await[0]["detail"]["level"], level);
            assert_eq!(world.feed.polls(), before + 2, "what was said two minutes ago is nothing to go by");
            if level == "operational" {
                is_at_rest(world, "quiet still").await;
            } else {
                world.until("the banner", |banner| banner.visible).await;
            }
        }
    });
}

#[test]
fn who_enters_a_while_later_asks_when_it_is_time() {
    e2e::test_wasm("who_enters_a_while_later_asks_when_it_is_time", async |world| {
        world.feed.summary(blip("summary-1300"));
        world.open_mounted("{ target: '#route' }").await;
        world.quiet().await;
        world.skip(Duration::from_secs(45)).await;
        world
            .run("document.body.append(Object.assign(document.createElement('div'), { id: 'route' }));")
            .await;
        world.until_script("return seen.events.length > 0;").await;
        assert_eq!(world.feed.polls(), 1);
        // From the answer on a minute, a tenth more or less, and not from here.
        world.feed.summary(blip("summary-1315"));
        world.skip(Duration::from_secs(23)).await;
        world.until("the banner", |banner| banner.visible).await;
    });
}

#[test]
fn a_long_list_of_what_is_well_is_quiet_too() {
    e2e::test_wasm("a_long_list_of_what_is_well_is_quiet_too", async |world| {
        let mut feed: Value = serde_json::from_str(&blip("summary-1300")).unwrap();
        // The first is a group, of members that would not be there.
        let one = feed["components"][1].clone();
        let all = (0..550).map(|number| {
            let mut next = one.clone();
            next["id"] = json!(format!("id-{number}"));
            next["name"] = json!(format!("Region {number}"));
            next["description"] = json!("Where customers of that region are served from. ".repeat(5));
            next
        });
        feed["components"] = Value::Array(all.collect());
        let feed = feed.to_string();
        assert!((250_000..400_000).contains(&feed.len()), "{}", feed.len());
        world.feed.summary(feed);
        open(world, SPY, "data-components=\"Region 7\"").await;
        is_at_rest(world, "550 components").await;
        assert_eq!(world.events("change").await[0]["detail"]["level"], "operational");
    });
}

#[test]
fn an_update_before_it_enters_counts() {
    e2e::test("an_update_before_it_enters_counts", async |world| {
        world.feed.summary(blip("summary-1300"));
        world.open("<script src=\"/dist/status-widget.js\"></script>", "").await;
        let mount = format!(
            "seen.handle = StatusWidget.mount({{ source: '{}' }}); seen.handle.update({{ preview: 'major' }});",
            world.feed.origin()
        );
        world.run(&mount).await;
        world.until("what is made up", |banner| banner.visible && banner.severity == "major").await;
    });
}

#[test]
fn an_attribute_set_to_the_same_value_starts_nothing() {
    e2e::test_wasm("an_attribute_set_to_the_same_value_starts_nothing", async |world| {
        world.feed.summary(blip("summary-1300"));
        let element =
            format!("<status-widget source=\"{}\" components=\"Desk\"></status-widget>", world.feed.origin());
        world.open("<script async src=\"/dist/status-widget.js\"></script>", &element).await;
        world.until_script("return seen.events.length > 0;").await;
        world.run("document.querySelector('status-widget').setAttribute('components', 'Desk');").await;
        is_at_rest(world, "the same").await;
    });
}

#[test]
fn the_next_poll_has_the_news() {
    e2e::test("the_next_poll_has_the_news", async |world| {
        world.feed.summary(blip("summary-1300"));
        let tag = world.tag("data-components=\"Desk\"");
        world.open(&format!("{CLOCK}{tag}"), "").await;
        world.until_script("return seen.events.length > 0;").await;
        is_at_rest(world, "before the poll").await;
        // Nobody looks, and it may be long until somebody does.
        let (_, goes, returns) = ABSENCES[0];
        world.run(&format!("{goes} seen.pass(66);")).await;
        is_at_rest(world, "nobody looks").await;
        world.feed.summary(blip("summary-1315"));
        world.run(returns).await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        assert_eq!(world.feed.polls(), 2);
        let levels = world.events("change").await;
        let levels: Vec<&Value> = levels.iter().map(|event| &event["detail"]["level"]).collect();
        assert_eq!(levels, ["operational", "minor"]);
    });
}

#[test]
fn what_was_well_long_ago_is_unknown() {
    e2e::test_wasm("what_was_well_long_ago_is_unknown", async |world| {
        world.feed.summary(blip("summary-1300"));
        world.open_mounted("{}").await;
        world.until_script("return seen.events.length > 0;").await;
        world.run("Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }); dispatchEvent(new Event('offline'));").await;
        for (minutes, level) in [(14, "operational"), (2, "unknown")] {
            world.skip(Duration::from_secs(60 * minutes)).await;
            assert_eq!(world.run("return seen.handle.state.level;").await, level, "{minutes} min later");
        }
        is_at_rest(world, "there is no network").await;
        world.run("delete navigator.onLine; dispatchEvent(new Event('online'));").await;
        world.until_script("return seen.handle.state.level === 'operational';").await;
        while world.feed.polls() < 2 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
}

#[test]
fn a_wait_keeps_no_page_busy() {
    e2e::test_wasm("a_wait_keeps_no_page_busy", async |world| {
        world.feed.summary(blip("summary-1300"));
        // As zone.js does it, which takes a page for busy as long as one of its timers runs. Until the next poll it is a minute or so.
        let zone = "<script>window.__zone_symbol__setTimeout = setTimeout; seen.waits = [];\
            window.setTimeout = (work, delay, ...values) => { seen.waits.push(delay); return __zone_symbol__setTimeout(work, delay, ...values); };</script>";
        world.open(&format!("{zone}{}", world.tag("data-components=\"Desk\"")), "").await;
        world.until_script("return seen.events.length > 0;").await;
        is_at_rest(world, "until the next poll").await;
        let long = world.run("return seen.waits.filter((delay) => delay > 50000);").await;
        assert_eq!(long, json!([]), "nobody counts those");
        world.feed.summary(blip("summary-1315"));
        world.skip(Duration::from_secs(70)).await;
        world.until("the banner, by a timer all the same", |banner| banner.visible).await;
    });
}

#[test]
fn what_is_remembered_opens_at_once() {
    e2e::test("what_is_remembered_opens_at_once", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_tag("data-components=\"Desk\"").await;
        world.until("the banner", |banner| banner.visible).await;
        world
            .until_script("return Object.keys(localStorage).filter((key) => key.includes(' ')).length === 2;")
            .await;
        world.feed.answer(e2e::SUMMARY, [Answer::hang()]);
        world.open_tag("data-components=\"Desk\"").await;
        world.until("the banner, without an answer", |banner| banner.visible).await;
        // Of other sources nothing is.
        world.feed.answer("/other.json", [Answer::json(blip("summary-1300"))]);
        world.open_tag(&format!("data-source=\"{}/other.json\"", world.feed.origin())).await;
        world.until_script("return seen.events.length > 0;").await;
        is_at_rest(world, "others").await;
    });
}

#[test]
fn a_mistake_is_told_on_a_quiet_day() {
    e2e::test("a_mistake_is_told_on_a_quiet_day", async |world| {
        world.feed.summary(blip("summary-1300"));
        for (attributes, word) in [
            ("data-minimum=\"severe\"", "minimum"),
            ("data-page-wide=\"no\"", "page-wide"),
            ("data-refresh=\"5s\"", "refresh"),
            ("data-max-age=\"60s\"", "max-age"),
            ("data-components=\"Deks\"", "Deks"),
            ("data-exclude=\"Desk, Nothing of ours\"", "Nothing of ours"),
        ] {
            world.open_tag(attributes).await;
            let told = format!(
                "return seen.console.filter(({{ message }}) => message.includes({})).length === 1;",
                json!(word)
            );
            world.until_script(&told).await;
        }
    });
}

#[test]
fn a_question_without_an_answer_ends() {
    e2e::test("a_question_without_an_answer_ends", async |world| {
        world.feed.answer(e2e::SUMMARY, [Answer::hang()]);
        world.open(&format!("{CLOCK}{}", world.tag("")), "").await;
        world.until_script("return seen.waits().length > 0;").await;
        world.run("seen.pass(10);").await;
        world.until_script("return seen.events.length > 0;").await;
        assert_eq!(world.events("error").await[0]["detail"]["kind"], "timeout");
        assert_eq!(world.feed.polls(), 1);
    });
}

#[test]
fn after_a_return_no_answer_of_before_is_waited_for() {
    e2e::test("after_a_return_no_answer_of_before_is_waited_for", async |world| {
        for (name, goes, returns) in &ABSENCES[2..] {
            world.feed.answer(e2e::SUMMARY, [Answer::hang(), Answer::json(blip("summary-1315"))]);
            world.open(&format!("{CLOCK}{}", world.tag("data-storage=\"off\"")), "").await;
            world.until_script("return seen.waits().length > 0;").await;
            world.run(goes).await;
            world.run(returns).await;
            world.until(name, |banner| banner.headline == "Desk degraded").await;
            assert_eq!(world.events("error").await.len(), 0, "{name}: nobody is to blame");
        }
    });
}

#[test]
fn several_elements_share_one_question() {
    e2e::test("several_elements_share_one_question", async |world| {
        world.feed.summary(blip("summary-1300"));
        let tags = [world.tag("data-components=\"Desk\""), world.tag("data-components=\"Portal\"")].concat();
        let element = format!("<status-widget source=\"{}\"></status-widget>", world.feed.origin());
        world.open(&tags, &element).await;
        world.until_script("return seen.events.length === 3;").await;
        is_at_rest(world, "three").await;
        assert_eq!(world.feed.polls(), 1);
        world.run("document.querySelector('status-widget').explain();").await;
        let all = "return Array.from(document.querySelectorAll('status-widget')).every((element) => element.shadowRoot && element.explain());";
        world.until_script(all).await;
        assert_eq!(world.events("change").await.len(), 3, "each has told it once");
        assert_eq!(world.feed.polls(), 1);
    });
}
