//! Reads a document by a description of its shape, and takes whatever stands there: a value of a wrong type costs only
//! itself.
//!
//! The shapes are data and the reader is one function, because a Rust type for each record of the wire, with its
//! visitors, came to a third of the whole widget. It asks the deserializer for exactly the kind it wants, since a
//! `deserialize_any` costs the browser five calls a value, and visits no field that no shape names.

use crate::address::is_web;
use crate::scan::long_digits;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What is expected at a place.
#[derive(Debug)]
pub enum Shape {
    /// A text of one line. Control characters, which stand there in nonsense alone, are spaces: so a name can be kept in a
    /// line of the storage, and is the same afterwards.
    Text,
    /// A text of any lines.
    Lines,
    /// A text, number, `true` or `false`, read as a text of one line: ids come as numbers, too.
    Scalar,
    /// Anything; only its being there counts.
    Any,
    /// A list of such, of which no more than so many are kept.
    List(&'static Shape, usize),
    /// A record, or a scalar in its place: some write an id where others write the whole.
    Either(&'static Shape),
    /// An object: the names of its fields, and the shape of each.
    Record(&'static [&'static str], &'static [&'static Shape]),
}

/// What stands there.
#[derive(Debug, Default)]
pub enum Node {
    /// Nothing, or `null`.
    #[default]
    Absent,
    /// Something of another kind than expected.
    Wrong,
    /// Something, where anything will do.
    Present,
    /// A text.
    Text(String),
    /// A list, and how many more were left out. Elements of a wrong kind are in it as such.
    List(Vec<Node>, usize),
    /// An object, with its fields by name.
    Record(&'static [&'static str], Vec<Node>),
}

/// Writes a record's shape as its fields.
macro_rules! record {
    ($($name:ident: $shape:expr),+ $(,)?) => {
        $crate::feed::shape::Shape::Record(&[$(stringify!($name)),+], &[$(&$shape),+])
    };
}
pub(super) use record;

static ABSENT: Node = Node::Absent;

impl Node {
    /// A field of a record.
    pub fn get(&self, name: &str) -> &Node {
        let Node::Record(names, fields) = self else {
            return &ABSENT;
        };
        let place = names.iter().position(|other| *other == name);
        debug_assert!(place.is_some(), "the shape has no field {name}");
        place.and_then(|place| fields.get(place)).unwrap_or(&ABSENT)
    }

    /// A field's text without outer spaces, unless nothing is left.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).scalar()
    }

    /// Its own text without outer spaces, where it is one.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim_ascii()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// A field's link that is safe to offer: http or https, nothing else.
    pub fn web_address(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| is_web(text)).map(str::to_owned)
    }

    /// The elements of a field that is a list; none of one that is not.
    pub fn items(&self, name: &str) -> &[Node] {
        match self.get(name) {
            Node::List(items, _) => items,
            _ => &[],
        }
    }

    /// How many elements of a field that is a list were left out.
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

/// Reads a document by its shape. What cannot be read at all is [`Node::Wrong`].
pub fn read<'de, D: Deserializer<'de>>(document: D, shape: &'static Shape) -> Node {
    Reader(shape).deserialize(document).unwrap_or(Node::Wrong)
}

/// Reads one place.
#[derive(Clone, Copy)]
struct Reader(&'static Shape);

impl<'de> DeserializeSeed<'de> for Reader {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("something else")
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Absent)
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let node = match self.0 {
            Shape::Text | Shape::Lines => deserializer.deserialize_string(self),
            Shape::Any => deserializer.deserialize_ignored_any(IgnoredAny).map(|_| Node::Present),
            Shape::Scalar => deserializer.deserialize_any(self),
            // The browser's document wants the names, and answers with a scalar all the same.
            Shape::Either(Shape::Record(names, _)) if cfg!(target_family = "wasm") => {
                deserializer.deserialize_struct("", names, self)
            }
            Shape::Either(_) => deserializer.deserialize_any(self),
            Shape::List(..) => deserializer.deserialize_seq(self),
            Shape::Record(names, _) => deserializer.deserialize_struct("", names, self),
        };
        Ok(node.unwrap_or(Node::Wrong))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, mut text: String) -> Result<Node, E> {
        if matches!(self.0, Shape::Record(..) | Shape::List(..) | Shape::Any) {
            return Ok(Node::Wrong);
        }
        if !matches!(self.0, Shape::Lines) && text.bytes().any(|byte| byte < b' ') {
            let mut line = String::new();
            for char in text.chars() {
                line.push(char.max(' '));
            }
            text = line;
        }
        Ok(Node::Text(text))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Node, E> {
        self.visit_str(if flag { "true" } else { "false" })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        self.visit_string(long_digits(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        // Some readers give every whole number as one that may be negative.
        let sign = if number < 0 { "-" } else { "" };
        self.visit_string([sign, &long_digits(number.unsigned_abs())].concat())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node, E> {
        let whole = long_digits(number.abs() as u64);
        let thousandths = long_digits(1000 + (number.abs().fract() * 1000.0) as u64);
        let sign = if number < 0.0 { "-" } else { "" };
        match thousandths.get(1..) {
            Some(fraction) if fraction != "000" => self.visit_string([sign, &whole, ".", fraction].concat()),
            _ => self.visit_string([sign, &whole].concat()),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Node, A::Error> {
        match self.0 {
            Shape::List(shape, most) => {
                let mut items = Vec::new();
                while items.len() < *most {
                    match elements.next_element_seed(Reader(shape))? {
                        Some(item) => items.push(item),
                        None => return Ok(Node::List(items, 0)),
                    }
                }
                let mut left_out = 0;
                while elements.next_element::<IgnoredAny>()?.is_some() {
                    left_out += 1;
                }
                Ok(Node::List(items, left_out))
            }
            // To a browser a list is an object without the fields of a record; the host's parser agrees here.
            Shape::Record(names, _) | Shape::Either(Shape::Record(names, _)) => {
                while elements.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Node::Record(names, Vec::new()))
            }
            _ => {
                while elements.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Node::Wrong)
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Node, A::Error> {
        let (Shape::Record(names, shapes) | Shape::Either(Shape::Record(names, shapes))) = self.0 else {
            while pairs.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Node::Wrong);
        };
        let mut fields = Vec::new();
        fields.resize_with(names.len(), Node::default);
        while let Some(place) = pairs.next_key_seed(Name(names))? {
            match place.and_then(|place| Some((fields.get_mut(place)?, shapes.get(place)?))) {
                Some((field, shape)) => *field = pairs.next_value_seed(Reader(shape))?,
                None => _ = pairs.next_value::<IgnoredAny>()?,
            }
        }
        Ok(Node::Record(names, fields))
    }
}

/// Finds a field among those of a record: by its name, or by its place where the deserializer goes by these.
struct Name(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_u64<E: Error>(self, place: u64) -> Result<Self::Value, E> {
        Ok(Some(place as usize))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|known| *known == name))
    }
}
