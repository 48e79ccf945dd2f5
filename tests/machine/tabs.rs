//! One tab asks for all.

use super::*;

#[test]
fn one_tab_asks_for_all() {
    let start = with(Lead::Claim, ASK);
    // The one that leads keeps the interval.
    check_shared(&[
        (0, Event::Started, start),
        (0, Event::Leads(true), KEEP),
        (1, ANSWERED, settled(wait(60))),
        (61, Event::Due, ASK),
        // Its own words come back to it from nobody, and another's do not bear on it.
        (61, Event::Heard { wait: 1000 }, KEEP),
    ]);
    // The others listen, with ten seconds and an eighth of the interval of patience; then they ask and take its place.
    let state = check_shared(&[
        (0, Event::Started, start),
        (0, ANSWERED, settled(Effects { work: Work::Wait(77_500), ..KEEP })),
        (30, Event::Heard { wait: 58_000 }, Effects { work: Work::Wait(75_500), ..KEEP }),
        (88, Event::Heard { wait: 62_500 }, wait(80)),
        (168, Event::Due, with(Lead::Steal, ASK)),
        (168, Event::Leads(true), KEEP),
        (169, ANSWERED, settled(wait(60))),
        (170, Event::Leads(false), with(Lead::Claim, Effects { work: Work::Wait(76_500), ..KEEP })),
    ]);
    assert!(!state.is_leading());
}

#[test]
fn the_lead_passes_on_within_the_interval() {
    let start = [
        (0, Event::Started, with(Lead::Claim, ASK)),
        (0, ANSWERED, settled(Effects { work: Work::Wait(77_500), ..KEEP })),
        (20, Event::Heard { wait: 60_000 }, Effects { work: Work::Wait(77_500), ..KEEP }),
    ];
    let then = |step| [&start[..], &[step]].concat();
    check_shared(&then((50, Event::Leads(true), wait(30))));
    check_shared(&then((85, Event::Leads(true), ASK)));
}

#[test]
fn only_a_tab_that_is_here_leads() {
    for gone in [HIDDEN, OFFLINE, LEFT] {
        let state = check_shared(&[
            (0, Event::Started, with(Lead::Claim, ASK)),
            (0, Event::Leads(true), KEEP),
            (0, ANSWERED, settled(wait(60))),
            (1, gone, with(Lead::LetGo, REST)),
            // A lead that was granted too late is given back.
            (2, Event::Leads(true), with(Lead::LetGo, REST)),
            (3, Event::Heard { wait: 60_000 }, REST),
            // What another tab has heard meanwhile need not be asked again.
            (50, SHOWN, with(Lead::Claim, Effects { work: Work::Wait(30_500), ..KEEP })),
            (51, gone, with(Lead::LetGo, REST)),
            // Where no tab has asked for an interval, this one does.
            (90, SHOWN, with(Lead::Claim, ASK)),
        ]);
        assert!(!state.is_leading());
    }
}
