//! Elements made from a table, and the few ways to write to them: each looks first and writes only what differs.
//!
//! A table shows at one glance what stands in what, and costs its own bytes alone, where a call for each element would
//! bring its way out along. The elements stay in the browser's hands: `www/embed/page.js` makes them and writes to them.

use crate::model::Severity;
use crate::view::Stamp;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    fn build(root: &JsValue, parents: &[u8], rows: &str) -> Array;
    fn put(nodes: &Array, at: i32, name: &str, value: Option<&str>);
    fn write(nodes: &Array, at: i32, text: &str);
    fn remove(nodes: &Array, at: i32);
    fn present(nodes: &Array, at: i32, parent: i32, is_shown: bool);
    fn date(nodes: &Array, at: i32, time: f64, title: Option<&str>);
}

/// Names the rows of a table: parent, tag, `part` (the name that both our style sheet and the page's `::part()` know an
/// element by), and further attributes as `name=value`, separated by semicolons. `Root` is the parent that the table is
/// made in.
macro_rules! rows {
    ($visible:vis $table:ident, $at:ident; $($name:ident in $parent:ident: $tag:literal $part:literal $attributes:literal;)+) => {
        #[derive(Clone, Copy)]
        enum $at { Root, $($name,)+ }

        $visible static $table: $crate::shell::dom::skeleton::Table = $crate::shell::dom::skeleton::Table {
            parents: &[$($at::$parent as u8,)+],
            rows: concat!($($tag, "|part=", $part, ";", $attributes, "\n",)+),
        };

        impl From<$at> for i32 {
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

/// The elements of a table, after the one that they were made in.
pub struct Skeleton(Array);

impl Skeleton {
    /// Makes them, in the order of the table. Those that the document does not make are passed over by all that follows.
    pub fn build(root: &JsValue, table: &Table) -> Self {
        Self(build(root, table.parents, table.rows))
    }

    /// The same inside an element of this one.
    pub fn build_in(&self, at: impl Into<i32>, table: &Table) -> Self {
        Self::build(&self.0.get(at.into() as u32), table)
    }

    /// All of them, for the verbs of `www/embed/page.js`.
    pub fn nodes(&self) -> &Array {
        &self.0
    }

    /// Takes one out of the page.
    pub fn remove(&self, at: impl Into<i32>) {
        remove(&self.0, at.into());
    }

    /// Puts one last into its parent, or takes it out of it: what is hidden is there all the same for crawlers and a page's own tests.
    pub fn present(&self, at: impl Into<i32>, parent: impl Into<i32>, is_shown: bool) {
        present(&self.0, at.into(), parent.into(), is_shown);
    }

    /// Sets an attribute, or takes it away.
    pub fn attribute(&self, at: impl Into<i32>, name: &str, value: Option<&str>) {
        put(&self.0, at.into(), name, value);
    }

    /// Shows a text, or hides the element where there is none.
    pub fn text(&self, at: impl Into<i32>, text: Option<&str>) {
        let at = at.into();
        self.attribute(at, "hidden", text.is_none().then_some(""));
        self.say(at, text.unwrap_or_default());
    }

    /// Says a text, and leaves it to others whether it is seen: live regions stay in the tree, emptied and never hidden.
    pub fn say(&self, at: impl Into<i32>, text: &str) {
        write(&self.0, at.into(), text);
    }

    /// Shows a moment in these words, exactly in `datetime`, and in a title for those who point at it.
    pub fn time(&self, at: impl Into<i32>, stamp: Option<&Stamp>, text: Option<&str>, title: Option<&str>) {
        let at = at.into();
        self.text(at, text.filter(|_| stamp.is_some()));
        if let Some(stamp) = stamp {
            // Exact for any date that a feed can hold.
            date(&self.0, at, stamp.at.0 as f64, title);
        }
    }

    /// Points a link, the last in its parent, somewhere, in a tab of its own that learns nothing of this page; without an address it is
    /// not there.
    pub fn link(&self, at: impl Into<i32>, parent: impl Into<i32>, href: Option<&str>) {
        let at = at.into();
        self.attribute(at, "href", href);
        self.present(at, parent, href.is_some());
    }

    /// Shows a severity by the shape of an icon's path, not by colour alone.
    pub fn icon(&self, at: impl Into<i32>, severity: Severity) {
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
