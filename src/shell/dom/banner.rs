//! The banner: one line that is always whole, and below it the details.

use super::details::{NOTICE, Notice};
use super::skeleton::{Skeleton, rows};
use crate::model::Severity;
use crate::options::{Dismiss, Placement, Theme};
use crate::scan::{number, take};
use crate::shell::listener::Listener;
use crate::text::{Key, Words, is_right_to_left};
use crate::view::{PostView, Stamp, View};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

#[wasm_bindgen(module = "/www/embed/page.js")]
extern "C" {
    /// Has it find its place among the banners of its edge, and its colours, before the next frame.
    fn arrange(nodes: &Array, at: i32, theme: &str);
}

/// Finds the newest posts of the notice at this place, at most so many, and hands them over with the number of the others.
pub type Posts<'a> = dyn Fn(usize, usize, &mut dyn FnMut(&[PostView], usize)) + 'a;

/// So many notices are made at once. The rest follows in parts of as many, between which the page can answer its reader.
const AT_ONCE: usize = 20;

/// What the reader asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Open or close the details.
    Toggle,
    /// Close the details.
    Close,
    /// Tell the times exactly: somebody points at the banner, or has come into it by the keyboard.
    Point,
    /// Show the older posts of the notice at this place.
    Older(usize),
    /// Put everything away.
    Dismiss,
    /// Put the notice at this place away.
    PutAway(usize),
    /// A link was followed.
    Link(String),
}

// The polite and the assertive live region stand there before their text, or nobody would hear it; without roles, so that a page's own
// tests find its own alone. All else is in the tree only while something shows. The severity in words is for those who do not see the
// icon.
rows! { BANNER, At;
    Status in Root: "div" "live" "aria-live=polite;aria-atomic=true";
    Alert in Root: "div" "live" "aria-live=assertive;aria-atomic=true";
    Banner in Root: "section" "banner" "";
    Bar in Banner: "div" "bar" "";
    Svg in Bar: "svg" "icon" "viewBox=0 0 20 20;aria-hidden=true";
    Icon in Svg: "path" "shape" "fill-rule=evenodd";
    Text in Bar: "div" "text" "";
    Line in Text: "p" "line" "";
    Severity in Line: "span" "severity" "";
    Preview in Line: "span" "preview" "";
    Name in Line: "span" "name" "dir=auto;lang=";
    Headline in Line: "strong" "headline" "dir=auto";
    Message in Line: "span" "message" "dir=auto;lang=";
    Meta in Text: "p" "meta" "";
    Stage in Meta: "span" "stage" "";
    Affects in Meta: "span" "affects" "dir=auto";
    First in Meta: "time" "time" "";
    Second in Meta: "time" "time" "";
    Lasted in Meta: "span" "lasted" "";
    AsOf in Meta: "time" "time" "";
    Actions in Bar: "div" "actions" "";
    Others in Actions: "span" "others" "";
    Toggle in Actions: "button" "toggle" "type=button;aria-controls=details";
    Link in Actions: "a" "link" "target=_blank;rel=noopener noreferrer";
    Dismiss in Bar: "button" "dismiss" "type=button";
    Details in Banner: "div" "details" "id=details;hidden=";
    LeftOut in Banner: "a" "left-out" "target=_blank;rel=noopener noreferrer";
}

/// The banner's nodes.
pub struct Banner {
    nodes: Skeleton,
    notices: Vec<Notice>,
    listener: Option<Listener>,
    dismiss: Dismiss,
    theme: Theme,
    /// What has been said loudly: the notice's id, and its words for as long as they stand.
    alarm: (String, String),
    /// Whether the details are wanted.
    pub is_open: bool,
    /// Whether somebody has pointed at it.
    pub is_pointed_at: bool,
    /// Whether all that is wanted stands there.
    pub is_whole: bool,
}

