//! The line to those who ask the same sources: in this page, in other tabs of its origin, and, by way of the storage, on page views
//! to come; with the lock by which one of them leads. How, is `www/embed/tabs.js`'s; what is told is vetted by who hears it.

use super::ending::Ending;
use super::turn::Turn;
use crate::machine::Reach;
use crate::memory::VERSION;
use crate::options::Storage;
use crate::time::Time;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/tabs.js")]
extern "C" {
    #[wasm_bindgen(js_name = finding)]
    fn pack(source: i32, hold: f64, document: &JsValue, age: f64) -> JsValue;
    fn liken(finding: &JsValue, other: &JsValue);
    fn line(name: &str, kind: &str, call: &JsValue, turn: i32) -> JsValue;
    fn reach(line: &JsValue, far: i32);
    fn post(line: &JsValue, word: &JsValue);
    fn pass(line: &JsValue, word: &JsValue);
    fn recall(line: &JsValue) -> JsValue;
    fn snapshot(line: &JsValue, finding: Option<JsValue>);
}

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    /// A field of an object; nothing where there is none, or `null`.
    fn field(record: &JsValue, name: &str) -> JsValue;
}

/// A line of a name. Dropping it closes it, and lets go of the lead.
pub struct Line(Ending);

impl Line {
    /// Among those who ask these sources; without any, with nobody. Not open yet. It calls back with the words of others and,
    /// as time, when it is this element's to lead; where a browser has no such line or lock, it is so at once.
    pub fn new(sources: &[String], storage: Storage, call: &JsValue) -> Self {
        let mut name = String::new();
        for source in sources {
            if name.is_empty() {
                name = ["status-widget:", VERSION].concat();
            }
            name.push(' ');
            name.push_str(source);
        }
        Self(Ending(line(&name, storage.code(), call, Turn::Tabs as i32)))
    }

    /// Opens or closes it, and asks for the lock or lets it go.
    pub fn reach(&self, far: Reach) {
        reach(&self.0.0, far as i32);
    }

    /// Tells the others, unless what is told follows from what they told. A memory's text is stored, too, where the page lets it be.
    pub fn post(&self, word: &JsValue) {
        post(&self.0.0, word);
    }

    /// Tells the others why there is no answer and, once they have heard, lets another have the lead who wants it.
    pub fn pass(&self, why: &Finding) {
        pass(&self.0.0, &why.0);
    }

    /// The memory's text that is stored, if any.
    pub fn recall(&self) -> Option<String> {
        recall(&self.0.0).as_string()
    }

    /// Keeps what the next page view can begin with, or that it cannot. It hears of that like a word of others.
    pub fn keep(&self, finding: Option<&Finding>) {
        snapshot(&self.0.0, finding.map(|finding| finding.0.clone()));
    }
}

/// A document's bytes with the number of its source, or the text of why there is none with the number of its kind; how long the feed
/// wants to be left alone; and when that was. What is read may come from anybody in the origin.
#[derive(Clone)]
pub struct Finding(pub JsValue);

impl Finding {
    /// Found so many milliseconds ago.
    pub fn new(source: i32, hold: u64, document: &JsValue, age: u64) -> Self {
        Self(pack(source, hold as f64, document, age as f64))
    }

    /// One of its fields.
    fn field(&self, name: &str) -> JsValue {
        field(&self.0, name)
    }

    /// Why there is no document.
    pub fn failure(&self) -> Option<String> {
        self.field("document").as_string()
    }

    /// The document; empty where there is none.
    pub fn document(&self) -> Vec<u8> {
        bytes_of(self.field("document"))
    }

    /// Takes over the very bytes of another, which are the same: so others can see that nothing is new, and one of them can go.
    pub fn liken(&self, other: &Self) {
        liken(&self.0, &other.0);
    }

    /// A field that is a number, which is zero where it is none.
    pub fn number(&self, name: &str) -> f64 {
        self.field(name).as_f64().unwrap_or_default()
    }

    /// When it was found, on the reader's own clock.
    pub fn at(&self) -> Time {
        Time(self.number("at") as i64)
    }
}

/// The bytes of a document; none of what is no array of them.
pub fn bytes_of(document: JsValue) -> Vec<u8> {
    document.dyn_into().map(|bytes: Uint8Array| bytes.to_vec()).unwrap_or_default()
}
