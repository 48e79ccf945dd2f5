//! Hears what the reader asks for inside the banner, and keeps `--status-widget-offset-top` and `-bottom` true, for as long as it
//! lives. How both are done is `www/embed/page.js`'s.

use crate::shell::turn::Turn;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn listen(nodes: &Array, at: u32, call: &JsValue, turn: i32) -> JsValue;
    /// Tells the page at once how much the banner covers.
    pub fn publish(nodes: &Array, at: u32);
    /// Does what is left to do, if it is something.
    #[wasm_bindgen(js_name = run)]
    fn end(work: &JsValue);
}

/// Listens for as long as it lives.
pub struct Listener(JsValue);

impl Listener {
    /// Listens from now on. What is asked for comes as a verb and what it is about, with a space between them.
    pub fn new(nodes: &Array, at: u32, call: &JsValue) -> Self {
        Self(listen(nodes, at, call, Turn::Asked as i32))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        end(&self.0);
    }
}
