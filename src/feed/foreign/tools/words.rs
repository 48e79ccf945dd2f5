//! From a system's words to those of Statuspage.
//!
//! A word that no table has is handed on as it is: the reader of Statuspage knows more of them, and says of which it knows nothing.

use crate::scan::take;

/// The word for this one by a table such as `up=operational,down=major_outage`, in which `*` stands for all that are left. Case, spaces,
/// hyphens and underscores make no difference.
pub fn word<'a>(mut table: &'a str, word: &'a str) -> &'a str {
    while !table.is_empty() {
        let mut pair = take(&mut table, b',');
        let theirs = take(&mut pair, b'=');
        if theirs == "*" || is_same(theirs, word) {
            return pair;
        }
    }
    word
}

/// Whether two words are one, but for how they are spaced and written large.
pub fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    loop {
        let letter = letter(&mut one);
        if letter != self::letter(&mut other) {
            return false;
        }
        if letter == END {
            return true;
        }
    }
}

/// What no text has in it.
const END: u8 = 255;

/// Takes the next one.
fn letter(word: &mut &[u8]) -> u8 {
    while let [byte, rest @ ..] = *word {
        *word = rest;
        if !matches!(byte, b' ' | b'-' | b'_' | b'\n') {
            return byte.to_ascii_lowercase();
        }
    }
    END
}

/// Whether a word of many stands in a text, whatever its case.
pub fn has(text: &str, word: &str) -> bool {
    behind(text, word).is_some()
}

/// What follows the first such word.
pub fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut parts = text.as_bytes().windows(word.len());
    let place = parts.position(|part| part.eq_ignore_ascii_case(word.as_bytes()))?;
    text.get(place + word.len()..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_however_they_are_written() {
        let table = "up=operational,majoroutage=major_outage";
        for (theirs, ours) in [
            ("up", "operational"),
            ("UP", "operational"),
            ("Major Outage", "major_outage"),
            ("MAJOR_OUTAGE", "major_outage"),
            ("upp", "upp"),
            ("", ""),
        ] {
            assert_eq!(word(table, theirs), ours, "{theirs:?}");
        }
    }

    #[test]
    fn looks_into_texts() {
        assert!(has("Critical Incident", "critical"));
        assert!(!has("Crit", "critical"));
    }
}
