//! What is remembered, held against a status: what has vanished from it, what goes on in it under another id, and what the
//! reader has put away.
//!
//! It changes nothing of what is remembered.

use super::entry::{ALL, BESIDE, Class, Entry, Field, History};
use super::likeness::{numbers, of_title, touched};
use crate::model::{Incident, Severity, Stage, Status};
use crate::moment::Moment;
use crate::notice::{Kind, Notice};
use crate::options::{Dismiss, Policy};
use crate::scan::is_same;
use crate::time::Time;
use std::time::Duration;

/// An incident that is another one posted anew begins at most so many milliseconds after that one was last seen.
const SOON: i64 = 60 * 60 * 1000;

/// How far two documents are read apart to be told apart: it is reckoned by two clocks, one of which may be set or slewed.
const CLOSE: Duration = Duration::from_secs(2);

/// For so long what is remembered of another page is kept.
const MONTH: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A memory beside a status.
pub struct Recall<'m, 's> {
    entries: &'m [Entry],
    status: &'s Status,
    moment: Moment,
    /// A number for each component of the status.
    numbers: Vec<usize>,
    /// For each entry the incident that stands in its place.
    pub(super) heirs: Vec<Option<&'s Incident>>,
}

impl<'m, 's> Recall<'m, 's> {
    /// Looks once who stands in whose place, for all that is asked later.
    pub(super) fn new(entries: &'m [Entry], status: &'s Status, moment: Moment) -> Self {
        let numbers = if entries.is_empty() { Vec::new() } else { numbers(status) };
        let heirs = heirs(entries, status, &numbers);
        Self { entries, status, moment, numbers, heirs }
    }

    /// The incident as this browser has shown it, if it has.
    pub fn shown(&self, id: &str) -> Option<&'m Entry> {
        self.of(id, Class::Incident).filter(|entry| entry.has(Field::Shown))
    }

    /// Incidents that this browser has shown and that have ended since.
    pub fn vanished(&self) -> impl Iterator<Item = &'m Entry> {
        self.places().into_iter().filter_map(|place| self.entries.get(place))
    }

    /// The places of their entries.
    pub(super) fn places(&self) -> Vec<usize> {
        let mut places = Vec::new();
        for (place, (entry, heir)) in self.entries.iter().zip(&self.heirs).enumerate() {
            if entry.has(Field::Shown)
                && heir.is_none()
                && entry.is_gone(self.status)
                && !entry.is_after(self.moment)
            {
                places.push(place);
            }
        }
        places
    }

    /// The components of an entry, ascending.
    pub fn components(&self, entry: &Entry) -> Vec<usize> {
        entry.places(&self.numbers)
    }

    /// Whether the history could tell of something that has vanished, and has not been asked since the page was loaded.
    pub fn wants_history(&self) -> bool {
        self.vanished().any(|entry| entry.history == History::Unasked)
    }

    /// Whether this notice was put away and stays so. What was put away under another id goes along.
    pub fn hides(&self, notice: &Notice, policy: &Policy) -> bool {
        let class = Class::of(notice.kind);
        let under_another_id = || {
            let is_heir = |heir: &Option<&Incident>| heir.is_some_and(|heir| heir.id == notice.id);
            let mut entries = self.entries.iter().zip(&self.heirs);
            entries.find(|(entry, heir)| is_heir(heir) && entry.class() == class).map(|(entry, _)| entry)
        };
        let entry = self.of(notice.id, class).or_else(under_another_id);
        entry.is_some_and(|entry| entry.hides(&self.numbers, notice, policy))
    }

    fn of(&self, id: &str, class: Class) -> Option<&'m Entry> {
        place(self.entries, &self.status.origin, id, class).and_then(|place| self.entries.get(place))
    }
}

/// Where what is remembered of this id stands.
#[inline(never)]
pub fn place(entries: &[Entry], origin: &str, id: &str, class: Class) -> Option<usize> {
    let is_it = |it: &Entry| {
        is_same(it.text(Field::Id).as_bytes(), id.as_bytes())
            && it.text(Field::Origin) == origin
            && it.class() == class
    };
    entries.iter().position(is_it)
}

