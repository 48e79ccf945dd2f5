//! What was promised of the weight, beside what was measured. The numbers stand here once; `size` holds the bytes of `dist/` itself.

use serde::Serialize;

use super::contender::{FLOOR, INLINE, OTHER_LANGUAGE, OURS};
use super::day::Day;
use super::figures::Figure;
use super::measured::Measured;
use super::micro::BUDGETED;
use super::profile::{FAST, Profile, SLOW};
use super::series::{Page, Quantity};
use super::visit::View;

const fn limit(budget: f64, goal: f64) -> Limit {
    Limit { budget, goal }
}

const NONE: Limit = limit(0.0, 0.0);

/// Of a quiet page: bytes and requests before its load, script in times of the floor's, milliseconds of the longest task, for which the
/// goal is the floor's.
const QUIET_BYTES: Limit = limit(5_500.0, 4_000.0);
const QUIET_REQUESTS: Limit = limit(1.0, 1.0);
const QUIET_SCRIPT: Limit = limit(2.0, 1.3);
const QUIET_TASK: f64 = 20.0;

/// Of a page with a banner: all bytes, and requests besides the feed's, in English and in another language.
const BANNER_BYTES: Limit = limit(47_000.0, 40_000.0);
const BANNER_REQUESTS: Limit = limit(3.0, 3.0);
const LANGUAGE_REQUESTS: Limit = limit(4.0, 4.0);

/// Times the floor until the first banner.
const FIRST_BANNER: [(Profile, Page, Limit); 4] = [
    (FAST, Page::Cold, limit(1.2, 1.1)),
    (SLOW, Page::Cold, limit(1.25, 1.15)),
    (FAST, Page::Next, limit(0.8, 0.65)),
    (SLOW, Page::Next, limit(0.66, 0.6)),
];
/// Milliseconds of the longest task.
const TASK: Limit = limit(50.0, 30.0);
/// From the bytes to the banner, in times of JSON.parse, and of TextDecoder with JSON.parse.
const OVER_PARSE: Limit = limit(2.0, 1.5);
const OVER_DECODE: Limit = limit(0.8, 0.5);
/// Milliseconds of the worst documents, until the banner and until the details are open.
const WORST_ANSWERED: Limit = limit(50.0, 20.0);
const WORST_OPENED: Limit = limit(100.0, 50.0);
/// Bytes of the heap after a day beyond those at noon: a leak of a hundred bytes a poll would be 71 kB.
const LEAK: Limit = limit(64_000.0, 64_000.0);

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

/// What is promised of the script of a quiet page.
pub fn quiet_limit_of(name: &str) -> Option<Limit> {
    (name == OURS).then_some(QUIET_SCRIPT)
}

/// Every promise that this run can tell of.
pub fn verdicts(measured: &Measured) -> Vec<Verdict> {
    let mut all = Vec::new();
    quiet(measured, &mut all);
    banner(measured, &mut all);
    first_banners(measured, &mut all);
    feeds(measured, &mut all);
    all
}

/// Adds a promise, if there is something to say of it.
fn add(all: &mut Vec<Verdict>, what: impl Into<String>, measured: Option<f64>, limit: Limit) {
    all.extend(measured.map(|measured| Verdict { what: what.into(), measured, limit }));
}

fn median(figure: Option<Figure>) -> Option<f64> {
    Some(figure?.median)
}

/// The most of all there are.
fn most<'a>(views: impl Iterator<Item = &'a View>, of: impl Fn(&View) -> f64) -> Option<f64> {
    views.map(of).reduce(f64::max)
}

