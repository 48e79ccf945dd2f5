//! The Statuspage v2 documents as they are on the wire. Only the fields that the widget uses.
//!
//! No rule stands here: what a field means is said in [`super`].

use crate::feed::shape::Shape::{self, Any, Lines, List, Text};
use crate::feed::shape::record;

/// `summary.json`, any document with some of the same lists, or one incident with its page.
pub static DOCUMENT: Shape = record! {
    page: PAGE,
    components: List(&COMPONENT),
    incidents: List(&INCIDENT),
    scheduled_maintenances: List(&INCIDENT),
    incident: INCIDENT,
    // The page's own summary. Never used to decide: a quarter of the open incidents stand beside `none`.
    status: INDICATOR,
    // Only in other tools' feeds, each of which shares the name of one of the lists.
    ongoing_incidents: Any,
    services: Any,
};

static INDICATOR: Shape = record! { indicator: Text };

static PAGE: Shape = record! { id: Text, name: Text, url: Text, time_zone: Text };

/// A component, or a group of them; `components` are a group's members.
static COMPONENT: Shape =
    record! { id: Text, name: Text, status: Text, group_id: Text, components: List(&Text) };

/// An incident or a scheduled maintenance.
static INCIDENT: Shape = record! {
    id: Text,
    name: Text,
    status: Text,
    impact: Text,
    shortlink: Text,
    created_at: Text,
    started_at: Text,
    resolved_at: Text,
    updated_at: Text,
    scheduled_for: Text,
    scheduled_until: Text,
    components: List(&COMPONENT),
    incident_updates: List(&UPDATE),
};

/// The head of a post.
static UPDATE: Shape = record! {
    status: Text,
    display_at: Text,
    created_at: Text,
    affected_components: List(&AFFECTED),
};

/// A component as a post names it. Its name carries the group: "Group - Component".
static AFFECTED: Shape = record! { code: Text, name: Text };

/// The same document, read again for the posts' texts.
pub static POSTS: Shape = record! {
    incidents: List(&INCIDENT_POSTS),
    scheduled_maintenances: List(&INCIDENT_POSTS),
    incident: INCIDENT_POSTS,
};

static INCIDENT_POSTS: Shape =
    record! { id: Text, shortlink: Text, name: Text, incident_updates: List(&POST) };

static POST: Shape = record! { status: Text, display_at: Text, created_at: Text, body: Lines };
