//! Which components the page depends on.
//!
//! It matches names; what follows from a match is said in [`super`].

use crate::model::{Affected, Component, DEPTH, Status};
use crate::options::Policy;
use crate::spacing::is_alike;

/// The page's filter, matched against one status.
#[derive(Debug)]
pub struct Filter<'p> {
    /// Whether the page asks for anything less than everything.
    pub is_set: bool,
    /// By index of the component.
    passes: Vec<bool>,
    /// Options and their entries that match nothing.
    pub unmatched: Vec<(&'static str, &'p str)>,
}

impl<'p> Filter<'p> {
    /// Matches the policy's entries against the status's components.
    pub fn new(policy: &'p Policy, status: &Status) -> Self {
        let mut filter = Self {
            is_set: !(policy.components.is_empty() && policy.exclude.is_empty()),
            passes: vec![policy.components.is_empty(); status.components.len()],
            unmatched: Vec::new(),
        };
        for (option, entries, passes) in
            [("components", &policy.components, true), ("exclude", &policy.exclude, false)]
        {
            for entry in entries {
                let mut found = false;
                for (place, component) in filter.passes.iter_mut().zip(&status.components) {
                    if answers_to(status, component, entry) {
                        *place = passes;
                        found = true;
                    }
                }
                if !found {
                    filter.unmatched.push((option, entry));
                }
            }
        }
        filter
    }

    /// Whether the page depends on this component.
    pub fn passes(&self, index: usize) -> bool {
        self.passes.get(index) == Some(&true)
    }

    /// The affected components that the page depends on, in the feed's order.
    pub fn relevant(&self, affected: &Affected) -> Vec<usize> {
        let mut relevant = Vec::with_capacity(affected.listed.len());
        for index in &affected.listed {
            if self.passes(*index) {
                relevant.push(*index);
            }
        }
        relevant
    }
}

/// Whether an entry names a component: by its id or name, that of a group that it is in, or both names as "Group - Component".
fn answers_to(status: &Status, component: &Component, entry: &str) -> bool {
    if is_alike(&component.id, entry) || is_alike(&component.name, entry) {
        return true;
    }
    let mut within = component.group;
    for _ in 0..DEPTH {
        let Some(group) = within.and_then(|group| status.groups.get(group)) else { break };
        if is_alike(&group.id, entry)
            || is_alike(&group.name, entry)
            || is_alike(&[group.name.as_str(), " - ", &component.name].concat(), entry)
        {
            return true;
        }
        within = group.outer;
    }
    false
}
