//! Keeps the texts that a script makes for as long as what it fills in, which borrows them.
//!
//! It gives none of them back before all.

use std::cell::OnceCell;

/// Room for some texts, and for twice as many behind it.
#[derive(Debug)]
pub struct Texts {
    texts: Vec<OnceCell<String>>,
    more: OnceCell<Box<Texts>>,
}

impl Texts {
    /// Room for so many at first.
    pub fn new(room: usize) -> Self {
        let mut texts = Vec::new();
        texts.resize_with(room, OnceCell::new);
        Self { texts, more: OnceCell::new() }
    }
}

/// Where the next one goes.
#[derive(Debug)]
pub struct Keeper<'a> {
    pub texts: &'a Texts,
    pub used: usize,
}

impl<'a> Keeper<'a> {
    /// Keeps a text.
    pub fn keep(&mut self, text: String) -> &'a str {
        let room = self.texts.texts.len();
        if self.used == room {
            self.texts = self.texts.more.get_or_init(|| Box::new(Texts::new(room * 2)));
            self.used = 0;
        }
        let cell = self.texts.texts.get(self.used);
        self.used += 1;
        cell.map_or("", |cell| cell.get_or_init(|| text).as_str())
    }
}
