//! The checks of `cargo xtask test`, what came of them, and the drivers of the browsers that they run in, which others borrow. It makes
//! nothing that ships.

pub mod driver;
mod examples;
pub mod family;
mod lint;
mod report;
pub mod test;
mod wasm_page;
mod wasm_test;
