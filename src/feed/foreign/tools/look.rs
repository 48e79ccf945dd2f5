//! Small looks into what was read: a field's text or nothing, a number, a flag, the entries of a map.
//!
//! It judges nothing and remarks nothing.

use crate::feed::shape::Node;
use crate::scan::number;
use std::borrow::Cow;

/// A field's text; an empty one where there is none.
pub fn say<'a>(node: &'a Node<'a>, name: &str) -> &'a str {
    node.text(name).unwrap_or_default()
}

/// The first of some fields that has a text.
pub fn first<'a>(node: &'a Node<'a>, mut names: &'static str) -> &'a str {
    while !names.is_empty() {
        let text = say(node, crate::scan::take(&mut names, b' '));
        if !text.is_empty() {
            return text;
        }
    }
    ""
}

/// Whether a field is `true`, or what stands for it in databases.
pub fn is_true(node: &Node<'_>, name: &str) -> bool {
    matches!(node.text(name), Some("true" | "1"))
}

/// Whether a field is `false`, or what stands for it in databases.
pub fn is_false(node: &Node<'_>, name: &str) -> bool {
    matches!(node.text(name), Some("false" | "0"))
}

/// A field's number, where it is a whole one.
pub fn count(node: &Node<'_>, name: &str) -> Option<u64> {
    number(node.text(name)?)
}

/// The entries of a field that is a map; none of one that is not.
pub fn entries<'a>(node: &'a Node<'a>, name: &str) -> &'a [(Cow<'a, str>, Node<'a>)] {
    match node.get(name) {
        Node::Map(entries, _) => entries,
        _ => &[],
    }
}

/// The texts of a field that is a list of such.
pub fn texts<'a>(node: &'a Node<'a>, name: &str) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for item in node.items(name) {
        if let Node::Text(text) = item {
            texts.push(text.trim_ascii());
        }
    }
    texts
}

/// Each key once, with the first that stands beside it, in the order in which they stand.
pub fn once<T>(rows: Vec<(&str, T)>) -> Vec<(&str, T)> {
    let mut places = Vec::new();
    for (place, (key, row)) in rows.into_iter().enumerate() {
        places.push((key, place, row));
    }
    places.sort_unstable_by_key(|(key, place, _)| (*key, *place));
    places.dedup_by_key(|(key, _, _)| *key);
    places.sort_unstable_by_key(|(_, place, _)| *place);
    places.into_iter().map(|(key, _, row)| (key, row)).collect()
}

/// The elements of a document that is a list.
pub fn list<'a>(node: &'a Node<'a>) -> &'a [Node<'a>] {
    match node {
        Node::List(items, _) => items,
        _ => &[],
    }
}
