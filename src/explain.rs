//! The decision in words that a person or a test can read: what `handle.explain()` and `cargo xtask explain` print.
//!
//! It adds nothing to the decision but names.

use crate::decide::{Decision, Kind, Level, Notice, Reason};
use crate::diagnostic::Diagnostic;
use crate::model::{Severity, Stage, Status};
use crate::text::Words;
use serde::Serialize;

/// What the widget shows for a feed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The worst severity shown, `operational` or `unknown`.
    pub level: Level,
    /// The banner's headline: the first notice's. `null` when nothing shows.
    pub headline: Option<String>,
    /// What shows, most important first.
    pub notices: Vec<NoticeSummary>,
    /// Every incident, maintenance and component in trouble, with the rule that decided.
    pub reasons: Vec<Reason>,
    /// What was odd about the feed or the options.
    pub diagnostics: Vec<Diagnostic>,
}

/// One notice, by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeSummary {
    /// The incident's or maintenance's id, or `component:<status>`.
    pub id: String,
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
    pub title: Option<String>,
    /// Where to read about it.
    pub link: Option<String>,
}

/// Explains a decision, or the lack of one where there is no status.
pub fn explain(
    found: Option<(&Status, &Decision)>,
    words: &Words,
    mut diagnostics: Vec<Diagnostic>,
) -> Explanation {
    let Some((status, decision)) = found else {
        return Explanation {
            level: Level::Unknown,
            headline: None,
            notices: Vec::new(),
            reasons: Vec::new(),
            diagnostics,
        };
    };
    diagnostics.extend(decision.diagnostics.iter().cloned());
    let notices = summaries(status, decision, words);
    Explanation {
        level: decision.level,
        headline: notices.first().map(|notice| notice.headline.clone()),
        notices,
        reasons: decision.reasons.clone(),
        diagnostics,
    }
}

/// Every notice of a decision, named.
pub fn summaries(status: &Status, decision: &Decision, words: &Words) -> Vec<NoticeSummary> {
    let summary = |notice: &Notice| NoticeSummary {
        id: notice.id.clone(),
        kind: notice.kind,
        severity: notice.severity,
        stage: notice.stage,
        components: labels(status, &notice.components),
        headline: headline(status, notice, words),
        title: notice.title.clone(),
        link: notice.link.clone(),
    };
    decision.notices.iter().map(summary).collect()
}

/// The names of components, each once.
pub fn labels(status: &Status, components: &[usize]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for index in components {
        let label = status.label(*index);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// A notice's headline: the components in the worst state, else its own title, else the plainest word for it.
pub fn headline(status: &Status, notice: &Notice, words: &Words) -> String {
    let of_components = notice
        .state
        .as_ref()
        .and_then(|(state, components)| words.headline(*state, &labels(status, components)));
    of_components.or_else(|| notice.title.clone()).unwrap_or_else(|| {
        let untitled = match notice.kind {
            Kind::Incident | Kind::Component => words.untitled_incident,
            Kind::Maintenance | Kind::Upcoming => words.untitled_maintenance,
        };
        untitled.to_owned()
    })
}
