//! A post's body as a value that can say nothing harmful: paragraphs, headings, lists, quotes, code, emphasis and links.
//!
//! Whatever a feed writes (plain text, Markdown or HTML) becomes a [`Body`], and nodes are made from that alone. It has
//! no attribute but a link's [`Address`](crate::address::Address), so nothing else can reach the page. It parses no HTML: that is the browser's
//! own affair, and comes in as a tree written down as text.

mod builder;
#[cfg(all(target_family = "wasm", feature = "bodies"))]
mod door;
mod html;
mod inline;
mod lines;
mod part;
mod urls;

pub use part::{Part, Tag};

use builder::Builder;

/// A body: parts in which everything that begins also ends.
#[derive(Debug, Clone, Default)]
pub struct Body(Vec<Part>);

impl Body {
    /// The parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }
}

/// Reads a body of any kind. Where it may hold HTML, `tree` is asked for the tree that the browser makes of it (see
/// `html.rs` for how that is written); where it refuses, all is text.
pub fn read(text: &str, tree: &dyn Fn(&str) -> Option<String>) -> Body {
    let (mut has_tag, mut has_entity, mut before) = (false, false, b' ');
    for byte in text.bytes() {
        has_entity = has_entity || byte == b'&';
        has_tag = has_tag || before == b'<' && byte > b' ';
        before = byte;
    }
    let mut builder = Builder::default();
    match if has_tag || has_entity { tree(text) } else { None } {
        Some(tree) if has_tag => {
            if !html::read(&tree, &mut builder) {
                builder = Builder::default();
                lines::read(text, &mut builder);
            }
        }
        // Characters by their name or number, and no more.
        Some(tree) => lines::read(html::text(&tree), &mut builder),
        None => lines::read(text, &mut builder),
    }
    Body(builder.finish())
}
