//! What a page asks for: from attributes and script options as they are written to [`Options`] that always hold.
//!
//! Every option stands once, in [`REGISTRY`]: its name, default, accepted values, documentation and parser. Nothing here
//! knows where a value was written; the shell hands over names and values.

mod registry;
mod resolved;
mod source;
#[cfg(not(target_family = "wasm"))]
pub mod typed;
mod written;

pub use registry::{Definition, REGISTRY};
pub use resolved::{Dismiss, Lead, Options, Placement, Policy, Preview, Storage, Theme, TimeZone};
pub use source::{address, feed_url, history_url, is_feed};
pub use written::Written;

use crate::diagnostic::{Concern, Diagnostic};

impl Options {
    /// Reads options over the given defaults. `written` finds a value as it was written.
    ///
    /// An empty value counts as absent. A bad one leaves the default and one diagnostic.
    pub fn read(mut self, written: impl Fn(&Definition) -> Option<Written>) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        for definition in REGISTRY {
            let Some(value) = written(definition).filter(|value| !value.is_empty()) else {
                continue;
            };
            // What is read last may look at what was read before: see `max-age`.
            if !(definition.read)(&mut self, &value) {
                diagnostics.push(refuse(definition.name, &value.shown(), definition.accepts));
            }
        }
        if let Some(preview) = self.preview {
            // Whatever the page depends on; see `www/embed/ask.js`. Nothing of it is kept.
            self.sources = vec![["preview?", preview.code()].concat()];
            self.formats = Vec::new();
            self.storage = Storage::Off;
            self.policy = Policy { dismiss: self.policy.dismiss, ..Policy::default() };
        }
        // One lost answer must not withdraw what shows.
        self.policy.max_age = self.policy.max_age.max(self.refresh * 2);
        if self.sources.is_empty() {
            let message = "`source` is missing: a status page's or a feed's URL";
            diagnostics.push(Diagnostic::new(Concern::Options, message, &[]));
        }
        (self, diagnostics)
    }
}

fn refuse(name: &str, value: &str, accepts: &str) -> Diagnostic {
    Diagnostic::new(Concern::Options, "`%`: `%` is not %; using the default", &[name, value, accepts])
}

/// What is said of a status page's own time zone that the browser does not know.
pub fn bad_page_zone(name: &str) -> Diagnostic {
    let message =
        "the status page's time zone `%` is none that the browser knows; times are told by the reader's";
    Diagnostic::new(Concern::Options, message, &[name])
}

/// What is said of a time zone that the browser does not know.
pub fn bad_time_zone(name: &str) -> Diagnostic {
    refuse("time-zone", name, registry::TIME_ZONES)
}
