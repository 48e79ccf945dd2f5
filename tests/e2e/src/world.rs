//! All that one test has: a browser, a host page, a feed. It waits and reports; the test says what should be.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use serde_json::Value;

use crate::banner::{Banner, READ};
use crate::host::app;
use crate::place::Place;
use crate::{Browser, Engine, Feed, Host, Line};

/// How long a banner may take to follow. Generous: two tests at a time share a small machine.
const PATIENCE: Duration = Duration::from_secs(12);

/// How long a test may take. A browser that answers no more must not hold up the others.
const LIMIT: Duration = Duration::from_secs(300);

/// How long nothing must happen before a test believes that nothing does.
pub const QUIET: Duration = Duration::from_millis(1200);

/// The browser, the host's origin and the feed's origin of one test.
#[derive(Debug)]
pub struct World {
    /// The browser, with no page open yet.
    pub browser: Browser,
    /// The host's origin, with the bundle under `/dist/`.
    pub host: Host,
    /// The feed's origin, with nothing to serve yet.
    pub feed: Feed,
    /// Whether every page refuses WebAssembly.
    pub refuses_wasm: bool,
    /// What the pages before this one wrote to the console.
    console: Mutex<Vec<Line>>,
}

/// Runs one test in a browser of its own, and closes that whatever happens. Without a bundle or a driver it is skipped, aloud.
///
/// # Panics
/// When the test does; the page's console is printed first.
pub fn test(name: &str, body: impl AsyncFnOnce(&World)) {
    test_in(&Engine::ALL, name, body);
}

/// As [`test()`], for what only these engines can show; in others it is skipped, aloud.
///
/// # Panics
/// When the test does.
pub fn test_in(engines: &[Engine], name: &str, body: impl AsyncFnOnce(&World)) {
    run(engines, name, Place::find(), body);
}

/// As [`test()`], with the bundle that panics on request.
///
/// # Panics
/// When the test does.
pub fn test_panics(name: &str, body: impl AsyncFnOnce(&World)) {
    run(&Engine::ALL, name, Place::find().and_then(Place::with_panics), body);
}

/// As [`test()`], for what only WebAssembly has; where pages refuse that it is skipped, aloud.
///
/// # Panics
/// When the test does.
pub fn test_wasm(name: &str, body: impl AsyncFnOnce(&World)) {
    test_wasm_in(&Engine::ALL, name, body);
}

/// As [`test_wasm()`], for what only these engines can show besides.
///
/// # Panics
/// When the test does.
pub fn test_wasm_in(engines: &[Engine], name: &str, body: impl AsyncFnOnce(&World)) {
    match Place::find() {
        Ok(place) if place.refuses_wasm => println!("skipped: {name} (WebAssembly is refused)"),
        place => run(engines, name, place, body),
    }
}

fn run(engines: &[Engine], name: &str, place: Result<Place, String>, body: impl AsyncFnOnce(&World)) {
    let place = match place {
        Ok(place) => place,
        Err(missing) => return println!("skipped: {name} ({missing})"),
    };
    if !engines.contains(&place.engine) {
        return println!("skipped: {name} ({} cannot show it)", place.engine);
    }
    let driver = place.driver();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let whole = async {
        let program = place.program.as_deref();
        let browser = Browser::open(place.engine, driver.url(), program).await.expect("a browser");
        let (host, feed) = (Host::start(place.dist, place.refuses_wasm).await, Feed::start().await);
        let refuses_wasm = place.refuses_wasm;
        let world = World { browser, host, feed, refuses_wasm, console: Mutex::default() };
        let outcome = AssertUnwindSafe(body(&world)).catch_unwind().await;
        if outcome.is_err() {
            world.describe(name).await;
        }
        let _closed = world.browser.close().await;
        outcome
    };
    let outcome = runtime.block_on(async { tokio::time::timeout(LIMIT, whole).await });
    drop(driver);
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("{name} has no end after {LIMIT:?}"),
    }
}

impl World {
    /// Opens a page with one script tag that reads our feed and has these further attributes.
    pub async fn open_tag(&self, attributes: &str) {
        let tag = self.tag(attributes);
        self.open(&tag, "").await;
    }

    /// The script tag, reading our feed unless the attributes name a source.
    #[must_use]
    pub fn tag(&self, attributes: &str) -> String {
        let source = if attributes.contains("data-source") {
            String::new()
        } else {
            format!("data-source=\"{}\"", self.feed.origin())
        };
        format!("<script async src=\"/dist/status-widget.js\" {source} {attributes}></script>")
    }

    /// Opens a page whose own script mounts a widget with these options, written as JavaScript, as `seen.handle`.
    /// The source is our feed unless they name one.
    pub async fn open_mounted(&self, options: &str) {
        // On the recorder's object: a global of our own would be counted as the widget's.
        self.open("<script src=\"/dist/status-widget.js\"></script>", "").await;
        self.until_script(
            "return typeof StatusWidget === 'object' && typeof StatusWidget.mount === 'function';",
        )
        .await;
        let source = serde_json::json!({ "source": self.feed.origin() });
        self.run(&format!("seen.handle = StatusWidget.mount({{ ...{source}, ...{options} }});")).await;
    }

