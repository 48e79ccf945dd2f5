//! Elements made from a table, and the few ways to write to them: each looks first and writes only what differs.
//!
//! A table shows at one glance what stands in what, and costs its own bytes alone, where a call for each element would
//! bring its way out along.

use crate::model::Severity;
use crate::scan::take;
use crate::shell::locale::date;
use crate::view::Stamp;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// Names the rows of a table: parent, tag, `part` (the name that both our style sheet and the page's `::part()` know an
/// element by), and further attributes as `name=value`, separated by semicolons. `Root` is the parent that the table is
/// made in.
macro_rules! rows {
    ($table:ident, $at:ident; $($name:ident in $parent:ident: $tag:literal $part:literal $attributes:literal;)+) => {
        #[derive(Clone, Copy)]
        enum $at { Root, $($name,)+ }

        static $table: $crate::shell::dom::skeleton::Table = $crate::shell::dom::skeleton::Table {
            parents: &[$($at::$parent as u8,)+],
            rows: concat!($($tag, "|", $part, "|", $attributes, "\n",)+),
        };

        impl From<$at> for usize {
            fn from(at: $at) -> Self {
                at as Self
            }
        }
    };
}
pub(super) use rows;

/// A table: the number of each row's parent, and the rows as lines of one text.
pub struct Table {
    pub parents: &'static [u8],
    pub rows: &'static str,
}

/// Elements as HTML has them.
pub const HTML: Option<&str> = Some("http://www.w3.org/1999/xhtml");
const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");

/// The elements of a table.
pub struct Skeleton(Vec<Element>);

impl Skeleton {
    /// Makes them, in the order of the table.
    pub fn build(root: &Node, table: &Table) -> Result<Self, JsValue> {
        let document = root.owner_document().ok_or(JsValue::NULL)?;
        let mut skeleton = Self(Vec::new());
        let mut rows = table.rows;
        for parent in table.parents {
            let mut row = take(&mut rows, b'\n');
            let tag = take(&mut row, b'|');
            let element =
                document.create_element_ns(if matches!(tag, "svg" | "path") { SVG } else { HTML }, tag)?;
            element.set_attribute("part", take(&mut row, b'|'))?;
            while !row.is_empty() {
                let mut value = take(&mut row, b';');
                let name = take(&mut value, b'=');
                element.set_attribute(name, value)?;
            }
            skeleton
                .get(usize::from(*parent))
                .map_or(root, |element| element.as_ref())
                .append_child(&element)?;
            skeleton.0.push(element);
        }
        Ok(skeleton)
    }

    /// An element by its row; none for the root.
    pub fn get(&self, at: impl Into<usize>) -> Option<&Element> {
        self.0.get(at.into().checked_sub(1)?)
    }

    /// Sets an attribute, or takes it away.
    pub fn attribute(&self, at: impl Into<usize>, name: &str, value: Option<&str>) {
        if let Some(element) = self.get(at) {
            put(element, name, value);
        }
    }

    /// Shows a text, or hides the element where there is none.
    pub fn text(&self, at: impl Into<usize>, text: Option<&str>) {
        if let Some(element) = self.get(at) {
            put(element, "hidden", text.is_none().then_some(""));
            write(element, text.unwrap_or_default());
        }
    }

    /// Says a text, and leaves it to others whether it is seen: live regions stay in the tree, emptied and never hidden.
    pub fn say(&self, at: impl Into<usize>, text: &str) {
        if let Some(element) = self.get(at) {
            write(element, text);
        }
    }

    /// Shows a moment: relative in words, absolute at hand, both in `datetime`.
    pub fn time(&self, at: impl Into<usize>, stamp: Option<&Stamp>, text: Option<&str>) {
        let at = at.into();
        self.text(at, text.filter(|_| stamp.is_some()));
        if let Some(stamp) = stamp {
            let iso: String = date(stamp.at).to_iso_string().into();
            self.attribute(at, "datetime", Some(&iso));
            self.attribute(at, "title", Some(&stamp.absolute));
        }
    }

    /// Points a link somewhere, in a tab of its own that learns nothing of this page; without an address it is hidden.
    pub fn link(&self, at: impl Into<usize>, href: Option<&str>) {
        let at = at.into();
        self.attribute(at, "hidden", href.is_none().then_some(""));
        self.attribute(at, "href", href);
    }

    /// Shows a severity by the shape of an icon's path, not by colour alone.
    pub fn icon(&self, at: impl Into<usize>, severity: Severity) {
        let shape = match severity {
            // A circle with an i.
            Severity::Info => "M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM9 6h2v2H9Zm0 3h2v5H9Z",
            // A spanner.
            Severity::Maintenance => {
                "M17.5 5.2 14.6 8l-2.3-.4L12 5.3l2.8-2.8a5 5 0 0 0-6.5 6.4l-5.6 5.6a2 2 0 0 0 2.8 2.8l5.6-5.6a5 5 0 0 0 6.4-6.5Z"
            }
            // A triangle with an exclamation mark.
            Severity::Minor | Severity::Major => {
                "M8.7 3.2a1.5 1.5 0 0 1 2.6 0l6.5 11.5a1.5 1.5 0 0 1-1.3 2.3h-13a1.5 1.5 0 0 1-1.3-2.3ZM9 7v5h2V7Zm0 6v2h2v-2Z"
            }
            // An octagon with an exclamation mark.
            Severity::Critical => "M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7ZM9 5v6h2V5Zm0 7.5v2h2v-2Z",
        };
        self.attribute(at, "d", Some(shape));
    }
}

fn put(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn write(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}
