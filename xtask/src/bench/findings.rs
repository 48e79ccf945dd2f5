//! What a run of `bench` has found, as a value. It measures nothing and words nothing.

use serde::Serialize;

use super::budget::Verdict;
use super::contender::Absent;
use super::measured::Measured;

/// Everything that was measured, as `bench.json` has it.
#[derive(Serialize)]
pub struct Findings<'a> {
    pub browser: String,
    pub rounds: u64,
    pub absent: &'a [Absent],
    pub promises: &'a [Verdict],
    #[serde(flatten)]
    pub measured: &'a Measured,
}
