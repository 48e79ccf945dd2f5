//! Options as a page writes them: attributes of the element, or properties of a script object.
//!
//! It hands values over as they are; what they mean is said in [`crate::options`].

use crate::diagnostic::{Concern, Diagnostic};
use crate::options::{Options, Placement, Written};
use crate::scan::take;
use crate::text::Key;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/www/embed/names.js")]
extern "C" {
    /// Tells the page of names that are none of an option.
    fn spell(host: &HtmlElement, script: &JsValue);
}

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn option(host: &HtmlElement, name: &str) -> JsValue;
    #[wasm_bindgen(js_name = messages)]
    fn own_messages(script: &JsValue) -> JsValue;
}

/// Reads the options of an element: what script says goes before what its attributes say.
///
/// `placed`: the page has put the element where it wants the banner.
pub fn read(host: &HtmlElement, script: &JsValue, placed: bool) -> (Options, Vec<Diagnostic>) {
    let defaults =
        Options { placement: if placed { Placement::Inline } else { Placement::Top }, ..Options::default() };
    spell(host, script);
    defaults.read(|definition| option(host, definition.name).as_string().map(Written::from))
}

/// The page's own words, by the names of ours, and what it calls by a name that is none.
pub fn messages(script: &JsValue, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Key, String)> {
    let mut messages = Vec::new();
    let mut unknown = String::new();
    let given = own_messages(script).as_string().unwrap_or_default();
    let mut rest = given.as_str();
    while !rest.is_empty() {
        let name = take(&mut rest, 0);
        match (Key::from_code(name), take(&mut rest, 0).strip_prefix('"')) {
            (Some(key), Some(text)) => messages.push((key, text.to_owned())),
            _ => unknown = [&unknown, " ", name].concat(),
        }
    }
    if !unknown.is_empty() {
        let message = "`messages`: `%` is not a text by the name of one in en.txt; leaving it out";
        diagnostics.push(Diagnostic::new(Concern::Options, message, &[unknown.trim_ascii()]));
    }
    messages
}
