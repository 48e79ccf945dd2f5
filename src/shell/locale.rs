//! Times, lists and numbers as the browser's `Intl` writes them. How it is asked is `www/embed/locale.js`'s.
//!
//! Words are not its business; see [`crate::text`].

use crate::text::{Ago, Locale, Unit};
use crate::time::Time;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/locale.js")]
extern "C" {
    /// Writes in the form of this name. The number is a count or milliseconds since 1970; the text is a unit, a zone, or
    /// texts with a null before each. Nothing where the browser has none such.
    fn write(form: &str, tag: &str, number: f64, text: &str) -> JsValue;
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
        // A category tells as well what a tag is worth. To write anything costs Chromium some 30 ms the first time, and mostly there
        // is nothing to show.
        let known = if zone.is_empty() { locale.plural(0) } else { locale.absolute(Time(0)) };
        (!known.is_empty()).then_some(locale)
    }

    fn write(&self, form: &str, number: f64, text: &str) -> String {
        write(form, &self.tag, number, text).as_string().unwrap_or_default()
    }

    fn write_list(&self, form: &str, texts: &[String]) -> String {
        let mut list = String::new();
        for text in texts {
            list.push('\0');
            list.push_str(text);
        }
        self.write(form, 0.0, &list)
    }
}

impl Locale for BrowserLocale {
    fn relative(&self, ago: Ago) -> String {
        self.write("relative", f64::from(-ago.amount), ago.unit.code())
    }

    fn absolute(&self, time: Time) -> String {
        self.write("absolute", time.0 as f64, &self.zone)
    }

    fn duration(&self, parts: &[(u32, Unit)]) -> String {
        let mut texts = Vec::new();
        for (amount, unit) in parts {
            texts.push(self.write("amount", f64::from(*amount), unit.code()));
        }
        self.write_list("amounts", &texts)
    }

    fn list(&self, names: &[String]) -> String {
        self.write_list("list", names)
    }

    fn number(&self, number: usize) -> String {
        self.write("number", number as f64, "")
    }

    fn plural(&self, number: usize) -> String {
        self.write("plural", number as f64, "")
    }
}
