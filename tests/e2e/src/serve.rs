//! A server on a free port of this machine, gone when its handle is dropped. What it answers is its caller's affair.

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A running server. Dropping it ends it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    /// Serves `router` on this port of 127.0.0.1; 0 takes any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start(port: u16, router: Router) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            // It ends with its task; an error of one connection is that connection's.
            let _ended = axum::serve(listener, router).await;
        });
        Ok(Self { address, task })
    }

    /// `http://127.0.0.1:<port>`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An origin at which nobody listens: a connection to it is refused.
///
/// # Panics
/// When this machine has no free port.
pub async fn refused() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
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

/// The file at this path below `folder`, or 404. A path that climbs out of the folder is not found.
pub async fn file(folder: &std::path::Path, path: &str) -> Response<Body> {
    let path = path.trim_start_matches('/');
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
