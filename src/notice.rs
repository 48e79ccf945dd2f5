//! One thing that shows, and what it is about: what the decision makes, and what the memory keeps of it.
//!
//! Whether something becomes a notice is [`crate::decide`]'s to say.

use crate::model::{ComponentStatus, Incident, Severity, Stage};
use crate::time::Time;
use std::cmp::{Ordering, Reverse};

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
    /// The relevant components: indices into [`Status::components`](crate::model::Status::components), in the feed's order.
    pub components: Vec<usize>,
    /// The state that the headline speaks of: those of its components that are in it. None where the title must do.
    pub state: Option<ComponentStatus>,
    /// What the page calls it.
    pub title: Option<&'a str>,
    /// The time of its latest update.
    pub latest: Option<Time>,
    /// When anything of it was last changed: an update, or an edit of one in its place.
    pub changed: Option<Time>,
    /// When it was last said to be at another stage than now.
    pub turned: Option<Time>,
    /// Its start, planned or real.
    pub starts: Option<Time>,
    /// Its end, planned or real.
    pub ends: Option<Time>,
    /// Where to read about it.
    pub link: Option<&'a str>,
}

impl<'a> Notice<'a> {
    /// One of which nothing more is known.
    pub fn of(
        id: &'a str,
        kind: Kind,
        severity: Severity,
        components: Vec<usize>,
        state: Option<ComponentStatus>,
    ) -> Self {
        let (stage, title, link) = (None, None, None);
        let (latest, changed, turned, starts, ends) = (None, None, None, None, None);
        Self {
            id,
            kind,
            severity,
            stage,
            components,
            state,
            title,
            latest,
            changed,
            turned,
            starts,
            ends,
            link,
        }
    }

    /// Whether it is of this incident or maintenance. A feed may give one of each the same id.
    pub fn is_of(&self, incident: &Incident) -> bool {
        let is_planned = matches!(self.kind, Kind::Maintenance | Kind::Upcoming);
        incident.id == self.id && incident.planned == is_planned
    }

    /// The total order of notices: worst first, then kind, then newest (of upcoming ones, soonest), then id.
    pub fn order(&self, other: &Self) -> Ordering {
        let rank = |notice: &Self| (Reverse(notice.severity), notice.kind);
        rank(self)
            .cmp(&rank(other))
            .then_with(|| match self.kind {
                // One without a start comes last.
                Kind::Upcoming => {
                    (self.starts.is_none(), self.starts).cmp(&(other.starts.is_none(), other.starts))
                }
                _ => other.latest.cmp(&self.latest),
            })
            .then_with(|| self.id.cmp(other.id))
    }
}

/// From how many on the maintenances ahead are one line: as many as a list of names leaves out.
const MANY: usize = 4;

/// How many maintenances ahead the banner tells of in one line, in the place of the first one's; none where it does not.
pub fn in_one_line(notices: &[Notice]) -> Option<usize> {
    let ahead = notices.iter().filter(|notice| notice.kind == Kind::Upcoming).count();
    let is_first = notices.first().is_some_and(|first| first.kind == Kind::Upcoming);
    (is_first && ahead >= MANY).then_some(ahead)
}

/// What the close button puts away: everything but maintenances ahead that the reader has not been shown, be it as the
/// banner's own or in opened details. `seen`: the ids of what stood in these.
pub fn closed<'a>(mut notices: Vec<Notice<'a>>, seen: &[String]) -> Vec<Notice<'a>> {
    let mut is_shown = true;
    let in_one_line = in_one_line(&notices).is_some();
    notices.retain(|notice| {
        // The banner's own is the first.
        let is_shown = std::mem::replace(&mut is_shown, in_one_line);
        notice.kind != Kind::Upcoming || is_shown || seen.iter().any(|id| id == notice.id)
    });
    notices
}
