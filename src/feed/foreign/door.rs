//! The way into a module of its own that is nothing but other systems' formats: whose feed is Statuspage's does not download it.
//!
//! `www/embed/formats` starts it, and knows which documents are asked for.

use super::{Settings, mend, translate_named};
use crate::time::Time;
use wasm_bindgen::prelude::*;

/// Translates the documents of one answer, which have a null between two. On the first line stands the format, if they are of one; then `+`
/// and a Statuspage document with what was odd in it, or `-` and why there is none, if more can be said than that they are of no format
/// that is read in here.
#[wasm_bindgen]
pub fn translate(documents: &[u8], source: &str, now: f64) -> String {
    let mut bodies = Vec::new();
    for body in documents.split(|byte| *byte == 0) {
        bodies.push(body);
    }
    let (format, sign, text) = match translate_named(&bodies, &Settings::of(source, Some(Time(now as i64)))) {
        Some((format, Ok(translated))) => (format, "\n+", translated.with_remarks()),
        Some((format, Err(remark))) => (format, "\n-", remark.message),
        None => {
            let remark = bodies.first().and_then(|body| mend(body));
            ("", "\n-", remark.map(|remark| remark.message).unwrap_or_default())
        }
    };
    [format, sign, &text].concat()
}
