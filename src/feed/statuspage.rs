//! Statuspage v2 and its look-alikes: `summary.json` and every document with the same lists.
//!
//! The format is Atlassian's public API v2; what real pages do beyond its documentation is said beside each rule.

mod affected;
mod components;
mod incident;
mod posts;
mod wire;

use self::affected::Touched;
use self::components::{Directory, Rows};
use self::incident::Reader;
use super::decoded::{Decoded, Post};
use super::json::read;
use super::remarks::Remarks;
use super::shape::Node;
use crate::diagnostic::{Concern, Diagnostic};
use crate::model::{Incident, Lists, Page, Status};
use crate::scan::{is_same, long_digits};
use crate::spacing::tidy;

/// How many components that incidents and posts embed are looked at where the document has no list of its own. Most are the same ones
/// again.
const EMBEDDED: usize = 4 * wire::COMPONENTS;

/// Decodes a document; see [`crate::feed::decode`].
pub fn decode(bytes: &[u8]) -> Decoded {
    match read(bytes, &wire::DOCUMENT) {
        Some(document) => decode_node(bytes, &document),
        None => Decoded::nothing("the feed's answer is not JSON", &[]),
    }
}

/// The posts of one incident; see [`crate::feed::posts`].
pub fn posts(bytes: &[u8], incident: &Incident, most: usize) -> (Vec<Post>, usize) {
    let mut posts = Vec::new();
    for head in incident.updates.iter().take(most) {
        posts.extend(posts::post(bytes, head));
    }
    (posts, incident.updates.len().saturating_sub(most))
}

fn decode_node(bytes: &[u8], document: &Node) -> Decoded {
    let has = |name: &str| document.get(name).is_list();
    // Of one that is cut, what is not among the first is not therefore gone.
    let is_whole = |name: &str| matches!(document.get(name), Node::List(_, 0));
    let is_known = has("components")
        || has("incidents")
        || has("scheduled_maintenances")
        || document.get("incident").is_record();
    let lists = Lists {
        components: has("components"),
        incidents: is_whole("incidents"),
        maintenances: is_whole("scheduled_maintenances"),
    };
    // Other systems share the name of one of these two lists, and none has both.
    let is_own = has("components") && has("incidents");
    let is_foreign = |name: &&str| matches!(document.get(name), Node::Present);
    let foreign = ["ongoing_incidents", "services", "publicGroupList", "notices"];
    // And what incidents stand beside has its notices from anywhere.
    let foreign = if has("incidents") { foreign.split_at(3).0 } else { &foreign };
    if !is_known || !is_own && foreign.iter().any(is_foreign) {
        return Decoded::nothing(unknown_format(document), &[]);
    }
    let mut remarks = Remarks::default();
    for remark in document.items("remarks") {
        remarks.add(remark.scalar().unwrap_or_default(), &[]);
    }
    for name in ["components", "incidents", "scheduled_maintenances"] {
        if document.get(name).is_wrong() {
            remarks.add("`%` is not a list, so it is taken as absent", &[name]);
        }
        if document.items(name).iter().any(|item| !item.is_record()) {
            remarks.add("`%` holds elements that are no objects", &[name]);
        }
    }
    let embedded = if lists.components { Vec::new() } else { embedded(bytes, document) };
    let mut rows = Vec::new();
    rows.extend(document.items("components"));
    let mut today = rows.len();
    let nodes = incidents(document).len();
    for (place, node) in embedded.iter().enumerate() {
        rows.extend(node.items("components"));
        rows.extend(node.items("affected_components"));
        if place < nodes {
            today = rows.len();
        }
    }
    rows.truncate(EMBEDDED);
    let (directory, found) = Directory::build(&rows, &mut remarks, lists.components, today);
    let touched = Touched::new(directory, found.components.len());
    let reader = Reader::new(remarks, touched);
    status(document, lists, found, reader)
}

/// The components that incidents and their posts embed, which count as listed where the document has no list of its own. Of each only what
/// names them has been kept so far.
fn embedded<'a>(bytes: &'a [u8], document: &Node) -> Vec<Node<'a>> {
    let mut nodes = incidents(document);
    let mut posts = Vec::new();
    for incident in &nodes {
        posts.extend(incident.items("incident_updates"));
    }
    // These last: a name that a post has may be "Group - Component".
    nodes.append(&mut posts);
    let mut found = Vec::new();
    let mut rows = 0;
    for node in nodes {
        if rows < EMBEDDED {
            let node = read(node.place().of(bytes), &wire::EMBEDDED).unwrap_or_default();
            rows += node.items("components").len() + node.items("affected_components").len();
            found.push(node);
        }
    }
    found
}

