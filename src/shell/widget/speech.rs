//! What an element speaks, as a value, and whom it asks for it. Which language that is to be, [`super::language`] says.

use crate::text::Words;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the loader does for an element.
    pub type Loader;
    /// Of this language, those of the page around the element and those of the browser the first that there are words in, and the tag that
    /// it is written by, with a space between them.
    #[wasm_bindgen(method)]
    pub(super) fn nearest(this: &Loader, lang: Option<&str>) -> JsValue;
    /// Whether the page is at a path for which it wants nothing shown. [`crate::shell::turn::Turn::Draw`] comes when that may have changed.
    #[wasm_bindgen(method, js_name = isElsewhere)]
    pub(super) fn is_elsewhere(this: &Loader) -> bool;
    /// Calls `Widget::speak` with the file of this language, once it is there, unless it is asked for another till then.
    #[wasm_bindgen(method)]
    pub(super) fn ask(this: &Loader, language: &str);
}

/// What an element speaks.
pub struct Speech {
    pub(super) loader: Loader,
    /// None until they are there.
    pub words: Option<Words>,
    /// The language that is due, which is not the one of the words while its file is on the way, or cannot be had.
    pub(super) wanted: String,
    /// The reader's own form of it.
    pub(super) tag: String,
    /// What dates are written by so far: tag and zone.
    pub(super) written_by: String,
}

impl Speech {
    /// Nothing yet.
    pub fn new(loader: Loader) -> Self {
        Self { loader, words: None, wanted: String::new(), tag: String::new(), written_by: String::new() }
    }

    /// From now on it speaks in these words.
    pub(super) fn take(&mut self, words: Words) {
        self.words = Some(words);
        self.written_by = String::new();
    }
}
