//! What a format is: its name, where it is asked, its documents, its translation; and what people are told of it.
//!
//! It knows none of them.

use crate::scan::{cut, take};
use crate::time::Time;

/// One rule: a source of this form is asked at these addresses. One that begins with `?` may be missing.
pub type Rule = (&'static str, &'static [&'static str]);

/// One format.
#[derive(Debug)]
pub struct Format {
    /// What `format` calls it.
    pub name: &'static str,
    /// Where it is asked; a page is told by its script.
    #[cfg(not(target_family = "wasm"))]
    pub rules: &'static [Rule],
    /// Its documents. Several of one answer may be of one kind.
    pub documents: &'static [Document],
    /// The place of the one that is a Statuspage document already, and is left as it is where no other is there.
    pub as_it_is: Option<usize>,
    /// From the documents to a page; `tools/script.rs` says how that is written.
    pub(super) script: &'static str,
}

/// One kind of document.
#[derive(Debug)]
pub struct Document {
    /// What people are told that it is.
    #[cfg(not(target_family = "wasm"))]
    pub name: &'static str,
    /// How it is recognised; `tools/signature.rs` says how that is written.
    pub(super) signature: &'static str,
}

/// What people should know of a format before they choose it.
pub struct Guide {
    /// The system.
    pub title: &'static str,
    /// What the widget tells of it.
    pub tells: &'static str,
    /// What it cannot, because the system does not say.
    pub cannot: &'static str,
    /// Whether a page may read it.
    pub cors: Cors,
}

/// Whether a page of another origin may read a system's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cors {
    /// It may.
    Yes,
    /// It may not; a relay is needed.
    No,
    /// That is for the host to say, which serves files.
    Host,
    /// Nobody has said so; try it.
    Unknown,
}

/// What a translation goes by beside the documents.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'s> {
    /// The moment, where there is a clock: what has not reported for long is told from it, too.
    pub now: Option<Time>,
    /// The address that was asked; empty where it is not known.
    pub source: &'s str,
    /// Of alerts, the labels that may name the component, with commas between them; the first that is there counts.
    pub component: &'s str,
    /// The same for the severity.
    pub severity: &'s str,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self::of("", None)
    }
}

impl<'s> Settings<'s> {
    /// Of a source as a page writes it, behind whose `#` may stand which labels of an alert are meant:
    /// `https://alerts.example.com#component=team,service&severity=level`.
    pub fn of(source: &'s str, now: Option<Time>) -> Self {
        let (source, mut labels) = cut(source, b'#').unwrap_or((source, ""));
        let mut settings =
            Self { now, source, component: "component,service,job", severity: "severity,priority" };
        while !labels.is_empty() {
            let mut value = take(&mut labels, b'&');
            match take(&mut value, b'=') {
                "component" => settings.component = value,
                "severity" => settings.severity = value,
                _ => {}
            }
        }
        settings
    }
}
