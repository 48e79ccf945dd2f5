//! What a person sees of the banner, read out of the shadow root. It reads; it neither waits nor judges.

use serde::Deserialize;
use serde_json::Value;

/// Reads the first `<status-widget>` of the page. Parts that are absent give an empty text.
pub const READ: &str = r#"
const elements = document.querySelectorAll("status-widget");
const root = elements.length ? elements[0].shadowRoot : null;
const banner = root && root.querySelector("[part~=banner]");
const part = (name) => banner && banner.querySelector(`[part~=${name}]`);
const shown = (node) => Boolean(node) && node.checkVisibility() && node.getBoundingClientRect().height > 0;
const text = (name) => { const node = part(name); return shown(node) ? node.innerText.trim() : ""; };
const region = (how) => { const node = root && root.querySelector(`[aria-live=${how}]`); return node ? node.textContent.trim() : null; };
const attribute = (node, name) => (node && node.getAttribute(name)) || "";
const updates = banner ? [...banner.querySelectorAll("[part~=update]")].filter(shown) : [];
return {
  elements: elements.length,
  hidden: !banner || banner.hidden,
  visible: shown(banner),
  severity: attribute(banner, "data-severity"),
  headline: text("headline"),
  message: text("message"),
  stage: text("stage"),
  time: text("time"),
  datetime: attribute(part("time"), "datetime"),
  link: text("link"),
  href: attribute(part("link"), "href"),
  dismiss: attribute(part("dismiss"), "aria-label") || text("dismiss"),
  expanded: attribute(part("toggle"), "aria-expanded"),
  updates: updates.map((node) => node.innerText.trim()),
  status: region("polite"),
  alert: region("assertive"),
};
"#;

/// The banner as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Banner {
    /// How many `<status-widget>` the page has.
    pub elements: usize,
    /// Whether the banner has `hidden`, or is not there at all.
    pub hidden: bool,
    /// Whether the banner takes up room and can be seen.
    pub visible: bool,
    /// `data-severity`.
    pub severity: String,
    /// "Desk degraded"
    pub headline: String,
    /// The title of the incident, where it is not the headline.
    pub message: String,
    /// The stage in words.
    pub stage: String,
    /// The time of the latest update, as it is read.
    pub time: String,
    /// The same for machines.
    pub datetime: String,
    /// The words of the link.
    pub link: String,
    /// Where the link goes.
    pub href: String,
    /// The name of the close button; empty when there is none.
    pub dismiss: String,
    /// `aria-expanded` of the button that opens the details.
    pub expanded: String,
    /// The updates that can be seen, in their order.
    pub updates: Vec<String>,
    /// The polite live region; `None` when it is missing.
    pub status: Option<String>,
    /// The assertive live region; `None` when it is missing.
    pub alert: Option<String>,
}

impl Banner {
    /// Takes what [`READ`] returned.
    ///
    /// # Errors
    /// When the page returned something else.
    pub fn from_page(value: Value) -> Result<Self, serde_json::Error> {
        serde_json::from_value(value)
    }
}
