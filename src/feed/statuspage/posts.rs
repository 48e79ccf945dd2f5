//! The posts of an incident or a maintenance, in order: their heads for the status, their texts for whoever opens a notice.

use crate::feed::decoded::Post;
use crate::feed::shape::Node;
use crate::feed::words;
use crate::model::{Stage, Update};
use crate::time::{Time, read_time};
use std::cmp::Reverse;

/// How many characters of a post's text are kept.
const LONGEST_BODY: usize = 50_000;

/// What tells an incident from all others: its id, or the next best thing that a look-alike gives.
pub fn key<'a>(incident: &'a Node) -> Option<&'a str> {
    incident.text("id").or_else(|| incident.text("shortlink")).or_else(|| incident.text("name"))
}

/// The newest posts of one incident, at most so many, and how many others there are.
pub fn newest(incident: &Node, planned: bool, most: usize) -> (Vec<Post>, usize) {
    let mut heads = Vec::new();
    for node in incident.items("incident_updates") {
        let created = moment(node, "created_at");
        let written = created.max(moment(node, "updated_at"));
        heads.push((head(node, planned, moment(node, "display_at"), created, written), node));
    }
    newest_first(&mut heads);
    let others = heads.len().saturating_sub(most);
    heads.truncate(most);
    let mut posts = Vec::new();
    for (Update { stage, at }, node) in heads {
        posts.push(Post { stage, at, body: cut(node.text("body").unwrap_or_default()) });
    }
    (posts, others)
}

/// A post's head. When it was `created` and last `written` is the server's own; what people have it display may be any time, but none
/// after that.
pub fn head(
    post: &Node,
    planned: bool,
    display: Option<Time>,
    created: Option<Time>,
    written: Option<Time>,
) -> Update {
    let stage = stage(post, planned).unwrap_or(Stage::Unknown);
    let at = match (display, written) {
        (None, _) => created,
        (Some(display), Some(written)) if written < display => Some(written),
        _ => display,
    };
    // An end counts from when it was written, even where it is dated back.
    let is_end = matches!(stage, Stage::Resolved | Stage::Completed);
    Update { stage, at: if is_end { at.max(created) } else { at } }
}

/// Puts posts in order. Real feeds have them newest first; a look-alike may not. Stage breaks ties, so that order never matters.
pub fn newest_first(posts: &mut [(Update, &Node)]) {
    posts.sort_unstable_by_key(|(head, _)| Reverse((head.at, head.stage)));
}

/// The stage that an incident, a maintenance or a post of one is at; nothing where that is no word, or none that is known.
pub fn stage(node: &Node, planned: bool) -> Option<Stage> {
    words::stage(node.text("status")?, planned)
}

fn moment(post: &Node, name: &str) -> Option<Time> {
    read_time(post.text(name)?)
}

/// A text with an ellipsis in the place of what is too long.
fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_BODY) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}
