//! The Statuspage v2 documents as they are on the wire. Only the fields that the widget uses.
//!
//! No rule stands here: what a field means is said in [`super`].

use crate::feed::lenient::{Field, List, Text, record};
use serde::de::IgnoredAny;

record! {
    /// `summary.json`, any document with some of the same lists, or one incident with its page.
    Document {
        page: Field<Page>,
        components: Field<List<Component>>,
        incidents: Field<List<Incident>>,
        scheduled_maintenances: Field<List<Incident>>,
        incident: Field<Incident>,
        status: Field<Indicator>,
        /// Only in another tool's feed, which shares the name of one of the lists.
        ongoing_incidents: Field<IgnoredAny>,
    }
}

record! {
    /// The page's own summary. Never used to decide: a quarter of the open incidents stand beside `none`.
    Indicator {
        indicator: Text,
    }
}

record! {
    /// The status page.
    Page {
        id: Text,
        name: Text,
        url: Text,
        time_zone: Text,
    }
}

record! {
    /// A component, or a group of them.
    Component {
        id: Text,
        name: Text,
        status: Text,
        group: Field<bool>,
        group_id: Text,
        /// The members, on group rows alone.
        components: Field<List<String>>,
    }
}

record! {
    /// An incident or a scheduled maintenance.
    Incident {
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
        components: Field<List<Component>>,
        incident_updates: Field<List<Update>>,
    }
}

record! {
    /// The head of a post.
    Update {
        status: Text,
        display_at: Text,
        created_at: Text,
        affected_components: Field<List<Affected>>,
    }
}

record! {
    /// A component as a post names it. Its name carries the group: "Group - Component".
    Affected {
        code: Text,
        name: Text,
    }
}

record! {
    /// The same document, read again for the posts' texts.
    Posts {
        incidents: Field<List<IncidentPosts>>,
        scheduled_maintenances: Field<List<IncidentPosts>>,
        incident: Field<IncidentPosts>,
    }
}

record! {
    /// What tells an incident apart, and its posts.
    IncidentPosts {
        id: Text,
        shortlink: Text,
        name: Text,
        incident_updates: Field<List<Post>>,
    }
}

record! {
    /// A post with its text.
    Post {
        status: Text,
        display_at: Text,
        created_at: Text,
        body: Text,
    }
}
