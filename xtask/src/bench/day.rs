//! The two stories that are told: the day of an outage, and the day on which nothing is the matter, as most days are.

use serde::Serialize;

/// What the status page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// An open incident: everybody shows a banner.
    Outage,
    /// Nothing at all: nobody shows one.
    Quiet,
}

impl Day {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Outage, Self::Quiet];

    /// As tables name it, and `--only`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outage => "outage",
            Self::Quiet => "quiet",
        }
    }

    /// What stands behind the origin of the status page, and behind the path of a page that reads it.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Outage => "",
            Self::Quiet => "/quiet",
        }
    }
}
