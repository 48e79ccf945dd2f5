//! The app's origin: the host page and the gallery, the bundle beside them, and a strict policy over all. The pages themselves are
//! `www/demo/`.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use e2e::serve::{Server, file, respond};
use e2e::shelf::Shelf;
use serde_json::json;

use super::story::STOPS;

type Answer = Response<axum::body::Body>;

/// Where the page says what it should show. Escaped for its place between the tags of a data block.
const PLACE: &str = "{\"demo\":null}";

/// What the host's origin serves.
pub struct Page {
    /// `www/demo`.
    pub folder: PathBuf,
    /// The built bundle.
    pub dist: PathBuf,
    /// What the widget reads.
    pub source: String,
    /// Of which system that is, or nothing where the widget finds it out.
    pub format: &'static str,
    /// Whether that is something other than the story.
    pub live: bool,
}

struct Served {
    page: Page,
    settings: String,
    policy: HeaderValue,
    shelf: Shelf,
}

impl Page {
    /// Starts; the story's clock stands at `status`.
    pub async fn start(self, port: u16, status: &str) -> std::io::Result<Server> {
        let stops = if self.live { json!(null) } else { json!(STOPS) };
        let settings =
            json!({ "source": self.source, "format": self.format, "status": status, "stops": stops });
        let policy = policy(&self.source, status);
        // A less-than sign would end the data block where it stands in "</script>".
        let settings = settings.to_string().replace('<', "\\u003c");
        let served = Served { page: self, settings, policy, shelf: Shelf::default() };
        let router = Router::new().fallback(serve).with_state(Arc::new(served));
        Server::start(port, router).await
    }
}

/// What docs/security.md tells teams with a strict policy, so that the demo shows that it is enough.
fn policy(source: &str, status: &str) -> HeaderValue {
    let origin = |address: &str| address.split('/').take(3).collect::<Vec<_>>().join("/");
    let text = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self' {status} {}; base-uri 'none'; form-action 'none'",
        origin(source)
    );
    // An address that no header can hold is no address; then only ourselves are allowed.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("default-src 'self'"))
}

async fn serve(State(served): State<Arc<Served>>, request: Request) -> Answer {
    let path = request.uri().path().to_owned();
    if let Some(name) = path.strip_prefix("/dist/") {
        return file(&served.page.dist, name).await;
    }
    if let Some(answer) = served.shelf.answer(request).await {
        return answer;
    }
    let mut answer = if path == "/" { host_page(&served) } else { file(&served.page.folder, &path).await };
    answer.headers_mut().insert(HeaderName::from_static("content-security-policy"), served.policy.clone());
    answer
}

/// The page with what it should show.
fn host_page(served: &Served) -> Answer {
    match std::fs::read_to_string(served.page.folder.join("index.html")) {
        Ok(html) => {
            respond(StatusCode::OK, "text/html; charset=utf-8", html.replace(PLACE, &served.settings))
        }
        Err(error) => respond(
            StatusCode::INTERNAL_SERVER_ERROR,
            "text/plain; charset=utf-8",
            format!("www/demo/index.html: {error}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_origins_only() {
        let policy = policy("https://status.example.com/api/v2/summary.json", "http://127.0.0.1:1");
        let text = policy.to_str().unwrap();
        assert!(text.contains("connect-src 'self' http://127.0.0.1:1 https://status.example.com;"), "{text}");
    }
}
