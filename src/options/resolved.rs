//! What a page can ask for, resolved: values that always hold, and what they are where it asks for nothing.

use crate::feed::AUTO;
use crate::model::Severity;
use std::time::Duration;

/// Everything that a page can ask for, resolved: each value is one that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where the status is, in the order to try. Never empty once [`Options::read`] has found no fault.
    pub sources: Vec<String>,
    /// The formats of the sources by name, the last one of those left, too.
    pub formats: Vec<String>,
    /// What bears on the decision.
    pub policy: Policy,
    /// Whose status it is.
    pub name: Option<String>,
    /// Where the banner stands.
    pub placement: Placement,
    /// Which colours it has.
    pub theme: Theme,
    /// The language that the page asks for, a BCP 47 tag.
    pub lang: Option<String>,
    /// Whose time is told.
    pub time_zone: TimeZone,
    /// The link of "View status page", where it is not the feed's.
    pub href: Option<String>,
    /// How long from one answer to the next question.
    pub refresh: Duration,
    /// Where it is kept what this browser has shown and put away.
    pub storage: Storage,
    /// What is made up instead of asking a feed.
    pub preview: Option<Preview>,
}

impl Options {
    /// The format of the source at this place.
    pub fn format(&self, source: usize) -> &str {
        self.formats.get(source).or(self.formats.last()).map_or(AUTO, String::as_str)
    }
}

/// What bears on the decision, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Names or ids of the components, or of their groups, that the page depends on; all where it is empty.
    pub components: Vec<String>,
    /// The same, taken away afterwards.
    pub exclude: Vec<String>,
    /// The least severity of incidents and components in trouble that shows.
    pub minimum: Severity,
    /// Whether incidents that name no component at all count.
    pub page_wide: bool,
    /// Whether an incident that names components counts only while a relevant one is in trouble.
    pub confirm: bool,
    /// Which maintenances show.
    pub maintenance: Lead,
    /// How long "back to normal" shows, to those who saw the incident; none: never.
    pub resolved: Option<Duration>,
    /// When a notice that was put away comes back.
    pub dismiss: Dismiss,
    /// An older status is never shown as today's.
    pub max_age: Duration,
    /// Whether the page is at a path for which it wants nothing shown.
    pub is_elsewhere: bool,
}

codes! {
    /// When a notice that was put away comes back.
    pub enum Dismiss {
        /// On a new stage or a worse severity.
        Stage = "stage",
        /// On any new update.
        Update = "update",
        Never = "never",
        /// It cannot be put away.
        Off = "off",
    }
}

codes! {
    /// Where it is kept what this browser has shown and put away.
    pub enum Storage {
        /// For as long as the browser keeps it.
        Local = "local",
        /// For as long as the tab lives.
        Session = "session",
        /// Nowhere: it is known until the page goes.
        Off = "off",
    }
}

codes! {
    /// A scenario that is made up.
    pub enum Preview {
        Minor = "minor",
        Major = "major",
        Critical = "critical",
        Maintenance = "maintenance",
        Resolved = "resolved",
    }
}

/// Whose time is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeZone {
    /// The reader's.
    Local,
    /// The status page's own.
    Page,
    /// That of an IANA name, which the browser may not know.
    Named(String),
}

/// Which maintenances show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// Those under way, and those that start within this time.
    Within(Duration),
    /// Those under way.
    Active,
    /// None, nor components under maintenance.
    Off,
}

codes! {
    /// Where the banner stands.
    pub enum Placement {
        Top = "top",
        Bottom = "bottom",
        TopLeft = "top-left",
        TopRight = "top-right",
        BottomLeft = "bottom-left",
        BottomRight = "bottom-right",
        /// Where the element itself stands.
        Inline = "inline",
    }
}

codes! {
    /// Which colours the banner has.
    pub enum Theme {
        /// The `color-scheme` in force where the element stands; where the page sets none, the reader's system.
        Auto = "auto",
        Light = "light",
        Dark = "dark",
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            sources: Vec::new(),
            formats: vec![AUTO.to_owned()],
            policy: Policy::default(),
            name: None,
            placement: Placement::Top,
            theme: Theme::Auto,
            lang: None,
            time_zone: TimeZone::Local,
            href: None,
            refresh: Duration::from_secs(60),
            storage: Storage::Local,
            preview: None,
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            components: Vec::new(),
            exclude: Vec::new(),
            minimum: Severity::Minor,
            page_wide: true,
            confirm: false,
            maintenance: Lead::Within(Duration::from_secs(24 * 60 * 60)),
            resolved: Some(Duration::from_secs(30 * 60)),
            dismiss: Dismiss::Stage,
            max_age: Duration::from_secs(15 * 60),
            is_elsewhere: false,
        }
    }
}
