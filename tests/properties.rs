//! What holds for every feed, option and moment, tried on made-up ones: any JSON at all, and feeds that are nearly right.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

#[path = "support/made_up.rs"]
mod made_up;
mod support;

use made_up::{any_json, feed, policies};
use proptest::prelude::*;
use serde_json::{Value, json};
use status_widget::decide::{Because, Decision, Kind, Level, Moment, decide};
use status_widget::explain::{Named, explain, headline};
use status_widget::feed::{decode, posts};
use status_widget::memory::{Memory, NOTHING};
use status_widget::model::Severity::{Critical, Info, Major, Minor};
use status_widget::model::{ComponentStatus, Incident, Status};
use status_widget::options::{Options, Policy, REGISTRY, Written};
use status_widget::text::english;
use status_widget::time::Time;
use std::time::Duration;
use support::{Reader, decode_value, policy, time};

fn now() -> Time {
    time(support::NOW)
}

fn read(feed: &Value) -> Status {
    decode_value(feed).status.expect("it is a feed")
}

fn decided<'a>(status: &'a Status, policy: &Policy) -> Decision<'a> {
    decide(status, policy, &NOTHING, now())
}

fn ids<'a>(decision: &Decision<'a>) -> Vec<&'a str> {
    decision.notices.iter().map(|notice| notice.id).collect()
}

