//! Where a system is asked: from the address that a page writes as its source to those of the documents.
//!
//! The rules are data, of which the browser's are made (`www/embed/formats/addresses.js` goes by them there, and `tests/addresses.rs` holds
//! it to this): a pattern in which each `*` stands for something, and addresses in which `$1`, `$2` … are what they stood for. It asks
//! nothing.

use super::super::format::Rule;
use crate::options::is_feed;

/// One document of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Where it is.
    pub url: String,
    /// Whether the answer is one without it.
    pub optional: bool,
}

/// The ways to ask for this source, each a set of documents that are one answer; the first is tried first. A source that no rule knows
/// is a document's own address.
pub fn addresses(rules: &[Rule], source: &str) -> Vec<Vec<Address>> {
    let mut source = source.split('#').next().unwrap_or_default();
    while let Some(shorter) = source.strip_suffix('/') {
        source = shorter;
    }
    let mut ways = Vec::new();
    let mut chosen = None;
    for (pattern, templates) in rules {
        // Rules of one pattern are alternatives; what stands behind them is for sources that they do not fit.
        if chosen.is_some_and(|chosen| chosen != pattern) {
            break;
        }
        // What names a document is that document, unless a rule says of which others it is one.
        let is_of_base = matches!(*pattern, "*" | "*://*") && is_feed(source);
        if !is_of_base && let Some(found) = fits(pattern, source) {
            chosen = Some(pattern);
            ways.push(templates.iter().map(|template| address(template, &found)).collect());
        }
    }
    if ways.is_empty() {
        ways.push(vec![Address { url: source.to_owned(), optional: false }]);
    }
    ways
}

fn address(template: &str, found: &[&str]) -> Address {
    let optional = template.starts_with('?');
    let mut url = String::new();
    let mut parts = template.strip_prefix('?').unwrap_or(template).split('$');
    url.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (place, rest) = part.split_at_checked(1).unwrap_or_default();
        let place = place.parse::<usize>().unwrap_or_default();
        url.push_str(found.get(place.wrapping_sub(1)).copied().unwrap_or_default());
        url.push_str(rest);
    }
    Address { url, optional }
}

/// What each `*` of a pattern stands for, none of them for nothing.
fn fits<'a>(pattern: &str, source: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split('*');
    let mut rest = source.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let place = if parts.peek().is_none() {
            rest.len().checked_sub(part.len()).filter(|_| rest.ends_with(part))?
        } else {
            // Behind something: no `*` stands for nothing.
            rest.char_indices()
                .skip(1)
                .map(|(place, _)| place)
                .find(|place| rest.get(*place..).is_some_and(|left| left.starts_with(part)))?
        };
        let (taken, left) = rest.split_at_checked(place)?;
        if taken.is_empty() {
            return None;
        }
        found.push(taken);
        rest = left.get(part.len()..)?;
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &[Rule] = &[
        ("*/api/page/*", &["$1/api/page/$2", "?$1/api/beats/$2"]),
        ("https://hub.example/*/*", &["https://raw.example/$1/$2/main.json"]),
        ("*", &["$1/new.json"]),
        ("*", &["$1/old.json", "$1/more.json"]),
    ];

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let mut ways = Vec::new();
        for way in addresses(RULES, source) {
            let marked =
                |address: &Address| format!("{}{}", if address.optional { "?" } else { "" }, address.url);
            ways.push(way.iter().map(marked).collect::<Vec<_>>().join(" "));
        }
        assert_eq!(ways, expected, "{source}");
    }

    #[test]
    fn finds_the_documents_of_a_source() {
        check(
            "https://a.example/",
            &["https://a.example/new.json", "https://a.example/old.json https://a.example/more.json"],
        );
        check(
            "https://a.example/api/page/x",
            &["https://a.example/api/page/x ?https://a.example/api/beats/x"],
        );
        check("https://hub.example/o/r#top", &["https://raw.example/o/r/main.json"]);
        check("https://a.example/feed.json", &["https://a.example/feed.json"]);
        check("https://a.example/feed?of=x", &["https://a.example/feed?of=x"]);
        check(
            "https://hub.example/o",
            &[
                "https://hub.example/o/new.json",
                "https://hub.example/o/old.json https://hub.example/o/more.json",
            ],
        );
    }

    #[test]
    fn a_source_that_no_rule_knows_is_the_document() {
        let own = vec![vec![Address { url: "https://a.example/x.json".into(), optional: false }]];
        assert_eq!(addresses(&[], "https://a.example/x.json"), own);
    }

    proptest::proptest! {
        #[test]
        fn survives_any_source(source in "\\PC{0,40}", pattern in "[*/a-c]{0,10}") {
            let _ = fits(&pattern, &source);
            let _ = addresses(RULES, &source);
        }
    }
}
