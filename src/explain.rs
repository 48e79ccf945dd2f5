//! The decision in words that a person or a test can read: the detail of events, and what `handle.explain()` and
//! `cargo xtask explain` print.
//!
//! It adds nothing to the decision but names.

use crate::decide::{Decision, Kind, Level, Notice, Reason};
use crate::diagnostic::Diagnostic;
use crate::model::{ComponentStatus, Names, Stage, Status};
use crate::scan::take;
use crate::text::{Key, LISTED, Words};
use serde::{Serialize, Serializer};

/// So many names of components are handed out with all notices together. No real page comes near; `components` has all.
const MOST_NAMES: usize = 1_000;

/// What shows, without the reasons: the state that events tell. No status is a state too.
///
/// Its fields: `level` (the worst severity shown, `operational` or `unknown`), `headline` (the first notice's, or `null`), `notices`
/// (most important first) and `components` (the names of those that the notices speak of, each once).
pub fn state(found: Option<(&Status, &Decision)>, words: &Words) -> Json {
    let (mut values, components) = shown(found, words);
    values.texts(components);
    Json::Record("level headline notices components", values.0)
}

/// What shows, and why: in place of `components` it has `reasons` (every incident, maintenance and component in trouble with the rule
/// that decided) and `diagnostics` (what was odd about the feed or the options, each once).
pub fn explain<'a>(
    found: Option<(&Status, &'a Decision)>,
    words: &Words,
    diagnostics: &[&'a [Diagnostic]],
) -> Json {
    let (mut values, _) = shown(found, words);
    let mut reasons = Vec::new();
    let mut remarks = Vec::new();
    for diagnostics in diagnostics {
        remark(&mut remarks, diagnostics);
    }
    if let Some((_, decision)) = found {
        for reason in &decision.reasons {
            reasons.push(why(reason));
        }
        remark(&mut remarks, &decision.diagnostics);
    }
    let mut diagnostics = Vec::new();
    for diagnostic in remarks {
        let mut values = Values::default();
        values.text(diagnostic.concern.code());
        values.text(&diagnostic.message);
        diagnostics.push(Json::Record("concern message", values.0));
    }
    values.0.push(Json::List(reasons));
    values.0.push(Json::List(diagnostics));
    Json::Record("level headline notices reasons diagnostics", values.0)
}

/// Adds those that are not there yet.
fn remark<'a>(remarks: &mut Vec<&'a Diagnostic>, diagnostics: &'a [Diagnostic]) {
    for diagnostic in diagnostics {
        if !remarks.contains(&diagnostic) {
            remarks.push(diagnostic);
        }
    }
}

/// What a state and an explanation have in common, and the components' names.
fn shown(found: Option<(&Status, &Decision)>, words: &Words) -> (Values, Vec<String>) {
    let mut level = Level::Unknown;
    let mut first = None;
    let mut notices = Vec::new();
    let mut components = Vec::new();
    let mut room = MOST_NAMES;
    if let Some((status, decision)) = found {
        level = decision.level;
        let mut named = Named::of(status, &decision.names);
        for notice in &decision.notices {
            let headline = headline(status, decision, notice, words);
            let names = Named::of(status, &decision.names).list(&notice.components, None, room).0;
            room -= names.len();
            notices.push(summary(notice, names, &headline));
            first = first.or(Some(headline));
            components.append(&mut named.list(&notice.components, None, usize::MAX).0);
        }
    }
    let mut values = Values::default();
    values.text(level.code());
    values.text_or_null(first.as_deref());
    values.0.push(Json::List(notices));
    (values, components)
}

/// One notice, by itself. Its `id` is the incident's or maintenance's, or `component:<status>`; components have no `stage`.
fn summary(notice: &Notice, names: Vec<String>, headline: &str) -> Json {
    let mut values = Values::default();
    values.text(notice.id);
    values.text(notice.kind.code());
    values.text(notice.severity.code());
    values.text_or_null(notice.stage.map(Stage::code));
    values.texts(names);
    values.text(headline);
    values.text_or_null(notice.title);
    values.text_or_null(notice.link);
    Json::Record("id kind severity stage components headline title link", values.0)
}

fn why(reason: &Reason) -> Json {
    let mut values = Values::default();
    values.text(reason.id);
    values.text_or_null(reason.title);
    values.0.push(Json::Flag(reason.shown));
    values.text(reason.because.code());
    Json::Record("id title shown because", values.0)
}

/// Names components, each once: two of one name in one group are one to a reader.
pub struct Named<'s> {
    status: &'s Status,
    names: &'s Names,
    named: Vec<bool>,
}

impl<'s> Named<'s> {
    /// One that has named nothing yet.
    pub fn of(status: &'s Status, names: &'s Names) -> Self {
        Self { status, names, named: vec![false; status.components.len()] }
    }

    /// The names of those that are in a state, if one is asked for, and no more than so many; and how many others there are.
    pub fn list(
        &mut self,
        components: &[usize],
        state: Option<ComponentStatus>,
        most: usize,
    ) -> (Vec<String>, usize) {
        let (mut labels, mut others) = (Vec::new(), 0);
        for index in components {
            let is_in_state = state.is_none_or(|state| self.status.state(*index) == state);
            let named = self.named.get_mut(self.names.of(*index).1).filter(|_| is_in_state);
            if named.is_none_or(|named| std::mem::replace(named, true)) {
                continue;
            }
            if labels.len() < most {
                labels.push(self.status.label(self.names, *index));
            } else {
                others += 1;
            }
        }
        (labels, others)
    }
}

/// As many names of a notice's components as a list has room for, and how many others there are: of those that the headline speaks of, or of
/// all where the title must do.
pub fn listed(status: &Status, decision: &Decision, notice: &Notice) -> (Vec<String>, usize) {
    Named::of(status, &decision.names).list(&notice.components, notice.state, LISTED)
}

/// A notice's headline: the components in the worst state, else its own title, else the plainest word for it.
pub fn headline(status: &Status, decision: &Decision, notice: &Notice, words: &Words) -> String {
    if let Some(state) = notice.state {
        let (names, others) = listed(status, decision, notice);
        if let Some(headline) = words.headline(state, names, others) {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// A boolean.
    Flag(bool),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: names with spaces between them, and the values of as many as there are.
    Record(&'static str, Vec<Json>),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Record(names, values) => {
                let mut names = *names;
                serializer.collect_map(values.iter().map(|value| (take(&mut names, b' '), value)))
            }
        }
    }
}

/// The values of a record, in the order of its names. A call for each is lighter than all of them in one place.
#[derive(Default)]
struct Values(Vec<Json>);

impl Values {
    fn text(&mut self, text: &str) {
        self.text_or_null(Some(text));
    }

    #[inline(never)]
    fn text_or_null(&mut self, text: Option<&str>) {
        self.0.push(text.map_or(Json::Null, |text| Json::Text(text.to_owned())));
    }

    fn texts(&mut self, texts: Vec<String>) {
        let mut list = Vec::new();
        for text in texts {
            list.push(Json::Text(text));
        }
        self.0.push(Json::List(list));
    }
}
