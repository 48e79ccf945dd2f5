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

/// The posts of one incident of a document, newest first.
pub fn of(document: &Node, incident: &str) -> Vec<Post> {
    let mut nodes = Vec::new();
    let mut planned = false;
    for (list, is_planned) in [("incidents", false), ("scheduled_maintenances", true)] {
        for candidate in document.items(list) {
            if key(candidate) == Some(incident) {
                nodes.extend(candidate.items("incident_updates"));
                planned = is_planned;
            }
        }
    }
    let one = document.get("incident");
    if key(one) == Some(incident) {
        nodes.extend(one.items("incident_updates"));
    }
    let mut posts = Vec::new();
    for (Update { stage, at }, node) in newest_first(&nodes, planned) {
        posts.push(Post { stage, at, body: cut(node.text("body").unwrap_or_default()) });
    }
    posts
}

/// Posts with their heads. Real feeds have them newest first; a look-alike may not. Stage breaks ties, so that order
/// never matters.
pub fn newest_first<'a>(posts: &[&'a Node<'a>], planned: bool) -> Vec<(Update, &'a Node<'a>)> {
    let mut heads = Vec::new();
    for post in posts {
        heads.push((
            Update { stage: stage(post, planned).unwrap_or(Stage::Unknown), at: posted_at(post) },
            *post,
        ));
    }
    heads.sort_unstable_by_key(|(head, _)| Reverse((head.at, head.stage)));
    heads
}

/// The stage that an incident, a maintenance or a post of one is at; nothing where that is no word, or none that is known.
pub fn stage(node: &Node, planned: bool) -> Option<Stage> {
    words::stage(node.text("status")?, planned)
}

fn posted_at(post: &Node) -> Option<Time> {
    let time = |name| read_time(post.text(name)?);
    time("display_at").or_else(|| time("created_at"))
}

/// A text with an ellipsis in the place of what is too long.
fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_BODY) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}
