//! From a status to the notices that show, each with the one rule that decided: the only place where that is decided.
//!
//! [`decide`] looks at every incident, maintenance and component in trouble once, gives each a verdict, and puts the
//! notices in a total order, so that the order of the feed or of this code never shows. It words nothing.

mod filter;
mod rules;

use crate::diagnostic::{Concern, Diagnostic};
use crate::memory::Memory;
use crate::model::{ComponentStatus, Incident, Severity, Stage, Status};
use crate::options::Policy;
use crate::time::Time;
use filter::Filter;
use serde::{Serialize, Serializer};
use std::cmp::{Ordering, Reverse};

codes! {
    /// What a notice is about. The order breaks ties of severity.
    pub enum Kind {
        Incident = "incident",
        Component = "component",
        Maintenance = "maintenance",
        Upcoming = "upcoming",
    }
}

codes! {
    /// The one rule that decided whether something shows.
    pub enum Because {
        // Shown.
        Open = "open",
        InTrouble = "in-trouble",
        UnderWay = "under-way",
        Ahead = "ahead",
        // Hidden.
        Ended = "ended",
        FilteredOut = "filtered-out",
        PageWideOff = "page-wide-off",
        Unconfirmed = "unconfirmed",
        BelowMinimum = "below-minimum",
        Covered = "covered",
        MaintenanceOff = "maintenance-off",
        TooEarly = "too-early",
        WindowPast = "window-past",
        Dismissed = "dismissed",
    }
}

/// The worst that is shown, or why nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// There is no status, or none that says anything.
    Unknown,
    /// The status is known and nothing in it shows.
    Operational,
    /// Something shows.
    Shown(Severity),
}

impl Level {
    /// The spelling in events and in `explain`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Operational => "operational",
            Self::Shown(severity) => severity.code(),
        }
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// What shows, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'a> {
    /// The worst that is shown.
    pub level: Level,
    /// In the order of importance; the first one is the banner's.
    pub notices: Vec<Notice<'a>>,
    /// One for every incident, maintenance and component in trouble of the feed, in the feed's order.
    pub reasons: Vec<Reason<'a>>,
    /// What the options ask for and the feed does not have.
    pub diagnostics: Vec<Diagnostic>,
    /// The moment that was taken for now.
    pub now: Time,
}

/// One thing that shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<'a> {
    /// The incident's or maintenance's id, or `component:<status>`.
    pub id: &'a str,
    /// What it is about.
    pub kind: Kind,
    /// How bad it is for this page.
    pub severity: Severity,
    /// How far it has come; none for components.
    pub stage: Option<Stage>,
    /// The relevant components: indices into [`Status::components`], in the feed's order.
    pub components: Vec<usize>,
    /// The state that the headline speaks of, and who is in it; none where the title must do.
    pub state: Option<(ComponentStatus, Vec<usize>)>,
    /// What the page calls it.
    pub title: Option<&'a str>,
    /// The time of its latest update.
    pub latest: Option<Time>,
    /// Its start, planned or real.
    pub starts: Option<Time>,
    /// Its end, planned or real.
    pub ends: Option<Time>,
    /// Where to read about it.
    pub link: Option<&'a str>,
}

/// Whether one thing of the feed shows, and the one rule that decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason<'a> {
    /// The id of the incident, maintenance or component.
    pub id: &'a str,
    /// Its title or name.
    pub title: Option<&'a str>,
    /// Whether it shows.
    pub shown: bool,
    /// The rule.
    pub because: Because,
}

