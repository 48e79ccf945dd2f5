//! The status page's origin: real documents with CORS, and the same for people to read. The page in the other window sets its clock.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use axum::routing::{get, post};
use e2e::serve::{Server, respond};
use serde_json::{Value, json};

use super::status_html;
use super::story::{STOPS, Stop, stop_at};
use super::systems::{self, Moment, System};

type Answer = Response<axum::body::Body>;

/// Where the story's links point; here they lead to this server instead.
const ELSEWHERE: &str = "https://status.blip.ai";

struct Page {
    /// Where somebody has set it; how long ago that is, [`Page::now`] knows.
    clock: AtomicI64,
    since: Mutex<Instant>,
    /// A feed to serve instead of the story, read anew for each request: who edits it sees the banner follow.
    file: Option<PathBuf>,
    /// Another system that tells the story.
    system: Option<&'static System>,
}

/// Serves the story, as this system tells it, or the feed in this file.
pub async fn start(
    port: u16,
    file: Option<PathBuf>,
    system: Option<&'static System>,
) -> std::io::Result<Server> {
    let page = Page { clock: AtomicI64::new(STOPS[0].at), since: Mutex::new(Instant::now()), file, system };
    let router = Router::new()
        .route("/", get(overview))
        .route("/incidents/{id}", get(incident))
        .route(
            "/status.css",
            get(async || respond(StatusCode::OK, "text/css; charset=utf-8", status_html::STYLE)),
        )
        .route("/clock", post(set_clock))
        .fallback(document)
        .with_state(Arc::new(page));
    Server::start(port, router).await
}

impl Page {
    fn stop(&self) -> &'static Stop {
        stop_at(self.clock.load(Ordering::Relaxed))
    }

    /// The story's time: where its clock was set, and run on since, as the page's does. A monitor reports every minute.
    fn now(&self) -> i64 {
        let since = self.since.lock().map_or(Duration::ZERO, |since| since.elapsed());
        self.clock.load(Ordering::Relaxed) + i64::try_from(since.as_millis()).unwrap_or_default()
    }

    fn set(&self, clock: i64) {
        self.clock.store(clock, Ordering::Relaxed);
        if let Ok(mut since) = self.since.lock() {
            *since = Instant::now();
        }
    }

    /// What a path holds now, for a browser that knows this server by that origin.
    fn document(&self, path: &str, here: &str) -> Option<String> {
        if let Some(system) = self.system {
            let moment = Moment::of(self.stop(), self.now(), here);
            return systems::document(system, &moment, path).map(|document| document.to_string());
        }
        self.statuspage(path.strip_prefix("/api/v2/")?).map(|text| text.replace(ELSEWHERE, here))
    }

    /// What a path below `/api/v2/` of a Statuspage holds now.
    fn statuspage(&self, path: &str) -> Option<String> {
        if let Some(file) = &self.file {
            return (path == "summary.json").then(|| std::fs::read_to_string(file).ok()).flatten();
        }
        let (summary, history) = (self.stop().summary(), self.stop().history());
        let part = |name: &str| json!({ "page": summary["page"], name: summary[name] });
        let value = match path {
            "summary.json" => summary,
            "incidents.json" => history,
            "incidents/unresolved.json" => part("incidents"),
            "components.json" => part("components"),
            "scheduled-maintenances.json" => part("scheduled_maintenances"),
            "status.json" => part("status"),
            _ => return None,
        };
        Some(value.to_string())
    }

    /// The same as data, for the pages that people read.
    fn value(&self, path: &str, here: &str) -> Value {
        let text = self.statuspage(path).unwrap_or_default().replace(ELSEWHERE, here);
        serde_json::from_str(&text).unwrap_or_default()
    }
}

async fn document(State(page): State<Arc<Page>>, uri: Uri, headers: axum::http::HeaderMap) -> Answer {
    let answer = match page.document(uri.path(), &origin(&headers)) {
        Some(text) => respond(StatusCode::OK, "application/json; charset=utf-8", text),
        None => respond(StatusCode::NOT_FOUND, "application/json; charset=utf-8", r#"{"error":"Not found"}"#),
    };
    for_everyone(answer)
}

/// The clock as plain text, in ms since 1970: a body of that type needs no preflight.
async fn set_clock(State(page): State<Arc<Page>>, body: Bytes) -> Answer {
    let clock = std::str::from_utf8(&body).ok().and_then(|text| text.trim().parse().ok());
    for_everyone(match clock {
        Some(clock) => {
            page.set(clock);
            respond(StatusCode::NO_CONTENT, "text/plain; charset=utf-8", "")
        }
        None => respond(StatusCode::BAD_REQUEST, "text/plain; charset=utf-8", "a time in ms since 1970"),
    })
}

async fn overview(State(page): State<Arc<Page>>, headers: axum::http::HeaderMap) -> Answer {
    let here = origin(&headers);
    html(
        StatusCode::OK,
        status_html::overview(&page.value("summary.json", &here), &page.value("incidents.json", &here)),
    )
}

async fn incident(
    State(page): State<Arc<Page>>,
    Path(id): Path<String>,
    uri: Uri,
    headers: axum::http::HeaderMap,
) -> Answer {
    let here = origin(&headers);
    let history = page.value("incidents.json", &here);
    let found = history["incidents"].as_array().into_iter().flatten().find(|incident| incident["id"] == *id);
    match found {
        Some(incident) => html(StatusCode::OK, status_html::incident(incident)),
        None => html(StatusCode::NOT_FOUND, status_html::missing(uri.path())),
    }
}

fn html(status: StatusCode, text: String) -> Answer {
    respond(status, "text/html; charset=utf-8", text)
}

fn for_everyone(mut answer: Answer) -> Answer {
    answer.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

/// Our own address as the browser knows it.
fn origin(headers: &axum::http::HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    format!("http://{}", host.unwrap_or("127.0.0.1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_the_documents_of_the_clock() {
        let page = Page {
            clock: AtomicI64::new(STOPS[1].at),
            since: Mutex::new(Instant::now()),
            file: None,
            system: None,
        };
        let summary = page.value("summary.json", "http://here");
        assert_eq!(summary["incidents"][0]["name"], "Degraded performance on the BLiP");
        assert_eq!(summary["page"]["url"], "http://here");
        assert_eq!(
            page.value("incidents/unresolved.json", "")["incidents"].as_array().map(Vec::len),
            Some(1)
        );
        page.set(STOPS[4].at);
        assert_eq!(page.value("summary.json", "")["incidents"], json!([]));
        assert_eq!(page.document("/api/v2/nothing.json", ""), None);
        assert_eq!(page.document("/status.json", ""), None);
    }
}
