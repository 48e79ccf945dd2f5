//! The browser side: carries out effects, reports events, draws views. It decides nothing.
//!
//! `www/embed` makes the elements and loads this; from here on every call may come from a page that does what it likes,
//! so nothing here may throw into it, and no borrow is held while code of the page runs.

mod clock;
mod dom;
mod ending;
mod events;
mod listener;
mod locale;
mod panics;
mod request;
mod tabs;
mod timer;
mod turn;
mod widget;
mod written;

use wasm_bindgen::prelude::*;

pub use locale::BrowserLocale;
pub use widget::{Loader, Widget};

#[wasm_bindgen(module = "/www/embed/lent.js")]
extern "C" {
    /// Takes what the door lends: its questions, its way to fetch scripts. The door's script does so itself; tests have none.
    pub fn borrow(own: &JsValue);
}