/// Decides what shows.
///
/// `now` is the reader's clock. It is never taken for earlier than the newest thing that the feed says has happened: a
/// clock that runs late is seen so, one that runs ahead cannot be.
pub fn decide<'a>(status: &'a Status, policy: &Policy, memory: &Memory, now: Time) -> Decision<'a> {
    let now = status.newest_event().map_or(now, |newest| newest.max(now));
    let filter = Filter::new(policy, status);
    let mut judge = Judge { status, policy, memory, filter, now, notices: Vec::new(), reasons: Vec::new() };

    for incident in &status.incidents {
        let verdict = judge.incident(incident);
        judge.settle(incident, verdict);
    }
    for maintenance in &status.maintenances {
        let verdict = judge.maintenance(maintenance);
        judge.settle(maintenance, verdict);
    }
    judge.components();

    let Judge { mut notices, reasons, filter, .. } = judge;
    notices.retain(|notice| !memory.hides(status, notice));
    notices.sort_unstable_by(order);
    let level = match notices.first() {
        Some(worst) => Level::Shown(worst.severity),
        // An empty feed is no proof that all is well.
        None if status.is_empty() => Level::Unknown,
        None => Level::Operational,
    };
    let diagnostics = if status.components.is_empty() { Vec::new() } else { filter.remarks() };
    Decision { level, notices, reasons, diagnostics, now }
}

/// The total order of notices: worst first, then kind, then newest (of upcoming ones, soonest), then id.
fn order(a: &Notice, b: &Notice) -> Ordering {
    let rank = |notice: &Notice| (Reverse(notice.severity), notice.kind);
    rank(a)
        .cmp(&rank(b))
        .then_with(|| match a.kind {
            // One without a start comes last.
            Kind::Upcoming => (a.starts.is_none(), a.starts).cmp(&(b.starts.is_none(), b.starts)),
            _ => b.latest.cmp(&a.latest),
        })
        .then_with(|| a.id.cmp(b.id))
}

/// What one incident or maintenance comes to.
type Verdict = Result<(Kind, Severity, Because), Because>;

/// Goes through a status and collects notices and reasons.
struct Judge<'a, 'p> {
    status: &'a Status,
    policy: &'p Policy,
    memory: &'p Memory,
    filter: Filter,
    now: Time,
    notices: Vec<Notice<'a>>,
    reasons: Vec<Reason<'a>>,
}

