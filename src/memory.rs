//! What the reader has put away, and when a notice may come back.
//!
//! It is a value: keeping it beyond the page is the shell's work, using it is [`crate::decide`]'s.

use crate::decide::{Kind, Notice};
use crate::model::{Component, Incident, Severity, Stage, Status};

/// Everything that is remembered about one feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    dismissed: Vec<Dismissed>,
}

/// A notice as it stood when it was put away.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dismissed {
    id: String,
    kind: Kind,
    stage: Option<Stage>,
    severity: Severity,
    /// Ids of its components.
    components: Vec<String>,
}

impl Memory {
    /// Puts away every notice that is shown.
    pub fn dismiss(&mut self, status: &Status, notices: &[Notice]) {
        for notice in notices {
            let mut components = Vec::new();
            for index in &notice.components {
                if let Some(component) = status.components.get(*index) {
                    components.push(component.id.clone());
                }
            }
            let id = notice.id.to_owned();
            let (kind, stage, severity) = (notice.kind, notice.stage, notice.severity);
            let put_away = Dismissed { id, kind, stage, severity, components };
            match self.dismissed.iter_mut().find(|other| other.id == notice.id) {
                Some(other) => *other = put_away,
                None => self.dismissed.push(put_away),
            }
        }
    }

    /// Whether this notice was put away and nothing has happened since that brings it back: another stage (an upcoming
    /// maintenance that begins is one), a worse severity, or, for components, one that was not among those put away.
    pub fn hides(&self, status: &Status, notice: &Notice) -> bool {
        let Some(put_away) = self.dismissed.iter().find(|put_away| put_away.id == notice.id) else {
            return false;
        };
        let was_there = |index: &usize| {
            status.components.get(*index).is_none_or(|component| put_away.components.contains(&component.id))
        };
        (put_away.kind, put_away.stage) == (notice.kind, notice.stage)
            && notice.severity <= put_away.severity
            && (notice.kind != Kind::Component || notice.components.iter().all(was_there))
    }

    /// Forgets what the feed no longer has, so that the memory never outgrows it. A list that the document lacks tells
    /// nothing.
    pub fn forget_gone(&mut self, status: &Status) {
        let lists = status.lists;
        self.dismissed.retain(|put_away| {
            if put_away.kind == Kind::Component {
                let has_state = |component: &Component| put_away.id.ends_with(component.status.code());
                !lists.components || status.components.iter().any(has_state)
            } else {
                let is_it = |incident: &Incident| incident.id == put_away.id;
                !(lists.incidents || lists.maintenances) || status.incidents.iter().any(is_it)
            }
        });
    }
}
