//! One asks for all: who leads, who follows, how the lead goes from one to another; rows for one machine, then several with a
//! lock and a line between them.

use super::*;
use ::tabs::{Lock, Tabs as Joined};
use proptest::prelude::*;

const HEARD: Event = Event::Heard { hold: 0 };
const HEARD_FAILURE: Event = Event::HeardFailure { hold: 0 };

/// How long who follows leaves the leader: its longest wait, of which chance never draws the last two milliseconds, and 33 seconds,
/// which are half an interval and a little by chance.
const fn heartbeat(longest: u64) -> Effects {
    let least = if longest > 200 { 2 } else { 1 };
    Effects { work: Work::Wait(longest * 1000 - least + 33_000), ..KEEP }
}

#[test]
fn who_follows_waits_longer_and_counts_from_what_it_heard() {
    check_among_others(
        1,
        &[
            (0, Event::Started, ASK),
            (0, ANSWERED, settled(heartbeat(66))),
            (60, HEARD, heartbeat(66)),
            (120, HEARD, heartbeat(66)),
            // The heartbeat stays away.
            (219, Event::Due, ASK),
            (219, ANSWERED, settled(heartbeat(66))),
        ],
    );
}

#[test]
fn who_comes_to_lead_asks_when_the_leader_would_have() {
    let start = [(0, Event::Started, ASK), (0, ANSWERED, settled(heartbeat(66))), (20, HEARD, heartbeat(66))];
    let then = |steps: &[_]| check_among_others(1, &[&start, steps].concat());
    then(&[(30, Event::Led, wait(50)), (80, Event::Due, ASK), (80, ANSWERED, settled(wait(60)))]);
    then(&[(80, Event::Led, ASK)]);
    then(&[(110, Event::Led, ASK)]);
    // Once is enough.
    then(&[(30, Event::Led, wait(50)), (31, Event::Led, KEEP)]);
}

#[test]
fn who_leads_counts_from_what_others_asked_for_themselves() {
    check(1, &[(0, Event::Started, ASK), (0, ANSWERED, settled(wait(60))), (40, HEARD, wait(60))]);
}

#[test]
fn what_is_heard_during_a_request_changes_nothing() {
    check(
        1,
        &[
            (0, Event::Started, ASK),
            (1, HEARD, KEEP),
            (1, HEARD_FAILURE, KEEP),
            (2, Event::RefreshAsked, KEEP),
            (3, HEARD, KEEP),
            (4, ANSWERED, ASK),
            (5, ANSWERED, settled(wait(60))),
        ],
    );
}

#[test]
fn who_follows_backs_off_from_a_feed_that_fails_and_comes_back_with_it() {
    check_among_others(
        1,
        &[
            (0, Event::Started, ASK),
            (0, ANSWERED, settled(heartbeat(66))),
            (60, HEARD_FAILURE, heartbeat(120)),
            (150, HEARD_FAILURE, heartbeat(240)),
            (200, Event::Led, wait(130)),
            (330, HEARD, wait(60)),
        ],
    );
    // The moment that a feed names holds for all; who follows keeps behind the whole spread.
    let refused = Event::HeardFailure { hold: 200_000 };
    check_among_others(
        1,
        &[
            (0, Event::Started, ASK),
            (0, ANSWERED, settled(heartbeat(66))),
            (10, refused, Effects { work: Work::Wait(292_999), ..KEEP }),
        ],
    );
    let held = Event::Heard { hold: 200_000 };
    let expected = Effects { work: Work::Wait(233_000), ..KEEP };
    check_among_others(
        1,
        &[(0, Event::Started, ASK), (0, ANSWERED, settled(heartbeat(66))), (10, held, expected)],
    );
}

#[test]
fn who_leads_does_not_hear_of_failures() {
    check(1, &[(0, Event::Started, ASK), (0, ANSWERED, settled(wait(60))), (10, HEARD_FAILURE, KEEP)]);
}

#[test]
fn who_leads_and_fails_says_so_and_passes_the_lead_on() {
    let start = [(0, Event::Started, ASK), (0, Event::Led, KEEP)];
    let then = |sources, steps: &[_]| check_among_others(sources, &[&start, steps].concat());
    // Somebody else takes it: now this one follows.
    then(1, &[(1, FAILED, passed(wait(90))), (2, HEARD, heartbeat(66))]);
    // Nobody else wants it: nothing has changed.
    then(1, &[(1, FAILED, passed(wait(90))), (1, Event::Led, KEEP), (91, Event::Due, ASK)]);
    // Only once all sources have failed.
    then(2, &[(1, FAILED, ask(1)), (1, FAILED, passed(wait(90)))]);
    // What fails for one who follows is its own affair.
    check_among_others(1, &[(0, Event::Started, ASK), (0, FAILED, settled(heartbeat(120)))]);
}

