//! From a status to the notices that show, each with the one rule that decided: the only place where that is decided.
//!
//! [`decide`] looks at every incident, maintenance and component in trouble once, gives each a verdict, and puts the
//! notices in a total order, so that the order of the feed or of this code never shows. It words nothing.

mod filter;
mod rules;

use crate::address::is_web;
use crate::diagnostic::{Concern, Diagnostic};
use crate::memory::{self, Entry, Field, Memory};
use crate::model::{Affected, ComponentStatus, Incident, Severity, Stage, Status};
use crate::options::{Lead, Policy};
use crate::time::{Time, milliseconds};
use filter::Filter;
use std::cmp::{Ordering, Reverse};
use std::time::Duration;

codes! {
    /// What a notice is about. The order breaks ties of severity.
    pub enum Kind {
        Incident = "incident",
        Component = "component",
        Maintenance = "maintenance",
        Upcoming = "upcoming",
        Resolved = "resolved",
    }
}

codes! {
    /// The one rule that decided whether something shows.
    pub enum Because {
        // Shown.
        Open = "open",
        InTrouble = "in-trouble",
        UnderWay = "under-way",
        Ahead = "ahead",
        Recovered = "recovered",
        // Hidden.
        Ended = "ended",
        FilteredOut = "filtered-out",
        PageWideOff = "page-wide-off",
        Unconfirmed = "unconfirmed",
        BelowMinimum = "below-minimum",
        Covered = "covered",
        MaintenanceOff = "maintenance-off",
        TooEarly = "too-early",
        WindowPast = "window-past",
        NotSeenBefore = "not-seen-before",
        Dismissed = "dismissed",
        Stale = "stale",
    }
}

impl Because {
    /// Whether it shows by this rule.
    pub fn shows(self) -> bool {
        self < Self::Ended
    }
}

/// The worst that is shown, or why nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// There is no status, or none that says anything.
    Unknown,
    /// The status is known and nothing in it shows.
    Operational,
    /// Something shows.
    Shown(Severity),
}

impl Level {
    /// The spelling in events and in `explain`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Operational => "operational",
            Self::Shown(severity) => severity.code(),
        }
    }
}

/// What shows, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'a> {
    /// The worst that is shown.
    pub level: Level,
    /// In the order of importance; the first one is the banner's.
    pub notices: Vec<Notice<'a>>,
    /// One for every incident, maintenance and component in trouble of the feed, in the feed's order.
    pub reasons: Vec<Reason<'a>>,
    /// What the options ask for and the feed does not have.
    pub diagnostics: Vec<Diagnostic>,
    /// The moment that was taken for now.
    pub now: Time,
    /// From when the status is, where it can no longer be refreshed and yet shows.
    pub as_of: Option<Time>,
    /// Whether the feed's history should be asked how something ended; see [`Memory::ask_history`].
    pub wants_history: bool,
    /// For how long this holds if nothing new is heard; then decide anew.
    pub holds: Duration,
}

/// When and on how good a footing it is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The reader's clock.
    pub now: Time,
    /// Since the feed was last read with success; by a clock that nobody sets, where there is one.
    pub age: Duration,
    /// Whether the feed could not be read since.
    pub is_failing: bool,
    /// Whether somebody has just come back to the page and the first request since is under way: until it is over, nothing
    /// is withdrawn for its age.
    pub is_returning: bool,
}

impl Moment {
    /// What is taken for now. The reader's clock is never taken for earlier than the newest thing that the feed says has
    /// happened: a clock that runs late is seen so, one that runs ahead cannot be.
    pub fn now(self, status: &Status) -> Time {
        status.newest.map_or(self.now, |newest| newest.max(self.now))
    }
}

impl From<Time> for Moment {
    /// The feed has been read just now.
    fn from(now: Time) -> Self {
        Self { now, age: Duration::ZERO, is_failing: false, is_returning: false }
    }
}

