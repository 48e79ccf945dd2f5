//! Collects what there is to say about a feed, in bounds: a feed of nothing but nonsense says it once and a hundred times.
//!
//! It words nothing.

use crate::diagnostic::{Concern, Diagnostic};
use crate::scan::long_digits;

/// How many remarks are kept.
const MOST: usize = 100;

/// What there is to say.
#[derive(Debug, Default)]
pub struct Remarks {
    list: Vec<Diagnostic>,
    more: u64,
}

impl Remarks {
    /// A remark on the feed, with the values in the places of `%`.
    pub fn add(&mut self, pattern: &str, values: &[&str]) {
        if self.list.len() < MOST {
            self.list.push(Diagnostic::new(Concern::Feed, pattern, values));
        } else {
            self.more += 1;
        }
    }

    /// All of them.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        if self.more > 0 {
            let more = long_digits(self.more);
            self.list.push(Diagnostic::new(Concern::Feed, "there are % more remarks on this feed", &[&more]));
        }
        self.list
    }
}
