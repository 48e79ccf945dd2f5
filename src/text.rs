//! The widget's own words. The feed's text is never translated and does not pass through here.
//!
//! Words are patterns with `%` for what stands in them, so that a language is a table and no code.

mod en;
pub mod relative;

pub use en::EN;
pub use relative::{Ago, Unit, ago};

use crate::model::{ComponentStatus, Severity, Stage};
use crate::scan::{cut, digits};
use crate::time::Time;

/// How the reader's language and zone write what is not words.
pub trait Locale {
    /// "12 min ago".
    fn relative(&self, ago: Ago) -> String;
    /// "Oct 8, 2021, 13:15 GMT-3".
    fn absolute(&self, time: Time) -> String;
}

/// Every word of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after the word it holds")]
pub struct Words {
    /// Headlines, by the state of the components that stand for `%`.
    pub degraded: &'static str,
    pub partly_down: &'static str,
    pub down: &'static str,
    pub under_maintenance: &'static str,
    pub back_to_normal: &'static str,
    /// One line for many maintenances ahead; `%` is their number.
    pub planned: &'static str,
    /// Headlines of last resort, for what has neither components nor a title.
    pub untitled_incident: &'static str,
    pub untitled_maintenance: &'static str,

    /// A list of names: between two, between the others, and for those left out.
    pub and: &'static str,
    pub comma: &'static str,
    pub more: &'static str,

    pub affects: &'static str,
    pub updated: &'static str,
    pub started: &'static str,
    pub starts: &'static str,
    pub ends: &'static str,
    /// How long it lasted, once over.
    pub lasted: &'static str,
    /// From when the status is, while it cannot be refreshed.
    pub as_of: &'static str,

    pub severities: [&'static str; 5],
    /// In the order of [`Stage::ALL`].
    pub stages: [&'static str; 10],

    pub view_page: &'static str,
    pub view_incident: &'static str,
    pub read_postmortem: &'static str,
    pub show_details: &'static str,
    pub hide_details: &'static str,
    pub dismiss: &'static str,
    pub older: &'static str,
    pub notices: &'static str,
    pub others: &'static str,
    pub region: &'static str,
    /// What marks a made-up scenario.
    pub preview: &'static str,
}

impl Words {
    /// "Desk, Chat and 3 more": three names at most, or two and the number of the others.
    pub fn list(&self, names: &[String]) -> String {
        let mut list = String::new();
        for (place, name) in names.iter().enumerate() {
            let others = names.len() - place;
            if place == 2 && others > 1 {
                list.push_str(self.and);
                list.push_str(&fill(self.more, &digits(others)));
                break;
            }
            if place > 0 {
                list.push_str(if others == 1 { self.and } else { self.comma });
            }
            list.push_str(name);
        }
        list
    }

    /// "Desk and Chat down"; none for a state that is no headline.
    pub fn headline(&self, state: ComponentStatus, names: &[String]) -> Option<String> {
        let pattern = match state {
            ComponentStatus::Degraded => self.degraded,
            ComponentStatus::PartialOutage => self.partly_down,
            ComponentStatus::MajorOutage => self.down,
            ComponentStatus::UnderMaintenance => self.under_maintenance,
            ComponentStatus::Operational => self.back_to_normal,
            ComponentStatus::Unknown => return None,
        };
        Some(fill(pattern, &self.list(names)))
    }

    /// The stage in words.
    pub fn stage(&self, stage: Stage) -> &'static str {
        self.stages.get(stage as usize).copied().unwrap_or_default()
    }

    /// The severity in words.
    pub fn severity(&self, severity: Severity) -> &'static str {
        self.severities.get(severity as usize).copied().unwrap_or_default()
    }
}

/// Puts a value in the place of `%`.
pub fn fill(pattern: &str, value: &str) -> String {
    match cut(pattern, b'%') {
        Some((before, after)) => [before, value, after].concat(),
        None => pattern.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_name_one_two_three_and_many() {
        #[track_caller]
        fn check(state: ComponentStatus, names: &[&str], expected: &str) {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(EN.headline(state, &names).as_deref(), Some(expected));
        }
        check(ComponentStatus::Degraded, &["Desk"], "Desk degraded");
        check(ComponentStatus::PartialOutage, &["Desk"], "Desk partly down");
        check(ComponentStatus::MajorOutage, &["Desk"], "Desk down");
        check(ComponentStatus::UnderMaintenance, &["Desk"], "Desk under maintenance");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat"], "Desk and Chat down");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat", "Portal"], "Desk, Chat and Portal down");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat", "A", "B"], "Desk, Chat and 2 more down");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat", "A", "B", "C"], "Desk, Chat and 3 more down");
        check(ComponentStatus::Operational, &["Desk"], "Desk back to normal");
        assert_eq!(EN.headline(ComponentStatus::Unknown, &["Desk".into()]), None);
    }

    #[test]
    fn names_with_the_mark_stay_as_they_are() {
        assert_eq!(fill("% degraded", "Desk 100 %"), "Desk 100 % degraded");
    }
}
