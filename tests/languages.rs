//! The catalogues: complete, in the forms that their language counts in, and under the names that pages may use.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

#[cfg(not(target_family = "wasm"))]
#[path = "support/node.rs"]
mod node;
#[path = "support/plurals.rs"]
mod plurals;

use node::run_in_node;
use plurals::FORMS;
use status_widget::text::{Key, LANGUAGES, SOURCES, forms, packed, unpack};

/// The texts of times, which leave out the forms that do not differ.
const TIMES: [&str; 9] =
    ["minutesAgo", "hoursAgo", "daysAgo", "inMinutes", "inHours", "inDays", "minutes", "hours", "days"];

/// The texts of a language, by key.
fn texts(language: &str) -> Vec<(&'static str, String)> {
    let (_, source) = SOURCES.iter().find(|(other, _)| *other == language).expect("a catalogue");
    let packed = packed(language, source).unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
    let texts = unpack(&packed, language).expect("a language file");
    Key::ALL.iter().map(|key| key.code()).zip(texts).collect()
}

#[test]
fn every_language_has_a_catalogue_without_fault() {
    assert_eq!(SOURCES.iter().map(|(language, _)| *language).collect::<Vec<_>>(), LANGUAGES);
    for language in LANGUAGES {
        assert_eq!(texts(language).len(), Key::ALL.len());
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/catalog");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), LANGUAGES.len(), "no catalogue is left out");
}

#[test]
fn counted_texts_have_the_forms_that_their_language_has() {
    assert_eq!(FORMS.iter().map(|(language, _)| *language).collect::<Vec<_>>(), LANGUAGES);
    for (language, expected) in FORMS {
        let (mut counted, mut times) = (0, 0);
        for (key, text) in texts(language) {
            let forms: Vec<_> = forms(&text).into_iter().map(|(category, _)| category).collect();
            if forms.is_empty() {
                continue;
            }
            if TIMES.contains(&key) {
                // Which of them a language tells apart is for the browser to say (`tests/web.rs`). First those of exact numbers.
                let mut due = ["0", "1", "2"].into_iter().chain(expected.split(' '));
                let are_in_order = forms.iter().all(|form| due.any(|it| it == *form));
                assert!(are_in_order, "{language}: {key} has {forms:?}");
                times += 1;
            } else {
                assert_eq!(forms.join(" "), *expected, "{language}: {key}");
                counted += 1;
            }
        }
        assert_eq!((counted, times), (5, TIMES.len()), "{language}");
    }
}

/// A line takes its direction from its first letter, and names of components are mostly Latin.
#[test]
fn arabic_begins_with_an_arabic_letter() {
    // These stand inside a line and begin none.
    for (key, text) in texts("ar").into_iter().filter(|(key, _)| !["list", "duration"].contains(key)) {
        let parts = forms(&text);
        let parts = if parts.is_empty() { vec![("", text.as_str())] } else { parts };
        for (category, part) in parts {
            let first = part.chars().find(|char| !char.is_whitespace() && *char != '%');
            let is_arabic = first.is_some_and(|char| ('\u{0600}'..='\u{06ff}').contains(&char));
            // A number has no direction of its own, so what follows it decides.
            let begins_with_a_number = part.starts_with('%') && !category.is_empty();
            assert!(is_arabic && (begins_with_a_number || !part.starts_with('%')), "{key}: {part}");
        }
    }
}

#[test]
fn headlines_are_short() {
    for language in LANGUAGES {
        for (key, text) in texts(language).iter().take(5) {
            let length = text.chars().count();
            assert!(length <= 40, "{language}: {key} has {length} signs beside the names");
        }
    }
}

/// Tags with spaces between them, the language that is spoken, and the tag that its dates are written by: the rule of
/// `www/embed/nearest.js`, run here in node.
#[test]
fn the_nearest_language() {
    let mut rows = Vec::new();
    for language in LANGUAGES {
        rows.push((*language, *language, *language));
    }
    for tag in ["pt", "pt-PT", "PT-br", "pt_BR"] {
        rows.push((tag, "pt-BR", tag));
    }
    for tag in ["zh", "zh-CN", "zh-SG", "zh-Hans-HK", "zh-hans", "zh_CN"] {
        rows.push((tag, "zh-Hans", tag));
    }
    for tag in ["zh-TW", "zh-Hant", "zh-hant-CN", "zh-HK", "ZH-mo", "zh_TW", "zh-TW zh de"] {
        rows.push((tag, "en", "en"));
    }
    for tag in ["ar-EG", "en-GB", "de-CH-1996", "es-419", "ja-JP-u-ca-japanese"] {
        rows.push((tag, &tag[..2], tag));
    }
    // What there are no words for is passed over; without any it is English.
    for nothing in ["", "sv", "den", "e", "x-fr", "deutsch", "sv da", "undefined null"] {
        rows.push((nothing, "en", "en"));
    }
    rows.extend([("sv de en", "de", "de"), ("sv en-US de", "en", "en-US"), ("  fr", "fr", "fr")]);

    let script = "
globalThis.LANGUAGES = process.env.LANGUAGES;
const { nearest } = await import(`data:text/javascript,${encodeURIComponent(process.env.NEAREST)}`);
let lines = '';
for await (const chunk of process.stdin) lines += chunk;
console.log(lines.split('\\n').map((line) => nearest(line.split(' ')).join(' ')).join('\\n'));
";
    let tags: Vec<_> = rows.iter().map(|(tags, ..)| *tags).collect();
    let languages = LANGUAGES.join(" ");
    let modules = [("NEAREST", include_str!("../www/embed/nearest.js")), ("LANGUAGES", &languages[..])];
    let Some(told) = run_in_node(script, &modules, tags.join("\n")) else { return };
    let told: Vec<_> = told.lines().collect();
    assert_eq!(told.len(), rows.len());
    for ((tags, language, tag), told) in rows.iter().zip(told) {
        assert_eq!(told, format!("{language} {}", tag.to_lowercase().replace('_', "-")), "{tags:?}");
    }
}
