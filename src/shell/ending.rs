//! What is left to do at the end of something that is under way, once. It knows not what: `www/embed/page.js` made it, and keeps it
//! with all the others in case everything must end.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    /// Does what is left to do, if it is something, or tells who waits.
    pub fn run(work: &JsValue);
}

/// Does it when this is dropped.
#[derive(Debug)]
pub struct Ending(pub JsValue);

impl Drop for Ending {
    fn drop(&mut self) {
        run(&self.0);
    }
}
