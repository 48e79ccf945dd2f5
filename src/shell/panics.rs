//! Panics on purpose, for the browser tests of what a page sees then. Without the feature `panics`, which no shipped build has,
//! nothing of this is left.

use crate::options::Options;

/// Where `href` of such a build leads to, with a place's name behind it.
const WISH: &str = "https://panics.invalid/";

/// Panics if the page wishes for it here.
#[expect(clippy::panic, reason = "what this is for")]
pub fn here(options: &Options, place: &str) {
    if cfg!(feature = "panics")
        && options.href.as_deref().and_then(|href| href.strip_prefix(WISH)) == Some(place)
    {
        panic!("as wished");
    }
}
