//! What stands under a key, found without a walk through all: a page may have thousands.
//!
//! It knows nothing of what stands there.

use super::value::Value;

/// Values under their keys. It is sorted when it is first asked for, so all that belongs in it is to be put there before.
#[derive(Debug, Default)]
pub struct Index<'a> {
    entries: Vec<Entry<'a>>,
    is_sorted: bool,
}

/// One of them.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// What it is found by.
    pub key: &'a str,
    /// As which it was put there.
    pub place: usize,
    /// What stands there.
    pub value: Value<'a>,
}

impl<'a> Index<'a> {
    /// Puts a value under a key. One call for all: they would weigh 20 bytes more.
    #[inline(never)]
    pub fn put(&mut self, key: &'a str, value: Value<'a>) {
        self.put_at(self.entries.len(), key, value);
    }

    /// The same, as if it had been put there as that one.
    pub fn put_at(&mut self, place: usize, key: &'a str, value: Value<'a>) {
        self.entries.push(Entry { key, place, value });
        self.is_sorted = false;
    }

    /// To be called before it is looked into. By key, and under one key in the order in which they were put there.
    pub fn sort(&mut self) {
        if !self.is_sorted {
            self.is_sorted = true;
            self.entries.sort_unstable_by(|one, other| (one.key, one.place).cmp(&(other.key, other.place)));
        }
    }

    /// All of them.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// All from the first of this key on.
    pub fn from(&self, key: &str) -> &[Entry<'a>] {
        let place = self.entries.partition_point(|entry| entry.key < key);
        self.entries.get(place..).unwrap_or_default()
    }

    /// The first of this key.
    pub fn first(&self, key: &str) -> Option<&Entry<'a>> {
        self.from(key).first().filter(|entry| entry.key == key)
    }
}
