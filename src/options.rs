//! What a page asks for: from attributes and script options as they are written to [`Options`] that always hold.
//!
//! Every option stands once, in [`REGISTRY`]: its name, default, accepted values, documentation and parser. Nothing here
//! knows where a value was written; the shell hands over names and values.

mod registry;
mod source;

pub use registry::{Definition, REGISTRY};
pub use source::{feed_url, history_url};

use crate::diagnostic::{Concern, Diagnostic};
use crate::model::Severity;
use crate::scan::cut;
use std::time::Duration;

/// A value as it was written: attributes are texts, script may also give a list of texts, whose commas and spaces are their own.
///
/// It is one text as `www/embed/page.js` hands it over: a list has a null before each of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(String);

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Written {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&[&str]> for Written {
    fn from(items: &[&str]) -> Self {
        Self(items.iter().flat_map(|item| ["\0", item]).collect())
    }
}

/// Everything that a page can ask for, resolved: each value is one that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where the status is, in the order to try. Never empty once [`Options::read`] has found no fault.
    pub sources: Vec<String>,
    /// What bears on the decision.
    pub policy: Policy,
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
        /// As the reader's system asks.
        Auto = "auto",
        Light = "light",
        Dark = "dark",
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            sources: Vec::new(),
            policy: Policy::default(),
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
        }
    }
}

impl Options {
    /// Reads options over the given defaults. `written` finds a value as it was written.
    ///
    /// An empty value counts as absent. A bad one leaves the default and one diagnostic.
    pub fn read(mut self, written: impl Fn(&Definition) -> Option<Written>) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        for definition in REGISTRY {
            let Some(value) = written(definition).filter(|value| !value.is_empty()) else {
                continue;
            };
            // What is read last may look at what was read before: see `max-age`.
            if !(definition.read)(&mut self, &value) {
                diagnostics.push(refuse(definition.name, &value.shown(), definition.accepts));
            }
        }
        if let Some(preview) = self.preview {
            // Whatever the page depends on; see `www/embed/ask.js`. Nothing of it is kept.
            self.sources = vec![["preview?", preview.code()].concat()];
            self.storage = Storage::Off;
            self.policy = Policy { dismiss: self.policy.dismiss, ..Policy::default() };
        }
        // One lost answer must not withdraw what shows.
        self.policy.max_age = self.policy.max_age.max(self.refresh * 2);
        if self.sources.is_empty() {
            let message = "`source` is missing: a status page's or a feed's URL";
            diagnostics.push(Diagnostic::new(Concern::Options, message, &[]));
        }
        (self, diagnostics)
    }
}

fn refuse(name: &str, value: &str, accepts: &str) -> Diagnostic {
    Diagnostic::new(Concern::Options, "`%`: `%` is not %; using the default", &[name, value, accepts])
}

/// What is said of a time zone that the browser does not know.
pub fn bad_time_zone(name: &str) -> Diagnostic {
    refuse("time-zone", name, registry::TIME_ZONES)
}

impl Written {
    fn is_empty(&self) -> bool {
        self.parts(|_| false).is_empty()
    }

    /// The value as a remark quotes it.
    fn shown(&self) -> String {
        let mut shown = String::new();
        for part in self.parts(|_| false) {
            if !shown.is_empty() {
                shown.push_str(", ");
            }
            shown.push_str(&part);
        }
        shown
    }

    /// The trimmed text, unless it is a list of several.
    fn text(&self) -> Option<&str> {
        let text = self.0.strip_prefix('\0').unwrap_or(&self.0);
        cut(text, 0).is_none().then(|| text.trim_ascii())
    }

    /// The parts of a text, or the items of a list, trimmed, without empty ones.
    fn parts(&self, separator: fn(char) -> bool) -> Vec<String> {
        let separator = if self.0.starts_with('\0') { |char| char == '\0' } else { separator };
        let mut parts = Vec::new();
        for part in self.0.split(separator) {
            if !part.trim_ascii().is_empty() {
                parts.push(part.trim_ascii().to_owned());
            }
        }
        parts
    }
}
