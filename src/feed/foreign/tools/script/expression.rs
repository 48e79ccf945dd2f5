//! What an expression of a script comes to.
//!
//! | | |
//! |---|---|
//! | `a.b`, `a.0`, `a.$`, `.` | a field, the first element, the last; where the script stands |
//! | `0.a` | a field of the document of the first kind |
//! | `Name`, `Name[x]`, `Name[x].a` | what was called so; what was put under a key; a field of that |
//! | `a:Names` | the first field that is there of those that `Names` has, with commas between them |
//! | `'a text'`, `(x)` | itself |
//! | `x~Table`, `x?Table` | its word by a table (`'up=operational,down=major_outage'`; `*=` stands for all others); the same, of nothing `unknown` |
//! | `x^` | its first line without marks or slashes around it |
//! | `x/` | what stands behind its last slash |
//! | `x@'name'` | of lines `name: value`, that value |
//! | `!x` | `1` where nothing stands there |
//! | `x+y`, `x*y` | both texts in one; so many minutes after a moment |
//! | `x=y`, `x#y`, `x%y`, `x<y` | `1` where both are one text; where they are not; where one stands in the other, whatever its case; where both are moments, or numbers, and the first is the earlier or smaller one |
//! | `x&y` | the second, if the first is there |
//! | `x\|y` | the first, or else the second |
//!
//! What stands further down binds less.

use super::super::page::Record;
use super::super::times::read;
use super::super::value::Value;
use super::super::words::{has, word};
use super::{Script, trimmed};
use crate::scan::{cut, long_digits, number, take};

impl<'a> Script<'a> {
    /// Leaves white space behind.
    pub(super) fn skip(&mut self) {
        self.code = self.code.trim_ascii_start();
    }

    /// Takes this sign, if it is the next.
    pub(super) fn takes(&mut self, sign: u8) -> bool {
        let is_next = self.code.as_bytes().first() == Some(&sign);
        if is_next {
            self.code = self.code.get(1..).unwrap_or_default();
        }
        is_next
    }

    /// Takes the sign that begins a block, if it is the next.
    pub(super) fn opens(&mut self) -> bool {
        self.skip();
        self.takes(b'{') || self.code.is_empty()
    }

    /// The next word; an empty one where there is none.
    pub(super) fn word(&mut self) -> &'static str {
        self.skip();
        let is_end = |byte: &u8| !matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$');
        let end = self.code.as_bytes().iter().position(is_end).unwrap_or(self.code.len());
        let (word, rest) = self.code.split_at_checked(end).unwrap_or_default();
        self.code = rest;
        word
    }

    /// An expression behind white space.
    pub(super) fn argument(&mut self) -> Value<'a> {
        self.skip();
        self.expression()
    }

    pub(super) fn expression(&mut self) -> Value<'a> {
        let mut value = self.both();
        while self.takes(b'|') {
            let other = self.both();
            if !value.is_there() {
                value = other;
            }
        }
        value
    }

    fn both(&mut self) -> Value<'a> {
        let mut value = self.compared();
        while self.takes(b'&') {
            let other = self.compared();
            value = if value.is_there() { other } else { Value::Text("") };
        }
        value
    }

    fn compared(&mut self) -> Value<'a> {
        let one = self.joined();
        let sign = self.code.bytes().next().unwrap_or_default();
        if !matches!(sign, b'=' | b'#' | b'%' | b'<') {
            return one;
        }
        self.code = self.code.get(1..).unwrap_or_default();
        let (one, other) = (one.text(), self.joined().text());
        Value::flag(match sign {
            b'=' => one == other,
            b'#' => one != other,
            b'%' => has(one, other),
            _ => read(one).zip(read(other)).is_some_and(|(one, other)| one < other),
        })
    }

    fn joined(&mut self) -> Value<'a> {
        let mut value = self.single();
        loop {
            let text = if self.takes(b'+') {
                [value.text(), self.single().text()].concat()
            } else if self.takes(b'*') {
                let minutes = number(self.single().text()).and_then(|minutes| i64::try_from(minutes).ok());
                let later =
                    |minutes: i64| Some(read(value.text())?.0.saturating_add(minutes.saturating_mul(60_000)));
                minutes.and_then(later).map_or(String::new(), |time| long_digits(time.unsigned_abs()))
            } else {
                return value;
            };
            value = Value::Text(self.keeper.keep(text));
        }
    }

    fn single(&mut self) -> Value<'a> {
        self.skip();
        if self.takes(b'!') {
            let value = self.single();
            return Value::flag(!value.is_there());
        }
        let mut value = if self.takes(b'.') { self.at.value } else { self.first() };
        loop {
            value = if self.takes(b'.') {
                value.get(self.word())
            } else if self.takes(b':') {
                let mut names = self.first().text();
                let mut found = Value::Text("");
                while !names.is_empty() && !found.is_there() {
                    found = value.get(take(&mut names, b','));
                }
                found
            } else if self.takes(b'?') {
                let text = if value.is_there() { value.text() } else { "unknown" };
                Value::Text(word(self.first().text(), text))
            } else if self.takes(b'~') {
                Value::Text(word(self.first().text(), value.text()))
            } else if self.takes(b'@') {
                Value::Text(noted(value.text(), self.first().text()))
            } else if self.takes(b'^') {
                let line = cut(value.text(), b'\n').map_or(value.text(), |(line, _)| line);
                Value::Text(trimmed(line, b"*_#` /\r"))
            } else if self.takes(b'/') {
                let (mut rest, mut last) = (value.text(), "");
                while !rest.is_empty() {
                    last = take(&mut rest, b'/');
                }
                Value::Text(last)
            } else {
                return value;
            };
        }
    }

    /// What a path begins with, or a table.
    fn first(&mut self) -> Value<'a> {
        if self.takes(b'(') {
            let value = self.expression();
            let is_over = self.takes(b')');
            debug_assert!(is_over, "no end: {}", self.code);
            return value;
        }
        if self.takes(b'\'') {
            return Value::Text(take(&mut self.code, b'\''));
        }
        let name = self.word();
        match name.as_bytes().first() {
            Some(b'0'..=b'9') => {
                let kind = number(name).unwrap_or_default();
                let mut documents = self.documents.iter();
                let found = documents.find(|(other, _)| *other as u64 == kind);
                found.map_or(Value::Text(""), |(_, tree)| Value::Part(tree))
            }
            Some(b'A'..=b'Z') if self.takes(b'[') => {
                let key = self.expression().text();
                self.takes(b']');
                let index = self.index(name);
                index.sort();
                index.first(key).map_or(Value::Text(""), |entry| entry.value)
            }
            Some(b'A'..=b'Z') => self.named(name),
            _ => self.at.value.get(name),
        }
    }

    /// What is called so.
    pub(super) fn named(&self, name: &str) -> Value<'a> {
        match name {
            "Key" => Value::Text(self.at.key),
            "List" => Value::Text(self.at.list),
            "Newest" => Value::Text(self.newest),
            "Oldest" => Value::Text(self.oldest),
            "Components" => Value::flag(!self.page.components.is_empty() || !self.page.mentions.is_empty()),
            "Notices" => Value::flag(self.page.notices.iter().any(Record::is_told)),
            _ => {
                let found = self.values.iter().find(|(other, _)| *other == name);
                debug_assert!(found.is_some(), "nothing is called {name}");
                found.map_or(Value::Text(""), |(_, value)| *value)
            }
        }
    }
}

