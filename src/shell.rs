//! The browser side: carries out effects, reports events, draws views. It decides nothing.
//!
//! `www/embed` makes the elements and loads this; from here on every call may come from a page that does what it likes,
//! so nothing here may throw into it, and no borrow is held while code of the page runs.

mod dom;
mod events;
mod locale;
mod request;
mod timer;
mod widget;
mod written;

use crate::options::REGISTRY;
use wasm_bindgen::prelude::*;

pub use widget::Widget;

/// The attributes that an element reads, for its `observedAttributes`.
#[wasm_bindgen(js_name = optionNames)]
pub fn option_names() -> Vec<String> {
    REGISTRY.iter().map(|definition| definition.name.to_owned()).collect()
}
