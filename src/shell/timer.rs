//! A wait that ends with its owner.

use super::ending::Ending;
use super::turn::Turn;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn wait(call: &JsValue, turn: i32, milliseconds: i32) -> JsValue;
}

/// A call that will be made once, unless this is dropped before.
#[derive(Debug)]
pub struct Timer(#[expect(dead_code, reason = "it is there to be dropped")] Ending);

impl Timer {
    /// Calls back for this after so many milliseconds, at most 24 days.
    pub fn new(milliseconds: u64, call: &JsValue, turn: Turn) -> Self {
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        // A page without timers gets one status and no more.
        Self(Ending(wait(call, turn as i32, milliseconds)))
    }
}
