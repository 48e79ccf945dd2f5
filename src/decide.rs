//! From a status to the notices that show, each with the one rule that decided: the only place where that is decided.
//!
//! [`decide`] looks at every incident, maintenance and component in trouble once, gives each a verdict, and puts the
//! notices in a total order, so that the order of the feed or of this code never shows. It words nothing.

mod filter;
mod rules;

use crate::diagnostic::{Concern, Diagnostic};
use crate::memory::Memory;
use crate::model::{ComponentStatus, Incident, Severity, Stage, Status};
use crate::options::{Lead, Policy};
use crate::time::Time;
use filter::Filter;
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

impl Because {
    /// Whether it shows by this rule.
    pub fn shows(self) -> bool {
        self < Self::Ended
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
    /// The state that the headline speaks of: those of its components that are in it. None where the title must do.
    pub state: Option<ComponentStatus>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    let now = status.newest.map_or(now, |newest| newest.max(now));
    let filter = Filter::new(policy, status);
    let mut judge = Judge {
        status,
        policy,
        memory,
        filter,
        now,
        notices: Vec::new(),
        put_away: Vec::new(),
        reasons: Vec::new(),
    };
    for incident in &status.incidents {
        judge.incident(incident);
    }
    judge.components();

    let Judge { mut notices, reasons, filter, .. } = judge;
    notices.sort_unstable_by(order);
    let level = match notices.first() {
        Some(worst) => Level::Shown(worst.severity),
        // An empty feed is no proof that all is well.
        None if status.is_empty() => Level::Unknown,
        None => Level::Operational,
    };
    let mut diagnostics = Vec::new();
    if !status.components.is_empty() {
        for (option, entry) in filter.unmatched {
            // A typo must not stay silent.
            let message = "`%`: `%` matches no component or group of the feed";
            diagnostics.push(Diagnostic::new(Concern::Options, message, &[option, entry]));
        }
    }
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

/// Goes through a status and collects notices and reasons.
struct Judge<'a, 'p> {
    status: &'a Status,
    policy: &'p Policy,
    memory: &'p Memory,
    filter: Filter<'p>,
    now: Time,
    notices: Vec<Notice<'a>>,
    /// What would show, had the reader not put it away.
    put_away: Vec<Notice<'a>>,
    reasons: Vec<Reason<'a>>,
}

impl<'a> Judge<'a, '_> {
    /// An incident or a maintenance.
    fn incident(&mut self, incident: &'a Incident) {
        let components = self.filter.relevant(&incident.affected);
        let because = match self.verdict(incident, &components) {
            Ok((kind, severity, because)) => {
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
                self.show(notice, because)
            }
            Err(because) => because,
        };
        self.explain(&incident.id, incident.title.as_deref(), because);
    }

    /// What it comes to: how it shows, or the rule that hides it.
    fn verdict(&self, incident: &Incident, relevant: &[usize]) -> Result<(Kind, Severity, Because), Because> {
        if incident.stage.ended() {
            return Err(Because::Ended);
        }
        let names_any = !incident.affected.is_page_wide();
        if !names_any && !self.policy.page_wide {
            return Err(Because::PageWideOff);
        }
        if names_any && self.filter.is_set && relevant.is_empty() {
            return Err(Because::FilteredOut);
        }
        if incident.planned {
            let (kind, because) = rules::window(incident, self.policy.maintenance, self.now)?;
            return Ok((kind, Severity::Maintenance, because));
        }
        let worst = rules::worst(self.status, relevant, ComponentStatus::in_trouble);
        if self.policy.confirm && names_any && worst.is_none() {
            return Err(Because::Unconfirmed);
        }
        let troubles = worst.and_then(ComponentStatus::severity);
        let severity = rules::severity(!relevant.is_empty(), troubles, incident.stage, incident.impact);
        if severity < self.policy.minimum {
            return Err(Because::BelowMinimum);
        }
        Ok((Kind::Incident, severity, Because::Open))
    }

    /// The components in trouble or under maintenance that no notice speaks of yet, one notice a state.
    ///
    /// What the reader has put away still covers its components: closing a banner must not bring the next one up.
    fn components(&mut self) {
        let mut verdicts = Vec::new();
        for (index, component) in self.status.components.iter().enumerate() {
            let Some(severity) = component.status.severity() else { continue };
            let in_trouble = component.status.in_trouble();
            // A maintenance hides no outage.
            let covers =
                |it: &Notice| (!in_trouble || it.kind == Kind::Incident) && it.components.contains(&index);
            let because = if !self.filter.passes(index) {
                Because::FilteredOut
            } else if !in_trouble && self.policy.maintenance == Lead::Off {
                Because::MaintenanceOff
            } else if in_trouble && severity < self.policy.minimum {
                Because::BelowMinimum
            } else if self.notices.iter().chain(&self.put_away).any(covers) {
                Because::Covered
            } else if in_trouble {
                Because::InTrouble
            } else {
                Because::UnderWay
            };
            verdicts.push((index, because));
        }

        for state in ComponentStatus::ALL {
            let mut components = Vec::new();
            for (index, because) in &verdicts {
                if because.shows() && self.status.state(*index) == *state {
                    components.push(*index);
                }
            }
            let (Some(severity), false) = (state.severity(), components.is_empty()) else { continue };
            let because = if state.in_trouble() { Because::InTrouble } else { Because::UnderWay };
            let notice = Notice {
                id: component_notice(*state),
                kind: Kind::Component,
                severity,
                stage: None,
                state: Some(*state),
                components,
                title: None,
                latest: None,
                starts: None,
                ends: None,
                link: None,
            };
            if self.show(notice, because) == Because::Dismissed {
                for (index, because) in &mut verdicts {
                    if because.shows() && self.status.state(*index) == *state {
                        *because = Because::Dismissed;
                    }
                }
            }
        }
        for (index, because) in verdicts {
            if let Some(component) = self.status.components.get(index) {
                self.explain(&component.id, Some(&component.name), because);
            }
        }
    }

    /// Keeps a notice, and says whether the reader has put it away.
    fn show(&mut self, notice: Notice<'a>, because: Because) -> Because {
        if self.memory.hides(self.status, &notice) {
            self.put_away.push(notice);
            return Because::Dismissed;
        }
        self.notices.push(notice);
        because
    }

    fn explain(&mut self, id: &'a str, title: Option<&'a str>, because: Because) {
        self.reasons.push(Reason { id, title, shown: because.shows(), because });
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
