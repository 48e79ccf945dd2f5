//! A session with a browser's driver: how it begins, how long an answer may take, and commands that the standard does not have. What is done in
//! it is [`crate::browser`]'s.

use std::time::Duration;

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};
use url::{ParseError, Url};

use crate::engine::Engine;

/// Errors of this module are for reading only: the text says which command failed.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// How long a driver may take over one command: longer than any page or script here, and short enough that a test can still tell of it.
const COMMAND: Duration = Duration::from_secs(60);

/// How long a browser may take to start on a machine that has much to do.
const START: Duration = Duration::from_secs(60);

/// The same for WebKit, and how long another may take where that one never does: of hundreds that its driver starts, one is there and
/// never heard of. Firefox's driver would not hear of another while the first is starting.
const WEBKIT_STARTS: [Duration; 2] = [Duration::from_secs(20), Duration::from_secs(40)];

/// A session with a browser, which has so long to get ready.
///
/// # Errors
/// When none gets ready.
pub(crate) async fn connect(
    engine: Engine,
    driver: &str,
    wanted: &Map<String, Value>,
) -> Result<Client, Error> {
    let starts: &[Duration] = if engine == Engine::WebKit { &WEBKIT_STARTS } else { &[START] };
    for &patience in starts {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connect = builder.capabilities(wanted.clone()).connect(driver);
        match tokio::time::timeout(patience, connect).await {
            Ok(client) => return Ok(client?),
            Err(_) => println!("a browser was started, and was not ready within {patience:?}"),
        }
    }
    Err("no browser gets ready".into())
}

/// The answer to a command, or which one the driver has left without an answer.
pub(crate) async fn in_time<T, E>(
    command: &str,
    answer: impl Future<Output = Result<T, E>>,
) -> Result<T, Error>
where
    Error: From<E>,
{
    match tokio::time::timeout(COMMAND, answer).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(format!("no answer from the driver after {COMMAND:?} to: {command}").into()),
    }
}

/// A command below the session's address that the standard does not have.
#[derive(Debug)]
pub(crate) struct Vendor {
    path: &'static str,
    body: String,
}

impl Vendor {
    /// One with this body, which is sent to `path`.
    pub(crate) fn new(path: &'static str, body: &Value) -> Self {
        Self { path, body: body.to_string() }
    }
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.clone()))
    }
}
