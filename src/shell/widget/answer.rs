//! How an answer is asked for and taken: the feed's, which becomes what has been found, and its history's.
//!
//! When to ask is the machine's to say, what others found is [`super::line`]'s, and what shows of it [`super::draw`]'s.

use super::inner::{Found, Inner};
use crate::feed::{self, AUTO, STATUSPAGE};
use crate::machine::Event;
use crate::options::{Storage, address, history_url};
use crate::scan::is_same;
use crate::shell::clock::{self, Instant};
use crate::shell::events::{ErrorKind, Failure, Outgoing};
use crate::shell::request::{Request, failure};
use crate::shell::tabs::{Finding, bytes_of};
use crate::shell::turn::{Came, Turn};
use wasm_bindgen::prelude::*;

/// An answer that came longer ago, in milliseconds, is one that the door has had.
const FRESH: u64 = 1000;

impl Inner {
    /// Asks one of the sources.
    pub(super) fn ask(&mut self, source: usize) {
        if let Some(name) = self.options.sources.get(source) {
            let format = self.options.format(source);
            let url = address(name, format);
            let early = std::mem::take(&mut self.early);
            // Where the page says whose it is, nothing else that was found there before counts.
            let storage = if format == STATUSPAGE { Storage::Off } else { self.options.storage };
            self.request = Some(self.start(&url, early, storage, Turn::Feed));
        }
    }

    fn start(&self, url: &str, early: JsValue, storage: Storage, turn: Turn) -> Request {
        Request::start(url, early, storage, clock::now(&self.script), &self.call, turn)
    }

    /// Reads what has come of the feed. What follows from it has a task of its own, so that neither is long: browsers compile much of the
    /// wasm only when it is first called.
    pub(super) fn hear_feed(&mut self, came: Came, value: JsValue) {
        let Some(request) = &mut self.request else { return };
        let whole_age = request.age() + request.older();
        if let Some(read) = request.read.take() {
            if let Some(request) = self.request.take() {
                self.take(read, request);
            }
            return;
        }
        let (Some(outcome), Some(source)) = (request.hear(came, value), self.machine.source()) else {
            return;
        };
        let finding = outcome.map(|document| Finding::new(source as i32, request.hold, &document, whole_age));
        let read = finding.and_then(|finding| self.read(&finding, whole_age as i64));
        if let Some(request) = &mut self.request {
            request.rest(read);
        }
    }

    /// Takes an answer of so many milliseconds ago that has been read, or the lack of one, and for how long the feed is to be left alone.
    /// The last good status stands until the next good one.
    fn take(&mut self, read: Result<(), Failure>, request: Request) {
        let Some(source) = self.machine.source() else { return };
        let (hold, age) = (request.hold, request.age());
        if let Err(failure) = &read
            && !request.is_last
            && self.may_be_elsewhere(source, failure)
        {
            self.request = request.elsewhere();
            if self.request.is_some() {
                return;
            }
        }
        // Over, before anybody asks again: who joins a question that is not gets its old answer.
        drop(request);
        match read {
            Ok(()) => {
                let mut then = clock::moment();
                then.now = then.now.saturating_sub(age);
                self.step_at(Event::Answered { hold }, then);
                if age > FRESH {
                    // The next question is counted from then, too, and may be due.
                    self.step(Event::Replanned);
                } else {
                    self.is_greeted = false;
                    if let Some(found) = &self.found {
                        self.line.post(&found.finding.0);
                    }
                }
            }
            Err(failure) => {
                if self.step(Event::Failed { hold }) {
                    let why =
                        Finding::new(failure.kind as i32, hold, &JsValue::from_str(&failure.message), 0);
                    self.line.pass(&why);
                }
                // While there are other sources to try, nothing is lost.
                if !self.machine.is_asking() {
                    self.is_greeted = false;
                    self.fail(failure.kind, &failure.message);
                }
            }
        }
        self.draw();
    }

    /// Whether a source that gives no status may be another system's, or have it elsewhere: one that the page names no format of, and that
    /// has never been Statuspage's here.
    fn may_be_elsewhere(&self, source: usize, failure: &Failure) -> bool {
        let is_statuspage = |found: &Found| !found.status.page.is_translated();
        self.options.format(source) == AUTO
            && failure.kind != ErrorKind::Timeout
            && !self.found.as_ref().is_some_and(is_statuspage)
    }

    /// Tells the page why there is no status, unless it has just been told.
    pub(super) fn fail(&mut self, kind: ErrorKind, message: &str) {
        if self.last_failure != Some(kind) {
            self.outbox.push(Outgoing::error(kind, message));
            self.last_failure = Some(kind);
        }
    }

    /// Reads a document that was found so many milliseconds ago.
    pub(super) fn read(&mut self, finding: &Finding, age: i64) -> Result<(), Failure> {
        let document = finding.document();
        if let Some(found) = &mut self.found
            && found.is_latest
            && is_same(&found.document, &document)
        {
            finding.liken(&found.finding);
            (found.finding, found.at) = (finding.clone(), Instant::before(age));
            self.last_failure = None;
            return Ok(());
        }
        let decoded = feed::decode(&document);
        self.feed_diagnostics = decoded.diagnostics;
        let Some(status) = decoded.status else {
            if let Some(found) = &mut self.found {
                found.is_latest = false;
            }
            let reason = self.feed_diagnostics.first().map_or("", |diagnostic| &diagnostic.message);
            return Err(failure(ErrorKind::Format, &[reason]));
        };
        if self.options.preview.is_some() {
            self.memory.pretend(&status);
        }
        let (finding, at) = (finding.clone(), Instant::before(age));
        self.found = Some(Found { status, document, finding, is_latest: true, at });
        self.last_failure = None;
        Ok(())
    }

    /// Asks the feed's history, where there is one beside it.
    pub(super) fn ask_history(&mut self) {
        let moment = self.moment();
        let Some(found) = &self.found else { return };
        self.memory.ask_history(&found.status, moment);
        let source = self.options.sources.get(found.finding.number("source") as usize);
        // Beside another system's documents there is none.
        let source = source.filter(|_| !found.status.page.is_translated());
        let url = source.and_then(|source| history_url(source));
        self.history_request =
            url.map(|url| self.start(&url, JsValue::UNDEFINED, self.options.storage, Turn::History));
        if self.history_request.is_none() {
            self.memory.learn(None);
        }
    }

    /// Takes the history, or the lack of one, of which nobody needs to hear.
    pub(super) fn learn(&mut self, outcome: Result<JsValue, Failure>) {
        let history = outcome.ok().and_then(|document| {
            let document = bytes_of(document);
            let status = feed::decode(&document).status?;
            Some((document, status))
        });
        self.recall();
        self.memory.learn(history.as_ref().map(|(_, status)| status));
        self.history = history.or(self.history.take());
        self.keep();
        self.draw();
    }
}
