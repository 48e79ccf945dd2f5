//! A post's body. Reading it is the work of another module, which `www/embed/body.js` fetches when the first one is shown.

use super::skeleton::Skeleton;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/body.js")]
extern "C" {
    #[wasm_bindgen(js_name = showBody)]
    fn show(nodes: &Array, at: i32, text: &str);
}

/// Shows a body in place of what is there, if it is another.
pub fn draw(nodes: &Skeleton, at: impl Into<i32>, text: &str) {
    show(nodes.nodes(), at.into(), text);
}
