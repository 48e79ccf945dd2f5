//! Which of our languages is the nearest to the ones that a reader has.
//!
//! The loader follows the same rule (`www/embed/words.js`), so that the download can start beside the wasm's. Where they
//! differ, it costs a request and never the truth.

use crate::scan::take;

/// The languages that there are words in. English is inside the wasm, each other one is a file.
pub const LANGUAGES: &[&str] = &["en", "pt-BR", "es", "fr", "de", "it", "nl", "pl", "ja", "zh-Hans", "ar"];

/// What a reader gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice<'a> {
    /// One of [`LANGUAGES`].
    pub language: &'static str,
    /// The tag that led to it: `en-GB` writes the same words with other dates than `en-US`.
    pub tag: &'a str,
}

const ENGLISH: Choice = Choice { language: "en", tag: "en" };

/// The first of these BCP 47 tags, in lower case and separated by spaces, for which there are words decides; without one
/// it is English.
pub fn choose(mut tags: &str) -> Choice<'_> {
    while !tags.is_empty() {
        if let Some(choice) = nearest(take(&mut tags, b' ')) {
            return choice;
        }
    }
    ENGLISH
}

/// Whether its script runs from right to left.
pub fn is_right_to_left(language: &str) -> bool {
    language == "ar"
}

/// A tag with hyphens where others write underscores: `pt_BR`.
pub fn hyphened(tag: &str) -> String {
    let mut hyphened = String::new();
    for char in tag.chars() {
        hyphened.push(if char == '_' { '-' } else { char });
    }
    hyphened
}

/// Whether it is written as a BCP 47 tag is: letters and digits, parted by hyphens.
pub fn is_tag(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn nearest(tag: &str) -> Option<Choice<'_>> {
    let mut rest = tag;
    let primary = take(&mut rest, b'-');
    let second = take(&mut rest, b'-');
    // Whoever reads the traditional script is not given the other one.
    if primary == "zh" && ["hant", "tw", "hk", "mo"].contains(&second) {
        return Some(ENGLISH);
    }
    for language in LANGUAGES {
        if language.get(..2) == Some(primary) {
            return Some(Choice { language, tag });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language() {
        #[track_caller]
        fn check(tags: &str, language: &str, tag: &str) {
            let tags = tags.to_ascii_lowercase();
            let choice = choose(&tags);
            assert_eq!(
                (choice.language, choice.tag),
                (language, tag.to_ascii_lowercase().as_str()),
                "{tags:?}"
            );
        }
        for language in LANGUAGES {
            check(language, language, language);
        }
        for tag in ["pt", "pt-PT", "PT-br"] {
            check(tag, "pt-BR", tag);
        }
        for tag in ["zh", "zh-CN", "zh-SG", "zh-Hans-HK", "zh-hans"] {
            check(tag, "zh-Hans", tag);
        }
        for tag in ["zh-TW", "zh-Hant", "zh-hant-CN", "zh-HK", "ZH-mo"] {
            check(tag, "en", "en");
        }
        check("ar-EG", "ar", "ar-EG");
        check("en-GB", "en", "en-GB");
        check("de-CH-1996", "de", "de-CH-1996");
        check("es-419", "es", "es-419");
        check("ja-JP-u-ca-japanese", "ja", "ja-JP-u-ca-japanese");
        // What there are no words for is passed over; without any it is English.
        for nothing in ["", "sv", "den", "e", "x-fr", "deutsch", "sv da"] {
            check(nothing, "en", "en");
        }
        check("sv de en", "de", "de");
        check("sv en-US de", "en", "en-US");
        check("zh-TW zh de", "en", "en");
        check("  fr", "fr", "fr");
    }

    #[test]
    fn tags_are_letters_digits_and_hyphens() {
        for (text, expected) in
            [("pt-BR", true), ("xx", true), ("pt_BR", false), ("en, de", false), ("ü", false)]
        {
            assert_eq!(is_tag(text), expected, "{text}");
        }
    }
}
