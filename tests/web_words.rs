//! The catalogues' times, durations and lists beside what the browser's own `Intl` says, in every language.
//!
//! Run by `cargo xtask test` in a browser of each engine. What else a browser alone can tell is `tests/web.rs`'s.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]
#![cfg(target_family = "wasm")]

use js_sys::{Array, Function};
use status_widget::shell::BrowserLocale;
use status_widget::text::{LANGUAGES, Locale, Words};
use status_widget::time::Time;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! catalogues {
    ($($language:literal)+) => { [$(($language, include_str!(concat!("../src/text/catalog/", $language, ".txt"))),)+] };
}

const CATALOGUES: [(&str, &str); 11] =
    catalogues!["en" "pt-BR" "es" "fr" "de" "it" "nl" "pl" "ja" "zh-Hans" "ar"];

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Some moment.
const NOW: Time = Time(1_633_710_600_000);

/// Every language with its words.
fn languages() -> Vec<(&'static str, Words)> {
    let words = |language: &'static str| {
        let (_, source) = CATALOGUES.iter().find(|(name, _)| *name == language).expect("a catalogue");
        let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let texts = lines.map(|line| line.split_once(" = ").expect("key and text").1);
        let packed: String = std::iter::once(language).chain(texts).map(|line| format!("{line}\n")).collect();
        let locale = BrowserLocale::new(language, "").expect("a language that the browser knows");
        (language, Words::new(&packed, language, Box::new(locale)).expect("a language file"))
    };
    LANGUAGES.iter().map(|language| words(language)).collect()
}

/// What the body of a function of a language and a list says to each item. Unicode's older data, which WebKitGTK has, wrote Arabic with
/// its own digits everywhere, and a Polish day by another word; the newer ones are ours.
fn browser(language: &str, items: &Array, body: &str) -> Vec<String> {
    let language = if language == "ar" { "ar-u-nu-latn" } else { language };
    let said =
        Function::new_with_args("tag, items", body).call2(&JsValue::UNDEFINED, &language.into(), items);
    Array::from(&said.expect("Intl")).iter().map(|text| text.as_string().expect("a text")).collect()
}

#[track_caller]
fn check(language: &str, ours: &[String], theirs: &[String]) {
    assert_eq!(ours.len(), theirs.len(), "{language}");
    let others = ours.iter().zip(theirs).filter(|(ours, theirs)| ours != theirs);
    let others: Vec<_> = others.take(5).collect();
    assert!(others.is_empty(), "{language}: ours and the browser's: {others:?}");
}

/// Every minute of an hour, every hour of a day, and days until their number has four digits, which we do not part; both ways.
#[wasm_bindgen_test]
fn tells_how_long_ago_as_the_browser_does() {
    for (language, words) in languages() {
        let (items, mut ours) = (Array::new(), Vec::new());
        for (unit, size, most) in [("minute", MINUTE, 59), ("hour", HOUR, 23), ("day", DAY, 999)] {
            for amount in (-most..=most).filter(|amount| *amount != 0) {
                items.push(&Array::of2(&f64::from(-amount).into(), &unit.into()));
                ours.push(words.relative(Time(NOW.0 - i64::from(amount) * size * 1000), NOW));
            }
        }
        items.push(&Array::of2(&0.into(), &"second".into()));
        ours.push(words.relative(NOW, NOW));
        // Now is now; and days are counted by their hours, not by the calendar.
        let body = "const of = (numeric) => new Intl.RelativeTimeFormat(tag, { style: 'short', numeric });\
                    const now = of('auto'), others = of('always');\
                    return items.map(([amount, unit]) => (amount ? others : now).format(amount, unit));";
        let mut theirs = browser(language, &items, body);
        if language == "en" {
            // Why is told in its catalogue.
            theirs = theirs.iter().map(|text| text.replace('.', "")).collect();
        }
        check(language, &ours, &theirs);
    }
}

#[wasm_bindgen_test]
fn tells_how_long_it_lasted_as_the_browser_does() {
    for (language, words) in languages() {
        let (items, mut ours) = (Array::new(), Vec::new());
        let units = [("day", DAY, 999), ("hour", HOUR, 23), ("minute", MINUTE, 59)];
        for (place, (unit, size, most)) in units.into_iter().enumerate() {
            for amount in 1..=most {
                let after = units.get(place + 1);
                let lesser = after.map(|(unit, size, most)| (amount * 7 % (most + 1), *unit, *size));
                let parts = Array::of1(&Array::of2(&amount.into(), &unit.into()));
                let mut seconds = i64::from(amount) * size;
                if let Some((amount, unit, size)) = lesser.filter(|(amount, ..)| *amount > 0) {
                    parts.push(&Array::of2(&amount.into(), &unit.into()));
                    seconds += i64::from(amount) * size;
                }
                items.push(&parts);
                ours.push(words.duration(Duration::from_secs(seconds.unsigned_abs())));
            }
        }
        let body = "const list = new Intl.ListFormat(tag, { type: 'unit', style: 'narrow' });\
                    const made = {};\
                    const of = (unit) => made[unit] ||= new Intl.NumberFormat(tag, { style: 'unit', unitDisplay: 'short', unit });\
                    return items.map((parts) => list.format(parts.map(([amount, unit]) => of(unit).format(amount))));";
        let mut theirs = browser(language, &items, body);
        if language == "pl" {
            let older = [("1 doba", "1 dzień"), ("doby", "dni"), ("dób", "dni")];
            let newer =
                |text: &String| older.iter().fold(text.clone(), |text, (old, new)| text.replace(old, new));
            theirs = theirs.iter().map(newer).collect();
        }
        check(language, &ours, &theirs);
    }
}

/// English as in Britain: American English has one comma more.
#[wasm_bindgen_test]
fn lists_names_as_the_browser_does() {
    let names = ["Desk", "Inbox", "Hilos", "Hielo", "identidad", "hi", "100 %", "Łódź", "デスク"];
    for (language, words) in languages() {
        let (items, mut ours) = (Array::new(), Vec::new());
        for first in names {
            for second in names {
                for list in [vec![first], vec![first, second], vec![first, second, first]] {
                    items.push(&list.iter().map(|name| JsValue::from(*name)).collect::<Array>());
                    ours.push(words.list(list.into_iter().map(str::to_owned).collect(), 0));
                }
            }
        }
        let body = "const format = new Intl.ListFormat(tag.replace(/^en$/, 'en-GB'));\
                    return items.map((names) => format.format(names));";
        check(language, &ours, &browser(language, &items, body));
    }
}

#[wasm_bindgen_test]
fn writes_the_digits_of_the_readers_region() {
    let regions = "AE BH DJ DZ EG EH ER IL IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SS SY TD TN YE";
    let arabic = regions.split(' ').map(|region| format!("ar-{region}"));
    let others = LANGUAGES.iter().map(|language| (*language).to_owned());
    for tag in arabic.chain(others).chain(["de-CH".to_owned()]) {
        let locale = BrowserLocale::new(&tag.to_ascii_lowercase(), "").expect("a tag");
        let ours: Vec<_> = (0..=200).map(|number| locale.number(number)).collect();
        let items: Array = (0..=200).map(JsValue::from).collect();
        let body =
            "const format = new Intl.NumberFormat(tag); return items.map((number) => format.format(number));";
        check(&tag, &ours, &browser(&tag, &items, body));
    }
}
