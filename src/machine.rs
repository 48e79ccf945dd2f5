//! When to ask the feed: a state machine of closed enums, `(State, Event) → (State, Effects)`.
//!
//! It knows neither time nor network; it says how long to wait and whom to ask, and is told what came of it. One
//! request is under way at most, and nothing happens after [`Event::Stopped`].

use std::time::Duration;

/// What the machine needs to know of the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many sources there are to try, in order.
    pub sources: usize,
    /// From one answer to the next question.
    pub refresh: Duration,
}

/// Where the machine stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is under way.
    Idle,
    /// A request is under way.
    Asking {
        /// The index of the source.
        source: usize,
        /// Somebody wants a newer answer than this one.
        again: bool,
    },
    /// Waiting for the next round.
    Waiting,
    /// Over.
    Stopped,
}

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The element is in the page, or its sources have changed.
    Started,
    /// The wait is over.
    Due,
    /// The source gave a status.
    Answered,
    /// The source gave none.
    Failed,
    /// The page asks for a fresh answer.
    RefreshAsked,
    /// The interval is another one now.
    Replanned,
    /// The element is gone.
    Stopped,
}

/// What is to be done. A new wait or request replaces the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Send a request.
    Ask {
        /// The index of the source.
        source: usize,
    },
    /// Come back after this time.
    Wait(Duration),
    /// Tell whoever asked for a refresh that the round is over.
    Settle,
    /// Drop the wait and the request.
    Cancel,
}

impl State {
    /// Goes on from here.
    pub fn on(self, event: Event, plan: Plan) -> (Self, Vec<Effect>) {
        let first = || match plan.sources {
            0 => (State::Idle, vec![Effect::Cancel, Effect::Settle]),
            _ => (State::Asking { source: 0, again: false }, vec![Effect::Ask { source: 0 }]),
        };
        match (self, event) {
            (State::Stopped, _) => (State::Stopped, Vec::new()),
            (_, Event::Stopped) => (State::Stopped, vec![Effect::Cancel, Effect::Settle]),
            // The sources may be others now: what was under way no longer counts.
            (_, Event::Started) => first(),
            (State::Asking { source, .. }, Event::RefreshAsked) => {
                (State::Asking { source, again: true }, Vec::new())
            }
            (State::Asking { source, again }, Event::Failed) if source + 1 < plan.sources => {
                let source = source + 1;
                (State::Asking { source, again }, vec![Effect::Ask { source }])
            }
            // The answer that just came was asked for before the refresh was.
            (State::Asking { again: true, .. }, Event::Answered | Event::Failed) => first(),
            (State::Asking { .. }, Event::Answered | Event::Failed) => {
                (State::Waiting, vec![Effect::Wait(plan.refresh), Effect::Settle])
            }
            (State::Waiting, Event::Replanned) => (self, vec![Effect::Wait(plan.refresh)]),
            (_, Event::Replanned) | (State::Asking { .. }, Event::Due) => (self, Vec::new()),
            (State::Idle | State::Waiting, Event::Due | Event::RefreshAsked) => first(),
            (State::Idle | State::Waiting, Event::Answered | Event::Failed) => (self, Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REFRESH: Duration = Duration::from_secs(60);

    /// Runs events from the start and gives what was done at each.
    #[track_caller]
    fn check(sources: usize, steps: &[(Event, &[Effect])]) {
        let mut state = State::Idle;
        for (event, expected) in steps {
            let (next, effects) = state.on(*event, Plan { sources, refresh: REFRESH });
            assert_eq!(effects, *expected, "{event:?} in {state:?}");
            state = next;
        }
    }

    #[test]
    fn asks_then_waits_then_asks_again() {
        check(
            1,
            &[
                (Event::Started, &[Effect::Ask { source: 0 }]),
                (Event::Answered, &[Effect::Wait(REFRESH), Effect::Settle]),
                (Event::Due, &[Effect::Ask { source: 0 }]),
                (Event::Failed, &[Effect::Wait(REFRESH), Effect::Settle]),
                (Event::Due, &[Effect::Ask { source: 0 }]),
            ],
        );
    }

    #[test]
    fn tries_the_sources_in_order_and_returns_to_the_first() {
        check(
            3,
            &[
                (Event::Started, &[Effect::Ask { source: 0 }]),
                (Event::Failed, &[Effect::Ask { source: 1 }]),
                (Event::Answered, &[Effect::Wait(REFRESH), Effect::Settle]),
                (Event::Due, &[Effect::Ask { source: 0 }]),
                (Event::Failed, &[Effect::Ask { source: 1 }]),
                (Event::Failed, &[Effect::Ask { source: 2 }]),
                (Event::Failed, &[Effect::Wait(REFRESH), Effect::Settle]),
            ],
        );
    }

    #[test]
    fn a_refresh_during_a_request_asks_once_more_and_settles_then() {
        check(
            1,
            &[
                (Event::Started, &[Effect::Ask { source: 0 }]),
                (Event::RefreshAsked, &[]),
                (Event::RefreshAsked, &[]),
                (Event::Answered, &[Effect::Ask { source: 0 }]),
                (Event::Answered, &[Effect::Wait(REFRESH), Effect::Settle]),
            ],
        );
    }

    #[test]
    fn without_a_source_there_is_nothing_to_ask() {
        check(
            0,
            &[
                (Event::Started, &[Effect::Cancel, Effect::Settle]),
                (Event::RefreshAsked, &[Effect::Cancel, Effect::Settle]),
            ],
        );
    }

    #[test]
    fn nothing_happens_after_the_end() {
        check(
            1,
            &[
                (Event::Started, &[Effect::Ask { source: 0 }]),
                (Event::Stopped, &[Effect::Cancel, Effect::Settle]),
                (Event::Answered, &[]),
                (Event::Due, &[]),
                (Event::Started, &[]),
            ],
        );
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        use Event::*;
        let event = prop::sample::select(vec![Started, Due, Answered, Failed, RefreshAsked, Replanned]);
        prop::collection::vec(event, 0..60)
    }

    proptest! {
        /// Whatever happens in whatever order, something is always under way that leads to the next request, and no
        /// source is asked that is not there.
        #[test]
        fn never_falls_asleep(events in events(), sources in 1_usize..4) {
            let (mut state, _) = State::Idle.on(Event::Started, Plan { sources, refresh: REFRESH });
            for event in events {
                let effects;
                (state, effects) = state.on(event, Plan { sources, refresh: REFRESH });
                let is_awake = matches!(state, State::Asking { .. } | State::Waiting);
                prop_assert!(is_awake, "{:?}", state);
                for effect in effects {
                    if let Effect::Ask { source } = effect {
                        prop_assert!(source < sources);
                        let is_asking = matches!(state, State::Asking { .. });
                        prop_assert!(is_asking, "{:?}", state);
                    }
                }
            }
        }
    }
}
