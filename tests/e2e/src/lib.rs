//! What browser tests need: two origins that answer by a script, a browser of any engine, and eyes for the banner. It asserts
//! nothing itself.
//!
//! A test asks for a [`World`] by [`test()`]; where no browser or no built bundle is at hand it says so and passes:
//!
//! ```no_run
//! e2e::test("follows_the_feed", async |world| {
//!     world.feed.summary(e2e::blip("summary-1315"));
//!     world.open_tag(r#"data-components="Desk""#).await;
//!     world.until("the banner", |banner| banner.headline == "Desk degraded").await;
//! });
//! ```

pub mod answer;
pub mod banner;
pub mod browser;
pub mod engine;
mod failure;
pub mod feed;
pub mod gallery;
pub mod host;
mod place;
mod pool;
pub mod raw;
pub mod run;
pub mod serve;
pub mod session;
pub mod shelf;
pub mod world;

pub use answer::{Answer, Gate};
pub use banner::Banner;
pub use browser::{Browser, Key, Line};
pub use engine::Engine;
pub use feed::{Feed, SUMMARY, Seen};
pub use host::Host;
pub use raw::Raw;
pub use run::{needs, test, test_alike, test_in, test_panics, test_wasm};
pub use world::World;

/// A document of the Blip incident, by its name in `tests/fixtures/blip` without the ending.
///
/// # Panics
/// When there is no such fixture: a mistake in the test.
#[must_use]
pub fn blip(name: &str) -> String {
    fixture("blip", name)
}

/// A document of the made-up company, by its name in `tests/fixtures/statuspage` without the ending.
///
/// # Panics
/// When there is no such fixture: a mistake in the test.
#[must_use]
pub fn quillhaven(name: &str) -> String {
    fixture("statuspage", name)
}

/// A document of another system, by the name of that and of its file in `tests/fixtures/foreign`.
///
/// # Panics
/// When there is no such fixture: a mistake in the test.
#[must_use]
pub fn foreign(system: &str, name: &str) -> String {
    fixture(&format!("foreign/{system}"), name)
}

fn fixture(folder: &str, name: &str) -> String {
    let path = format!("{}/../fixtures/{folder}/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{folder}/{name}.json: {error}"))
}