/// Of lines such as `<!-- start: 2026-11-29`, what stands behind a name.
fn noted<'a>(mut text: &'a str, name: &str) -> &'a str {
    while !text.is_empty() {
        if let Some((before, value)) = cut(take(&mut text, b'\n'), b':')
            && trimmed(before, b"<!- ") == name
        {
            return trimmed(value, b"-> \r");
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::super::super::super::format::Settings;
    use super::super::super::texts::{Keeper, Texts};
    use super::*;
    use crate::feed::json::read_tree;

    #[track_caller]
    fn check(code: &'static str, expected: &str) {
        let document =
            br#"{"a":"x","b":{"c":[1,2,{"d":"up"}]},"e":"","f":[],"at":"2026-11-29T12:00:00Z","n":30,
            "text":"**One**\n<!-- start: soon -->\ntwo"}"#;
        let texts = Texts::new(1);
        let documents = [(0, read_tree(document).expect("it is JSON"))];
        let settings = Settings::default();
        let mut script = Script::new(&documents, Keeper { texts: &texts, used: 0 }, &settings);
        script.call("Up", Value::Text("up=operational,*=other"));
        if let Some((_, tree)) = documents.first() {
            script.at.value = Value::Part(tree);
        }
        script.index("Known").put("x", Value::Text("found"));
        script.code = code;
        assert_eq!(script.argument().text(), expected, "{code}");
        assert_eq!(script.code, "", "{code}");
    }

    #[test]
    fn comes_to_what_it_says() {
        for (code, expected) in [
            ("a", "x"),
            ("b.c.0", "1"),
            ("b.c.$.d", "up"),
            ("0.b.c.1", "2"),
            ("b.c.$.d~Up", "operational"),
            ("a~Up", "other"),
            ("z?'unknown=so'", "so"),
            ("'a text'", "a text"),
            ("Known[a]", "found"),
            ("Known['y']", ""),
            (".:'z,a,n'", "x"),
            ("a+'-'+n", "x-30"),
            ("at*n", "1795955400000"),
            ("at<(at*n)", "1"),
            ("n<at", "1"),
            ("z<at", ""),
            ("a='x'", "1"),
            ("a#'x'", ""),
            ("text%'ONE'", "1"),
            ("!e&'empty'", "empty"),
            ("f&'a list'", "a list"),
            ("z|e|a", "x"),
            ("z&'no'|a='x'&'yes'", "yes"),
            ("!(z|a)", ""),
            ("text^", "One"),
            ("('a/b/'+n)/", "30"),
            ("z/|a/", "x"),
            ("text@'start'", "soon"),
            ("z|\n  a", "x"),
        ] {
            check(code, expected);
        }
    }
}
