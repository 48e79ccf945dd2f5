//! One request for a feed: a cross-origin GET without credentials or headers of its own, ended by time or by its owner.
//!
//! Answers are read with gloo-net, but requests not sent with it: its `send()` takes for granted that a failed `fetch`
//! rejects with an `Error`, and a page may have wrapped `fetch` in something that does not. The loader has to ask without any
//! of this anyway, for the first answer, and `www/embed/ask.js` is how both do. Nor is anything awaited here, since two
//! promises in a row need no executor.

use super::events::{ErrorKind, Failure};
use super::timer::Timer;
use crate::scan::digits;
use gloo_net::http::Response as GlooResponse;
use js_sys::{Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, Response};

const TIMEOUT: Duration = Duration::from_secs(10);

#[wasm_bindgen(module = "/www/embed/ask.js")]
extern "C" {
    #[wasm_bindgen(js_name = askFor)]
    fn ask(url: &str, early: Option<Early>) -> Early;
}

#[wasm_bindgen]
extern "C" {
    /// A question that has been asked. The loader asks the first one beside the download of this wasm.
    pub type Early;
    #[wasm_bindgen(method, getter)]
    fn controller(this: &Early) -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn response(this: &Early) -> Promise;
}

/// Whoever waits for the outcome: the document, or why there is none. Who comes first takes them along.
type Caller = Rc<Cell<Option<Box<dyn FnOnce(Result<JsValue, Failure>)>>>>;

/// A request under way. Dropping it ends it, and nothing more is heard of it.
pub struct Request {
    controller: AbortController,
    caller: Caller,
    _timeout: Timer,
}

impl Request {
    /// Asks for a feed and hands over its parsed document, or why there is none; never before this has returned.
    ///
    /// The answer to the loader's early request is taken where it is for the same address.
    pub fn start(url: &str, early: Option<Early>, done: Box<dyn FnOnce(Result<JsValue, Failure>)>) -> Self {
        let asked = ask(url, early);
        let controller = asked.controller();
        let caller: Caller = Rc::new(Cell::new(Some(done)));
        after(&asked.response(), caller.clone(), read_head, |_| unreachable());
        // The time must not wait for the abort to be heard, because a page's own `fetch` may ignore it.
        let timeout = {
            let (controller, caller) = (controller.clone(), caller.clone());
            Timer::new(TIMEOUT, move || {
                if let Some(done) = caller.take() {
                    controller.abort();
                    done(Err(failure(ErrorKind::Timeout, &["the feed did not answer within 10 s"])));
                }
            })
        };
        Self { controller, caller, _timeout: timeout }
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.caller.take();
        self.controller.abort();
    }
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
    if let Some(done) = caller.take() {
        done(outcome);
    }
}

fn read_head(answer: JsValue, caller: Caller) {
    let Ok(response) = answer.dyn_into::<Response>() else {
        return tell(&caller, Err(unreachable()));
    };
    let head = GlooResponse::from(Clone::clone(&response));
    if !head.ok() {
        let status = digits(head.status().into());
        return tell(&caller, Err(failure(ErrorKind::Http, &["the feed answers with status ", &status])));
    }
    match response.json() {
        Ok(document) => after(&document, caller, |document, caller| tell(&caller, Ok(document)), broken),
        Err(_) => tell(&caller, Err(unreachable())),
    }
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
