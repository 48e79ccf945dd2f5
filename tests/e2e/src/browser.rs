//! A browser of any engine over WebDriver: opens pages, runs script, presses keys, takes pictures. It knows nothing of the widget.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
pub use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::engine::Engine;
use crate::session::{Error, Vendor, connect, in_time};

/// How many entries of a history a test may leave behind. No test makes as many again.
const FULL: u64 = 25;

/// A line of a console.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// `WARNING`, `SEVERE`, `INFO`, …
    pub level: String,
    /// `console-api` for what script wrote, `network` and others for what the browser itself reports.
    pub source: String,
    /// The text; in a driver's log with the place it came from in front.
    pub message: String,
}

/// How a page is looked at in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Width of the viewport in CSS pixels.
    pub width: u32,
    /// Height of the viewport in CSS pixels.
    pub height: u32,
    /// Whether the reader prefers a dark page.
    pub dark: bool,
}

/// How long to wait from one look to the next: what comes has mostly come by the second one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace(u64);

impl Pace {
    /// A little longer than the last time, and at most as long as nobody minds.
    pub async fn wait(&mut self) {
        self.0 = (2 * self.0).clamp(4, 50);
        tokio::time::sleep(Duration::from_millis(self.0)).await;
    }
}

/// A session with a browser. [`Browser::close`] ends it; so does the driver's end.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    driver: String,
    program: Option<String>,
    client: Mutex<Client>,
    log: Mutex<Vec<Line>>,
    spent: AtomicBool,
}

impl Browser {
    /// Opens a session at the driver's address; `program` names the browser where it is not the driver's own choice.
    ///
    /// The driver gives each session a fresh profile and deletes it afterwards.
    ///
    /// # Errors
    /// When no session can be had.
    pub async fn open(engine: Engine, driver: &str, program: Option<&str>) -> Result<Self, Error> {
        Self::with(engine, driver, program, engine.capabilities(program, false)).await
    }

    /// Opens a session with Chromium that also notes what its network does, and what its threads do in these categories of its
    /// tracing. [`Browser::events`] has it.
    ///
    /// # Errors
    /// When no session can be had.
    pub async fn open_traced(driver: &str, program: Option<&str>, categories: &str) -> Result<Self, Error> {
        let mut wanted = Engine::Blink.capabilities(program, false);
        let logs = json!({ "browser": "ALL", "performance": "ALL" });
        wanted.insert("goog:loggingPrefs".to_owned(), logs);
        if let Some(options) = wanted.get_mut("goog:chromeOptions") {
            options["perfLoggingPrefs"] = json!({ "traceCategories": categories });
            // The log wants the stack of each request, and for its lines V8 would read a script once more, in the page's time.
            if let Some(arguments) = options["args"].as_array_mut() {
                arguments.push(json!("--js-flags=--no-enable-lazy-source-positions"));
            }
        }
        Self::with(Engine::Blink, driver, program, wanted).await
    }

    async fn with(
        engine: Engine,
        driver: &str,
        program: Option<&str>,
        wanted: Map<String, Value>,
    ) -> Result<Self, Error> {
        let client = connect(engine, driver, &wanted).await?;
        Ok(Self {
            engine,
            driver: driver.to_owned(),
            program: program.map(str::to_owned),
            client: Mutex::new(client),
            log: Mutex::default(),
            spent: AtomicBool::new(false),
        })
    }

    /// Whose browser this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Ends the session and its browser.
    ///
    /// # Errors
    /// When the driver is gone already.
    pub async fn close(self) -> Result<(), Error> {
        Ok(self.client().close().await?)
    }

    /// Whether it is no longer as it was when it was opened, and nobody else should have it: how pages are looked at, or what its
    /// protocol was told to do, outlives them.
    pub(crate) fn is_spent(&self) -> bool {
        self.spent.load(Ordering::Relaxed)
    }

