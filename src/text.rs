//! The widget's own words. The feed's text is never translated and does not pass through here.
//!
//! A language is a table of patterns, with `%` for what stands in them, and no code: see `text/catalog/en.txt`. Dates and the
//! way to count are the browser's, behind [`Locale`].

mod catalog;
#[cfg(any(not(target_family = "wasm"), feature = "command"))]
mod english;
mod key;
mod languages;
mod locale;
pub mod relative;
mod words;

pub use catalog::unpack;
#[cfg(not(target_family = "wasm"))]
pub use catalog::{SOURCES, forms, packed};
#[cfg(any(not(target_family = "wasm"), feature = "command"))]
pub use english::english;
pub use key::Key;
pub use languages::{LANGUAGES, hyphened, is_right_to_left, is_tag};
pub use locale::Locale;
pub use relative::{Ago, Unit, ago, lasted};
pub use words::{LISTED, Words, fill};
