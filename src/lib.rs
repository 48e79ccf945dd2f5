//! skeleton
#[cfg(target_family = "wasm")]
use wasm_bindgen::prelude::*;
/// x
#[cfg(target_family = "wasm")]
#[wasm_bindgen(js_name = optionNames)]
pub fn option_names() -> Vec<String> {
    vec!["source".into()]
}
