//! Goes through incidents, maintenances and components once, gives each a verdict, and keeps what shows.
//!
//! The tables that it goes by stand in [`super::rules`]; the order of what shows is [`super`]'s.

use super::components;
use super::filter::Filter;
use super::reason::{Because, Reason};
use super::rules;
use crate::address::is_web;
use crate::memory::{self, Entry, Field, Recall};
use crate::model::{Affected, ComponentStatus, Incident, Severity, Stage, Status};
use crate::notice::{Kind, Notice};
use crate::options::Policy;
use crate::time::Time;

/// Goes through a status and collects notices and reasons.
pub struct Judge<'a, 'p> {
    status: &'a Status,
    policy: &'p Policy,
    recall: &'p Recall<'a, 'a>,
    /// What the page depends on.
    pub filter: Filter<'p>,
    now: Time,
    /// What shows.
    pub notices: Vec<Notice<'a>>,
    /// What would show, had the reader not put it away.
    put_away: Vec<Notice<'a>>,
    /// One for each thing that was judged.
    pub reasons: Vec<Reason<'a>>,
    /// The next moment at which time alone changes a verdict.
    pub turn: Option<Time>,
}

impl<'a, 'p> Judge<'a, 'p> {
    /// Judges nothing yet.
    pub fn new(
        status: &'a Status,
        policy: &'p Policy,
        recall: &'p Recall<'a, 'a>,
        filter: Filter<'p>,
        now: Time,
    ) -> Self {
        let (notices, put_away, reasons) = (Vec::new(), Vec::new(), Vec::new());
        Self { status, policy, recall, filter, now, notices, put_away, reasons, turn: None }
    }

