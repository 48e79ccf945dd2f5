//! The banner: one line that is always whole, and below it the details.

use super::details::{Notice, put_link};
use super::node::{Icon, Listener, child, element, fit, put_attribute, put_text, put_time, remove};
use super::offset::Offset;
use crate::model::Severity;
use crate::options::{Placement, Theme};
use crate::text::{EN, fill};
use crate::view::{PostView, Stamp, View};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, ShadowRoot};

/// What the reader asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Open or close the details.
    Toggle,
    /// Close the details.
    Close,
    /// Show the older posts of the notice at this place.
    Older(usize),
    /// Put everything away.
    Dismiss,
    /// A link was followed.
    Link(String),
}

/// The banner's nodes.
pub struct Banner {
    root: HtmlElement,
    /// The polite and the assertive live region. They stand there before their text, or nobody would hear it.
    status: Element,
    alert: Element,
    icon: Icon,
    severity: Element,
    headline: Element,
    title: Element,
    affects: Element,
    stage: Element,
    times: [Element; 2],
    others: Element,
    link: Element,
    toggle: Element,
    details: Element,
    notices: Vec<Notice>,
    listeners: Vec<Listener>,
    offset: Option<Offset>,
    /// Whether the details are wanted.
    pub is_open: bool,
}

impl Banner {
    /// Makes the nodes, hidden.
    pub fn new(shadow: &ShadowRoot) -> Result<Self, JsValue> {
        let document = shadow.owner_document().ok_or(JsValue::NULL)?;
        let live = |role: &str| -> Result<Element, JsValue> {
            let region = element(&document, "div", "live")?;
            region.set_attribute("role", role)?;
            shadow.append_child(&region)?;
            Ok(region)
        };
        let status = live("status")?;
        let alert = live("alert")?;

        let root: HtmlElement = element(&document, "section", "banner")?.unchecked_into();
        root.set_attribute("aria-label", EN.region)?;
        root.set_hidden(true);
        let bar = child(&root, "div", "bar")?;
        let icon = Icon::new(&bar)?;
        let text = child(&bar, "div", "text")?;
        let line = child(&text, "p", "line")?;
        // The icon in words, for those who do not see it.
        let severity = child(&line, "span", "severity")?;
        let headline = child(&line, "strong", "headline")?;
        let title = child(&line, "span", "message")?;
        let meta = child(&text, "p", "meta")?;
        let stage = child(&meta, "span", "stage")?;
        let affects = child(&meta, "span", "affects")?;
        let times = [child(&meta, "time", "time")?, child(&meta, "time", "time")?];
        let actions = child(&bar, "div", "actions")?;
        let others = child(&actions, "span", "others")?;
        let toggle = child(&actions, "button", "toggle")?;
        let link = child(&actions, "a", "link")?;
        let dismiss = child(&bar, "button", "dismiss")?;
        let details = child(&root, "div", "details")?;
        details.set_id("details");
        for button in [&toggle, &dismiss] {
            button.set_attribute("type", "button")?;
        }
        toggle.set_attribute("aria-controls", "details")?;
        dismiss.set_attribute("aria-label", EN.dismiss)?;
        for text in [&headline, &title, &affects] {
            text.set_attribute("dir", "auto")?;
        }
        put_text(&link, Some(EN.view_page));
        shadow.append_child(&root)?;

        Ok(Self {
            root,
            status,
            alert,
            icon,
            severity,
            headline,
            title,
            affects,
            stage,
            times,
            others,
            link,
            toggle,
            details,
            notices: Vec::new(),
            listeners: Vec::new(),
            offset: None,
            is_open: false,
        })
    }

