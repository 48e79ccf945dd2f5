//! Wire types that take whatever a feed holds: each reads its own kind and says of anything else that it is wrong.
//!
//! A value of a wrong type must cost only itself, so none of these ever returns an error for one. They ask the
//! deserializer for exactly the kind they want, because a `deserialize_any` costs the browser five calls a value.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A field's value.
#[derive(Debug, Default)]
pub enum Field<T> {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// Of another type than the format says.
    Wrong,
    /// As it should be.
    Given(T),
}

impl<T> Field<T> {
    /// The value, where it is as it should be.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Wrong => None,
        }
    }

    /// A look at the value, where it is as it should be.
    pub fn as_given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Wrong => None,
        }
    }

    /// Whether something of another type stands there.
    pub fn is_wrong(&self) -> bool {
        matches!(self, Self::Wrong)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Field<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a field")
            }

            fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Field::Absent)
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Field::Absent)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
                Ok(T::deserialize(deserializer).map_or(Field::Wrong, Field::Given))
            }
        }

        deserializer.deserialize_option(Reader(PhantomData))
    }
}

/// A text that is not empty.
pub type Text = Field<String>;

impl Text {
    /// The text without outer spaces, unless nothing is left.
    pub fn text(&self) -> Option<&str> {
        self.as_given()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }

    /// The same, as a text of one's own.
    pub fn to_text(&self) -> Option<String> {
        self.text().map(str::to_owned)
    }
}

/// A list whose elements are each read by themselves: a wrong one costs only itself.
#[derive(Debug)]
pub struct List<T> {
    /// The elements that are as they should be.
    pub items: Vec<T>,
    /// How many are not.
    pub wrong: usize,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = List<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
                let mut list = List {
                    items: Vec::new(),
                    wrong: 0,
                };
                while let Some(element) = elements.next_element::<Field<T>>()? {
                    match element {
                        Field::Given(item) => list.items.push(item),
                        Field::Absent | Field::Wrong => list.wrong += 1,
                    }
                }
                Ok(list)
            }
        }

        deserializer.deserialize_seq(Reader(PhantomData))
    }
}

/// Reads a field's name as one of those that a record has; `None` for all others.
pub struct Name(pub &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<&'static str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().copied().find(|known| *known == name))
    }
}

/// Reads a list to its end and forgets it.
pub fn skip<'de, A: SeqAccess<'de>>(mut elements: A) -> Result<(), A::Error> {
    while elements.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Defines a record of the wire whose fields may all be missing.
///
/// Serde's derive would do, but for one thing: it also reads a list as a record by position, in the one parser and not
/// in the other. Here a list is a record without fields, in both.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)+ }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const FIELDS: &[&str] = &[$(stringify!($field),)+];
                struct Reader;

                impl<'de> serde::de::Visitor<'de> for Reader {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut fields: A) -> Result<$name, A::Error> {
                        let mut record = $name::default();
                        while let Some(name) = fields.next_key_seed($crate::feed::lenient::Name(FIELDS))? {
                            match name {
                                $(Some(stringify!($field)) => record.$field = fields.next_value()?,)+
                                _ => { fields.next_value::<serde::de::IgnoredAny>()?; }
                            }
                        }
                        Ok(record)
                    }

                    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, elements: A) -> Result<$name, A::Error> {
                        $crate::feed::lenient::skip(elements)?;
                        Ok($name::default())
                    }
                }

                deserializer.deserialize_struct(stringify!($name), FIELDS, Reader)
            }
        }
    };
}
pub(super) use record;
