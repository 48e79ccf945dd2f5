//! The component list: which rows are groups, and which components an id or a name stands for.
//!
//! It knows nothing of incidents.

use super::wire;
use crate::diagnostic::{Concern, Diagnostic};
use crate::feed::lenient::Field;
use crate::model::{Component, ComponentStatus, Group};

/// Finds components by what incidents call them.
#[derive(Debug, Default)]
pub struct Directory {
    /// Ids, sorted, each with the indices of the components it stands for: its own, or a group's members.
    by_id: Vec<(String, Vec<usize>)>,
    /// The same for names, for rows without an id. A repeated name stands for all who bear it.
    by_name: Vec<(String, Vec<usize>)>,
}

/// A row of a document's list, by itself.
pub fn copy(row: &wire::Component) -> wire::Component {
    let text = |field: &Field<String>| field.as_given().cloned().map_or(Field::Absent, Field::Given);
    wire::Component {
        id: text(&row.id),
        name: text(&row.name),
        status: text(&row.status),
        group: row.group.as_given().copied().map_or(Field::Absent, Field::Given),
        group_id: text(&row.group_id),
        components: Field::Absent,
    }
}

impl Directory {
    /// Sorts the rows into components and groups, in the feed's order.
    ///
    /// `whole`: whether the rows are the document's own list, in which no id should stand twice.
    pub fn build(
        rows: Vec<wire::Component>,
        diagnostics: &mut Vec<Diagnostic>,
        whole: bool,
    ) -> (Self, Vec<Component>, Vec<Group>) {
        let mut remark = |message: &[&str]| diagnostics.push(Diagnostic::new(Concern::Feed, message));
        let mut components = Vec::<Component>::new();
        let mut groups = Vec::<(Group, &wire::Component)>::new();
        // Beside each component: the id of its group, as its own row gives it.
        let mut parents = Vec::new();

        let parent_ids = sorted(rows.iter().filter_map(|row| row.group_id.text()));
        let row_ids = sorted(rows.iter().filter_map(key));
        let is_repeated = |id: &str| {
            let after = row_ids.partition_point(|other| *other <= id);
            after - row_ids.partition_point(|other| *other < id) > 1
        };
        for row in &rows {
            let Some(id) = key(row) else {
                remark(&["a component has neither id nor name; it is left out"]);
                continue;
            };
            let name = row.name.text().unwrap_or(id);
            // A row is a group when it has members here, whatever it says of itself. One without any has nobody to
            // stand for, so it stands for itself.
            let has_members = parent_ids.binary_search(&id).is_ok()
                || members(row).any(|member| row_ids.binary_search(&member).is_ok());
            if has_members {
                if !groups.iter().any(|(group, _)| group.id == id) {
                    groups.push((
                        Group {
                            id: id.to_owned(),
                            name: name.to_owned(),
                        },
                        row,
                    ));
                }
                continue;
            }
            let status = row
                .status
                .text()
                .and_then(ComponentStatus::from_code)
                .unwrap_or(ComponentStatus::Unknown);
            if status == ComponentStatus::Unknown {
                let word = row.status.text().unwrap_or("(none)");
                remark(&["component ", id, " has the unknown status `", word, "`"]);
            }
            // Only a repeated id is worth the search: a page may have 700 components.
            let other = if is_repeated(id) {
                components.iter_mut().find(|other| other.id == id)
            } else {
                None
            };
            match other {
                Some(other) => {
                    if whole {
                        remark(&["component ", id, " is listed twice; the worse state counts"]);
                    }
                    other.status = other.status.max(status);
                }
                None => {
                    parents.push(row.group_id.text());
                    components.push(Component {
                        id: id.to_owned(),
                        name: name.to_owned(),
                        group: None,
                        status,
                    });
                }
            }
        }

        let each = || components.iter().enumerate();
        let mut by_id = index(each().map(|(place, component)| (component.id.clone(), place)));
        let by_name = index(each().map(|(place, component)| (component.name.clone(), place)));
        // Members are known by their own `group_id` or by the group's list; either may be missing.
        let mut stands_for = Vec::new();
        for (place, (group, row)) in groups.iter().enumerate() {
            let listed = members(row)
                .filter_map(|member| find(&by_id, member))
                .flatten()
                .copied();
            let own = parents
                .iter()
                .enumerate()
                .filter(|(_, parent)| **parent == Some(group.id.as_str()));
            let mut members: Vec<usize> = listed.chain(own.map(|(member, _)| member)).collect();
            members.sort_unstable();
            members.dedup();
            for member in &members {
                if let Some(component) = components.get_mut(*member) {
                    component.group.get_or_insert(place);
                }
            }
            stands_for.push((group.id.clone(), members));
        }
        by_id.extend(stands_for);
        by_id.sort_unstable();
        let groups = groups.into_iter().map(|(group, _)| group).collect();
        (Self { by_id, by_name }, components, groups)
    }

    /// The components that an id stands for, or a name where there is no id.
    pub fn find(&self, id: Option<&str>, name: Option<&str>) -> Option<&[usize]> {
        match (id, name) {
            (Some(id), _) => find(&self.by_id, id),
            (None, Some(name)) => find(&self.by_name, name),
            (None, None) => None,
        }
    }
}

/// What tells a row from the others.
fn key(row: &wire::Component) -> Option<&str> {
    row.id.text().or(row.name.text())
}

/// The ids that a group row lists.
fn members(row: &wire::Component) -> impl Iterator<Item = &str> {
    row.components
        .as_given()
        .into_iter()
        .flat_map(|list| &list.items)
        .map(|id| id.trim())
}

/// Keys, sorted, each with all its places, ascending.
fn index(places: impl Iterator<Item = (String, usize)>) -> Vec<(String, Vec<usize>)> {
    let mut places: Vec<(String, usize)> = places.collect();
    places.sort_unstable();
    let mut index: Vec<(String, Vec<usize>)> = Vec::new();
    for (key, place) in places {
        match index.last_mut() {
            Some((last, all)) if *last == key => all.push(place),
            _ => index.push((key, vec![place])),
        }
    }
    index
}

fn find<'a>(index: &'a [(String, Vec<usize>)], key: &str) -> Option<&'a [usize]> {
    let place = index
        .binary_search_by(|(other, _)| other.as_str().cmp(key))
        .ok()?;
    index.get(place).map(|(_, places)| places.as_slice())
}

fn sorted<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = keys.collect();
    keys.sort_unstable();
    keys
}
