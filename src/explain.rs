//! The decision in words that a person or a test can read: the detail of events, and what `handle.explain()` and
//! `cargo xtask explain` print.
//!
//! It adds nothing to the decision but names.

use crate::decide::{Decision, Kind, Level, Notice, Reason};
use crate::diagnostic::Diagnostic;
use crate::model::{Severity, Stage, Status};
use crate::scan::take;
use crate::text::{Key, Words};
use serde::{Serialize, Serializer};

/// What the widget shows for a feed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation<'a> {
    /// The worst severity shown, `operational` or `unknown`.
    pub level: Level,
    /// The banner's headline: the first notice's. `null` when nothing shows.
    pub headline: Option<String>,
    /// What shows, most important first.
    pub notices: Vec<NoticeSummary<'a>>,
    /// The names of the components that the notices speak of, each once. Told in a state only.
    pub components: Option<Vec<String>>,
    /// In an explanation only: every incident, maintenance and component in trouble, with the rule that decided.
    pub reasons: Option<&'a [Reason<'a>]>,
    /// In an explanation only: what was odd about the feed or the options.
    pub diagnostics: Option<Vec<&'a Diagnostic>>,
}

/// One notice, by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeSummary<'a> {
    /// The incident's or maintenance's id, or `component:<status>`.
    pub id: &'a str,
    /// What it is about.
    pub kind: Kind,
    /// How bad it is.
    pub severity: Severity,
    /// How far it has come; `null` for components.
    pub stage: Option<Stage>,
    /// The relevant components' names.
    pub components: Vec<String>,
    /// Its headline.
    pub headline: String,
    /// The title that the feed gives it.
    pub title: Option<&'a str>,
    /// Where to read about it.
    pub link: Option<&'a str>,
}

/// The state that events tell: what shows, without the reasons. No status is a state too.
pub fn state<'a>(found: Option<(&'a Status, &'a Decision<'a>)>, words: &Words) -> Explanation<'a> {
    let mut level = Level::Unknown;
    let mut notices = Vec::new();
    let mut components = Vec::new();
    if let Some((status, decision)) = found {
        level = decision.level;
        for notice in &decision.notices {
            notices.push(summary(status, notice, words));
            add_labels(&mut components, status, &notice.components);
        }
    }
    Explanation {
        level,
        headline: notices.first().map(|notice| notice.headline.clone()),
        notices,
        components: Some(components),
        reasons: None,
        diagnostics: None,
    }
}

/// Explains a decision, or the lack of one where there is no status.
pub fn explain<'a>(
    found: Option<(&'a Status, &'a Decision<'a>)>,
    words: &Words,
    diagnostics: &'a [Diagnostic],
) -> Explanation<'a> {
    let of_decision = found.map_or(&[][..], |(_, decision)| &decision.diagnostics);
    let mut all: Vec<&Diagnostic> = Vec::new();
    for diagnostic in diagnostics.iter().chain(of_decision) {
        if !all.contains(&diagnostic) {
            all.push(diagnostic);
        }
    }
    Explanation {
        reasons: Some(found.map_or(&[], |(_, decision)| &decision.reasons)),
        diagnostics: Some(all),
        ..state(found, words)
    }
}

fn summary<'a>(status: &Status, notice: &Notice<'a>, words: &Words) -> NoticeSummary<'a> {
    NoticeSummary {
        id: notice.id,
        kind: notice.kind,
        severity: notice.severity,
        stage: notice.stage,
        components: labels(status, &notice.components),
        headline: headline(status, notice, words),
        title: notice.title,
        link: notice.link,
    }
}

/// The names of components, each once.
pub fn labels(status: &Status, components: &[usize]) -> Vec<String> {
    let mut labels = Vec::new();
    add_labels(&mut labels, status, components);
    labels
}

fn add_labels(labels: &mut Vec<String>, status: &Status, components: &[usize]) {
    for index in components {
        let label = status.label(*index);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
}

/// A notice's headline: the components in the worst state, else its own title, else the plainest word for it.
pub fn headline(status: &Status, notice: &Notice, words: &Words) -> String {
    if let Some(state) = notice.state {
        let mut components = Vec::new();
        for index in &notice.components {
            if status.state(*index) == state {
                components.push(*index);
            }
        }
        if let Some(headline) = words.headline(state, labels(status, &components)) {
            return headline;
        }
    }
    let untitled = match notice.kind {
        Kind::Incident | Kind::Component | Kind::Resolved => Key::UntitledIncident,
        Kind::Maintenance | Kind::Upcoming => Key::UntitledMaintenance,
    };
    notice.title.unwrap_or_else(|| words.get(untitled)).to_owned()
}

/// What is handed out, as plain data.
///
/// One serializer for one type: a derived one for each struct came to four times the bytes in the page.
pub enum Json<'a> {
    /// `null`.
    Null,
    /// A boolean.
    Flag(bool),
    /// A string.
    Text(&'a str),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object: names with spaces between them, and the values of as many as there are.
    Record(&'static str, Vec<Json<'a>>),
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_none(),
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => serializer.collect_seq(items),
            Json::Record(names, values) => {
                let mut names = *names;
                serializer.collect_map(values.iter().map(|value| (take(&mut names, b' '), value)))
            }
        }
    }
}

/// The values of a record, in the order of its names. A call for each is lighter than all of them in one place.
#[derive(Default)]
struct Values<'a>(Vec<Json<'a>>);

impl<'a> Values<'a> {
    fn text(&mut self, text: &'a str) {
        self.0.push(Json::Text(text));
    }

    fn text_or_null(&mut self, text: Option<&'a str>) {
        self.0.push(text.map_or(Json::Null, Json::Text));
    }

    fn texts(&mut self, texts: &'a [String]) {
        let mut list = Self::default();
        for text in texts {
            list.text(text);
        }
        self.0.push(Json::List(list.0));
    }
}

impl Explanation<'_> {
    /// As plain data.
    pub fn json(&self) -> Json<'_> {
        let mut values = Values::default();
        values.text(self.level.code());
        values.text_or_null(self.headline.as_deref());
        let mut list = Vec::new();
        for notice in &self.notices {
            list.push(notice.json());
        }
        values.0.push(Json::List(list));
        let Some(reasons) = self.reasons else {
            values.texts(self.components.as_deref().unwrap_or_default());
            return Json::Record("level headline notices components", values.0);
        };
        let mut list = Vec::new();
        for reason in reasons {
            list.push(why(reason));
        }
        values.0.push(Json::List(list));
        let mut list = Vec::new();
        for diagnostic in self.diagnostics.as_deref().unwrap_or_default() {
            let mut values = Values::default();
            values.text(diagnostic.concern.code());
            values.text(&diagnostic.message);
            list.push(Json::Record("concern message", values.0));
        }
        values.0.push(Json::List(list));
        Json::Record("level headline notices reasons diagnostics", values.0)
    }
}

impl NoticeSummary<'_> {
    fn json(&self) -> Json<'_> {
        let mut values = Values::default();
        values.text(self.id);
        values.text(self.kind.code());
        values.text(self.severity.code());
        values.text_or_null(self.stage.map(Stage::code));
        values.texts(&self.components);
        values.text(&self.headline);
        values.text_or_null(self.title);
        values.text_or_null(self.link);
        Json::Record("id kind severity stage components headline title link", values.0)
    }
}

fn why<'a>(reason: &Reason<'a>) -> Json<'a> {
    let mut values = Values::default();
    values.text(reason.id);
    values.text_or_null(reason.title);
    values.0.push(Json::Flag(reason.shown));
    values.text(reason.because.code());
    Json::Record("id title shown because", values.0)
}

impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}