    /// Hears the reader from now on.
    pub fn listen(&mut self, act: impl Fn(Action) + Clone + 'static) {
        let click = act.clone();
        self.listeners = vec![
            Listener::new(&self.root, "click", move |event| {
                if let Some(action) = clicked(&event) {
                    click(action);
                }
            }),
            Listener::new(&self.root, "keydown", move |event| {
                if event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|event| event.key() == "Escape")
                {
                    act(Action::Close);
                }
            }),
        ];
        self.offset = Some(Offset::new(&self.root));
    }

    /// Puts the banner in its place and colours.
    pub fn dress(&self, placement: Placement, theme: Theme) {
        put_attribute(&self.root, "data-placement", Some(placement.code()));
        put_attribute(&self.root, "data-theme", Some(theme.code()));
        if let Some(offset) = &self.offset {
            offset.publish();
        }
    }

    /// Shows a view, or nothing. Posts are asked for only while the details are open.
    pub fn draw(&mut self, view: Option<&View>, posts: impl Fn(&str) -> Vec<PostView>) {
        put_attribute(&self.root, "hidden", view.is_none().then_some(""));
        self.announce(view);
        let Some((view, card)) = view.and_then(|view| Some((view, view.cards.first()?))) else {
            self.is_open = false;
            self.draw_details(None, posts);
            return;
        };
        put_attribute(&self.root, "data-severity", Some(card.severity.code()));
        self.icon.put(card.severity);
        put_text(&self.severity, Some(card.severity_word));
        put_text(&self.headline, Some(&card.headline));
        put_text(&self.title, card.title.as_deref());
        put_text(&self.stage, card.stage);
        put_text(&self.affects, card.affects.as_deref());
        for (place, time) in self.times.iter().enumerate() {
            let stamp = card.times.get(place);
            put_time(time, stamp, stamp.map(in_words).as_deref());
        }
        put_text(&self.others, view.others.as_deref());
        put_attribute(&self.link, "hidden", view.page.is_none().then_some(""));
        put_link(&self.link, view.page.as_deref());
        self.draw_details(Some(view), posts);
    }

    /// Shows all posts of the notice at this place from now on.
    pub fn show_older(&mut self, place: usize) {
        if let Some(notice) = self.notices.get_mut(place) {
            notice.shows_older = true;
        }
    }

    /// Takes all nodes out of the page.
    pub fn remove(&mut self) {
        self.listeners.clear();
        self.offset = None;
        for node in [&self.status, &self.alert, self.root.as_ref()] {
            remove(node);
        }
    }

    fn draw_details(&mut self, view: Option<&View>, posts: impl Fn(&str) -> Vec<PostView>) {
        let is_open = self.is_open && view.is_some();
        put_attribute(&self.details, "hidden", (!is_open).then_some(""));
        put_attribute(
            &self.toggle,
            "aria-expanded",
            Some(if is_open { "true" } else { "false" }),
        );
        put_text(
            &self.toggle,
            Some(if is_open { EN.hide_details } else { EN.show_details }),
        );
        let cards = view.filter(|_| is_open).map_or(&[][..], |view| &view.cards);
        fit(&mut self.notices, cards.len(), || Notice::new(&self.details));
        for (place, (notice, card)) in self.notices.iter_mut().zip(cards).enumerate() {
            notice.draw(place, card, &posts(&card.id));
        }
    }

    /// Says a new text once: loudly only where something critical is new.
    fn announce(&self, view: Option<&View>) {
        let text = view.map(|view| view.announcement.as_str());
        let is_critical = view
            .and_then(|view| view.cards.first())
            .is_some_and(|it| it.severity == Severity::Critical);
        put_live(&self.status, text.filter(|_| !is_critical));
        put_live(&self.alert, text.filter(|_| is_critical));
    }
}

/// Live regions stay in the tree, so they are emptied and never hidden.
fn put_live(region: &Element, text: Option<&str>) {
    let text = text.unwrap_or_default();
    if region.text_content().as_deref() != Some(text) {
        region.set_text_content(Some(text));
    }
}

fn in_words(stamp: &Stamp) -> String {
    stamp.pattern.map_or_else(
        || stamp.relative.clone(),
        |pattern| fill(pattern, &stamp.relative),
    )
}

/// What a click inside the banner asks for.
fn clicked(event: &Event) -> Option<Action> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("button, a[href]").ok()??;
    if let Some(href) = control.get_attribute("href") {
        return Some(Action::Link(href));
    }
    match control.get_attribute("part")?.as_str() {
        "toggle" => Some(Action::Toggle),
        "dismiss" => Some(Action::Dismiss),
        "older" => control
            .get_attribute("data-place")?
            .parse()
            .ok()
            .map(Action::Older),
        _ => None,
    }
}
