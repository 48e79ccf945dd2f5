//! The few things that drawing needs of the DOM: each looks first and writes only what differs.

use crate::model::Severity;
use crate::shell::locale::date;
use crate::view::Stamp;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, Node};

/// Makes an element with a `part`, the name that both our style sheet and the page's `::part()` know it by.
pub fn element(document: &Document, tag: &str, part: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    element.set_attribute("part", part)?;
    Ok(element)
}

/// Makes a child.
pub fn child(parent: &Element, tag: &str, part: &str) -> Result<Element, JsValue> {
    let document = parent.owner_document().ok_or(JsValue::NULL)?;
    let element = element(&document, tag, part)?;
    parent.append_child(&element)?;
    Ok(element)
}

/// Shows a text, or hides the element where there is none.
pub fn put_text(element: &Element, text: Option<&str>) {
    put_attribute(element, "hidden", text.is_none().then_some(""));
    let text = text.unwrap_or_default();
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Sets an attribute, or takes it away.
pub fn put_attribute(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Shows a moment: relative in words, absolute at hand, both in `datetime`.
pub fn put_time(element: &Element, stamp: Option<&Stamp>, text: Option<&str>) {
    put_text(element, text.filter(|_| stamp.is_some()));
    if let Some(stamp) = stamp {
        let iso: String = date(stamp.at).to_iso_string().into();
        put_attribute(element, "datetime", Some(&iso));
        put_attribute(element, "title", Some(&stamp.absolute));
    }
}

/// Adds or takes away elements at the end until there are as many as wanted.
pub fn fit<T: AsRef<Element>>(
    nodes: &mut Vec<T>,
    wanted: usize,
    mut make: impl FnMut() -> Result<T, JsValue>,
) {
    for surplus in nodes.drain(wanted.min(nodes.len())..) {
        surplus.as_ref().remove();
    }
    while nodes.len() < wanted {
        match make() {
            Ok(node) => nodes.push(node),
            Err(_) => return,
        }
    }
}

/// An icon that tells the severity by its shape too, not by colour alone.
pub struct Icon(Element);

impl Icon {
    /// Makes one.
    pub fn new(parent: &Element) -> Result<Self, JsValue> {
        const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
        let document = parent.owner_document().ok_or(JsValue::NULL)?;
        let icon = document.create_element_ns(SVG, "svg")?;
        icon.set_attribute("part", "icon")?;
        icon.set_attribute("viewBox", "0 0 20 20")?;
        icon.set_attribute("aria-hidden", "true")?;
        let path = document.create_element_ns(SVG, "path")?;
        icon.append_child(&path)?;
        parent.append_child(&icon)?;
        Ok(Self(path))
    }

    /// Shows a severity.
    pub fn put(&self, severity: Severity) {
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
        put_attribute(&self.0, "d", Some(shape));
        put_attribute(&self.0, "fill-rule", Some("evenodd"));
    }
}

/// An event listener that ends with its owner.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens from now on.
    pub fn new(target: &EventTarget, name: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        let callback = Closure::new(callback);
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, callback);
    }
}

/// Takes a node out of its parent, if it has one.
pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}
