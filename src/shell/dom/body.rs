//! A body's nodes, made of nothing but its parts: no markup of a feed is ever given to the page.

use super::skeleton::HTML;
use crate::body::{Part, Tag, read};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/www/embed/parse.js")]
extern "C" {
    fn flatten(html: &str) -> Option<String>;
}

/// Shows a body in place of what is there.
pub fn draw(container: &Element, text: &str) {
    container.set_text_content(None);
    let Some(document) = container.owner_document() else { return };
    let mut open = vec![container.clone()];
    for part in read(text, &flatten).parts() {
        let Some(parent) = open.last() else { return };
        let name = match part {
            Part::Open(tag) => tag.code(),
            Part::Link(_) => "a",
            Part::Break => "br",
            Part::Text(text) => {
                let _ = parent.append_with_str_1(text);
                continue;
            }
            Part::Close => {
                open.pop();
                continue;
            }
        };
        let Ok(element) = document.create_element_ns(HTML, name) else { return };
        let set = |name: &str, value: &str| _ = element.set_attribute(name, value);
        match part {
            // Items run as their list does, or their marks would stand outside of it.
            Part::Open(tag) if tag.is_block() && *tag != Tag::Item => set("dir", "auto"),
            Part::Link(address) => {
                set("href", address.as_str());
                set("target", "_blank");
                set("rel", "noopener noreferrer");
            }
            _ => (),
        }
        let _ = parent.append_child(&element);
        if !matches!(part, Part::Break) {
            open.push(element);
        }
    }
}
