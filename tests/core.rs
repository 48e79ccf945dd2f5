//! The tables of the decision core as one program, so that `cargo xtask mutants` links once a mutant. No test stands here, and
//! `cargo test` runs each table by itself.

#[path = "again.rs"]
mod again;
#[path = "bounds.rs"]
mod bounds;
#[path = "cases.rs"]
mod cases;
#[path = "decide.rs"]
mod decide;
#[path = "edges.rs"]
mod edges;
#[path = "feeds.rs"]
mod feeds;
#[path = "formats.rs"]
mod formats;
#[path = "json/main.rs"]
mod json;
#[path = "memory.rs"]
mod memory;
#[path = "options.rs"]
mod options;
#[path = "strangers.rs"]
mod strangers;
#[path = "truth.rs"]
mod truth;
#[path = "view.rs"]
mod view;
