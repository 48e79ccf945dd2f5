//! Statuspage v2 and its look-alikes: `summary.json` and every document with the same lists.
//!
//! The format is Atlassian's public API v2; what real pages do beyond its documentation is said beside each rule.

mod components;
mod wire;

use self::components::Directory;
use super::decoded::{Decoded, Post};
use super::shape::{Node, read};
use crate::diagnostic::{Concern, Diagnostic};
use crate::model::{Affected, Incident, Lists, Page, Severity, Stage, Status, Update};
use crate::time::{Time, read_time};
use serde::Deserializer;
use std::cmp::Reverse;

/// Decodes a document; see [`crate::feed::decode`].
pub fn decode<'de, D: Deserializer<'de>>(document: D) -> Decoded {
    decode_node(&read(document, &wire::DOCUMENT))
}

/// Reads a document's posts; see [`crate::feed::posts`].
pub fn read_posts<'de, D: Deserializer<'de>>(document: D) -> Node {
    read(document, &wire::POSTS)
}

/// The posts of one incident; see [`crate::feed::Posts::of`].
pub fn posts_of(document: &Node, incident: &str) -> Vec<Post> {
    let mut nodes = Vec::new();
    for candidate in incidents(document) {
        if key(candidate) == Some(incident) {
            nodes.extend(candidate.items("incident_updates"));
        }
    }
    let mut posts = Vec::new();
    for (Update { stage, at }, node) in newest_first(&nodes) {
        posts.push(Post { stage, at, body: node.text("body").unwrap_or_default().to_owned() });
    }
    posts
}

/// Posts with their heads. Real feeds have them newest first; a look-alike may not. Stage breaks ties, so that order
/// never matters.
fn newest_first<'a>(posts: &[&'a Node]) -> Vec<(Update, &'a Node)> {
    let mut heads = Vec::new();
    for post in posts {
        heads.push((Update { stage: stage_of(post), at: posted_at(post) }, *post));
    }
    heads.sort_unstable_by_key(|(head, _)| Reverse((head.at, head.stage)));
    heads
}

fn decode_node(document: &Node) -> Decoded {
    let lists = Lists {
        components: document.get("components").is_list(),
        incidents: document.get("incidents").is_list(),
        maintenances: document.get("scheduled_maintenances").is_list(),
    };
    let is_one = document.get("incident").is_record();
    let is_known = lists.components || lists.incidents || lists.maintenances || is_one;
    let is_foreign = |name: &str| matches!(document.get(name), Node::Present);
    if !is_known || is_foreign("ongoing_incidents") || is_foreign("services") {
        return Decoded { status: None, diagnostics: vec![unknown_format(document)] };
    }
    Reader { diagnostics: Vec::new(), directory: Directory::default() }.status(document, lists)
}

/// The remark that tells why this is not a document the widget reads, with the way out where there is one.
fn unknown_format(document: &Node) -> Diagnostic {
    let reason = if document.get("status").text("indicator").is_some() {
        "the document has an overall status alone; point to summary.json instead"
    } else {
        "the document has no list of components, incidents or scheduled_maintenances"
    };
    Diagnostic::new(Concern::Format, reason, &[])
}

/// Every incident and maintenance of a document.
fn incidents(document: &Node) -> Vec<&Node> {
    let mut all = Vec::new();
    all.extend(document.items("incidents"));
    all.extend(document.items("scheduled_maintenances"));
    all.push(document.get("incident"));
    all
}

/// What tells an incident from all others: its id, or the next best thing that a look-alike gives.
fn key(incident: &Node) -> Option<&str> {
    incident.text("id").or_else(|| incident.text("shortlink")).or_else(|| incident.text("name"))
}

fn stage_of(node: &Node) -> Stage {
    node.text("status").and_then(Stage::from_code).unwrap_or(Stage::Unknown)
}

fn posted_at(post: &Node) -> Option<Time> {
    let time = |name| read_time(post.text(name)?);
    time("display_at").or_else(|| time("created_at"))
}

/// Reads one document and keeps what it has to say about it.
struct Reader<'a> {
    diagnostics: Vec<Diagnostic>,
    directory: Directory<'a>,
}

impl<'a> Reader<'a> {
    fn remark(&mut self, pattern: &str, values: &[&str]) {
        self.diagnostics.push(Diagnostic::new(Concern::Feed, pattern, values));
    }

    fn status(mut self, document: &'a Node, lists: Lists) -> Decoded {
        for name in ["components", "incidents", "scheduled_maintenances"] {
            if document.get(name).is_wrong() {
                self.remark("`%` is not a list, so it is taken as absent", &[name]);
            }
            if document.items(name).iter().any(|item| !item.is_record()) {
                self.remark("`%` holds elements that are no objects", &[name]);
            }
        }

        // Components embedded in an incident count as listed when the document has no list of its own.
        let mut rows = Vec::new();
        rows.extend(document.items("components"));
        if !lists.components {
            for incident in incidents(document) {
                rows.extend(incident.items("components"));
            }
        }
        let (directory, components, groups) =
            Directory::build(&rows, &mut self.diagnostics, lists.components);
        self.directory = directory;

        let page = page(document.get("page"));
        let name = page.id.as_deref().or(page.url.as_deref()).or(page.name.as_deref());
        let origin = ["statuspage/", name.unwrap_or_default()].concat();
        let mut status = Status { origin, page, components, groups, lists, ..Status::default() };
        for (list, planned) in [("incidents", false), ("scheduled_maintenances", true)] {
            for node in document.items(list) {
                self.keep(&mut status, node, planned);
            }
        }
        self.keep(&mut status, document.get("incident"), false);
        if status.is_empty() {
            self.remark("the document is empty: nothing in it says that all is well", &[]);
        }
        Decoded { status: Some(status), diagnostics: self.diagnostics }
    }

