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
#[cfg(feature = "formats")]
pub mod tree;
mod words;

pub use decoded::{Decoded, Post};
pub use names::{ACCEPTED, AUTO, STATUSPAGE, is_format};

use crate::model::Incident;

/// Decodes everything but the update bodies, which are by far the most of a large feed.
pub fn decode(document: &[u8]) -> Decoded {
    statuspage::decode(document)
}

/// The newest posts of an incident or a maintenance with their texts, at most so many, and how many others there are. They are read from
/// the document that it was decoded from, and only when somebody opens it.
pub fn posts(document: &[u8], incident: &Incident, most: usize) -> (Vec<Post>, usize) {
    statuspage::posts(document, incident, most)
}
