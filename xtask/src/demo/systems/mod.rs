//! The story told by every other status system: for each a generator, which makes that system's documents of a [`Moment`], with that
//! system's own fields, words and times, at its own addresses.
//!
//! What a system cannot tell is not made up: then the banner says less, and `told.rs` has what. A new system is one file and one line.

mod moment;
mod times;
#[cfg(test)]
mod told;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::Value;

pub use moment::Moment;

/// One system.
#[derive(Debug)]
pub struct System {
    /// What `format` calls it.
    pub name: &'static str,
    /// What a page writes as its source, behind the status page's origin.
    pub source: &'static str,
    /// What it serves, each by its path. Which of it a question's query asks for decides nothing: it has all.
    pub documents: fn(&Moment) -> Vec<(&'static str, Value)>,
}

macro_rules! systems {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every one of them.
        pub const SYSTEMS: &[System] = &[$($module::SYSTEM),+];
    };
}

systems! {
    alertmanager,
    better_stack,
    cachet,
    cstate,
    flashduty,
    gatus,
    healthchecks,
    incident_io,
    instatus,
    kener,
    oneuptime,
    openstatus,
    own,
    pagerduty,
    slack,
    status_io,
    statuspal,
    upptime,
    uptime_kuma,
    uptimeflare,
    vigil,
}

/// What `--system` takes: the name of a format.
pub fn by_name() -> impl TypedValueParser<Value = &'static System> {
    let names = SYSTEMS.iter().map(|system| system.name);
    PossibleValuesParser::new(names)
        .try_map(|name| SYSTEMS.iter().find(|system| system.name == name).ok_or("there is no such system"))
}

/// What stands at a path of a system then.
pub fn document(system: &System, moment: &Moment, path: &str) -> Option<Value> {
    let documents = (system.documents)(moment);
    documents.into_iter().find(|(other, _)| *other == path).map(|(_, document)| document)
}
