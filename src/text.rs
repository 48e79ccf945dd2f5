//! The widget's own words. The feed's text is never translated and does not pass through here.
//!
//! A language is a table of patterns, with `%` for what stands in them, and no code: see `text/catalog/en.txt`. Lists,
//! numbers, times and the way to count are the browser's to write, behind [`Locale`].

mod catalog;
#[cfg(not(target_family = "wasm"))]
mod english;
mod languages;
pub mod relative;
mod words;

pub use catalog::unpack;
#[cfg(not(target_family = "wasm"))]
pub use catalog::{SOURCES, forms, packed};
#[cfg(not(target_family = "wasm"))]
pub use english::english;
pub use languages::{Choice, LANGUAGES, choose, is_right_to_left, is_tag};
pub use relative::{Ago, Unit, ago, lasted};
pub use words::{Words, fill};

use crate::time::Time;

codes! {
    /// Every text, in the order of the catalogues. A page calls them by the same names in `messages`.
    pub enum Key {
        Degraded = "degraded",
        PartlyDown = "partlyDown",
        Down = "down",
        UnderMaintenance = "underMaintenance",
        BackToNormal = "backToNormal",
        Planned = "planned",
        UntitledIncident = "untitledIncident",
        UntitledMaintenance = "untitledMaintenance",
        More = "more",
        Affects = "affects",
        Updated = "updated",
        Started = "started",
        Starts = "starts",
        Ends = "ends",
        Lasted = "lasted",
        AsOf = "asOf",
        // In the order of the severities.
        Info = "info",
        Maintenance = "maintenance",
        Minor = "minor",
        Major = "major",
        Critical = "critical",
        // In the order of the stages.
        Investigating = "investigating",
        Identified = "identified",
        Monitoring = "monitoring",
        Resolved = "resolved",
        Postmortem = "postmortem",
        Scheduled = "scheduled",
        InProgress = "inProgress",
        Verifying = "verifying",
        Completed = "completed",
        Open = "open",
        ViewPage = "viewPage",
        ViewIncident = "viewIncident",
        ReadPostmortem = "readPostmortem",
        ShowDetails = "showDetails",
        HideDetails = "hideDetails",
        Dismiss = "dismiss",
        Older = "older",
        Notices = "notices",
        Others = "others",
        Region = "region",
        Preview = "preview",
    }
}

/// How the reader's language and zone write what is not words.
pub trait Locale {
    /// "12 min ago".
    fn relative(&self, ago: Ago) -> String;
    /// "Oct 8, 2021, 13:15 GMT-3".
    fn absolute(&self, time: Time) -> String;
    /// "6 hr 14 min".
    fn duration(&self, parts: &[(u32, Unit)]) -> String;
    /// "Desk, Chat and Portal".
    fn list(&self, names: &[String]) -> String;
    /// "1,289".
    fn number(&self, number: usize) -> String;
    /// The category in which the language counts so many: `one`, `few`, …
    fn plural(&self, number: usize) -> String;
}
