//! What a person should hear about their options or their feed, though the widget goes on.
//!
//! Nothing here decides what is shown, and nothing here is an error: a diagnostic never stops anything.

use crate::scan::take;

codes! {
    /// Where a diagnostic comes from.
    pub enum Concern {
        /// The document as a whole is of no known format.
        Format = "format",
        /// Something in the feed is missing, of a wrong type or of an unknown word.
        Feed = "feed",
        /// An option's value, or what it names, does not fit.
        Options = "options",
    }
}

/// One remark, worded for the person who can act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it comes from.
    pub concern: Concern,
    /// One sentence that names the thing, what is wrong with it and what was done instead.
    pub message: String,
}

impl Diagnostic {
    /// A remark with the values in the places of `%`, in order; formatting machinery would cost the page bytes.
    pub fn new(concern: Concern, pattern: &str, values: &[&str]) -> Self {
        let mut message = String::new();
        let mut rest = pattern;
        for value in values {
            message.push_str(take(&mut rest, b'%'));
            message.push_str(value);
        }
        message.push_str(rest);
        Self { concern, message }
    }
}
