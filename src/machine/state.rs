//! Where the poller stands, and where each event takes it. Words and spans are its neighbours' affair.

use super::event::{Effects, Event, Moment, Plan, Presence, Work};
use super::wait::{LONGEST_HOLD, hold, part, pause};

/// Where the machine stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    phase: Phase,
    presence: Presence,
    /// It asks for all who ask the same.
    leads: bool,
    /// The round under way is the first since somebody came back.
    returning: bool,
    /// Rounds in a row that brought nothing.
    failures: u8,
    /// When the last round ended, here or with those of whom this has heard.
    last: u64,
    /// What it drew then.
    chance: u16,
    /// When the next one is to begin.
    due: u64,
    /// Until when the feed is to be left alone,
    held: u64,
    /// and for how long after that at most, by chance.
    spread: u64,
}

/// How far it reaches out to others who ask the same sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all: there is nothing to ask, or the page is frozen or left, where words would pile up and a lead be in vain.
    Alone,
    /// It hears them, so that somebody who comes back sees what they found.
    Hears,
    /// It hears them, and wants to lead or does.
    Leads,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// There is nothing to ask.
    Idle,
    /// A request is under way. `again`: somebody wants a newer answer than this one.
    Asking { source: usize, again: bool },
    /// Between two rounds.
    Waiting,
    /// Over.
    Stopped,
}

impl Default for State {
    fn default() -> Self {
        Self {
            phase: Phase::Idle,
            presence: Presence::HERE,
            leads: false,
            returning: false,
            failures: 0,
            last: 0,
            chance: 0,
            due: 0,
            held: 0,
            spread: 0,
        }
    }
}

impl State {
    /// The index of the source that is being asked.
    pub fn source(&self) -> Option<usize> {
        match self.phase {
            Phase::Asking { source, .. } => Some(source),
            _ => None,
        }
    }

    /// Whether a request is under way.
    pub fn is_asking(&self) -> bool {
        self.source().is_some()
    }

    /// Whether it leaves the asking to another.
    pub fn is_following(&self) -> bool {
        self.phase == Phase::Waiting && !self.leads
    }

    /// Whether nobody can see the page, or somebody is just back and the first round since is under way: what is shown
    /// may be old then, and need not be withdrawn before that round has ended.
    pub fn is_returning(&self) -> bool {
        self.returning || self.presence.left || !self.presence.visible
    }

    /// How far it reaches out to others.
    pub fn reach(&self) -> Reach {
        if self.presence.left || matches!(self.phase, Phase::Idle | Phase::Stopped) {
            Reach::Alone
        } else if self.presence.is_here() {
            Reach::Leads
        } else {
            Reach::Hears
        }
    }

    /// Goes on from here.
    pub fn on(mut self, event: Event, plan: Plan, at: Moment) -> (Self, Effects) {
        let mut effects = Effects::default();
        if self.phase != Phase::Stopped {
            self.take(event, plan, at, &mut effects);
        }
        (self, effects)
    }

    fn take(&mut self, event: Event, plan: Plan, at: Moment, effects: &mut Effects) {
        match (event, self.phase) {
            (Event::Stopped, _) => {
                *self = Self { phase: Phase::Stopped, ..Self::default() };
                *effects = Effects { work: Work::Rest, settle: true, pass: false };
            }
            (Event::Started, _) => {
                // What is known of the sources before does not bear on these.
                *self = Self { presence: self.presence, ..Self::default() };
                self.begin(plan, effects);
            }
            (Event::Presence(presence), _) => self.look(presence, plan, at, effects),
            (Event::Due, Phase::Waiting) if self.presence.is_here() => self.begin(plan, effects),
            (Event::Answered { hold: span }, Phase::Asking { .. }) => {
                self.failures = 0;
                self.leave_alone(at.now + hold(span), 0);
                self.end_round(plan, at, effects);
            }
            (Event::Failed { hold: span }, Phase::Asking { source, again }) => {
                self.refuse(span, plan, at);
                if source + 1 < plan.sources {
                    self.phase = Phase::Asking { source: source + 1, again };
                    effects.work = Work::Ask { source: source + 1 };
                } else {
                    // Without a network it is no fault of the feed.
                    if self.presence.online {
                        self.failures = self.failures.saturating_add(1);
                    }
                    effects.pass = self.leads;
                    self.end_round(plan, at, effects);
                    self.leads = false;
                    if !self.presence.online {
                        // Nobody has been asked: as soon as somebody can be.
                        self.due = self.not_before(self.chance);
                    }
                }
            }
            // An own request that is under way may be the newer one, and is on its way anyway.
            (Event::Heard { hold: span }, Phase::Waiting) => {
                self.failures = 0;
                self.leave_alone(at.now + hold(span), 0);
                self.pause(plan, at, effects);
            }
            // Who leads finds out by itself.
            (Event::HeardFailure { hold: span }, _) if self.is_following() => {
                self.refuse(span, plan, at);
                self.failures = self.failures.saturating_add(1);
                self.pause(plan, at, effects);
            }
            (Event::Led, phase) if self.reach() == Reach::Leads => {
                self.leads = true;
                let due = self.due;
                self.due = due.min(self.planned(plan));
                if phase == Phase::Waiting && self.due < due {
                    self.wait(plan, at, effects);
                }
            }
            (Event::RefreshAsked, Phase::Asking { source, .. }) => {
                self.phase = Phase::Asking { source, again: true };
            }
            (Event::RefreshAsked, _) => {
                self.failures = 0;
                self.begin(plan, effects);
            }
            (Event::Replanned, Phase::Waiting) => {
                self.due = self.planned(plan);
                self.wait(plan, at, effects);
            }
            // A late word about what is over, or one about others that changes nothing.
            (
                Event::Due
                | Event::Answered { .. }
                | Event::Failed { .. }
                | Event::Heard { .. }
                | Event::HeardFailure { .. }
                | Event::Led
                | Event::Replanned,
                _,
            ) => {}
        }
    }

