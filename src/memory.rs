//! What the reader has put away, and when a notice may come back.
//!
//! It is a value: keeping it beyond the page is the shell's work, using it is [`crate::decide`]'s.

use crate::decide::{Kind, Notice};
use crate::model::{Component, Severity, Stage, Status};

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
            self.dismissed.retain(|other| other.id != notice.id);
            self.dismissed.push(Dismissed {
                id: notice.id.to_owned(),
                kind: notice.kind,
                stage: notice.stage,
                severity: notice.severity,
                components: ids(status, notice).map(str::to_owned).collect(),
            });
        }
    }

    /// Whether this notice was put away and nothing has happened since that brings it back: another stage (an upcoming
    /// maintenance that begins is one), a worse severity, or, for components, one that was not among those put away.
    pub fn hides(&self, status: &Status, notice: &Notice) -> bool {
        self.dismissed.iter().any(|put_away| {
            put_away.id == notice.id
                && put_away.kind == notice.kind
                && put_away.stage == notice.stage
                && notice.severity <= put_away.severity
                && (notice.kind != Kind::Component
                    || ids(status, notice).all(|id| put_away.components.iter().any(|other| other == id)))
        })
    }

    /// Forgets what the feed no longer has, so that the memory never outgrows it. A list that the document lacks tells
    /// nothing.
    pub fn forget_gone(&mut self, status: &Status) {
        let lists = status.lists;
        self.dismissed.retain(|put_away| match put_away.kind {
            Kind::Component => {
                let has_state = |component: &Component| put_away.id.ends_with(component.status.code());
                !lists.components || status.components.iter().any(has_state)
            }
            Kind::Incident | Kind::Maintenance | Kind::Upcoming => {
                let mut all = status.incidents.iter().chain(&status.maintenances);
                !(lists.incidents || lists.maintenances) || all.any(|incident| incident.id == put_away.id)
            }
        });
    }
}

/// The ids of a notice's components.
fn ids<'a>(status: &'a Status, notice: &Notice) -> impl Iterator<Item = &'a str> {
    let listed = notice.components.iter().filter_map(|index| status.components.get(*index));
    listed.map(|component| component.id.as_str())
}
