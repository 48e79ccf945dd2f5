//! What every feed format is decoded into: page, components, incidents and maintenances.
//!
//! Formats keep their own wire types; nothing here knows how a feed spells anything, beyond the words that the field
//! shares. Update bodies are not here: they are read when somebody opens a notice (see [`crate::feed`]).

use crate::alike::Index;
use crate::scan::cut;
use crate::time::Time;

codes! {
    /// How bad a notice is, mildest first.
    pub enum Severity {
        Info = "info",
        Maintenance = "maintenance",
        Minor = "minor",
        Major = "major",
        Critical = "critical",
    }
}

codes! {
    /// The state of one component.
    pub enum ComponentStatus {
        Operational = "operational",
        UnderMaintenance = "under_maintenance",
        Degraded = "degraded_performance",
        PartialOutage = "partial_outage",
        MajorOutage = "major_outage",
        /// A word that the decoder does not know: neither operational nor in trouble.
        Unknown = "unknown",
    }
}

impl ComponentStatus {
    /// The severity of this state by itself, if it has one.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Operational | Self::Unknown => None,
            Self::UnderMaintenance => Some(Severity::Maintenance),
            Self::Degraded => Some(Severity::Minor),
            Self::PartialOutage => Some(Severity::Major),
            Self::MajorOutage => Some(Severity::Critical),
        }
    }

    /// Degraded, partly or wholly out. Maintenance is not trouble.
    pub fn in_trouble(self) -> bool {
        matches!(self, Self::Degraded | Self::PartialOutage | Self::MajorOutage)
    }
}

codes! {
    /// How far an incident or a maintenance has come.
    pub enum Stage {
        Investigating = "investigating",
        Identified = "identified",
        Monitoring = "monitoring",
        Resolved = "resolved",
        Postmortem = "postmortem",
        Scheduled = "scheduled",
        InProgress = "in_progress",
        Verifying = "verifying",
        Completed = "completed",
        /// Taken back: it is over, and nobody needs to hear of it.
        Cancelled = "cancelled",
        /// A word that the decoder does not know: counts as open.
        Unknown = "unknown",
    }
}

impl Stage {
    /// Whether it is over.
    pub fn ended(self) -> bool {
        matches!(self, Self::Resolved | Self::Postmortem | Self::Completed | Self::Cancelled)
    }

    /// Whether only a maintenance can be at this stage, whichever list of the feed it stands in.
    pub fn of_maintenance(self) -> bool {
        matches!(self, Self::Scheduled | Self::InProgress | Self::Verifying | Self::Completed)
    }
}

/// Everything that one document says about a status page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// Which page this is of, in which format: what is remembered of one is never taken for another's.
    pub origin: String,
    /// The status page itself.
    pub page: Page,
    /// Components in the feed's order, group rows left out.
    pub components: Vec<Component>,
    /// Groups in the feed's order.
    pub groups: Vec<Group>,
    /// Incidents and maintenances in the feed's order.
    pub incidents: Vec<Incident>,
    /// The moments that a server wrote down while this was made: a clock that runs late is seen by these. What people set
    /// by hand is not among them, since it tells no time: a post may be dated days ahead.
    pub stamps: Vec<Time>,
    /// Which of the lists the document has at all.
    pub lists: Lists,
    /// Whether the document holds an incident or a maintenance that cannot be read, or more of these or of components than are.
    pub has_unread: bool,
    /// Whether the document holds more than is read of any.
    pub is_cut: bool,
}

/// Which lists stand in the document, and whole where they are of incidents or maintenances. One that is absent says nothing about what it
/// would hold, and one that is cut nothing about the rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lists {
    /// Components.
    pub components: bool,
    /// Incidents.
    pub incidents: bool,
    /// Maintenances.
    pub maintenances: bool,
}

/// The status page that the feed is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The provider's id.
    pub id: Option<String>,
    /// The page's name, often the company's.
    pub name: Option<String>,
    /// Where people read it; http or https.
    pub url: Option<String>,
    /// The page's own zone, an IANA name.
    pub time_zone: Option<String>,
}

impl Page {
    /// Whether another system's documents have been translated to this: then its id begins with the system's name and a slash, and
    /// nothing of Statuspage's stands beside it.
    pub fn is_translated(&self) -> bool {
        self.id.as_deref().is_some_and(|id| cut(id, b'/').is_some())
    }
}

/// One thing that can be in trouble.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// The provider's id.
    pub id: String,
    /// Its name; may repeat in other groups.
    pub name: String,
    /// Index into [`Status::groups`].
    pub group: Option<usize>,
    /// Its state.
    pub status: ComponentStatus,
}

/// What components are called, by their indices: whether others that count bear the same name, so that the group must tell it apart,
/// and the first of those that have its name in its group, mostly itself: to a reader they are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<(bool, usize)>);

impl Names {
    /// What there is to know of one.
    pub fn of(&self, index: usize) -> (bool, usize) {
        self.0.get(index).copied().unwrap_or_default()
    }
}

/// How deep groups may be in groups: one that is in itself, by however many others, ends somewhere.
pub const DEPTH: usize = 8;

/// A heading over components; its name stands for its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The provider's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The one that it is in, by its index.
    pub outer: Option<usize>,
}

/// An incident or a maintenance: the formats give both one shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// Whether it is a maintenance.
    pub planned: bool,
    /// The key. Titles repeat.
    pub id: String,
    /// What the page calls it.
    pub title: Option<String>,
    /// How far it has come.
    pub stage: Stage,
    /// How bad the page says it is.
    pub impact: Severity,
    /// An incident's start, or the planned start of a maintenance.
    pub starts: Option<Time>,
    /// An incident's end, or the planned end of a maintenance.
    pub ends: Option<Time>,
    /// When it was made known.
    pub created: Option<Time>,
    /// When anything of it was last changed, also in place, by the server's own account.
    pub edited: Option<Time>,
    /// Newest first.
    pub updates: Vec<Update>,
    /// What it touches.
    pub affected: Affected,
    /// Where people read about it; http or https.
    pub link: Option<String>,
}