    /// Adds an incident, if it is one; of two with one id the later word counts, whatever their order.
    fn keep(&mut self, status: &mut Status, node: &'a Node, planned: bool) {
        if !node.is_record() {
            return;
        }
        let Some(incident) = self.incident(node, planned) else { return };
        status.newest = status.newest.max(incident.latest()).max(incident.created);
        if !incident.planned {
            status.newest = status.newest.max(incident.starts).max(incident.ends);
        }
        let is_same = |other: &&mut Incident| other.id == incident.id && other.planned == incident.planned;
        match status.incidents.iter_mut().find(is_same) {
            None => status.incidents.push(incident),
            Some(other) => {
                self.remark("incident % is listed twice; the later one counts", &[&incident.id]);
                if incident.later_than(other) {
                    *other = incident;
                }
            }
        }
    }

    /// One incident. `None` when nothing tells it from another.
    fn incident(&mut self, node: &'a Node, planned: bool) -> Option<Incident> {
        let Some(id) = key(node) else {
            self.remark("an incident has neither id, link nor name; it is left out", &[]);
            return None;
        };
        if node.text("id").is_none() {
            self.remark("incident % has no id", &[id]);
        }
        let ended = self.time(node, "resolved_at", id);
        let stage = match node.text("status") {
            // No stage at all, but an end: it is over.
            None if ended.is_some() => Stage::Resolved,
            word => {
                let stage = stage_of(node);
                if stage == Stage::Unknown {
                    let word = word.unwrap_or("(none)");
                    self.remark("incident % has the unknown stage `%`; it counts as open", &[id, word]);
                }
                stage
            }
        };
        // The stage tells what it is, not the list: maintenances do stand among the incidents.
        let planned = planned || stage.of_maintenance();

        let updates = self.updates(node, id);
        let oldest = updates.last().and_then(|update| update.at);
        let created =
            self.time(node, "created_at", id).or(oldest).or_else(|| self.time(node, "updated_at", id));
        let (starts, ends) = if planned {
            (self.time(node, "scheduled_for", id), self.time(node, "scheduled_until", id))
        } else {
            (self.time(node, "started_at", id).or(created), ended)
        };
        Some(Incident {
            planned,
            id: id.to_owned(),
            title: node.text("name").map(str::to_owned),
            stage,
            impact: self.impact(node, id, planned),
            starts,
            ends,
            created,
            affected: self.affected(node, id),
            link: node.web_address("shortlink"),
            updates,
        })
    }

    fn impact(&mut self, node: &Node, id: &str, planned: bool) -> Severity {
        match node.text("impact") {
            Some("none") => Severity::Info,
            Some("major") => Severity::Major,
            Some("critical") => Severity::Critical,
            // Ordinary incidents do carry `maintenance`.
            Some("minor" | "maintenance") => Severity::Minor,
            None if planned => Severity::Minor,
            word => {
                let word = word.unwrap_or("(none)");
                self.remark("incident % has the unknown impact `%`; it is taken as minor", &[id, word]);
                Severity::Minor
            }
        }
    }

    fn time(&mut self, node: &Node, name: &str, id: &str) -> Option<Time> {
        let text = node.text(name)?;
        let time = read_time(text);
        if time.is_none() {
            self.remark("incident %: `%` is no time that can be read: `%`", &[id, name, text]);
        }
        time
    }

    fn updates(&mut self, node: &Node, id: &str) -> Vec<Update> {
        let posts = node.items("incident_updates");
        if node.get("incident_updates").is_wrong() || posts.iter().any(|post| !post.is_record()) {
            self.remark("incident % has updates that are no objects", &[id]);
        }
        let mut records = Vec::new();
        for post in posts {
            if post.is_record() {
                records.push(post);
            }
        }
        let mut updates = Vec::new();
        for (update, _) in newest_first(&records) {
            updates.push(update);
        }
        updates
    }

    /// The union of the components that the incident embeds and those that its posts name.
    fn affected<'n>(&mut self, node: &'n Node, id: &str) -> Affected {
        let mut affected = Affected::default();
        let mut unlisted = Vec::new();
        let mut add = |code: Option<&'n str>, name: Option<&'n str>| match self.directory.find(code, name) {
            Some(members) => {
                for (_, member) in members {
                    if let Err(place) = affected.listed.binary_search(member) {
                        affected.listed.insert(place, *member);
                    }
                }
            }
            None => unlisted.extend(code.or(name)),
        };
        for row in node.items("components") {
            add(row.text("id"), row.text("name"));
        }
        for post in node.items("incident_updates") {
            for row in post.items("affected_components") {
                add(row.text("code"), row.text("name"));
            }
        }
        affected.unlisted = !unlisted.is_empty();
        // Many posts may name the same one.
        let mut told = "";
        for code in unlisted {
            if code != told {
                let message = "incident % names the component %, which the feed does not list";
                self.remark(message, &[id, code]);
                told = code;
            }
        }
        affected
    }
}

fn page(node: &Node) -> Page {
    let text = |name: &str| node.text(name).map(str::to_owned);
    Page { id: text("id"), name: text("name"), url: node.web_address("url"), time_zone: text("time_zone") }
}