/// One thing that shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<'a> {
    /// The incident's or maintenance's id, or `component:<status>`.
    pub id: &'a str,
    /// What it is about.
    pub kind: Kind,
    /// How bad it is for this page.
    pub severity: Severity,
    /// How far it has come; none for components.
    pub stage: Option<Stage>,
    /// The relevant components: indices into [`Status::components`], in the feed's order.
    pub components: Vec<usize>,
    /// The state that the headline speaks of: those of its components that are in it. None where the title must do.
    pub state: Option<ComponentStatus>,
    /// What the page calls it.
    pub title: Option<&'a str>,
    /// The time of its latest update.
    pub latest: Option<Time>,
    /// Its start, planned or real.
    pub starts: Option<Time>,
    /// Its end, planned or real.
    pub ends: Option<Time>,
    /// Where to read about it.
    pub link: Option<&'a str>,
}

/// Whether one thing of the feed shows, and the one rule that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'a> {
    /// The id of the incident, maintenance or component.
    pub id: &'a str,
    /// Its title or name.
    pub title: Option<&'a str>,
    /// Whether it shows.
    pub shown: bool,
    /// The rule.
    pub because: Because,
}

/// Decides what shows.
pub fn decide<'a>(
    status: &'a Status,
    policy: &Policy,
    memory: &'a Memory,
    moment: impl Into<Moment>,
) -> Decision<'a> {
    let moment = moment.into();
    let mut now = moment.now(status);
    for entry in memory.vanished(status) {
        // What the history tells has happened, too.
        now = entry.time(Field::Latest).map_or(now, |latest| latest.max(now));
    }
    let filter = Filter::new(policy, status);
    let mut judge = Judge {
        status,
        policy,
        memory,
        filter,
        now,
        notices: Vec::new(),
        put_away: Vec::new(),
        reasons: Vec::new(),
        turn: None,
    };
    for incident in &status.incidents {
        judge.incident(incident);
    }
    for entry in memory.vanished(status) {
        judge.vanished(entry);
    }
    judge.components();

    let Judge { mut notices, mut reasons, filter, turn, .. } = judge;
    let is_old = moment.age > policy.max_age;
    let is_stale = is_old && !moment.is_returning;
    if is_stale {
        notices.clear();
        for reason in &mut reasons {
            if reason.shown {
                (reason.shown, reason.because) = (false, Because::Stale);
            }
        }
    }
    notices.sort_unstable_by(order);
    let level = match notices.first() {
        Some(worst) => Level::Shown(worst.severity),
        // An empty feed is no proof that all is well.
        None if status.is_empty() || is_stale => Level::Unknown,
        None => Level::Operational,
    };
    let mut diagnostics = Vec::new();
    if !status.components.is_empty() {
        for (option, entry) in filter.unmatched {
            // A typo must not stay silent.
            let message = "`%`: `%` matches no component or group";
            diagnostics.push(Diagnostic::new(Concern::Options, message, &[option, entry]));
        }
    }
    Decision {
        level,
        as_of: (moment.is_failing && !is_stale).then(|| now.before(moment.age)),
        wants_history: policy.resolved.is_some() && !is_stale && memory.wants_history(status),
        holds: holds(policy, moment, turn.map(|turn| turn.since(now)), is_old, notices.is_empty()),
        notices,
        reasons,
        diagnostics,
        now,
    }
}

/// How long a decision holds: until the next turn that a planned time or an end brings, until the status is too old, and,
/// while anything shows, a minute, since "5 min ago" ages too. What is too old and stands holds until the request under way
/// has ended.
fn holds(policy: &Policy, moment: Moment, turn: Option<i64>, is_old: bool, is_empty: bool) -> Duration {
    let mut holds = turn.unwrap_or(i64::MAX);
    if !is_old {
        holds = holds.min(milliseconds(policy.max_age).saturating_sub(milliseconds(moment.age)) + 1);
    }
    if !is_empty {
        holds = holds.min(60_000);
    }
    Duration::from_millis(holds.max(1000).unsigned_abs())
}

/// The total order of notices: worst first, then kind, then newest (of upcoming ones, soonest), then id.
fn order(a: &Notice, b: &Notice) -> Ordering {
    let rank = |notice: &Notice| (Reverse(notice.severity), notice.kind);
    rank(a)
        .cmp(&rank(b))
        .then_with(|| match a.kind {
            // One without a start comes last.
            Kind::Upcoming => (a.starts.is_none(), a.starts).cmp(&(b.starts.is_none(), b.starts)),
            _ => b.latest.cmp(&a.latest),
        })
        .then_with(|| a.id.cmp(b.id))
}