    /// Makes it what it was when it was opened: one window with an empty page, no cookies, nothing in its log. What a page has stored
    /// is for its origin alone.
    ///
    /// # Errors
    /// When it does not answer.
    pub(crate) async fn clear(&self) -> Result<(), Error> {
        let client = self.client();
        let mut windows = in_time("windows", client.windows()).await?;
        // Chromium keeps fifty entries of a history. From then on it drops with each new one not the oldest, but one that a script went on
        // from, so that a test which goes back would come out at another's page.
        if self.engine == Engine::Blink
            && self.run("return history.length;", vec![]).await?.as_u64() > Some(FULL)
        {
            let fresh = in_time("another window", client.new_window(true)).await?;
            windows.insert(0, fresh.handle);
        }
        if let Some((first, others)) = windows.split_first()
            && !others.is_empty()
        {
            for other in others {
                in_time("a window", client.switch_to_window(other.clone())).await?;
                in_time("its end", client.close_window()).await?;
            }
            in_time("the first window", client.switch_to_window(first.clone())).await?;
        }
        // Those of the page that is open still, and of all ports besides.
        in_time("cookies", client.delete_all_cookies()).await?;
        self.goto("about:blank").await?;
        self.console().await?;
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    /// Goes to an address and waits for the page's `load`.
    ///
    /// # Errors
    /// When the page cannot be loaded.
    pub async fn goto(&self, url: &str) -> Result<(), Error> {
        in_time(url, self.client().goto(url)).await
    }

    /// Runs the body of a function, which may return a value.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        in_time(script, self.client().execute(script, arguments)).await
    }

    /// Runs the body of an `async` function and waits for its value.
    ///
    /// # Errors
    /// When the promise is rejected; the text has its reason.
    pub async fn run_async(&self, script: &str) -> Result<Value, Error> {
        let whole = format!(
            "const done = arguments[arguments.length - 1];\
             (async () => {{ {script} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = in_time(script, self.client().execute_async(&whole, Vec::new())).await?;
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => Err(format!("script: {error}").into()),
            None => Ok(answer.get("value").cloned().unwrap_or(Value::Null)),
        }
    }

    /// Runs a script again and again until it returns something true; that is returned.
    ///
    /// # Errors
    /// When it throws, or after `limit`.
    pub async fn wait_for(&self, script: &str, limit: Duration) -> Result<Value, Error> {
        let start = Instant::now();
        let mut pace = Pace::default();
        loop {
            let value = self.run(script, Vec::new()).await?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if start.elapsed() > limit {
                return Err(format!("still not true after {limit:?}: {script}").into());
            }
            pace.wait().await;
        }
    }

