//! What comes between a page and the widget's own files: each failure is one event and one line that says what to do, and none is
//! the last word. Then every place from which a page may include it.

use std::time::Duration;

use e2e::{Answer, Engine, Gate, World, blip};
use serde_json::{Value, json};

/// A page with an element of its own and these words before the script, under this policy; the first tidings of the load, and its
/// console.
async fn fails(world: &World, policy: Option<&str>, before: &str) -> Value {
    let head = format!("{before}<script async src=\"/dist/status-widget.js\"></script>");
    let element =
        format!("<status-widget source=\"{}\" components=\"Desk\"></status-widget>", world.feed.origin());
    match policy {
        Some(policy) => world.open_under(policy, &head, &element).await,
        None => world.open(&head, &element).await,
    }
    world.until_script("return seen.events.length > 0;").await;
    world.quiet().await;
    world.host_goes_on().await;
    let told = "const [first] = seen.events;\
        return [seen.events.length, first.detail.kind, first.detail.message, seen.console.map(({ message }) => message)];";
    world.run(told).await
}

/// Before the loader: `DO` is done with each request for the wasm, whose number is `count`.
const WASM: &str = "<script>let count = 0; const fetchAsIs = fetch; window.asked = []; window.fetch = (url, how) => {\
    if (!String(url).endsWith('.wasm')) return fetchAsIs(url, how);\
    asked.push(how); count += 1; DO; return fetchAsIs(url, how); };</script>";

/// A page with a tag, where this is done with each request for the wasm.
async fn open_where(world: &World, action: &str) {
    let head = [WASM.replace("DO", action), world.tag("data-components=\"Desk\"")].concat();
    world.open(&head, "").await;
}

/// What is done until the page says that it is back.
const GONE: &str = "if (!window.isBack) return Promise.reject(new TypeError('off'))";

#[track_caller]
fn expect(told: &Value, words: [&str; 2]) {
    assert_eq!((&told[0], &told[1]), (&json!(1), &json!("load")), "one event: {told}");
    let lines = told[3].as_array().map_or(0, Vec::len);
    assert_eq!(lines, 1, "one line: {told}");
    let line = told[3][0].as_str().unwrap_or_default();
    assert!(line.starts_with("status-widget: "), "{line}");
    for word in words {
        assert!(line.contains(word), "no {word:?} in {line}");
    }
}

#[test]
fn each_failure_says_what_to_do() {
    e2e::test_wasm("each_failure_says_what_to_do", async |world| {
        world.feed.summary(blip("summary-1315"));
        let refused = "return Promise.reject(new TypeError('refused'))";
        let offline = "Object.defineProperty(navigator, 'onLine', { value: false }); return Promise.reject(new TypeError('off'))";
        let string = "return Promise.reject('a string')";
        for (action, words) in [
            (refused, ["network or CORS", "connect-src"]),
            (offline, ["offline", "tried again"]),
            (string, ["network or CORS", "connect-src"]),
            ("throw new Error('no')", ["network or CORS", "connect-src"]),
        ] {
            let told = fails(world, None, &WASM.replace("DO", action)).await;
            expect(&told, words);
        }
        let told = fails(world, Some("connect-src 'none'"), "").await;
        expect(&told, ["network or CORS", "connect-src"]);
        world.host.spoil(".wasm", Some("another release"));
        expect(&fails(world, None, "").await, ["of another release", "of one release"]);
        world.host.spoil(".wasm", None);
        let folder = format!("in {}/dist/", world.host.origin());
        let asked = WASM.replace("DO;", "");
        expect(&fails(world, None, &asked).await, ["404", &folder]);
        // Asked for once, and once more to find out why; another file that is missing is its own affair.
        assert_eq!(world.run("return asked.length;").await, json!(2));
        world.host.spoil(".wasm", Some("<!doctype html><title>Our app</title>"));
        expect(&fails(world, None, "").await, ["is missing", &folder]);
    });
}

