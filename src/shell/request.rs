//! One request for a feed: a cross-origin GET without credentials or headers of its own, ended by time or by its owner.
//!
//! Answers are read with gloo-net, but requests not sent with it: its `send()` takes for granted that a failed `fetch`
//! rejects with an `Error`, and a page may have wrapped `fetch` in something that does not. Nor are they built with it,
//! since its builder brings what it does for headers, queries and methods: 1.5 kB that a plain GET has no use for. Nor
//! is anything awaited here, since two promises in a row need no executor.

use super::events::{ErrorKind, Failure};
use super::timer::Timer;
use crate::machine::{TIMEOUT, max_age, retry_after};
use crate::scan::{digits, number};
use gloo_net::http::Response as GlooResponse;
use js_sys::{Date, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, Response};

/// Bytes on the wire.
const LARGEST: u64 = 8_000_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, how: &RequestInit) -> Result<JsValue, JsValue>;

    /// The first request, which the loader has started beside the download of this wasm.
    pub type Early;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Early) -> String;
    #[wasm_bindgen(method, getter)]
    fn controller(this: &Early) -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn response(this: &Early) -> JsValue;
}

/// Whoever waits for the outcome: the document, or why there is none, and for how many milliseconds the feed wants to be
/// left alone. Who comes first takes them along.
struct Call {
    done: Cell<Option<Box<Done>>>,
    hold: Cell<u64>,
}

type Done = dyn FnOnce(Result<JsValue, Failure>, u64);
type Caller = Rc<Call>;

/// A request under way. Dropping it ends it, and nothing more is heard of it.
pub struct Request {
    controller: AbortController,
    caller: Caller,
    _timeout: Timer,
}

impl Request {
    /// Asks for a feed and hands over its parsed document, or why there is none; never before this has returned.
    ///
    /// The answer to the loader's early request is taken where it is for the same address. `None` where the address is
    /// none, or the browser lacks what is needed.
    pub fn start(url: &str, early: Option<Early>, done: Box<Done>) -> Option<Self> {
        let early = early.filter(|early| early.url() == url);
        let controller =
            early.as_ref().map_or_else(AbortController::new, |early| Ok(early.controller())).ok()?;
        let answer = match early {
            Some(early) => Ok(early.response()),
            None => send(url, &controller),
        };
        let answer = match answer {
            Ok(answer) => Promise::resolve(&answer),
            Err(error) => Promise::reject(&error),
        };
        let caller = Rc::new(Call { done: Cell::new(Some(done)), hold: Cell::new(0) });
        after(&answer, caller.clone(), read_head, |_| unreachable());
        // The time must not wait for the abort to be heard, because a page's own `fetch` may ignore it.
        let timeout = {
            let (controller, caller) = (controller.clone(), caller.clone());
            Timer::new(Duration::from_millis(TIMEOUT), move || {
                controller.abort();
                tell(&caller, Err(failure(ErrorKind::Timeout, &["the feed did not answer within 10 s"])));
            })
        };
        Some(Self { controller, caller, _timeout: timeout })
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.caller.done.take();
        self.controller.abort();
    }
}

fn send(url: &str, controller: &AbortController) -> Result<JsValue, JsValue> {
    let how = RequestInit::new();
    how.set_credentials(RequestCredentials::Omit);
    // The browser revalidates for us; a conditional header of our own would cost a preflight.
    how.set_cache(RequestCache::NoCache);
    how.set_referrer_policy(ReferrerPolicy::StrictOrigin);
    how.set_signal(Some(&controller.signal()));
    fetch(url, &how)
}

/// Goes on with what the promise brings, or tells the caller what its rejection means.
fn after(promise: &Promise, caller: Caller, next: fn(JsValue, Caller), failed: fn(JsValue) -> Failure) {
    let waiting = caller.clone();
    let fulfilled = Closure::once(move |value| next(value, caller));
    let rejected = Closure::once(move |error| tell(&waiting, Err(failed(error))));
    let _ = promise.then2(&fulfilled, &rejected);
    // The one that is called frees itself, the other goes with the promise: wasm-bindgen has the browser tell it.
    fulfilled.forget();
    rejected.forget();
}

fn tell(caller: &Caller, outcome: Result<JsValue, Failure>) {
    if let Some(done) = caller.done.take() {
        done(outcome, caller.hold.get());
    }
}

fn read_head(answer: JsValue, caller: Caller) {
    let Ok(response) = answer.dyn_into::<Response>() else {
        return tell(&caller, Err(unreachable()));
    };
    let head = GlooResponse::from(Clone::clone(&response));
    let header = |name: &str| head.headers().get(name).unwrap_or_default();
    caller.hold.set(if head.ok() {
        max_age(&header("cache-control"))
    } else {
        delay(&header("retry-after"))
    });
    if !head.ok() {
        let status = digits(head.status().into());
        return tell(&caller, Err(failure(ErrorKind::Http, &["the feed answers with status ", &status])));
    }
    // A feed that says so is not read. One that does not is ended by time.
    if number(&header("content-length")).is_some_and(|bytes| bytes > LARGEST) {
        return tell(&caller, Err(failure(ErrorKind::Format, &["the feed is larger than 8 MB"])));
    }
    match response.json() {
        Ok(document) => after(&document, caller, |document, caller| tell(&caller, Ok(document)), broken),
        Err(_) => tell(&caller, Err(unreachable())),
    }
}

/// A `Retry-After`, in milliseconds from now: seconds, or a date by the reader's clock.
fn delay(retry_after_header: &str) -> u64 {
    // What is no date is no number, and what is past is negative: both are 0.
    retry_after(retry_after_header).unwrap_or_else(|| (Date::parse(retry_after_header) - Date::now()) as u64)
}

fn unreachable() -> Failure {
    failure(ErrorKind::Network, &["the feed cannot be reached"])
}

/// Why there is no document in an answer that came.
fn broken(error: JsValue) -> Failure {
    // By its name: WebKit rejects with a DOMException, the others with an instance of SyntaxError.
    let name = Reflect::get(&error, &"name".into()).unwrap_or(JsValue::NULL);
    if name == "SyntaxError" {
        failure(ErrorKind::Format, &["the feed's answer is not JSON"])
    } else {
        failure(ErrorKind::Network, &["the feed's answer broke off"])
    }
}

/// A failure, worded.
pub fn failure(kind: ErrorKind, message: &[&str]) -> Failure {
    Failure { kind, message: message.concat() }
}