    /// What the driver logged since the session began: what script wrote and what the browser itself reported. Only Blink's driver
    /// keeps such a log; of the others this is empty.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn console(&self) -> Result<Vec<Line>, Error> {
        if self.engine != Engine::Blink {
            return Ok(Vec::new());
        }
        let fresh = self.command("se/log", json!({ "type": "browser" })).await?;
        let text =
            |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let lines = fresh.as_array().into_iter().flatten().map(|entry| Line {
            level: text(entry, "level"),
            source: text(entry, "source"),
            message: text(entry, "message"),
        });
        // The driver hands out each line once.
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend(lines);
        Ok(log.clone())
    }

    /// A command of Chromium's own protocol.
    ///
    /// # Errors
    /// When the browser refuses it, as every engine but Blink does.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Error> {
        self.spent.store(true, Ordering::Relaxed);
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// What Chromium has noted since it was last asked: events of its own protocol, each with `method` and `params`. Only a session
    /// of [`Browser::open_traced`] has them.
    ///
    /// # Errors
    /// When the driver keeps no such log.
    pub async fn events(&self) -> Result<Vec<Value>, Error> {
        let fresh = self.command("se/log", json!({ "type": "performance" })).await?;
        let mut events = Vec::new();
        for entry in fresh.as_array().into_iter().flatten() {
            let text = entry.get("message").and_then(Value::as_str).unwrap_or_default();
            events.push(
                serde_json::from_str::<Value>(text)?.get_mut("message").map(Value::take).unwrap_or_default(),
            );
        }
        Ok(events)
    }

    /// Presses a key and lets it go, as a hand does, wherever the focus is.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn press(&self, key: Key) -> Result<(), Error> {
        let value = char::from(key);
        let stroke = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.client().perform_actions(stroke).await?)
    }

    /// Presses and lets go the pointer at this place of the viewport, as a hand does.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn tap(&self, x: f64, y: f64) -> Result<(), Error> {
        let stroke = MouseActions::new("pointer".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client().perform_actions(stroke).await?)
    }

    /// From now on pages are looked at like this. Ask before a page is open: where the engine takes the wish only when it starts,
    /// this is a new session.
    ///
    /// # Errors
    /// When the browser refuses it, or its window cannot be so small.
    pub async fn look(&self, look: Look) -> Result<(), Error> {
        self.spent.store(true, Ordering::Relaxed);
        match self.engine {
            Engine::Blink => self.emulate(look).await,
            Engine::Gecko => {
                self.prepare_firefox(look.dark).await?;
                self.resize(look).await
            }
            Engine::WebKit => {
                let prefers_dark = "return matchMedia('(prefers-color-scheme: dark)').matches;";
                if self.run(prefers_dark, Vec::new()).await? != json!(look.dark) {
                    self.client().close().await?;
                    let wanted = self.engine.capabilities(self.program.as_deref(), look.dark);
                    let fresh = connect(self.engine, &self.driver, &wanted).await?;
                    *self.client.lock().unwrap_or_else(PoisonError::into_inner) = fresh;
                }
                self.resize(look).await
            }
        }
    }

    /// Gives the window the keyboard where its system gives it to none: on a display without a window manager, as WebKit's here, it is
    /// whose window the pointer is on, which rests in the middle of the screen.
    ///
    /// # Errors
    /// When the browser refuses to move.
    pub async fn take_keyboard(&self) -> Result<(), Error> {
        self.spent.store(true, Ordering::Relaxed);
        if self.engine == Engine::WebKit {
            self.client().set_window_position(700, 500).await?;
        }
        Ok(())
    }

    async fn emulate(&self, look: Look) -> Result<(), Error> {
        let size =
            json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        let scheme = if look.dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// Firefox's own setting for what pages are told of the reader's taste; and its window may become narrower than its bar.
    async fn prepare_firefox(&self, dark: bool) -> Result<(), Error> {
        let scheme = u8::from(!dark);
        let set = format!(
            "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', {scheme});\
             document.documentElement.style.minWidth = '0';"
        );
        self.command("moz/context", json!({ "context": "chrome" })).await?;
        let outcome = self.run(&set, Vec::new()).await;
        self.command("moz/context", json!({ "context": "content" })).await?;
        outcome.map(drop)
    }

    /// Makes the window so large that the viewport is as asked for.
    async fn resize(&self, look: Look) -> Result<(), Error> {
        let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight];";
        let there = format!("return innerWidth === {} && innerHeight === {};", look.width, look.height);
        // A window follows a moment later, and its frame may change with its size.
        for _ in 0..4 {
            let frame = self.run(frame, Vec::new()).await?;
            let side =
                |index: usize| frame.get(index).and_then(Value::as_u64).and_then(|side| side.try_into().ok());
            let (Some(wide), Some(high)) = (side(0), side(1)) else {
                return Err(format!("a window with a frame of {frame}").into());
            };
            let (width, height): (u32, u32) = (wide, high);
            self.client().set_window_size(look.width + width, look.height + height).await?;
            if self.wait_for(&there, Duration::from_millis(500)).await.is_ok() {
                return Ok(());
            }
        }
        Err(format!("no viewport of {} × {} to be had", look.width, look.height).into())
    }

    /// Writes a picture of the viewport as PNG, in a folder that need not be there yet.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture(&self, file: &Path) -> Result<(), Error> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, self.client().screenshot().await?)?)
    }

    fn client(&self) -> Client {
        self.client.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn command(&self, path: &'static str, body: Value) -> Result<Value, Error> {
        in_time(path, self.client().issue_cmd(Vendor::new(path, &body))).await
    }
}
