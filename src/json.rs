//! Plain data on its way out: states, explanations, what is stored.
//!
//! One serializer for one type: a derived one for each struct came to four times the bytes in the page.

use serde::{Serialize, Serializer};

/// A value of JSON, without numbers: nothing that goes out is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A text.
    Text(&'a str),
    /// A text that was made for this.
    Owned(String),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object.
    Record(Vec<(&'static str, Json<'a>)>),
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_none(),
            Json::Flag(flag) => serializer.serialize_bool(*flag),
            Json::Text(text) => serializer.serialize_str(text),
            Json::Owned(text) => serializer.serialize_str(text),
            Json::List(items) => serializer.collect_seq(items),
            Json::Record(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (*name, value))),
        }
    }
}

impl<'a> Json<'a> {
    /// A text, or `null`.
    pub fn text(text: Option<&'a str>) -> Self {
        text.map_or(Json::Null, Json::Text)
    }

    /// A list of what each item gives.
    pub fn list<T>(items: &'a [T], json: fn(&'a T) -> Self) -> Self {
        let mut list = Vec::new();
        for item in items {
            list.push(json(item));
        }
        Json::List(list)
    }

    /// A list of texts.
    pub fn texts(texts: &'a [String]) -> Self {
        Self::list(texts, |text| Json::Text(text))
    }
}
