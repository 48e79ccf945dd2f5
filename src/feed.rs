//! From a parsed document to a [`Status`](crate::model::Status): the formats that the widget reads.
//!
//! The input is a tree that is already in memory (what `JSON.parse` or `serde_json` made of the text), reached through
//! [`serde::Deserializer`], so that browser and host run the same code. Streaming parsers do not fit: after a value of a
//! wrong type the decoder goes on with the next one.
//!
//! Decoding never fails as a whole. An unknown word becomes `Unknown`, an unknown field is ignored, an incident that
//! cannot be told apart is dropped, and each of these leaves a [`Diagnostic`].

mod decoded;
mod remarks;
mod shape;
pub mod statuspage;
mod words;

pub use decoded::{Decoded, Post};

use crate::diagnostic::{Concern, Diagnostic};
use serde::Deserializer;
use shape::Node;

/// Decodes everything but the update bodies, which are by far the most of a large feed.
pub fn decode<'de, D: Deserializer<'de>>(document: D) -> Decoded {
    statuspage::decode(document)
}

/// Every post of a document, with its text.
#[derive(Debug)]
pub struct Posts(Node);

/// Reads the same document again, for the posts' texts.
pub fn posts<'de, D: Deserializer<'de>>(document: D) -> Posts {
    Posts(statuspage::read_posts(document))
}

impl Posts {
    /// The posts of one incident or maintenance, newest first. Empty where there are none.
    pub fn of(&self, incident: &str) -> Vec<Post> {
        statuspage::posts_of(&self.0, incident)
    }
}

/// The outcome for something that is no JSON at all.
pub fn not_json(reason: &str) -> Decoded {
    Decoded {
        status: None,
        diagnostics: vec![Diagnostic::new(Concern::Format, "the answer is not JSON: %", &[reason])],
    }
}
