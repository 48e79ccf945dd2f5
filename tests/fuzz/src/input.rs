//! What one input holds: documents, settings and a stored memory, as parts of one text.
//!
//! It judges nothing: whatever a part holds, it is handed over as it is.

use status_widget::decide::Moment;
use status_widget::options::Written;
use status_widget::time::{Time, read_duration, read_time};
use std::str::from_utf8;
use std::time::Duration;

/// What stands between the parts. No JSON and no line of a setting holds it, and a plain document is an input as it is.
pub const SEPARATOR: u8 = 0x1e;

/// When the made-up feeds are written for.
const NOW: Time = Time(1_773_144_000_000);

/// The parts, in their order; each may be missing.
#[derive(Debug, Default, Clone, Copy)]
pub struct Input<'a> {
    document: &'a [u8],
    settings: &'a str,
    next: &'a [u8],
    history: &'a [u8],
    /// What the browser's storage holds.
    pub stored: &'a str,
}

impl<'a> Input<'a> {
    /// Takes the bytes apart.
    pub fn read(bytes: &'a [u8]) -> Self {
        let mut parts = bytes.splitn(5, |byte| *byte == SEPARATOR);
        let mut part = || parts.next().unwrap_or_default();
        let (document, settings, next) = (part(), part(), part());
        let settings = from_utf8(settings).unwrap_or_default();
        let (history, stored) = (part(), from_utf8(part()).unwrap_or_default());
        Self { document, settings, next, history, stored }
    }

    /// The settings as written, each a line `name=value`.
    pub fn settings(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.settings.lines().filter_map(|line| line.split_once('='))
    }

    fn setting(&self, name: &str) -> Option<&'a str> {
        self.settings().find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// An option's value; several, parted by bars, are a list.
    pub fn option(&self, name: &str) -> Option<Written> {
        let value = self.setting(name)?;
        Some(match value.contains('|') {
            true => Written::from(&value.split('|').collect::<Vec<_>>()[..]),
            false => Written::from(value),
        })
    }

    /// The document that is read first.
    pub fn document(&self) -> &'a [u8] {
        self.document
    }

    /// The document that is read later; the first one again where there is none.
    pub fn next(&self) -> &'a [u8] {
        if self.next.is_empty() { self.document } else { self.next }
    }

    /// The feed's history.
    pub fn history(&self) -> &'a [u8] {
        self.history
    }

    /// When the first document is looked at.
    pub fn moment(&self) -> Moment {
        // No clock of a browser begins before 1970.
        let now = self.setting("now").and_then(read_time).unwrap_or(NOW).max(Time(0));
        Moment {
            age: self.duration("age"),
            is_failing: self.setting("failing").is_some(),
            is_returning: self.setting("returning").is_some(),
            ..Moment::from(now)
        }
    }

    /// How long after the first one the other document is looked at.
    pub fn later(&self) -> Duration {
        self.duration("later")
    }

    /// Whether the reader closes the banner in between.
    pub fn closes(&self) -> bool {
        self.setting("close").is_some()
    }

    fn duration(&self, name: &str) -> Duration {
        self.setting(name).and_then(read_duration).unwrap_or_default()
    }
}