/// For each entry the incident that stands in its place, if it is gone: some feeds give an incident another id with every
/// answer, and some people post it anew, with whatever start. That one has its title and its components and is open. Where others like it
/// stood beside it, it is the one that began when it did or since it was last heard of. One that began long after is another one:
/// titles repeat. A maintenance of another day is always another one, however alike: nobody has been shown it. What was missed
/// before, or was told to be over, has no heir: what comes later with the same title is another one.
fn heirs<'s>(entries: &[Entry], status: &'s Status, numbers: &[usize]) -> Vec<Option<&'s Incident>> {
    let mut heirs = vec![None; entries.len()];
    let mut likenesses = None;
    for (entry, heir) in entries.iter().zip(&mut heirs) {
        let class = entry.class();
        if entry.has(Field::Missed) || entry.has(Field::Told) || !entry.is_gone(status) {
            continue;
        }
        let likenesses = likenesses.get_or_insert_with(|| likenesses_of(status, numbers));
        let is_unlisted = entry.has(Field::Unlisted);
        let own = likeness(entry.text(Field::Title), is_unlisted, entry.components().into_iter());
        let (began, latest) = (number(entry.time(Field::Starts)), number(entry.time(Field::Latest)));
        let soon = number(entry.time(Field::OpenUntil)).saturating_add(SOON);
        let (is_planned, stood_beside) = (class == Class::Maintenance, entry.text(Field::Shown) == BESIDE);
        let mut found = None;
        for (place, (other, incident)) in likenesses.iter().enumerate() {
            let starts = number(incident.starts);
            let is_it = *other == own
                && incident.planned == is_planned
                && (starts == began || !is_planned && starts <= soon && (!stood_beside || starts > latest));
            // Always the same one of several, whatever their order; rather the one that began when it did.
            let is_nearer = |known: &Incident| {
                let is_as_near = (number(known.starts) == began) == (starts == began);
                if is_as_near { incident.id < known.id } else { starts == began }
            };
            if is_it && heir.is_none_or(is_nearer) {
                (*heir, found) = (Some(*incident), Some(place));
            }
        }
        // Two that are alike and vanish have two heirs.
        if let Some(place) = found {
            likenesses.swap_remove(place);
        }
    }
    heirs
}

/// A time to compare, one that is not known before all. As options compare, it would be 125 bytes more.
fn number(time: Option<Time>) -> i64 {
    time.map_or(i64::MIN, |time| time.0)
}

/// What every open incident is known by, whatever its id.
fn likenesses_of<'s>(status: &'s Status, numbers: &[usize]) -> Vec<(usize, &'s Incident)> {
    let mut likenesses = Vec::new();
    for incident in &status.incidents {
        if !incident.stage.ended() {
            let (touched, has_others) = touched(incident);
            let touched = touched.iter().filter_map(|index| numbers.get(*index).copied());
            let title = incident.title.as_deref().unwrap_or_default();
            likenesses.push((likeness(title, has_others, touched), incident));
        }
    }
    likenesses
}

/// A number for title and components, which stand in no order.
fn likeness(title: &str, is_unlisted: bool, components: impl Iterator<Item = usize>) -> usize {
    let mut number = of_title(title).wrapping_add(is_unlisted.into());
    for component in components {
        number = number.wrapping_add(component);
    }
    number
}

impl Entry {
    /// From when "back to normal" shows.
    pub fn over_since(&self, now: Time) -> Option<Time> {
        over_since(self.time(Field::Ends), self.time(Field::Said), self.time(Field::OpenUntil), now)
    }

    /// Whether it is of this status page.
    fn is_of(&self, status: &Status) -> bool {
        self.text(Field::Origin) == status.origin
    }

    /// Whether the document would hold it, were it so still.
    #[inline(never)]
    pub(super) fn is_due(&self, status: &Status) -> bool {
        let has_list = match self.class() {
            Class::Incident => status.lists.incidents,
            Class::Maintenance => status.lists.maintenances,
            Class::Components => status.lists.components,
        };
        has_list && self.is_of(status)
    }