/// From which byte of a document to which. What stands there is the same wherever it stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The one behind the last.
    pub end: usize,
}

impl Place {
    /// What stands there; nothing where the document is another.
    pub fn of(self, document: &[u8]) -> &[u8] {
        document.get(self.start..self.end).unwrap_or_default()
    }
}

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}

impl Incident {
    /// Of two words about one incident, whether this is the one that counts: the later one, and between equals always
    /// the same one, whatever their order.
    pub fn later_than(&self, other: &Self) -> bool {
        let order = self.changed().cmp(&other.changed());
        let order = order.then((self.stage, self.impact).cmp(&(other.stage, other.impact)));
        let order = order.then_with(|| self.title.cmp(&other.title));
        let order = order.then_with(|| self.affected.listed.cmp(&other.affected.listed));
        // Of two dates the nearer one, of which a reader needs to know sooner.
        order.then_with(|| (other.starts, other.ends).cmp(&(self.starts, self.ends))).is_gt()
    }

    /// Whether it is over by then. An incident at a stage that nobody knows is over when its time is.
    pub fn has_ended(&self, now: Time) -> bool {
        let is_unknown = self.stage == Stage::Unknown && !self.planned;
        self.stage.ended() || is_unknown && self.ends.is_some_and(|end| end <= now)
    }

    /// When it was said that it is over: the newest post that says so.
    pub fn said_over(&self) -> Option<Time> {
        self.updates.iter().find(|update| matches!(update.stage, Stage::Resolved | Stage::Completed))?.at
    }

    /// When anything of it was last changed: its latest update, or an edit of one in its place.
    pub fn changed(&self) -> Option<Time> {
        self.latest().max(self.edited)
    }

    /// When a post last said that it is at another stage than now.
    pub fn turned(&self) -> Option<Time> {
        let is_other = |update: &&Update| update.stage != self.stage && update.stage != Stage::Unknown;
        self.updates.iter().find(is_other)?.at
    }

    /// The time of its latest update, or of its making where it has none.
    pub fn latest(&self) -> Option<Time> {
        self.updates.first().and_then(|update| update.at).or(self.created)
    }
}

/// The components that an incident or maintenance touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Affected {
    /// Indices into [`Status::components`], ascending: the feed's order.
    pub listed: Vec<usize>,
    /// Whether it names others too, which the document does not list.
    pub unlisted: bool,
}

impl Affected {
    /// Whether it names no component at all, listed or not.
    pub fn is_page_wide(&self) -> bool {
        self.listed.is_empty() && !self.unlisted
    }
}

/// The head of one post about an incident or a maintenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Update {
    /// The stage that it announced.
    pub stage: Stage,
    /// When it was posted.
    pub at: Option<Time>,
    /// Where it stands in the document.
    pub place: Place,
}

impl Status {
    /// Whether any component has a state that is known.
    pub fn is_known(&self) -> bool {
        self.components.iter().any(|component| component.status != ComponentStatus::Unknown)
    }

    /// Whether all may be well, if nothing shows: a component that is known to be says so or, of a system that has none, a list of what has
    /// happened. One incident, what is planned or called off, and words that nobody understands say nothing of the rest; and what cannot be read
    /// may be news.
    pub fn may_be_well(&self) -> bool {
        let has_none = self.components.is_empty() || !self.lists.components;
        let has_been = |incident: &Incident| incident.stage != Stage::Cancelled;
        let tells_all = has_none && self.lists.incidents && self.incidents.iter().any(has_been);
        !self.has_unread && (tells_all || self.is_known())
    }

    /// Whether it holds nothing at all.
    pub fn is_empty(&self) -> bool {
        self.components.is_empty() && self.incidents.is_empty()
    }

    /// What the components are called, where only some of them `count`: what a page does not depend on makes no name ambiguous to its
    /// readers.
    pub fn names(&self, counts: impl Fn(usize) -> bool) -> Names {
        let named = self.components.iter().enumerate().filter(|(index, _)| counts(*index));
        let by_name = Index::new(named.map(|(index, it)| (it.name.as_str(), index)));
        // The first in each group, and before them the first in none, with the number of its name.
        let mut firsts = vec![(0, 0); self.groups.len() + 1];
        let mut names = vec![(false, usize::MAX); self.components.len()];
        let mut run = 0;
        for same in by_name.runs() {
            run += 1;
            let repeats = same.clone().nth(1).is_some();
            for index in same {
                let group = self.components.get(index).and_then(|it| it.group).map_or(0, |group| group + 1);
                if let (Some(first), Some(name)) = (firsts.get_mut(group), names.get_mut(index)) {
                    if first.0 != run {
                        *first = (run, index);
                    }
                    *name = (repeats, first.1);
                }
            }
        }
        Names(names)
    }

    /// A component's name, with its group where the plain name is ambiguous: "Bot Builder (Hosting Business)".
    pub fn label(&self, names: &Names, index: usize) -> String {
        let Some(component) = self.components.get(index) else { return String::new() };
        match component.group.and_then(|group| self.groups.get(group)) {
            Some(group) if names.of(index).0 => [component.name.as_str(), " (", &group.name, ")"].concat(),
            _ => component.name.clone(),
        }
    }

    /// The state of a component.
    pub fn state(&self, index: usize) -> ComponentStatus {
        self.components.get(index).map_or(ComponentStatus::Unknown, |component| component.status)
    }
}
