//! Options as a page writes them: attributes of the element, or properties of a script object.
//!
//! It hands values over as they are; what they mean is said in [`crate::options`].

use crate::diagnostic::{Concern, Diagnostic};
use crate::options::{Options, Placement, Written};
use crate::scan::take;
use crate::text::Key;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Reads the options of an element: what script says goes before what its attributes say.
///
/// `placed`: the page has put the element where it wants the banner.
pub fn read(host: &HtmlElement, script: &JsValue, placed: bool) -> (Options, Vec<Diagnostic>) {
    let defaults =
        Options { placement: if placed { Placement::Inline } else { Placement::Top }, ..Options::default() };
    defaults.read(|option| {
        property(script, &option.camel_case()).or_else(|| host.get_attribute(option.name).map(Written::Text))
    })
}

/// The page's own words, by the names of ours, and what it calls by a name that is none.
pub fn messages(script: &JsValue, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Key, String)> {
    let mut messages = Vec::new();
    let mut unknown = String::new();
    let Some(given) = Reflect::get(script, &"messages".into()).ok().filter(JsValue::is_object) else {
        return messages;
    };
    let names = String::from(Object::keys(given.unchecked_ref::<Object>()).join(" "));
    let mut rest = names.as_str();
    while !rest.is_empty() {
        let name = take(&mut rest, b' ');
        let text = Reflect::get(&given, &name.into()).ok().and_then(|text| text.as_string());
        match (Key::from_code(name), text) {
            (Some(key), Some(text)) => messages.push((key, text)),
            _ => unknown = [&unknown, " ", name].concat(),
        }
    }
    if !unknown.is_empty() {
        let message = "`messages`: `%` is not a text by the name of one in en.txt; leaving it out";
        diagnostics.push(Diagnostic::new(Concern::Options, message, &[unknown.trim()]));
    }
    messages
}

/// A clock of the page's own, in milliseconds since 1970.
pub fn clock(script: &JsValue) -> Option<Function> {
    Reflect::get(script, &"now".into()).ok()?.dyn_into().ok()
}

fn property(script: &JsValue, name: &str) -> Option<Written> {
    let value = Reflect::get(script, &name.into()).ok()?;
    if value.is_null() || value.is_undefined() {
        return None;
    }
    match value.dyn_ref::<Array>() {
        Some(items) => {
            let mut texts = Vec::new();
            for item in items.iter() {
                if let Some(text) = item.as_string() {
                    texts.push(text);
                }
            }
            Some(Written::List(texts))
        }
        None => text(&value).map(Written::Text),
    }
}

/// A text, or what is written in its place: `refresh: 60`, `confirm: true`.
fn text(value: &JsValue) -> Option<String> {
    value.as_string().or_else(|| {
        let is_plain = value.as_bool().is_some() || value.as_f64().is_some();
        is_plain.then(|| js_sys::JsString::from(value.clone()).as_string()).flatten()
    })
}
