//! What nobody looks at is not asked for, and what a return brings.

use super::*;

#[test]
fn rests_while_hidden_or_offline_and_returns_no_sooner_than_the_interval() {
    for gone in [HIDDEN, OFFLINE, LEFT] {
        let start = [(0, Event::Started, ASK), (0, ANSWERED, settled(wait(60))), (10, gone, REST)];
        let then = |steps: &[_]| [&start, steps].concat();
        check(1, &then(&[(40, SHOWN, wait(20)), (60, Event::Due, ASK)]));
        let state = check(1, &then(&[(60, SHOWN, ASK)]));
        assert!(state.is_returning() && state.is_asking());
        let state = check(1, &then(&[(9000, SHOWN, ASK), (9001, ANSWERED, settled(wait(60)))]));
        assert!(!state.is_returning());
    }
    // Back on the line in a tab that nobody sees is not back.
    let unseen = Event::Presence(Presence { visible: false, online: false, left: false });
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (0, ANSWERED, settled(wait(60))),
            (1, HIDDEN, REST),
            (2, unseen, REST),
            (90, HIDDEN, REST),
            (91, OFFLINE, REST),
            (92, SHOWN, ASK),
        ],
    );
}

#[test]
fn a_return_need_not_wait_for_the_end_of_a_back_off() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (0, FAILED, passed(wait(90))),
            (90, Event::Due, ASK),
            (90, FAILED, passed(wait(180))),
            (100, HIDDEN, REST),
            (120, SHOWN, wait(30)),
            (150, Event::Due, ASK),
            // It is the third in a row all the same.
            (150, FAILED, passed(wait(360))),
            (160, HIDDEN, REST),
            (300, SHOWN, ASK),
        ],
    );
}

#[test]
fn a_request_outlives_a_hidden_tab_but_not_a_frozen_one() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (1, HIDDEN, KEEP),
            (2, ANSWERED, settled(REST)),
            (3, Event::Due, KEEP),
            (90, SHOWN, ASK),
            (91, LEFT, settled(REST)),
            (92, ANSWERED, KEEP),
            (95, SHOWN, ASK),
        ],
    );
}

#[test]
fn is_returning_from_the_moment_nobody_looks_to_the_end_of_the_next_round() {
    let mut steps = vec![(0, Event::Started, ASK), (1, ANSWERED, settled(wait(60)))];
    let mut expect = |step, expected| {
        steps.push(step);
        assert_eq!(check(2, &steps).is_returning(), expected, "after {step:?}");
    };
    expect((10, HIDDEN, REST), true);
    expect((20, SHOWN, wait(41)), false);
    expect((30, OFFLINE, REST), false);
    expect((70, SHOWN, ASK), true);
    expect((71, FAILED, ask(1)), true);
    expect((71, FAILED, passed(wait(90))), false);
    expect((80, LEFT, REST), true);
    expect((300, SHOWN, ASK), true);
    expect((301, ANSWERED, settled(wait(60))), false);
    expect((361, Event::Due, ASK), false);
    // A request that nobody waited for is the first since the return.
    expect((362, HIDDEN, KEEP), true);
    expect((363, SHOWN, KEEP), true);
    expect((364, ANSWERED, settled(wait(60))), false);
}

#[test]
fn failures_without_a_network_are_not_the_feeds() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (1, OFFLINE, KEEP),
            (2, FAILED, settled(REST)),
            // Nor was it asked: on return it is, whatever the interval.
            (20, SHOWN, ASK),
            (21, FAILED, passed(wait(90))),
            // Without a network once more it is the same, and no second failure in a row.
            (111, Event::Due, ASK),
            (112, OFFLINE, KEEP),
            (113, FAILED, settled(REST)),
            (114, SHOWN, ASK),
            (115, FAILED, passed(wait(180))),
        ],
    );
}

#[test]
fn what_somebody_wishes_for_is_asked_though_nobody_looks() {
    for gone in [HIDDEN, OFFLINE] {
        check(
            1,
            &[
                (0, gone, KEEP),
                (0, Event::Started, ASK),
                (1, ANSWERED, settled(REST)),
                (2, Event::RefreshAsked, ASK),
                (3, ANSWERED, settled(REST)),
            ],
        );
    }
}

#[test]
fn a_feed_that_wants_to_be_left_alone_is_so_without_a_network_too() {
    let refused = Event::Failed { hold: 20_000 };
    check(
        2,
        &[
            (0, Event::Started, ASK),
            (1, refused, ask(1)),
            (2, OFFLINE, KEEP),
            (2, FAILED, settled(REST)),
            // Twenty seconds, and by chance up to an interval more.
            (5, SHOWN, wait(46)),
            (51, Event::Due, ASK),
        ],
    );
}
