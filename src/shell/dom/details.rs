//! The opened part of the banner: every notice with its posts. Made when it is first opened.

use super::node::{Icon, child, fit, put_attribute, put_text, put_time};
use crate::text::{EN, fill};
use crate::view::{Card, PostView};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// How many posts of a notice stand there at first: a long incident has hundreds.
const POSTS_AT_FIRST: usize = 5;

/// One notice.
pub struct Notice {
    root: Element,
    icon: Icon,
    headline: Element,
    title: Element,
    meta: Vec<Element>,
    link: Element,
    list: Element,
    updates: Vec<Update>,
    older: Element,
    /// Whether all posts are wanted.
    pub shows_older: bool,
}

/// One post.
struct Update {
    root: Element,
    stage: Element,
    time: Element,
    body: Element,
}

impl AsRef<Element> for Notice {
    fn as_ref(&self) -> &Element {
        &self.root
    }
}

impl AsRef<Element> for Update {
    fn as_ref(&self) -> &Element {
        &self.root
    }
}

impl Notice {
    /// Makes the place for one.
    pub fn new(parent: &Element) -> Result<Self, JsValue> {
        let root = child(parent, "article", "notice")?;
        let header = child(&root, "header", "notice-header")?;
        let icon = Icon::new(&header)?;
        let headline = child(&header, "h2", "notice-headline")?;
        let title = child(&root, "p", "notice-title")?;
        let meta = child(&root, "p", "notice-meta")?;
        let list = child(&root, "ol", "updates")?;
        let older = child(&root, "button", "older")?;
        older.set_attribute("type", "button")?;
        let link = child(&root, "a", "notice-link")?;
        for text in [&headline, &title] {
            text.set_attribute("dir", "auto")?;
        }
        put_text(&link, Some(EN.view_incident));
        // Severity, stage, affected components, and two times.
        let meta = (0..5)
            .map(|_| child(&meta, "span", "fact"))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            root,
            icon,
            headline,
            title,
            meta,
            link,
            list,
            updates: Vec::new(),
            older,
            shows_older: false,
        })
    }

    /// Shows a notice with its posts, newest first. `place` tells its button from those of the others.
    pub fn draw(&mut self, place: usize, card: &Card, posts: &[PostView]) {
        put_attribute(&self.root, "data-severity", Some(card.severity.code()));
        self.icon.put(card.severity);
        put_text(&self.headline, Some(&card.headline));
        put_text(&self.title, card.title.as_deref());
        let [first, second] = [0, 1].map(|place| {
            card.times.get(place).map(|stamp| match stamp.pattern {
                Some(pattern) => fill(pattern, &stamp.absolute),
                None => stamp.absolute.clone(),
            })
        });
        let facts = [
            Some(card.severity_word),
            card.stage,
            card.affects.as_deref(),
            first.as_deref(),
            second.as_deref(),
        ];
        for (element, fact) in self.meta.iter().zip(facts) {
            put_text(element, fact);
        }
        put_attribute(&self.link, "hidden", card.link.is_none().then_some(""));
        put_link(&self.link, card.link.as_deref());

        let shown = if self.shows_older {
            posts.len()
        } else {
            posts.len().min(POSTS_AT_FIRST)
        };
        put_attribute(&self.list, "hidden", (shown == 0).then_some(""));
        fit(&mut self.updates, shown, || Update::new(&self.list));
        for (update, post) in self.updates.iter().zip(posts) {
            update.draw(post);
        }
        let others = posts.len() - shown;
        let older = (others > 0).then(|| fill(EN.older, &others.to_string()));
        put_text(&self.older, older.as_deref());
        put_attribute(&self.older, "data-place", Some(&place.to_string()));
    }
}

impl Update {
    fn new(parent: &Element) -> Result<Self, JsValue> {
        let root = child(parent, "li", "update")?;
        let head = child(&root, "p", "update-head")?;
        let stage = child(&head, "strong", "update-stage")?;
        let time = child(&head, "time", "update-time")?;
        let body = child(&root, "p", "update-body")?;
        body.set_attribute("dir", "auto")?;
        Ok(Self {
            root,
            stage,
            time,
            body,
        })
    }

    fn draw(&self, post: &PostView) {
        put_text(&self.stage, Some(post.stage));
        let stamp = post.stamp.as_ref();
        let text = stamp.map(|stamp| [&stamp.absolute, " (", &stamp.relative, ")"].concat());
        put_time(&self.time, stamp, text.as_deref());
        put_text(
            &self.body,
            Some(&post.body)
                .filter(|body| !body.is_empty())
                .map(String::as_str),
        );
    }
}

/// Points a link somewhere, in a tab of its own that learns nothing of this page.
pub fn put_link(link: &Element, href: Option<&str>) {
    put_attribute(link, "href", href);
    put_attribute(link, "target", Some("_blank"));
    put_attribute(link, "rel", Some("noopener noreferrer"));
}
