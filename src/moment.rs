//! When it is decided, and on how good a footing.
//!
//! It reads no clock: the shell does, and hands the moment over.

use crate::model::Status;
use crate::time::Time;
use std::time::Duration;

/// When and on how good a footing it is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The reader's clock.
    pub now: Time,
    /// Since the feed was last read with success; by a clock that nobody sets, where there is one.
    pub age: Duration,
    /// Whether the feed could not be read since.
    pub is_failing: bool,
    /// Whether somebody has just come back to the page and the first request since is under way: until it is over, nothing
    /// is withdrawn for its age.
    pub is_returning: bool,
}

impl Moment {
    /// What is taken for now. The reader's clock is never taken for earlier than the newest thing that the feed says has
    /// happened: a clock that runs late is seen so, one that runs ahead cannot be.
    pub fn now(self, status: &Status) -> Time {
        status.newest.map_or(self.now, |newest| newest.max(self.now))
    }
}

impl From<Time> for Moment {
    /// The feed has been read just now.
    fn from(now: Time) -> Self {
        Self { now, age: Duration::ZERO, is_failing: false, is_returning: false }
    }
}
