//! What this browser has shown and what its reader has put away, for as long as that matters.
//!
//! It is a value: keeping it beyond the page is the shell's work ([`stored`] gives it a form for that), using it is
//! [`crate::decide`]'s.

pub mod stored;

use crate::decide::{Kind, Moment, Notice};
use crate::model::{Component, Severity, Stage, Status};
use crate::options::{Dismiss, Policy};
use crate::time::Time;

/// Everything that is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    entries: Vec<Entry>,
}

/// A memory of nothing.
pub static NOTHING: Memory = Memory { entries: Vec::new() };

/// What is remembered of one incident or maintenance, or of all components in one state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Which page it is of; see [`Status::origin`].
    pub(crate) origin: String,
    /// The notice's id.
    pub(crate) id: String,
    /// How it was when it was put away.
    pub(crate) put_away: Option<PutAway>,
    /// How it was when it was shown, if it is an incident.
    pub(crate) shown: Option<Shown>,
    /// Whether the history has been asked about it since the page was loaded.
    asked: bool,
}

/// A notice as it stood when it was put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAway {
    id: String,
    pub(crate) kind: Kind,
    pub(crate) stage: Option<Stage>,
    pub(crate) severity: Severity,
    pub(crate) latest: Option<Time>,
    /// Ids of its components.
    pub(crate) components: Vec<String>,
}

/// An incident that this browser has shown, as it was when it was last seen: an incident that ends just vanishes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    pub(crate) title: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) starts: Option<Time>,
    pub(crate) latest: Option<Time>,
    /// When it was last seen open.
    pub(crate) open_until: Option<Time>,
    /// Ids of the components that it touches.
    pub(crate) components: Vec<String>,
    /// Whether it touches others too, which the document did not list.
    pub(crate) unlisted: bool,
    /// Its end, as the history tells it.
    pub(crate) ends: Option<Time>,
    /// When that was said.
    pub(crate) said: Option<Time>,
    /// Whether it is known how it was analysed.
    pub(crate) has_postmortem: bool,
}

impl PutAway {
    /// Notices as they stand.
    pub fn all(status: &Status, notices: &[Notice]) -> Vec<Self> {
        let mut all = Vec::new();
        for notice in notices {
            all.push(Self {
                id: notice.id.to_owned(),
                kind: notice.kind,
                stage: notice.stage,
                severity: notice.severity,
                latest: notice.latest,
                components: ids(status, &notice.components),
            });
        }
        all
    }

    /// Whether a notice is the one that was put away, or something has happened since that brings it back: another stage
    /// (an upcoming maintenance that begins is one, an end another), a worse severity, or, for components, one that was
    /// not among those put away.
    fn hides(&self, status: &Status, notice: &Notice, policy: &Policy) -> bool {
        let was_there = |index: &usize| {
            status.components.get(*index).is_none_or(|component| self.components.contains(&component.id))
        };
        let is_same = (self.kind, self.stage) == (notice.kind, notice.stage)
            && notice.severity <= self.severity
            && (notice.kind != Kind::Component || notice.components.iter().all(was_there));
        match policy.dismiss {
            Dismiss::Off => false,
            Dismiss::Never => true,
            Dismiss::Stage => is_same,
            Dismiss::Update => is_same && notice.latest <= self.latest,
        }
    }
}

impl Shown {
    /// From when "back to normal" shows: the later of its end and the post that says so, or when it was last seen open
    /// where neither is known.
    pub fn over_since(&self) -> Option<Time> {
        self.ends.max(self.said).or(self.open_until)
    }
}

impl Entry {
    /// An incident that this browser has shown and that the document, which would list it, lists no more.
    fn has_vanished_from(&self, status: &Status) -> bool {
        self.shown.is_some() && self.origin == status.origin && status.lacks(&self.id, false)
    }
}

