//! Names and titles however people space them: with no-break spaces, with several, with ones that have no width.
//!
//! It knows blanks, not words; small and capital letters are [`crate::letters`]'s.

use crate::letters::small;

/// How many characters of a name or a title are kept.
pub const LONGEST_NAME: usize = 300;

/// Characters that take room and draw nothing.
fn is_space(char: char) -> bool {
    matches!(char, '\0'..=' ' | '\u{7f}'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}'
        | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Characters that take no room and draw nothing: joiners, marks of direction, soft hyphens.
fn has_no_width(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A name as it is shown: one plain space in the place of several or of other ones, none outside. What has no width within
/// it stays, because some scripts and emojis are joined by it. Cut with an ellipsis where it is too long; nothing where
/// nothing is left.
pub fn tidy(text: &str) -> Option<String> {
    let text = text.trim_matches(|char| is_space(char) || has_no_width(char));
    let mut tidied = String::new();
    let (mut length, mut is_apart) = (0, false);
    for char in text.chars() {
        if is_space(char) {
            is_apart = true;
            continue;
        }
        if length >= LONGEST_NAME {
            tidied.push('…');
            break;
        }
        if is_apart {
            tidied.push(' ');
            length += 1;
        }
        is_apart = false;
        tidied.push(char);
        length += 1;
    }
    (!tidied.is_empty()).then_some(tidied)
}

/// A name as it is compared: small letters, with one space for any number of blanks between them.
pub fn letters(text: &str) -> impl Iterator<Item = char> {
    let mut chars = text.chars();
    let (mut next, mut has_begun) = (None, false);
    std::iter::from_fn(move || {
        if let Some(char) = next.take() {
            return Some(char);
        }
        let mut is_apart = false;
        loop {
            let char = chars.next()?;
            if is_space(char) || has_no_width(char) {
                is_apart = true;
            } else if is_apart && has_begun {
                next = Some(small(char));
                return Some(' ');
            } else {
                has_begun = true;
                return Some(small(char));
            }
        }
    })
}

/// Whether both are one name to a reader: exact but for case and spacing.
pub fn is_alike(name: &str, other: &str) -> bool {
    letters(name).eq(letters(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_names_with_plain_spaces() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(tidy(text).as_deref(), expected, "{text:?}");
        }
        check("Desk", Some("Desk"));
        check(" Desk\u{a0}", Some("Desk"));
        check("\u{200b}Chat\u{feff}", Some("Chat"));
        check("Web\u{a0}Chat", Some("Web Chat"));
        check("Web \t\u{2003}Chat", Some("Web Chat"));
        check("São\u{202f}Paulo", Some("São Paulo"));
        check("Cal\u{200b}endar", Some("Cal\u{200b}endar"));
        check("👩\u{200d}🚒", Some("👩\u{200d}🚒"));
        for nothing in ["", " ", "\u{a0}\u{200b}", "\u{200d}"] {
            check(nothing, None);
        }
    }

    #[test]
    fn cuts_what_is_too_long() {
        let long = "ä".repeat(LONGEST_NAME);
        assert_eq!(tidy(&long).as_deref(), Some(long.as_str()));
        assert_eq!(tidy(&[&long, "ä"].concat()), Some([&long, "…"].concat()));
        assert_eq!(tidy(&[&long, "  "].concat()).as_deref(), Some(long.as_str()));
    }

    #[test]
    fn compares_names_however_they_are_spaced() {
        #[track_caller]
        fn check(one: &str, other: &str, expected: bool) {
            assert_eq!(is_alike(one, other), expected, "{one:?} {other:?}");
        }
        check("Web Chat", "web\u{a0}chat", true);
        check("Web Chat", " Web \u{200b} Chat\u{2060}", true);
        check("Cal\u{200b}endar", "cal endar", true);
        check("Web Chat", "WebChat", false);
        check("Web Chat", "Web-Chat", false);
        check("Desk", "Des", false);
        check("", "\u{a0}", true);
    }
}
