//! What this browser has shown and what its reader has put away, for as long as that matters.
//!
//! It is a value, with a text as its form in the storage. Keeping that beyond the page is the shell's work, using it is
//! [`crate::decide`]'s.

mod entry;

pub use entry::{Entry, Field};

use crate::model::{Component, Severity, Stage, Status};
use crate::moment::Moment;
use crate::notice::{Kind, Notice};
use crate::options::{Dismiss, Policy};
use crate::scan::take;
use crate::time::Time;
use entry::History;

/// The version of its text, part of the name that it is stored under: another version finds nothing rather than something
/// else.
pub const VERSION: &str = "1";

/// Everything that is remembered.
#[derive(Debug, Default)]
#[cfg_attr(not(target_family = "wasm"), derive(Clone, PartialEq, Eq))]
pub struct Memory {
    entries: Vec<Entry>,
}

/// What an id is of. A feed whose ids are but names may give an incident, a maintenance and our own notice of components
/// the same one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Incident,
    Maintenance,
    Components,
}

impl Class {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Incident | Kind::Resolved => Self::Incident,
            Kind::Maintenance | Kind::Upcoming => Self::Maintenance,
            Kind::Component => Self::Components,
        }
    }
}

/// A memory of nothing.
pub static NOTHING: Memory = Memory { entries: Vec::new() };

impl Entry {
    /// From when "back to normal" shows: the later of its end and the post that says so, or when it was last seen open
    /// where neither is known.
    pub fn over_since(&self) -> Option<Time> {
        self.time(Field::Ends).max(self.time(Field::Said)).or(self.time(Field::OpenUntil))
    }

    fn class(&self) -> Class {
        let kind = Kind::from_code(self.text(Field::Kind)).filter(|_| !self.has(Field::Shown));
        Class::of(kind.unwrap_or(Kind::Incident))
    }

    fn is_of(&self, status: &Status) -> bool {
        self.text(Field::Origin) == status.origin
    }

    /// An incident that this browser has shown and that the document, which would list it, lists no more.
    fn has_vanished_from(&self, status: &Status) -> bool {
        self.has(Field::Shown) && self.is_of(status) && status.lacks(self.text(Field::Id), false)
    }

    /// Whether a notice is the one that was put away, or something has happened since that brings it back: another stage
    /// (an upcoming maintenance that begins is one, an end another), a worse severity, or, for components, one that was
    /// not among those put away.
    fn hides(&self, status: &Status, notice: &Notice, policy: &Policy) -> bool {
        let severity = Severity::from_code(self.text(Field::Severity));
        let ids = self.components();
        let was_there = |index: &usize| {
            status.components.get(*index).is_none_or(|component| ids.contains(&component.id.as_str()))
        };
        let is_same = self.text(Field::Kind) == notice.kind.code()
            && self.text(Field::Stage) == notice.stage.map_or("", Stage::code)
            && severity.is_some_and(|severity| notice.severity <= severity)
            && (notice.kind != Kind::Component || notice.components.iter().all(was_there));
        match policy.dismiss {
            Dismiss::Off => false,
            Dismiss::Never => severity.is_some(),
            Dismiss::Stage => is_same,
            Dismiss::Update => is_same && notice.latest <= self.time(Field::PutAwayAt),
        }
    }

    /// Whether it is of no more use: the page no longer has it and, if it was shown, has told its end for long enough.
    /// A list that the document lacks tells nothing.
    fn is_over(&self, status: &Status, policy: &Policy, now: Time) -> bool {
        let id = self.text(Field::Id);
        let class = self.class();
        let is_gone = if class == Class::Components {
            let has_state = |component: &Component| id.ends_with(component.status.code());
            status.lists.components && !status.components.iter().any(has_state)
        } else {
            status.lacks(id, class == Class::Maintenance)
        };
        // While the history has not answered, it may tell of a later end.
        let lasts = |time| {
            self.has(Field::Shown)
                && (self.history != History::Answered || is_within(self.over_since(), time, now))
        };
        self.is_of(status) && is_gone && !policy.resolved.is_some_and(lasts)
    }
}

