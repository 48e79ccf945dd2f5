//! What all translations use: recognising, addresses, times, words, and the document that is written.

pub mod addresses;
pub mod look;
pub mod page;
pub mod signature;
pub mod times;
pub mod words;
pub mod writer;