    /// Whether it was last seen in a later document than this one, which then says nothing of its end. A page that is shown again, and one
    /// that hears of others, have an older one for a while. (What is ahead of the clock is of one that was set back.)
    #[inline(never)]
    pub(super) fn is_after(&self, moment: Moment) -> bool {
        self.time(Field::ReadAt).is_some_and(|read| moment.read().after(CLOSE) < read && read <= moment.clock)
    }

    /// Whether the document would hold this incident or maintenance if it were open, and does not. It may have moved to the other list.
    fn is_gone(&self, status: &Status) -> bool {
        let id = self.text(Field::Id).as_bytes();
        let is_it = |incident: &Incident| is_same(incident.id.as_bytes(), id);
        self.class() != Class::Components && self.is_due(status) && !status.incidents.iter().any(is_it)
    }

    /// Forgets at which stage an incident was put away, because it is over: should it begin anew, that is news.
    pub(super) fn forget_stage(&mut self) {
        if self.text(Field::Kind) == Kind::Incident.code() {
            self.mark(Field::Stage, false);
        }
    }

    /// Where its components stand among those that have these numbers, ascending.
    pub(super) fn places(&self, numbers: &[usize]) -> Vec<usize> {
        let (own, mut places) = (self.components(), Vec::new());
        let is_any = self.text(Field::Components) == ALL;
        for (place, number) in numbers.iter().enumerate() {
            if is_any || own.binary_search(number).is_ok() {
                places.push(place);
            }
        }
        places
    }

    /// Whether a notice is the one that was put away, or something has happened since that brings it back: another stage
    /// (an upcoming maintenance that begins is one, an end another), a worse severity, or, for components, one that was
    /// not among those put away.
    fn hides(&self, numbers: &[usize], notice: &Notice, policy: &Policy) -> bool {
        if notice.kind == Kind::Component {
            let own = self.components();
            let is_own = |index: &usize| numbers.get(*index).is_some_and(|it| own.binary_search(it).is_ok());
            if !notice.components.iter().all(is_own) {
                return false;
            }
        }
        let severity = Severity::from_code(self.text(Field::Severity));
        let is_same = self.text(Field::Kind) == notice.kind.code()
            && self.text(Field::Stage) == notice.stage.map_or("", Stage::code)
            && severity.is_some_and(|severity| notice.severity <= severity)
            // It has been at another stage meanwhile, or over, while nobody looked.
            && notice.turned <= self.time(Field::PutAwayAt);
        match policy.dismiss {
            Dismiss::Off => false,
            Dismiss::Never => severity.is_some(),
            Dismiss::Stage => is_same,
            Dismiss::Update => is_same && notice.changed <= self.time(Field::PutAwayAt),
        }
    }

    /// Whether it is of no more use: the page no longer has it and, if it was shown, has told its end for long enough.
    /// A list that the document lacks tells nothing.
    pub(super) fn is_over(&self, status: &Status, policy: &Policy, moment: Moment, now: Time) -> bool {
        if !self.is_of(status) {
            // The address may have become another page's, or be so while that is out of reach.
            return self.time(Field::ReadAt).is_none_or(|read| read.after(MONTH) < moment.read());
        }
        if self.class() == Class::Components {
            return !self.has(Field::Components);
        }
        // While the history has not answered, it may tell of a later end.
        let lasts = |time| {
            self.has(Field::Shown)
                && (self.history != History::Answered || is_within(self.over_since(now), time, now))
        };
        self.is_gone(status) && !self.is_after(moment) && !policy.resolved.is_some_and(lasts)
    }
}

/// From when "back to normal" shows: the later of its end and the post that says so, or when it was last seen open where neither is
/// known. What lies ahead is not known: it was dated so by people.
#[inline(never)]
pub fn over_since(ends: Option<Time>, said: Option<Time>, seen: Option<Time>, now: Time) -> Option<Time> {
    ends.max(said).filter(|over| *over <= now).or(seen)
}

/// Whether a time that began then is not over yet.
pub fn is_within(since: Option<Time>, time: Duration, now: Time) -> bool {
    since.is_some_and(|since| now < since.after(time))
}
