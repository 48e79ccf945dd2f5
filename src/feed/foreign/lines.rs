//! The formats as one text, which is made of them while they are compiled and read where a document is to be known: the addresses of a
//! hundred texts weigh 650 bytes more.
//!
//! Of each there is a line with its name; one with the place of the document that is left as it is, or nothing; one for each document, with its
//! signature; an empty one; and its script. It knows none of them.

#![expect(
    clippy::indexing_slicing,
    reason = "it is compiled that way, where a wrong place is an error of the compiler's"
)]

use super::format::Format;
use super::tools::signature::holds;
use crate::feed::tree::Tree;
use crate::scan::{number, take};

/// The text of so many signs at most, and how many there are in all.
pub const fn written<const LENGTH: usize>(formats: &[&Format]) -> ([u8; LENGTH], usize) {
    let mut lines = ([0; LENGTH], 0);
    let mut place = 0;
    while place < formats.len() {
        let format = formats[place];
        lines = with(lines, format.name);
        if let Some(kind) = format.as_it_is {
            lines = with_sign(lines, b'0' + kind as u8);
        }
        lines = with(lines, "");
        let mut kind = 0;
        while kind < format.documents.len() {
            lines = with(lines, format.documents[kind].signature);
            kind += 1;
        }
        lines = with(lines, "");
        lines = with(lines, format.script);
        place += 1;
    }
    lines
}

/// A line behind what there is.
const fn with<const LENGTH: usize>(mut lines: ([u8; LENGTH], usize), line: &str) -> ([u8; LENGTH], usize) {
    let mut place = 0;
    while place < line.len() {
        lines = with_sign(lines, line.as_bytes()[place]);
        place += 1;
    }
    with_sign(lines, b'\n')
}

const fn with_sign<const LENGTH: usize>(mut lines: ([u8; LENGTH], usize), sign: u8) -> ([u8; LENGTH], usize) {
    if lines.1 < LENGTH {
        lines.0[lines.1] = sign;
    }
    lines.1 += 1;
    lines
}

/// What a document is taken for.
#[derive(Clone, Copy)]
pub struct Known {
    /// The name of the format.
    pub name: &'static str,
    /// Which of its documents it is.
    pub kind: usize,
    /// Whether that is a Statuspage document.
    pub is_as_it_is: bool,
    /// The translation.
    pub script: &'static str,
}

/// What is Statuspage's own whatever else stands there: a page reads it as such before it fetches what reads others. incident.io's look-alike
/// is known by its page's id.
const STATUSPAGE: &str = "incidents[] components.0.id components.0.name components.0.status !page.id%26";

/// The next of these formats that a document is of; behind it there is none. A document of one format has one kind.
pub fn known(lines: &mut &'static str, document: &Tree<'_>) -> Option<Known> {
    if holds(document, STATUSPAGE) {
        return None;
    }
    while !lines.is_empty() {
        let (name, as_it_is) = (take(lines, b'\n'), take(lines, b'\n'));
        let (mut kinds, mut fits) = (0, None);
        loop {
            let signature = take(lines, b'\n');
            if signature.is_empty() {
                break;
            }
            if fits.is_none() && holds(document, signature) {
                fits = Some(kinds);
            }
            kinds += 1;
        }
        let script = take(lines, b'\n');
        if let Some(kind) = fits {
            let is_as_it_is = number(as_it_is) == Some(kind as u64);
            return Some(Known { name, kind, is_as_it_is, script });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{FORMATS, LINES};
    use super::known;
    use crate::feed::json::read_tree;

    #[test]
    fn knows_a_document_with_all_that_its_format_has() {
        for (text, expected) in [
            (r#"{"health":"sick","probes":[]}"#, ("vigil", 0, false)),
            (r#"{"page_title":"x","page_url":"y"}"#, ("incident-io", 0, false)),
            (r#"{"page":{"id":"01FHGX9W7M4Q2C5N8R00000000"}}"#, ("incident-io", 1, true)),
        ] {
            let tree = read_tree(text.as_bytes()).expect("it is JSON");
            let mut lines = LINES;
            let found = known(&mut lines, &tree).unwrap_or_else(|| panic!("{text}: of no format"));
            assert_eq!((found.name, found.kind, found.is_as_it_is), expected, "{text}");
            assert!(
                FORMATS.iter().any(|format| (format.name, format.script) == (found.name, found.script)),
                "{text}"
            );
            assert!(known(&mut lines, &tree).is_none(), "{text}: of several formats");
        }
    }
}
