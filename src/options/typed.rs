//! What kind of values an option has: read off the words that say what it accepts, here and nowhere else. Types, the manifest of the element,
//! the loader's rules and the controls of the configuring page are made of it; nothing that runs in a page knows it.

use super::registry::Definition;
use crate::feed::ACCEPTED;

/// What the types call a span such as `90s`.
pub const DURATION: &str = "Duration";

/// What the types call the name of a status system.
pub const FORMAT: &str = "Format";

/// Which values an option has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Names of status systems.
    Format,
    /// Texts with spaces or commas between them.
    List,
    /// A span, or one of some words.
    Duration,
    /// One of some words.
    Words,
    /// Any text, or one of a form that only its reader knows.
    Text,
}

impl Definition {
    /// Which values it has.
    pub fn kind(&self) -> Kind {
        match self.accepts {
            ACCEPTED => Kind::Format,
            accepts if accepts.contains("separated") => Kind::List,
            accepts if accepts.starts_with("a duration") => Kind::Duration,
            accepts if accepts.starts_with('`') && !accepts.contains(" such as ") => Kind::Words,
            _ => Kind::Text,
        }
    }

    /// The type of a value that script may give.
    pub fn script_type(&self) -> String {
        let mut types = match self.kind() {
            // Several, as a text, are any text.
            Kind::Format => return format!("{FORMAT} | readonly {FORMAT}[] | (string & {{}})"),
            Kind::List => return "string | readonly string[]".to_owned(),
            Kind::Text => return "string".to_owned(),
            Kind::Duration => vec![DURATION.to_owned()],
            Kind::Words => Vec::new(),
        };
        types.extend(self.words().map(|word| format!("'{word}'")));
        types.join(" | ")
    }

    /// The words that it accepts, of those that it names: no example of a span, and no other option.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let accepts = self.accepts;
        // Every other part stands between backticks.
        accepts.split('`').skip(1).step_by(2).filter(move |word| {
            let is_example = word.starts_with(|char: char| char.is_ascii_digit())
                || accepts.contains(&format!("such as `{word}`"));
            !is_example && !accepts.contains(&format!("twice `{word}`"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::registry::REGISTRY;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let option = REGISTRY.iter().find(|option| option.name == name).unwrap();
        assert_eq!(option.script_type(), expected, "{name}");
    }

    #[test]
    fn tells_words_spans_and_lists_apart() {
        check("source", "string | readonly string[]");
        check("components", "string | readonly string[]");
        check("path", "string | readonly string[]");
        check("format", "Format | readonly Format[] | (string & {})");
        check("page-wide", "'show' | 'hide'");
        check("minimum", "'info' | 'minor' | 'major' | 'critical'");
        check("maintenance", "Duration | 'active' | 'off'");
        check("resolved", "Duration | 'off'");
        check("refresh", "Duration");
        check("max-age", "Duration");
        check("time-zone", "string");
        check("lang", "string");
        check("nonce", "string");
    }
}
