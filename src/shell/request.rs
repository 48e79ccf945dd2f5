//! One request for a feed: a cross-origin GET without credentials or headers of its own, ended by time or by its owner.
//!
//! Requests are built and answers read with gloo-net, but not sent with it: its `send()` takes for granted that a failed
//! `fetch` rejects with an `Error`, and a page may have wrapped `fetch` in something that does not.

use super::events::{ErrorKind, Failure};
use super::timer::Timer;
use gloo_net::http::{Request as GlooRequest, Response as GlooResponse};
use js_sys::{Promise, SyntaxError};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, Response};

const TIMEOUT: Duration = Duration::from_secs(10);

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;

    /// The first request, which the loader has started beside the download of this wasm.
    pub type Early;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Early) -> String;
    #[wasm_bindgen(method, getter)]
    fn controller(this: &Early) -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn response(this: &Early) -> JsValue;
}

/// A request under way. Dropping it ends it, and nothing more is heard of it.
pub struct Request {
    controller: AbortController,
    _timeout: Timer,
}

impl Request {
    /// Asks for a feed and hands over its parsed document, or why there is none.
    ///
    /// The answer to the loader's early request is taken where it is for the same address. `None` where the address is
    /// none, or the browser lacks what is needed.
    pub fn start(
        url: &str,
        early: Option<Early>,
        done: impl FnOnce(Result<JsValue, Failure>) + 'static,
    ) -> Option<Self> {
        let early = early.filter(|early| early.url() == url);
        let controller =
            early.as_ref().map_or_else(AbortController::new, |early| Ok(early.controller())).ok()?;
        let answer = match early {
            Some(early) => Ok(early.response()),
            None => send(url, &controller),
        };
        // Whoever comes first takes it: the answer, or the end of the time. The time must not wait for the abort to be
        // heard, because a page's own `fetch` may ignore it.
        let done = Rc::new(Cell::new(Some(done)));
        let timeout = {
            let (controller, done) = (controller.clone(), Rc::clone(&done));
            Timer::new(TIMEOUT, move || {
                if let Some(done) = done.take() {
                    controller.abort();
                    done(Err(failure(ErrorKind::Timeout, &["the feed did not answer within 10 s"])));
                }
            })
        };
        let signal = controller.signal();
        spawn_local(async move {
            let outcome = read(answer).await;
            if let Some(done) = done.take().filter(|_| !signal.aborted()) {
                done(outcome);
            }
        });
        Some(Self { controller, _timeout: timeout })
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

fn send(url: &str, controller: &AbortController) -> Result<JsValue, JsValue> {
    let request = GlooRequest::get(url)
        .credentials(RequestCredentials::Omit)
        // The browser revalidates for us; a conditional header of our own would cost a preflight.
        .cache(RequestCache::NoCache)
        .referrer_policy(ReferrerPolicy::StrictOrigin)
        .abort_signal(Some(&controller.signal()))
        .build()
        .map_err(|_| JsValue::NULL)?;
    fetch(&request.into())
}

async fn read(answer: Result<JsValue, JsValue>) -> Result<JsValue, Failure> {
    let unreachable = || failure(ErrorKind::Network, &["the feed cannot be reached"]);
    let answer = answer.map_err(|_| unreachable())?;
    let response = JsFuture::from(Promise::resolve(&answer)).await.map_err(|_| unreachable())?;
    let response: Response = response.dyn_into().map_err(|_| unreachable())?;
    let head = GlooResponse::from(Clone::clone(&response));
    if !head.ok() {
        let status = head.status().to_string();
        return Err(failure(ErrorKind::Http, &["the feed answers with status ", &status]));
    }
    let document = response.json().map_err(|_| unreachable())?;
    JsFuture::from(document).await.map_err(|error| {
        if error.is_instance_of::<SyntaxError>() {
            failure(ErrorKind::Format, &["the feed's answer is not JSON"])
        } else {
            failure(ErrorKind::Network, &["the feed's answer broke off"])
        }
    })
}

/// A failure, worded.
pub fn failure(kind: ErrorKind, message: &[&str]) -> Failure {
    Failure { kind, message: message.concat() }
}