#[test]
fn a_spoilt_copy_is_passed_over_once() {
    e2e::test_wasm("a_spoilt_copy_is_passed_over_once", async |world| {
        world.feed.summary(blip("summary-1315"));
        let stale = "if (count === 1) return fetchAsIs('/dist/status-widget.js', how)";
        open_where(world, stale).await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        let asked =
            "return asked.map(({ cache, integrity }) => [cache, String(integrity || '').slice(0, 7)]);";
        assert_eq!(world.run(asked).await, json!([[null, "sha256-"], ["reload", ""], [null, "sha256-"]]));
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn it_is_tried_again_by_itself() {
    e2e::test_wasm("it_is_tried_again_by_itself", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_where(world, GONE).await;
        world.until_script("return seen.events.length === 1;").await;
        world.run("window.isBack = true;").await;
        world.skip(Duration::from_secs(4 * 60)).await;
        world.quiet().await;
        assert!(!world.banner().await.visible, "not so soon");
        world.skip(Duration::from_secs(60)).await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        assert_eq!(world.console().await.len(), 1);
    });
}

#[test]
fn however_often_it_fails_it_is_tried_again_once() {
    e2e::test_wasm("however_often_it_fails_it_is_tried_again_once", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_where(world, GONE).await;
        world.until_script("return seen.events.length === 1;").await;
        for _ in 0..3 {
            world.run("dispatchEvent(new Event('online'));").await;
            world.quiet().await;
        }
        let before = world.run("return asked.length;").await;
        world.skip(Duration::from_secs(5 * 60)).await;
        world.quiet().await;
        let after = world.run("return asked.length;").await;
        // Twice each time: as it is, and past the cache.
        assert_eq!(after.as_u64(), before.as_u64().map(|before| before + 2));
    });
}

#[test]
fn one_in_a_shadow_root_hears_of_it() {
    e2e::test_wasm("one_in_a_shadow_root_hears_of_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        let head =
            format!("{}<script async src=\"/dist/status-widget.js\"></script>", WASM.replace("DO", GONE));
        world.open(&head, "<my-app></my-app>").await;
        let app = format!(
            "document.querySelector('my-app').attachShadow({{ mode: 'open' }}).innerHTML = '<status-widget source=\"{}\"></status-widget>';",
            world.feed.origin()
        );
        world.run(&app).await;
        world.until_script("return seen.events.some(({ name }) => name === 'error');").await;
        assert_eq!(world.events("error").await[0]["tag"], "my-app");
    });
}

#[test]
fn it_is_tried_again_when_the_network_is_back() {
    e2e::test_wasm("it_is_tried_again_when_the_network_is_back", async |world| {
        world.feed.summary(blip("summary-1414"));
        open_where(world, GONE).await;
        world.until_script("return seen.events.length === 1;").await;
        world.run("dispatchEvent(new Event('online'));").await;
        world.quiet().await;
        assert_eq!(world.events("error").await.len(), 1, "the same trouble is told once");
        assert_eq!(world.console().await.len(), 1);
        // What was asked at first is old by now.
        world.feed.summary(blip("summary-1315"));
        world.run("window.isBack = true; dispatchEvent(new Event('online'));").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        let stage = world.events("change").await[0]["detail"]["notices"][0]["stage"].clone();
        assert_eq!(stage, "investigating", "an old answer was shown");
        world.host_goes_on().await;
    });
}

#[test]
fn it_is_tried_again_for_who_asks_again() {
    e2e::test_wasm("it_is_tried_again_for_who_asks_again", async |world| {
        world.feed.summary(blip("summary-1315"));
        open_where(world, GONE).await;
        world.until_script("return seen.events.length === 1;").await;
        let source = world.feed.origin();
        let mount = format!("StatusWidget.mount({{ source: '{source}', components: 'Chat' }});");
        world.run(&mount).await;
        world.until_script("return seen.events.length === 2;").await;
        assert_eq!(world.console().await.len(), 1, "each element is told, the people once");
        world.run(&format!("window.isBack = true; {mount}")).await;
        world.until("the banner", |banner| banner.elements == 3 && banner.headline == "Desk degraded").await;
        world.host_goes_on().await;
    });
}

#[test]
fn a_browser_that_is_too_old_is_left_alone() {
    e2e::test_wasm("a_browser_that_is_too_old_is_left_alone", async |world| {
        world.feed.summary(blip("summary-1315"));
        let old = "<script>WebAssembly.instantiate = () => Promise.reject(new WebAssembly.CompileError('invalid value type'));</script>";
        world.open(&format!("{old}{}", world.tag("data-components=\"Desk\"")), "").await;
        world.quiet().await;
        assert_eq!(world.run("return seen.events;").await, json!([]));
        assert_eq!(world.console().await, []);
        assert!(world.banner().await.hidden);
        world.host_goes_on().await;
    });
}

