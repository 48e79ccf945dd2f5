//! What the page hears: events on the element, and a line on the console where a person must act.

use crate::decide::Level;
use crate::diagnostic::Diagnostic;
use crate::explain::{Explanation, NoticeSummary};
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
        }
    }
}

/// Why there is no status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What kind of thing went wrong.
    pub kind: ErrorKind,
    /// What happened, in one sentence without a full stop.
    pub message: String,
}

/// The detail of `status-widget:error`.
#[derive(Serialize)]
struct ErrorDetail<'a> {
    kind: ErrorKind,
    message: &'a str,
    advice: &'static str,
}

/// The detail of `status-widget:change`, and the handle's `state`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    /// The worst severity shown, `operational` or `unknown`.
    pub level: Level,
    /// The banner's headline.
    pub headline: Option<String>,
    /// What is shown.
    pub notices: Vec<NoticeSummary>,
    /// The names of the components that the notices speak of, each once.
    pub components: Vec<String>,
}

impl From<Explanation> for State {
    fn from(explanation: Explanation) -> Self {
        let mut components: Vec<String> = Vec::new();
        for name in explanation.notices.iter().flat_map(|notice| &notice.components) {
            if !components.contains(name) {
                components.push(name.clone());
            }
        }
        Self {
            level: explanation.level,
            headline: explanation.headline,
            notices: explanation.notices,
            components,
        }
    }
}

/// An event that waits until no borrow is held.
#[derive(Debug)]
pub struct Outgoing {
    name: &'static str,
    detail: JsValue,
}

impl Outgoing {
    /// An event with a detail.
    pub fn new(name: &'static str, detail: &impl Serialize) -> Self {
        Self {
            name,
            detail: to_js(detail),
        }
    }

    /// Tells of a failure, to the page and on the console.
    pub fn error(failure: &Failure) -> Self {
        let advice = failure.kind.advice();
        warn(&[&failure.message, ": ", advice]);
        let detail = ErrorDetail {
            kind: failure.kind,
            message: &failure.message,
            advice,
        };
        Self::new("status-widget:error", &detail)
    }

    /// Tells of options that do not fit.
    pub fn options(diagnostic: &Diagnostic) -> Self {
        warn(&[&diagnostic.message]);
        let kind = ErrorKind::Options;
        let detail = ErrorDetail {
            kind,
            message: &diagnostic.message,
            advice: kind.advice(),
        };
        Self::new("status-widget:error", &detail)
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
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

fn warn(message: &[&str]) {
    let _ = console_warn(&["status-widget: ", &message.concat()].concat());
}
