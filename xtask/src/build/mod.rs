//! What ships, from the crate and `www/embed` to `dist/`: wasm, glue, loader, languages, manifest. One file a stage. It checks
//! nothing but what it made itself.

pub mod bind;
pub mod bundle;
pub mod compile;
mod configure;
pub mod dist;
mod lower;
pub mod manifest;
mod names;
pub mod part;
mod rules;
mod table;
pub mod wasm;
