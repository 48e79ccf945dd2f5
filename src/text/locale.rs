//! What a language needs beside words: the browser's part of it.

use crate::time::Time;

/// How the reader's language and zone write what is not words.
pub trait Locale {
    /// "Oct 8, 2021, 13:15 GMT-3". Nothing in a closed banner needs it: browsers take their time for the first date.
    fn absolute(&self, time: Time) -> String;
    /// "12", in the reader's digits.
    fn number(&self, number: usize) -> String;
    /// The category in which the language counts so many: `one`, `few`, …
    fn plural(&self, number: usize) -> String;
}
