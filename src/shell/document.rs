//! A parsed document, read where it lies: what `JSON.parse` made, as serde wants it.
//!
//! It offers what [`crate::feed`] asks for (texts, lists, records and their absence) and says no to the rest, without a
//! word: nobody reads what a value of a wrong type could be told to be. serde-wasm-bindgen, which reads the same (a test
//! holds them side by side), words every error and so brings all of Rust's formatting along.

use js_sys::Array;
use serde::de::value::UsizeDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    /// A field of an object; nothing where there is none, or `null`.
    fn field(record: &JsValue, name: &JsValue) -> JsValue;
}

/// A value of a document.
pub struct Document {
    value: JsValue,
    names: Names,
}

/// Field names as JavaScript has them. Making one costs more than reading the field.
type Names = Rc<RefCell<Vec<(&'static str, JsValue)>>>;

/// Something that was not asked for stands there.
#[derive(Debug)]
pub struct Unexpected;

impl fmt::Display for Unexpected {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unexpected {}

impl Error for Unexpected {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl From<JsValue> for Document {
    fn from(value: JsValue) -> Self {
        Self { value, names: Names::default() }
    }
}

impl Document {
    fn beside(&self, value: JsValue) -> Self {
        Self { value, names: Rc::clone(&self.names) }
    }

    /// A field's value; nothing where there is none, or `null`.
    pub fn field(&self, name: &'static str) -> JsValue {
        let mut names = self.names.borrow_mut();
        let place = names.iter().position(|(known, _)| std::ptr::eq(*known, name)).unwrap_or_else(|| {
            names.push((name, name.into()));
            names.len() - 1
        });
        names.get(place).map_or(JsValue::UNDEFINED, |(_, key)| field(&self.value, key))
    }
}

impl<'de> Deserializer<'de> for Document {
    type Error = Unexpected;

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        if self.value.is_undefined() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        visitor.visit_string(self.value.as_string().ok_or(Unexpected)?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        if !Array::is_array(&self.value) {
            return Err(Unexpected);
        }
        visitor.visit_seq(Items { list: self, next: 0 })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unexpected> {
        if !self.value.is_object() {
            return self.deserialize_any(visitor);
        }
        visitor.visit_map(Fields { record: self, names, next: 0 })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        visitor.visit_unit()
    }

    /// A scalar.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        if let Some(number) = self.value.as_f64() {
            return visitor.visit_f64(number);
        }
        match self.value.as_bool() {
            Some(flag) => visitor.visit_bool(flag),
            None => self.deserialize_string(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct map enum identifier
    }
}

/// The elements of a list.
struct Items {
    list: Document,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unexpected;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unexpected> {
        let list: &Array = self.list.value.unchecked_ref();
        if self.next >= list.length() {
            return Ok(None);
        }
        let item = Some(list.get(self.next)).filter(|item| !item.is_null());
        self.next += 1;
        seed.deserialize(self.list.beside(item.unwrap_or_default())).map(Some)
    }
}

/// The fields of a record that somebody asks for.
struct Fields {
    record: Document,
    names: &'static [&'static str],
    next: usize,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Unexpected;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unexpected> {
        if self.next >= self.names.len() {
            return Ok(None);
        }
        // By its place among the names: who asks need not look for it.
        seed.deserialize(UsizeDeserializer::new(self.next)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unexpected> {
        let name = self.names.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        seed.deserialize(self.record.beside(self.record.field(name)))
    }
}
