//! What comes out of a document, whichever format it is of.

use crate::diagnostic::{Concern, Diagnostic};
use crate::model::{Stage, Status};
use crate::time::Time;

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The status; `None` when the document is of no known format.
    pub status: Option<Status>,
    /// What was odd about it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Decoded {
    /// Nothing, and why.
    pub(super) fn nothing(pattern: &str, values: &[&str]) -> Self {
        Self { status: None, diagnostics: vec![Diagnostic::new(Concern::Format, pattern, values)] }
    }
}

/// The text of one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The stage that it announced.
    pub stage: Stage,
    /// When it was posted.
    pub at: Option<Time>,
    /// Its text, as the feed has it: HTML, Markdown-like or plain.
    pub body: String,
}
