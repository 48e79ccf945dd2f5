//! Times, lists and numbers as the browser's `Intl` writes them.
//!
//! Words are not its business; see [`crate::text`].

use crate::scan::take;
use crate::text::{Ago, Locale, Unit};
use crate::time::Time;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = Intl)]
    static INTL: JsValue;

    /// Any of `Intl`'s formats: their `format` differs in what it takes, and passes over what it does not.
    type Format;
    #[wasm_bindgen(method, catch)]
    fn format(this: &Format, value: &JsValue, unit: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn select(this: &Format, number: u32) -> Result<String, JsValue>;
}

/// The browser's ways of writing in one language and time zone.
#[derive(Default)]
pub struct BrowserLocale {
    tag: String,
    relative: Option<Format>,
    absolute: Option<Format>,
}

impl BrowserLocale {
    /// The ways of this language, a BCP 47 tag, in an IANA time zone or the reader's own; none where the browser takes one
    /// of these for none.
    pub fn new(tag: &str, time_zone: Option<&str>) -> Option<Self> {
        let zone = time_zone.map_or(String::new(), |zone| ["timeZone=", zone].concat());
        let form = "year=numeric;month=short;day=numeric;hour=2-digit;minute=2-digit;hourCycle=h23;timeZoneName=short;";
        let absolute = Some(make("DateTimeFormat", tag, &[form, &zone].concat())?);
        let relative = make("RelativeTimeFormat", tag, "style=short;numeric=auto");
        Some(Self { tag: tag.to_owned(), relative, absolute })
    }
}

impl Locale for BrowserLocale {
    fn relative(&self, ago: Ago) -> String {
        write(&self.relative, &(-ago.amount).into(), ago.unit.code())
    }

    fn absolute(&self, time: Time) -> String {
        write(&self.absolute, &date(time), "")
    }

    fn duration(&self, parts: &[(u32, Unit)]) -> String {
        let texts = Array::new();
        for (amount, unit) in parts {
            let options = ["style=unit;unitDisplay=short;unit=", unit.code()].concat();
            let format = make("NumberFormat", &self.tag, &options);
            texts.push(&write(&format, &(*amount).into(), "").into());
        }
        // The narrow form is the one without a comma: "6 hr 14 min".
        write(&make("ListFormat", &self.tag, "type=unit;style=narrow"), &texts, "")
    }

    fn list(&self, names: &[String]) -> String {
        let list = Array::new();
        for name in names {
            list.push(&name.as_str().into());
        }
        // American English has a comma before "and", which makes a short headline longer.
        let tag = if self.tag.starts_with("en") { "en-gb" } else { &self.tag };
        write(&make("ListFormat", tag, ""), &list, "")
    }

    fn number(&self, number: usize) -> String {
        write(&make("NumberFormat", &self.tag, ""), &(number as u32).into(), "")
    }

    fn plural(&self, number: usize) -> String {
        let rules = make("PluralRules", &self.tag, "");
        rules.and_then(|rules| rules.select(number as u32).ok()).unwrap_or_default()
    }
}

/// Makes one of `Intl`'s formats, with options written as `name=value`, parted by semicolons; none where the browser has
/// none such, or takes a value for none.
fn make(kind: &str, tag: &str, mut options: &str) -> Option<Format> {
    let class = INTL.with(|intl| Reflect::get(intl, &kind.into())).ok()?;
    let record = Object::new();
    while !options.is_empty() {
        let mut value = take(&mut options, b';');
        let name = take(&mut value, b'=');
        let _ = Reflect::set(&record, &name.into(), &value.into());
    }
    let class: &Function = class.dyn_ref()?;
    Some(Reflect::construct(class, &Array::of2(&tag.into(), &record)).ok()?.unchecked_into())
}

fn write(format: &Option<Format>, value: &JsValue, unit: &str) -> String {
    format.as_ref().and_then(|format| format.format(value, unit).ok()).unwrap_or_default()
}

/// The moment as JavaScript has it.
pub fn date(time: Time) -> js_sys::Date {
    js_sys::Date::new(&milliseconds(time).into())
}

/// Milliseconds since 1970, exact for any date that a feed can hold.
fn milliseconds(time: Time) -> f64 {
    time.0 as f64
}