    /// Somebody came or went.
    fn look(&mut self, presence: Presence, plan: Plan, at: Moment, effects: &mut Effects) {
        let was_here = self.presence.is_here();
        self.presence = presence;
        let is_here = presence.is_here();
        self.leads &= is_here;
        match self.phase {
            // Nobody hears its answer. It is asked for again on return.
            Phase::Asking { .. } if presence.left => {
                self.phase = Phase::Waiting;
                self.returning = false;
                self.due = at.now;
                *effects = Effects { work: Work::Rest, settle: true, pass: false };
            }
            // It may end; what it brings is there when somebody is back.
            Phase::Asking { .. } => self.returning |= is_here && !was_here,
            Phase::Waiting if !is_here => effects.work = Work::Rest,
            Phase::Waiting if !was_here => {
                // A back-off need not be waited for to the end, one interval does it.
                self.due = self.due.min(self.not_before(self.chance).max(self.last + plan.refresh));
                self.wait(plan, at, effects);
                self.returning = self.is_asking();
            }
            _ => {}
        }
    }

    /// Begins a round, at the first source. Many come here: inlined it would weigh a hundred bytes more.
    #[inline(never)]
    fn begin(&mut self, plan: Plan, effects: &mut Effects) {
        if plan.sources > 0 {
            self.phase = Phase::Asking { source: 0, again: false };
            effects.work = Work::Ask { source: 0 };
        } else {
            self.phase = Phase::Idle;
            *effects = Effects { work: Work::Rest, settle: true, pass: false };
        }
    }

    fn end_round(&mut self, plan: Plan, at: Moment, effects: &mut Effects) {
        self.returning = false;
        if let Phase::Asking { again: true, .. } = self.phase {
            // The answer that just came was asked for before the refresh was.
            self.failures = 0;
            return self.begin(plan, effects);
        }
        self.phase = Phase::Waiting;
        self.pause(plan, at, effects);
        effects.settle = true;
    }

    /// A round has ended, here or elsewhere: the next one is counted from now.
    fn pause(&mut self, plan: Plan, at: Moment, effects: &mut Effects) {
        (self.last, self.chance) = (at.now, at.chance);
        self.due = self.planned(plan);
        self.wait(plan, at, effects);
    }

    /// When the next round begins. Who follows leaves the leader the longest that it may wait, and half an interval more.
    fn planned(&self, plan: Plan) -> u64 {
        let (own, more) = if self.leads {
            (self.chance, 0)
        } else {
            (u16::MAX, plan.refresh / 2 + part(plan.refresh / 10, self.chance))
        };
        self.not_before(own).max(self.last + pause(plan.refresh, self.failures, own)) + more
    }

    /// When the source may be asked again.
    fn not_before(&self, chance: u16) -> u64 {
        self.held + part(self.spread, chance)
    }

    fn leave_alone(&mut self, until: u64, spread: u64) {
        if until > self.held {
            (self.held, self.spread) = (until, spread);
        }
    }

    /// The source has refused, and wants to be left alone for so long.
    fn refuse(&mut self, span: u64, plan: Plan, at: Moment) {
        if span > 0 {
            // A feed may name the same moment to everybody: they must not come back at that moment.
            self.leave_alone(at.now + hold(span), plan.refresh.min(LONGEST_HOLD));
        }
    }

    /// Waits for the next round, or begins it where its time has come, or rests while nobody is here.
    fn wait(&mut self, plan: Plan, at: Moment, effects: &mut Effects) {
        if !self.presence.is_here() {
            effects.work = Work::Rest;
        } else if self.due <= at.now {
            self.begin(plan, effects);
        } else {
            effects.work = Work::Wait(self.due - at.now);
        }
    }
}
