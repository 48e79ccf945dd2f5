//! The memory's form in the browser's storage: a line for each entry, its fields between tabs, lists within a field between
//! unit separators. No serde: every record that it learns to read costs the page half a kilobyte.
//!
//! The storage may hold anything: what an older or newer version left, or nonsense. What cannot be read is forgotten, line
//! by line; nothing here fails.

use super::{Entry, Memory, PutAway};
use crate::decide::Kind;
use crate::model::{Severity, Stage};
use crate::scan::{long_digits, number, take};
use crate::time::Time;

/// The form's version, part of the name that it is stored under: another version finds nothing rather than something else.
pub const VERSION: &str = "1";

const LINE: u8 = b'\n';
const FIELD: u8 = b'\t';
const ITEM: u8 = 0x1f;

impl Memory {
    /// As a text; empty when there is nothing to store.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for entry in &self.entries {
            for part in [&entry.origin, &entry.id, &entry.title, &entry.link] {
                put(&mut text, part, FIELD);
            }
            for id in &entry.components {
                put(&mut text, id, ITEM);
            }
            text.push(char::from(FIELD));
            for flag in [entry.shown, entry.unlisted, entry.has_postmortem] {
                put(&mut text, if flag { "1" } else { "" }, FIELD);
            }
            let put_away = entry.put_away;
            for word in [
                put_away.map(|it| it.kind.code()),
                put_away.and_then(|it| it.stage).map(Stage::code),
                put_away.map(|it| it.severity.code()),
            ] {
                put(&mut text, word.unwrap_or_default(), FIELD);
            }
            let put_away_at = put_away.and_then(|it| it.latest);
            for time in [put_away_at, entry.starts, entry.latest, entry.open_until, entry.ends, entry.said] {
                // None of them is before 1970.
                let digits = time.and_then(|time| u64::try_from(time.0).ok()).map(long_digits);
                put(&mut text, &digits.unwrap_or_default(), FIELD);
            }
            text.push(char::from(LINE));
        }
        text
    }

    /// From a text that was stored.
    pub fn from_text(mut text: &str) -> Self {
        let mut entries = Vec::new();
        while !text.is_empty() {
            entries.extend(entry(take(&mut text, LINE)));
        }
        Self { entries }
    }
}

/// A part and what follows it. Feeds have no such signs but in nonsense, and then they are spaces.
fn put(text: &mut String, part: &str, separator: u8) {
    for char in part.chars() {
        text.push(if char < ' ' { ' ' } else { char });
    }
    text.push(char::from(separator));
}

/// One line; nothing where it tells of nothing, since that would stay for ever.
fn entry(mut line: &str) -> Option<Entry> {
    let mut field = || take(&mut line, FIELD);
    let mut entry = Entry {
        origin: field().to_owned(),
        id: field().to_owned(),
        title: field().to_owned(),
        link: field().to_owned(),
        ..Entry::default()
    };
    let mut items = field();
    while !items.is_empty() {
        entry.components.push(take(&mut items, ITEM).to_owned());
    }
    for flag in [&mut entry.shown, &mut entry.unlisted, &mut entry.has_postmortem] {
        *flag = field() == "1";
    }
    let (kind, stage, severity) =
        (Kind::from_code(field()), Stage::from_code(field()), Severity::from_code(field()));
    let mut latest = None;
    for time in [
        &mut latest,
        &mut entry.starts,
        &mut entry.latest,
        &mut entry.open_until,
        &mut entry.ends,
        &mut entry.said,
    ] {
        *time = number(field()).and_then(|milliseconds| i64::try_from(milliseconds).ok()).map(Time);
    }
    if let (Some(kind), Some(severity)) = (kind, severity) {
        entry.put_away = Some(PutAway { kind, stage, severity, latest });
    }
    // The link was vetted before it was stored, but others may write there, too.
    if !(entry.link.starts_with("https://") || entry.link.starts_with("http://")) {
        entry.link.clear();
    }
    (!entry.id.is_empty() && (entry.shown || entry.put_away.is_some())).then_some(entry)
}
