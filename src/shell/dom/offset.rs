//! Tells the page how much the banner covers, as custom properties on its root element, so that a fixed header can move.

use crate::options::Placement;
use crate::scan::digits;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    type ResizeObserver;
    #[wasm_bindgen(constructor, catch)]
    fn new(callback: &JsValue) -> Result<ResizeObserver, JsValue>;
    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
    #[wasm_bindgen(method)]
    fn disconnect(this: &ResizeObserver);
}

/// Keeps `--status-widget-offset-top` and `-bottom` true while the banner lives.
pub struct Offset {
    banner: HtmlElement,
    observer: Option<ResizeObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl Offset {
    /// Watches the banner's size.
    pub fn new(banner: &HtmlElement) -> Self {
        let callback = {
            let banner = banner.clone();
            Closure::new(move || publish(&banner))
        };
        let observer = ResizeObserver::new(callback.as_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(banner);
        }
        Self { banner: banner.clone(), observer, _callback: callback }
    }

    /// Publishes at once, for when the banner has moved without changing its size.
    pub fn publish(&self) {
        publish(&self.banner);
    }
}

impl Drop for Offset {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        set(&self.banner, 0, 0);
    }
}

fn publish(banner: &HtmlElement) {
    // Nothing while it is hidden. Cards in a corner and banners in the flow cover no edge.
    let height = usize::try_from(banner.offset_height()).unwrap_or_default();
    let placement = banner.get_attribute("data-placement").and_then(|code| Placement::from_code(&code));
    match placement {
        Some(Placement::Top) => set(banner, height, 0),
        Some(Placement::Bottom) => set(banner, 0, height),
        _ => set(banner, 0, 0),
    }
}

fn set(banner: &HtmlElement, top: usize, bottom: usize) {
    let root = banner.owner_document().and_then(|document| document.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    for (name, height) in [("--status-widget-offset-top", top), ("--status-widget-offset-bottom", bottom)] {
        let value = [&digits(height), "px"].concat();
        let style = root.style();
        if style.get_property_value(name).ok().as_deref() != Some(value.as_str()) {
            let _ = style.set_property(name, &value);
        }
    }
}
