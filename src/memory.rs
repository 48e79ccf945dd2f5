//! What this browser has shown and what its reader has put away, for as long as that matters.
//!
//! It is a value: keeping it beyond the page is the shell's work (`stored` gives it a form for that), using it is
//! [`crate::decide`]'s.

mod stored;

pub use stored::VERSION;

use crate::decide::{Kind, Moment, Notice};
use crate::model::{Component, Severity, Stage, Status};
use crate::options::{Dismiss, Policy};
use crate::time::Time;

/// Everything that is remembered.
#[derive(Debug, Default)]
#[cfg_attr(not(target_family = "wasm"), derive(Clone, PartialEq, Eq))]
pub struct Memory {
    entries: Vec<Entry>,
}

/// A memory of nothing.
pub static NOTHING: Memory = Memory { entries: Vec::new() };

/// What is remembered of one incident or maintenance, or of all components in one state: an incident that ends just
/// vanishes from the feed.
#[derive(Debug, Default)]
#[cfg_attr(not(target_family = "wasm"), derive(Clone, PartialEq, Eq))]
pub struct Entry {
    /// Which page it is of; see [`Status::origin`].
    pub(crate) origin: String,
    /// The notice's id.
    pub(crate) id: String,
    /// How it was when the reader put it away, if that has happened.
    pub(crate) put_away: Option<PutAway>,
    /// Whether it is an incident that this browser has shown. What follows is how it was when it was last seen.
    pub(crate) shown: bool,
    pub(crate) title: String,
    pub(crate) link: String,
    /// Ids of the components that it touches, or that were put away.
    pub(crate) components: Vec<String>,
    /// Whether it touches others too, which the document did not list.
    pub(crate) unlisted: bool,
    pub(crate) starts: Option<Time>,
    pub(crate) latest: Option<Time>,
    /// When it was last seen open.
    pub(crate) open_until: Option<Time>,
    /// Its end, as the history tells it.
    pub(crate) ends: Option<Time>,
    /// When that was said.
    pub(crate) said: Option<Time>,
    /// Whether it is told how it came about.
    pub(crate) has_postmortem: bool,
    /// How far the history has been asked about it since the page was loaded.
    history: History,
}

/// How far the feed's history has been asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum History {
    #[default]
    Unasked,
    Asked,
    /// Or it could not be had: that is an answer, too.
    Answered,
}

/// A notice as it stood when it was put away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PutAway {
    pub(crate) kind: Kind,
    pub(crate) stage: Option<Stage>,
    pub(crate) severity: Severity,
    pub(crate) latest: Option<Time>,
}

impl Entry {
    /// From when "back to normal" shows: the later of its end and the post that says so, or when it was last seen open
    /// where neither is known.
    pub fn over_since(&self) -> Option<Time> {
        self.ends.max(self.said).or(self.open_until)
    }

    /// An incident that this browser has shown and that the document, which would list it, lists no more.
    fn has_vanished_from(&self, status: &Status) -> bool {
        self.shown && self.origin == status.origin && status.lacks(&self.id, false)
    }

    /// Whether a notice is the one that was put away, or something has happened since that brings it back: another stage
    /// (an upcoming maintenance that begins is one, an end another), a worse severity, or, for components, one that was
    /// not among those put away.
    fn hides(&self, status: &Status, notice: &Notice, policy: &Policy) -> bool {
        let Some(put_away) = self.put_away else { return false };
        let was_there = |index: &usize| {
            status.components.get(*index).is_none_or(|component| self.components.contains(&component.id))
        };
        let is_same = (put_away.kind, put_away.stage) == (notice.kind, notice.stage)
            && notice.severity <= put_away.severity
            && (notice.kind != Kind::Component || notice.components.iter().all(was_there));
        match policy.dismiss {
            Dismiss::Off => false,
            Dismiss::Never => true,
            Dismiss::Stage => is_same,
            Dismiss::Update => is_same && notice.latest <= put_away.latest,
        }
    }

    /// Whether it is of no more use: the page no longer has it and, if it was shown, has told its end for long enough.
    /// A list that the document lacks tells nothing.
    fn is_over(&self, status: &Status, policy: &Policy, now: Time) -> bool {
        let is_gone = match self.put_away.map(|put_away| put_away.kind) {
            Some(Kind::Component) => {
                let has_state = |component: &Component| self.id.ends_with(component.status.code());
                status.lists.components && !status.components.iter().any(has_state)
            }
            Some(Kind::Maintenance | Kind::Upcoming) => status.lacks(&self.id, true),
            _ => status.lacks(&self.id, false),
        };
        // While the history has not answered, it may tell of a later end.
        let lasts = |time| {
            self.shown && (self.history != History::Answered || is_within(self.over_since(), time, now))
        };
        self.origin == status.origin && is_gone && !policy.resolved.is_some_and(lasts)
    }
}

