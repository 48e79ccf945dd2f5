//! The host's origin: pages written by the test, the built bundle under `/dist/`, and the demo's gallery. It is what a team's own server
//! would be.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderValue, Response, StatusCode};

use crate::answer::Served;
use crate::serve::{Server, content_type, file, respond};
use crate::shelf::Shelf;

/// Runs first on every page of a test.
const RECORDER: &str = include_str!("recorder.js");

/// An app that goes on by itself, as every page of a test has one.
const APP: &str = "<main id=\"app\"><h1>Host</h1><button id=\"button\">Work</button></main>";

/// Its script.
const APP_SCRIPT: &str = "window.ticks = 0; setInterval(() => { ticks += 1; }, 20);";

/// Notes what the page's policy refuses.
const VIOLATIONS: &str = "seen.violations = []; addEventListener('securitypolicyviolation', \
    (event) => seen.violations.push(event.violatedDirective + ' ' + event.blockedURI));";

/// A page, or a script of its own, with the policy that it is served under.
#[derive(Clone, Debug)]
struct Page {
    text: String,
    kind: &'static str,
    policy: Option<String>,
}

#[derive(Debug)]
struct Site {
    dist: PathBuf,
    refuses_wasm: bool,
    pages: Mutex<HashMap<String, Page>>,
    spoilt: Mutex<HashMap<&'static str, Option<&'static str>>>,
    shelf: Shelf,
}

/// The demo's files: the gallery is one of them.
const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/demo");

/// The libraries of others that a page may have beside ours, once `cargo xtask test` has installed them.
const LIBRARIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/libraries/node_modules");

/// An origin that serves a host page and the bundle.
#[derive(Debug)]
pub struct Host {
    server: Server,
    site: Arc<Site>,
}

impl Host {
    /// Starts on a free port and serves the bundle in `dist`. Its pages may all refuse WebAssembly.
    ///
    /// # Panics
    /// When this machine has no free port.
    pub async fn start(dist: PathBuf, refuses_wasm: bool) -> Self {
        let site = Arc::new(Site {
            dist,
            refuses_wasm,
            pages: Mutex::default(),
            spoilt: Mutex::default(),
            shelf: Shelf::default(),
        });
        let router = Router::new().fallback(serve).with_state(Arc::clone(&site));
        let server = Server::start(0, router).await.expect("a free port");
        Self { server, site }
    }

    /// Where it is.
    #[must_use]
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// Serves something else, or nothing, for the files of the bundle whose names hold this.
    pub fn spoil(&self, name: &'static str, instead: Option<&'static str>) {
        self.site.spoilt.lock().unwrap_or_else(PoisonError::into_inner).insert(name, instead);
    }

    /// Serves a page with this head and body at `path`, with a recorder before anything else; returns its address.
    pub fn page(&self, path: &str, head: &str, body: &str) -> String {
        self.put(path, page(&format!("<script>{RECORDER}</script>{head}"), body), None)
    }

    /// Serves a page with an app in it under this policy, which may forbid scripts and styles in the markup: the recorder and the app's
    /// script are files here.
    pub fn page_under(&self, policy: &str, path: &str, head: &str, body: &str) -> String {
        let own = "<script src=\"/recorder.js\"></script>";
        let app = format!("{APP}<script src=\"/app.js\"></script>{body}");
        self.put(path, page(&format!("{own}{head}"), &app), Some(policy.to_owned()))
    }

    /// Serves a script of the page's at `path`, such as a service worker, for which there must be a file.
    pub fn script(&self, path: &str, text: &str) {
        self.insert(path, Page { text: text.to_owned(), kind: content_type(path), policy: None });
    }

    /// The names of the files under `/dist/`.
    ///
    /// # Panics
    /// When the bundle is gone.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.site.dist).expect("the bundle").flatten();
        let mut names: Vec<_> = entries.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn put(&self, path: &str, text: String, policy: Option<String>) -> String {
        self.insert(path, Page { text, kind: content_type(".html"), policy });
        format!("{}{path}", self.origin())
    }

    fn insert(&self, path: &str, page: Page) {
        self.site.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), page);
    }
}

/// What stands in the body of a page of a test before anything of its own.
pub(crate) fn app() -> String {
    format!("{APP}<script>{APP_SCRIPT}</script>")
}

fn page(head: &str, body: &str) -> String {
    // The empty icon keeps the browser from asking for one, which would be noise in the console.
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
         <link rel=\"icon\" href=\"data:,\">{head}</head><body>{body}</body></html>"
    )
}

/// Refuses WebAssembly and nothing else that a test does. Other policies of a page hold beside it.
const NO_WASM: &str = "script-src 'self' 'unsafe-inline'";

async fn serve(State(site): State<Arc<Site>>, request: Request) -> Served {
    let refuses_wasm = site.refuses_wasm;
    let mut response = answer(site, request).await;
    if refuses_wasm {
        response.headers_mut().append(CONTENT_SECURITY_POLICY, HeaderValue::from_static(NO_WASM));
    }
    Ok(response)
}

async fn answer(site: Arc<Site>, request: Request) -> Response<Body> {
    let path = request.uri().path();
    if let Some(name) = path.strip_prefix("/dist/") {
        let spoilt = site.spoilt.lock().unwrap_or_else(PoisonError::into_inner).clone();
        return match spoilt.iter().find(|(part, _)| name.contains(**part)) {
            // As servers of single-page apps do.
            Some((_, Some(page))) if page.starts_with("<!doctype") => {
                respond(StatusCode::OK, content_type("index.html"), *page)
            }
            Some((_, Some(instead))) => respond(StatusCode::OK, content_type(name), *instead),
            Some((_, None)) => respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "not found"),
            None => file(&site.dist, name).await,
        };
    }
    if let Some(name) = path.strip_prefix("/lib/") {
        return file(Path::new(LIBRARIES), name).await;
    }
    let page = site.pages.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
    if let Some(page) = page {
        let mut response = respond(StatusCode::OK, page.kind, page.text);
        if let Some(policy) = page.policy {
            let policy = HeaderValue::from_str(&policy).expect("a policy of a test");
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        }
        return response;
    }
    for (name, script) in
        [("/recorder.js", RECORDER), ("/app.js", APP_SCRIPT), ("/violations.js", VIOLATIONS)]
    {
        if path == name {
            return respond(StatusCode::OK, content_type(name), script);
        }
    }
    let path = path.to_owned();
    match site.shelf.answer(request).await {
        Some(answer) => answer,
        None => file(Path::new(DEMO), &path).await,
    }
}
