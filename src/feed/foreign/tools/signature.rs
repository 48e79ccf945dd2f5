//! How a body is recognised: by which fields it has, said as a line of terms.
//!
//! | term | holds where |
//! |---|---|
//! | `[]` | the document is a list, and all others hold of its first element |
//! | `a.b` | something stands there that is not `null` |
//! | `a.b[]`, `a.b{}` | a list does, an object |
//! | `!a.b` | nothing does |
//! | `a.b=x\|y` | it is one of these words |
//! | `a.b%26` | it is a text of so many signs |
//! | `:4` | the document has so many fields |
//!
//! `0` is a list's first element.

use super::value::Value;
use crate::feed::tree::Tree;
use crate::scan::{cut, number, take};

/// Whether a document has what the terms say.
pub fn holds(document: &Tree<'_>, signature: &'static str) -> bool {
    let of_first = signature.strip_prefix("[] ");
    let document = match document {
        Tree::List(_) if of_first.is_some() => document.get("0"),
        _ if of_first.is_some() => return false,
        _ => document,
    };
    if !matches!(document, Tree::Record(_)) {
        return false;
    }
    let mut signature = of_first.unwrap_or(signature);
    while !signature.is_empty() {
        let term = take(&mut signature, b' ');
        let (term, is_wanted) = term.strip_prefix('!').map_or((term, true), |term| (term, false));
        if is_wanted != holds_term(document, term) {
            return false;
        }
    }
    true
}

fn holds_term(document: &Tree<'_>, term: &'static str) -> bool {
    if let Some(count) = term.strip_prefix(':') {
        return number(count) == Some(document.entries().len() as u64);
    }
    let (path, words) = cut(term, b'=').unwrap_or((term, ""));
    let (path, length) = cut(path, b'%').unwrap_or((path, ""));
    let as_list = path.strip_suffix("[]");
    let as_record = path.strip_suffix("{}");
    let mut path = as_list.or(as_record).unwrap_or(path);
    let mut tree = document;
    while !path.is_empty() {
        tree = tree.get(take(&mut path, b'.'));
    }
    match tree {
        Tree::List(_) if as_list.is_some() => true,
        Tree::Record(_) if as_record.is_some() => true,
        _ if as_list.is_some() || as_record.is_some() => false,
        _ if !words.is_empty() => {
            let mut words = words;
            while !words.is_empty() {
                if take(&mut words, b'|') == tree.text() {
                    return true;
                }
            }
            false
        }
        _ if !length.is_empty() => number(length) == Some(tree.text().len() as u64),
        _ => Value::Part(tree).is_there(),
    }
}

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::feed::json::read_tree;

    #[track_caller]
    fn check(document: &str, signature: &'static str, expected: bool) {
        let tree = read_tree(document.as_bytes()).expect("it is JSON");
        assert_eq!(holds(&tree, signature), expected, "{document} {signature}");
    }

    #[test]
    fn tells_documents_by_their_fields() {
        let document = r#"{"a":{"b":"x","l":[{"c":1}],"n":null},"e":[]}"#;
        for signature in ["a.b", "a{} e[]", "a.b=y|x", "a.b%1", ":2", "a.l.0.c=1", "!a.n !z a", "e"] {
            check(document, signature, true);
        }
        for signature in ["a.n", "a[]", "e{}", "a.b=y|z", "a.b%2", ":3", "!a", "a.l.1", "[] a", "a.b.c"] {
            check(document, signature, false);
        }
        check("[{\"a\":1},{\"b\":2}]", "[] a !b", true);
        check("[]", "[] !a", false);
        check("[]", "[] a", false);
        check("{\"a\":1}", "[] a", false);
        check("7", "a", false);
    }
}