    /// Asks the mounted widget to read its feed, and waits until it has.
    pub async fn refresh(&self) {
        self.run_async("await seen.handle.refresh();").await;
    }

    /// Clicks on a part of the banner, as script does.
    pub async fn click(&self, part: &str) {
        let script =
            "document.querySelector('status-widget').shadowRoot.querySelector('[part~=PART]').click();";
        self.run(&script.replace("PART", part)).await;
    }

    /// Opens a page with this head and, in its body, an app that goes on by itself and this besides.
    pub async fn open(&self, head: &str, body: &str) {
        let url = self.host.page("/", head, &format!("{}{body}", app()));
        self.goto(&url).await;
    }

    /// The same, under a Content-Security-Policy.
    pub async fn open_under(&self, policy: &str, head: &str, body: &str) {
        let url = self.host.page_under(policy, "/", head, body);
        self.goto(&url).await;
    }

    async fn goto(&self, url: &str) {
        // The recorder goes with its page.
        let written = self.console().await;
        *self.console.lock().unwrap_or_else(PoisonError::into_inner) = written;
        self.browser.goto(url).await.expect("the page");
    }

    /// Runs script in the page and returns its value.
    pub async fn run(&self, script: &str) -> Value {
        self.browser.run(script, Vec::new()).await.expect("script")
    }

    /// Runs script that awaits, and returns its value.
    pub async fn run_async(&self, script: &str) -> Value {
        self.browser.run_async(script).await.expect("script")
    }

    /// The banner now.
    pub async fn banner(&self) -> Banner {
        Banner::from_page(self.run(READ).await).expect("a banner")
    }

    /// Waits until the banner is as it should be, and returns it.
    ///
    /// # Panics
    /// When it does not come to that; with the banner as it last was.
    pub async fn until(&self, what: &str, test: impl Fn(&Banner) -> bool) -> Banner {
        let start = Instant::now();
        loop {
            let banner = self.banner().await;
            if test(&banner) {
                return banner;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; the banner is {banner:#?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until script in the page returns something true, and returns that.
    pub async fn until_script(&self, script: &str) -> Value {
        self.browser.wait_for(script, PATIENCE).await.expect("the page to come to that")
    }

    /// Waits until the widget has an answer (`change` or `error`), then a little longer.
    pub async fn settle(&self) {
        self.until_script(
            "return seen.events.some((event) => event.name == 'change' || event.name == 'error');",
        )
        .await;
        tokio::time::sleep(QUIET).await;
    }

    /// The events with this name, without `status-widget-`, that reached the document.
    pub async fn events(&self, name: &str) -> Vec<Value> {
        let events = self.run("return seen.events;").await;
        let named = |event: &&Value| event.get("name").and_then(Value::as_str) == Some(name);
        events.as_array().into_iter().flatten().filter(named).cloned().collect()
    }

    /// What script wrote to the console, on this page and those before it.
    pub async fn console(&self) -> Vec<Line> {
        let fresh = self.run("return window.seen ? seen.console : [];").await;
        let fresh: Vec<Line> = serde_json::from_value(fresh).expect("lines of a console");
        let mut lines = self.console.lock().unwrap_or_else(PoisonError::into_inner).clone();
        lines.extend(fresh);
        lines
    }

    /// The same, and besides what the browser itself reported, where its driver tells: that is Blink's alone.
    pub async fn whole_console(&self) -> Vec<Line> {
        let mut lines = self.console().await;
        let logged = self.browser.console().await.expect("the driver's log");
        // That a page refuses something its browser reports, which is the page's affair.
        let is_asked_for = |line: &Line| self.refuses_wasm && line.message.contains("WebAssembly");
        let is_news = |line: &Line| line.source != "console-api" && !is_asked_for(line);
        lines.extend(logged.into_iter().filter(is_news));
        lines
    }

    /// That the page goes on: its timer ticks, its button works, no error reached it.
    ///
    /// # Panics
    /// When it does not.
    pub async fn host_goes_on(&self) {
        let goes_on = self
            .run_async(
                "let clicked = 0; const button = document.getElementById('button');\
                 button.onclick = () => { clicked += 1; }; button.click(); const before = ticks;\
                 await new Promise((done) => setTimeout(done, 100)); return clicked === 1 && ticks > before;",
            )
            .await;
        assert_eq!(goes_on, Value::Bool(true), "the host page has stopped");
        assert_eq!(self.run("return seen.errors;").await, serde_json::json!([]), "an error reached the page");
    }

    /// Prints what helps to understand a failure.
    async fn describe(&self, name: &str) {
        println!("--- {name}: the page when it failed");
        if let Ok(events) = self.browser.run("return seen;", Vec::new()).await {
            println!("events {:#}", events.get("events").unwrap_or(&events));
        }
        // The driver's log has the recorder's lines too.
        let logged = self.browser.console().await.unwrap_or_default();
        let recorded = self.browser.run("return seen.console;", Vec::new()).await.unwrap_or_default();
        let recorded = serde_json::from_value(recorded).unwrap_or_default();
        for line in if logged.is_empty() { recorded } else { logged } {
            println!("console {} {}: {}", line.level, line.source, line.message);
        }
        for seen in self.feed.seen() {
            println!("feed asked: {} {}", seen.method, seen.path);
        }
    }
}
