//! The rules that decide whether something shows, by name.
//!
//! When each of them holds is said in [`super::judge`] and [`super::rules`].

codes! {
    /// The one rule that decided whether something shows.
    pub enum Because {
        // Shown.
        Open = "open",
        InTrouble = "in-trouble",
        UnderWay = "under-way",
        Ahead = "ahead",
        Recovered = "recovered",
        // Hidden.
        Ended = "ended",
        FilteredOut = "filtered-out",
        PageWideOff = "page-wide-off",
        Unconfirmed = "unconfirmed",
        BelowMinimum = "below-minimum",
        Covered = "covered",
        MaintenanceOff = "maintenance-off",
        TooEarly = "too-early",
        WindowPast = "window-past",
        NotSeenBefore = "not-seen-before",
        Dismissed = "dismissed",
        Stale = "stale",
    }
}

impl Because {
    /// Whether it shows by this rule.
    pub fn shows(self) -> bool {
        self < Self::Ended
    }
}

/// Whether one thing of the feed shows, and the one rule that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'a> {
    /// The id of the incident, maintenance or component.
    pub id: &'a str,
    /// Its title or name.
    pub title: Option<&'a str>,
    /// Whether it shows.
    pub shown: bool,
    /// The rule.
    pub because: Because,
}
