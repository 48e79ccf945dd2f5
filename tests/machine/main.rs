//! The poller, transition by transition: what happened, when, and what is to be done then; and what holds for any order.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails so")]

mod asks;
mod pauses;
mod properties;
mod tabs;

use status_widget::machine::{Effects, Event, Moment, Plan, Presence, Reach, State, Work};
use std::time::Duration;

/// In the middle of every jitter.
const CHANCE: u16 = 1 << 15;

const KEEP: Effects = Effects { work: Work::Keep, settle: false, pass: false };
const ASK: Effects = ask(0);
const REST: Effects = Effects { work: Work::Rest, ..KEEP };
const OVER: Effects = Effects { work: Work::Rest, settle: true, pass: false };

const ANSWERED: Event = Event::Answered { hold: 0 };
const FAILED: Event = Event::Failed { hold: 0 };
const SHOWN: Event = Event::Presence(Presence::HERE);
const HIDDEN: Event = Event::Presence(Presence { visible: false, ..Presence::HERE });
const OFFLINE: Event = Event::Presence(Presence { online: false, ..Presence::HERE });
const LEFT: Event = Event::Presence(Presence { left: true, ..Presence::HERE });

const fn ask(source: usize) -> Effects {
    Effects { work: Work::Ask { source }, ..KEEP }
}

/// Waits so many seconds.
const fn wait(seconds: u64) -> Effects {
    Effects { work: Work::Wait(seconds * 1000), ..KEEP }
}

/// The same at the end of a round.
const fn settled(effects: Effects) -> Effects {
    Effects { settle: true, ..effects }
}

/// The same, for all who follow, when it has brought nothing.
const fn passed(effects: Effects) -> Effects {
    Effects { pass: true, ..settled(effects) }
}

/// Runs events, each at its second, and holds what is to be done at each. It is alone: the lock is there for the asking.
#[track_caller]
fn check(sources: usize, steps: &[(u64, Event, Effects)]) -> State {
    let mut all = Vec::new();
    for step in steps {
        // Where nothing wants it, it is a late word.
        all.extend([*step, (step.0, Event::Led, KEEP)]);
    }
    check_among_others(sources, &all)
}

/// The same among others, who may have the lock.
#[track_caller]
fn check_among_others(sources: usize, steps: &[(u64, Event, Effects)]) -> State {
    let plan = Plan::new(sources, Duration::from_secs(60));
    let mut state = State::default();
    for (second, event, expected) in steps {
        let (next, effects) = state.on(*event, plan, Moment { now: second * 1000, chance: CHANCE });
        assert_eq!(effects, *expected, "{event:?} at {second} s in {state:?}");
        state = next;
    }
    state
}