    /// An incident or a maintenance.
    pub fn incident(&mut self, incident: &'a Incident) {
        let components = self.filter.relevant(&incident.affected);
        let because = match self.verdict(incident, &components) {
            Ok((kind, severity, because)) => {
                let has_no_stage = kind == Kind::Resolved && incident.stage == Stage::Unknown;
                let state = rules::headline_state(self.status, kind, &components);
                let notice = Notice {
                    stage: Some(if has_no_stage { Stage::Resolved } else { incident.stage }),
                    title: incident.title.as_deref(),
                    latest: incident.latest(),
                    changed: incident.changed(),
                    turned: incident.turned(),
                    starts: incident.starts,
                    ends: incident.ends,
                    link: incident.link.as_deref(),
                    ..Notice::of(&incident.id, kind, severity, components, state)
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
        if incident.stage == Stage::Cancelled {
            return Err(Because::Ended);
        }
        let has_ended = incident.has_ended(self.now);
        if !has_ended && incident.stage == Stage::Unknown {
            self.turns_at(incident.ends);
        }
        let shown = self.recall.shown(&incident.id);
        if has_ended {
            let last_seen = shown.and_then(|shown| shown.time(Field::OpenUntil));
            // What is dated ahead counts from then on.
            self.turns_at(incident.ends.max(incident.said_over()));
            let over_since = memory::over_since(incident.ends, incident.said_over(), last_seen, self.now);
            self.recovery(over_since.filter(|_| !incident.planned))?;
        }
        let before = shown.filter(|_| has_ended);
        self.relevance(before, &incident.affected, relevant)?;
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

    /// Whether the page depends on what it touches, or has touched when it was shown.
    fn relevance(
        &self,
        before: Option<&Entry>,
        affected: &Affected,
        relevant: &[usize],
    ) -> Result<(), Because> {
        // Some systems list a component only while something is the matter with it.
        let have_gone =
            affected.listed.is_empty() && before.is_some_and(|entry| entry.has(Field::Components));
        match affected.is_page_wide() {
            _ if have_gone => Ok(()),
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

    /// Whether what merely vanished can be over: while its components are in trouble, something else speaks of them.
    fn recovered(&self, entry: &Entry, relevant: &[usize]) -> Result<(), Because> {
        let in_trouble = rules::worst(self.status, relevant, ComponentStatus::in_trouble).is_some();
        if in_trouble && !entry.has(Field::Told) { Err(Because::Covered) } else { Ok(()) }
    }

    /// Takes note of a moment that changes a verdict, if it is ahead.
    fn turns_at(&mut self, at: Option<Time>) {
        if let Some(at) = at.filter(|at| *at > self.now) {
            self.turn = Some(self.turn.map_or(at, |turn| turn.min(at)));
        }
    }

    /// An incident that this browser has shown and the feed lists no more.
    pub fn vanished(&mut self, entry: &'a Entry) {
        // Of what it touched the feed may list nothing any more.
        let unlisted = entry.has(Field::Components) || entry.has(Field::Unlisted);
        let affected = Affected { listed: self.recall.components(entry), unlisted };
        let mut components = self.filter.relevant(&affected);
        let text = |field| Some(entry.text(field)).filter(|text| !text.is_empty());
        let (id, title) = (entry.text(Field::Id), text(Field::Title));
        self.turns_at(entry.time(Field::Ends).max(entry.time(Field::Said)));
        let verdict = self
            .recovery(entry.over_since(self.now))
            .and_then(|()| self.relevance(Some(entry), &affected, &components))
            .and_then(|()| self.recovered(entry, &components));
        let because = match verdict {
            Ok(()) => {
                if entry.text(Field::Components) == memory::ALL {
                    // Which of them it touched nobody knows any more.
                    components.clear();
                }
                let has_postmortem = entry.text(Field::Told) == memory::POSTMORTEM;
                let state = rules::headline_state(self.status, Kind::Resolved, &components);
                let notice = Notice {
                    stage: Some(if has_postmortem { Stage::Postmortem } else { Stage::Resolved }),
                    title,
                    latest: entry.time(Field::Latest),
                    changed: entry.time(Field::Latest),
                    starts: entry.time(Field::Starts),
                    ends: entry.time(Field::Ends),
                    // It was vetted before it was stored, but others may write there, too.
                    link: text(Field::Link).filter(|link| is_web(link)),
                    ..Notice::of(id, Kind::Resolved, Severity::Info, components, state)
                };
                self.show(notice, Because::Recovered)
            }
            Err(because) => because,
        };
        self.explain(id, title, because);
    }

    /// The components in trouble or under maintenance that no notice speaks of yet, one notice a state.
    pub fn components(&mut self) {
        let told = self.notices.iter().chain(&self.put_away);
        let spoken = components::spoken(self.status, told);
        let is_open = |index: &usize| spoken.get(*index).is_some_and(|(incident, _)| *incident);
        for notice in &mut self.notices {
            // Nothing is back to normal of which an open incident speaks.
            if notice.kind == Kind::Resolved && notice.components.iter().any(is_open) {
                notice.state = None;
            }
        }
        let mut verdicts = components::verdicts(self.status, self.policy, &self.filter, spoken);
        for state in ComponentStatus::ALL {
            let mut components = Vec::new();
            for (index, because) in &verdicts {
                if because.shows() && self.status.state(*index) == *state {
                    components.push(*index);
                }
            }
            let (Some(severity), false) = (state.severity(), components.is_empty()) else { continue };
            let because = if state.in_trouble() { Because::InTrouble } else { Because::UnderWay };
            let notice =
                Notice::of(components::id(*state), Kind::Component, severity, components, Some(*state));
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
        if self.recall.hides(&notice, self.policy) {
            self.put_away.push(notice);
            return Because::Dismissed;
        }
        // They are few, and nearly in order.
        let place = self.notices.partition_point(|other| other.order(&notice).is_lt());
        self.notices.insert(place, notice);
        because
    }

    fn explain(&mut self, id: &'a str, title: Option<&'a str>, because: Because) {
        self.reasons.push(Reason { id, title, shown: because.shows(), because });
    }
}
