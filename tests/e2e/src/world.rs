//! All that one test has: a browser, a host page, a feed. It waits and reports; the test says what should be.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::banner::{Banner, READ};
use crate::browser::{Browser, Line, Pace};
use crate::feed::Feed;
use crate::host::{Host, app};
use crate::place::Place;

/// How long a banner may take to follow. Generous: several tests at a time share a small machine.
pub const PATIENCE: Duration = Duration::from_secs(12);

/// How long nothing must happen before a test believes that nothing does.
pub const QUIET: Duration = Duration::from_millis(1200);

/// How long a page may take for what waits for no timer, all of which is on this machine: a request, a message, a frame.
const MOMENT: Duration = Duration::from_millis(200);

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

impl World {
    /// With origins that nobody has had.
    pub(crate) async fn new(browser: Browser, place: &Place) -> Self {
        let (host, feed) = (Host::start(place.dist.clone(), place.refuses_wasm).await, Feed::start().await);
        Self { browser, host, feed, refuses_wasm: place.refuses_wasm, console: Mutex::default() }
    }

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
        let mut pace = Pace::default();
        loop {
            let banner = self.banner().await;
            if test(&banner) {
                return banner;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; the banner is {banner:#?}");
            pace.wait().await;
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
        self.quiet().await;
    }

    /// Waits until nothing more can be on its way. What is put off by a timer has [`QUIET`] to come, which passes at once, twice; what
    /// needs no timer has a moment, before, in between and afterwards.
    pub async fn quiet(&self) {
        let (moment, quiet) = (MOMENT.as_millis(), QUIET.as_millis());
        let script = format!(
            "for (let round = 0; round < 2; round += 1) {{ await seen.rest({moment}); await seen.skip({quiet}); }}\
             await seen.rest({moment});"
        );
        self.run_async(&script).await;
    }

    /// Lets so much time pass by the page's clock, a second at once. It stands still while the feed is asked, lest a request that takes
    /// a moment take ten seconds; and no step is so long that WebKit's driver, which counts by that clock, gives up on a script of ours.
    pub async fn skip(&self, time: Duration) {
        const STEP: Duration = Duration::from_secs(1);
        let mut left = time;
        while left > Duration::ZERO {
            let (step, asked) = (left.min(STEP), self.feed.seen().len());
            self.run_async(&format!("await seen.skip({}); await seen.rest(10);", step.as_millis())).await;
            left -= step;
            if self.feed.seen().len() == asked {
                continue;
            }
            let mut pace = Pace::default();
            while self.feed.is_busy() {
                pace.wait().await;
            }
            self.run_async(&format!("await seen.rest({});", MOMENT.as_millis())).await;
        }
    }

    /// The addresses of all that the page has loaded besides itself. Without a script that was fetched for a day to come: it runs from an
    /// element, which takes it from the browser's cache. Where the page refuses WebAssembly, that is not found out before it is needed.
    pub async fn loaded(&self) -> Vec<String> {
        let names =
            self.run("return performance.getEntriesByType('resource')\
            .filter(({ name, initiatorType }) => initiatorType !== 'fetch' || !/\\.(compat|banner)\\./.test(name)).map(({ name }) => name);").await;
        let names: Vec<String> = serde_json::from_value(names).expect("a list of addresses");
        let is_ahead = |name: &str| name.ends_with(".wasm");
        names.into_iter().filter(|name| !self.refuses_wasm || !is_ahead(name)).collect()
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
}