/// Goes through a status and collects notices and reasons.
struct Judge<'a, 'p> {
    status: &'a Status,
    policy: &'p Policy,
    memory: &'a Memory,
    filter: Filter<'p>,
    now: Time,
    notices: Vec<Notice<'a>>,
    /// What would show, had the reader not put it away.
    put_away: Vec<Notice<'a>>,
    reasons: Vec<Reason<'a>>,
    /// The next moment at which time alone changes a verdict.
    turn: Option<Time>,
}

impl<'a> Judge<'a, '_> {
    /// An incident or a maintenance.
    fn incident(&mut self, incident: &'a Incident) {
        let components = self.filter.relevant(&incident.affected);
        let because = match self.verdict(incident, &components) {
            Ok((kind, severity, because)) => {
                let notice = Notice {
                    id: &incident.id,
                    kind,
                    severity,
                    stage: Some(incident.stage),
                    state: rules::headline_state(self.status, kind, &components),
                    components,
                    title: incident.title.as_deref(),
                    latest: incident.latest(),
                    starts: incident.starts,
                    ends: incident.ends,
                    link: incident.link.as_deref(),
                };
                self.show(notice, because)
            }
            Err(because) => because,
        };
        self.explain(&incident.id, incident.title.as_deref(), because);
    }

    /// What it comes to: how it shows, or the rule that hides it.
    fn verdict(
        &mut self,
        incident: &Incident,
        relevant: &[usize],
    ) -> Result<(Kind, Severity, Because), Because> {
        let has_ended = incident.stage.ended();
        let shown = self.memory.shown(self.status, &incident.id);
        if has_ended {
            let last_seen = shown.and_then(|shown| shown.time(Field::OpenUntil));
            let over_since = incident.ends.max(incident.said_over()).or(last_seen);
            self.recovery(over_since.filter(|_| !incident.planned))?;
        }
        self.relevance(incident.affected.is_page_wide(), relevant)?;
        if has_ended {
            shown.ok_or(Because::NotSeenBefore)?;
            return Ok((Kind::Resolved, Severity::Info, Because::Recovered));
        }
        if incident.planned {
            for at in rules::turns(incident, self.policy.maintenance) {
                self.turns_at(at);
            }
            let (kind, because) = rules::window(incident, self.policy.maintenance, self.now)?;
            return Ok((kind, Severity::Maintenance, because));
        }
        let worst = rules::worst(self.status, relevant, ComponentStatus::in_trouble);
        if self.policy.confirm && !incident.affected.is_page_wide() && worst.is_none() {
            return Err(Because::Unconfirmed);
        }
        let troubles = worst.and_then(ComponentStatus::severity);
        let severity = rules::severity(!relevant.is_empty(), troubles, incident.stage, incident.impact);
        if severity < self.policy.minimum {
            return Err(Because::BelowMinimum);
        }
        Ok((Kind::Incident, severity, Because::Open))
    }

    /// Whether the page depends on what it touches.
    fn relevance(&self, is_page_wide: bool, relevant: &[usize]) -> Result<(), Because> {
        match is_page_wide {
            true if !self.policy.page_wide => Err(Because::PageWideOff),
            false if self.filter.is_set && relevant.is_empty() => Err(Because::FilteredOut),
            _ => Ok(()),
        }
    }

    /// Whether what was over by then is still told.
    fn recovery(&mut self, over_since: Option<Time>) -> Result<(), Because> {
        let time = self.policy.resolved.ok_or(Because::Ended)?;
        if !memory::is_within(over_since, time, self.now) {
            return Err(Because::Ended);
        }
        self.turns_at(over_since.map(|since| since.after(time)));
        Ok(())
    }

    /// Takes note of a moment that changes a verdict, if it is ahead.
    fn turns_at(&mut self, at: Option<Time>) {
        if let Some(at) = at.filter(|at| *at > self.now) {
            self.turn = Some(self.turn.map_or(at, |turn| turn.min(at)));
        }
    }

    /// An incident that this browser has shown and the feed lists no more.
    fn vanished(&mut self, entry: &'a Entry) {
        let (ids, unlisted) = (entry.components(), entry.has(Field::Unlisted));
        let affected = Affected { listed: memory::places(self.status, &ids), unlisted };
        let components = self.filter.relevant(&affected);
        let text = |field| Some(entry.text(field)).filter(|text| !text.is_empty());
        let (id, title) = (entry.text(Field::Id), text(Field::Title));
        let verdict = self
            .recovery(entry.over_since())
            .and_then(|()| self.relevance(ids.is_empty() && !unlisted, &components));
        let because = match verdict {
            Ok(()) => {
                let has_postmortem = entry.has(Field::Postmortem);
                let notice = Notice {
                    id,
                    kind: Kind::Resolved,
                    severity: Severity::Info,
                    stage: Some(if has_postmortem { Stage::Postmortem } else { Stage::Resolved }),
                    state: rules::headline_state(self.status, Kind::Resolved, &components),
                    components,
                    title,
                    latest: entry.time(Field::Latest),
                    starts: entry.time(Field::Starts),
                    ends: entry.time(Field::Ends),
                    // It was vetted before it was stored, but others may write there, too.
                    link: text(Field::Link).filter(|link| is_web(link)),
                };
                self.show(notice, Because::Recovered)
            }
            Err(because) => because,
        };
        self.explain(id, title, because);
    }

    /// The components in trouble or under maintenance that no notice speaks of yet, one notice a state.
    ///
    /// What the reader has put away still covers its components: closing a banner must not bring the next one up.
    fn components(&mut self) {
        let mut verdicts = Vec::new();
        for (index, component) in self.status.components.iter().enumerate() {
            let Some(severity) = component.status.severity() else { continue };
            let in_trouble = component.status.in_trouble();
            // A maintenance hides no outage, and what is ahead or over tells nothing of now.
            let covers = |it: &Notice| {
                let speaks = it.kind == Kind::Incident || (it.kind == Kind::Maintenance && !in_trouble);
                speaks && it.components.contains(&index)
            };
            let because = if !self.filter.passes(index) {
                Because::FilteredOut
            } else if !in_trouble && self.policy.maintenance == Lead::Off {
                Because::MaintenanceOff
            } else if in_trouble && severity < self.policy.minimum {
                Because::BelowMinimum
            } else if self.notices.iter().chain(&self.put_away).any(covers) {
                Because::Covered
            } else if in_trouble {
                Because::InTrouble
            } else {
                Because::UnderWay
            };
            verdicts.push((index, because));
        }

        for state in ComponentStatus::ALL {
            let mut components = Vec::new();
            for (index, because) in &verdicts {
                if because.shows() && self.status.state(*index) == *state {
                    components.push(*index);
                }
            }
            let (Some(severity), false) = (state.severity(), components.is_empty()) else { continue };
            let because = if state.in_trouble() { Because::InTrouble } else { Because::UnderWay };
            let notice = Notice {
                id: component_notice(*state),
                kind: Kind::Component,
                severity,
                stage: None,
                state: Some(*state),
                components,
                title: None,
                latest: None,
                starts: None,
                ends: None,
                link: None,
            };
            if self.show(notice, because) == Because::Dismissed {
                for (index, because) in &mut verdicts {
                    if because.shows() && self.status.state(*index) == *state {
                        *because = Because::Dismissed;
                    }
                }
            }
        }
        for (index, because) in verdicts {
            if let Some(component) = self.status.components.get(index) {
                self.explain(&component.id, Some(&component.name), because);
            }
        }
    }

    /// Keeps a notice, and says whether the reader has put it away.
    fn show(&mut self, notice: Notice<'a>, because: Because) -> Because {
        if self.memory.hides(self.status, &notice, self.policy) {
            self.put_away.push(notice);
            return Because::Dismissed;
        }
        self.notices.push(notice);
        because
    }

    fn explain(&mut self, id: &'a str, title: Option<&'a str>, because: Because) {
        self.reasons.push(Reason { id, title, shown: because.shows(), because });
    }
}

/// The id of the notice about all components in one state.
fn component_notice(status: ComponentStatus) -> &'static str {
    match status {
        ComponentStatus::UnderMaintenance => "component:under_maintenance",
        ComponentStatus::Degraded => "component:degraded_performance",
        ComponentStatus::PartialOutage => "component:partial_outage",
        ComponentStatus::MajorOutage => "component:major_outage",
        // These are no notices.
        ComponentStatus::Operational | ComponentStatus::Unknown => "component:unknown",
    }
}