#[test]
fn what_is_heard_while_nobody_looks_is_there_on_return() {
    let start = [(0, Event::Started, ASK), (0, ANSWERED, settled(heartbeat(66))), (10, HIDDEN, REST)];
    let then = |steps: &[_]| check_among_others(1, &[&start, steps].concat());
    then(&[(600, HEARD, REST), (620, SHOWN, wait(40)), (621, Event::Led, KEEP)]);
    then(&[(600, HEARD, REST), (620, HEARD_FAILURE, REST), (630, SHOWN, wait(50))]);
    then(&[(600, HEARD, REST), (660, SHOWN, ASK)]);
    // A late word about a lock that it has let go.
    then(&[(20, Event::Led, KEEP), (30, HEARD, REST), (31, SHOWN, wait(59)), (32, HEARD, heartbeat(66))]);
}

#[test]
fn reaches_out_as_far_as_it_is_there() {
    let (alone, hears, leads) = (Reach::Alone, Reach::Hears, Reach::Leads);
    let mut steps = Vec::new();
    let mut expect = |event, effects, expected| {
        steps.push((steps.len() as u64, event, effects));
        assert_eq!(check_among_others(1, &steps).reach(), expected, "after {event:?}");
    };
    expect(HIDDEN, KEEP, alone);
    expect(SHOWN, KEEP, alone);
    expect(Event::Started, ASK, leads);
    expect(Event::Led, KEEP, leads);
    expect(ANSWERED, settled(wait(60)), leads);
    expect(HIDDEN, REST, hears);
    expect(OFFLINE, REST, hears);
    expect(LEFT, REST, alone);
    expect(SHOWN, wait(56), leads);
    expect(LEFT, REST, alone);
    expect(Event::Stopped, OVER, alone);
    expect(SHOWN, KEEP, alone);
    assert_eq!(check_among_others(0, &[(0, Event::Started, settled(REST))]).reach(), alone);
}

/// An element in a tab of its own.
struct Tab {
    state: State,
    /// Whether its page lets it reach the feed.
    can_reach: bool,
    /// Stuck, it does nothing and lets go of nothing.
    is_stuck: bool,
    timer: Option<u64>,
    answers: Option<u64>,
    /// When it last got or heard an answer.
    news: u64,
}

/// Several of them, with a time of their own.
struct Tabs {
    tabs: Vec<Tab>,
    lock: Lock,
    now: u64,
    chance: u16,
    /// When the feed was asked by itself.
    asked: Vec<u64>,
}

/// How long the feed takes to answer.
const LATENCY: u64 = 150;

impl Tabs {
    fn new(count: usize) -> Self {
        let tab = |_| Tab {
            state: State::default(),
            can_reach: true,
            is_stuck: false,
            timer: None,
            answers: None,
            news: 0,
        };
        Self {
            tabs: (0..count).map(tab).collect(),
            lock: Lock::default(),
            now: 0,
            chance: 9,
            asked: Vec::new(),
        }
    }

    fn pass(&mut self, seconds: u64) {
        let until = self.now + seconds * 1000;
        loop {
            let awake = |(number, tab): (usize, &Tab)| {
                let next = tab.timer.into_iter().chain(tab.answers).min();
                next.filter(|_| !tab.is_stuck).map(|next| (next, number))
            };
            let next = self.tabs.iter().enumerate().filter_map(awake).min();
            let Some((next, number)) = next.filter(|(next, _)| *next <= until) else { break };
            self.now = next;
            let tab = &mut self.tabs[number];
            if tab.answers == Some(next) {
                tab.answers = None;
                if tab.can_reach {
                    tab.news = next;
                    self.tell_others(number, HEARD);
                    self.tell(number, ANSWERED);
                } else {
                    self.tell(number, FAILED);
                }
            } else {
                tab.timer = None;
                self.tell(number, Event::Due);
            }
        }
        self.now = until;
    }

    /// Starts them a second from each other.
    fn start(count: usize) -> Self {
        let mut tabs = Self::new(count);
        for number in 0..count {
            tabs.tell(number, Event::Started);
            tabs.pass(1);
        }
        tabs
    }
}

impl Joined for Tabs {
    fn count(&self) -> usize {
        self.tabs.len()
    }

    fn reach(&self, number: usize) -> Reach {
        self.tabs[number].state.reach()
    }

    fn lock(&mut self) -> &mut Lock {
        &mut self.lock
    }

