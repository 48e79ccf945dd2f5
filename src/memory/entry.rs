//! What is remembered of one incident or maintenance, or of all components in one state: a line of the storage, cut into
//! its fields. A record that is read and written field by field would cost the page a kilobyte more.
//!
//! It knows what a field holds; what follows from it is said in [`super`].

use crate::model::Incident;
use crate::notice::Kind;
use crate::scan::{long_digits, number, take};
use crate::time::Time;

/// What a field holds. An empty one holds nothing.
#[derive(Clone, Copy)]
pub enum Field {
    /// Which page it is of; see [`crate::model::Status::origin`].
    Origin,
    /// The notice's id.
    Id,
    /// How the notice was when the reader put it away, if that has happened: a [`Kind`],
    Kind,
    /// a [`crate::model::Stage`],
    Stage,
    /// a [`crate::model::Severity`]
    Severity,
    /// and the time of its latest update then.
    PutAwayAt,
    /// Whether it is an incident that this browser has shown, and `BESIDE` where another of its title was open then. What follows is how it
    /// was when it was last seen.
    Shown,
    /// What the page calls it.
    Title,
    /// Where people read about it; to be vetted, since others may write into the storage, too.
    Link,
    /// Numbers of the components that it touches, or that were put away; see `likeness.rs`.
    Components,
    /// Whether it touches others too, which the document did not list.
    Unlisted,
    /// Its start.
    Starts,
    /// The time of its latest update.
    Latest,
    /// When it was last seen open.
    OpenUntil,
    /// When the document was read in which it was, or was put away: an older one says nothing of it.
    ReadAt,
    /// Its end, as the history tells it.
    Ends,
    /// When that was said.
    Said,
    /// Whether the history tells that it is over, and `POSTMORTEM` where it tells how it came about.
    Told,
    /// Whether a document has lacked it, and nothing stood in its place.
    Missed,
}

const FIELDS: usize = Field::Missed as usize + 1;

/// What stands for [`Field::Shown`] where an incident was not the only one of its title.
pub const BESIDE: &str = "2";

/// What stands for [`Field::Components`] of an incident that touches so many of them.
pub const ALL: &str = "*";
/// Of one that touches more, all of the page's are remembered in their place: two hundred of them would be megabytes.
pub const MANY: usize = 250;

/// What stands for [`Field::Told`] where it is told how it came about.
pub const POSTMORTEM: &str = "2";

const SEPARATOR: u8 = b'\t';
const ITEM: u8 = 0x1f;

/// An entry of the memory.
#[derive(Debug)]
#[cfg_attr(not(target_family = "wasm"), derive(Clone, PartialEq, Eq))]
pub struct Entry {
    fields: Vec<String>,
    /// How far the history has been asked about it since the page was loaded. Not stored.
    pub history: History,
}

/// How far the feed's history has been asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// Not at all.
    Unasked,
    /// It has not answered.
    Asked,
    /// It has; or it could not be had, which is an answer, too.
    Answered,
}

/// What an id is of. A feed whose ids are but names may give an incident, a maintenance and our own notice of components
/// the same one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// An incident.
    Incident,
    /// A maintenance.
    Maintenance,
    /// All components in one state.
    Components,
}

impl Class {
    /// What a kind of notice is of.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Incident | Kind::Resolved => Self::Incident,
            Kind::Maintenance | Kind::Upcoming => Self::Maintenance,
            Kind::Component => Self::Components,
        }
    }

    /// What an incident or a maintenance is.
    pub fn of_incident(incident: &Incident) -> Self {
        if incident.planned { Self::Maintenance } else { Self::Incident }
    }
}

impl Entry {
    /// Of this notice of this page.
    pub fn new(origin: &str, id: &str) -> Self {
        let mut entry = Self { fields: vec![String::new(); FIELDS], history: History::Unasked };
        entry.set(Field::Origin, origin);
        entry.set(Field::Id, id);
        entry
    }

    /// From a line of the storage; nothing where it is none, or tells of nothing and so would stay for ever.
    pub fn from_line(mut line: &str) -> Option<Self> {
        let mut fields = Vec::new();
        while !line.is_empty() {
            fields.push(take(&mut line, SEPARATOR).to_owned());
        }
        let entry = Self { fields, history: History::Unasked };
        let tells = entry.has(Field::Shown) || entry.has(Field::Kind);
        (entry.fields.len() == FIELDS && entry.has(Field::Id) && tells).then_some(entry)
    }

    /// What it is of.
    pub fn class(&self) -> Class {
        let kind = Kind::from_code(self.text(Field::Kind)).filter(|_| !self.has(Field::Shown));
        Class::of(kind.unwrap_or(Kind::Incident))
    }

    /// Adds the line that it is in the storage.
    pub fn write(&self, text: &mut String) {
        for field in &self.fields {
            text.push_str(field);
            text.push(char::from(SEPARATOR));
        }
    }

    /// A field's text.
    pub fn text(&self, field: Field) -> &str {
        self.fields.get(field as usize).map_or("", String::as_str)
    }

    /// Whether a field holds anything.
    pub fn has(&self, field: Field) -> bool {
        !self.text(field).is_empty()
    }

    /// A field's moment.
    pub fn time(&self, field: Field) -> Option<Time> {
        number(self.text(field)).and_then(|milliseconds| i64::try_from(milliseconds).ok()).map(Time)
    }

    /// The components' numbers, ascending.
    pub fn components(&self) -> Vec<usize> {
        let (mut items, mut numbers) = (self.text(Field::Components), Vec::new());
        while !items.is_empty() {
            numbers.extend(number(take(&mut items, ITEM)).map(|number| number as usize));
        }
        numbers.sort_unstable();
        numbers
    }

    /// Writes a field. The texts of a status have no control characters, so none is taken for a separator.
    pub fn set(&mut self, field: Field, text: &str) {
        if let Some(place) = self.fields.get_mut(field as usize) {
            text.clone_into(place);
        }
    }

    /// Writes whether something is so.
    pub fn mark(&mut self, field: Field, is_so: bool) {
        self.set(field, if is_so { "1" } else { "" });
    }

    /// Writes a moment. One before 1970 is no more past for being before it.
    pub fn set_time(&mut self, field: Field, time: Option<Time>) {
        let digits = time.map(|time| long_digits(u64::try_from(time.0).unwrap_or_default()));
        self.set(field, &digits.unwrap_or_default());
    }

    /// Adds a component, by its place among these numbers, which are written once: two hundred incidents may name thousands each.
    pub fn add_component(&mut self, numbers: &[String], index: usize) {
        if let (Some(place), Some(number)) =
            (self.fields.get_mut(Field::Components as usize), numbers.get(index))
        {
            place.push_str(number);
            place.push(char::from(ITEM));
        }
    }
}