impl<'a> Judge<'a, '_> {
    fn incident(&self, incident: &Incident) -> Verdict {
        if incident.stage.ended() {
            return Err(Because::Ended);
        }
        self.relevant(incident)?;
        let troubles = self.troubles(incident);
        if self.policy.confirm && !incident.affected.is_page_wide() && troubles.is_none() {
            return Err(Because::Unconfirmed);
        }
        let severity = rules::severity(
            !self.filter.relevant(&incident.affected).is_empty(),
            troubles,
            incident.stage,
            incident.impact,
        );
        if severity < self.policy.minimum {
            return Err(Because::BelowMinimum);
        }
        Ok((Kind::Incident, severity, Because::Open))
    }

    fn maintenance(&self, maintenance: &Incident) -> Verdict {
        if maintenance.stage.ended() {
            return Err(Because::Ended);
        }
        self.relevant(maintenance)?;
        let (kind, because) = rules::window(maintenance, self.policy.maintenance, self.now)?;
        Ok((kind, Severity::Maintenance, because))
    }

    /// Whether the page depends on anything that this touches.
    fn relevant(&self, incident: &Incident) -> Result<(), Because> {
        if incident.affected.is_page_wide() {
            if self.policy.page_wide { Ok(()) } else { Err(Because::PageWideOff) }
        } else if !self.filter.is_set || !self.filter.relevant(&incident.affected).is_empty() {
            Ok(())
        } else {
            Err(Because::FilteredOut)
        }
    }

    /// The worst severity among the relevant components that are in trouble now.
    fn troubles(&self, incident: &Incident) -> Option<Severity> {
        let relevant = self.filter.relevant(&incident.affected);
        let statuses =
            relevant.iter().filter_map(|index| self.status.components.get(*index)).map(|it| it.status);
        statuses.filter(|status| status.in_trouble()).filter_map(ComponentStatus::severity).max()
    }

    fn settle(&mut self, incident: &'a Incident, verdict: Verdict) {
        let because = match verdict {
            Ok((kind, severity, because)) => {
                let components = self.filter.relevant(&incident.affected);
                let notice = Notice {
                    id: &incident.id,
                    kind,
                    severity,
                    stage: Some(incident.stage),
                    state: rules::headline_state(self.status, kind, &components),
                    components,
                    title: incident.title.as_deref(),
                    latest: incident.latest(),
                    starts: incident.starts,
                    ends: incident.ends,
                    link: incident.link.as_deref(),
                };
                let because =
                    if self.memory.hides(self.status, &notice) { Because::Dismissed } else { because };
                self.notices.push(notice);
                because
            }
            Err(because) => because,
        };
        self.explain(&incident.id, incident.title.as_deref(), because);
    }

    /// The components in trouble or under maintenance that no notice speaks of yet, one notice a state.
    ///
    /// What the reader has put away still covers its components: closing a banner must not bring the next one up.
    fn components(&mut self) {
        let covered_by = |kinds: &[Kind]| -> Vec<usize> {
            let notices = self.notices.iter().filter(|notice| kinds.contains(&notice.kind));
            notices.flat_map(|notice| &notice.components).copied().collect()
        };
        // A maintenance hides no outage.
        let covered_by_incident = covered_by(&[Kind::Incident]);
        let covered_by_any = covered_by(&[Kind::Incident, Kind::Maintenance, Kind::Upcoming]);

        let mut states: Vec<(ComponentStatus, Vec<usize>)> = Vec::new();
        let mut verdicts = Vec::new();
        for (index, component) in self.status.components.iter().enumerate() {
            let Some(severity) = component.status.severity() else {
                continue;
            };
            let in_trouble = component.status.in_trouble();
            let covered = if in_trouble { &covered_by_incident } else { &covered_by_any };
            let because = if !self.filter.passes(index) {
                Because::FilteredOut
            } else if !in_trouble && self.policy.maintenance == crate::options::Lead::Off {
                Because::MaintenanceOff
            } else if in_trouble && severity < self.policy.minimum {
                Because::BelowMinimum
            } else if covered.contains(&index) {
                Because::Covered
            } else {
                match states.iter_mut().find(|(status, _)| *status == component.status) {
                    Some((_, members)) => members.push(index),
                    None => states.push((component.status, vec![index])),
                }
                if in_trouble { Because::InTrouble } else { Because::UnderWay }
            };
            verdicts.push((component, because));
        }

        let mut put_away = Vec::new();
        for (status, members) in states {
            let Some(severity) = status.severity() else {
                continue;
            };
            let notice = Notice {
                id: component_notice(status),
                kind: Kind::Component,
                severity,
                stage: None,
                state: Some((status, members.clone())),
                components: members,
                title: None,
                latest: None,
                starts: None,
                ends: None,
                link: None,
            };
            if self.memory.hides(self.status, &notice) {
                put_away.push(status);
            }
            self.notices.push(notice);
        }
        for (component, because) in verdicts {
            let shows = matches!(because, Because::InTrouble | Because::UnderWay);
            let dismissed = shows && put_away.contains(&component.status);
            let because = if dismissed { Because::Dismissed } else { because };
            self.explain(&component.id, Some(&component.name), because);
        }
    }

    fn explain(&mut self, id: &'a str, title: Option<&'a str>, because: Because) {
        self.reasons.push(Reason { id, title, shown: because < Because::Ended, because });
    }
}

/// The id of the notice about all components in one state.
fn component_notice(status: ComponentStatus) -> &'static str {
    match status {
        ComponentStatus::UnderMaintenance => "component:under_maintenance",
        ComponentStatus::Degraded => "component:degraded_performance",
        ComponentStatus::PartialOutage => "component:partial_outage",
        ComponentStatus::MajorOutage => "component:major_outage",
        // These are no notices.
        ComponentStatus::Operational | ComponentStatus::Unknown => "component:unknown",
    }
}

/// The remark on an entry of `components` or `exclude` that names nothing in the feed: a typo must not stay silent.
fn unmatched(option: &str, entry: &str) -> Diagnostic {
    let message = ["`", option, "`: `", entry, "` matches no component or group of the feed"];
    Diagnostic::new(Concern::Options, &message)
}
