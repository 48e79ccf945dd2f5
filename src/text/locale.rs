//! What a language needs beside words: the browser's part of it.

use super::relative::{Ago, Unit};
use crate::time::Time;

/// How the reader's language and zone write what is not words.
pub trait Locale {
    /// "12 min ago".
    fn relative(&self, ago: Ago) -> String;
    /// "Oct 8, 2021, 13:15 GMT-3".
    fn absolute(&self, time: Time) -> String;
    /// "6 hr 14 min".
    fn duration(&self, parts: &[(u32, Unit)]) -> String;
    /// "Desk, Chat and Portal".
    fn list(&self, names: &[String]) -> String;
    /// "1,289".
    fn number(&self, number: usize) -> String;
    /// The category in which the language counts so many: `one`, `few`, …
    fn plural(&self, number: usize) -> String;
}
