//! What a format is: its name, where it is asked, its documents, its translation; and what people are told of it.
//!
//! It knows none of them.

use super::tools::addresses::Rule;
use super::tools::page::Page;
use crate::feed::shape::{Node, Shape};
use crate::scan::{cut, take};
use crate::time::Time;

/// One format.
pub struct Format {
    /// What `format` calls it.
    pub name: &'static str,
    /// Where it is asked.
    pub rules: &'static [Rule],
    /// Its documents. Several of one answer may be of one kind.
    pub documents: &'static [Document],
    /// The places of those that are Statuspage documents already, and are left as they are where no other is there.
    pub as_it_is: &'static [usize],
    /// From the documents to a page.
    pub(super) translate: for<'a> fn(&'a Answer<'a>, &mut Page<'a>),
}

/// One kind of document.
pub struct Document {
    /// What people are told that it is.
    pub name: &'static str,
    /// How it is recognised; `tools/signature.rs` says how that is written.
    pub(super) signature: &'static str,
    /// What of it is read.
    pub(super) shape: &'static Shape,
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
#[derive(Debug, Clone)]
pub struct Settings {
    /// The moment, where there is a clock: what has not reported for long is told from it, too.
    pub now: Option<Time>,
    /// The address that was asked.
    pub source: Option<String>,
    /// Of alerts, the labels that may name the component; the first that is there counts.
    pub component: String,
    /// The same for the severity.
    pub severity: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            now: None,
            source: None,
            component: "component service job".to_owned(),
            severity: "severity priority".to_owned(),
        }
    }
}

impl Settings {
    /// Of a source as a page writes it, behind whose `#` may stand which labels of an alert are meant:
    /// `https://alerts.example.com#component=team,service&severity=level`.
    pub fn of(source: &str, now: Option<Time>) -> Self {
        let (source, mut labels) = cut(source, b'#').unwrap_or((source, ""));
        let mut settings = Self { now, source: Some(source.to_owned()), ..Self::default() };
        while !labels.is_empty() {
            let mut value = take(&mut labels, b'&');
            let place = match take(&mut value, b'=') {
                "component" => &mut settings.component,
                "severity" => &mut settings.severity,
                _ => continue,
            };
            place.clear();
            while !value.is_empty() {
                place.push_str(take(&mut value, b','));
                place.push(' ');
            }
        }
        settings
    }
}

/// The documents of one answer, as a translation reads them.
pub struct Answer<'a> {
    /// Which format it is of.
    pub format: &'static Format,
    /// Each with its place among the format's.
    pub documents: Vec<(usize, Node<'a>)>,
    /// What it goes by beside them.
    pub settings: &'a Settings,
}

static ABSENT: Node<'static> = Node::Absent;

impl<'a> Answer<'a> {
    /// The document of this kind, by its place among the format's; nothing where it was not asked.
    pub fn get(&'a self, kind: usize) -> &'a Node<'a> {
        self.all(kind).next().unwrap_or(&ABSENT)
    }

    /// All of this kind.
    pub fn all(&'a self, kind: usize) -> impl Iterator<Item = &'a Node<'a>> {
        self.documents.iter().filter(move |(other, _)| *other == kind).map(|(_, node)| node)
    }

    /// How many documents there are.
    pub fn count(&self) -> usize {
        self.documents.len()
    }

    /// What a kind of document is called.
    pub fn name_of(&self, kind: usize) -> &'static str {
        self.format.documents.get(kind).map_or("", |document| document.name)
    }
}
