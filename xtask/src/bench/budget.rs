//! What was promised of the weight, beside what was measured. The numbers stand here once; `size` holds the bytes of `dist/` itself.

use serde::Serialize;

use super::contender::OURS;
use super::micro::{BUDGETED, Cost};
use super::profile::{ALL, FAST, Profile, SLOW};
use super::series::{Page, Run};
use crate::size::{BUDGET, GOAL, REQUESTS};

/// Times the floor until the first banner.
const FIRST_BANNER: [(Profile, Page, Limit); 4] = [
    (FAST, Page::Cold, Limit { budget: 1.2, goal: 1.1 }),
    (SLOW, Page::Cold, Limit { budget: 1.35, goal: 1.2 }),
    (FAST, Page::Next, Limit { budget: 0.8, goal: 0.6 }),
    (SLOW, Page::Next, Limit { budget: 0.8, goal: 0.6 }),
];
/// Milliseconds of the longest task.
const TASK: Limit = Limit { budget: 50.0, goal: 20.0 };
/// Times JSON.parse.
const READING: Limit = Limit { budget: 3.0, goal: 2.0 };
const NONE: Limit = Limit { budget: 0.0, goal: 0.0 };

/// What may not be passed, and what we would like.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Limit {
    /// The promise.
    pub budget: f64,
    /// The wish.
    pub goal: f64,
}

/// A promise and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// What it is about.
    pub what: String,
    /// Measured: a median, or the worst of all where that must be zero.
    pub measured: f64,
    /// Promised.
    #[serde(flatten)]
    pub limit: Limit,
}

impl Verdict {
    /// Whether the promise holds.
    pub fn holds(&self) -> bool {
        self.measured <= self.limit.budget
    }

    /// In a word.
    pub fn word(&self) -> &'static str {
        match () {
            () if self.measured <= self.limit.goal => "goal",
            () if self.holds() => "holds",
            () => "BROKEN",
        }
    }
}

/// What is promised of a first banner; nothing of those of others.
pub fn limit_of(profile: &Profile, page: Page, name: &str) -> Option<Limit> {
    let mut promised = FIRST_BANNER.into_iter().filter(|_| name == OURS);
    Some(promised.find(|(of, on, _)| of.name == profile.name && *on == page)?.2)
}

/// Every promise that this run can tell of.
pub fn verdicts(run: &Run, costs: &[Cost]) -> Vec<Verdict> {
    let mut all = Vec::new();
    let mut add = |what: &str, measured: Option<f64>, limit: Limit| {
        all.extend(measured.map(|measured| Verdict { what: what.to_owned(), measured, limit }));
    };
    let median = |profile: &Profile, quantity| Some(run.figure(profile, OURS, Page::Cold, quantity)?.median);
    let any = ALL.iter().find(|profile| run.names(profile).any(|name| name == OURS));
    if let Some(any) = any {
        let bytes = Limit { budget: BUDGET as f64, goal: GOAL as f64 };
        let requests = Limit { budget: REQUESTS as f64, goal: REQUESTS as f64 };
        add("bytes of a cold page", median(any, |view| view.wire.bytes), bytes);
        add("requests besides the feed", median(any, |view| view.wire.requests), requests);
    }
    let ours = || run.0.iter().filter(|series| series.name == OURS).flat_map(|series| &series.visits);
    if ours().next().is_some() {
        let shift = ours().flat_map(|visit| [visit.cold.shift, visit.next.shift]).fold(0.0, f64::max);
        let strangers =
            ours().map(|visit| visit.cold.wire.strangers + visit.next.wire.strangers).fold(0.0, f64::max);
        add("layout shift, the most of all", Some(shift), NONE);
        add("requests to others", Some(strangers), NONE);
    }
    for profile in [FAST, SLOW] {
        add(
            &format!("longest task in ms, {}", profile.name),
            median(&profile, |view| view.work.longest_task),
            TASK,
        );
    }
    for (profile, page, limit) in FIRST_BANNER {
        let page_name = if page == Page::Cold { "cold" } else { "next page" };
        let ratio = run.over_floor(&profile, OURS, page, |view| view.shown);
        let what = format!("first banner over the floor's, {page_name}, {}", profile.name);
        add(&what, ratio.map(|ratio| ratio.median), limit);
    }
    for cost in costs {
        if cost.feed == BUDGETED {
            add(&format!("a feed of {} over JSON.parse", cost.feed), Some(cost.ratio.median), READING);
        }
        add(&format!("mutations by an unchanged feed of {}", cost.feed), Some(cost.mutations as f64), NONE);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(measured: f64, expected: &str) {
        let verdict = Verdict { what: String::new(), measured, limit: Limit { budget: 3.0, goal: 2.0 } };
        assert_eq!(verdict.word(), expected);
    }

    #[test]
    fn what_is_just_met_is_met() {
        check(1.9, "goal");
        check(2.0, "goal");
        check(2.1, "holds");
        check(3.0, "holds");
        check(3.01, "BROKEN");
        check(f64::NAN, "BROKEN");
    }
}
