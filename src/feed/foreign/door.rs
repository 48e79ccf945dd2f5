//! The way into a module of its own that is nothing but other systems' formats: whose feed is Statuspage's does not download it.
//!
//! `www/embed/formats` starts it, and knows which documents are asked for.

use super::lines::known;
use super::{LINES, Settings, mend, translate as translate_all};
use crate::diagnostic::Diagnostic;
use crate::feed::json::read_tree;
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
    let because = |remark: Option<Diagnostic>| remark.map(|remark| remark.message).unwrap_or_default();
    let (format, sign, text) = match translate_all(&bodies, &Settings::of(source, Some(Time(now as i64)))) {
        Some(Ok(translated)) => (translated.format, "\n+", translated.with_remarks()),
        Some(Err(remark)) => (name_of(&bodies), "\n-", because(Some(remark))),
        None => ("", "\n-", because(bodies.first().and_then(|body| mend(body)))),
    };
    [format, sign, &text].concat()
}

/// The format of the first document that is of one.
fn name_of(bodies: &[&[u8]]) -> &'static str {
    for body in bodies {
        if let Some(tree) = read_tree(body)
            && let Some(known) = known(LINES, &tree).first()
        {
            return known.name;
        }
    }
    ""
}
