//! A wait that ends with its owner.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout, catch)]
    fn set_timeout(callback: &JsValue, milliseconds: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = clearTimeout, catch)]
    fn clear_timeout(id: &JsValue) -> Result<(), JsValue>;
}

/// A call that will be made once, unless this is dropped before.
#[derive(Debug)]
pub struct Timer {
    id: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back after this time, at most 24 days.
    pub fn new(wait: std::time::Duration, callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let milliseconds = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
        // A page without timers gets one status and no more.
        let id = set_timeout(callback.as_ref(), milliseconds).unwrap_or(JsValue::NULL);
        Self { id, _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        let _ = clear_timeout(&self.id);
    }
}
