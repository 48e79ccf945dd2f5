//! The browser's storage, where the memory outlives the page. Full, blocked or holding nonsense, it is as good as none.

use crate::memory::{Memory, VERSION};
use crate::options;
use web_sys::{HtmlElement, Storage};

/// Where the memory of some sources is kept.
pub struct Kept {
    storage: Storage,
    key: String,
}

impl Kept {
    /// The place for these sources, if the page and the browser allow one.
    pub fn of(host: &HtmlElement, sources: &[String], place: options::Storage) -> Option<Self> {
        let window = host.owner_document()?.default_view()?;
        let storage = match place {
            options::Storage::Local => window.local_storage(),
            options::Storage::Session => window.session_storage(),
            options::Storage::Off => return None,
        };
        let mut key = ["status-widget:", VERSION].concat();
        for source in sources {
            key.push(' ');
            key.push_str(source);
        }
        Some(Self { storage: storage.ok()??, key })
    }

    /// What is kept; `None` where it cannot be read.
    pub fn load(&self) -> Option<Memory> {
        self.text().map(|text| Memory::from_text(&text))
    }

    /// Keeps this instead. Whether that could be done.
    pub fn save(&self, memory: &Memory) -> bool {
        let text = memory.to_text();
        if self.text().as_deref() == Some(&text) {
            return true;
        }
        let saved = if text.is_empty() {
            self.storage.remove_item(&self.key)
        } else {
            self.storage.set_item(&self.key, &text)
        };
        saved.is_ok()
    }

    fn text(&self) -> Option<String> {
        self.storage.get_item(&self.key).ok().map(Option::unwrap_or_default)
    }
}
