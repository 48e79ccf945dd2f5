//! Draws views into a shadow root. It keeps its nodes and writes only what differs, so that focus, selection and the
//! page's own observers are left in peace.
//!
//! Text reaches the document as text, and nothing here reads a status or decides what to show.

mod banner;
mod body;
mod details;
mod skeleton;

pub use banner::{Action, Banner, read};
