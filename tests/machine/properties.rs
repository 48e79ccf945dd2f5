//! What holds whatever happens in whatever order: a shell that does as it is told, in made-up time.

use super::*;
use proptest::prelude::*;
use status_widget::machine::{LONGEST_BACK_OFF, LONGEST_HOLD};

/// What happens next.
#[derive(Debug, Clone)]
enum Happening {
    /// Time goes by, and the timer with it.
    Passes(u64),
    /// The request under way ends so; where there is none, it is a late word.
    Ends(Event),
    /// Anything else.
    Comes(Event),
    /// The page asks for another interval, of so many seconds.
    Interval(u64),
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let hold = prop_oneof![4 => Just(0), 2 => 0_u64..600_000, 1 => any::<u64>()];
    let presence = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.2))
        .prop_map(|(visible, online, left)| Presence { visible, online, left });
    let happening = prop_oneof![
        8 => (0_u64..200_000).prop_map(Happening::Passes),
        4 => hold.clone().prop_map(|hold| Happening::Ends(Event::Answered { hold })),
        4 => hold.prop_map(|hold| Happening::Ends(Event::Failed { hold })),
        3 => presence.prop_map(|presence| Happening::Comes(Event::Presence(presence))),
        3 => Just(Happening::Comes(SHOWN)),
        1 => Just(Happening::Comes(Event::RefreshAsked)),
        1 => Just(Happening::Comes(Event::Started)),
        1 => Just(Happening::Comes(Event::Due)),
        2 => Just(Happening::Comes(Event::Led)),
        1 => (0_u64..600_000).prop_map(|hold| Happening::Comes(Event::Heard { hold })),
        1 => (0_u64..600_000).prop_map(|hold| Happening::Comes(Event::HeardFailure { hold })),
        1 => (15_u64..4000).prop_map(Happening::Interval),
    ];
    prop::collection::vec(happening, 0..60)
}

/// The shell's part: a clock, a timer, a request, and those who wait for a refresh.
struct Shell {
    state: State,
    sources: usize,
    interval: u64,
    presence: Presence,
    now: u64,
    chance: u16,
    timer: Option<u64>,
    is_asking: bool,
    waiting: usize,
    /// When the last round ended by itself.
    last_end: Option<u64>,
}

impl Shell {
    fn new(sources: usize, interval: u64) -> Self {
        let mut shell = Self {
            state: State::default(),
            sources,
            interval,
            presence: Presence::HERE,
            now: 0,
            chance: 0,
            timer: None,
            is_asking: false,
            waiting: 0,
            last_end: None,
        };
        shell.tell(Event::Started);
        shell
    }

    /// Hands over an event, does as it is told, and holds what must hold each time.
    fn tell(&mut self, event: Event) {
        self.chance = self.chance.wrapping_mul(25_173).wrapping_add(13_849);
        let plan = Plan::new(self.sources, Duration::from_secs(self.interval));
        let (state, effects) = self.state.on(event, plan, Moment { now: self.now, chance: self.chance });
        self.state = state;
        let was_asking = self.is_asking;
        match event {
            Event::Presence(presence) => self.presence = presence,
            Event::RefreshAsked => self.waiting += 1,
            Event::Answered { .. } | Event::Failed { .. } => self.is_asking = false,
            _ => {}
        }
        if effects.settle {
            self.waiting = 0;
        }
        match effects.work {
            Work::Keep => {}
            Work::Ask { source } => {
                assert!(source < self.sources);
                let is_wished =
                    matches!(event, Event::Started | Event::RefreshAsked) || (was_asking && !self.is_asking);
                assert!(is_wished || self.is_here(), "{event:?} asks while nobody is here");
                assert!(!self.is_asking || event == Event::Started, "{event:?} asks twice");
                let floor = self.last_end.map_or(0, |end| end + 13_500);
                assert!(is_wished || self.now >= floor, "{event:?} asks {} ms early", floor - self.now);
                (self.is_asking, self.timer) = (true, None);
            }
            Work::Wait(wait) => {
                assert!(self.is_here(), "{event:?} waits while nobody is here");
                let refresh = self.interval * 1000;
                let longest = (refresh + refresh / 10).max(LONGEST_BACK_OFF).max(2 * LONGEST_HOLD);
                // Who follows leaves the leader half an interval more.
                assert!(wait <= longest + refresh * 6 / 10, "{event:?} waits {wait} ms");
                (self.is_asking, self.timer) = (false, Some(self.now + wait));
            }
            Work::Rest => (self.is_asking, self.timer) = (false, None),
        }
        if was_asking && !self.is_asking {
            // One that was taken away may be asked again at once, and so may one that asked nobody, for want of a network.
            let has_asked = match event {
                Event::Answered { .. } => true,
                Event::Failed { .. } => self.presence.online,
                _ => false,
            };
            self.last_end = has_asked.then_some(self.now);
        }
        assert_eq!(self.is_asking, self.state.is_asking());
        assert!(self.is_asking || self.waiting == 0, "{event:?} forgets who asked for a refresh");
        assert!(
            self.is_asking || self.timer.is_some() == self.is_here(),
            "asleep, or awake for nothing, after {event:?}: {:?}",
            self.state
        );
    }

