//! The component list: which rows are groups, and which components an id or a name stands for.
//!
//! It knows nothing of incidents.

use super::wire::{COMPONENTS, GROUPS};
use crate::alike::Index;
use crate::feed::remarks::Remarks;
use crate::feed::shape::Node;
use crate::feed::words;
use crate::model::{Component, ComponentStatus, Group};
use crate::scan::number;
use crate::spacing::{is_alike, tidy};
use std::ops::Range;

/// How often in all the lists of groups may name a component. Each is in one group, mostly.
const MEMBERSHIPS: usize = 4 * COMPONENTS;

/// What is added to the place of a component that is found by its name or its group.
const BY_NAME: usize = COMPONENTS;

/// Finds components by what incidents call them.
#[derive(Debug)]
pub struct Directory<'a> {
    /// Ids, each with its component; and names and the ids of groups, for what is no component's id. A repeated name stands for all
    /// who bear it, a group for its members.
    index: Index<'a>,
}

/// Rows, sorted into components and groups in the feed's order.
#[derive(Debug, Default)]
pub struct Rows {
    /// Components.
    pub components: Vec<Component>,
    /// Groups.
    pub groups: Vec<Group>,
    /// How many of both were left out.
    pub left_out: usize,
}

impl<'a> Directory<'a> {
    /// Sorts the rows into components and groups.
    ///
    /// `whole`: whether the rows are the document's own list, in which no id should stand twice. `today`: how many of them say how a
    /// component is today; those behind are what posts name.
    pub fn build(rows: &[&'a Node<'a>], remarks: &mut Remarks, whole: bool, today: usize) -> (Self, Rows) {
        let (mut by_id, mut by_name) = (Vec::new(), Vec::new());
        let mut found = Rows::default();
        let mut groups = Vec::<(&str, &Node)>::new();
        // The ids of groups, each with the index of a member, as the members' own rows give them and the groups' lists: either may be
        // missing.
        let mut of_groups = Vec::new();
        // Groups that rows name by a text, in the feed's order, each with what else it is called by and the index of a member.
        let mut named = Vec::new();

        let ids = indexed(rows, key);
        let parents = indexed(rows, parent);
        // By row: the component that it is, and whether a group of its id is known.
        let mut of_rows = vec![None; rows.len()];
        let mut grouped = vec![false; rows.len()];
        for (place, row) in rows.iter().copied().enumerate().filter(|(_, row)| row.is_record()) {
            let Some(id) = key(row) else {
                remarks.add("a component has neither id nor name; it is left out", &[]);
                continue;
            };
            // The first row of this id; itself, unless the id is repeated.
            let first = ids.of(id).next().unwrap_or(place);
            let is_of_today = place < today;
            let word = row.text("status").filter(|_| is_of_today);
            let mut status = word.and_then(words::state).unwrap_or(ComponentStatus::Unknown);
            let is_group = is_group(place, row, id, &parents, &ids);
            let mut word = word.unwrap_or("(none)");
            let lists_members = !row.items("components").is_empty();
            if whole && !is_group && status == ComponentStatus::Operational && lists_members {
                // Nobody knows how the members are that the document does not list: some have them in the group's row.
                (status, word) = (ComponentStatus::Unknown, "(unlisted)");
            }
            if is_group {
                let is_known = grouped.get_mut(first);
                if !is_known.is_some_and(|known| std::mem::replace(known, true)) {
                    if groups.len() < GROUPS {
                        groups.push((id, row));
                    } else {
                        found.left_out += 1;
                    }
                }
                // A service that has parts may be in trouble while they are well, and is one of its group then; what is a group by its own word
                // only sums them up.
                let is_service = !is_flagged(row) && !lists_members;
                if !(is_service && status.in_trouble()) {
                    continue;
                }
            }
            if status == ComponentStatus::Unknown && is_of_today {
                remarks.add("component % has the unknown status `%`", &[id, word]);
            }
            let known = of_rows
                .get(first)
                .copied()
                .flatten()
                .and_then(|index: usize| found.components.get_mut(index));
            if let Some(other) = known {
                if whole {
                    remarks.add("component % is listed twice; the worse state counts", &[id]);
                }
                // A word that nobody knows is no worse than one that is known.
                let is_known = status != ComponentStatus::Unknown;
                if is_known && (status > other.status || other.status == ComponentStatus::Unknown) {
                    other.status = status;
                }
                continue;
            }
            let index = found.components.len();
            if index == COMPONENTS {
                found.left_out += 1;
                continue;
            }
            for place in [first, place] {
                if let Some(place) = of_rows.get_mut(place) {
                    *place = Some(index);
                }
            }
            let name = row.text("name").unwrap_or(id);
            by_id.push((id, index));
            by_name.push((name, BY_NAME + index));
            of_groups.extend(parent(row).or(is_group.then_some(id)).map(|group| (group, index)));
            named.extend(group_name(row).zip(parent(row)).map(|(name, group)| (name, group, index)));
            found.components.push(Component {
                id: id.to_owned(),
                name: tidy(name).unwrap_or_else(|| id.to_owned()),
                group: None,
                status,
            });
        }

        for (group, row) in &groups {
            for member in members(row) {
                for place in ids.of(member) {
                    if let (Some(Some(index)), true) = (of_rows.get(place), of_groups.len() < MEMBERSHIPS) {
                        of_groups.push((*group, *index));
                    }
                }
            }
        }
        // Of one id the component is meant, not the group: groups are found as names are.
        for (id, index) in &of_groups {
            by_name.push((*id, BY_NAME + index));
        }
        let of_groups = Index::new(of_groups);
        for (place, (id, row)) in groups.iter().enumerate() {
            let name = row.text("name").unwrap_or(id);
            assign(&mut found.components, &of_groups, id, place);
            if is_flagged(row) {
                assign(&mut found.components, &of_groups, name, place);
            }
            let name = tidy(name).unwrap_or_else(|| (*id).to_owned());
            let outer = parent(row).and_then(|outer| groups.iter().position(|(id, _)| *id == outer));
            found.groups.push(Group { id: (*id).to_owned(), name, outer });
        }
        // Of a group that is named and has no row, the name is all there is.
        for (name, group, index) in named {
            let is_in_none = found.components.get(index).is_some_and(|component| component.group.is_none());
            if let (true, true, Some(tidied)) = (is_in_none, found.groups.len() < GROUPS, tidy(name)) {
                assign(&mut found.components, &of_groups, group, found.groups.len());
                found.groups.push(Group { id: group.to_owned(), name: tidied, outer: None });
            }
        }
        // Members that name their group by its name alone are meant by its id, too.
        for (index, component) in found.components.iter().enumerate() {
            if let Some((id, _)) = component.group.and_then(|group| groups.get(group)) {
                by_name.push((id, BY_NAME + index));
            }
        }
        by_id.append(&mut by_name);
        (Self { index: Index::new(by_id) }, found)
    }

