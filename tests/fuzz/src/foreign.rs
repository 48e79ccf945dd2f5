//! The same input as documents of any other system: by themselves and together.
//!
//! It looks at what a translation is; what the widget makes of it, the rest of the crate looks at.

use crate::holds;
use serde_json::Value;
use status_widget::feed::decode;
use status_widget::feed::foreign::{FORMATS, Settings, addresses, decode_any, kinds, translate};
use status_widget::time::Time;

/// Takes documents through every translation that takes them; gives the Statuspage document of the first, if it is one.
pub fn run(documents: [&[u8]; 2], source: &str, now: Time) -> Option<String> {
    for format in FORMATS {
        let _ = addresses(format, source);
    }
    // The mutator gives documents fields of others, so that one may be of two; then the same one counts every time. That no real
    // one is, `tests/formats.rs` holds.
    for document in documents {
        assert_eq!(kinds(document), kinds(document), "it is of the same system every time");
    }
    let settings = Settings { now: Some(now), source, ..Settings::default() };
    let _ = decode_any(&documents, &settings);
    let translated = translate(&documents[..1], &settings)?.ok()?;
    let read: Option<Value> = serde_json::from_str(&translated.document).ok();
    // What is Statuspage already is left as it is, and that is read by a reader that takes more than this one.
    if translated.document.as_bytes() != documents[0] {
        assert!(read.is_some_and(|value| value["page"].is_object()), "a translation is a document");
    }
    if let Some(status) = decode(translated.document.as_bytes()).status {
        holds::status(&status);
    }
    Some(translated.document)
}
