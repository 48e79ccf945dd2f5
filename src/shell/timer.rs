//! A wait that ends with its owner.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn wait(callback: &JsValue, milliseconds: i32) -> JsValue;
    fn cancel(id: &JsValue);
}

/// A call that will be made once, unless this is dropped before.
#[derive(Debug)]
pub struct Timer {
    id: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back after this time, at most 24 days.
    pub fn new(time: std::time::Duration, callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
        // A page without timers gets one status and no more.
        let id = wait(callback.as_ref(), milliseconds);
        Self { id, _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        cancel(&self.id);
    }
}
