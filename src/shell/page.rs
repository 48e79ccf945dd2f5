//! Whether somebody can see the page, and the page the network: listeners that end with their owner.
//!
//! What it means for the feed is the machine's affair. Every event reads all there is to know, so one that was missed is
//! made good by the next.

use crate::machine::Presence;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, Window};

/// Those of a document rise to its window.
const EVENTS: [&str; 7] =
    ["visibilitychange", "online", "offline", "pagehide", "pageshow", "freeze", "resume"];

/// Listens for as long as it lives.
pub struct Page {
    window: Window,
    callback: Closure<dyn FnMut(Event)>,
}

impl Page {
    /// Calls back whenever somebody may have come or gone, or the network may have. A document without a window is
    /// nobody's.
    pub fn watch(document: &Document, tell: impl Fn(Presence) + 'static) -> Option<Self> {
        let (window, document) = (document.default_view()?, document.clone());
        let callback = Closure::new(move |event: Event| {
            let name = event.type_();
            tell(presence(&document, name == "pagehide" || name == "freeze"));
        });
        let page = Self { window, callback };
        for name in EVENTS {
            let _ = page.window.add_event_listener_with_callback(name, page.function());
        }
        Some(page)
    }

    fn function(&self) -> &js_sys::Function {
        self.callback.as_ref().unchecked_ref()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        for name in EVENTS {
            let _ = self.window.remove_event_listener_with_callback(name, self.function());
        }
    }
}

/// How it is now.
pub fn presence(document: &Document, left: bool) -> Presence {
    let online = document.default_view().is_none_or(|window| window.navigator().on_line());
    Presence { visible: !document.hidden(), online, left }
}
