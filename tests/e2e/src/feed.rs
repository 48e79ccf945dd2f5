//! The feed's origin: answers by a script, counts and remembers what it was asked. It does not read what it serves.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Request, State};

use crate::answer::{Answer, Served};
use crate::serve::Server;

/// The path of the document that the widget reads first.
pub const SUMMARY: &str = "/api/v2/summary.json";

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// `GET`, or `OPTIONS` for a preflight.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// Names in lower case with their values, in the order sent.
    pub headers: Vec<(String, String)>,
}

impl Seen {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Debug, Default)]
struct Script {
    answers: HashMap<String, VecDeque<Answer>>,
    seen: Vec<Seen>,
    /// How many answers are being given now, but for those that wait for the test, or for ever.
    giving: usize,
}

impl Script {
    /// The next answer for a path. The last one stays; a path without a script is not found.
    fn next(&mut self, path: &str) -> Answer {
        let Some(queue) = self.answers.get_mut(path) else {
            return Answer::status(404);
        };
        let next = if queue.len() > 1 { queue.pop_front() } else { queue.front().cloned() };
        next.unwrap_or_else(|| Answer::status(404))
    }
}

/// An origin that serves feeds.
#[derive(Debug)]
pub struct Feed {
    server: Server,
    script: Arc<Mutex<Script>>,
}

impl Feed {
    /// Starts on a free port, with nothing to serve yet.
    ///
    /// # Panics
    /// When this machine has no free port.
    pub async fn start() -> Self {
        let script = Arc::new(Mutex::new(Script::default()));
        let router = Router::new().fallback(answer).with_state(Arc::clone(&script));
        let server = Server::start(0, router).await.expect("a free port");
        Self { server, script }
    }

    /// Where it is, as the widget's `source` takes it.
    #[must_use]
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// From now on a path gives these answers, one after the other, the last one for ever.
    pub fn answer(&self, path: &str, answers: impl IntoIterator<Item = Answer>) {
        lock(&self.script).answers.insert(path.to_owned(), answers.into_iter().collect());
    }

    /// From now on the summary is this document.
    pub fn summary(&self, body: impl Into<String>) {
        self.answer(SUMMARY, [Answer::json(body)]);
    }

    /// Everything asked so far, in order.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.script).seen.clone()
    }

    /// Whether somebody has asked and has no answer yet, though one is on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        lock(&self.script).giving > 0
    }

    /// How often the summary was asked for, preflights not counted.
    #[must_use]
    pub fn polls(&self) -> usize {
        self.seen().iter().filter(|seen| seen.method == "GET" && seen.path == SUMMARY).count()
    }
}

async fn answer(State(script): State<Arc<Mutex<Script>>>, request: Request) -> Served {
    let answer = {
        let mut script = lock(&script);
        script.seen.push(seen(&request));
        // A preflight is refused as most status pages refuse it, and uses up no answer.
        if request.method() == "OPTIONS" { Answer::status(405) } else { script.next(request.uri().path()) }
    };
    let _giving = (!answer.is_held()).then(|| Giving::begin(&script));
    Ok(answer.give().await)
}

/// An answer that is on its way. Whoever asked may go away before it is there.
struct Giving(Arc<Mutex<Script>>);

impl Giving {
    fn begin(script: &Arc<Mutex<Script>>) -> Self {
        lock(script).giving += 1;
        Self(Arc::clone(script))
    }
}

impl Drop for Giving {
    fn drop(&mut self) {
        lock(&self.0).giving -= 1;
    }
}

fn seen(request: &Request) -> Seen {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Seen {
        method: request.method().to_string(),
        path: request.uri().to_string(),
        headers: request
            .headers()
            .iter()
            .map(|(key, value)| (key.to_string(), text(value.as_bytes())))
            .collect(),
    }
}

/// A test that failed while it held the lock has said so already.
fn lock(script: &Mutex<Script>) -> MutexGuard<'_, Script> {
    script.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_its_answers_in_order_and_keeps_the_last() {
        let mut script = Script::default();
        let answers = [Answer::status(500), Answer::json("{}")];
        script.answers.insert("/a".into(), answers.into_iter().collect());
        let given: Vec<String> = (0..3).map(|_| format!("{:?}", script.next("/a"))).collect();
        assert!(given[0].contains("500"), "{}", given[0]);
        assert!(given[1].contains("200"), "{}", given[1]);
        assert_eq!(given[1], given[2]);
        assert!(format!("{:?}", script.next("/b")).contains("404"));
    }
}
