//! A status widget: one script tag shows a calm, true notice while a service that the page depends on is in trouble.
//!
//! The way of the data (each arrow is one pure function, each word a module):
//!
//! ```text
//! attributes ─► options ─► Policy             ┐
//! feed       ─► feed    ─► Status             │ the core: values in, values out
//! (State, Event)        ─► machine ─► Effects │
//! (Status, Policy, Memory, now) ─► decide ─► Decision
//! (Decision, Words)     ─► view    ─► View    ┘
//!                                      ▼
//! shell (the browser alone): carries out effects, reports events, decides nothing.
//! ```
//!
//! The core reads no clock, network, storage, DOM, locale or randomness. The crates that could are dependencies of
//! the wasm target only, so that a host build which names one of them does not compile.

#[macro_use]
mod codes;

pub mod address;
mod alike;
pub mod body;
#[cfg(all(target_family = "wasm", feature = "command"))]
pub mod command;
pub mod decide;
pub mod diagnostic;
pub mod explain;
pub mod feed;
#[cfg(any(not(target_family = "wasm"), feature = "command"))]
pub mod inspect;
mod letters;
pub mod machine;
pub mod memory;
pub mod model;
mod moment;
mod notice;
pub mod options;
mod scan;
pub mod snapshot;
mod spacing;
pub mod text;
pub mod time;
pub mod view;

#[cfg(all(target_family = "wasm", feature = "banner"))]
pub mod shell;

/// Constant time like the standard allocator, in half its code.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
