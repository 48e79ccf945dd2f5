//! What ships, from the crate and `www/embed` to `dist/`: wasm, glue, loader, languages, manifest. One file a stage. It checks
//! nothing but what it made itself.

pub mod bundle;
pub mod dist;
pub mod manifest;
mod names;
mod table;
pub mod wasm;
