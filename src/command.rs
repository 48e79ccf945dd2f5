//! The way into a module of its own for the commands of the npm package: the core as it decides in a page, with every format, and no page.
//!
//! `www/npm/command` starts it, and does what touches network, files and screen. What reads other systems' documents is exported by
//! [`crate::feed`]'s formats; everything here is given one Statuspage document.

use crate::decide::decide;
use crate::diagnostic::Diagnostic;
use crate::explain::{Json, explain as explain_all};
use crate::feed::decode;
use crate::inspect::{inspect as inspect_all, remembered};
use crate::moment::Moment;
use crate::options::{Definition, Options, Written};
use crate::text::english;
use crate::time::{Time, read_duration, read_time};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// What would show, and why, of a document that others had kept for so many milliseconds. Options are their names and values by turns, as a page
/// writes them, with a null behind each; of what a browser has seen before there is a null between two documents, oldest first.
#[wasm_bindgen]
pub fn explain(document: &[u8], options: &str, now: f64, age: f64, seen: &[u8], history: &[u8]) -> JsValue {
    let now = Time(now as i64);
    let moment = Moment { age: Duration::from_millis(age as u64), ..now.into() };
    let (options, mut diagnostics) = read(options);
    // What had fallen silent by then, nobody remembers.
    let seen = seen.split(|byte| *byte == 0).filter_map(|document| decode(document).status);
    let memory = remembered(seen, decode(history).status.as_ref(), &options.policy, now);
    let decoded = decode(document);
    diagnostics.extend(decoded.diagnostics);
    let status = decoded.status;
    let decision = status.as_ref().map(|status| decide(status, &options.policy, &memory, moment));
    to_js(&explain_all(status.as_ref().zip(decision.as_ref()), &english(), &[&diagnostics[..]]))
}

/// What is wrong with options, a sentence each.
#[wasm_bindgen]
pub fn faults(options: &str) -> JsValue {
    let (_, diagnostics) = read(options);
    to_js(&Json::List(diagnostics.into_iter().map(|fault| Json::Text(fault.message)).collect()))
}

/// What the document says of its page; `null` where it is none.
#[wasm_bindgen]
pub fn inspect(document: &[u8], now: f64) -> JsValue {
    let status = decode(document).status;
    to_js(&status.map_or(Json::Null, |status| inspect_all(&status, Time(now as i64))))
}

/// A moment as people write it, in milliseconds since 1970.
#[wasm_bindgen]
pub fn moment(text: &str) -> Option<f64> {
    read_time(text).map(|time| time.0 as f64)
}

/// A span as people write it, in milliseconds.
#[wasm_bindgen]
pub fn span(text: &str) -> Option<f64> {
    read_duration(text).map(|span| span.as_millis() as f64)
}

fn read(options: &str) -> (Options, Vec<Diagnostic>) {
    let parts: Vec<&str> = options.split('\0').collect();
    let written = |asked: &Definition| {
        let pair = parts.chunks_exact(2).find(|pair| pair.first() == Some(&asked.name))?;
        pair.get(1).map(|value| Written::from(*value))
    };
    Options::default().read(written)
}

fn to_js(value: &Json) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
