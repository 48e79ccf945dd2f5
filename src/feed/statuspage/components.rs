//! The component list: which rows are groups, and which components an id or a name stands for.
//!
//! It knows nothing of incidents.

use crate::diagnostic::{Concern, Diagnostic};
use crate::feed::shape::Node;
use crate::model::{Component, ComponentStatus, Group};

/// Finds components by what incidents call them.
#[derive(Debug, Default)]
pub struct Directory<'a> {
    /// Ids, sorted, each with the index of a component that it stands for: its own, or one of a group's members.
    by_id: Vec<(&'a str, usize)>,
    /// The same for names, for rows without an id. A repeated name stands for all who bear it.
    by_name: Vec<(&'a str, usize)>,
}

impl<'a> Directory<'a> {
    /// Sorts the rows into components and groups, in the feed's order.
    ///
    /// `whole`: whether the rows are the document's own list, in which no id should stand twice.
    pub fn build(
        rows: &[&'a Node],
        diagnostics: &mut Vec<Diagnostic>,
        whole: bool,
    ) -> (Self, Vec<Component>, Vec<Group>) {
        let mut remark = |pattern: &str, values: &[&str]| {
            diagnostics.push(Diagnostic::new(Concern::Feed, pattern, values));
        };
        let mut components = Vec::<Component>::new();
        let mut groups = Vec::<(&str, &Node)>::new();
        // The ids of groups, each with the index of a member, as the members' own rows give them and the groups' lists: either may be
        // missing.
        let mut of_groups = Vec::new();
        let mut directory = Self::default();

        let ids = sorted(rows, key);
        let parent_ids = sorted(rows, |row| row.text("group_id"));
        for row in rows.iter().copied().filter(|row| row.is_record()) {
            let Some(id) = key(row) else {
                remark("a component has neither id nor name; it is left out", &[]);
                continue;
            };
            let name = row.text("name").unwrap_or(id);
            // A row is a group when it has members here, whatever it says of itself. One without any has nobody to
            // stand for, so it stands for itself.
            if holds(&parent_ids, id) || members(row).any(|member| holds(&ids, member)) {
                if !groups.iter().any(|(group, _)| *group == id) {
                    groups.push((id, row));
                }
                continue;
            }
            let word = row.text("status");
            let status = word.and_then(ComponentStatus::from_code).unwrap_or(ComponentStatus::Unknown);
            if status == ComponentStatus::Unknown {
                remark("component % has the unknown status `%`", &[id, word.unwrap_or("(none)")]);
            }
            // Only a repeated id is worth the search: a page may have 700 components.
            let is_repeated = places(&ids, id).len() > 1;
            match components.iter_mut().find(|other| is_repeated && other.id == id) {
                Some(other) => {
                    if whole {
                        remark("component % is listed twice; the worse state counts", &[id]);
                    }
                    other.status = other.status.max(status);
                }
                None => {
                    directory.by_id.push((id, components.len()));
                    directory.by_name.push((name, components.len()));
                    of_groups.extend(row.text("group_id").map(|group| (group, components.len())));
                    components.push(Component {
                        id: id.to_owned(),
                        name: name.to_owned(),
                        group: None,
                        status,
                    });
                }
            }
        }

        // Looked up, because a page may have 700 components in 100 groups.
        directory.by_id.sort_unstable();
        for (group, row) in &groups {
            for id in members(row) {
                for (_, member) in places(&directory.by_id, id) {
                    of_groups.push((*group, *member));
                }
            }
        }
        directory.by_id.append(&mut of_groups);
        directory.by_id.sort_unstable();
        // Some are known by both.
        directory.by_id.dedup();
        directory.by_name.sort_unstable();
        let mut headings = Vec::new();
        for (place, (id, row)) in groups.into_iter().enumerate() {
            for (_, member) in places(&directory.by_id, id) {
                if let Some(component) = components.get_mut(*member) {
                    component.group.get_or_insert(place);
                }
            }
            let name = row.text("name").unwrap_or(id);
            headings.push(Group { id: id.to_owned(), name: name.to_owned() });
        }
        (directory, components, headings)
    }

    /// What an id stands for, or a name where there is no id: keys with the indices of components.
    pub fn find(&self, id: Option<&str>, name: Option<&str>) -> Option<&[(&'a str, usize)]> {
        let found = match id {
            Some(id) => places(&self.by_id, id),
            None => places(&self.by_name, name?),
        };
        (!found.is_empty()).then_some(found)
    }
}

/// All places of a key in a sorted index.
fn places<'i, 'a>(index: &'i [(&'a str, usize)], key: &str) -> &'i [(&'a str, usize)] {
    let start = index.partition_point(|(other, _)| *other < key);
    let end = index.partition_point(|(other, _)| *other <= key);
    index.get(start..end).unwrap_or_default()
}

fn holds(index: &[(&str, usize)], key: &str) -> bool {
    !places(index, key).is_empty()
}

/// What tells a row from the others.
fn key(row: &Node) -> Option<&str> {
    row.text("id").or(row.text("name"))
}

/// The ids that a group row lists.
fn members(row: &Node) -> impl Iterator<Item = &str> {
    row.items("components").iter().filter_map(|member| match member {
        Node::Text(id) => Some(id.trim_ascii()),
        _ => None,
    })
}

/// The keys of rows, sorted, each with its row's place.
fn sorted<'a>(rows: &[&'a Node], key: fn(&Node) -> Option<&str>) -> Vec<(&'a str, usize)> {
    let mut keys = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        keys.extend(key(row).map(|key| (key, place)));
    }
    keys.sort_unstable();
    keys
}
