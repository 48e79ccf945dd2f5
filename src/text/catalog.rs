//! Catalogues: one plain file a language, `key = text` a line, which one person can translate without reading code.
//!
//! What a page downloads is a catalogue's texts alone, in the order of the keys. English is packed so by the compiler, the
//! other languages by the build tool. Nothing here chooses a language or fills a pattern.

use super::key::Key;
use crate::scan::take;

/// The English catalogue as it is written.
const SOURCE: &str = include_str!("catalog/en.txt");

const LENGTH: usize = pack::<0>(SOURCE).1;
const PACKED: [u8; LENGTH] = pack::<LENGTH>(SOURCE).0;

/// English as a language file has it: the language's tag, then a text for each key, a line each.
pub static ENGLISH: &str = match std::str::from_utf8(&PACKED) {
    Ok(text) => text,
    Err(_) => "",
};

/// Packs the English catalogue, and does not compile unless it has each key once, in their order.
#[expect(clippy::indexing_slicing, reason = "runs in the compiler, where it is an error of the build")]
const fn pack<const N: usize>(source: &str) -> ([u8; N], usize) {
    let source = source.as_bytes();
    let mut packed = [0; N];
    let mut length = put(&mut packed, 0, b"en\n");
    let keys = Key::CODES.as_bytes();
    let mut place = 0;
    let mut at = 0;
    while at < source.len() {
        let is_text = !matches!(source[at], b'#' | b'\n');
        if is_text {
            assert!(place < keys.len(), "en.txt has more lines than there are keys");
            while keys[place] != b' ' {
                assert!(source[at] == keys[place], "en.txt: a key is missing, unknown or out of order");
                place += 1;
                at += 1;
            }
            place += 1;
            assert!(
                source[at] == b' ' && source[at + 1] == b'=' && source[at + 2] == b' ',
                "not `key = text`"
            );
            at += 3;
        }
        while source[at] != b'\n' {
            if is_text {
                length = put(&mut packed, length, &[source[at]]);
            }
            at += 1;
        }
        if is_text {
            length = put(&mut packed, length, b"\n");
        }
        at += 1;
    }
    assert!(place == keys.len(), "en.txt ends before the last key");
    (packed, length)
}

/// Writes bytes where there is room, and tells where the next ones go.
#[expect(clippy::indexing_slicing, reason = "runs in the compiler, where it is an error of the build")]
const fn put<const N: usize>(packed: &mut [u8; N], mut at: usize, bytes: &[u8]) -> usize {
    let mut place = 0;
    while place < bytes.len() {
        if at < N {
            packed[at] = bytes[place];
        }
        place += 1;
        at += 1;
    }
    at
}

/// The texts of a language file by key; none where it is another language's file, or none at all (many servers answer
/// with a page of HTML where they have nothing).
pub fn unpack(packed: &str, language: &str) -> Option<Vec<String>> {
    let mut rest = packed;
    if take(&mut rest, b'\n') != language {
        return None;
    }
    let mut texts = Vec::new();
    while !rest.is_empty() {
        texts.push(take(&mut rest, b'\n').to_owned());
    }
    (texts.len() == Key::ALL.len()).then_some(texts)
}

#[cfg(not(target_family = "wasm"))]
pub use native::{SOURCES, forms, packed};

/// What the build tool and tests need, and no page.
#[cfg(not(target_family = "wasm"))]
mod native {
    use super::{ENGLISH, Key, unpack};

    macro_rules! sources {
        ($($language:literal)+) => { &[$(($language, include_str!(concat!("catalog/", $language, ".txt"))),)+] };
    }

    /// Every catalogue as it is written, by its language.
    pub const SOURCES: &[(&str, &str)] =
        sources!["en" "pt-BR" "es" "fr" "de" "it" "nl" "pl" "ja" "zh-Hans" "ar"];

