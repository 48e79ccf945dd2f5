//! English without a browser, for tests and `cargo xtask explain`: the words that ship, with the plainest dates.
//!
//! A page never has it; there the browser's `Intl` writes dates.

use super::locale::Locale;
use super::words::Words;
use crate::time::Time;

/// English words.
pub fn english() -> Words {
    Words::english(Box::new(Plain))
}

#[derive(Debug)]
struct Plain;

impl Locale for Plain {
    fn absolute(&self, time: Time) -> String {
        let moment = chrono::DateTime::from_timestamp_millis(time.0);
        moment.map(|moment| moment.naive_utc().to_string() + " UTC").unwrap_or_default()
    }

    fn number(&self, number: usize) -> String {
        number.to_string()
    }

    fn plural(&self, number: usize) -> String {
        if number == 1 { "one" } else { "other" }.to_owned()
    }
}
