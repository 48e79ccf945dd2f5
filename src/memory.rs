//! What this browser has shown and what its reader has put away, for as long as that matters.
//!
//! It is a value, with a text as its form in the storage. Keeping that beyond the page is the shell's work, using it is
//! [`crate::decide`]'s.

mod entry;
mod likeness;
mod recall;

pub use entry::{ALL, Entry, Field, POSTMORTEM};
pub use recall::{Recall, is_within, over_since};

use crate::model::{Incident, Stage, Status};
use crate::moment::Moment;
use crate::notice::Notice;
use crate::options::Policy;
use crate::scan::take;
use crate::time::Time;
use entry::{Class, History};
use likeness::{numbers, written};

/// The version of its text, part of the name that it is stored under: another version finds nothing rather than something
/// else.
pub const VERSION: &str = "3";

/// So much is read of a storage in which others may write, too. No feed shows more.
const MOST: usize = 1_000;

/// Everything that is remembered.
#[derive(Debug, Default)]
#[cfg_attr(not(target_family = "wasm"), derive(Clone, PartialEq, Eq))]
pub struct Memory {
    entries: Vec<Entry>,
}

/// A memory of nothing.
pub static NOTHING: Memory = Memory { entries: Vec::new() };

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
        while !text.is_empty() && entries.len() < MOST {
            entries.extend(Entry::from_line(take(&mut text, b'\n')));
        }
        Self { entries }
    }

    fn place(&self, origin: &str, id: &str, class: Class) -> Option<usize> {
        recall::place(&self.entries, origin, id, class)
    }

    /// Whether this browser has shown an incident.
    pub fn has_shown(&self, status: &Status, id: &str) -> bool {
        let place = self.place(&status.origin, id, Class::Incident);
        place.and_then(|place| self.entries.get(place)).is_some_and(|entry| entry.has(Field::Shown))
    }

    /// The entry of a notice, made where there is none; the caller says at once what it is of.
    fn entry(&mut self, origin: &str, id: &str, class: Class) -> Option<&mut Entry> {
        let place = self.place(origin, id, class).unwrap_or(self.entries.len());
        if place == self.entries.len() {
            self.entries.push(Entry::new(origin, id));
        }
        self.entries.get_mut(place)
    }

    /// What is remembered, held against a status.
    pub fn recall<'m, 's>(&'m self, status: &'s Status, moment: Moment) -> Recall<'m, 's> {
        Recall::new(&self.entries, status, moment)
    }

    /// Puts notices away.
    pub fn dismiss(&mut self, status: &Status, notices: &[Notice], moment: Moment) {
        let numbers = written(&numbers(status));
        for notice in notices {
            let class = Class::of(notice.kind);
            let Some(entry) = self.entry(&status.origin, notice.id, class) else { continue };
            entry.set(Field::Kind, notice.kind.code());
            entry.set(Field::Stage, notice.stage.map_or("", Stage::code));
            entry.set(Field::Severity, notice.severity.code());
            entry.set_time(Field::PutAwayAt, notice.changed);
            if entry.has(Field::Shown) {
                continue;
            }
            // An older document says nothing of what was put away after it.
            entry.set_time(Field::ReadAt, Some(moment.read()));
            // What it would be known by under another id.
            let is_it = |it: &&Incident| class != Class::Components && notice.is_of(it);
            match status.incidents.iter().find(is_it) {
                Some(incident) => set_incident(entry, &numbers, incident),
                // Another part of the page may have put away others in this state.
                None => {
                    for index in &notice.components {
                        entry.add_component(&numbers, *index);
                    }
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
        let numbers = numbers(status);
        let texts = written(&numbers);
        let recall = self.recall(status, moment);
        let (missed, heirs) = (recall.places(), recall.heirs);
        for place in missed {
            if let Some(entry) = self.entries.get_mut(place) {
                entry.mark(Field::Missed, true);
                entry.forget_stage();
            }
        }
        self.pass_on(status, heirs);
        for entry in &mut self.entries {
            if entry.class() == Class::Components && entry.is_due(status) && !entry.is_after(moment) {
                // Those that have changed since may come back to this state.
                let places = entry.places(&numbers);
                entry.mark(Field::Components, false);
                for index in places {
                    if entry.text(Field::Id).ends_with(status.state(index).code()) {
                        entry.add_component(&texts, index);
                    }
                }
            }
        }
        for incident in &status.incidents {
            self.forget_cancelled(status, incident);
            // To nobody while nobody looks.
            let is_shown = !moment.is_returning && shown.contains(&incident.id);
            let has_ended = incident.has_ended(now);
            // Who has closed it has seen it, too.
            let is_known = self.place(&status.origin, &incident.id, Class::Incident).is_some();
            if incident.planned || !(is_known || is_shown && !has_ended) {
                continue;
            }
            let Some(entry) = self.entry(&status.origin, &incident.id, Class::Incident) else { continue };
            // Should it come back to the stage at which it was put away, what stood there last has not been. An older document, of a
            // page that is shown again, says nothing about that.
            let is_later = incident.changed() >= entry.time(Field::PutAwayAt);
            if has_ended {
                if is_later {
                    entry.forget_stage();
                }
                continue;
            }
            if is_shown && is_later && entry.text(Field::Stage) != incident.stage.code() {
                entry.mark(Field::Stage, false);
            }
            let is_like = |it: &&Incident| it.title == incident.title && !it.stage.ended();
            let is_alone = status.incidents.iter().filter(is_like).nth(1).is_none();
            entry.set(Field::Shown, if is_alone { "1" } else { entry::BESIDE });
            set_incident(entry, &texts, incident);
            entry.set(Field::Link, incident.link.as_deref().unwrap_or_default());
            // To the minute, so that not every answer is another memory.
            let before = entry.time(Field::OpenUntil);
            if before.is_none_or(|before| !(0..60_000).contains(&seen.since(before))) {
                entry.set_time(Field::OpenUntil, Some(seen));
                entry.set_time(Field::ReadAt, Some(moment.read()));
            }
            // Should it end once more, that is another end.
            for field in [Field::Ends, Field::Said, Field::Told, Field::Missed] {
                entry.mark(field, false);
            }
            entry.history = History::Unasked;
        }
        self.entries.retain(|entry| !entry.is_over(status, policy, moment, now));
    }

    /// Forgets an incident that was taken back: nobody is to hear that it is over.
    fn forget_cancelled(&mut self, status: &Status, incident: &Incident) {
        if incident.stage == Stage::Cancelled
            && let Some(place) = self.place(&status.origin, &incident.id, Class::of_incident(incident))
        {
            self.entries.remove(place);
        }
    }

    /// Has what is remembered of an incident go along where that has another id now, so that there is one of each.
    fn pass_on(&mut self, status: &Status, heirs: Vec<Option<&Incident>>) {
        for (place, heir) in heirs.into_iter().enumerate().rev() {
            let Some((heir, entry)) = heir.zip(self.entries.get(place)) else { continue };
            if self.place(&status.origin, &heir.id, entry.class()).is_some() {
                self.entries.remove(place);
            } else if let Some(entry) = self.entries.get_mut(place) {
                entry.set(Field::Id, &heir.id);
            }
        }
    }

    /// Takes note that the history is being asked.
    pub fn ask_history(&mut self, status: &Status, moment: Moment) {
        let vanished = self.recall(status, moment).places();
        for place in vanished {
            if let Some(entry) = self.entries.get_mut(place) {
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
            self.forget_cancelled(history, incident);
            // One that is open there is older than what we know.
            if incident.planned
                || !incident.has_ended(Time(i64::MAX))
                || !self.has_shown(history, &incident.id)
            {
                continue;
            }
            if let Some(entry) = self.entry(&history.origin, &incident.id, Class::Incident) {
                entry.set_time(Field::Starts, incident.starts);
                entry.set_time(Field::Latest, incident.latest());
                entry.set_time(Field::Ends, incident.ends);
                entry.set_time(Field::Said, incident.said_over());
                let has_postmortem = incident.stage == Stage::Postmortem;
                entry.set(Field::Told, if has_postmortem { POSTMORTEM } else { "1" });
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

/// What an incident is known by, whatever its id.
fn set_incident(entry: &mut Entry, numbers: &[String], incident: &Incident) {
    entry.set(Field::Title, incident.title.as_deref().unwrap_or_default());
    let (touched, has_others) = likeness::touched(incident);
    let is_cut = touched.len() < incident.affected.listed.len();
    entry.set(Field::Components, if is_cut { ALL } else { "" });
    for index in touched {
        entry.add_component(numbers, *index);
    }
    entry.mark(Field::Unlisted, has_others);
    entry.set_time(Field::Starts, incident.starts);
    entry.set_time(Field::Latest, incident.latest());
}
