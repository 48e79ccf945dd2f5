//! One incident or maintenance: how far it has come, when it was, what it touches.
//!
//! Which of the document's lists it stands in is said by [`super`].

use super::affected::Touched;
use super::posts::{add, head, key, stage};
use crate::address::is_web;
use crate::feed::remarks::Remarks;
use crate::feed::shape::Node;
use crate::feed::words;
use crate::model::{Incident, Severity, Stage, Update};
use crate::spacing::tidy;
use crate::time::{Time, read_time};

/// Reads one incident after another.
pub struct Reader<'a> {
    /// What there is to say about them.
    pub remarks: Remarks,
    /// Every moment that a server wrote down.
    pub stamps: Vec<Time>,
    /// How many posts were left out.
    pub posts_left_out: usize,
    /// What they touch.
    pub touched: Touched<'a>,
}

impl<'a> Reader<'a> {
    /// One that finds components by these means.
    pub fn new(remarks: Remarks, touched: Touched<'a>) -> Self {
        Self { remarks, stamps: Vec::new(), posts_left_out: 0, touched }
    }

    /// One incident. `None` when nothing tells it from another.
    pub fn read(&mut self, node: &Node, in_planned: bool) -> Option<Incident> {
        let Some(id) = key(node) else {
            self.remarks.add("an incident has neither id, link nor name; it is left out", &[]);
            return None;
        };
        if node.text("id").is_none() {
            self.remarks.add("incident % has no id", &[id]);
        }
        let ended = self.time(node, "resolved_at", id);
        let mut known = stage(node, in_planned);
        // The stage tells what it is, not the list: maintenances do stand among the incidents.
        let mut planned = in_planned || known.is_some_and(Stage::of_maintenance);
        if !planned && known == Some(Stage::Resolved) && node.text("scheduled_for").is_some() {
            (planned, known) = (true, Some(Stage::Completed));
        }
        let mut edited = self.stamp(node, "updated_at", id);
        let updates = self.updates(node, id, planned, &mut edited);
        // Where it has no stage of its own, the newest post may say that it is over.
        let said = updates.first().map(|update| update.stage);
        let known = known.or(said.filter(|stage| stage.ended()));
        let stage = match (node.text("status"), known) {
            (_, Some(stage)) => stage,
            // No stage at all, but an end: it is over then.
            (None, None) if ended.is_some() => Stage::Unknown,
            (word, None) => {
                let word = word.unwrap_or("(none)");
                self.remarks.add("incident % has the unknown stage `%`; it counts as open", &[id, word]);
                Stage::Unknown
            }
        };

        let oldest = updates.last().and_then(|update| update.at);
        let created = self.stamp(node, "created_at", id).or(oldest).or(edited);
        let (starts, ends) = if planned {
            // A tracker that has maintenances among its incidents may write their starts alike. In a list of their own it is when they were
            // made known.
            let started = self.time(node, "started_at", id).filter(|_| !in_planned);
            let starts = self.time(node, "scheduled_for", id).or(started);
            (starts, self.time(node, "scheduled_until", id))
        } else {
            (self.time(node, "started_at", id).or(created), ended)
        };
        Some(Incident {
            planned,
            id: id.to_owned(),
            title: node.text("name").and_then(tidy),
            stage,
            impact: self.impact(node, id, planned),
            starts,
            ends,
            created,
            edited,
            affected: self.touched.read(node, id, &mut self.remarks),
            link: node.first(&["shortlink", "url"]).filter(|link| is_web(link)).map(str::to_owned),
            updates,
        })
    }

    fn impact(&mut self, node: &Node, id: &str, planned: bool) -> Severity {
        let word = node.text("impact");
        match word.and_then(words::impact) {
            Some(impact) => impact,
            None => {
                if !(planned && word.is_none()) {
                    let word = word.unwrap_or("(none)");
                    self.remarks
                        .add("incident % has the unknown impact `%`; it is taken as minor", &[id, word]);
                }
                Severity::Minor
            }
        }
    }

    fn time(&mut self, node: &Node, name: &str, id: &str) -> Option<Time> {
        let text = node.text(name);
        // What is before 1970 is what some write for none: Go's zero time is a date in the year 1.
        let time = text.and_then(read_time).filter(|time| time.0 > 0);
        if time.is_none() && (text.is_some() || node.get(name).is_wrong()) {
            let text = text.unwrap_or("(no text)");
            self.remarks.add("incident %: `%` is no time that can be read: `%`", &[id, name, text]);
        }
        time
    }

    /// A time that the server wrote down.
    fn stamp(&mut self, node: &Node, name: &str, id: &str) -> Option<Time> {
        let time = self.time(node, name, id);
        self.stamps.extend(time);
        time
    }

    /// The heads of the posts. What was changed of them in place is known by their stamps.
    fn updates(&mut self, node: &Node, id: &str, planned: bool, edited: &mut Option<Time>) -> Vec<Update> {
        let posts = node.items("incident_updates");
        self.posts_left_out += node.left_out("incident_updates");
        if node.get("incident_updates").is_wrong() || posts.iter().any(|post| !post.is_record()) {
            self.remarks.add("incident % has updates that are no objects", &[id]);
        }
        let mut heads = Vec::with_capacity(posts.len());
        for post in posts {
            if post.is_record() {
                let display = self.time(post, "display_at", id);
                let created = self.stamp(post, "created_at", id);
                let written = created.max(self.stamp(post, "updated_at", id));
                *edited = written.max(*edited);
                add(&mut heads, head(post, planned, display, created, written));
            }
        }
        heads
    }
}