fn status(document: &Node, lists: Lists, found: Rows, mut reader: Reader) -> Decoded {
    let page = page(document.get("page"));
    let name = page.id.as_deref().or(page.url.as_deref()).or(page.name.as_deref());
    let origin = ["statuspage/", name.unwrap_or_default()].concat();
    let Rows { components, groups, left_out } = found;
    let rows_left_out = left_out + document.left_out("components");
    let list = document.get("components");
    let has_rows = !components.is_empty() || !document.items("components").is_empty() || list.is_wrong();
    let mut status = Status { origin, page, components, groups, lists, ..Status::default() };
    // Of what is left out nobody knows whether it is well.
    status.has_unread = rows_left_out > 0;
    let mut has_nodes = false;
    for (list, planned) in [("incidents", false), ("scheduled_maintenances", true)] {
        status.has_unread |= !matches!(document.get(list), Node::Absent | Node::List(_, 0));
        for node in document.items(list) {
            has_nodes = true;
            keep(&mut status, &mut reader, node, planned);
        }
    }
    keep(&mut status, &mut reader, document.get("incident"), false);

    let says_nothing = status.incidents.is_empty() && !status.is_known();
    if says_nothing && (has_rows || has_nodes || status.has_unread) {
        // Words that nobody understands are no proof that all is well, and may be news of anything.
        let message = "nothing that the document says of components or incidents can be read: %";
        let remarks = reader.remarks.finish();
        let first = remarks.first().map_or("", |remark| &remark.message);
        return Decoded::nothing(message, &[first]);
    }
    if status.is_empty() {
        reader.remarks.add("the document is empty: nothing in it says that all is well", &[]);
    }
    let left_out = [
        rows_left_out,
        document.left_out("incidents") + document.left_out("scheduled_maintenances"),
        reader.posts_left_out,
        reader.touched.left_out,
    ];
    status.is_cut = left_out != [0; 4];
    let mut diagnostics = Vec::new();
    if status.is_cut {
        let [rows, incidents, posts, affected] = left_out.map(|number| long_digits(number as u64));
        let message = "the feed holds more than is read: left out are % components or groups, % incidents or maintenances, % posts and % affected components";
        diagnostics.push(Diagnostic::new(Concern::Feed, message, &[&rows, &incidents, &posts, &affected]));
    }
    diagnostics.append(&mut reader.remarks.finish());
    status.stamps = reader.stamps;
    Decoded { status: Some(status), diagnostics }
}

/// Adds an incident, if it is one; of two with one id the later word counts, whatever their order.
fn keep(status: &mut Status, reader: &mut Reader, node: &Node, planned: bool) {
    if node.is_absent() {
        return;
    }
    let incident = if node.is_record() { reader.read(node, planned) } else { None };
    let Some(incident) = incident else {
        status.has_unread = true;
        return;
    };
    let is_it = |other: &&mut Incident| {
        other.planned == incident.planned && is_same(other.id.as_bytes(), incident.id.as_bytes())
    };
    match status.incidents.iter_mut().find(is_it) {
        None => status.incidents.push(incident),
        Some(other) => {
            reader.remarks.add("incident % is listed twice; the later one counts", &[&incident.id]);
            if incident.later_than(other) {
                *other = incident;
            }
        }
    }
}

/// The remark that tells why this is not a document the widget reads, with the way out where there is one.
fn unknown_format(document: &Node) -> &'static str {
    if document.get("status").is_absent() {
        "the document has no list of components, incidents or scheduled_maintenances"
    } else {
        "the document is no Statuspage summary; point to summary.json instead"
    }
}

/// Every incident and maintenance of a document.
fn incidents<'a>(document: &'a Node<'a>) -> Vec<&'a Node<'a>> {
    let mut all = Vec::new();
    all.extend(document.items("incidents"));
    all.extend(document.items("scheduled_maintenances"));
    all.push(document.get("incident"));
    all
}

fn page(node: &Node) -> Page {
    let text = |name: &str| node.text(name).map(str::to_owned);
    Page {
        id: text("id"),
        name: node.text("name").and_then(tidy),
        url: node.web_address("url"),
        time_zone: text("time_zone"),
    }
}
