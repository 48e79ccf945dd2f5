//! When it asks and how long it waits, while somebody looks.

use super::*;

#[test]
fn asks_then_waits_then_asks_again() {
    check(1, &[(0, Event::Started, ASK), (1, ANSWERED, settled(wait(60))), (61, Event::Due, ASK)]);
}

#[test]
fn tries_the_sources_in_order_and_returns_to_the_first() {
    check(
        3,
        &[
            (0, Event::Started, ASK),
            (1, FAILED, ask(1)),
            (2, ANSWERED, settled(wait(60))),
            (62, Event::Due, ASK),
            (63, FAILED, ask(1)),
            (64, FAILED, ask(2)),
            (65, FAILED, passed(wait(90))),
            (155, Event::Due, ASK),
        ],
    );
}

#[test]
fn backs_off_and_returns_to_the_interval_with_a_success() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (0, FAILED, passed(wait(90))),
            (90, Event::Due, ASK),
            (90, FAILED, passed(wait(180))),
            (270, Event::Due, ASK),
            (270, FAILED, passed(wait(360))),
            (630, Event::Due, ASK),
            (630, FAILED, passed(wait(675))),
            (1305, Event::Due, ASK),
            (1305, FAILED, passed(wait(675))),
            (1980, Event::Due, ASK),
            (1980, ANSWERED, settled(wait(60))),
            (2040, Event::Due, ASK),
            (2040, FAILED, passed(wait(90))),
        ],
    );
}

#[test]
fn leaves_a_feed_alone_as_long_as_it_asks_and_no_shorter_than_planned() {
    let answered = |seconds: u64| Event::Answered { hold: seconds * 1000 };
    let failed = |seconds: u64| Event::Failed { hold: seconds * 1000 };
    for (event, expected) in [
        (answered(0), 60),
        (answered(30), 60),
        (answered(120), 120),
        (answered(86_400), 300),
        (Event::Answered { hold: u64::MAX }, 300),
        // A refusal: half an interval is the middle of the spread.
        (failed(10), 90),
        (failed(120), 150),
        (failed(86_400), 330),
        (Event::Failed { hold: u64::MAX }, 330),
    ] {
        let expected = Effects { pass: matches!(event, Event::Failed { .. }), ..settled(wait(expected)) };
        check(1, &[(0, Event::Started, ASK), (0, event, expected)]);
    }
    // It holds for the round, whatever the next source says, and across a return.
    check(
        2,
        &[
            (0, Event::Started, ASK),
            (0, failed(200), ask(1)),
            (0, ANSWERED, settled(wait(230))),
            (50, HIDDEN, REST),
            (150, SHOWN, wait(80)),
        ],
    );
}

#[test]
fn a_refresh_ends_a_wait_and_a_back_off() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (0, FAILED, passed(wait(90))),
            (90, Event::Due, ASK),
            (90, FAILED, passed(wait(180))),
            (95, Event::RefreshAsked, ASK),
            (95, FAILED, passed(wait(90))),
        ],
    );
}

#[test]
fn a_refresh_during_a_request_asks_once_more_and_settles_then() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (1, Event::RefreshAsked, KEEP),
            (2, Event::RefreshAsked, KEEP),
            (3, ANSWERED, ASK),
            (4, ANSWERED, settled(wait(60))),
        ],
    );
}

#[test]
fn other_sources_are_asked_at_once_and_begin_anew() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (0, Event::Failed { hold: 300_000 }, passed(wait(330))),
            (5, Event::Started, ASK),
            (6, Event::Started, ASK),
            (6, FAILED, passed(wait(90))),
        ],
    );
}

#[test]
fn another_interval_counts_from_the_last_answer() {
    let plan = |seconds| Plan::new(1, Duration::from_secs(seconds));
    let at = |second: u64| Moment { now: second * 1000, chance: CHANCE };
    for (event, second, interval, expected) in [
        (ANSWERED, 20, 120, wait(100)),
        (ANSWERED, 20, 30, wait(10)),
        (ANSWERED, 50, 30, ASK),
        (FAILED, 10, 120, wait(170)),
        (Event::Answered { hold: 200_000 }, 50, 30, wait(150)),
    ] {
        let (state, _) = State::default().on(Event::Started, plan(60), at(0));
        let (state, _) = state.on(Event::Led, plan(60), at(0));
        let (state, _) = state.on(event, plan(60), at(0));
        let (state, _) = state.on(Event::Led, plan(60), at(0));
        let (_, effects) = state.on(Event::Replanned, plan(interval), at(second));
        assert_eq!(effects, expected, "{event:?}, then {interval} s at {second} s");
    }
    // It waits for its turn while something is under way or nobody looks.
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (0, Event::Replanned, KEEP),
            (0, ANSWERED, settled(wait(60))),
            (1, HIDDEN, REST),
            (2, Event::Replanned, REST),
        ],
    );
}

#[test]
fn without_a_source_there_is_nothing_to_ask() {
    check(
        0,
        &[
            (0, Event::Started, settled(REST)),
            (1, Event::RefreshAsked, settled(REST)),
            (2, HIDDEN, KEEP),
            (3, SHOWN, KEEP),
            (4, Event::Due, KEEP),
        ],
    );
}

#[test]
fn nothing_happens_after_the_end() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (1, Event::Stopped, OVER),
            (2, ANSWERED, KEEP),
            (2, FAILED, KEEP),
            (2, Event::Due, KEEP),
            (2, Event::Started, KEEP),
            (2, Event::RefreshAsked, KEEP),
            (2, Event::Replanned, KEEP),
            (2, HIDDEN, KEEP),
            (2, SHOWN, KEEP),
            (2, Event::Stopped, KEEP),
        ],
    );
}
