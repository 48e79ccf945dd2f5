//! How a body is recognised: by which fields it has, said as a line of terms.
//!
//! | term | holds where |
//! |---|---|
//! | `a.b` | the field stands there, of the kind that the shape has |
//! | `!a.b` | it does not |
//! | `a.b=x\|y` | it is one of these words |
//! | `a.b%26` | it is a text of so many signs |
//! | `:4` | the document has so many fields |
//!
//! `0` is a list's first element. Of a document that is a list the terms are those of its first element. A first look takes the
//! names alone, so that no document is read by thirty shapes.

use crate::feed::json;
use crate::feed::shape::{Node, Shape};
use crate::scan::{cut, number, take};
use std::borrow::Cow;

/// As many names are looked at; no format has so many.
const NAMES: usize = 64;
static OBJECT: Shape = Shape::Map(&Shape::Any, NAMES);
static LIST: Shape = Shape::List(&OBJECT, 1);

/// A field's name, and what stands there.
type Entry<'a> = (Cow<'a, str>, Node<'a>);

/// The first look at a body.
#[derive(Debug)]
pub struct Names<'a>(Node<'a>);

impl<'a> Names<'a> {
    /// None for what is no JSON.
    pub fn read(body: &'a [u8]) -> Option<Self> {
        let rest = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
        let shape = if rest.first() == Some(&b'[') { &LIST } else { &OBJECT };
        json::read(body, shape).map(Self)
    }

    fn entries(&self) -> Option<(&[Entry<'a>], bool)> {
        match &self.0 {
            Node::Map(entries, _) => Some((entries, false)),
            Node::List(items, _) => match items.first()? {
                Node::Map(entries, _) => Some((entries, true)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the names are those of such a document.
    pub fn fit(&self, mut signature: &'static str, shape: &Shape) -> bool {
        let Some((entries, is_list)) = self.entries() else { return false };
        if matches!(shape, Shape::List(..)) != is_list {
            return false;
        }
        while !signature.is_empty() {
            let term = take(&mut signature, b' ');
            if let Some(count) = term.strip_prefix(':') {
                if number(count) != Some(entries.len() as u64) {
                    return false;
                }
                continue;
            }
            let (path, is_wanted) = term.strip_prefix('!').map_or((term, true), |path| (path, false));
            let end = path.bytes().position(|byte| matches!(byte, b'.' | b'=' | b'%')).unwrap_or(path.len());
            let name = path.get(..end).unwrap_or_default();
            let stands = entries.iter().any(|(other, value)| other == name && !matches!(value, Node::Absent));
            // What must not stand deep inside may have its outer name there.
            if is_wanted != stands && (is_wanted || end == path.len()) {
                return false;
            }
        }
        true
    }
}

/// Whether a document that was read by its shape has what the terms say.
pub fn holds(document: &Node<'_>, mut signature: &'static str) -> bool {
    let document = match document {
        Node::List(items, _) => match items.first() {
            Some(first) => first,
            None => return false,
        },
        other => other,
    };
    while !signature.is_empty() {
        let term = take(&mut signature, b' ');
        if term.starts_with(':') {
            continue;
        }
        let (term, is_wanted) = term.strip_prefix('!').map_or((term, true), |term| (term, false));
        if is_wanted != holds_term(document, term) {
            return false;
        }
    }
    true
}

fn holds_term(document: &Node<'_>, term: &'static str) -> bool {
    let (path, words) = cut(term, b'=').unwrap_or((term, ""));
    let (mut path, length) = cut(path, b'%').unwrap_or((path, ""));
    let mut node = document;
    while !path.is_empty() {
        let name = take(&mut path, b'.');
        node = match (name, node) {
            ("0", Node::List(items, _)) => match items.first() {
                Some(first) => first,
                None => return false,
            },
            // The names of a map are data.
            ("0", Node::Map(entries, _)) => match entries.first() {
                Some((_, first)) => first,
                None => return false,
            },
            _ => node.get(name),
        };
    }
    match node {
        Node::Absent | Node::Wrong => false,
        Node::Text(text) => {
            let is_word = words.is_empty() || words.split('|').any(|word| word == text);
            is_word && number(length).is_none_or(|length| text.len() as u64 == length)
        }
        _ => words.is_empty() && length.is_empty(),
    }
}
