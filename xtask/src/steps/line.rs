//! The lines in which steps tell how it goes, each `name … 10 s … 20 s … 23.4 s`. Steps may run side by side: whoever has something to say
//! and does not stand in the last line begins a new one with its name. It starts no step.

use std::cell::RefCell;
use std::fmt::Display;
use std::io::{Write, stderr};
use std::sync::{Arc, Mutex, PoisonError};

/// The name whose line is not at its end yet.
static OPEN: Mutex<Option<Arc<str>>> = Mutex::new(None);

thread_local! {
    /// The step that this thread does.
    static MINE: RefCell<Option<Line>> = const { RefCell::new(None) };
}

/// What one step says.
#[derive(Debug, Clone)]
pub struct Line(Arc<str>);

impl Line {
    /// Begins one. What this thread notes from now on stands in it.
    pub fn begin(name: &str) -> Self {
        let line = Self(name.into());
        line.write("", false);
        MINE.set(Some(line.clone()));
        line
    }

    /// Says that it still goes on, unless another has the last line, which tells as much.
    pub fn tick(&self, words: impl Display) {
        let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if open.is_none_or(|name| Arc::ptr_eq(&name, &self.0)) {
            self.add(words);
        }
    }

    /// Says something on the way.
    pub fn add(&self, words: impl Display) {
        self.write(&format!("{words} … "), false);
    }

    /// Says the last of it.
    pub fn end(self, words: impl Display) {
        MINE.set(None);
        self.write(&words.to_string(), true);
    }

    fn write(&self, words: &str, is_last: bool) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        // The very line, and not another of the same name.
        if !open.as_ref().is_some_and(|name| Arc::ptr_eq(name, &self.0)) {
            if open.is_some() {
                text.push('\n');
            }
            text += &format!("{} … ", self.0);
        }
        text += words;
        if is_last {
            text.push('\n');
        }
        *open = (!is_last).then(|| Arc::clone(&self.0));
        // Standard error: `explain` and the like keep standard output to themselves. Where it is closed nobody reads it.
        let mut stream = stderr();
        _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    }
}

/// Says something in the line of the step that this thread does, if it does one.
pub fn note(words: impl Display) {
    MINE.with_borrow(|line| line.iter().for_each(|line| line.add(&words)));
}
