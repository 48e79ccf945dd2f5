//! The memory's form in the browser's storage, which may hold anything: what an older or newer version left, or nonsense.
//!
//! What cannot be read is forgotten, entry by entry; nothing here fails.

use super::{Entry, Memory, PutAway, Shown};
use crate::decide::Kind;
use crate::feed::shape::Shape::{self, List, Text};
use crate::feed::shape::{Node, read, record};
use crate::json::Json;
use crate::model::{Severity, Stage};
use crate::scan::{long_digits, number};
use crate::time::Time;
use serde::Deserializer;

/// The form's version, part of the name it is stored under: another version finds nothing rather than something else.
pub const VERSION: &str = "1";

static STORED: Shape = record! { entries: List(&ENTRY) };

static ENTRY: Shape = record! { origin: Text, id: Text, put_away: PUT_AWAY, shown: SHOWN };

static PUT_AWAY: Shape =
    record! { kind: Text, stage: Text, severity: Text, latest: Text, components: List(&Text) };

static SHOWN: Shape = record! {
    title: Text,
    link: Text,
    starts: Text,
    latest: Text,
    open_until: Text,
    components: List(&Text),
    unlisted: Text,
    ends: Text,
    said: Text,
    postmortem: Text,
};

impl Memory {
    /// As plain data; `None` when there is nothing to store.
    pub fn stored(&self) -> Option<Json<'_>> {
        let entries = Json::list(&self.entries, entry);
        (!self.entries.is_empty()).then(|| Json::Record(vec![("entries", entries)]))
    }

    /// From what was stored.
    pub fn restore<'de, D: Deserializer<'de>>(document: D) -> Self {
        let document = read(document, &STORED);
        let mut entries = Vec::new();
        for node in document.items("entries") {
            if node.is_record() {
                entries.extend(entry_of(node));
            }
        }
        Self { entries }
    }
}

fn entry(entry: &Entry) -> Json<'_> {
    let put_away = entry.put_away.as_ref().map_or(Json::Null, |it| {
        Json::Record(vec![
            ("kind", Json::Text(it.kind.code())),
            ("stage", Json::text(it.stage.map(Stage::code))),
            ("severity", Json::Text(it.severity.code())),
            ("latest", time(it.latest)),
            ("components", Json::texts(&it.components)),
        ])
    });
    let shown = entry.shown.as_ref().map_or(Json::Null, |it| {
        Json::Record(vec![
            ("title", Json::text(it.title.as_deref())),
            ("link", Json::text(it.link.as_deref())),
            ("starts", time(it.starts)),
            ("latest", time(it.latest)),
            ("open_until", time(it.open_until)),
            ("components", Json::texts(&it.components)),
            ("unlisted", flag(it.unlisted)),
            ("ends", time(it.ends)),
            ("said", time(it.said)),
            ("postmortem", flag(it.has_postmortem)),
        ])
    });
    let (origin, id) = (Json::Text(&entry.origin), Json::Text(&entry.id));
    Json::Record(vec![("origin", origin), ("id", id), ("put_away", put_away), ("shown", shown)])
}

fn entry_of(node: &Node) -> Option<Entry> {
    let put_away = node.get("put_away");
    let id = node.text("id")?;
    let entry = Entry {
        origin: node.text("origin")?.to_owned(),
        id: id.to_owned(),
        put_away: put_away.is_record().then(|| put_away_of(id, put_away)).flatten(),
        shown: node.get("shown").is_record().then(|| shown_of(node.get("shown"))),
        ..Entry::default()
    };
    // An entry that says nothing would stay for ever.
    (entry.put_away.is_some() || entry.shown.is_some()).then_some(entry)
}

fn put_away_of(id: &str, node: &Node) -> Option<PutAway> {
    Some(PutAway {
        id: id.to_owned(),
        kind: Kind::from_code(node.text("kind")?)?,
        stage: node.text("stage").and_then(Stage::from_code),
        severity: Severity::from_code(node.text("severity")?)?,
        latest: time_of(node, "latest"),
        components: texts_of(node, "components"),
    })
}

fn shown_of(node: &Node) -> Shown {
    let text = |name| node.text(name).map(str::to_owned);
    Shown {
        title: text("title"),
        // It was vetted before it was stored, but others may write there, too.
        link: node.web_address("link"),
        starts: time_of(node, "starts"),
        latest: time_of(node, "latest"),
        open_until: time_of(node, "open_until"),
        components: texts_of(node, "components"),
        unlisted: node.text("unlisted").is_some(),
        ends: time_of(node, "ends"),
        said: time_of(node, "said"),
        has_postmortem: node.text("postmortem").is_some(),
    }
}

/// A moment in milliseconds since 1970; none before that.
fn time<'a>(time: Option<Time>) -> Json<'a> {
    let milliseconds = time.and_then(|time| u64::try_from(time.0).ok());
    milliseconds.map_or(Json::Null, |milliseconds| Json::Owned(long_digits(milliseconds)))
}

fn time_of(node: &Node, name: &str) -> Option<Time> {
    number(node.text(name)?).and_then(|milliseconds| i64::try_from(milliseconds).ok()).map(Time)
}

/// Texts are all that the reader of shapes knows.
fn flag<'a>(flag: bool) -> Json<'a> {
    if flag { Json::Text("yes") } else { Json::Null }
}

fn texts_of(node: &Node, name: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for item in node.items(name) {
        if let Node::Text(text) = item {
            texts.push(text.clone());
        }
    }
    texts
}
