//! Where the poller stands, and where each event takes it. Words and spans are its neighbours' affair.

use super::wait::{LONGEST_HOLD, hold, part, pause};
use super::{Effects, Event, Moment, Plan, Presence, Work};

/// Where the machine stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    phase: Phase,
    presence: Presence,
    /// The round under way is the first since somebody came back.
    returning: bool,
    /// Rounds in a row that brought nothing.
    failures: u8,
    /// When the last round ended.
    last: u64,
    /// When the next one is to begin.
    due: u64,
    /// Until when the feed is to be left alone.
    held: u64,
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
            returning: false,
            failures: 0,
            last: 0,
            due: 0,
            held: 0,
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

    /// Whether nobody can see the page, or somebody is just back and the first round since is under way: what is shown
    /// may be old then, and need not be withdrawn before that round has ended.
    pub fn is_returning(&self) -> bool {
        self.returning || self.presence.left || !self.presence.visible
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
                *effects = Effects { work: Work::Rest, settle: true };
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
                self.held = self.held.max(at.now + hold(span));
                self.end_round(plan, at, effects);
            }
            (Event::Failed { hold: span }, Phase::Asking { source, again }) => {
                if span > 0 {
                    // A feed may name the same moment to everybody: they must not come back at that moment.
                    let spread = part(plan.refresh.min(LONGEST_HOLD), at.chance);
                    self.held = self.held.max(at.now + hold(span) + spread);
                }
                if source + 1 < plan.sources {
                    self.phase = Phase::Asking { source: source + 1, again };
                    effects.work = Work::Ask { source: source + 1 };
                } else {
                    // Without a network it is no fault of the feed.
                    if self.presence.online {
                        self.failures = self.failures.saturating_add(1);
                    }
                    self.end_round(plan, at, effects);
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
                self.replan(plan, at);
                self.wait(plan, at, effects);
            }
            // A late word about what is over.
            (Event::Due | Event::Answered { .. } | Event::Failed { .. } | Event::Replanned, _) => {}
        }
    }

    /// Somebody came or went.
    fn look(&mut self, presence: Presence, plan: Plan, at: Moment, effects: &mut Effects) {
        let was_here = self.presence.is_here();
        self.presence = presence;
        let is_here = presence.is_here();
        match self.phase {
            // Nobody hears its answer. It is asked for again on return.
            Phase::Asking { .. } if presence.left => {
                self.phase = Phase::Waiting;
                self.returning = false;
                self.due = at.now;
                *effects = Effects { work: Work::Rest, settle: true };
            }
            // It may end; what it brings is there when somebody is back.
            Phase::Asking { .. } => self.returning |= is_here && !was_here,
            Phase::Waiting if !is_here => effects.work = Work::Rest,
            Phase::Waiting if !was_here => {
                // A back-off need not be waited for to the end, one interval does it.
                self.due = self.due.min(self.held.max(self.last + plan.refresh));
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
            *effects = Effects { work: Work::Rest, settle: true };
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
        self.last = at.now;
        self.replan(plan, at);
        self.wait(plan, at, effects);
        effects.settle = true;
    }

    /// Sets when the next round begins, counted from the last one.
    fn replan(&mut self, plan: Plan, at: Moment) {
        self.due = self.held.max(self.last + pause(plan.refresh, self.failures, at.chance));
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