impl Banner {
    /// Makes the nodes, hidden.
    pub fn new(shadow: &ShadowRoot) -> Self {
        let nodes = Skeleton::build(shadow, &BANNER);
        nodes.present(At::Banner, At::Root, false);
        Self {
            nodes,
            notices: Vec::new(),
            listener: None,
            dismiss: Dismiss::Stage,
            theme: Theme::Auto,
            alarm: Default::default(),
            is_open: false,
            is_pointed_at: false,
            is_whole: true,
        }
    }

    /// Hears the reader from now on. What is heard is an [`Action`] to [`read`].
    pub fn listen(&mut self, call: &JsValue) {
        self.listener = Some(Listener::of_reader(self.nodes.nodes(), At::Banner.into(), call));
    }

    /// Puts the banner in its place and colours, with a close button or without.
    pub fn dress(&mut self, placement: Placement, theme: Theme, dismiss: Dismiss) {
        self.dismiss = dismiss;
        self.theme = theme;
        self.nodes.attribute(At::Dismiss, "hidden", (dismiss == Dismiss::Off).then_some(""));
        self.nodes.attribute(At::Banner, "data-placement", Some(placement.code()));
        self.arrange();
    }

    /// It may be another's turn to stand first, or it may have moved, without a change of its size.
    fn arrange(&self) {
        arrange(self.nodes.nodes(), At::Banner.into(), self.theme.code());
    }

    /// Whether exact times stand in it, or in their titles: all else it says without a date.
    pub fn has_dates(&self) -> bool {
        self.is_open || self.is_pointed_at
    }

    /// Shows a view, or nothing. `is_known`: an earlier page view or another tab has shown its first notice, or what there is is only out
    /// of sight. Posts are asked for only while the details are open.
    pub fn draw(&mut self, view: Option<&View>, words: &Words, is_known: bool, posts: &Posts) {
        let nodes = &self.nodes;
        let direction = if is_right_to_left(&words.language) { "rtl" } else { "ltr" };
        nodes.attribute(At::Banner, "dir", Some(direction));
        nodes.attribute(At::Banner, "lang", Some(&words.language));
        nodes.attribute(At::Dismiss, "aria-label", Some(words.get(Key::Dismiss)));
        nodes.say(At::Link, words.get(Key::ViewPage));
        nodes.present(At::Banner, At::Root, view.is_some());
        let card = view.and_then(|view| view.cards.first());
        // Loudly only a critical notice that is new, and for as long as the words are the same: they are spoken once.
        let announcement = view.map_or("", |view| &view.announcement);
        let critical = card.filter(|card| card.severity == Severity::Critical);
        let id = critical.map_or("", |card| card.id);
        if id.is_empty() && is_known {
            self.alarm.1.clear();
        } else if id != self.alarm.0 {
            self.alarm = (id.to_owned(), if is_known { "" } else { announcement }.to_owned());
        }
        let is_loud = critical.is_some() && announcement == self.alarm.1;
        // What quotes the feed is in no language of ours.
        let is_ours = card.is_some_and(|card| card.title.is_none() && !card.is_quoted);
        for at in [At::Status, At::Alert] {
            nodes.attribute(at, "lang", Some(if is_ours { &words.language } else { "" }));
        }
        nodes.say(At::Status, if is_loud { "" } else { announcement });
        nodes.say(At::Alert, if is_loud { announcement } else { "" });

        if let (Some(view), Some(card)) = (view, card) {
            let region = words.get(Key::Region);
            let named = view.name.map(|name| [name, ": ", region].concat());
            nodes.attribute(At::Banner, "aria-label", Some(named.as_deref().unwrap_or(region)));
            nodes.attribute(At::Banner, "data-severity", Some(card.severity.code()));
            nodes.text(At::Name, view.name);
            nodes.icon(At::Icon, card.severity);
            nodes.text(At::Severity, Some(card.severity_word));
            nodes.text(At::Preview, view.mark);
            let planned = view.planned.as_deref();
            nodes.text(At::Headline, Some(planned.unwrap_or(&card.headline)));
            let is_quoted = card.is_quoted && planned.is_none();
            nodes.attribute(At::Headline, "lang", is_quoted.then_some(""));
            nodes.text(At::Message, card.title.filter(|_| planned.is_none()));
            nodes.text(At::Stage, card.stage.filter(|_| planned.is_none()));
            nodes.text(At::Affects, card.affects.as_deref().filter(|_| planned.is_none()));
            let time = |at, stamp: Option<&Stamp>| {
                let text = stamp.map(|stamp| stamp.in_words(&stamp.relative(words)));
                let title = stamp.filter(|_| self.is_pointed_at).map(|stamp| stamp.absolute(words));
                nodes.time(at, stamp, text.as_deref(), title.as_deref());
            };
            time(At::First, card.times.first());
            time(At::Second, card.times.get(1).filter(|_| planned.is_none()));
            nodes.text(At::Lasted, card.lasted.as_deref());
            time(At::AsOf, view.as_of.as_ref());
            nodes.text(At::Others, view.others.as_deref());
            nodes.link(At::Link, At::Actions, view.page);
        } else {
            self.is_open = false;
        }
        self.draw_details(view, words, posts);
        self.arrange();
    }

