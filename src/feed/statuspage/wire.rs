//! The Statuspage v2 documents as they are on the wire: only the fields that the widget uses, and only so much of each list.
//!
//! No rule stands here: what a field means is said in [`super`].

use crate::feed::shape::Shape::{self, Any, Either, Lines, List, Scalar, Text};
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
    status: INDICATOR,
    // Only in other tools' feeds, each of which shares the name of one of the lists.
    ongoing_incidents: Any,
    services: Any,
};

static INDICATOR: Shape = record! { indicator: Text };

static PAGE: Shape = record! { id: Scalar, name: Text, url: Text, time_zone: Text };

/// A component, or a group of them; `components` are a group's members. `group` is a mark or, in look-alikes, a name.
static COMPONENT: Shape = record! {
    id: Scalar,
    name: Text,
    status: Text,
    group_id: Scalar,
    group: Scalar,
    components: List(&Either(&MEMBER), COMPONENTS),
};

static MEMBER: Shape = record! { id: Scalar };

/// An incident or a scheduled maintenance. Components may stand in it as plain ids.
static INCIDENT: Shape = record! {
    id: Scalar,
    name: Text,
    status: Text,
    impact: Text,
    shortlink: Text,
    created_at: Scalar,
    started_at: Scalar,
    resolved_at: Scalar,
    updated_at: Scalar,
    scheduled_for: Scalar,
    scheduled_until: Scalar,
    components: List(&Either(&COMPONENT), AFFECTED),
    incident_updates: List(&UPDATE, POSTS),
};

/// The head of a post.
static UPDATE: Shape = record! {
    status: Text,
    display_at: Scalar,
    created_at: Scalar,
    updated_at: Scalar,
    affected_components: List(&Either(&AFFECTED_ROW), AFFECTED),
};

/// A component as a post names it. Its name carries the group: "Group - Component".
static AFFECTED_ROW: Shape = record! { code: Scalar, id: Scalar, name: Text };

/// The same document, read again for the posts' texts.
pub static READ_POSTS: Shape = record! {
    incidents: List(&INCIDENT_POSTS, INCIDENTS),
    scheduled_maintenances: List(&INCIDENT_POSTS, INCIDENTS),
    incident: INCIDENT_POSTS,
};

static INCIDENT_POSTS: Shape =
    record! { id: Scalar, shortlink: Text, name: Text, incident_updates: List(&POST, POSTS) };

static POST: Shape = record! { status: Text, display_at: Scalar, created_at: Scalar, body: Lines };