/// Where `TAG` stands for a script's tag with all its attributes, `SRC` for its address and `MOUNT` for a call of `mount`.
#[test]
fn it_works_wherever_a_page_includes_it() {
    e2e::test("it_works_wherever_a_page_includes_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        let attributes = format!("data-source=\"{}\" data-components=\"Desk\"", world.feed.origin());
        let mount =
            format!("StatusWidget.mount({{ source: '{}', components: 'Desk' }})", world.feed.origin());
        for (name, head, body) in [
            ("in the head, at once", "<script src=\"SRC\" TAG></script>", ""),
            ("in the head, deferred", "<script defer src=\"SRC\" TAG></script>", ""),
            ("at the end", "", "<script src=\"SRC\" TAG></script>"),
            ("a module", "<script type=\"module\" src=\"SRC\" TAG></script>", ""),
            ("imported", "<script type=\"module\">import 'SRC'; MOUNT;</script>", ""),
            ("imported later", "", "<script>import('SRC').then(() => MOUNT);</script>"),
            (
                "a clobbered currentScript",
                "",
                "<img name=\"currentScript\"><script src=\"SRC\" TAG></script>",
            ),
            (
                "a tag manager, which drops all data",
                "",
                "<script>const tag = document.createElement('script'); tag.src = 'SRC'; tag.onload = () => MOUNT;\
                 document.head.append(tag);</script>",
            ),
            (
                "a clobbered currentScript, and an address that tells nothing",
                "",
                "<img name=\"currentScript\"><script src=\"SRC#\"></script><script>MOUNT;</script>",
            ),
        ] {
            let fill = |text: &str| {
                text.replace("SRC", "/dist/status-widget.js")
                    .replace("TAG", &attributes)
                    .replace("MOUNT", &mount)
            };
            // In a folder of its own, so that a guess at where the files are goes wrong.
            let url = world.host.page("/some/where/", &fill(head), &fill(body));
            world.browser.goto(&url).await.expect("the page");
            let banner = world.until(name, |banner| banner.headline == "Desk degraded").await;
            assert_eq!(banner.elements, 1, "{name}");
            assert_eq!(world.console().await, [], "{name}");
            assert_eq!(world.run("return seen.errors;").await, json!([]), "{name}");
        }
    });
}

#[test]
fn two_tags_of_a_clobbered_page_are_both_heard() {
    e2e::test("two_tags_of_a_clobbered_page_are_both_heard", async |world| {
        world.feed.summary(blip("summary-1315"));
        let tags = [world.tag("data-components=\"Desk\""), world.tag("data-components=\"Chat\"")].concat();
        world.open("", &format!("<img name=\"currentScript\">{}", tags.replace(" async", ""))).await;
        world.until("both", |banner| banner.elements == 2 && banner.headline == "Desk degraded").await;
        world.host_goes_on().await;
    });
}

#[test]
fn a_page_that_streams_is_not_waited_for() {
    // In WebKit the loader, whose tag is `async`, has not run by then. And a page of a test that refuses WebAssembly refuses scripts of
    // other origins, too, the last one among them.
    let engines = &[Engine::Blink, Engine::Gecko];
    e2e::needs().engines(engines).wasm().test("a_page_that_streams_is_not_waited_for", async |world| {
        world.feed.summary(blip("summary-1315"));
        // Its last part waits for the very service that is down. In a frame, since a driver waits for the end of what it opens.
        let gate = Gate::default();
        world.feed.answer("/last.js", [Answer::of(200, "text/javascript", "").behind(&gate)]);
        let body = format!("<p>Shell</p><script src=\"{}/last.js\"></script><p>End</p>", world.feed.origin());
        let head = world.tag("data-components=\"Desk\" data-storage=\"off\"");
        let address = json!(world.host.page("/streams", &head, &body));
        world.open("", "").await;
        world.run(&format!("const frame = document.createElement('iframe'); frame.src = {address}; document.body.append(frame);")).await;
        world.until_script("return frames[0].seen && typeof frames[0].StatusWidget === 'object';").await;
        let element =
            "const { document } = frames[0]; const element = document.querySelector('status-widget');";
        world.run_async("await frames[0].seen.skip(1000); await seen.rest(100);").await;
        let state = format!("{element} return [document.readyState, Boolean(element)];");
        assert_eq!(world.run(&state).await, json!(["loading", false]), "it may end yet");
        world.run_async("await frames[0].seen.skip(2500);").await;
        let shows = format!(
            "{element} return element && element.shadowRoot && element.shadowRoot.querySelector('[part~=banner]') !== null;"
        );
        world.until_script(&shows).await;
        assert_eq!(world.run(&state).await, json!(["loading", true]));
        gate.open();
        world.until_script("return frames[0].document.readyState === 'complete';").await;
        world.quiet().await;
        let stands = format!(
            "{element} return [document.querySelectorAll('status-widget').length, element.isConnected, frames[0].seen.console.length];"
        );
        assert_eq!(world.run(&stands).await, json!([1, true, 0]));
        assert_eq!(world.run(&shows).await, json!(true));
    });
}

#[test]
fn it_works_inside_a_frame() {
    e2e::test("it_works_inside_a_frame", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.host.page("/inner", &world.tag("data-components=\"Desk\""), "");
        world.open("", "<iframe id=\"frame\" src=\"/inner\"></iframe>").await;
        let inside = "const inner = document.getElementById('frame').contentDocument;\
            const element = inner && inner.querySelector('status-widget');\
            const headline = element && element.shadowRoot && element.shadowRoot.querySelector('[part~=headline]');\
            return headline && headline.textContent === 'Desk degraded';";
        world.until_script(inside).await;
        assert_eq!(world.banner().await.elements, 0, "the page around it has none");
        world.host_goes_on().await;
    });
}
