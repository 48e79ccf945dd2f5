//! The two origins of a measurement: the host page with all that contenders ship, and the status page. They answer as good static
//! servers do: compressed beforehand at brotli's best, with an ETag, kept by browsers as long as such files usually are.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use e2e::serve::{Server, content_type, respond};
use sha2::{Digest, Sha256};

use crate::build::manifest::compressed;

/// How long a browser may keep a file without asking.
#[derive(Debug, Clone, Copy)]
pub enum Kept {
    /// Its name says what is in it: a year.
    Named,
    /// A script that pages name in their tag: ten minutes.
    Loader,
    /// A page, or a feed as Statuspage serves it: it is asked for each time, and most often it is unchanged.
    Asked,
}

impl Kept {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Named => "public, max-age=31536000, immutable",
            Self::Loader => "public, max-age=600",
            Self::Asked => "max-age=0, private, must-revalidate",
        })
    }
}

/// Files by path.
#[derive(Debug, Default)]
pub struct Files(HashMap<String, File>);

#[derive(Debug)]
struct File {
    headers: HeaderMap,
    etag: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
}

impl Files {
    /// Puts a file there, compressed.
    pub fn add(&mut self, path: &str, kept: Kept, body: impl Into<Bytes>) -> Result<()> {
        let body = body.into();
        let brotli = Bytes::from(compressed(&body)?);
        self.put(path, kept, body, Some(brotli))
    }

    /// Puts a file there as it is: to compress megabytes well takes longer than to measure them.
    pub fn add_plain(&mut self, path: &str, kept: Kept, body: impl Into<Bytes>) -> Result<()> {
        self.put(path, kept, body.into(), None)
    }

    fn put(&mut self, path: &str, kept: Kept, plain: Bytes, brotli: Option<Bytes>) -> Result<()> {
        // A page's path has no ending.
        let kind = if path.contains('.') { content_type(path) } else { content_type(".html") };
        let headers = HeaderMap::from_iter([
            (header::CACHE_CONTROL, kept.header()),
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
        ]);
        let hash: String = Sha256::digest(&plain).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let etag = HeaderValue::from_str(&format!("W/\"{hash}\""))?;
        self.0.insert(path.to_owned(), File { headers, etag, plain, brotli });
        Ok(())
    }

    /// One more header on a file that is there.
    pub fn with(&mut self, path: &str, name: &'static str, value: &'static str) {
        if let Some(file) = self.0.get_mut(path) {
            file.headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    }

    /// Serves them on a free port.
    pub async fn serve(self) -> Result<Server> {
        let router = Router::new().fallback(answer).with_state(Arc::new(self));
        Ok(Server::start(0, router).await?)
    }
}

async fn answer(State(files): State<Arc<Files>>, request: Request) -> Response<Body> {
    match files.0.get(request.uri().path()) {
        Some(file) => file.answer(request.headers()),
        None => respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "not found"),
    }
}

impl File {
    fn answer(&self, asked: &HeaderMap) -> Response<Body> {
        let mut answer = Response::new(Body::empty());
        *answer.headers_mut() = self.headers.clone();
        answer.headers_mut().insert(header::ETAG, self.etag.clone());
        if asked.get(header::IF_NONE_MATCH) == Some(&self.etag) {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            return answer;
        }
        let takes_brotli = |value: &HeaderValue| value.to_str().is_ok_and(|text| text.contains("br"));
        *answer.body_mut() = match &self.brotli {
            Some(brotli) if asked.get(header::ACCEPT_ENCODING).is_some_and(takes_brotli) => {
                answer.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
                Body::from(brotli.clone())
            }
            _ => Body::from(self.plain.clone()),
        };
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let mut files = Files::default();
        files.add("/a.json", Kept::Asked, "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]").unwrap();
        files
    }

    #[track_caller]
    fn check(asked: &[(HeaderName, &str)], status: u16, encoding: Option<&str>) -> HeaderMap {
        let asked = asked.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()));
        let answer = files().0["/a.json"].answer(&asked.collect());
        assert_eq!(answer.status().as_u16(), status);
        let found = answer.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap());
        assert_eq!(found, encoding);
        answer.headers().clone()
    }

    #[test]
    fn compresses_for_those_who_take_it() {
        check(&[], 200, None);
        check(&[(header::ACCEPT_ENCODING, "gzip, deflate")], 200, None);
        let headers = check(&[(header::ACCEPT_ENCODING, "gzip, deflate, br")], 200, Some("br"));
        assert_eq!(headers[header::CACHE_CONTROL], "max-age=0, private, must-revalidate");
        assert_eq!(headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    }

    #[test]
    fn says_what_is_unchanged() {
        let headers = check(&[(header::IF_NONE_MATCH, "W/\"0123\"")], 200, None);
        check(&[(header::IF_NONE_MATCH, headers[header::ETAG].to_str().unwrap())], 304, None);
    }
}
