//! Alertmanager: active alerts (`/api/v2/alerts`) are incidents, silences (`/api/v2/silences`) are maintenances.
//!
//! It is no status page: it does not know what is well, and an empty list is that of any system. Which labels name the component and
//! the severity is a setting.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "alertmanager",
    rules: &[
        ("*/api/v2/*", &["$1/api/v2/alerts", "?$1/api/v2/silences"]),
        ("*", &["$1/api/v2/alerts", "?$1/api/v2/silences"]),
    ],
    documents: &[
        Document { name: "alerts", signature: "fingerprint status.state labels", shape: &ALERTS },
        Document { name: "silences", signature: "id status.state matchers", shape: &SILENCES },
        Document { name: "alert groups", signature: "alerts receiver labels", shape: &GROUPS_OF_ALERTS },
    ],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Alertmanager",
    tells: "active alerts with severity and component by their labels, silences",
    cannot: "that all is well; the state of a component; stages; that an alert has ended",
    cors: Cors::Yes,
};

static ALERTS: Shape = List(&ALERT, INCIDENTS);
static ALERT: Shape = record! {
    fingerprint: Text, startsAt: Text, updatedAt: Text, status: STATUS, labels: Map(&Scalar, 100), annotations: Map(&Lines, 100),
};
static STATUS: Shape = record! { state: Text, silencedBy: List(&Text, 10) };
static GROUPS_OF_ALERTS: Shape = List(&GROUP, INCIDENTS);
static GROUP: Shape = record! { alerts: ALERTS, receiver: Any, labels: Any };
static SILENCES: Shape = List(&SILENCE, INCIDENTS);
static SILENCE: Shape = record! {
    id: Text, status: STATUS, comment: Lines, startsAt: Text, endsAt: Text, updatedAt: Text, matchers: List(&MATCHER, 100),
};
static MATCHER: Shape = record! { name: Text, value: Text, isRegex: Scalar, isEqual: Scalar };

const IMPACTS: &str = "critical=critical page=critical error=major major=major high=major warning=minor minor=minor low=minor \
info=none none=none";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let silences = list(answer.get(1));
    let mut alerts = Vec::new();
    alerts.extend(list(answer.get(0)));
    for group in list(answer.get(2)) {
        alerts.extend(group.items("alerts"));
    }
    alerts.sort_by_key(|alert| say(alert, "fingerprint"));
    alerts.dedup_by_key(|alert| say(alert, "fingerprint"));
    let mut named = Vec::new();
    let mut silent = Vec::new();
    for alert in alerts {
        let component = label(alert, "labels", &answer.settings.component);
        named.extend(Some(component).filter(|name| !name.is_empty()));
        let silence = texts(alert.get("status"), "silencedBy").first().copied();
        match (say(alert.get("status"), "state"), silence) {
            // Silenced, by one that is told by itself or by one that is not read.
            ("suppressed", Some(silence)) => {
                if silences.is_empty() && !silent.contains(&silence) {
                    silent.push(silence);
                    let notice = notice(alert, component, answer.settings, page);
                    page.notices.push(Notice {
                        planned: true,
                        id: silence.into(),
                        stage: "in_progress",
                        starts: None,
                        ..notice
                    });
                }
            }
            // Inhibited: another alert says more.
            ("suppressed", None) => {}
            _ => {
                let notice = notice(alert, component, answer.settings, page);
                page.notices.push(notice);
            }
        }
    }
    for silence in silences {
        let notice = maintenance(silence, answer.settings, page);
        named.extend(notice.affected.iter().copied());
        page.notices.push(notice);
    }
    named.sort_unstable();
    named.dedup();
    for name in named {
        page.component(name, name, "unknown", "");
    }
    page.tells_incidents = true;
    page.tells_maintenances = answer.get(1).is_list();
}

/// The first of some labels that it has.
fn label<'a>(node: &'a Node<'a>, map: &str, names: &str) -> &'a str {
    for wanted in names.split(' ') {
        for (name, value) in entries(node, map) {
            if let Node::Text(text) = value
                && name == wanted
            {
                return text.trim_ascii();
            }
        }
    }
    ""
}

fn notice<'a>(
    alert: &'a Node<'a>,
    component: &'a str,
    settings: &Settings,
    page: &mut Page<'a>,
) -> Notice<'a> {
    let starts = page.at(alert, "startsAt");
    let summary = label(alert, "annotations", "summary title message");
    let severity = label(alert, "labels", &settings.severity);
    Notice {
        id: say(alert, "fingerprint").into(),
        title: if summary.is_empty() { label(alert, "labels", "alertname") } else { summary },
        impact: match super::tools::words::word(IMPACTS, severity) {
            word @ ("critical" | "major" | "none") => word,
            _ => "minor",
        },
        // The end of one that is active is when it would be forgotten if nobody repeated it.
        starts,
        created: starts,
        affected: if component.is_empty() { Vec::new() } else { vec![component] },
        posts: said("", starts, label(alert, "annotations", "description")),
        ..Notice::default()
    }
}

fn maintenance<'a>(silence: &'a Node<'a>, settings: &Settings, page: &mut Page<'a>) -> Notice<'a> {
    let mut affected = Vec::new();
    for matcher in silence.items("matchers") {
        if settings.component.split(' ').any(|name| name == say(matcher, "name"))
            && !is_false(matcher, "isEqual")
        {
            let value = say(matcher, "value");
            if is_true(matcher, "isRegex") {
                affected.extend(value.trim_matches(['^', '$', '(', ')']).split('|'));
            } else {
                affected.push(value);
            }
        }
    }
    Notice {
        planned: true,
        id: say(silence, "id").into(),
        title: say(silence, "comment").lines().next().unwrap_or_default(),
        stage: stage(
            silence.get("status"),
            "state",
            "active=in_progress pending=scheduled expired=completed",
        ),
        starts: page.at(silence, "startsAt"),
        ends: page.at(silence, "endsAt"),
        updated: page.at(silence, "updatedAt"),
        affected,
        ..Notice::default()
    }
}
