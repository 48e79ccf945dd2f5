//! What a component and a title are known by in the memory: a number each, of their words alone.
//!
//! Ids would not do: some feeds give a component another one with every answer, as they do with incidents; others have none.

use super::entry::MANY;
use crate::alike::hash;
use crate::model::{Incident, Status};
use crate::scan::long_digits;

/// A number for each component, by its name and its group's. Two of one name in one group are one, as they are to a reader.
pub fn numbers(status: &Status) -> Vec<usize> {
    let mut numbers = Vec::new();
    for component in &status.components {
        let group = component.group.and_then(|group| status.groups.get(group));
        let group = group.map_or(0, |group| hash(&group.name));
        numbers.push(spread(hash(&component.name).wrapping_add(group.wrapping_mul(3))));
    }
    numbers
}

/// The numbers as the storage has them.
pub fn written(numbers: &[usize]) -> Vec<String> {
    let mut texts = Vec::new();
    for number in numbers {
        texts.push(long_digits(*number as u64));
    }
    texts
}

/// The components that an incident is known by, and whether it touches others: ones that the feed does not list or, where there are too
/// many to remember, all of them.
pub fn touched(incident: &Incident) -> (&[usize], bool) {
    let affected = &incident.affected;
    if affected.listed.len() > MANY { (&[], true) } else { (&affected.listed, affected.unlisted) }
}

/// A number for a title; two titles with one number are not met by chance.
pub fn of_title(title: &str) -> usize {
    spread(hash(title)).wrapping_mul(3)
}

/// The sum of several must not tell how they are alike.
fn spread(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize
}