impl Memory {
    /// What is remembered of a notice of this page.
    fn of(&self, status: &Status, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id && entry.origin == status.origin)
    }

    fn entry(&mut self, status: &Status, id: &str) -> Option<&mut Entry> {
        if self.of(status, id).is_none() {
            let (origin, id) = (status.origin.clone(), id.to_owned());
            self.entries.push(Entry { origin, id, ..Entry::default() });
        }
        self.entries.iter_mut().find(|entry| entry.id == id && entry.origin == status.origin)
    }

    /// The incident as this browser has shown it, if it has.
    pub fn shown(&self, status: &Status, id: &str) -> Option<&Shown> {
        self.of(status, id)?.shown.as_ref()
    }

    /// Incidents that this browser has shown and that have ended since: ids, and how they were.
    pub fn vanished(&self, status: &Status) -> Vec<(&str, &Shown)> {
        let mut vanished = Vec::new();
        for entry in &self.entries {
            if let (Some(shown), true) = (&entry.shown, entry.has_vanished_from(status)) {
                vanished.push((entry.id.as_str(), shown));
            }
        }
        vanished
    }

    /// Whether this notice was put away and stays so.
    pub fn hides(&self, status: &Status, notice: &Notice, policy: &Policy) -> bool {
        let put_away = self.of(status, notice.id).and_then(|entry| entry.put_away.as_ref());
        put_away.is_some_and(|put_away| put_away.hides(status, notice, policy))
    }

    /// Puts notices away.
    pub fn dismiss(&mut self, status: &Status, notices: Vec<PutAway>) {
        for notice in notices {
            if let Some(entry) = self.entry(status, &notice.id) {
                entry.put_away = Some(notice);
            }
        }
    }

    /// Takes in what is shown, by id, and how the incidents that were shown before are now; then forgets what is over.
    pub fn note(&mut self, status: &Status, shown: &[String], policy: &Policy, moment: Moment) {
        let now = moment.now(status);
        for incident in &status.incidents {
            let is_known = self.shown(status, &incident.id).is_some();
            if incident.planned || incident.stage.ended() || !(is_known || shown.contains(&incident.id)) {
                continue;
            }
            if let Some(entry) = self.entry(status, &incident.id) {
                entry.shown = Some(Shown {
                    title: incident.title.clone(),
                    link: incident.link.clone(),
                    starts: incident.starts,
                    latest: incident.latest(),
                    // Not now: the feed may have been silent since.
                    open_until: Some(now.before(moment.age)),
                    components: ids(status, &incident.affected.listed),
                    unlisted: incident.affected.unlisted,
                    ..Shown::default()
                });
                // Should it vanish once more, that is another question.
                entry.asked = false;
            }
        }
        self.forget(status, policy, now);
    }

    /// Whether the history could tell of something that has vanished, and has not been asked since the page was loaded.
    pub fn wants_history(&self, status: &Status) -> bool {
        self.entries.iter().any(|entry| !entry.asked && entry.has_vanished_from(status))
    }

    /// Takes note that the history is being asked.
    pub fn ask_history(&mut self, status: &Status) {
        for entry in &mut self.entries {
            entry.asked |= entry.has_vanished_from(status);
        }
    }

    /// Learns from the history how what was shown has ended.
    pub fn learn(&mut self, history: &Status) {
        for entry in &mut self.entries {
            let found = history.incidents.iter().find(|incident| incident.id == entry.id && !incident.planned);
            // One that is open there is older than what we know.
            if let (Some(shown), Some(incident)) = (&mut entry.shown, found)
                && entry.origin == history.origin
                && incident.stage.ended()
            {
                shown.title.clone_from(&incident.title);
                shown.link.clone_from(&incident.link);
                shown.starts = incident.starts;
                shown.latest = incident.latest();
                shown.ends = incident.ends;
                shown.said = incident.said_over();
                shown.has_postmortem = incident.stage == Stage::Postmortem;
            }
        }
    }

    /// Forgets what the page no longer has and what is over for longer than it shows, so that the memory never outgrows
    /// the feed. A list that the document lacks tells nothing.
    fn forget(&mut self, status: &Status, policy: &Policy, now: Time) {
        self.entries.retain(|entry| {
            let kind = entry.put_away.as_ref().map(|it| it.kind);
            let is_gone = match kind {
                Some(Kind::Component) => {
                    let has_state = |component: &Component| entry.id.ends_with(component.status.code());
                    status.lists.components && !status.components.iter().any(has_state)
                }
                Some(Kind::Maintenance | Kind::Upcoming) => status.lacks(&entry.id, true),
                _ => status.lacks(&entry.id, false),
            };
            // What has vanished shows a little longer; while the history has not been asked, it may tell of a later end.
            let lasts = |shown: &Shown, time| !entry.asked || is_within(shown.over_since(), time, now);
            let shows = entry.shown.as_ref().zip(policy.resolved).is_some_and(|(shown, time)| lasts(shown, time));
            entry.origin != status.origin || !is_gone || shows
        });
    }

    /// Goes on from what another tab or an earlier page view has left, without asking the history anew.
    pub fn continue_from(&mut self, stored: Self) {
        let before = std::mem::replace(self, stored);
        for entry in &mut self.entries {
            entry.asked = before.entries.iter().any(|it| it.asked && it.id == entry.id && it.origin == entry.origin);
        }
    }
}

/// Whether a time that began then is not over yet.
pub fn is_within(since: Option<Time>, time: std::time::Duration, now: Time) -> bool {
    since.is_some_and(|since| now < since.after(time))
}

fn ids(status: &Status, components: &[usize]) -> Vec<String> {
    let mut ids = Vec::new();
    for index in components {
        if let Some(component) = status.components.get(*index) {
            ids.push(component.id.clone());
        }
    }
    ids
}

/// The places of components by their ids, ascending.
pub fn places(status: &Status, ids: &[String]) -> Vec<usize> {
    let mut places = Vec::new();
    for (place, component) in status.components.iter().enumerate() {
        if ids.contains(&component.id) {
            places.push(place);
        }
    }
    places
}
