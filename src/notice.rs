//! One thing that shows, and what it is about: what the decision makes, and what the memory keeps of it.
//!
//! Whether something becomes a notice is [`crate::decide`]'s to say.

use crate::model::{ComponentStatus, Severity, Stage};
use crate::time::Time;

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
