//! One request for a feed: a cross-origin GET without credentials or headers of its own, ended by time or by its owner.
//!
//! Answers are read with gloo-net, but requests not sent with it: its `send()` takes for granted that a failed `fetch`
//! rejects with an `Error`, and a page may have wrapped `fetch` in something that does not. The loader has to ask without any
//! of this anyway, for the first answer, and `www/embed/door/ask.js` is how both do. Nor is anything awaited here, since two
//! promises in a row need no executor: their outcomes come as calls back.

use super::events::{ErrorKind, Failure};
use super::timer::Timer;
use super::turn::{Came, Turn};
use crate::machine::TIMEOUT;
use crate::options::Storage;
use crate::scan::{cut, digits};
use crate::time::Time;
use gloo_net::http::Response as GlooResponse;
use wasm_bindgen::prelude::*;
use web_sys::Response;

#[wasm_bindgen(module = "/www/embed/ask.js")]
extern "C" {
    #[wasm_bindgen(js_name = askFor)]
    fn ask(url: &str, early: JsValue, storage: &str, now: f64) -> JsValue;
    /// Asks on where the answer was no status of Statuspage's; nothing where there is nobody left to ask.
    #[wasm_bindgen(js_name = askElsewhere)]
    fn ask_elsewhere(asked: &JsValue) -> JsValue;
    /// Calls back with the answer.
    fn answer(asked: &JsValue, call: &JsValue, turn: i32);
    /// Calls back with the answer's bytes.
    fn bytes(asked: &JsValue, response: &Response, call: &JsValue, turn: i32);
    /// Calls back in a task of its own.
    fn again(asked: &JsValue, call: &JsValue, turn: i32);
    /// For how many milliseconds the feed wants to be left alone.
    fn hold(response: &Response) -> f64;
    /// How many milliseconds ago the answer came.
    fn age(asked: &JsValue) -> f64;
    /// How many milliseconds old it was then.
    fn older(asked: &JsValue) -> f64;
    /// Aborts it, and nothing more is heard of it.
    fn end(asked: &JsValue);
}

/// A request under way. Dropping it ends it, and nothing more is heard of it.
pub struct Request {
    asked: JsValue,
    call: JsValue,
    turn: Turn,
    has_head: bool,
    /// Whether there is nowhere else to look: it follows on another already, or the feed's server is in trouble.
    pub is_last: bool,
    /// For how many milliseconds the feed wants to be left alone, as far as it has answered.
    pub hold: u64,
    /// Whether what has come could be read, once it has been.
    pub read: Option<Result<(), Failure>>,
    _timeout: Timer,
}

impl Request {
    /// Asks for a feed and calls back for this, never before this has returned, with what [`Request::hear`] makes something of.
    ///
    /// The answer to the loader's early request, if there is one, is taken where it is for the same address. Where a status was found
    /// that is another system's is remembered in this storage, and told by this clock what has fallen silent.
    pub fn start(url: &str, early: JsValue, storage: Storage, now: Time, call: &JsValue, turn: Turn) -> Self {
        Self::of(ask(url, early, storage.code(), now.0 as f64), call, turn)
    }

    /// Goes on to where else the status may be, once its own answer was none.
    pub fn elsewhere(&self) -> Option<Self> {
        let asked = ask_elsewhere(&self.asked);
        if asked.is_undefined() {
            return None;
        }
        let mut other = Self::of(asked, &self.call, self.turn);
        other.is_last = true;
        Some(other)
    }

    fn of(asked: JsValue, call: &JsValue, turn: Turn) -> Self {
        answer(&asked, call, turn as i32);
        // The time must not wait for the abort to be heard, because a page's own `fetch` may ignore it.
        let timeout = Timer::new(TIMEOUT, call, turn);
        Self {
            asked,
            call: call.clone(),
            turn,
            has_head: false,
            is_last: false,
            hold: 0,
            read: None,
            _timeout: timeout,
        }
    }

    /// Takes what has come: the document's bytes, or why there is none; nothing as long as both may still come.
    pub fn hear(&mut self, came: Came, value: JsValue) -> Option<Result<JsValue, Failure>> {
        match came {
            Came::Time => Some(Err(failure(ErrorKind::Timeout, &["the feed did not answer within 10 s"]))),
            Came::Good if self.has_head => Some(Ok(value)),
            Came::Good => self.read_head(value).err().map(Err),
            Came::Bad => Some(Err(self.broken(&value.as_string().unwrap_or_default()))),
        }
    }

    fn read_head(&mut self, answer: JsValue) -> Result<(), Failure> {
        let response = answer.dyn_into::<Response>().map_err(|_| unreachable())?;
        self.hold = hold(&response) as u64;
        let head = GlooResponse::from(Clone::clone(&response));
        if !head.ok() {
            // From too many requests on a refusal says nothing of what there is.
            self.is_last |= head.status() >= 429;
            let status = digits(head.status().into());
            return Err(failure(ErrorKind::Http, &["the feed answers with status ", &status]));
        }
        self.has_head = true;
        bytes(&self.asked, &response, &self.call, self.turn as i32);
        Ok(())
    }

    /// Why there is no answer, or are no bytes in it, by the name of the error. What reads other systems has names of its own: a kind
    /// of failure and a message, a line each.
    fn broken(&self, error: &str) -> Failure {
        if let Some((kind, message)) = cut(error, b'\n')
            && let Some(kind) = ErrorKind::from_code(kind)
        {
            return failure(kind, &[message]);
        }
        match error {
            "RangeError" => failure(ErrorKind::Format, &["the feed is larger than 8 MB"]),
            _ if self.has_head => failure(ErrorKind::Network, &["the feed's answer broke off"]),
            _ => unreachable(),
        }
    }
}

impl Request {
    /// Keeps what has come of reading it, and calls back once more, in a task of its own.
    pub fn rest(&mut self, read: Result<(), Failure>) {
        self.read = Some(read);
        again(&self.asked, &self.call, self.turn as i32);
    }

    /// How many milliseconds ago the answer came: long, where the door has asked and nobody needed to know.
    pub fn age(&self) -> u64 {
        age(&self.asked) as u64
    }

    /// How many milliseconds old it was then: a relay may have kept it.
    pub fn older(&self) -> u64 {
        older(&self.asked) as u64
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        end(&self.asked);
    }
}

fn unreachable() -> Failure {
    failure(ErrorKind::Network, &["the feed cannot be reached"])
}

/// A failure, worded.
pub fn failure(kind: ErrorKind, message: &[&str]) -> Failure {
    Failure { kind, message: message.concat() }
}
