//! What an expression of a script gives: a part of a document, or a text that was made of some.
//!
//! It looks into documents and changes nothing.

use crate::feed::tree::Tree;

/// One of both.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// A part of a document.
    Part(&'a Tree<'a>),
    /// A text.
    Text(&'a str),
}

impl<'a> Value<'a> {
    /// Yes as a text, and no.
    pub fn flag(is: bool) -> Self {
        Self::Text(if is { "1" } else { "" })
    }

    /// Its text without outer spaces; none of what has parts of its own. One call for all, here and below: they would weigh 130 bytes more.
    #[inline(never)]
    pub fn text(self) -> &'a str {
        match self {
            Self::Part(tree) => tree.text(),
            Self::Text(text) => text,
        }
    }

    /// Whether something stands there: a text that is not empty, a list or an object, empty or not.
    pub fn is_there(self) -> bool {
        match self {
            Self::Part(Tree::List(_) | Tree::Record(_)) => true,
            other => !other.text().is_empty(),
        }
    }

    /// A field of it.
    #[inline(never)]
    pub fn get(self, name: &str) -> Self {
        match self {
            Self::Part(tree) => Self::Part(tree.get(name)),
            Self::Text(_) => Self::Text(""),
        }
    }
}
