//! The line to those who ask the same sources, and to page views to come: what is heard on it, and what is told.
//!
//! How it is strung through the browser is [`crate::shell::tabs`]'s.

use super::inner::Inner;
use crate::machine::Event;
use crate::memory::Memory;
use crate::shell::clock::{self, Instant};
use crate::shell::events::ErrorKind;
use crate::shell::tabs::Finding;
use crate::snapshot;
use wasm_bindgen::prelude::*;

impl Inner {
    /// Takes over what others have found, or an earlier page view, unless it has something newer. Whether it does.
    #[inline(never)]
    pub(super) fn take_over(&mut self, finding: &Finding) -> bool {
        let now = clock::now(&JsValue::UNDEFINED);
        let max_age = self.options.policy.max_age.as_secs() as i64 * 1000;
        snapshot::age(finding.at(), now, max_age).is_some_and(|age| {
            let is_newer = self.found.as_ref().is_none_or(|found| found.at <= Instant::before(age));
            let is_first = self.found.is_none();
            let is_taken = is_newer && self.read(finding, age).is_ok();
            self.is_handed |= is_first && is_taken;
            is_taken
        })
    }

    /// Takes what others tell: what they remember, why they have no answer, or their answer.
    pub(super) fn overhear(&mut self, word: JsValue) {
        if let Some(text) = word.as_string() {
            self.memory.take_in(Memory::from_text(&text));
            self.keep();
            return self.draw();
        }
        let word = Finding(word);
        let hold = word.number("hold") as u64;
        if let Some(message) = word.failure() {
            let kind = ErrorKind::ALL.get(word.number("source") as usize);
            if let (Some(kind), true) = (kind, self.machine.is_following()) {
                self.step(Event::HeardFailure { hold });
                self.fail(*kind, &message);
            }
        } else if self.take_over(&word) {
            // No older than the door's answer.
            self.is_greeted = false;
            self.step(Event::Heard { hold });
        }
        self.draw();
    }

    /// Takes in what other tabs and elements have remembered meanwhile.
    pub(super) fn recall(&mut self) {
        if let Some(text) = self.line.recall() {
            self.memory.take_in(Memory::from_text(&text));
        }
    }

    /// Keeps what is remembered beyond this page, and lets others remember it, too.
    pub(super) fn keep(&self) {
        self.line.post(&JsValue::from_str(&self.memory.to_text()));
    }
}
