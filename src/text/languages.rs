//! Which languages there are, and how a tag of one is written.
//!
//! Which of them is the nearest to those that a reader has, `www/embed/nearest.js` says, so that the download can start beside the wasm's.

/// The languages that there are words in. English is inside the wasm, each other one is a file.
pub const LANGUAGES: &[&str] = &["en", "pt-BR", "es", "fr", "de", "it", "nl", "pl", "ja", "zh-Hans", "ar"];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_letters_digits_and_hyphens() {
        for (text, expected) in
            [("pt-BR", true), ("xx", true), ("pt_BR", false), ("en, de", false), ("ü", false)]
        {
            assert_eq!(is_tag(text), expected, "{text}");
        }
    }
}
