//! A browser over WebDriver: opens pages, runs script, reads the console, takes pictures. It knows nothing of the widget.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// What a run as root in a container without a screen needs, and what keeps the browser from talking to others.
pub const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
];

/// Errors of this module are for reading only: the text says which command failed.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// A line of the browser's console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `WARNING`, `SEVERE`, `INFO`, …
    pub level: String,
    /// `console-api` for what script wrote, `network` and others for what the browser itself reports.
    pub source: String,
    /// The text, with the place it came from in front.
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

/// A session with a browser. [`Browser::close`] ends it; so does the driver's end.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    console: Mutex<Vec<Line>>,
}

impl Browser {
    /// Opens a session at the driver's address; `program` names the browser where it is not the driver's own choice.
    ///
    /// The driver gives each session a fresh profile and deletes it afterwards.
    ///
    /// # Errors
    /// When no session can be had.
    pub async fn open(driver: &str, program: Option<&str>) -> Result<Self, Error> {
        let mut options = json!({ "args": FLAGS });
        if let Some(program) = program {
            options["binary"] = json!(program);
        }
        let wanted = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let Value::Object(wanted) = wanted else { unreachable!("written as an object above") };
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(driver).await?;
        Ok(Self { client, console: Mutex::default() })
    }

    /// Ends the session and its browser.
    ///
    /// # Errors
    /// When the driver is gone already.
    pub async fn close(self) -> Result<(), Error> {
        Ok(self.client.close().await?)
    }

    /// Goes to an address and waits for the page's `load`.
    ///
    /// # Errors
    /// When the page cannot be loaded.
    pub async fn goto(&self, url: &str) -> Result<(), Error> {
        Ok(self.client.goto(url).await?)
    }

    /// Runs the body of a function, which may return a value.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        Ok(self.client.execute(script, arguments).await?)
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
        let answer = self.client.execute_async(&whole, Vec::new()).await?;
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
        loop {
            let value = self.run(script, Vec::new()).await?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if start.elapsed() > limit {
                return Err(format!("still not true after {limit:?}: {script}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Everything in the console since the session began, what the browser itself reported included.
    ///
    /// # Errors
    /// When the driver keeps no log.
    pub async fn console(&self) -> Result<Vec<Line>, Error> {
        let fresh = self.command("se/log", json!({ "type": "browser" })).await?;
        let text =
            |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let lines = fresh.as_array().into_iter().flatten().map(|entry| Line {
            level: text(entry, "level"),
            source: text(entry, "source"),
            message: text(entry, "message"),
        });
        // The driver hands out each line once.
        let mut console = self.console.lock().unwrap_or_else(PoisonError::into_inner);
        console.extend(lines);
        Ok(console.clone())
    }

    /// A command of Chromium's own protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Error> {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// From now on the page is looked at like this.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn look(&self, look: Look) -> Result<(), Error> {
        let size =
            json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        let scheme = if look.dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    /// Writes a picture of the viewport as PNG.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture(&self, file: &Path) -> Result<(), Error> {
        Ok(std::fs::write(file, self.client.screenshot().await?)?)
    }

    async fn command(&self, path: &'static str, body: Value) -> Result<Value, Error> {
        Ok(self.client.issue_cmd(Vendor { path, body: body.to_string() }).await?)
    }
}

/// A command below the session's address that the standard does not have.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.clone()))
    }
}