impl Memory {
    /// As a text; empty when there is nothing to store.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for entry in &self.entries {
            entry.write(&mut text);
            text.push('\n');
        }
        text
    }

    /// From a text that was stored. The storage may hold anything: what an older or newer version left, or nonsense. What
    /// cannot be read is forgotten, line by line.
    pub fn from_text(mut text: &str) -> Self {
        let mut entries = Vec::new();
        while !text.is_empty() {
            entries.extend(Entry::from_line(take(&mut text, b'\n')));
        }
        Self { entries }
    }

    fn place(&self, origin: &str, id: &str, class: Class) -> Option<usize> {
        let is_it =
            |it: &Entry| it.text(Field::Id) == id && it.text(Field::Origin) == origin && it.class() == class;
        self.entries.iter().position(is_it)
    }

    fn of(&self, origin: &str, id: &str, class: Class) -> Option<&Entry> {
        self.entries.get(self.place(origin, id, class)?)
    }

    /// The entry of a notice, made where there is none; the caller says at once what it is of.
    fn entry(&mut self, origin: &str, id: &str, class: Class) -> Option<&mut Entry> {
        let place = self.place(origin, id, class).unwrap_or(self.entries.len());
        if place == self.entries.len() {
            self.entries.push(Entry::new(origin, id));
        }
        self.entries.get_mut(place)
    }

    /// The incident as this browser has shown it, if it has.
    pub fn shown(&self, status: &Status, id: &str) -> Option<&Entry> {
        self.of(&status.origin, id, Class::Incident).filter(|entry| entry.has(Field::Shown))
    }

    /// Incidents that this browser has shown and that have ended since.
    pub fn vanished(&self, status: &Status) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.has_vanished_from(status))
    }

    /// Whether this notice was put away and stays so.
    pub fn hides(&self, status: &Status, notice: &Notice, policy: &Policy) -> bool {
        self.of(&status.origin, notice.id, Class::of(notice.kind))
            .is_some_and(|entry| entry.hides(status, notice, policy))
    }

    /// Puts notices away.
    pub fn dismiss(&mut self, status: &Status, notices: &[Notice]) {
        for notice in notices {
            if let Some(entry) = self.entry(&status.origin, notice.id, Class::of(notice.kind)) {
                entry.set(Field::Kind, notice.kind.code());
                entry.set(Field::Stage, notice.stage.map_or("", Stage::code));
                entry.set(Field::Severity, notice.severity.code());
                entry.set_time(Field::PutAwayAt, notice.latest);
                if !entry.has(Field::Shown) {
                    set_components(entry, status, &notice.components);
                }
            }
        }
    }

    /// Takes every incident for shown, as long as nothing is remembered: so a made-up end is one that was seen coming.
    pub fn pretend(&mut self, status: &Status) {
        if self.entries.is_empty() {
            for incident in &status.incidents {
                if let Some(entry) = self.entry(&status.origin, &incident.id, Class::Incident) {
                    entry.mark(Field::Shown, true);
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
            if incident.planned || incident.has_ended(now) || !(is_known || shown.contains(&incident.id)) {
                continue;
            }
            if let Some(entry) = self.entry(&status.origin, &incident.id, Class::Incident) {
                entry.mark(Field::Shown, true);
                entry.set(Field::Title, incident.title.as_deref().unwrap_or_default());
                entry.set(Field::Link, incident.link.as_deref().unwrap_or_default());
                set_components(entry, status, &incident.affected.listed);
                entry.mark(Field::Unlisted, incident.affected.unlisted);
                entry.set_time(Field::Starts, incident.starts);
                entry.set_time(Field::Latest, incident.latest());
                // To the minute, so that not every answer is another memory.
                let before = entry.time(Field::OpenUntil);
                if before.is_none_or(|before| !(0..60_000).contains(&seen.since(before))) {
                    entry.set_time(Field::OpenUntil, Some(seen));
                }
                // Should it end once more, that is another end.
                for field in [Field::Ends, Field::Said, Field::Postmortem] {
                    entry.mark(field, false);
                }
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
            if incident.planned
                || !incident.has_ended(Time(i64::MAX))
                || self.shown(history, &incident.id).is_none()
            {
                continue;
            }
            if let Some(entry) = self.entry(&history.origin, &incident.id, Class::Incident) {
                entry.set_time(Field::Starts, incident.starts);
                entry.set_time(Field::Latest, incident.latest());
                entry.set_time(Field::Ends, incident.ends);
                entry.set_time(Field::Said, incident.said_over());
                entry.mark(Field::Postmortem, incident.stage == Stage::Postmortem);
            }
        }
    }

    /// Takes in what another tab or an earlier page view remembers, without asking the history anew. What was put away here stays
    /// so, though others have not heard of it; what is over each forgets by itself.
    pub fn take_in(&mut self, others: Self) {
        for mut entry in others.entries {
            let (origin, id) = (entry.text(Field::Origin), entry.text(Field::Id));
            let place = self.place(origin, id, entry.class()).and_then(|place| self.entries.get_mut(place));
            match place {
                None => self.entries.push(entry),
                Some(own) if own.has(Field::Kind) && !entry.has(Field::Kind) => {}
                Some(own) => {
                    entry.history = own.history;
                    *own = entry;
                }
            }
        }
    }
}

/// Whether a time that began then is not over yet.
pub fn is_within(since: Option<Time>, time: std::time::Duration, now: Time) -> bool {
    since.is_some_and(|since| now < since.after(time))
}

fn set_components(entry: &mut Entry, status: &Status, components: &[usize]) {
    entry.set(Field::Components, "");
    for index in components {
        if let Some(component) = status.components.get(*index) {
            entry.add_component(&component.id);
        }
    }
}

/// The places of components by their ids, ascending.
pub fn places(status: &Status, ids: &[&str]) -> Vec<usize> {
    let mut places = Vec::new();
    for (place, component) in status.components.iter().enumerate() {
        if ids.contains(&component.id.as_str()) {
            places.push(place);
        }
    }
    places
}
