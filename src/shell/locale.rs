//! Times as the browser's `Intl` writes them.
//!
//! Words are not its business; see [`crate::text`].

use super::events::object;
use crate::text::{Ago, Locale};
use crate::time::Time;
use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &RelativeTimeFormat, value: i32, unit: &str) -> Result<String, JsValue>;

    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, date: &js_sys::Date) -> Result<String, JsValue>;
}

/// The browser's ways of writing times in one language.
pub struct BrowserLocale {
    relative: Option<RelativeTimeFormat>,
    absolute: Option<DateTimeFormat>,
}

impl BrowserLocale {
    /// The ways of this language, a BCP 47 tag.
    pub fn new(language: &str) -> Self {
        let relative = object(&[("style", "short"), ("numeric", "auto")]);
        let absolute = object(&[
            ("year", "numeric"),
            ("month", "short"),
            ("day", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
            ("timeZoneName", "short"),
        ]);
        Self {
            relative: RelativeTimeFormat::new(language, &relative).ok(),
            absolute: DateTimeFormat::new(language, &absolute).ok(),
        }
    }
}

impl Locale for BrowserLocale {
    fn relative(&self, ago: Ago) -> String {
        let format = self.relative.as_ref();
        format.and_then(|format| format.format(-ago.amount, ago.unit.code()).ok()).unwrap_or_default()
    }

    fn absolute(&self, time: Time) -> String {
        let format = self.absolute.as_ref();
        format.and_then(|format| format.format(&date(time)).ok()).unwrap_or_default()
    }
}

/// The moment as JavaScript has it.
pub fn date(time: Time) -> js_sys::Date {
    js_sys::Date::new(&milliseconds(time).into())
}

/// Milliseconds since 1970, exact for any date that a feed can hold.
fn milliseconds(time: Time) -> f64 {
    time.0 as f64
}
