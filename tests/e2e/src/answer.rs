//! One answer of the feed's origin: what it says, and how badly it behaves. It knows nothing of when it is given.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::{StreamExt, stream};
use tokio::sync::Semaphore;

/// How the body of an answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// As it should.
    Whole,
    /// The connection breaks when half of the promised body is out.
    CutOff,
    /// A byte at a time, for minutes.
    Drip,
    /// In pieces, the last of which is told by its end alone.
    Pieces,
    /// No answer at all: the client waits until it gives up.
    Hang,
}

/// Holds answers back until the test has done what must be done before they come.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Semaphore>);

impl Default for Gate {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }
}

impl Gate {
    /// Lets all through that wait, and all that come.
    pub fn open(&self) {
        self.0.close();
    }

    async fn pass(&self) {
        // There is no permit to be had: it ends when the gate is opened.
        _ = self.0.acquire().await;
    }
}

/// What the feed's origin answers to one request.
#[derive(Clone, Debug)]
pub struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
    delay: Duration,
    gate: Option<Gate>,
    cors: bool,
    ending: Ending,
}

impl Answer {
    /// Status 200 with this body as `application/json`, whether it is JSON or not.
    #[must_use]
    pub fn json(body: impl Into<String>) -> Self {
        Self::of(200, "application/json; charset=utf-8", body)
    }

    /// This status with a short page of HTML, as a proxy or a content network gives it.
    ///
    /// # Panics
    /// When the number is no HTTP status.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::of(status, "text/html", format!("<!doctype html><title>{status}</title>"))
    }

    /// Any status, type and body.
    ///
    /// # Panics
    /// When the number is no HTTP status: a mistake in the test.
    #[must_use]
    pub fn of(status: u16, content_type: &'static str, body: impl Into<String>) -> Self {
        Self {
            status: StatusCode::from_u16(status).expect("an HTTP status"),
            headers: vec![(header::CONTENT_TYPE, HeaderValue::from_static(content_type))],
            body: Bytes::from(body.into()),
            delay: Duration::ZERO,
            gate: None,
            cors: true,
            ending: Ending::Whole,
        }
    }

    /// Takes the request and never answers.
    #[must_use]
    pub fn hang() -> Self {
        Self { ending: Ending::Hang, ..Self::json("") }
    }

    /// The same answer, breaking off in the middle of its body.
    #[must_use]
    pub fn cut_off(self) -> Self {
        Self { ending: Ending::CutOff, ..self }
    }

    /// The same answer, a byte at a time: a slow one that is never silent.
    #[must_use]
    pub fn dripping(self) -> Self {
        Self { ending: Ending::Drip, ..self }
    }

    /// The same answer, later.
    #[must_use]
    pub fn after(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// The same answer, once this gate is open.
    #[must_use]
    pub fn behind(self, gate: &Gate) -> Self {
        Self { gate: Some(gate.clone()), ..self }
    }

    /// The same answer without the header that lets other origins read it.
    #[must_use]
    pub fn without_cors(self) -> Self {
        Self { cors: false, ..self }
    }

    /// The same answer in pieces, without a word on how long it is.
    #[must_use]
    pub fn without_length(self) -> Self {
        Self { ending: Ending::Pieces, ..self }
    }

    /// The same answer, compressed: small on its way, and what it was for whoever reads it.
    ///
    /// # Panics
    /// Never: memory takes what is written to it.
    #[must_use]
    pub fn gzipped(self) -> Self {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(&self.body).expect("memory");
        let body = gzip.finish().expect("memory").into();
        Self { body, ..self }.header("content-encoding", "gzip")
    }

    /// Sends the client to another address.
    #[must_use]
    pub fn redirect(to: &str) -> Self {
        Self::status(302).header("location", to)
    }

    /// The same answer with one more header.
    ///
    /// # Panics
    /// When the value can be none: a mistake in the test.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers
            .push((HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header's value")));
        self
    }

    /// Whether it comes when the test wants it to, or never.
    pub(crate) fn is_held(&self) -> bool {
        self.gate.is_some() || self.ending == Ending::Hang
    }

    /// Waits as long as it must, then gives the answer.
    pub(crate) async fn give(self) -> Response<Body> {
        tokio::time::sleep(self.delay).await;
        if let Some(gate) = self.gate {
            gate.pass().await;
        }
        if self.ending == Ending::Hang {
            return std::future::pending().await;
        }
        let length = self.body.len();
        let body = match self.ending {
            Ending::CutOff => cut_off(&self.body),
            Ending::Drip => drip(self.body),
            Ending::Pieces => pieces(self.body),
            _ => Body::from(self.body),
        };
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.ending != Ending::Pieces {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        if self.cors {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        headers.extend(self.headers);
        response
    }
}

/// Half of the bytes, then an error, which makes the server drop the connection.
fn cut_off(whole: &Bytes) -> Body {
    let half = whole.slice(..whole.len() / 2);
    let broken = async {
        // Later than the first half: a browser asks again by itself when a connection breaks before it saw any answer.
        tokio::time::sleep(Duration::from_millis(50)).await;
        Err(std::io::Error::other("cut off on purpose"))
    };
    Body::from_stream(stream::iter([Ok(half)]).chain(stream::once(broken)))
}

/// A byte every twentieth of a second.
fn drip(whole: Bytes) -> Body {
    let bytes = stream::iter(0..whole.len()).then(move |place| {
        let byte = whole.slice(place..=place);
        async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok::<_, Infallible>(byte)
        }
    });
    Body::from_stream(bytes)
}

/// As fast as they go, 64 KiB at a time.
fn pieces(whole: Bytes) -> Body {
    const PIECE: usize = 1 << 16;
    let starts = (0..whole.len()).step_by(PIECE);
    Body::from_stream(stream::iter(
        starts.map(move |start| Ok::<_, Infallible>(whole.slice(start..whole.len().min(start + PIECE)))),
    ))
}

/// Bodies of axum's handlers cannot fail; the alias keeps signatures readable.
pub(crate) type Served = Result<Response<Body>, Infallible>;
