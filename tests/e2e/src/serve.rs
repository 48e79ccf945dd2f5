//! A server on a free port of this machine, gone when its handle is dropped. What it answers is its caller's affair.

use std::collections::HashSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The ports that this program has had from the system.
static HAD: Mutex<Option<HashSet<u16>>> = Mutex::new(None);

/// A running server. Dropping it ends it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    // Its end is heard at the other end.
    _lives: oneshot::Sender<()>,
}

impl Server {
    /// Serves `router` on this port of 127.0.0.1; 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start(port: u16, router: Router) -> std::io::Result<Self> {
        let listener = match port {
            0 => free_port().await?,
            port => TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?,
        };
        let address = listener.local_addr()?;
        let (lives, dropped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            // It closes the connections that a browser keeps for later, too. An error of one connection is that connection's.
            let ends = async { _ = dropped.await };
            _ = axum::serve(listener, router).with_graceful_shutdown(ends).await;
        });
        Ok(Self { address, _lives: lives })
    }

    /// `http://127.0.0.1:<port>`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// A port that nobody has had from this program: a browser keeps what an origin has stored, and a port makes an origin.
///
/// # Errors
/// When this machine has no free port.
pub(crate) async fn free_port() -> std::io::Result<TcpListener> {
    // Held until there is a new one, lest the system give one of them again.
    let mut known = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default().insert(port) {
            return Ok(listener);
        }
        known.push(listener);
    }
}

/// An origin at which nobody listens: a connection to it is refused.
///
/// # Panics
/// When this machine has no free port.
pub async fn refused() -> String {
    let listener = free_port().await.expect("a free port");
    format!("http://{}", listener.local_addr().expect("an address"))
}

/// The type that browsers want for a file of this name.
#[must_use]
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// A whole answer with this status, type and body, never kept by the browser's cache.
pub fn respond(status: StatusCode, content_type: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// The file at this path below `folder`, or 404; of a folder in there, its `index.html`. A path that climbs out of the folder is not
/// found.
pub async fn file(folder: &std::path::Path, path: &str) -> Response<Body> {
    let path = path.trim_start_matches('/');
    let index = path.ends_with('/').then(|| format!("{path}index.html"));
    let path = index.as_deref().unwrap_or(path);
    let plain = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    let missing = || respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "not found");
    if !plain {
        return missing();
    }
    let full = folder.join(path);
    // These are small files of a tool on one machine: reading them in place costs less than a thread.
    match std::fs::read(full) {
        Ok(bytes) => respond(StatusCode::OK, content_type(path), bytes),
        Err(_) => missing(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_types_that_browsers_insist_on() {
        for (path, expected) in [
            ("status-widget.js", "text/javascript; charset=utf-8"),
            ("a.0123.wasm", "application/wasm"),
            ("status-widget.js.map", "application/json; charset=utf-8"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }

    #[tokio::test]
    async fn never_leaves_its_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for (path, expected) in
            [("/lib.rs", 200), ("/../Cargo.toml", 404), ("/", 404), ("//lib.rs", 200), ("/./lib.rs", 404)]
        {
            assert_eq!(file(&folder, path).await.status().as_u16(), expected, "{path}");
        }
    }
}
