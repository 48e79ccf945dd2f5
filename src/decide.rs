//! From a status to the notices that show, each with the one rule that decided: the only place where that is decided.
//!
//! [`decide`] has every incident, maintenance and component in trouble judged once, and puts the notices in a total order, so
//! that the order of the feed or of this code never shows. It words nothing.

mod components;
mod filter;
mod judge;
mod reason;
mod rules;

pub use crate::moment::Moment;
pub use crate::notice::{Kind, Notice, closed};
pub use reason::{Because, Reason};

use crate::diagnostic::{Concern, Diagnostic};
use crate::memory::Memory;
use crate::model::{Names, Severity, Status};
use crate::options::Policy;
use crate::time::{Time, milliseconds};
use filter::Filter;
use judge::Judge;
use std::time::Duration;

/// The worst that is shown, or why nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// There is no status, or none that says anything.
    Unknown,
    /// The status is known and nothing in it shows.
    Operational,
    /// Something shows.
    Shown(Severity),
}

impl Level {
    /// The spelling in events and in `explain`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Operational => "operational",
            Self::Shown(severity) => severity.code(),
        }
    }
}

/// What shows, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'a> {
    /// The worst that is shown.
    pub level: Level,
    /// In the order of importance; the first one is the banner's.
    pub notices: Vec<Notice<'a>>,
    /// One for every incident, maintenance and component in trouble of the feed, in the feed's order.
    pub reasons: Vec<Reason<'a>>,
    /// What the options ask for and the feed does not have.
    pub diagnostics: Vec<Diagnostic>,
    /// What the components that the page depends on are called.
    pub names: Names,
    /// The moment that was taken for now.
    pub now: Time,
    /// From when the status is, where it can no longer be refreshed and yet shows.
    pub as_of: Option<Time>,
    /// Whether the feed's history should be asked how something ended; see [`Memory::ask_history`].
    pub wants_history: bool,
    /// For how long this holds if nothing new is heard; then decide anew.
    pub holds: Duration,
}

/// Decides what shows.
pub fn decide<'a>(
    status: &'a Status,
    policy: &Policy,
    memory: &'a Memory,
    moment: impl Into<Moment>,
) -> Decision<'a> {
    let moment = moment.into();
    let now = moment.now(status);
    let filter = Filter::new(policy, status);
    let recall = memory.recall(status, moment);
    let mut judge = Judge::new(status, policy, &recall, filter, now);
    for incident in &status.incidents {
        judge.incident(incident);
    }
    for entry in recall.vanished() {
        judge.vanished(entry);
    }
    judge.components();

    let Judge { filter, mut notices, mut reasons, turn, .. } = judge;
    let is_old = moment.age > policy.max_age;
    let is_stale = is_old && !moment.is_returning;
    if is_stale || policy.is_elsewhere {
        notices.clear();
        let because = if is_stale { Because::Stale } else { Because::FilteredOut };
        for reason in &mut reasons {
            if reason.shown {
                (reason.shown, reason.because) = (false, because);
            }
        }
    }
    let level = match notices.first() {
        Some(worst) => Level::Shown(worst.severity),
        // An empty feed is no proof that all is well.
        None if !status.may_be_well() || is_stale => Level::Unknown,
        None => Level::Operational,
    };
    let names = status.names(|index| filter.passes(index));
    let mut diagnostics = Vec::new();
    if !status.components.is_empty() {
        for (option, entry) in filter.unmatched {
            // A typo must not stay silent.
            let message = "`%`: `%` matches no component or group";
            diagnostics.push(Diagnostic::new(Concern::Options, message, &[option, entry]));
        }
    }
    Decision {
        level,
        as_of: (moment.is_failing && !is_stale).then(|| now.before(moment.age)),
        wants_history: policy.resolved.is_some() && !is_stale && recall.wants_history(),
        holds: holds(policy, moment, turn.map(|turn| turn.since(now)), is_old, notices.is_empty()),
        names,
        notices,
        reasons,
        diagnostics,
        now,
    }
}

/// How long a decision holds: until the next turn that a planned time or an end brings, until the status is too old, and,
/// while anything shows, a minute, since "5 min ago" ages too. What is too old and stands holds until the request under way
/// has ended.
fn holds(policy: &Policy, moment: Moment, turn: Option<i64>, is_old: bool, is_empty: bool) -> Duration {
    let mut holds = turn.unwrap_or(i64::MAX);
    if !is_old {
        holds = holds.min(milliseconds(policy.max_age).saturating_sub(milliseconds(moment.age)) + 1);
    }
    if !is_empty {
        holds = holds.min(60_000);
    }
    Duration::from_millis(holds.max(1000).unsigned_abs())
}
