//! What scripts are told of the registries: the door of the options, their names and which values are good ones, as far as a pattern can say,
//! made of the registry (what is wrong with a value the wasm tells); and what asks other systems, of the formats, where each
//! is asked.

use std::collections::BTreeMap;

use status_widget::feed::foreign::FORMATS;

use status_widget::feed::{AUTO, STATUSPAGE};
use status_widget::options::typed::Kind;
use status_widget::options::{Definition, REGISTRY};

/// What the door knows of formats: it is in one of these that it can tell a quiet day. A feed of any other is for the wasm from the start.
const READ_BY_THE_DOOR: [&str; 2] = [AUTO, STATUSPAGE];
/// A duration, as a pattern.
const DURATION: &str = "[0-9]+[smhd]";

/// The name of each option with the pattern of its good values, where they have one: `components confirm:yes|no`.
pub fn rules() -> String {
    let rules = REGISTRY.iter().map(|option| match pattern(option) {
        Some(pattern) => format!("{}:{pattern}", option.name),
        None => option.name.to_owned(),
    });
    rules.collect::<Vec<_>>().join(" ")
}

/// The rules of each format by its name, as JSON.
pub fn addresses() -> serde_json::Value {
    let rules: BTreeMap<_, _> = FORMATS.iter().map(|format| (format.name, format.rules)).collect();
    serde_json::json!(rules)
}

/// The pattern of what an option accepts, where that is a list of words, durations among them or not.
fn pattern(option: &Definition) -> Option<String> {
    let mut words: Vec<&str> = option.words().collect();
    match option.kind() {
        Kind::Format => words.retain(|word| READ_BY_THE_DOOR.contains(word)),
        Kind::Duration => words.push(DURATION),
        Kind::Words => {}
        Kind::List | Kind::Text => return None,
    }
    Some(words.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<&str>) {
        let rules = rules();
        let found = rules.split(' ').find_map(|rule| rule.strip_prefix(name)?.strip_prefix(':'));
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn reads_lists_of_words_and_durations() {
        check("confirm", Some("yes|no"));
        check("format", Some("auto|statuspage"));
        check("minimum", Some("info|minor|major|critical"));
        check("maintenance", Some("active|off|[0-9]+[smhd]"));
        check("resolved", Some("off|[0-9]+[smhd]"));
        check("refresh", Some("[0-9]+[smhd]"));
        check("max-age", Some("[0-9]+[smhd]"));
        check("components", None);
        check("lang", None);
        check("time-zone", None);
        check("href", None);
        check("source", None);
    }

    /// What the door calls a good value must be one: else the page would not be told before a bad day.
    #[test]
    fn every_default_fits_its_rule() {
        for option in REGISTRY.iter().filter(|option| !option.default.is_empty()) {
            let Some(pattern) = pattern(option) else { continue };
            let is_word = pattern.split('|').any(|word| word == option.default);
            assert!(is_word || pattern.contains(DURATION), "{}: {pattern}", option.name);
        }
    }
}
