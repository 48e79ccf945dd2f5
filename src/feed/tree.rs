//! A document as it stands there, whatever its shape: what the translations of other systems look into.
//!
//! It judges nothing. Statuspage's own documents are read by a [`super::shape::Shape`] instead, which keeps what is named alone.

use crate::scan::number;
use std::borrow::Cow;

/// A value of a document.
#[derive(Debug, Default, PartialEq)]
pub enum Tree<'a> {
    /// Nothing, `null`, or what is not looked into.
    #[default]
    Nothing,
    /// A text; a number, `true` or `false` as it is written.
    Text(Cow<'a, str>),
    /// A list: its elements have no names.
    List(Vec<Entry<'a>>),
    /// An object. Of two fields of one name the last counts.
    Record(Vec<Entry<'a>>),
}

/// One value in another.
#[derive(Debug, Default, PartialEq)]
pub struct Entry<'a> {
    /// The field's name.
    pub name: Cow<'a, str>,
    /// What stands there.
    pub value: Tree<'a>,
}

static NOTHING: Tree<'static> = Tree::Nothing;

impl<'a> Tree<'a> {
    /// Its elements or fields.
    pub fn entries(&self) -> &[Entry<'a>] {
        match self {
            Self::List(entries) | Self::Record(entries) => entries,
            _ => &[],
        }
    }

    /// A field of an object; of a list the element at a place, or the last one by `$`.
    pub fn get(&self, name: &str) -> &Tree<'a> {
        let entries = self.entries();
        let found = match self {
            Self::Record(_) => entries.iter().rev().find(|entry| entry.name == name),
            _ if name == "$" => entries.last(),
            _ => number(name).and_then(|place| entries.get(place as usize)),
        };
        found.map_or(&NOTHING, |entry| &entry.value)
    }

    /// Its own text without outer spaces; empty where it has none.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text.trim_ascii(),
            _ => "",
        }
    }
}
