//! What all translations use: recognising, addresses, times, words, the script that each of them is, and the document that is written.

#[cfg(not(target_family = "wasm"))]
pub mod addresses;
pub mod document;
pub mod index;
pub mod page;
pub mod script;
pub mod signature;
pub mod texts;
pub mod times;
pub mod value;
pub mod words;
pub mod writer;
