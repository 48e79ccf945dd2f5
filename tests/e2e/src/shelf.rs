//! A shelf of documents under `/shelf/`: who may write on it puts one there, and the widget reads it as it would any status page. What
//! a document says is its writer's affair.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, Response, StatusCode};

use crate::serve::respond;

/// More than any made-up document has.
const LIMIT: usize = 1 << 20;

/// Documents by their paths. It is for pages of this machine that show or test the widget.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<HashMap<String, String>>);

impl Shelf {
    /// Answers a request for a path of the shelf: `PUT` and `DELETE` change what is there; `None` for any other path.
    pub async fn answer(&self, request: Request) -> Option<Response<Body>> {
        let path = request.uri().path().strip_prefix("/shelf/")?.to_owned();
        let method = request.method().clone();
        let text =
            match to_bytes(request.into_body(), LIMIT).await.map(|bytes| String::from_utf8(bytes.into())) {
                Ok(Ok(text)) => text,
                _ => return Some(plain(StatusCode::BAD_REQUEST)),
            };
        let mut documents = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Some(match method {
            Method::PUT => {
                documents.insert(path, text);
                plain(StatusCode::NO_CONTENT)
            }
            Method::DELETE => {
                documents.remove(&path);
                plain(StatusCode::NO_CONTENT)
            }
            _ => match documents.get(&path) {
                Some(text) => respond(StatusCode::OK, "application/json; charset=utf-8", text.clone()),
                None => plain(StatusCode::NOT_FOUND),
            },
        })
    }
}

fn plain(status: StatusCode) -> Response<Body> {
    respond(status, "text/plain; charset=utf-8", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn gives_what_was_put_there_until_it_is_taken_away() {
        let shelf = Shelf::default();
        for (method, path, body, expected) in [
            (Method::GET, "/shelf/a.json", "", Some((404, ""))),
            (Method::PUT, "/shelf/a.json", "{}", Some((204, ""))),
            (Method::GET, "/shelf/a.json", "", Some((200, "{}"))),
            (Method::GET, "/shelf/b.json", "", Some((404, ""))),
            (Method::DELETE, "/shelf/a.json", "", Some((204, ""))),
            (Method::GET, "/shelf/a.json", "", Some((404, ""))),
            (Method::GET, "/a.json", "", None),
        ] {
            let request = Request::builder().method(&method).uri(path).body(Body::from(body)).unwrap();
            let answer = match shelf.answer(request).await {
                Some(answer) => {
                    let status = answer.status().as_u16();
                    let body = to_bytes(answer.into_body(), LIMIT).await.unwrap();
                    Some((status, String::from_utf8(body.into()).unwrap()))
                }
                None => None,
            };
            let expected = expected.map(|(status, text)| (status, text.to_owned()));
            assert_eq!(answer, expected, "{method} {path}");
        }
    }
}
