//! What holds for every input, each as one function of plain values that panics where it does not.

use status_widget::decide::{Decision, Kind, Level, Moment, decide};
use status_widget::diagnostic::Diagnostic;
use status_widget::explain::Json;
use status_widget::memory::Memory;
use status_widget::model::Status;
use status_widget::options::{Dismiss, Options, Policy};
use status_widget::view::View;
use std::time::Duration;

/// Whatever was written, each option holds.
pub fn options(options: &Options, remarks: &[Diagnostic]) {
    assert!(options.refresh >= Duration::from_secs(15));
    assert!(options.policy.max_age >= options.refresh * 2);
    let is_told = remarks.iter().any(|remark| remark.message.starts_with("`source` is missing"));
    assert_eq!(options.sources.is_empty(), is_told, "a page without a source hears of it");
    assert!(options.href.iter().all(|href| is_web(href)));
}

fn is_web(address: &str) -> bool {
    let (scheme, _) = address.split_once("://").unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// What is stored comes back.
pub fn storage(memory: &Memory) {
    let text = memory.to_text();
    assert_eq!(Memory::from_text(&text).to_text(), text);
}

/// Every place that a status names is there, in the feed's order, and links are links.
pub fn status(status: &Status) {
    for component in &status.components {
        assert!(component.group.is_none_or(|group| group < status.groups.len()));
    }
    for incident in &status.incidents {
        assert!(incident.affected.listed.is_sorted_by(|one, next| one < next));
        assert!(incident.affected.listed.iter().all(|place| *place < status.components.len()));
        assert!(incident.updates.is_sorted_by(|one, next| one.at >= next.at));
        assert!(incident.link.iter().all(|link| is_web(link)));
    }
}

/// A decision accounts for everything once, and its level is the worst that shows.
pub fn decision(status: &Status, policy: &Policy, memory: &Memory, moment: Moment, decision: &Decision) {
    let shown = |place: &usize| status.state(*place).severity().is_some();
    let troubles: Vec<usize> = (0..status.components.len()).filter(shown).collect();
    let vanished = memory.recall(status, moment).vanished().count();
    assert_eq!(decision.reasons.len(), status.incidents.len() + vanished + troubles.len());
    let (of_incidents, others) = decision.reasons.split_at(status.incidents.len());
    assert!(of_incidents.iter().zip(&status.incidents).all(|(reason, incident)| reason.id == incident.id));
    let of_components = others.iter().skip(vanished).zip(&troubles);
    assert!(of_components.clone().all(|(reason, place)| reason.id == status.components[*place].id));

    let spoken_of = |notice: &&_| -> usize {
        let notice: &status_widget::decide::Notice = notice;
        if notice.kind == Kind::Component { notice.components.len() } else { 1 }
    };
    let said = decision.reasons.iter().filter(|reason| reason.shown).count();
    assert_eq!(said, decision.notices.iter().map(|notice| spoken_of(&notice)).sum::<usize>());
    assert!(decision.reasons.iter().all(|reason| reason.shown == reason.because.shows()));

    let worst = decision.notices.iter().map(|notice| notice.severity).max();
    match decision.level {
        Level::Shown(level) => assert_eq!(Some(level), worst),
        Level::Operational => assert!(worst.is_none() && !status.is_empty()),
        Level::Unknown => assert_eq!(worst, None),
    }
    assert!(
        decision.notices.is_sorted_by(|one, next| (one.severity, next.kind) >= (next.severity, one.kind))
    );
    if moment.age > policy.max_age && !moment.is_returning {
        assert!(decision.level == Level::Unknown && decision.as_of.is_none() && !decision.wants_history);
    }
    assert!(decision.holds >= Duration::from_secs(1), "nobody decides in a loop");
    assert!(decision.now >= moment.now);
    for notice in &decision.notices {
        assert!(notice.components.iter().all(|place| *place < status.components.len()));
        assert!(
            notice.kind != Kind::Resolved || memory.recall(status, moment).shown(notice.id).is_some(),
            "who saw it not"
        );
        // Below the minimum nothing shows but what is no matter of it.
        let is_measured = matches!(notice.kind, Kind::Incident)
            || notice.state.is_some_and(|state| notice.kind == Kind::Component && state.in_trouble());
        assert!(!is_measured || notice.severity >= policy.minimum);
    }
}

/// What is said of a decision is said alike in every place.
pub fn words(decision: &Decision, explanation: &Json, view: Option<&View>) {
    let explanation = serde_json::to_value(explanation).expect("an explanation is JSON");
    assert_eq!(explanation["level"], decision.level.code());
    assert_eq!(explanation["notices"].as_array().map(Vec::len), Some(decision.notices.len()));
    assert_eq!(explanation["reasons"].as_array().map(Vec::len), Some(decision.reasons.len()));
    assert_eq!(view.is_some(), !decision.notices.is_empty(), "what shows is drawn, and nothing else");
    let Some(view) = view else { return assert!(explanation["headline"].is_null()) };
    assert_eq!(explanation["headline"], view.cards[0].headline);
    assert_eq!(view.cards.len(), decision.notices.len());
    assert!(!view.announcement.is_empty());
    assert!(view.cards.iter().all(|card| !card.headline.is_empty()), "a card says something");
}

/// What the reader closes is gone, and brings nothing else up.
pub fn put_away(status: &Status, policy: &Policy, memory: &Memory, moment: Moment) {
    if policy.dismiss != Dismiss::Off {
        let after = decide(status, policy, memory, moment);
        assert!(after.notices.is_empty(), "{:?}", after.notices);
    }
}

/// One document adds at most what it holds.
pub fn bounds(memory: &Memory, status: &Status) {
    assert!(memory.to_text().lines().count() <= status.incidents.len() + 5);
}

/// A page that is loaded anew never takes for over what is not, and shows what it showed.
pub fn reload(status: &Status, policy: &Policy, memory: &Memory, moment: Moment) {
    let reloaded = Memory::from_text(&memory.to_text());
    assert!(
        reloaded.recall(status, moment).vanished().count()
            <= memory.recall(status, moment).vanished().count()
    );
    let [before, after] = [memory, &reloaded].map(|memory| decide(status, policy, memory, moment));
    assert_eq!(before.reasons.len(), after.reasons.len());
    for (before, after) in before.reasons.iter().zip(&after.reasons) {
        assert_eq!((before.id, before.because), (after.id, after.because));
    }
}
