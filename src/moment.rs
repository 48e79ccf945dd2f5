//! When it is decided, and on how good a footing.
//!
//! It reads no clock: the shell does, and hands the moment over.

use crate::model::Status;
use crate::time::Time;
use std::time::Duration;

/// So late a clock may run.
const LATE: Duration = Duration::from_secs(15 * 60);

/// When and on how good a footing it is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The reader's clock, or the page's own.
    pub now: Time,
    /// The reader's clock as it is: that by which documents are told apart, of which a page's own may say anything.
    pub clock: Time,
    /// Since the feed was last read with success; by a clock that nobody sets, where there is one.
    pub age: Duration,
    /// Whether the feed could not be read since.
    pub is_failing: bool,
    /// Whether somebody has just come back to the page and the first request since is under way: until it is over, nothing
    /// is withdrawn for its age.
    pub is_returning: bool,
}

impl Moment {
    /// When the status was read, by the reader's clock.
    pub fn read(self) -> Time {
        self.clock.before(self.age)
    }

    /// What is taken for now: the reader's clock, moved on to the newest stamp of a server that is no more than a quarter of
    /// an hour ahead of it. A clock that runs late is seen so, one that runs ahead cannot be; and what is later is nobody's
    /// clock.
    pub fn now(self, status: &Status) -> Time {
        let latest = self.now.after(LATE);
        let mut now = self.now;
        for stamp in &status.stamps {
            if *stamp <= latest {
                now = now.max(*stamp);
            }
        }
        now
    }
}

impl From<Time> for Moment {
    /// The feed has been read just now.
    fn from(now: Time) -> Self {
        Self { now, clock: now, age: Duration::ZERO, is_failing: false, is_returning: false }
    }
}
