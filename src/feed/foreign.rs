//! Every other status system: from its documents to one Statuspage document, which the rest of the widget reads as it reads any.
//!
//! One file a format, each with the same four parts: where it is asked, how its bodies are recognised, what of them is read, and the
//! translation, which is pure. Nothing behind [`crate::feed`] knows that there are formats.

#[cfg(all(target_family = "wasm", feature = "formats"))]
mod door;
mod format;
mod lines;
#[macro_use]
mod prelude;
pub(crate) mod squeezed;
mod tools;

use crate::diagnostic::{Concern, Diagnostic};
use crate::feed::tree::Tree;
use crate::feed::{Decoded, decode, json};
use crate::scan::take;
pub use format::{Cors, Document, Format, Guide, Settings};
use lines::{Known, known, written};
#[cfg(not(target_family = "wasm"))]
pub use tools::addresses::Address;
use tools::document::document;
use tools::page::STATUS;
use tools::script::Script;
use tools::texts::{Keeper, Texts};
use tools::words::{behind, has};
use tools::writer::Writer;

/// Makes modules of the list, and of them the formats in the order in which they are tried, which tells nothing: no body is of two.
macro_rules! rooms {
    ($($module:ident $name:literal,)+) => {
        $(mod $module;)+

        /// Every format beside Statuspage.
        pub static FORMATS: &[&Format] = &[$(if is_left_out($name) { &NONE } else { &$module::FORMAT }),+];

        /// What people are told of each.
        pub const GUIDES: &[Guide] = &[$($module::GUIDE),+];
    };
}

with_formats!(rooms);

pub use own::SCHEMA;

