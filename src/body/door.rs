//! The way into a module of its own that is nothing but bodies: who opens no details does not download it.
//!
//! `www/embed/bodies` starts it, and makes nodes of what it answers.

use super::{Part, read};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/bodies/flatten.js")]
extern "C" {
    fn flatten(html: &str) -> Option<String>;
}

/// Reads a body into its parts, in order, each as a text: `"` and a text, `<` and the name of what begins (with a link's
/// address after a space), `>` where it ends.
#[wasm_bindgen(js_name = read)]
pub fn read_parts(text: &str) -> Array {
    let parts = Array::new();
    for part in read(text, &flatten).parts() {
        let (sign, text) = match part {
            Part::Open(tag) => ("<", tag.code()),
            Part::Link(address) => ("<a ", address.as_str()),
            Part::Break => ("<", "br"),
            Part::Text(text) => ("\"", text.as_str()),
            Part::Close => (">", ""),
        };
        parts.push(&[sign, text].concat().into());
    }
    parts
}