/// A decision but for the order in which the feed has its components.
fn essence(status: &Status, decision: &Decision) -> Value {
    let notices: Vec<Value> = decision
        .notices
        .iter()
        .map(|notice| {
            let mut components =
                Named::of(status, &decision.names).list(&notice.components, None, usize::MAX).0;
            components.sort();
            json!([notice.id, notice.kind.code(), notice.severity.code(), components])
        })
        .collect();
    let mut reasons: Vec<String> =
        decision.reasons.iter().map(|reason| format!("{} {}", reason.id, reason.because.code())).collect();
    reasons.sort();
    json!([decision.level.code(), notices, reasons])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever JSON there is, it is read to the end and decided on; and what is shown is said in the feed.
    #[test]
    fn survives_any_json(document in any_json(), policy in policies()) {
        let text = document.to_string();
        let decoded = decode(text.as_bytes());
        if let Some(status) = decoded.status {
            for incident in &status.incidents {
                let _ = posts(text.as_bytes(), incident, usize::MAX);
            }
            let decision = decided(&status, &policy);
            let _ = serde_json::to_string(&explain(Some((&status, &decision)), &english(), &[&decoded.diagnostics[..]])).unwrap();
        } else {
            prop_assert_eq!(decoded.diagnostics.len(), 1);
        }
    }

    /// The order of the feed's arrays decides nothing but the order of names.
    #[test]
    fn order_does_not_matter(feed in feed(), policy in policies(), seed in any::<u64>()) {
        let mut shuffled = feed.clone();
        for list in ["components", "incidents", "scheduled_maintenances"] {
            shuffle(shuffled[list].as_array_mut().unwrap(), seed);
        }
        for list in ["incidents", "scheduled_maintenances"] {
            for incident in shuffled[list].as_array_mut().unwrap() {
                shuffle(incident["incident_updates"].as_array_mut().unwrap(), seed);
            }
        }
        let (one, other) = (read(&feed), read(&shuffled));
        prop_assert_eq!(essence(&one, &decided(&one, &policy)), essence(&other, &decided(&other, &policy)));
    }

    /// No incident of a good feed is lost, and each has exactly one reason.
    #[test]
    fn every_incident_is_accounted_for(feed in feed(), policy in policies()) {
        let status = read(&feed);
        let decision = decided(&status, &policy);
        for list in ["incidents", "scheduled_maintenances"] {
            for incident in feed[list].as_array().unwrap() {
                let id = incident["id"].as_str().unwrap();
                let reasons: Vec<_> = decision.reasons.iter().filter(|reason| reason.id == id).collect();
                prop_assert_eq!(reasons.len(), 1, "{}", id);
                prop_assert_eq!(reasons[0].shown, ids(&decision).contains(&id));
            }
        }
    }

    /// A filter never adds an incident or maintenance, and never a component.
    #[test]
    fn a_filter_only_takes_away(feed in feed(), mut policy in policies()) {
        let status = read(&feed);
        let filtered = decided(&status, &policy);
        policy.components.clear();
        policy.exclude.clear();
        // What a filter does to severities may lift or sink an incident over the minimum; the filter itself must not.
        policy.minimum = status_widget::model::Severity::Info;
        policy.confirm = false;
        let all = decided(&status, &policy);
        for notice in filtered.notices.iter().filter(|notice| notice.kind != Kind::Component) {
            prop_assert!(ids(&all).contains(&notice.id), "{}", notice.id);
        }
    }

    /// A filter never makes a component that is in trouble be spoken of that would not be without it.
    #[test]
    fn a_filter_adds_no_component(feed in feed(), mut policy in policies()) {
        let status = read(&feed);
        let spoken_of = |policy: &Policy| {
            let decision = decided(&status, policy);
            let all = decision.notices.iter().filter(|notice| notice.kind == Kind::Component);
            all.flat_map(|notice| notice.components.clone()).collect::<Vec<_>>()
        };
        let filtered = spoken_of(&policy);
        policy.components.clear();
        policy.exclude.clear();
        let all = spoken_of(&policy);
        for index in filtered {
            let covered = decided(&status, &policy).notices.iter().any(|it| it.components.contains(&index));
            prop_assert!(all.contains(&index) || covered, "{}", index);
        }
    }

    /// A higher minimum never adds a notice.
    #[test]
    fn a_higher_minimum_only_takes_away(feed in feed(), policy in policies()) {
        let status = read(&feed);
        let shown = |minimum| {
            let policy = Policy { minimum, ..policy.clone() };
            let mut ids = ids(&decided(&status, &policy));
            // What is under maintenance is no matter of the minimum; the incident that spoke of it may be.
            ids.retain(|id| *id != "component:under_maintenance");
            ids
        };
        let steps = [Info, Minor, Major, Critical].map(shown);
        for pair in steps.windows(2) {
            prop_assert!(pair[1].iter().all(|id| pair[0].contains(id)), "{:?}", pair);
        }
    }

    /// Nothing shows without a cause in the feed, and no headline names what the page does not depend on.
    #[test]
    fn every_notice_has_its_cause(feed in feed(), policy in policies()) {
        let status = read(&feed);
        let decision = decided(&status, &policy);
        for notice in &decision.notices {
            let incident = status.incidents.iter().find(|incident| incident.id == notice.id);
            match notice.kind {
                Kind::Component => prop_assert!(notice.components.iter().all(|it| Some(status.state(*it)) == notice.state)),
                Kind::Resolved => prop_assert!(false, "nobody has seen it before"),
                kind => {
                    let incident = incident.unwrap();
                    prop_assert!(!incident.stage.ended());
                    prop_assert_eq!(incident.planned, kind != Kind::Incident);
                    prop_assert!(notice.components.iter().all(|it| incident.affected.listed.contains(it)));
                }
            }
            let headline = headline(&status, &decision, notice, &english());
            for (index, component) in status.components.iter().enumerate() {
                let is_relevant = notice.components.contains(&index);
                prop_assert!(is_relevant || !headline.contains(&component.name), "{} names {}", headline, component.name);
            }
        }
    }

    /// A worse impact, or a component that is in worse trouble, never makes things look better.
    #[test]
    fn worse_is_never_milder(feed in feed(), policy in policies(), which in any::<prop::sample::Index>()) {
        let status = read(&feed);
        let level = |status: &Status| match decided(status, &policy).level {
            Level::Shown(severity) => Some(severity),
            _ => None,
        };
        let mut worse = status.clone();
        if !worse.incidents.is_empty() {
            let incident = which.get(&status.incidents).id.clone();
            let incident = worse.incidents.iter_mut().find(|it| it.id == incident).unwrap();
            incident.impact = Critical;
            prop_assert!(level(&worse) >= level(&status), "impact");
        }
        let mut worse = status.clone();
        if !worse.components.is_empty() {
            let place = which.index(worse.components.len());
            if worse.components[place].status.in_trouble() {
                worse.components[place].status = ComponentStatus::MajorOutage;
                prop_assert!(level(&worse) >= level(&status), "component");
            }
        }
    }

    /// The same again is the same, and so it is at every moment for which a decision says that it holds.
    #[test]
    fn a_decision_holds_as_long_as_it_says(feed in feed(), policy in policies(), minutes in -3000_i64..3000, part in 0.0_f64..1.0) {
        let status = read(&feed);
        let start = Time(now().0 + minutes * 60_000);
        let first = decide(&status, &policy, &NOTHING, start);
        prop_assert_eq!(&first, &decide(&status, &policy, &NOTHING, start));
        // Planned times are whole hours here, so no turn is nearer than the shortest wait, a second.
        let holds = first.holds.min(Duration::from_secs(90 * 24 * 3600)).mul_f64(part);
        let later = decide(&status, &policy, &NOTHING, Moment { age: holds.min(policy.max_age), ..Moment::from(start.after(holds)) });
        prop_assert_eq!(essence(&status, &first), essence(&status, &later), "{:?} of {:?}", holds, first.holds);
    }

    /// What is too old never shows, and never passes for all well.
    #[test]
    fn nothing_shows_past_its_age(feed in feed(), policy in policies(), milliseconds in 1_u64..100_000_000) {
        let status = read(&feed);
        let age = policy.max_age + Duration::from_millis(milliseconds);
        let old = Moment { age, is_failing: true, ..Moment::from(now()) };
        let decision = decide(&status, &policy, &NOTHING, old);
        prop_assert_eq!((decision.level, ids(&decision), decision.as_of), (Level::Unknown, vec![], None));
        let fresh = decided(&status, &policy);
        for (old, fresh) in decision.reasons.iter().zip(&fresh.reasons) {
            prop_assert_eq!(old.because.code(), if fresh.shown { "stale" } else { fresh.because.code() });
        }
        let returning = Moment { is_returning: true, ..old };
        let returning = decide(&status, &policy, &NOTHING, returning);
        prop_assert_eq!(ids(&returning), ids(&fresh));
    }

    /// Putting away what is shown leaves nothing of it, and brings nothing else up.
    #[test]
    fn dismissing_hides_everything_shown(feed in feed(), policy in policies()) {
        let status = read(&feed);
        let mut memory = Memory::default();
        memory.dismiss(&status, &decided(&status, &policy).notices, now().into());
        let after = decide(&status, &policy, &memory, now());
        prop_assert_eq!(ids(&after), Vec::<&str>::new());
    }

    /// What was put away hides nothing that comes after.
    #[test]
    fn dismissing_hides_nothing_new(feed in feed(), policy in policies()) {
        let mut status = read(&feed);
        let mut memory = Memory::default();
        memory.dismiss(&status, &decided(&status, &policy).notices, now().into());
        let mut news = match status.incidents.first() {
            Some(incident) => incident.clone(),
            None => return Ok(()),
        };
        news.id = "news".to_owned();
        status.incidents.push(news);
        let with = decide(&status, &policy, &memory, now());
        let without = decided(&status, &policy);
        prop_assert_eq!(ids(&with).contains(&"news"), ids(&without).contains(&"news"));
    }

    /// A document that was read more than two seconds before another ends nothing of what that one has, asks nobody about it, and brings
    /// nothing back.
    #[test]
    fn an_older_document_ends_nothing(feed in feed(), older in feed(), mut policy in policies(), closes in any::<bool>(), age in 5_u64..600) {
        policy.resolved = Some(Duration::from_secs(1800));
        let status = read(&feed);
        let older = read(&json!({"page": older["page"], "components": older["components"], "incidents": [],
                                 "scheduled_maintenances": []}));
        let at = |seconds: u64| Moment::from(now().after(Duration::from_secs(seconds)));
        let mut reader = Reader { policy, memory: Memory::default(), asked: 0 };
        reader.looks_at(&status, at(0));
        if closes {
            reader.closes_after(&status, at(0), true);
        }
        let known = reader.looks_at(&status, at(1));
        let (_, because) = reader.looks_at(&older, Moment { age: Duration::from_secs(age), ..at(2) });
        prop_assert!(!because.contains("recovered"), "{}", because);
        prop_assert_eq!(reader.asked, 0);
        prop_assert_eq!(reader.looks_at(&status, at(3)), known);
    }

    /// Whatever a page goes through, an open incident that would show is never lost, what has ended is told once and for
    /// those alone who saw it, and the storage changes nothing.
    #[test]
    fn no_incident_is_lost_on_the_way(feeds in prop::collection::vec(feed(), 1..6), mut policy in policies(), closes in any::<bool>()) {
        policy.resolved = Some(Duration::from_secs(600));
        let mut reader = Reader { policy, memory: Memory::default(), asked: 0 };
        let mut seen: Vec<String> = Vec::new();
        let mut before = Status::default();
        for (step, feed) in feeds.iter().enumerate() {
            let status = read(feed);
            // What vanishes while another of its title stands there may go on as that.
            let is_there =
                |one: &Incident| status.incidents.iter().any(|it| it.id == one.id && it.planned == one.planned);
            let is_gone = |one: &&Incident| seen.contains(&one.id) && !is_there(one);
            for gone in before.incidents.iter().filter(is_gone).cloned().collect::<Vec<_>>() {
                let is_it = |other: &&Incident| other.title == gone.title;
                seen.extend(status.incidents.iter().filter(is_it).map(|other| other.id.clone()));
            }
            let moment = Moment::from(now().after(Duration::from_secs(60 * step as u64)));
            let memory = reader.memory.clone();
            let decision = decide(&status, &reader.policy, &memory, moment);
            for plain in &decide(&status, &reader.policy, &NOTHING, moment).notices {
                let is_there = decision.notices.iter().any(|it| it.id == plain.id);
                let is_put_away = decision.reasons.iter().any(|it| it.because == Because::Dismissed);
                prop_assert!(is_there || is_put_away, "{} is lost", plain.id);
            }
            for notice in decision.notices.iter().filter(|it| it.kind == Kind::Resolved) {
                prop_assert!(seen.iter().any(|id| id == notice.id), "{} was never seen", notice.id);
            }
            seen.extend(decision.notices.iter().filter(|it| it.kind == Kind::Incident).map(|it| it.id.to_owned()));
            reader.looks_at(&status, moment);
            if closes {
                reader.closes(&status, moment);
            }
            before = status;
            let stored = reader.memory.to_text();
            prop_assert_eq!(Memory::from_text(&stored).to_text(), stored);
        }
    }

    /// Whatever stands in the storage is read, or it is not.
    #[test]
    fn survives_any_storage(text in "[\\t\\n\\x1fa-z0-9:/_.\\PC]{0,200}") {
        let memory = Memory::from_text(&text);
        prop_assert_eq!(Memory::from_text(&memory.to_text()), memory);
    }

    /// Every component in trouble that the page depends on is spoken of by something that shows.
    #[test]
    fn no_outage_is_hidden_by_a_maintenance(feed in feed()) {
        let status = read(&feed);
        let decision = decided(&status, &policy(&[]));
        for (index, component) in status.components.iter().enumerate() {
            if component.status.in_trouble() {
                let speaks = |kind| kind == Kind::Incident || kind == Kind::Component;
                let spoken_of = decision.notices.iter().any(|it| speaks(it.kind) && it.components.contains(&index));
                prop_assert!(spoken_of, "{}", component.id);
            }
        }
    }

    /// The first notice is the worst, and the level is its severity.
    #[test]
    fn the_level_is_the_worst_shown(feed in feed(), policy in policies()) {
        let status = read(&feed);
        let decision = decided(&status, &policy);
        let worst = decision.notices.iter().map(|notice| notice.severity).max();
        prop_assert_eq!(decision.notices.first().map(|notice| notice.severity), worst);
        if let Some(worst) = worst {
            prop_assert_eq!(decision.level.code(), worst.code());
        }
    }

    /// How names are spaced decides nothing.
    #[test]
    fn spacing_of_names_decides_nothing(feed in feed(), policy in policies(), blanks in "[ \u{a0}\u{200b}\u{2003}\u{feff}]{0,3}") {
        let mut spaced = feed.clone();
        for row in spaced["components"].as_array_mut().unwrap() {
            let name = row["name"].as_str().unwrap().replace(' ', &[" ", blanks.as_str()].concat());
            row["name"] = json!([blanks.as_str(), &name, &blanks].concat());
        }
        let (one, other) = (read(&feed), read(&spaced));
        let (one, other) = (decided(&one, &policy), decided(&other, &policy));
        prop_assert_eq!(one.level, other.level);
        prop_assert_eq!(ids(&one), ids(&other));
        let because = |decision: &Decision| decision.reasons.iter().map(|reason| reason.because).collect::<Vec<_>>();
        prop_assert_eq!(because(&one), because(&other));
        prop_assert_eq!(one.diagnostics.len(), other.diagnostics.len());
    }

    /// A stamp from the future, of an incident that this page does not depend on, moves nothing of its own by more than a
    /// quarter of an hour.
    #[test]
    fn a_stamp_of_others_moves_nothing_far(feed in feed(), policy in policies(), minutes in 1_i64..5_000, edited in any::<bool>()) {
        let mut odd = feed.clone();
        let at = now().0 + minutes * 60_000;
        let dated = json!({"display_at": at, "status": "investigating"});
        let stamp = if edited { "updated_at" } else { "created_at" };
        odd["components"].as_array_mut().unwrap().push(json!({"id": "others", "name": "Others", "status": "operational"}));
        odd["incidents"].as_array_mut().unwrap().push(
            json!({"id": "others", "name": "Others", "status": "investigating", "impact": "minor", stamp: at,
                   "started_at": at, "components": ["others"], "incident_updates": [dated]}));
        let mut policy = policy;
        policy.exclude.push("others".to_owned());
        let (one, other) = (read(&feed), read(&odd));
        let moved = decided(&other, &policy);
        let late = Time(now().0 + if minutes <= 15 { minutes * 60_000 } else { 0 });
        prop_assert_eq!(moved.now, late);
        let plain = decide(&one, &policy, &NOTHING, late);
        prop_assert_eq!(ids(&plain), ids(&moved));
    }

    /// Whatever is written as an option, the result holds, and what is bad is told once.
    #[test]
    fn options_always_hold(name in prop::sample::select(REGISTRY.iter().map(|it| it.name).collect::<Vec<_>>()), value in ".{0,20}") {
        let (options, diagnostics) = Options::default().read(|asked| (asked.name == name).then(|| Written::from(value.clone())));
        prop_assert!(options.refresh.as_secs() >= 15);
        prop_assert!(diagnostics.iter().filter(|it| !it.message.contains("is missing")).count() <= 1);
    }
}

/// The same shuffle for the same seed.
fn shuffle(list: &mut [Value], seed: u64) {
    let mut state = seed | 1;
    for last in (1..list.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        list.swap(last, usize::try_from(state >> 33).unwrap() % (last + 1));
    }
}