    fn is_here(&self) -> bool {
        self.presence == Presence::HERE
    }

    fn pass(&mut self, span: u64) {
        let until = self.now + span;
        while let Some(due) = self.timer.filter(|due| *due <= until) {
            (self.now, self.timer) = (due, None);
            self.tell(Event::Due);
        }
        self.now = until;
    }

    fn live(&mut self, happening: &Happening) {
        match happening {
            Happening::Passes(span) => self.pass(*span),
            // A timer that was dropped is silent.
            Happening::Comes(Event::Due) if self.timer.is_some() => {}
            Happening::Ends(event) | Happening::Comes(event) => self.tell(*event),
            Happening::Interval(seconds) => {
                self.interval = *seconds;
                self.tell(Event::Replanned);
            }
        }
    }
}

proptest! {
    #[test]
    fn never_asleep_never_twice_never_too_early(
        happenings in happenings(), sources in 1_usize..4, interval in 15_u64..4000,
    ) {
        let mut shell = Shell::new(sources, interval);
        for happening in &happenings {
            shell.live(happening);
        }
    }

    #[test]
    fn nothing_after_the_end(before in happenings(), after in happenings()) {
        let mut shell = Shell::new(2, 60);
        for happening in &before {
            shell.live(happening);
        }
        let plan = Plan::new(2, Duration::from_secs(60));
        let at = Moment { now: shell.now, chance: 0 };
        let (mut state, effects) = shell.state.on(Event::Stopped, plan, at);
        prop_assert_eq!(effects, OVER);
        for happening in after {
            if let Happening::Ends(event) | Happening::Comes(event) = happening {
                let effects;
                (state, effects) = state.on(event, plan, at);
                prop_assert_eq!(effects, KEEP);
                prop_assert!(!state.is_asking());
            }
        }
    }

    /// Whoever fails waits longer, but never for ever, and one success ends it.
    #[test]
    fn back_off_is_bounded(failures in 1_usize..40, interval in 15_u64..400, chance: u16) {
        let plan = Plan::new(1, Duration::from_secs(interval));
        let mut state = State::default();
        let mut at = Moment { now: 0, chance };
        let mut event = Event::Started;
        let mut longest = 0;
        for _ in 0..failures {
            (state, _) = state.on(event, plan, at);
            (state, _) = state.on(Event::Led, plan, at);
            let effects;
            (state, effects) = state.on(FAILED, plan, at);
            let Work::Wait(wait) = effects.work else { return Err(TestCaseError::fail("no wait")) };
            prop_assert!(wait >= interval * 1000 && wait <= LONGEST_BACK_OFF && wait >= longest);
            (event, at.now, longest) = (Event::Due, at.now + wait, wait);
        }
        (state, _) = state.on(Event::Due, plan, at);
        (state, _) = state.on(Event::Led, plan, at);
        let (_, effects) = state.on(ANSWERED, plan, at);
        let Work::Wait(wait) = effects.work else { return Err(TestCaseError::fail("no wait")) };
        prop_assert!(wait.abs_diff(interval * 1000) <= interval * 100);
    }
}

#[test]
fn a_day_has_a_poll_a_minute() {
    let mut shell = Shell::new(1, 60);
    shell.tell(Event::Led);
    let (mut polls, mut gaps) = (0, Vec::new());
    while shell.now < 24 * 3_600_000 {
        shell.pass(300);
        shell.tell(ANSWERED);
        polls += 1;
        let due = shell.timer.expect("a wait");
        gaps.push(due - shell.now);
        shell.pass(due - shell.now);
    }
    assert!((1400..=1470).contains(&polls), "{polls} polls");
    assert!(gaps.iter().all(|gap| (54_000..66_000).contains(gap)));
    // Chance is at work.
    let (least, most) = (gaps.iter().min().expect("gaps"), gaps.iter().max().expect("gaps"));
    assert!(*least < 55_000 && *most > 65_000, "{least} to {most}");
}
