//! What is wanted of a document, as data: a [`Shape`]; and what stands there: a [`Node`].
//!
//! The shapes are data and the reader is one function ([`super::json`]), because a Rust type for each record of the wire,
//! with its visitors, came to a third of the whole widget. A value of a wrong type costs only itself, and nothing is kept of what no shape
//! names. What a field means is for the formats to say.

use crate::address::is_web;
use crate::model::Place;
use std::borrow::Cow;

/// What is expected at a place.
#[derive(Debug)]
pub enum Shape {
    /// A text of one line. Control characters, which stand there in nonsense alone, are spaces: so a name can be kept in a
    /// line of the storage, and is the same afterwards.
    Text,
    /// A text of any lines.
    Lines,
    /// A text of one line; or a number, as it is written, `true` or `false`.
    Scalar,
    /// Anything; only its being there counts.
    Any,
    /// A scalar, or an object of which the first of these fields that has one is all that counts: some write an id where others
    /// write the whole. Three names at most.
    Code(&'static [&'static str]),
    /// As the last field of a record: where that stands in the document.
    Place,
    /// A list of such, and how many of them are read at most: nobody's document may fill the memory.
    List(&'static Shape, usize),
    /// An object: the names of its fields, and the shape of each.
    Record(&'static [&'static str], &'static [&'static Shape]),
}

/// What stands there.
#[derive(Debug, Default, PartialEq)]
pub enum Node<'a> {
    /// Nothing, or `null`.
    #[default]
    Absent,
    /// Something of another kind than expected.
    Wrong,
    /// Something, where anything will do.
    Present,
    /// A text.
    Text(Cow<'a, str>),
    /// A list, and how many of its elements are left out. Elements of a wrong kind are in it as such.
    List(Vec<Node<'a>>, usize),
    /// An object, with its fields by name; none where it has none that is named.
    Record(&'static [&'static str], Vec<Node<'a>>),
    /// From which byte of the document to which.
    Place(Place),
}

/// Writes a record's shape as its fields.
macro_rules! record {
    ($($name:ident: $shape:expr),+ $(,)?) => {
        $crate::feed::shape::Shape::Record(&[$(stringify!($name)),+], &[$(&$shape),+])
    };
}
pub(super) use record;

static ABSENT: Node = Node::Absent;

impl<'a> Node<'a> {
    /// What something is that is of no use: all that can be said of it is that it is there.
    pub(super) fn other(shape: &Shape) -> Self {
        if let Shape::Any = shape { Self::Present } else { Self::Wrong }
    }

    /// A field of a record.
    pub fn get(&self, name: &str) -> &Node<'a> {
        let Node::Record(names, fields) = self else {
            return &ABSENT;
        };
        // The same word is the same place in memory, nearly always; texts are compared where it is not.
        let place = names.iter().position(|other| std::ptr::eq(*other, name));
        let place = place.or_else(|| names.iter().position(|other| *other == name));
        debug_assert!(place.is_some(), "the shape has no field {name}");
        place.and_then(|place| fields.get(place)).unwrap_or(&ABSENT)
    }

    /// A field's text without outer spaces, unless nothing is left.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).scalar()
    }

    /// The text of the first of these fields that has one.
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.text(name))
    }

    /// Its own text without outer spaces, where it is one.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) => match text.as_bytes() {
                // Nothing is outside, as nearly always.
                [first, .., last] if *first > b' ' && *last > b' ' => Some(text),
                _ => Some(text.trim_ascii()).filter(|text| !text.is_empty()),
            },
            _ => None,
        }
    }

    /// A field's link that is safe to offer: http or https, nothing else.
    pub fn web_address(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| is_web(text)).map(str::to_owned)
    }

    /// The elements of a field that is a list; none of one that is not.
    pub fn items(&self, name: &str) -> &[Node<'a>] {
        match self.get(name) {
            Node::List(items, _) => items,
            _ => &[],
        }
    }

    /// Where it stands in the document, if its shape asks for that.
    pub fn place(&self) -> Place {
        match self {
            Self::Record(_, fields) => match fields.last() {
                Some(Self::Place(place)) => *place,
                _ => Place::default(),
            },
            _ => Place::default(),
        }
    }

    /// How many elements of a field that is a list are beyond what is read of it.
    pub fn left_out(&self, name: &str) -> usize {
        match self.get(name) {
            Node::List(_, left_out) => *left_out,
            _ => 0,
        }
    }

    /// Whether it is an object.
    pub fn is_record(&self) -> bool {
        matches!(self, Node::Record(..))
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self, Node::List(..))
    }

    /// Whether nothing stands there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Node::Absent)
    }

    /// Whether something of a wrong kind stands there.
    pub fn is_wrong(&self) -> bool {
        matches!(self, Node::Wrong)
    }
}
