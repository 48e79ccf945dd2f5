//! A value as a page wrote it. What it means is said in [`super::registry`].

use crate::scan::cut;

/// A value as it was written: attributes are texts, script may also give a list of texts, whose commas and spaces are their own.
///
/// It is one text as `www/embed/page.js` hands it over: a list has a null before each of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(String);

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Written {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&[&str]> for Written {
    fn from(items: &[&str]) -> Self {
        Self(items.iter().flat_map(|item| ["\0", item]).collect())
    }
}

impl Written {
    pub(super) fn is_empty(&self) -> bool {
        self.parts(|_| false).is_empty()
    }

    /// The value as a remark quotes it.
    pub(super) fn shown(&self) -> String {
        let mut shown = String::new();
        for part in self.parts(|_| false) {
            if !shown.is_empty() {
                shown.push_str(", ");
            }
            shown.push_str(&part);
        }
        shown
    }

    /// The trimmed text, unless it is a list of several.
    pub(super) fn text(&self) -> Option<&str> {
        let text = self.0.strip_prefix('\0').unwrap_or(&self.0);
        cut(text, 0).is_none().then(|| text.trim_ascii())
    }

    /// The parts of a text, or the items of a list, trimmed, without empty ones.
    pub(super) fn parts(&self, separator: fn(char) -> bool) -> Vec<String> {
        let separator = if self.0.starts_with('\0') { |char| char == '\0' } else { separator };
        let mut parts = Vec::new();
        for part in self.0.split(separator) {
            if !part.trim_ascii().is_empty() {
                parts.push(part.trim_ascii().to_owned());
            }
        }
        parts
    }
}
