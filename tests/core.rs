//! The tables of the decision core as one program, so that `cargo xtask mutants` links once a mutant. No test stands here, and
//! `cargo test` runs each table by itself.

#[path = "decide.rs"]
mod decide;
#[path = "edges.rs"]
mod edges;
#[path = "feeds.rs"]
mod feeds;
#[path = "memory.rs"]
mod memory;
#[path = "view.rs"]
mod view;
