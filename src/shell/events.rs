//! What the page hears: events on the element, and a line on the console where a person must act.

use crate::explain::Json;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/www/embed/door/tell.js")]
extern "C" {
    fn warn(message: &str);
    fn tell(host: &HtmlElement, name: &str, detail: &JsValue);
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
                "check the address, the feed's CORS headers, and connect-src in the page's Content-Security-Policy"
            }
            Self::Timeout => "the widget goes on trying",
            Self::Http => "check the address, and name the system in `format` where it is not Statuspage",
            Self::Format => {
                "point `source` to a status page or a feed, and name the system in `format` where it is not Statuspage"
            }
            Self::Options => "see https://github.com/status-widget/status-widget/blob/main/docs/options.md",
            Self::Load => "serve all files of one release beside status-widget.js",
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
        warn(&["status-widget: ", message, ": ", advice].concat());
        Self::quiet_error(kind, message)
    }

    /// The same to the page alone, where the reader gets nearly all.
    pub fn quiet_error(kind: ErrorKind, message: &str) -> Self {
        Self::new(
            "status-widget-error",
            object("kind message advice", &[kind.code(), message, kind.advice()]),
        )
    }

    /// Sends it, up through shadow roots.
    pub fn send(self, host: &HtmlElement) {
        tell(host, self.name, &self.detail);
    }
}

/// A value as plain JavaScript: what `JSON.parse` would give.
pub fn to_js(value: &Json) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// An object of texts, with their names in the same order.
pub fn object(names: &'static str, texts: &[&str]) -> JsValue {
    let mut values = Vec::new();
    for text in texts {
        values.push(Json::Text((*text).to_owned()));
    }
    to_js(&Json::Record(names, values))
}