    /// How many places it has.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// The places of what a text stands for.
    pub fn of(&self, text: &str) -> Range<usize> {
        self.index.range(text)
    }

    /// The same where it is written otherwise than in the list: in small or capital letters, or spaced otherwise.
    pub fn like(&self, text: &str) -> Range<usize> {
        self.index.find(text, is_alike)
    }

    /// The components at these places: those that have this id, else those of this name or group.
    pub fn components(&self, places: Range<usize>) -> impl Iterator<Item = usize> {
        let mut has_id = false;
        self.index.places(places).filter_map(move |place| {
            has_id |= place < BY_NAME;
            if has_id { Some(place).filter(|place| *place < BY_NAME) } else { Some(place - BY_NAME) }
        })
    }
}

/// Whether a row is a group: when it has members here, whatever it says of itself. One without any has nobody to stand for,
/// so it stands for itself.
/// Nobody is a member of itself, though some name their own group as they name the component; and numbers may be of two tables, each
/// counted from 1: a member of a group is the group of its number only where it says so.
fn is_group(place: usize, row: &Node, id: &str, parents: &Index, ids: &Index) -> bool {
    let has_members = |key| parents.of(key).any(|member| member != place);
    let is_member = parent(row).is_some_and(|parent| parent == id || number(id).is_some());
    has_members(id) && (is_flagged(row) || !is_member)
        || is_flagged(row) && row.text("name").is_some_and(has_members)
        || members(row).any(|member| ids.of(member).any(|other| other != place))
}

/// Puts the members of a group that are in none into it.
fn assign(components: &mut [Component], of_groups: &Index, id: &str, group: usize) {
    for member in of_groups.of(id) {
        if let Some(component) = components.get_mut(member) {
            component.group.get_or_insert(group);
        }
    }
}

/// What tells a row from the others.
fn key<'a>(row: &'a Node) -> Option<&'a str> {
    row.first(&["id", "code", "name"])
}

/// Whether a row says of itself that it is a group.
fn is_flagged(row: &Node) -> bool {
    matches!(row.text("group"), Some("true" | "1"))
}

/// The group that a row names as its own: by its id or, in the place of the mark of a group, by its name.
fn parent<'a>(row: &'a Node) -> Option<&'a str> {
    // Where ids are numbers, 0 may be none.
    row.text("group_id").filter(|id| *id != "0").or_else(|| group_name(row))
}

/// A group's name in the place of the mark of one.
fn group_name<'a>(row: &'a Node) -> Option<&'a str> {
    row.text("group").filter(|name| !matches!(*name, "true" | "false" | "0" | "1"))
}

/// The ids that a group row lists.
fn members<'a>(row: &'a Node) -> impl Iterator<Item = &'a str> {
    row.items("components").iter().filter_map(Node::scalar)
}

/// The keys of rows with the rows' places.
fn indexed<'a>(rows: &[&'a Node<'a>], key: fn(&'a Node<'a>) -> Option<&'a str>) -> Index<'a> {
    let row = |(place, row): (usize, &&'a Node<'a>)| key(row).map(|key| (key, place));
    Index::new(rows.iter().enumerate().filter_map(row))
}
