//! What an element has and knows, as one value. What is done with it stands beside this, by what it is about.

use super::speech::Speech;
use crate::diagnostic::Diagnostic;
use crate::machine;
use crate::memory::Memory;
use crate::model::Status;
use crate::options::{Options, Storage};
use crate::shell::clock::Instant;
use crate::shell::dom::Banner;
use crate::shell::events::{ErrorKind, Outgoing};
use crate::shell::listener::Listener;
use crate::shell::request::Request;
use crate::shell::tabs::{Finding, Line};
use crate::shell::timer::Timer;
use crate::text::Key;
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::JsValue;

pub(super) struct Inner {
    /// What calls this back.
    pub(super) call: JsValue,
    pub(super) banner: Banner,
    pub(super) early: JsValue,
    /// The door has told the page of a state, and no answer has come since: until one does, that stands, as it does for somebody who
    /// has just come back.
    pub(super) is_greeted: bool,
    pub(super) options: Options,
    pub(super) options_diagnostics: Vec<Diagnostic>,
    /// What the page has been warned of.
    pub(super) told: Vec<Diagnostic>,
    /// What script has given: the page's own clock is in it.
    pub(super) script: JsValue,
    pub(super) speech: Speech,
    /// The page's own words.
    pub(super) messages: Rc<Vec<(Key, String)>>,
    pub(super) machine: machine::State,
    pub(super) page: Option<Listener>,
    pub(super) request: Option<Request>,
    pub(super) timer: Option<Timer>,
    /// Those who asked for a refresh that is not over.
    pub(super) waiting: Vec<Function>,
    /// Those whose refresh is.
    pub(super) settled: Vec<Function>,
    pub(super) found: Option<Found>,
    /// What was found first was another page view's, which has shown it.
    pub(super) is_handed: bool,
    pub(super) feed_diagnostics: Vec<Diagnostic>,
    pub(super) memory: Memory,
    /// To those who ask the same sources.
    pub(super) line: Line,
    /// The feed's history, where it has been asked: ended incidents, and the document that has their posts.
    pub(super) history: Option<(Vec<u8>, Status)>,
    pub(super) history_request: Option<Request>,
    /// Until the decision no longer holds.
    pub(super) turn: Option<Timer>,
    /// The detail of the last change, and the same as text: what tells one state from another.
    pub(super) state: JsValue,
    pub(super) state_text: String,
    /// Ids of what is shown.
    pub(super) shown: Vec<String>,
    /// Ids of what stood in opened details.
    pub(super) seen: Vec<String>,
    /// What kind of thing went wrong last, until something goes well.
    pub(super) last_failure: Option<ErrorKind>,
    pub(super) outbox: Vec<Outgoing>,
}

impl Inner {
    /// Nothing asked and nothing found yet.
    pub(super) fn new(mut banner: Banner, early: JsValue, speech: Speech, call: JsValue) -> Self {
        banner.listen(&call);
        let page = Listener::of_page(&call);
        Self {
            line: Line::new(&[], Storage::Off, &call),
            call,
            banner,
            early,
            is_greeted: false,
            options: Options::default(),
            options_diagnostics: Vec::new(),
            told: Vec::new(),
            script: JsValue::UNDEFINED,
            speech,
            messages: Rc::default(),
            machine: machine::State::default(),
            page: Some(page),
            request: None,
            timer: None,
            waiting: Vec::new(),
            settled: Vec::new(),
            found: None,
            is_handed: false,
            feed_diagnostics: Vec::new(),
            memory: Memory::default(),
            history: None,
            history_request: None,
            turn: None,
            state: JsValue::NULL,
            state_text: String::new(),
            shown: Vec::new(),
            seen: Vec::new(),
            last_failure: None,
            outbox: Vec::new(),
        }
    }
}

/// A status with the document that it was read from, whose posts are read when somebody opens the details.
pub(super) struct Found {
    pub status: Status,
    /// The document.
    pub document: Vec<u8>,
    /// The same, as others get it.
    pub finding: Finding,
    /// Whether nothing else has been read since, in vain: what is said of a document is said of that then.
    pub is_latest: bool,
    /// When.
    pub at: Instant,
}

/// Warns the page of each thing once: a typo is the same at every poll, and after every update.
pub(super) fn warn_once(told: &mut Vec<Diagnostic>, outbox: &mut Vec<Outgoing>, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        if !told.contains(diagnostic) {
            outbox.push(Outgoing::error(ErrorKind::Options, &diagnostic.message));
            told.push(diagnostic.clone());
        }
    }
}