    /// A catalogue as the language file that ships, or every fault of it, for the person who wrote it.
    pub fn packed(language: &str, source: &str) -> Result<String, Vec<String>> {
        let mut faults = Vec::new();
        let mut packed = format!("{language}\n");
        let english = unpack(ENGLISH, "en").unwrap_or_default();
        let mut expected = Key::ALL.iter().zip(&english);
        for (number, line) in source.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut fault = |what: String| faults.push(format!("{language}.txt:{}: {what}", number + 1));
            let (key, text) = line.split_once(" = ").unwrap_or((line, ""));
            let Some((wanted, english)) = expected.next() else {
                fault(format!("`{key}` is one more than there are keys"));
                break;
            };
            if key != wanted.code() {
                fault(format!("here comes `{} = …`, as in en.txt, and not `{key}`", wanted.code()));
                break;
            }
            if text.trim().is_empty() || text.trim() != text {
                fault(format!("`{key}` has no text, or spaces around it"));
            }
            if let Some(what) = fault_of(text, english) {
                fault(format!("`{key}` {what}"));
            }
            packed += text;
            packed.push('\n');
        }
        if let (Some((missing, _)), true) = (expected.next(), faults.is_empty()) {
            faults.push(format!("{language}.txt: `{}` is missing at its end", missing.code()));
        }
        if faults.is_empty() { Ok(packed) } else { Err(faults) }
    }

    /// The forms of a counted text, by category or number; none where it is not counted.
    pub fn forms(text: &str) -> Vec<(&str, &str)> {
        let forms = text.split(" | ").map(|form| form.split_once(": "));
        let forms: Option<Vec<_>> = forms.collect();
        let is_category = |form: &(&str, &str)| {
            ["zero", "one", "two", "few", "many", "other"].contains(&form.0) || form.0.parse::<u8>().is_ok()
        };
        forms.filter(|forms| forms.iter().all(is_category)).unwrap_or_default()
    }

    /// Beside the English: a value that has no place, or a place for which there is no value, or forms where none are due.
    fn fault_of(text: &str, english: &str) -> Option<String> {
        let marks = |text: &str| text.matches('%').count();
        let (forms, english_forms) = (forms(text), forms(english));
        if forms.is_empty() != english_forms.is_empty() {
            return Some(
                "has forms (`one: … | other: …`) where the English has none, or the other way round".into(),
            );
        }
        if forms.is_empty() {
            let wanted = marks(english);
            return (marks(text) != wanted).then(|| format!("must have `%` {wanted} times"));
        }
        if forms.last().is_some_and(|(category, _)| *category != "other") {
            return Some("must end with the form `other`".into());
        }
        let is_bad = |(category, form): &&(&str, &str)| match (*category, marks(form)) {
            (_, 1) => false,
            // These may be a word: "a notice", "two notices".
            ("zero" | "one" | "two", 0) => false,
            (category, 0) => category.parse::<u8>().is_err(),
            _ => true,
        };
        forms.iter().find(is_bad).map(|(category, _)| format!("must have `%` once in its form `{category}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_packs_as_the_build_tool_does() {
        assert_eq!(packed("en", SOURCE).as_deref(), Ok(ENGLISH));
    }

    #[test]
    fn takes_the_file_of_its_language_and_nothing_else() {
        let german = packed("de", SOURCES.iter().find(|(language, _)| *language == "de").unwrap().1).unwrap();
        assert_eq!(unpack(&german, "de").unwrap().len(), Key::ALL.len());
        assert_eq!(unpack(&german, "fr"), None);
        for text in ["", "de", "de\n", "<!doctype html>\n<title>404</title>"] {
            assert_eq!(unpack(text, "de"), None, "{text:?}");
        }
        let cut_off = german.trim_end().rsplit_once('\n').unwrap().0;
        assert_eq!(unpack(cut_off, "de"), None, "one line too few");
        assert_eq!(unpack(&format!("{german}more"), "de"), None, "one line too many");
    }

    #[test]
    fn tells_what_is_wrong_with_a_catalogue() {
        #[track_caller]
        fn check(from: &str, to: &str, expected: &str) {
            let source = SOURCE.replacen(from, to, 1);
            assert_ne!(source, SOURCE, "{from:?} stands in the English catalogue");
            let faults = packed("en", &source).unwrap_err();
            assert!(faults.len() == 1 && faults[0].contains(expected), "{from:?} → {to:?}: {faults:?}");
        }
        check("\ndown = % down", "", "here comes `down = …`, as in en.txt, and not `underMaintenance`");
        check("\ndown = % down", "\ndown = % down\ndown = % down", "and not `down`");
        check("\ndown = ", "\ndwon = ", "and not `dwon`");
        check("preview = Preview", "", "`preview` is missing at its end");
        check("preview = Preview", "preview = Preview\nmore = x", "`more` is one more");
        check("% partly down", "partly down", "`partlyDown` must have `%` 1 times");
        check("View status page", "View % page", "`viewPage` must have `%` 0 times");
        check("%, % and %", "% and %", "`list` must have `%` 3 times");
        check(
            "0: now | other: % min",
            "0: now | other: min",
            "`minutesAgo` must have `%` once in its form `other`",
        );
        check("= Preview", "= ", "`preview` has no text");
        check("other: % notices", "other: notices", "`notices` must have `%` once in its form `other`");
        check("one: % notice | other: % notices", "% notices", "`notices` has forms");
        check(
            "one: % notice | other: % notices",
            "other: % notices | one: % notice",
            "must end with the form `other`",
        );
    }
}