    /// Shows all posts of the notice at this place from now on.
    pub fn show_older(&mut self, place: usize) {
        if let Some(notice) = self.notices.get_mut(place) {
            notice.shows_older = true;
        }
    }

    /// Takes the notice at this place out of the details.
    pub fn take_out(&mut self, place: usize) {
        if place < self.notices.len() {
            self.notices.remove(place).remove();
        }
    }

    /// Takes all nodes out of the page.
    pub fn remove(&mut self) {
        self.listener = None;
        for at in [At::Status, At::Alert, At::Banner] {
            self.nodes.remove(at);
        }
    }

    fn draw_details(&mut self, view: Option<&View>, words: &Words, posts: &Posts) {
        let nodes = &self.nodes;
        nodes.attribute(At::Details, "hidden", (!self.is_open).then_some(""));
        nodes.attribute(At::Banner, "data-open", self.is_open.then_some(""));
        nodes.attribute(At::Toggle, "aria-expanded", Some(if self.is_open { "true" } else { "false" }));
        let toggle = if self.is_open { Key::HideDetails } else { Key::ShowDetails };
        nodes.text(At::Toggle, Some(words.get(toggle)));
        nodes.say(At::LeftOut, words.get(Key::LeftOut));
        let is_cut = |view: &&View| self.is_open && view.is_cut;
        nodes.link(At::LeftOut, At::Banner, view.filter(is_cut).and_then(|view| view.page));
        let cards = view.filter(|_| self.is_open).map_or(&[][..], |view| &view.cards);
        while self.notices.len() > cards.len()
            && let Some(surplus) = self.notices.pop()
        {
            surplus.remove();
        }
        let most = self.notices.len() + AT_ONCE;
        self.is_whole = cards.len() <= most;
        for (place, card) in cards.iter().enumerate().take(most) {
            if place == self.notices.len() {
                self.notices.push(Notice::new(nodes.build_in(At::Details, &NOTICE)));
            }
            if let Some(notice) = self.notices.get_mut(place) {
                let can_go = self.dismiss != Dismiss::Off;
                notice.draw(place, can_go, card, words);
                posts(place, notice.wants(), &mut |posts, others| notice.draw_posts(posts, others, words));
            }
        }
    }
}

/// What a click or a key inside the banner asks for: a verb, and what it is about.
pub fn read(mut asked: &str) -> Option<Action> {
    match take(&mut asked, b' ') {
        "close" => Some(Action::Close),
        "link" => Some(Action::Link(asked.to_owned())),
        "point" => Some(Action::Point),
        "toggle" => Some(Action::Toggle),
        "dismiss" => Some(Action::Dismiss),
        "older" => number(asked).map(|place| Action::Older(place as usize)),
        "put-away" => number(asked).map(|place| Action::PutAway(place as usize)),
        _ => None,
    }
}
