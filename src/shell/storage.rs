//! The browser's storage, where the memory outlives the page. Full, blocked or holding nonsense, it is as good as none.

use crate::memory::{Memory, VERSION};
use crate::options::Storage;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn load(kind: &str, key: &str) -> Option<String>;
    fn save(kind: &str, key: &str, text: &str) -> bool;
}

/// Where the memory of some sources is kept.
pub struct Kept {
    kind: &'static str,
    key: String,
}

impl Kept {
    /// The place for these sources, if the page allows one.
    pub fn of(sources: &[String], place: Storage) -> Option<Self> {
        let kind = match place {
            Storage::Local => "localStorage",
            Storage::Session => "sessionStorage",
            Storage::Off => return None,
        };
        let mut key = ["status-widget:", VERSION].concat();
        for source in sources {
            key.push(' ');
            key.push_str(source);
        }
        Some(Self { kind, key })
    }

    /// What is kept; `None` where it cannot be read.
    pub fn load(&self) -> Option<Memory> {
        load(self.kind, &self.key).map(|text| Memory::from_text(&text))
    }

    /// Keeps this instead. Whether that could be done.
    pub fn save(&self, memory: &Memory) -> bool {
        save(self.kind, &self.key, &memory.to_text())
    }
}