    fn tell(&mut self, number: usize, event: Event) {
        if event == HEARD {
            self.tabs[number].news = self.now;
        }
        if self.tabs[number].is_stuck {
            return;
        }
        self.chance = self.chance.wrapping_mul(25_173).wrapping_add(13_849);
        let at = Moment { now: self.now, chance: self.chance };
        let tab = &mut self.tabs[number];
        let (state, effects) = tab.state.on(event, Plan::new(1, Duration::from_secs(60)), at);
        tab.state = state;
        if effects.work != Work::Keep {
            (tab.timer, tab.answers) = (None, None);
        }
        match effects.work {
            Work::Ask { .. } => {
                tab.answers = Some(self.now + LATENCY);
                if !matches!(event, Event::Started | Event::Presence(_)) {
                    self.asked.push(self.now);
                }
            }
            Work::Wait(wait) => tab.timer = Some(self.now + wait),
            Work::Keep | Work::Rest => {}
        }
        if effects.pass {
            assert_eq!(self.lock.holder(), Some(number), "one passes on what it does not have");
            self.tell_others(number, HEARD_FAILURE);
        }
        self.queue_up(number, event, effects.pass);
    }
}

#[test]
fn many_ask_as_often_as_one() {
    for count in [1, 2, 5, 50] {
        let mut tabs = Tabs::start(count);
        tabs.pass(3600);
        assert!((54..=67).contains(&tabs.asked.len()), "{count} tabs asked {} times", tabs.asked.len());
        let old = tabs.tabs.iter().map(|tab| tabs.now - tab.news).max().expect("a tab");
        assert!(old <= 67_000, "{count} tabs: one has news of {old} ms ago");
    }
}

#[test]
fn another_takes_over_within_one_interval() {
    for goes in [Some(HIDDEN), Some(OFFLINE), Some(LEFT), Some(Event::Stopped), None] {
        let mut tabs = Tabs::start(3);
        tabs.pass(100);
        tabs.asked.clear();
        // It is stuck with the lock in its hand, where nothing tells of its going.
        match goes {
            Some(event) => tabs.tell(0, event),
            None => tabs.tabs[0].is_stuck = true,
        }
        let (due, latest) = if goes.is_some() { (66_000, 0) } else { (66_000, 60_000) };
        let last = tabs.tabs[1].news;
        tabs.pass(200);
        let first = tabs.asked.first().expect("another asks") - last;
        assert!(first <= due + latest, "{goes:?}: {first} ms after the last answer");
        assert!(goes.is_none() || tabs.lock.holder() == Some(1), "{goes:?}");
    }
}

#[test]
fn one_that_cannot_reach_the_feed_keeps_nobody_from_it() {
    let mut tabs = Tabs::new(3);
    tabs.tabs[0].can_reach = false;
    for number in 0..3 {
        tabs.tell(number, Event::Started);
        tabs.pass(1);
    }
    tabs.pass(3600);
    assert_ne!(tabs.lock.holder(), Some(0));
    for (number, tab) in tabs.tabs.iter().enumerate() {
        assert!(tabs.now - tab.news <= 67_000, "tab {number} has news of {} ms ago", tabs.now - tab.news);
    }
}

#[derive(Debug, Clone)]
enum Happening {
    Passes(u64),
    Comes(usize, Event),
    Reaches(usize, bool),
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let event = prop_oneof![
        4 => Just(SHOWN),
        2 => Just(HIDDEN),
        1 => Just(OFFLINE),
        1 => Just(LEFT),
        1 => Just(Event::RefreshAsked),
        1 => Just(Event::Started),
    ];
    let happening = prop_oneof![
        4 => (0_u64..400).prop_map(Happening::Passes),
        4 => (0_usize..4, event).prop_map(|(tab, event)| Happening::Comes(tab, event)),
        1 => (0_usize..4, any::<bool>()).prop_map(|(tab, can)| Happening::Reaches(tab, can)),
    ];
    prop::collection::vec(happening, 0..60)
}

proptest! {
    #[test]
    fn while_somebody_looks_one_leads_and_all_hear(happenings in happenings()) {
        let mut tabs = Tabs::start(4);
        for happening in happenings {
            match happening {
                Happening::Passes(seconds) => tabs.pass(seconds),
                Happening::Comes(number, event) => tabs.tell(number, event),
                Happening::Reaches(number, can_reach) => tabs.tabs[number].can_reach = can_reach,
            }
            for (number, tab) in tabs.tabs.iter().enumerate() {
                // One that nobody can see holds no lock, and one that somebody sees is awake.
                prop_assert_eq!(tab.state.reach() == Reach::Leads, tabs.lock.is_wanted_by(number));
                let is_awake = tab.timer.is_some() || tab.answers.is_some();
                prop_assert!(is_awake || tab.state.reach() != Reach::Leads);
            }
        }
        // Whatever has happened, once all is well all are as well informed as one alone would be.
        for number in 0..4 {
            tabs.tabs[number].can_reach = true;
            tabs.tell(number, SHOWN);
        }
        tabs.pass(1000);
        tabs.asked.clear();
        tabs.pass(600);
        prop_assert!((9..=12).contains(&tabs.asked.len()), "asked {} times", tabs.asked.len());
        for tab in &tabs.tabs {
            prop_assert!(tabs.now - tab.news <= 67_000);
        }
    }
}
