//! Dates, digits and plural rules of the browser's `Intl`. How it is asked is `www/embed/locale.js`'s.
//!
//! Words are not its business; see [`crate::text`].

use crate::text::Locale;
use crate::time::Time;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/locale.js")]
extern "C" {
    /// Writes in the form of this name. The number is a count or milliseconds since 1970. Nothing where the browser has none such.
    fn write(form: &str, tag: &str, number: f64, zone: &str) -> JsValue;
}

/// The browser's ways of writing in one language and time zone.
#[derive(Default)]
pub struct BrowserLocale {
    tag: String,
    zone: String,
}

impl BrowserLocale {
    /// The ways of this language, a BCP 47 tag, in an IANA time zone or, where that is empty, the reader's own; none where
    /// the browser takes one of these for none.
    pub fn new(tag: &str, zone: &str) -> Option<Self> {
        let locale = Self { tag: tag.to_owned(), zone: zone.to_owned() };
        // A category tells as well what a tag is worth. The first date costs Chromium some 30 ms, and mostly nobody reads one.
        let known = if zone.is_empty() { locale.plural(0) } else { locale.absolute(Time(0)) };
        (!known.is_empty()).then_some(locale)
    }

    fn write(&self, form: &str, number: f64) -> String {
        write(form, &self.tag, number, &self.zone).as_string().unwrap_or_default()
    }
}

impl Locale for BrowserLocale {
    fn absolute(&self, time: Time) -> String {
        self.write("absolute", time.0 as f64)
    }

    fn number(&self, number: usize) -> String {
        self.write("number", number as f64)
    }

    fn plural(&self, number: usize) -> String {
        self.write("plural", number as f64)
    }
}
