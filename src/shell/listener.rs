//! What is listened to for as long as this lives: the reader inside the banner, and who is there at all. How either is done is
//! `www/embed/page.js`'s.

use super::ending::Ending;
use super::turn::Turn;
use crate::machine::Presence;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn listen(nodes: &Array, at: i32, call: &JsValue, turn: i32) -> JsValue;
    fn watch(call: &JsValue, turn: i32) -> JsValue;
}

/// Listens for as long as it lives.
pub struct Listener(#[expect(dead_code, reason = "it is there to be dropped")] Ending);

impl Listener {
    /// Hears the reader from now on. What is asked for comes as a verb
    /// and what it is about, with a space between them.
    pub fn of_reader(nodes: &Array, at: i32, call: &JsValue) -> Self {
        Self(Ending(listen(nodes, at, call, Turn::Asked as i32)))
    }

    /// Calls back in a moment, and whenever somebody may have come or gone, or the network may have, with what [`presence`] reads.
    /// Each time it tells all there is to know, so what was missed once is made good by the next.
    pub fn of_page(call: &JsValue) -> Self {
        Self(Ending(watch(call, Turn::Looked as i32)))
    }
}

/// Who is there.
pub fn presence(told: &JsValue) -> Presence {
    let bits = told.as_f64().unwrap_or_default() as u8;
    Presence { visible: bits & 1 == 0, online: bits & 2 == 0, left: bits & 4 != 0 }
}
