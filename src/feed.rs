//! From a document's bytes to a [`Status`](crate::model::Status): the formats that the widget reads.
//!
//! Bytes become nodes by a shape ([`json`], [`shape`]), and nodes a status by the rules of a format ([`statuspage`]). Browser
//! and host run the same code.
//!
//! Decoding never fails as a whole. An unknown word becomes `Unknown`, an unknown field is ignored, an incident that
//! cannot be told apart is dropped, and each of these leaves a diagnostic.

mod decoded;
#[macro_use]
mod names;
#[cfg(feature = "formats")]
pub mod foreign;
pub mod json;
mod remarks;
pub mod shape;
pub mod statuspage;
mod words;

pub use decoded::{Decoded, Post};
pub use names::{ACCEPTED, AUTO, STATUSPAGE, is_format};

use shape::Node;

/// Decodes everything but the update bodies, which are by far the most of a large feed.
pub fn decode(document: &[u8]) -> Decoded {
    statuspage::decode(document)
}

/// Every post of a document, with its text.
#[derive(Debug)]
pub struct Posts<'a>(Node<'a>);

/// Reads the same document again, for the posts' texts. There are none in what is no JSON.
pub fn posts(document: &[u8]) -> Posts<'_> {
    Posts(statuspage::read_posts(document).unwrap_or_default())
}

impl Posts<'_> {
    /// The posts of one incident or maintenance, newest first. Empty where there are none.
    pub fn of(&self, incident: &str) -> Vec<Post> {
        statuspage::posts_of(&self.0, incident)
    }
}