impl Memory {
    fn of(&self, origin: &str, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id && entry.origin == origin)
    }

    fn entry(&mut self, origin: &str, id: &str) -> Option<&mut Entry> {
        if self.of(origin, id).is_none() {
            let (origin, id) = (origin.to_owned(), id.to_owned());
            self.entries.push(Entry { origin, id, ..Entry::default() });
        }
        self.entries.iter_mut().find(|entry| entry.id == id && entry.origin == origin)
    }

    /// The incident as this browser has shown it, if it has.
    pub fn shown(&self, status: &Status, id: &str) -> Option<&Entry> {
        self.of(&status.origin, id).filter(|entry| entry.shown)
    }

    /// Incidents that this browser has shown and that have ended since.
    pub fn vanished(&self, status: &Status) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.has_vanished_from(status))
    }

    /// Whether this notice was put away and stays so.
    pub fn hides(&self, status: &Status, notice: &Notice, policy: &Policy) -> bool {
        self.of(&status.origin, notice.id).is_some_and(|entry| entry.hides(status, notice, policy))
    }

    /// Puts notices away.
    pub fn dismiss(&mut self, status: &Status, notices: &[Notice]) {
        for notice in notices {
            if let Some(entry) = self.entry(&status.origin, notice.id) {
                let Notice { kind, stage, severity, latest, .. } = *notice;
                entry.put_away = Some(PutAway { kind, stage, severity, latest });
                if !entry.shown {
                    entry.components = ids(status, &notice.components);
                }
            }
        }
    }

    /// Takes in what is shown, by id, and how the incidents that were shown before are now; then forgets what is over, so
    /// that the memory never outgrows the feed.
    pub fn note(&mut self, status: &Status, shown: &[String], policy: &Policy, moment: Moment) {
        let now = moment.now(status);
        // Not now: the feed may have been silent since.
        let seen = now.before(moment.age);
        for incident in &status.incidents {
            let is_known = self.shown(status, &incident.id).is_some();
            if incident.planned || incident.stage.ended() || !(is_known || shown.contains(&incident.id)) {
                continue;
            }
            if let Some(entry) = self.entry(&status.origin, &incident.id) {
                entry.shown = true;
                entry.title = incident.title.clone().unwrap_or_default();
                entry.link = incident.link.clone().unwrap_or_default();
                entry.components = ids(status, &incident.affected.listed);
                entry.unlisted = incident.affected.unlisted;
                entry.starts = incident.starts;
                entry.latest = incident.latest();
                // To the minute, so that not every answer is another memory.
                if entry.open_until.is_none_or(|before| !(0..60_000).contains(&seen.since(before))) {
                    entry.open_until = Some(seen);
                }
                // Should it end once more, that is another end.
                (entry.ends, entry.said, entry.has_postmortem) = (None, None, false);
                entry.history = History::Unasked;
            }
        }
        self.entries.retain(|entry| !entry.is_over(status, policy, now));
    }

    /// Whether the history could tell of something that has vanished, and has not been asked since the page was loaded.
    pub fn wants_history(&self, status: &Status) -> bool {
        self.vanished(status).any(|entry| entry.history == History::Unasked)
    }

    /// Takes note that the history is being asked.
    pub fn ask_history(&mut self, status: &Status) {
        for entry in &mut self.entries {
            if entry.has_vanished_from(status) {
                entry.history = History::Asked;
            }
        }
    }

    /// Learns from the history how what was shown has ended; or that it is not to be had.
    pub fn learn(&mut self, history: Option<&Status>) {
        for entry in &mut self.entries {
            if entry.history == History::Asked {
                entry.history = History::Answered;
            }
        }
        let Some(history) = history else { return };
        for incident in &history.incidents {
            // One that is open there is older than what we know.
            if incident.planned || !incident.stage.ended() || self.shown(history, &incident.id).is_none() {
                continue;
            }
            if let Some(entry) = self.entry(&history.origin, &incident.id) {
                entry.starts = incident.starts;
                entry.latest = incident.latest();
                entry.ends = incident.ends;
                entry.said = incident.said_over();
                entry.has_postmortem = incident.stage == Stage::Postmortem;
            }
        }
    }

    /// Goes on from what another tab or an earlier page view has left, without asking the history anew.
    pub fn continue_from(&mut self, mut stored: Self) {
        for entry in &mut stored.entries {
            entry.history =
                self.of(&entry.origin, &entry.id).map_or(History::Unasked, |before| before.history);
        }
        *self = stored;
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
