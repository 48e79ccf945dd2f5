//! What the native tests share: fixtures, policies from words, and a decision as one line of text.
#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this")]

use serde_json::{Value, json};
use status_widget::decide::Moment;
use status_widget::decide::{Decision, closed, decide};
use status_widget::explain::headline;
use status_widget::feed::{Decoded, decode};
use status_widget::memory::{Memory, NOTHING};
use status_widget::model::Status;
use status_widget::options::{Options, Policy, Written};
use status_widget::text::english;
use status_widget::time::{Time, read_time};
use std::path::{Path, PathBuf};

/// The moment that the made-up feeds are written for.
pub const NOW: &str = "2026-03-10T12:00:00Z";

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub fn time(text: &str) -> Time {
    read_time(text).unwrap_or_else(|| panic!("{text} is a time"))
}

/// Reads a file as the browser does.
pub fn decode_file(path: &Path) -> Decoded {
    decode(&std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Reads a document that a test has made.
pub fn decode_value(document: &Value) -> Decoded {
    decode(document.to_string().as_bytes())
}

pub fn fixture(name: &str) -> Decoded {
    decode_file(&fixtures().join(name))
}

pub fn status(name: &str) -> Status {
    fixture(name).status.unwrap_or_else(|| panic!("{name} is a feed"))
}

/// A policy from options as an element would have them; none of them may be a bad value.
pub fn policy(options: &[(&str, &str)]) -> Policy {
    let (options, diagnostics) =
        Options::default().read(|asked| match options.iter().find(|(other, _)| *other == asked.name) {
            Some((_, value)) => Some(Written::from(*value)),
            None => (asked.name == "source").then(|| Written::from("https://status.example.com")),
        });
    assert_eq!(diagnostics, [], "the test's own options hold");
    options.policy
}

/// A decision as one line: `level: headline; id kind severity components…; id because…`.
pub fn in_a_line(status: &Status, decision: &Decision) -> String {
    let mut line = decision.level.code().to_owned();
    for notice in &decision.notices {
        let headline = headline(status, decision, notice, &english());
        line += &format!(" | {} {}: {headline}", notice.kind.code(), notice.severity.code());
    }
    line
}

/// Whether and why each thing of the feed shows: `because` codes in the feed's order.
pub fn reasons(decision: &Decision) -> String {
    decision.reasons.iter().map(|reason| reason.because.code()).collect::<Vec<_>>().join(" ")
}

/// Decides on a fixture with these options at this time.
#[track_caller]
pub fn check(name: &str, options: &[(&str, &str)], now: &str, expected: &str, expected_reasons: &str) {
    let status = status(name);
    let decision = decide(&status, &policy(options), &NOTHING, time(now));
    assert_eq!(in_a_line(&status, &decision), expected, "{name} {options:?}");
    assert_eq!(reasons(&decision), expected_reasons, "reasons of {name} {options:?}");
}

/// One browser with one reader, as the widget serves them: it decides, shows and remembers, over any number of documents.
#[derive(Clone)]
pub struct Reader {
    pub policy: Policy,
    pub memory: Memory,
    /// How often the history was wanted.
    pub asked: usize,
}

impl Reader {
    pub fn new(options: &[(&str, &str)]) -> Self {
        Self { policy: policy(options), memory: Memory::default(), asked: 0 }
    }

    /// Looks at a document: what shows, in a line, and why.
    pub fn looks_at(&mut self, status: &Status, moment: impl Into<Moment>) -> (String, String) {
        let moment = moment.into();
        // As the shell does before it decides: whatever holds must survive the storage.
        let stored = Memory::from_text(&self.memory.to_text());
        self.memory.take_in(stored);
        let decision = decide(status, &self.policy, &self.memory, moment);
        let seen = (in_a_line(status, &decision), reasons(&decision));
        let shown: Vec<String> = decision.notices.iter().map(|notice| notice.id.to_owned()).collect();
        if decision.wants_history {
            self.asked += 1;
            self.memory.ask_history(status, moment);
        }
        self.memory.note(status, &shown, &self.policy, moment);
        seen
    }

    /// Closes the banner that a document shows, whose details were never opened.
    pub fn closes(&mut self, status: &Status, moment: impl Into<Moment>) {
        self.closes_after(status, moment, false);
    }

    /// The same, with its details opened before or not.
    pub fn closes_after(&mut self, status: &Status, moment: impl Into<Moment>, opened: bool) {
        let moment = moment.into();
        let known = self.memory.clone();
        let decision = decide(status, &self.policy, &known, moment);
        let seen = decision.notices.iter().filter(|_| opened).map(|notice| notice.id.to_owned());
        let seen: Vec<_> = seen.collect();
        self.memory.dismiss(status, &closed(decision.notices, &seen), moment);
    }

    /// Puts away the notice at this place alone.
    pub fn puts_away(&mut self, status: &Status, moment: impl Into<Moment>, place: usize) {
        let moment = moment.into();
        let known = self.memory.clone();
        let decision = decide(status, &self.policy, &known, moment);
        self.memory.dismiss(status, &decision.notices[place..=place], moment);
    }

    /// Loads the page anew: what is not stored is forgotten.
    pub fn reloads(&mut self) {
        self.memory = Memory::from_text(&self.memory.to_text());
    }
}

/// A document with these components, incidents and maintenances.
pub fn feed(components: Value, incidents: Value, maintenances: Value) -> Value {
    json!({"page": {"id": "quillhaven"}, "components": components, "incidents": incidents,
           "scheduled_maintenances": maintenances})
}

pub fn component(id: &str, name: &str, status: &str) -> Value {
    json!({"id": id, "name": name, "status": status})
}

/// Search and mail, which are well.
pub fn components() -> Value {
    json!([component("search", "Search", "operational"), component("mail", "Mail", "operational")])
}

/// An open incident of search, but for these fields.
pub fn incident(fields: Value) -> Value {
    let incident = json!({"id": "i", "name": "Search is slow", "status": "investigating", "impact": "minor",
        "created_at": "2026-03-10T11:20:00Z", "components": [{"id": "search"}]});
    with(incident, fields)
}

/// A maintenance of mail in two hours, but for these fields.
pub fn maintenance(fields: Value) -> Value {
    let maintenance = json!({"id": "m", "name": "Mail moves", "status": "scheduled", "created_at": "2026-03-01T09:00:00Z",
        "scheduled_for": "2026-03-10T14:00:00Z", "scheduled_until": "2026-03-10T16:00:00Z", "components": [{"id": "mail"}]});
    with(maintenance, fields)
}

/// The status of a document that is a feed.
pub fn status_of(document: &Value) -> Status {
    decode_value(document).status.unwrap_or_else(|| panic!("it is a feed: {document}"))
}

/// An object with these fields besides, or in place of its own.
pub fn with(mut object: Value, fields: Value) -> Value {
    object.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    object
}