/// All of them as one text.
const LINES: &str = {
    const LENGTH: usize = written::<0>(FORMATS).1;
    static BYTES: [u8; LENGTH] = written::<LENGTH>(FORMATS).0;
    match str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

/// What one weighs, the module shows by what it weighs without it: `cargo xtask size --formats` has one left out by its name.
const LEFT_OUT: Option<&str> = option_env!("STATUS_WIDGET_LEFT_OUT");
static NONE: Format = Format {
    name: "",
    #[cfg(not(target_family = "wasm"))]
    rules: &[],
    documents: &[],
    as_it_is: None,
    script: "",
};

const fn is_left_out(name: &str) -> bool {
    let Some(left_out) = LEFT_OUT else { return false };
    let (mut one, mut other) = (name.as_bytes(), left_out.as_bytes());
    while let ([byte, rest @ ..], [same, left @ ..]) = (one, other) {
        if *byte != *same {
            return false;
        }
        (one, other) = (rest, left);
    }
    one.is_empty() && other.is_empty()
}

/// What became of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// Which format it is.
    pub format: &'static str,
    /// The Statuspage document.
    pub document: String,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

impl Translated {
    /// The document with what was odd in it, for a reader who gets nothing else.
    pub fn with_remarks(self) -> String {
        let Some(rest) = self.document.strip_prefix('{').filter(|_| !self.diagnostics.is_empty()) else {
            return self.document;
        };
        let mut writer = Writer::default();
        writer.open('{');
        writer.open_field("remarks", '[');
        for diagnostic in &self.diagnostics {
            writer.element(&diagnostic.message);
        }
        writer.close(']');
        [&writer.out, ",", rest].concat()
    }
}

/// Every kind of document that a body is taken for, as the places of a format and of its document. It is of one kind, or of none.
pub fn kinds(body: &[u8]) -> Vec<(usize, usize)> {
    let (mut found, mut lines) = (Vec::new(), LINES);
    let Some(tree) = json::read_tree(body) else { return found };
    while let Some(known) = known(&mut lines, &tree) {
        found.extend(
            FORMATS.iter().position(|format| format.name == known.name).map(|place| (place, known.kind)),
        );
    }
    found
}

/// Translates the documents of one answer. None where they are of no format that needs it: Statuspage's own, or nobody's.
pub fn translate(bodies: &[&[u8]], settings: &Settings) -> Option<Result<Translated, Diagnostic>> {
    translate_named(bodies, settings).map(|(_, translated)| translated)
}

/// The same, with the name of the format that they are of.
fn translate_named(
    bodies: &[&[u8]],
    settings: &Settings,
) -> Option<(&'static str, Result<Translated, Diagnostic>)> {
    let mut found: Option<Known> = None;
    let mut documents = Vec::new();
    let (mut first, mut foreign, mut has_unread) = (&[][..], 0, false);
    for body in bodies {
        let Some(tree) = json::read_tree(body) else {
            has_unread = true;
            continue;
        };
        let mut lines = LINES;
        match known(&mut lines, &tree) {
            Some(known) if found.is_none_or(|found| found.name == known.name) => {
                found = Some(known);
                first = body;
                documents.push((known.kind, tree));
            }
            Some(_) => foreign += 1,
            // A list of which there is none today; some write nothing for it.
            None => {
                has_unread |= match &tree {
                    Tree::Nothing => false,
                    Tree::List(entries) => !entries.is_empty(),
                    _ => true,
                }
            }
        }
    }
    let format = found?;
    if foreign > 0 {
        let message = "the documents are of several systems: % and others";
        return Some((format.name, Err(Diagnostic::new(Concern::Format, message, &[format.name]))));
    }
    let mut remarks = Vec::new();
    if has_unread {
        let message = "a document is none of % and is left out";
        remarks.push(Diagnostic::new(Concern::Feed, message, &[format.name]));
    }
    if documents.len() == 1 && format.is_as_it_is {
        let document = json::text_of(first).into_owned();
        return Some((format.name, Ok(Translated { format: format.name, document, diagnostics: remarks })));
    }
    let texts = Texts::new(64);
    let keeper = Keeper { texts: &texts, used: 0 };
    let mut page = Script::new(&documents, keeper, settings).run(format.script);
    if page.says_nothing() {
        let message = "nothing is known of any component of this page (%)";
        let word = page.components.first().map_or("", |component| component.texts[STATUS]);
        return Some((format.name, Err(Diagnostic::new(Concern::Format, message, &[word]))));
    }
    let document = document(format.name, &mut page);
    remarks.append(&mut page.remarks);
    Some((format.name, Ok(Translated { format: format.name, document, diagnostics: remarks })))
}

/// Decodes the documents of one answer, whatever system they are of.
pub fn decode_any(bodies: &[&[u8]], settings: &Settings) -> Decoded {
    match translate(bodies, settings) {
        Some(Ok(translated)) => {
            let mut decoded = decode(translated.document.as_bytes());
            let mut diagnostics = translated.diagnostics;
            diagnostics.append(&mut decoded.diagnostics);
            Decoded { diagnostics, ..decoded }
        }
        Some(Err(remark)) => Decoded { status: None, diagnostics: vec![remark] },
        None => match bodies {
            [body] => {
                let mut decoded = decode(body);
                decoded.diagnostics.extend(mend(body).filter(|_| decoded.status.is_none()));
                decoded
            }
            _ => {
                let message = "the documents are of no format that is known, or of Statuspage, which has one for everything";
                Decoded { status: None, diagnostics: vec![Diagnostic::new(Concern::Format, message, &[])] }
            }
        },
    }
}

/// What is to be done about a body that is no JSON.
pub fn mend(body: &[u8]) -> Option<Diagnostic> {
    let text = &*json::text_of(body);
    let (message, values) = if text.trim_ascii_start().starts_with('<') {
        let title = behind(text, "<title>").map_or("", |mut title| take(&mut title, b'<').trim_ascii());
        let kind = if has(text, "type=\"password\"") { "login" } else { "web" };
        let message = "the answer is a % page (%), not a feed: `source` is to name a status page's base or a feed, `format` its system";
        (message, [kind, title])
    } else {
        let message = "cState writes titles as they are, and this one breaks its JSON; take the quotes and backslashes out of it: %";
        (message, [cstate::title_to_mend(text)?, ""])
    };
    Some(Diagnostic::new(Concern::Format, message, &values))
}

/// The ways to ask a source of this format: each a list of documents that are one answer, in the order in which they are tried.
#[cfg(not(target_family = "wasm"))]
pub fn addresses(format: &Format, source: &str) -> Vec<Vec<Address>> {
    tools::addresses::addresses(format.rules, source)
}
