//! A wait that ends with its owner.

use super::turn::Turn;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn wait(call: &JsValue, turn: i32, milliseconds: i32) -> JsValue;
    /// Does what is left to do, if it is something.
    #[wasm_bindgen(js_name = run)]
    fn end(work: &JsValue);
}

/// A call that will be made once, unless this is dropped before.
#[derive(Debug)]
pub struct Timer(JsValue);

impl Timer {
    /// Calls back for this after so many milliseconds, at most 24 days.
    pub fn new(milliseconds: u64, call: &JsValue, turn: Turn) -> Self {
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        // A page without timers gets one status and no more.
        Self(wait(call, turn as i32, milliseconds))
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        end(&self.0);
    }
}
