//! One person with a few tabs of one app: looks at one, leaves for another app, loses the network, loads pages anew. The browser
//! gives the tabs a lock and a line, as the real one does, where they are to share.
//!
//! Nobody depends on anybody else, and the feed on nobody; so each lives through the whole time alone, and a million of
//! them need no more memory than one.

use fastrand::Rng;
use status_widget::machine::{Event, Moment, Plan, Presence, Reach, State, Work};
use tabs::{Lock, Tabs};

use super::scenario::{Scenario, span};
use super::time::{MINUTE, WARM_UP};
use super::traffic::Traffic;

/// What all people have in common.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// What the feed does.
    pub scenario: Scenario,
    /// What the widget is told.
    pub plan: Plan,
    /// When it is over, in milliseconds.
    pub end: u64,
    /// Whether tabs share what one of them asks; else each is on its own.
    pub shares: bool,
}

/// Never, in milliseconds.
const NEVER: u64 = u64::MAX;

/// How long people look, and look away, on average.
const LOOKS: u64 = 5 * MINUTE;
const LOOKS_AWAY: u64 = 12 * MINUTE;
/// How long a network lasts, and is away.
const ONLINE: u64 = 240 * MINUTE;
const OFFLINE: u64 = 3 * MINUTE;
/// How long a page lives until it is loaded anew.
const PAGE: u64 = 180 * MINUTE;

struct Tab {
    window: usize,
    state: State,
    visible: bool,
    /// When it is loaded anew; the first time, when it is opened.
    loads: u64,
    is_open: bool,
    timer: u64,
    answers: u64,
    answer: Event,
}

struct Window {
    /// The tab that can be seen.
    front: Option<usize>,
    changes: u64,
}

struct Person<'a> {
    setting: Setting,
    traffic: &'a mut Traffic,
    rng: Rng,
    now: u64,
    tabs: Vec<Tab>,
    lock: Lock,
    windows: Vec<Window>,
    online: bool,
    network_changes: u64,
}

/// Lives through the whole time with so many tabs, and adds every request to the traffic.
pub fn live(setting: Setting, tabs: usize, seed: u64, traffic: &mut Traffic) {
    let mut rng = Rng::with_seed(seed);
    // One in five of those who could has a second window, where two tabs can be seen at once.
    let windows = if tabs > 1 && rng.u8(..5) == 0 { 2 } else { 1 };
    let tab = |number: usize, rng: &mut Rng| Tab {
        window: number % windows,
        state: State::default(),
        visible: false,
        loads: rng.u64(..WARM_UP * 2 / 3),
        is_open: false,
        timer: NEVER,
        answers: NEVER,
        answer: Event::Due,
    };
    let mut person = Person {
        setting,
        traffic,
        now: 0,
        tabs: (0..tabs).map(|number| tab(number, &mut rng)).collect(),
        lock: Lock::default(),
        // The first look around is at a random moment, so that nobody is in step with anybody.
        windows: (0..windows).map(|_| Window { front: None, changes: rng.u64(..LOOKS_AWAY) }).collect(),
        online: true,
        network_changes: span(ONLINE, &mut rng),
        rng,
    };
    person.traffic.opened(tabs);
    while person.step() {}
}

impl Person<'_> {
    /// Goes to the next thing that happens; false at the end.
    fn step(&mut self) -> bool {
        let mut next = self.network_changes;
        for window in &self.windows {
            next = next.min(window.changes);
        }
        for tab in &self.tabs {
            next = next.min(tab.loads).min(tab.timer).min(tab.answers);
        }
        if next >= self.setting.end {
            return false;
        }
        self.now = next;
        if self.network_changes == next {
            self.online = !self.online;
            self.network_changes = next + span(if self.online { ONLINE } else { OFFLINE }, &mut self.rng);
            for number in 0..self.tabs.len() {
                self.look(number);
            }
        }
        for number in 0..self.windows.len() {
            if self.windows[number].changes == next {
                self.turn(number);
            }
        }
        for number in 0..self.tabs.len() {
            let tab = &mut self.tabs[number];
            if tab.loads == next {
                self.load(number);
            } else if tab.answers == next {
                tab.answers = NEVER;
                let event = tab.answer;
                if let (true, Event::Answered { hold }) = (self.setting.shares, event) {
                    self.tell_others(number, Event::Heard { hold });
                }
                self.tell(number, event);
            } else if tab.timer == next {
                tab.timer = NEVER;
                self.tell(number, Event::Due);
            }
        }
        true
    }

    /// A window comes to the front with one of its tabs, or goes.
    fn turn(&mut self, number: usize) {
        let mine: Vec<usize> = (0..self.tabs.len()).filter(|tab| self.tabs[*tab].window == number).collect();
        let before = self.windows[number].front;
        // From one tab people turn to another of the same window, or to something else.
        let is_gone = before.is_some() && (mine.len() == 1 || self.rng.u8(..5) < 3);
        let front = if is_gone { None } else { Some(mine[self.rng.usize(..mine.len())]) };
        let mean = if is_gone { LOOKS_AWAY } else { LOOKS };
        self.windows[number] = Window { front, changes: self.now + 1 + span(mean, &mut self.rng) };
        for tab in mine {
            self.tabs[tab].visible = front == Some(tab);
            self.look(tab);
        }
    }

    fn load(&mut self, number: usize) {
        let life = span(PAGE, &mut self.rng);
        let tab = &mut self.tabs[number];
        tab.loads = self.now + 1 + life;
        if tab.is_open {
            self.tell(number, Event::Stopped);
        }
        self.tabs[number].is_open = true;
        self.tabs[number].state = State::default();
        self.look(number);
        self.tell(number, Event::Started);
    }

    fn look(&mut self, number: usize) {
        let tab = &self.tabs[number];
        if tab.is_open {
            let presence = Presence { visible: tab.visible, online: self.online, left: false };
            self.tell(number, Event::Presence(presence));
        }
    }
}

impl Tabs for Person<'_> {
    fn count(&self) -> usize {
        self.tabs.len()
    }

    fn reach(&self, number: usize) -> Reach {
        self.tabs[number].state.reach()
    }

    fn lock(&mut self) -> &mut Lock {
        &mut self.lock
    }

    /// Tells a tab, and does as its machine says.
    fn tell(&mut self, number: usize, event: Event) {
        let moment = Moment { now: self.now, chance: self.rng.u16(..) };
        let tab = &mut self.tabs[number];
        let (state, effects) = tab.state.on(event, self.setting.plan, moment);
        tab.state = state;
        if effects.work != Work::Keep {
            (tab.timer, tab.answers) = (NEVER, NEVER);
        }
        match effects.work {
            Work::Ask { .. } if self.online => {
                self.traffic.asked(self.now);
                let answer = self.setting.scenario.answer(self.now, &mut self.rng);
                (tab.answers, tab.answer) = (self.now + answer.latency, answer.event);
            }
            // It does not leave the house.
            Work::Ask { .. } => (tab.answers, tab.answer) = (self.now + 20, Event::Failed { hold: 0 }),
            Work::Wait(wait) => tab.timer = self.now + wait,
            Work::Keep | Work::Rest => {}
        }
        if !self.setting.shares {
            if self.reach(number) == Reach::Leads && event != Event::Led {
                self.tell(number, Event::Led);
            }
            return;
        }
        if let (true, Event::Failed { hold }) = (effects.pass, event) {
            self.tell_others(number, Event::HeardFailure { hold });
        }
        self.queue_up(number, event, effects.pass);
    }
}
