//! Which components the page depends on.
//!
//! It matches names; what follows from a match is said in [`super`].

use super::unmatched;
use crate::diagnostic::Diagnostic;
use crate::model::{Affected, Status};
use crate::options::Policy;

/// The page's filter, matched against one status.
#[derive(Debug)]
pub struct Filter {
    /// Whether the page asks for anything less than everything.
    pub is_set: bool,
    /// By index of the component.
    passes: Vec<bool>,
    /// Options and their entries that match nothing.
    unmatched: Vec<(&'static str, String)>,
}

/// What one component answers to, in small letters.
struct Names {
    id: String,
    name: String,
    group: Option<(String, String)>,
}

impl Filter {
    /// Matches the policy's entries against the status's components.
    pub fn new(policy: &Policy, status: &Status) -> Self {
        let is_set = !(policy.components.is_empty() && policy.exclude.is_empty());
        if !is_set {
            return Self { is_set, passes: vec![true; status.components.len()], unmatched: Vec::new() };
        }
        let names: Vec<Names> = status
            .components
            .iter()
            .map(|component| Names {
                id: fold(&component.id),
                name: fold(&component.name),
                group: component
                    .group
                    .and_then(|group| status.groups.get(group))
                    .map(|group| (fold(&group.id), fold(&group.name))),
            })
            .collect();
        let mut filter =
            Self { is_set, passes: vec![policy.components.is_empty(); names.len()], unmatched: Vec::new() };
        filter.mark("components", &policy.components, &names, true);
        filter.mark("exclude", &policy.exclude, &names, false);
        filter
    }

    fn mark(&mut self, option: &'static str, entries: &[String], names: &[Names], passes: bool) {
        for entry in entries {
            let wanted = fold(entry);
            let mut found = false;
            for (names, place) in names.iter().zip(&mut self.passes) {
                if names.answer_to(&wanted) {
                    *place = passes;
                    found = true;
                }
            }
            if !found {
                self.unmatched.push((option, entry.clone()));
            }
        }
    }

    /// Whether the page depends on this component.
    pub fn passes(&self, index: usize) -> bool {
        self.passes.get(index).copied().unwrap_or(false)
    }

    /// The affected components that the page depends on, in the feed's order.
    pub fn relevant(&self, affected: &Affected) -> Vec<usize> {
        affected.listed.iter().copied().filter(|index| self.passes(*index)).collect()
    }

    /// One remark for each entry that matches nothing.
    pub fn remarks(&self) -> Vec<Diagnostic> {
        self.unmatched.iter().map(|(option, entry)| unmatched(option, entry)).collect()
    }
}

impl Names {
    /// Its id or name, its group's, or both names as "Group - Component".
    fn answer_to(&self, wanted: &str) -> bool {
        let both = |group: &str| {
            let rest = wanted.strip_prefix(group).and_then(|rest| rest.strip_prefix(" - "));
            rest == Some(self.name.as_str())
        };
        self.id == wanted
            || self.name == wanted
            || self.group.as_ref().is_some_and(|(id, name)| id == wanted || name == wanted || both(name))
    }
}

/// Exact but for case and outer spaces.
fn fold(name: &str) -> String {
    // Letter by letter: the rules for whole words (a final sigma, say) would bring their tables along.
    name.trim().chars().flat_map(char::to_lowercase).collect()
}
