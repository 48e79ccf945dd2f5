//! The browser's storage, where the memory outlives the page. Full, blocked or holding nonsense, it is as good as none.

use super::document::Document;
use super::events::to_js;
use crate::memory::{Memory, stored};
use crate::options;
use js_sys::JSON;
use web_sys::Storage;

/// The memory of everything that these sources have shown; `None` where nothing can be kept.
pub struct Kept {
    storage: Storage,
    key: String,
}

impl Kept {
    /// Where the memory of these sources is kept, if the page and the browser allow it.
    pub fn of(sources: &[String], place: options::Storage) -> Option<Self> {
        let window = web_sys::window()?;
        let storage = match place {
            options::Storage::Local => window.local_storage(),
            options::Storage::Session => window.session_storage(),
            options::Storage::Off => return None,
        };
        let mut key = ["status-widget:", stored::VERSION].concat();
        for source in sources {
            key.push(':');
            key.push_str(source);
        }
        Some(Self { storage: storage.ok()??, key })
    }

    /// What is kept; nothing where it cannot be read.
    pub fn load(&self) -> Memory {
        let text = self.storage.get_item(&self.key).ok().flatten();
        let document = text.and_then(|text| JSON::parse(&text).ok());
        document.map_or_else(Memory::default, |document| Memory::restore(Document::from(document)))
    }

    /// Keeps this instead, if it is anything else.
    pub fn save(&self, memory: &Memory) {
        let text = memory.stored().and_then(|stored| JSON::stringify(&to_js(&stored)).ok()?.as_string());
        let _ = match text {
            Some(text) => self.storage.set_item(&self.key, &text),
            None => self.storage.remove_item(&self.key),
        };
    }
}
