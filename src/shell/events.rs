//! What the page hears: events on the element, and a line on the console where a person must act.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = warn, catch)]
    fn console_warn(message: &str) -> Result<(), JsValue>;
}

codes! {
    /// What can go wrong with a feed.
    pub enum ErrorKind {
        Network = "network",
        Timeout = "timeout",
        Http = "http",
        Format = "format",
        Options = "options",
        Load = "load",
    }
}

impl ErrorKind {
    /// What a person can do about it.
    fn advice(self) -> &'static str {
        match self {
            Self::Network => {
                "check the address, that the feed allows other origins (CORS), and connect-src in the page's \
                 Content-Security-Policy"
            }
            Self::Timeout => "the feed is slow or unreachable; the widget goes on trying",
            Self::Http => "check the address of the source",
            Self::Format => "point the source to a status page, or to its summary.json",
            Self::Options => "see the options in the README",
            Self::Load => "serve the language files of dist/ beside status-widget.js",
        }
    }
}

/// Why there is no status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What kind of thing went wrong.
    pub kind: ErrorKind,
    /// What happened, in one sentence without a full stop.
    pub message: String,
}

/// An event that waits until no borrow is held.
#[derive(Debug)]
pub struct Outgoing {
    name: &'static str,
    detail: JsValue,
}

impl Outgoing {
    /// An event with a detail.
    pub fn new(name: &'static str, detail: JsValue) -> Self {
        Self { name, detail }
    }

    /// Tells of something that went wrong, to the page and on the console.
    pub fn error(kind: ErrorKind, message: &str) -> Self {
        let advice = kind.advice();
        let _ = console_warn(&["status-widget: ", message, ": ", advice].concat());
        Self::quiet_error(kind, message)
    }

    /// The same to the page alone, where the reader gets nearly all.
    pub fn quiet_error(kind: ErrorKind, message: &str) -> Self {
        let advice = kind.advice();
        let detail = object(&[("kind", kind.code()), ("message", message), ("advice", advice)]);
        Self::new("status-widget:error", detail.into())
    }

    /// Sends it, up through shadow roots.
    pub fn send(self, host: &HtmlElement) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&self.detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(self.name, &init) {
            let _ = host.dispatch_event(&event);
        }
    }
}

/// A value as plain JavaScript: what `JSON.parse` would give.
pub fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// An object of texts.
pub fn object(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}
