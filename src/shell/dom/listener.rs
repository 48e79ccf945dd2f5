//! Hears what the reader asks for inside the banner, and keeps `--status-widget-offset-top` and `-bottom` true, for as long as it
//! lives. How both are done is `www/embed/page.js`'s.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn listen(nodes: &Array, at: u32, act: &JsValue) -> Option<Function>;
    /// Tells the page at once how much the banner covers.
    pub fn publish(nodes: &Array, at: u32);
}

/// Listens for as long as it lives.
pub struct Listener {
    end: Option<Function>,
    _callback: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    /// Listens from now on. What is asked for comes as a verb and what it is about, with a space between them.
    pub fn new(nodes: &Array, at: u32, act: impl Fn(&str) + 'static) -> Self {
        let callback: Closure<dyn FnMut(JsValue)> =
            Closure::new(move |asked: JsValue| act(&asked.as_string().unwrap_or_default()));
        Self { end: listen(nodes, at, callback.as_ref()), _callback: callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(end) = &self.end {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}
