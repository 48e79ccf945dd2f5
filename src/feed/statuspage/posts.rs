//! The posts of an incident or a maintenance, in order: their heads for the status, their texts for whoever opens a notice.

use super::wire::POST;
use crate::feed::decoded::Post;
use crate::feed::json::read;
use crate::feed::shape::Node;
use crate::feed::words;
use crate::model::{Stage, Update};
use crate::time::Time;

/// How many characters of a post's text are kept.
const LONGEST_BODY: usize = 50_000;

/// What tells an incident from all others: its id, or the next best thing that a look-alike gives.
pub fn key<'a>(incident: &'a Node) -> Option<&'a str> {
    incident.first(&["id", "shortlink", "url", "name"])
}

/// A post with its text, by its head; nothing where the document has none there.
pub fn post(document: &[u8], head: &Update) -> Option<Post> {
    let node = read(head.place.of(document), &POST)?;
    Some(Post { stage: head.stage, at: head.at, body: cut(node.text("body").unwrap_or_default()) })
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
        (None, _) => created.or(written),
        (Some(display), Some(written)) if written < display => Some(written),
        _ => display,
    };
    // An end counts from when it was written, even where it is dated back.
    let is_end = matches!(stage, Stage::Resolved | Stage::Completed);
    Update { stage, at: if is_end { at.max(created) } else { at }, place: post.place() }
}

/// Puts a head among others, newest first. Real feeds have them so, which costs nothing then; a look-alike may not. Stage breaks ties, so
/// that order never matters, but for those without a time: these come last, as the feed has them.
pub fn add(heads: &mut Vec<Update>, head: Update) {
    let is_before = |other: &Update| head.at.is_none() || (other.at, other.stage) >= (head.at, head.stage);
    let place = heads.partition_point(is_before);
    heads.insert(place, head);
}

/// The stage that an incident, a maintenance or a post of one is at; nothing where that is no word, or none that is known.
pub fn stage(node: &Node, planned: bool) -> Option<Stage> {
    words::stage(node.text("status")?, planned)
}

/// A text with an ellipsis in the place of what is too long.
fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_BODY) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}
