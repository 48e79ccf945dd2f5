//! The Statuspage v2 documents as they are on the wire: only the fields that the widget uses, and only so much of each list.
//!
//! No rule stands here: what a field means is said in [`super`].

use crate::feed::shape::Shape::{self, Any, Code, Lines, List, Place, Scalar, Text};
use crate::feed::shape::record;

/// How many components of a document are read. The largest real page has some 700.
pub const COMPONENTS: usize = 5_000;
/// How many groups.
pub const GROUPS: usize = 500;
/// How many incidents, and how many maintenances. Statuspage itself lists 100 maintenances at most.
const INCIDENTS: usize = 200;
/// How many posts of each.
const POSTS: usize = 200;
/// How many components that each touches.
pub const AFFECTED: usize = 2_000;

/// `summary.json`, any document with some of the same lists, or one incident with its page.
pub static DOCUMENT: Shape = record! {
    page: PAGE,
    components: List(&COMPONENT, COMPONENTS + GROUPS),
    incidents: List(&INCIDENT, INCIDENTS),
    scheduled_maintenances: List(&INCIDENT, INCIDENTS),
    incident: INCIDENT,
    // The page's own summary. Never used to decide: a quarter of the open incidents stand beside `none`.
    status: Any,
    // Only in other tools' feeds, each of which shares the name of one of the lists; `notices`, which may mean anything, where no incidents stand beside it.
    ongoing_incidents: Any,
    services: Any,
    publicGroupList: Any,
    notices: Any,
    // What was odd about the documents that this one was made of; see `foreign.rs`.
    remarks: List(&Text, 100),
};

static PAGE: Shape = record! { id: Scalar, name: Text, url: Text, time_zone: Text };

/// A component, or a group of them; `components` are a group's members. `group` is a mark or, in look-alikes, a name or the group
/// itself.
static COMPONENT: Shape = record! {
    id: Scalar,
    // In the place of the id, where a post names it.
    code: Scalar,
    name: Text,
    status: Text,
    group_id: Scalar,
    group: Code(&["name", "id"]),
    components: List(&MEMBER, COMPONENTS),
};

/// A component as a group lists it, an incident embeds it, or a post names it: a plain id, or an object that has one. A name will do;
/// a post's carries the group: "Group - Component".
static MEMBER: Shape = Code(&["id", "name"]);
static NAMED: Shape = Code(&["code", "id", "name"]);

/// An incident or a scheduled maintenance, and where it stands: what it embeds may be read from there.
static INCIDENT: Shape = record! {
    id: Scalar,
    name: Text,
    status: Text,
    impact: Text,
    shortlink: Text,
    // The same, in some look-alikes.
    url: Text,
    created_at: Scalar,
    started_at: Scalar,
    resolved_at: Scalar,
    updated_at: Scalar,
    scheduled_for: Scalar,
    scheduled_until: Scalar,
    components: List(&MEMBER, AFFECTED),
    // As posts have it, in some look-alikes.
    affected_components: List(&NAMED, AFFECTED),
    incident_updates: List(&UPDATE, POSTS),
    place: Place,
};

/// The same, or a post, read again where the document has no components but those that these embed.
pub static EMBEDDED: Shape =
    record! { components: List(&COMPONENT, AFFECTED), affected_components: List(&COMPONENT, AFFECTED) };

/// The head of a post, and where it stands: its text is read from there.
static UPDATE: Shape = record! {
    status: Text,
    display_at: Scalar,
    created_at: Scalar,
    updated_at: Scalar,
    affected_components: List(&NAMED, AFFECTED),
    place: Place,
};

/// The same post, read again for its text.
pub static POST: Shape = record! { body: Lines };