fn quiet(measured: &Measured, all: &mut Vec<Verdict>) {
    let cold = (Day::Quiet, Page::Cold);
    let ours = |quantity: Quantity| median(measured.views.figure(cold, &FAST, OURS, quantity));
    add(all, "quiet page: bytes before its load", ours(|view| Some(view.wire.early_bytes)), QUIET_BYTES);
    add(
        all,
        "quiet page: requests besides the feed before its load",
        ours(|view| Some(view.wire.early_requests)),
        QUIET_REQUESTS,
    );
    let script = measured.views.over_floor(cold, &FAST, OURS, |view| Some(view.work.script));
    add(all, "quiet page: script over the floor's", median(script), QUIET_SCRIPT);
    let modules = most(measured.views.views(Day::Quiet, OURS), |view| view.modules);
    add(all, "quiet page: wasm modules compiled, the most of all", modules, NONE);
    let floor = median(measured.views.figure(cold, &FAST, FLOOR, |view| Some(view.work.longest_task)));
    add(
        all,
        "quiet page: longest task in ms (the goal is the floor's)",
        ours(|view| Some(view.work.longest_task)),
        limit(QUIET_TASK, floor.unwrap_or_default()),
    );
}

fn banner(measured: &Measured, all: &mut Vec<Verdict>) {
    let cold =
        |name, quantity| median(measured.views.figure((Day::Outage, Page::Cold), &FAST, name, quantity));
    add(all, "page with a banner: bytes", cold(OURS, |view| Some(view.wire.bytes)), BANNER_BYTES);
    let requests: Quantity = |view| Some(view.wire.requests);
    add(all, "page with a banner: requests besides the feed", cold(OURS, requests), BANNER_REQUESTS);
    add(all, "the same in another language", cold(OTHER_LANGUAGE, requests), LANGUAGE_REQUESTS);
    let views = || Day::ALL.into_iter().flat_map(|day| measured.views.views(day, OURS));
    add(all, "layout shift of what overlays, the most of all", most(views(), |view| view.shift), NONE);
    let inline = most(measured.views.views(Day::Outage, INLINE), |view| view.shift);
    add(all, "layout shift of `inline` with room, the most of all", inline, NONE);
    add(all, "requests to others, the most of all", most(views(), |view| view.wire.strangers), NONE);
    for profile in [FAST, SLOW] {
        let task = measured
            .views
            .figure((Day::Outage, Page::Cold), &profile, OURS, |view| Some(view.work.longest_task));
        add(all, format!("longest task in ms, {}", profile.name), median(task), TASK);
    }
}

fn first_banners(measured: &Measured, all: &mut Vec<Verdict>) {
    for (profile, page, limit) in FIRST_BANNER {
        let page_name = if page == Page::Cold { "cold" } else { "next page" };
        let ratio = measured.views.over_floor((Day::Outage, page), &profile, OURS, |view| view.shown);
        let what = format!("first banner over the floor's, {page_name}, {}", profile.name);
        add(all, what, median(ratio), limit);
    }
}

/// What is promised of feeds that are there already.
fn feeds(measured: &Measured, all: &mut Vec<Verdict>) {
    for cost in measured.feeds.iter().filter(|cost| cost.build == OURS) {
        if cost.feed == BUDGETED {
            let what = |over| format!("a feed of {}, bytes to banner, over {over}", cost.feed);
            add(all, what("JSON.parse"), Some(cost.over_parse.median), OVER_PARSE);
            add(all, what("TextDecoder and JSON.parse"), Some(cost.over_decode.median), OVER_DECODE);
        }
        let what = format!("mutations by an unchanged feed of {}", cost.feed);
        add(all, what, Some(cost.mutations as f64), NONE);
    }
    for worst in measured.worst.iter().filter(|worst| worst.build == OURS && worst.is_promised()) {
        let what = |what| format!("{}, {}: {what} in ms", worst.document, worst.processor);
        // Without an answer it took longer than anybody waited.
        let took = |figure: Option<Figure>| Some(median(figure).unwrap_or(f64::INFINITY));
        add(all, what("answer to banner"), took(worst.answered), WORST_ANSWERED);
        add(all, what("opening the details"), took(worst.opened), WORST_OPENED);
    }
    for course in measured.polls.iter().filter(|course| course.build == OURS) {
        let wasm = "bytes of wasm memory after 1,440 polls beyond those after 10";
        add(all, wasm, course.wasm_growth(), NONE);
        let heap = "bytes of heap after 1,440 polls beyond those after 730";
        add(all, heap, course.heap_growth(), LEAK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(measured: f64, expected: &str) {
        let verdict = Verdict { what: String::new(), measured, limit: limit(3.0, 2.0) };
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
