//! HTML as a tree, by a parser of the same standard as a browser's, written down as `www/embed/bodies/flatten.js` does it.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// The tree of an HTML text.
pub fn tree(html: &str) -> Option<String> {
    let mut tree = String::new();
    for edge in Html::parse_document(html).tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => tree += &format!("\"{}\0", &**text),
                Node::Element(element) if element.name() == "a" => {
                    tree += &format!("<a {}\0", element.attr("href").unwrap_or("null"));
                }
                Node::Element(element) => tree += &format!("<{}\0", element.name()),
                _ => (),
            },
            Edge::Close(node) if node.value().is_element() => tree += ">\0",
            Edge::Close(_) => (),
        }
    }
    Some(tree)
}
