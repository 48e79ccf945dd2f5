//! The opened part of the banner: every notice with its posts. Made when it is first opened.

use super::body;
use super::skeleton::{Skeleton, rows};
use crate::scan::digits;
use crate::text::{Key, Words};
use crate::view::{Card, PostView, Stamp};

/// How many posts of a notice stand there at first: a long incident has hundreds.
const POSTS_AT_FIRST: usize = 5;

rows! { pub(super) NOTICE, At;
    Notice in Root: "article" "notice" "";
    Header in Notice: "header" "notice-header" "";
    Svg in Header: "svg" "icon" "viewBox=0 0 20 20;aria-hidden=true";
    Icon in Svg: "path" "shape" "fill-rule=evenodd";
    Headline in Header: "h2" "notice-headline" "dir=auto";
    PutAway in Header: "button" "put-away" "type=button";
    Title in Notice: "p" "notice-title" "dir=auto;lang=";
    Meta in Notice: "p" "notice-meta" "";
    Severity in Meta: "span" "fact" "";
    Stage in Meta: "span" "fact" "";
    Affects in Meta: "span" "fact" "dir=auto";
    First in Meta: "time" "fact" "";
    Second in Meta: "time" "fact" "";
    Lasted in Meta: "span" "fact" "";
    // Safari takes a list without markers for none.
    Updates in Notice: "ol" "updates" "role=list";
    Older in Notice: "button" "older" "type=button";
    Link in Notice: "a" "notice-link" "target=_blank;rel=noopener noreferrer";
}

rows! { UPDATE, In;
    Update in Root: "li" "update" "";
    Head in Update: "p" "update-head" "";
    Stage in Head: "strong" "update-stage" "";
    Time in Head: "time" "update-time" "";
    Body in Update: "div" "update-body" "lang=";
}

/// One notice.
pub struct Notice {
    nodes: Skeleton,
    updates: Vec<Skeleton>,
    /// Whether all posts are wanted.
    pub shows_older: bool,
}

impl Notice {
    /// One in these nodes, which are made of [`NOTICE`].
    pub fn new(nodes: Skeleton) -> Self {
        Self { nodes, updates: Vec::new(), shows_older: false }
    }

    /// Takes it out of the page.
    pub fn remove(&self) {
        self.nodes.remove(At::Notice);
    }

    /// How many of its posts are wanted.
    pub fn wants(&self) -> usize {
        if self.shows_older { usize::MAX } else { POSTS_AT_FIRST }
    }

    /// Shows a notice. `place` tells its buttons from those of the others, `can_go` whether it can be put away.
    pub fn draw(&mut self, place: usize, can_go: bool, card: &Card, words: &Words) {
        let nodes = &self.nodes;
        nodes.attribute(At::Notice, "data-severity", Some(card.severity.code()));
        nodes.icon(At::Icon, card.severity);
        nodes.text(At::Headline, Some(&card.headline));
        nodes.attribute(At::Headline, "lang", card.is_quoted.then_some(""));
        nodes.text(At::Title, card.title);
        nodes.text(At::Severity, Some(card.severity_word));
        nodes.text(At::Stage, card.stage);
        nodes.text(At::Affects, card.affects.as_deref());
        let time = |at, stamp: Option<&Stamp>| {
            let text = stamp.map(|stamp| stamp.in_words(&stamp.absolute(words)));
            nodes.time(at, stamp, text.as_deref(), None);
        };
        time(At::First, card.times.first());
        time(At::Second, card.times.get(1));
        nodes.text(At::Lasted, card.lasted.as_deref());
        nodes.say(At::Link, card.link_words);
        nodes.link(At::Link, At::Notice, card.link);
        let name = [words.get(Key::Dismiss), ": ", &card.headline].concat();
        nodes.attribute(At::PutAway, "aria-label", Some(&name));
        nodes.attribute(At::PutAway, "hidden", (!can_go).then_some(""));
        for at in [At::Older, At::PutAway] {
            nodes.attribute(at, "data-place", Some(&digits(place)));
        }
    }

    /// Shows its posts, newest first, and how many others there are.
    pub fn draw_posts(&mut self, posts: &[PostView], others: usize, words: &Words) {
        let nodes = &self.nodes;
        nodes.attribute(At::Updates, "hidden", posts.is_empty().then_some(""));
        while self.updates.len() > posts.len()
            && let Some(surplus) = self.updates.pop()
        {
            surplus.remove(In::Update);
        }
        for (place, post) in posts.iter().enumerate() {
            if place == self.updates.len() {
                self.updates.push(nodes.build_in(At::Updates, &UPDATE));
            }
            if let Some(update) = self.updates.get(place) {
                draw_update(update, post, words);
            }
        }
        let older = (others > 0).then(|| words.count(Key::Older, others));
        nodes.text(At::Older, older.as_deref());
    }
}

fn draw_update(update: &Skeleton, post: &PostView, words: &Words) {
    update.text(In::Stage, Some(post.stage));
    let stamp = post.stamp.as_ref();
    let text = stamp.map(|stamp| [&stamp.absolute(words), " (", &stamp.relative(words), ")"].concat());
    update.time(In::Time, stamp, text.as_deref(), None);
    update.attribute(In::Body, "hidden", post.body.is_empty().then_some(""));
    body::draw(update, In::Body, post.body);
}
