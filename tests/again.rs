//! What comes again after it was put away, and what is no more than said to be over: each row is what one browser sees, answer by
//! answer.
//!
//! The company is Quillhaven again, the moment [`NOW`]; what one document says is in `truth.rs`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

mod support;

use serde_json::{Value, json};
use status_widget::decide::Moment;
use status_widget::time::Time;
use std::time::Duration;
use support::{NOW, Reader, component, incident, maintenance, policy, status_of, time, with};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// What happens in a browser.
enum Step {
    /// So many minutes from now this document is seen: what shows, and why.
    Sees(i64, Value, &'static str, &'static str),
    /// The same of one that was read so many minutes before then.
    StillHas(i64, i64, Value, &'static str, &'static str),
    /// The same as the first, while nobody is known to look: somebody has come back, and the answer is on its way.
    Returns(i64, Value, &'static str, &'static str),
    /// So often the history has been asked.
    HasAsked(usize),
    /// The reader closes the banner of the last one,
    Closes,
    /// or puts away the notice at this place of it.
    PutsAway(usize),
    /// The page is loaded anew.
    Reloads,
    /// The page goes on with other options, as on another route.
    Options(&'static [(&'static str, &'static str)]),
    /// The history answers.
    Learns(Value),
}
use Step::{Closes, HasAsked, Learns, Options, PutsAway, Reloads, Returns, Sees, StillHas};

#[track_caller]
fn check(options: &[(&str, &str)], steps: impl IntoIterator<Item = Step>) {
    let mut reader = Reader::new(options);
    let mut last = None;
    for (number, step) in steps.into_iter().enumerate() {
        let step = match step {
            Sees(minutes, document, line, because) => StillHas(minutes, 0, document, line, because),
            step => step,
        };
        match step {
            Sees(..) => unreachable!("it is a document that was read just now"),
            StillHas(minutes, age, document, line, because) => {
                let (status, age) = (status_of(&document), Duration::from_secs(age.unsigned_abs() * 60));
                let at = Moment { age, ..minute(minutes).into() };
                let seen = reader.looks_at(&status, at);
                assert_eq!((seen.0.as_str(), seen.1.as_str()), (line, because), "step {number}");
                last = Some((status, at));
            }
            Returns(minutes, document, line, because) => {
                let status = status_of(&document);
                let at = Moment { is_returning: true, ..minute(minutes).into() };
                let seen = reader.looks_at(&status, at);
                assert_eq!((seen.0.as_str(), seen.1.as_str()), (line, because), "step {number}");
                last = Some((status, at));
            }
            HasAsked(times) => assert_eq!(reader.asked, times, "step {number}"),
            Closes => {
                let (status, at) = last.as_ref().expect("something is seen");
                reader.closes_after(status, *at, true);
            }
            PutsAway(place) => {
                let (status, at) = last.as_ref().expect("something is seen");
                reader.puts_away(status, *at, place);
            }
            Reloads => reader.reloads(),
            Options(options) => reader.policy = policy(options),
            Learns(history) => reader.memory.learn(Some(&status_of(&history))),
        }
    }
}

fn minute(minutes: i64) -> Time {
    Time(time(NOW).0 + minutes * 60_000)
}

/// Search and mail in these states, and these incidents.
fn page(states: [&str; 2], incidents: Value) -> Value {
    let rows = [component("search", "Search", states[0]), component("mail", "Mail", states[1])];
    support::feed(json!(rows), incidents, json!([]))
}

const WELL: [&str; 2] = ["operational", "operational"];
const SLOW: [&str; 2] = ["degraded_performance", "operational"];
const BOTH: [&str; 2] = ["degraded_performance", "degraded_performance"];

const DEGRADED: &str = "minor | incident minor: Search degraded";
const BACK: &str = "info | resolved info: Search back to normal";
const TITLE: &str = "info | resolved info: Search is slow";

/// Its posts are of these stages, each with its minute, newest first.
fn posted(posts: &[(&str, i64)]) -> Value {
    let all = posts.iter().map(|(stage, at)| json!({"status": stage, "created_at": minute(*at).0}));
    incident(json!({"status": posts[0].0, "impact": "critical", "incident_updates": all.collect::<Vec<_>>()}))
}

/// Titles repeat: by how many minutes after the first was last seen another one of its title and components began, and whether it is
/// taken for that one.
#[test]
fn an_old_title_puts_away_no_new_incident() {
    for (began, is_it) in
        [(-1, true), (30, true), (60, true), (61, false), (3 * DAY, false), (21 * DAY, false)]
    {
        let at = minute(began).0;
        let other = incident(json!({"id": "other", "created_at": at, "updated_at": at}));
        let (line, because) =
            if is_it { ("operational", "dismissed covered") } else { (DEGRADED, "open ended covered") };
        check(
            &[],
            [
                Sees(0, page(SLOW, json!([incident(json!({}))])), DEGRADED, "open covered"),
                Closes,
                Reloads,
                Sees(began + 5, page(SLOW, json!([other])), line, because),
            ],
        );
    }
}

#[test]
fn what_goes_back_to_an_earlier_stage_shows_again() {
    let began = || posted(&[("investigating", -20)]);
    let critical = "critical | incident critical: Search is slow";
    let watched = "minor | incident minor: Search is slow";
    let again = || posted(&[("investigating", 30), ("monitoring", 5), ("investigating", -20)]);
    let between = || page(WELL, json!([posted(&[("monitoring", 5), ("investigating", -20)])]));
    check(
        &[],
        [
            Sees(0, page(WELL, json!([began()])), critical, "open"),
            Closes,
            Sees(10, between(), watched, "open"),
            Sees(31, page(WELL, json!([again()])), critical, "open"),
        ],
    );
    // Also to who was not there in between, and by no post that tells no stage.
    let told = || posted(&[("investigating", 30), ("noted", 5), ("investigating", -20)]);
    for (then, line, because) in [(again(), critical, "open"), (told(), "operational", "dismissed")] {
        check(
            &[],
            [
                Sees(0, page(WELL, json!([began()])), critical, "open"),
                Closes,
                Reloads,
                Sees(31, page(WELL, json!([then])), line, because),
                Closes,
                Sees(32, page(WELL, json!([then])), "operational", "dismissed"),
            ],
        );
    }
    // Nothing came that the reader has not put away.
    check(
        &[("dismiss", "never")],
        [
            Sees(0, page(WELL, json!([began()])), critical, "open"),
            Closes,
            Sees(10, between(), "operational", "dismissed"),
            Sees(31, page(WELL, json!([again()])), "operational", "dismissed"),
        ],
    );
    let stage = |stage: &str| page(SLOW, json!([incident(json!({"status": stage}))]));
    check(
        &[],
        [
            Sees(0, stage("monitoring"), DEGRADED, "open covered"),
            Closes,
            Sees(1, stage("monitoring"), "operational", "dismissed covered"),
            Sees(5, stage("identified"), DEGRADED, "open covered"),
            Sees(20, stage("monitoring"), DEGRADED, "open covered"),
            Closes,
            Sees(21, stage("monitoring"), "operational", "dismissed covered"),
        ],
    );
}

/// A page that is shown again still has what it had, and a mirror may be behind.
#[test]
fn an_older_document_brings_back_nothing() {
    let older = || page(WELL, json!([posted(&[("investigating", -20)])]));
    let newer = || page(WELL, json!([posted(&[("monitoring", 5), ("investigating", -20)])]));
    check(
        &[],
        [
            Sees(10, newer(), "minor | incident minor: Search is slow", "open"),
            Closes,
            Sees(11, older(), "critical | incident critical: Search is slow", "open"),
            Sees(12, newer(), "operational", "dismissed"),
        ],
    );
}

/// What another tab has shown, or put away, since this document was read; until the next one comes, nothing of it is over.
#[test]
fn an_older_document_ends_nothing_that_was_seen_after_it() {
    let well = || page(WELL, json!([]));
    let open = || page(SLOW, json!([incident(json!({}))]));
    // It was read at minute 4, and the incident seen first at minute 5, by whom this one hears. (Only where the page was left for a
    // while, it is older than a minute.)
    for (heard, age) in [(5, 1), (9, 5), (5 + 60, 61)] {
        let line = if age > 15 { "unknown" } else { "operational" };
        check(
            &[],
            [
                Sees(5, open(), DEGRADED, "open covered"),
                StillHas(heard, age, well(), line, ""),
                HasAsked(0),
                Sees(heard + 1, open(), DEGRADED, "open covered"),
                Sees(heard + 2, well(), BACK, "recovered"),
                HasAsked(1),
            ],
        );
    }
    // What was put away meanwhile: components, a maintenance, an incident.
    let slow = || page(SLOW, json!([]));
    check(
        &[],
        [
            Sees(5, slow(), "minor | component minor: Search degraded", "in-trouble"),
            Closes,
            StillHas(6, 2, well(), "operational", ""),
            Sees(7, slow(), "operational", "dismissed"),
            // One that was read later tells that it is over.
            Sees(8, well(), "operational", ""),
            Sees(9, slow(), "minor | component minor: Search degraded", "in-trouble"),
        ],
    );
    let of = |planned: Value| support::feed(support::components(), json!([]), planned);
    let ahead = "maintenance | upcoming maintenance: Mail moves";
    let planned = || of(json!([maintenance(json!({}))]));
    check(
        &[],
        [
            Sees(5, planned(), ahead, "ahead"),
            Closes,
            StillHas(6, 2, of(json!([])), "operational", ""),
            Sees(7, planned(), "operational", "dismissed"),
            Sees(8, of(json!([])), "operational", ""),
            Sees(9, planned(), ahead, "ahead"),
        ],
    );
    check(
        &[],
        [
            Sees(5, open(), DEGRADED, "open covered"),
            Closes,
            StillHas(6, 2, well(), "operational", ""),
            Sees(7, open(), "operational", "dismissed covered"),
        ],
    );
    // By a clock that was set back since, every document would be older.
    check(
        &[],
        [Sees(5, open(), DEGRADED, "open covered"), Sees(-60, well(), BACK, "recovered"), HasAsked(1)],
    );
}

/// What came while nobody looked has been shown to nobody; but who closes it has seen it.
#[test]
fn what_came_while_nobody_looked_is_seen_by_who_closes_it() {
    let well = || page(WELL, json!([]));
    let open = || page(SLOW, json!([incident(json!({}))]));
    check(
        &[],
        [Returns(5, open(), DEGRADED, "open covered"), Sees(6, well(), "operational", ""), HasAsked(0)],
    );
    check(
        &[],
        [
            Returns(5, open(), DEGRADED, "open covered"),
            Closes,
            Sees(6, open(), "operational", "dismissed covered"),
            Sees(7, well(), BACK, "recovered"),
            HasAsked(1),
        ],
    );
}

/// An older document has the same incident under an older id.
#[test]
fn what_changes_its_id_is_one_in_an_older_document_too() {
    let open = |id: &str| page(SLOW, json!([incident(json!({"id": id}))]));
    check(
        &[],
        [
            Sees(4, open("one"), DEGRADED, "open covered"),
            Sees(5, open("two"), DEGRADED, "open covered"),
            Closes,
            StillHas(6, 2, open("one"), "operational", "dismissed covered"),
            Sees(7, open("three"), "operational", "dismissed covered"),
            HasAsked(0),
        ],
    );
}

/// It vanishes, or is said to be over, and is open once more at the stage at which it was put away.
#[test]
fn what_begins_anew_shows_again() {
    let open = || page(SLOW, json!([incident(json!({}))]));
    let ended = |at: i64| {
        with(
            incident(json!({})),
            json!({"status": "resolved", "resolved_at": minute(at).0, "updated_at": minute(at).0}),
        )
    };
    for (over, options, line, because) in [
        (page(WELL, json!([])), &[][..], BACK, "recovered"),
        (page(WELL, json!([ended(5)])), &[], BACK, "recovered"),
        (page(WELL, json!([ended(5)])), &[("resolved", "off")], "operational", "ended"),
    ] {
        check(
            options,
            [
                Sees(0, open(), DEGRADED, "open covered"),
                Closes,
                Sees(5, over, line, because),
                Sees(10, open(), DEGRADED, "open covered"),
            ],
        );
    }
    // That it is over was put away, too, and stays so while it is.
    for over in [json!([]), json!([ended(5)])] {
        check(
            &[],
            [
                Sees(0, open(), DEGRADED, "open covered"),
                Closes,
                Sees(5, page(WELL, over.clone()), BACK, "recovered"),
                Closes,
                Sees(6, page(WELL, over.clone()), "operational", "dismissed"),
                Reloads,
                Sees(7, page(WELL, over), "operational", "dismissed"),
                Sees(10, open(), DEGRADED, "open covered"),
            ],
        );
    }
}

/// As many systems have it that list a component only while something is the matter with it.
#[test]
fn what_is_listed_no_more_is_back_to_normal_where_it_was_shown() {
    let none = || support::feed(json!([]), json!([]), json!([]));
    let ended = || {
        let ended = json!({"status": "resolved", "resolved_at": minute(5).0, "updated_at": minute(5).0, "components": []});
        support::feed(
            json!([component("mail", "Mail", "operational")]),
            json!([with(incident(json!({})), ended)]),
            json!([]),
        )
    };
    for over in [none(), ended()] {
        check(
            &[("components", "Search")],
            [
                Sees(0, page(SLOW, json!([incident(json!({}))])), DEGRADED, "open covered"),
                Sees(6, over.clone(), TITLE, "recovered"),
                Reloads,
                Sees(7, over, TITLE, "recovered"),
            ],
        );
    }
}

#[test]
fn what_is_remembered_of_another_page_is_forgotten_in_time() {
    let other = || with(page(WELL, json!([])), json!({"page": {"id": "other"}}));
    let open = || page(SLOW, json!([incident(json!({}))]));
    let mut reader = Reader::new(&[]);
    reader.looks_at(&status_of(&open()), minute(0));
    for (day, is_kept) in [(1, true), (30, true), (31, false)] {
        reader.looks_at(&status_of(&other()), minute(day * DAY));
        assert_eq!(!reader.memory.to_text().is_empty(), is_kept, "{day}");
    }
}

/// Another incident of Search is open, which shows or which the reader has put away.
#[test]
fn nothing_is_back_to_normal_that_an_open_incident_names() {
    let one = || incident(json!({"id": "a"}));
    let over = || {
        with(one(), json!({"status": "resolved", "resolved_at": minute(0).0, "created_at": minute(-20).0}))
    };
    let other = || incident(json!({"id": "b", "name": "Logins fail", "impact": "critical"}));
    let both = "critical | incident critical: Logins fail | incident minor: Search is slow";
    check(
        &[],
        [
            Sees(0, page(WELL, json!([one(), other()])), both, "open open"),
            Sees(
                1,
                page(WELL, json!([over(), other()])),
                "critical | incident critical: Logins fail | resolved info: Search is slow",
                "recovered open",
            ),
            Closes,
            Sees(2, page(WELL, json!([over(), other()])), "operational", "dismissed dismissed"),
        ],
    );
    check(
        &[],
        [
            Sees(0, page(WELL, json!([one(), other()])), both, "open open"),
            Closes,
            Sees(1, page(WELL, json!([over(), other()])), TITLE, "recovered dismissed"),
            Sees(
                2,
                page(WELL, json!([over()])),
                "info | resolved info: Search back to normal | resolved info: Search back to normal",
                "recovered recovered",
            ),
        ],
    );
    // The same where it merely vanished, and where the other has its title: posted anew after an answer without it, or with another
    // id and one more component.
    check(
        &[],
        [
            Sees(0, page(WELL, json!([one(), other()])), both, "open open"),
            Closes,
            Sees(1, page(WELL, json!([other()])), TITLE, "dismissed recovered"),
        ],
    );
    let slow = "minor | incident minor: Search is slow";
    let beside = "minor | incident minor: Search is slow | resolved info: Search is slow";
    let anew = || page(WELL, json!([with(one(), json!({"id": "c"}))]));
    let joined = with(one(), json!({"id": "c", "components": ["search", "mail"]}));
    check(
        &[],
        [
            Sees(0, page(WELL, json!([one()])), slow, "open"),
            Sees(1, page(WELL, json!([])), BACK, "recovered"),
            Sees(2, anew(), beside, "open recovered"),
        ],
    );
    check(
        &[],
        [
            Sees(0, page(WELL, json!([one()])), slow, "open"),
            Sees(1, page(WELL, json!([joined])), beside, "open recovered"),
        ],
    );
    // One of other components, and one that is below the minimum, say nothing of Search.
    for fields in [json!({"components": ["mail"]}), json!({"impact": "none"})] {
        let harmless = with(other(), with(json!({"impact": "minor"}), fields));
        check(
            &[("components", "search")],
            [
                Sees(0, page(SLOW, json!([one()])), DEGRADED, "open covered"),
                Sees(
                    1,
                    page(WELL, json!([over(), harmless])),
                    BACK,
                    if harmless["impact"] == "none" {
                        "recovered below-minimum"
                    } else {
                        "recovered filtered-out"
                    },
                ),
            ],
        );
    }
}

/// A component that was put away has been well since, while another was in that state all along.
#[test]
fn what_was_put_away_of_a_component_ends_with_its_state() {
    let shown = "minor | component minor: Search degraded";
    for states in [SLOW, BOTH] {
        let well = ["operational", states[1]];
        let others = |because: &str| {
            if states == BOTH { ["filtered-out", because].concat() } else { because.to_owned() }
        };
        let with_others = |because: &'static str| -> &'static str {
            let all = if states == BOTH { format!("{because} filtered-out") } else { because.to_owned() };
            all.leak()
        };
        check(
            &[("components", "search")],
            [
                Sees(0, page(states, json!([])), shown, with_others("in-trouble")),
                Closes,
                Sees(1, page(states, json!([])), "operational", with_others("dismissed")),
                Sees(30, page(well, json!([])), "operational", others("").leak()),
                Sees(2 * DAY, page(states, json!([])), shown, with_others("in-trouble")),
            ],
        );
    }
    // A document without components tells nothing of them.
    check(
        &[],
        [
            Sees(0, page(SLOW, json!([])), shown, "in-trouble"),
            Closes,
            Sees(
                1,
                json!({"page": {"id": "quillhaven"}, "incidents": [with(incident(json!({})), json!({"status": "resolved"}))]}),
                "operational",
                "ended",
            ),
            Sees(2, page(SLOW, json!([])), "operational", "dismissed"),
        ],
    );
}

/// What is put away on one route stays so while another is shown, and hides nothing else there.
#[test]
fn components_are_put_away_one_by_one() {
    let (search, mail) =
        ("minor | component minor: Search degraded", "minor | component minor: Mail degraded");
    check(
        &[("components", "search")],
        [
            Sees(0, page(BOTH, json!([])), search, "in-trouble filtered-out"),
            Closes,
            Options(&[("components", "mail")]),
            Sees(1, page(BOTH, json!([])), mail, "filtered-out in-trouble"),
            Closes,
            Sees(1, page(BOTH, json!([])), "operational", "filtered-out dismissed"),
            Options(&[("components", "search")]),
            Sees(2, page(BOTH, json!([])), "operational", "dismissed filtered-out"),
            Reloads,
            Options(&[]),
            Sees(3, page(BOTH, json!([])), "operational", "dismissed dismissed"),
        ],
    );
    check(
        &[("dismiss", "never")],
        [
            Sees(0, page(SLOW, json!([])), search, "in-trouble"),
            Closes,
            Sees(1, page(SLOW, json!([])), "operational", "dismissed"),
            Sees(
                2,
                page(BOTH, json!([])),
                "minor | component minor: Search and Mail degraded",
                "in-trouble in-trouble",
            ),
        ],
    );
}

/// A feed that counts incidents and maintenances each by itself.
#[test]
fn an_incident_and_a_maintenance_of_one_id_are_two() {
    let of = |incidents: Value, planned: Value| support::feed(support::components(), incidents, planned);
    let open = || incident(json!({"id": 7}));
    let planned = || maintenance(json!({"id": 7}));
    let ahead = "maintenance | upcoming maintenance: Mail moves";
    let both = "minor | incident minor: Search is slow | upcoming maintenance: Mail moves";
    // One is cancelled: the other stays put away.
    let gone = maintenance(json!({"id": 7, "status": "cancelled"}));
    check(
        &[],
        [
            Sees(0, of(json!([open()]), json!([planned()])), both, "open ahead"),
            Closes,
            Sees(1, of(json!([open()]), json!([planned()])), "operational", "dismissed dismissed"),
            Sees(2, of(json!([open()]), json!([gone])), "operational", "dismissed ended"),
        ],
    );
    // The reader was shown the incident alone, and puts that away.
    check(
        &[],
        [
            Sees(0, of(json!([open()]), json!([planned()])), both, "open ahead"),
            PutsAway(0),
            Sees(1, of(json!([open()]), json!([planned()])), ahead, "dismissed ahead"),
        ],
    );
    // What moves to the other list has not ended.
    let moved = incident(json!({"id": 7, "status": "in_progress"}));
    check(
        &[],
        [
            Sees(0, of(json!([open()]), json!([])), "minor | incident minor: Search is slow", "open"),
            Sees(
                1,
                of(json!([moved]), json!([])),
                "maintenance | maintenance maintenance: Search is slow",
                "under-way",
            ),
        ],
    );
}

/// A feed that gives components other ids with every answer, as it does incidents.
#[test]
fn components_are_known_by_their_names() {
    let of = |number: u8, incidents: Value| {
        let rows = [
            component(&format!("s{number}"), "Search", "degraded_performance"),
            component(&format!("m{number}"), "Mail", "operational"),
        ];
        support::feed(json!(rows), incidents, json!([]))
    };
    let open = |number: u8| {
        json!([incident(json!({"id": format!("i{number}"), "components": [format!("s{number}")]}))])
    };
    check(
        &[],
        [
            Sees(0, of(1, open(1)), DEGRADED, "open covered"),
            Sees(1, of(2, open(2)), DEGRADED, "open covered"),
            Closes,
            Sees(2, of(3, open(3)), "operational", "dismissed covered"),
            Reloads,
            Sees(3, of(4, open(4)), "operational", "dismissed covered"),
        ],
    );
    check(
        &[],
        [
            Sees(0, of(1, json!([])), "minor | component minor: Search degraded", "in-trouble"),
            Closes,
            Sees(1, of(2, json!([])), "operational", "dismissed"),
        ],
    );
    // One name in two groups is two components.
    {
        let of = |states: [&str; 2]| {
            let row = |group: &str, state: &str| {
                let id = format!("api-{group}");
                json!({"id": id, "name": "API", "group": group, "status": state})
            };
            support::feed(json!([row("Europe", states[0]), row("Asia", states[1])]), json!([]), json!([]))
        };
        check(
            &[],
            [
                Sees(0, of(SLOW), "minor | component minor: API (Europe) degraded", "in-trouble"),
                Closes,
                Sees(1, of(SLOW), "operational", "dismissed"),
                Sees(
                    2,
                    of(BOTH),
                    "minor | component minor: API (Europe) and API (Asia) degraded",
                    "in-trouble in-trouble",
                ),
            ],
        );
    }
}

/// The post that says so was written at this minute and dated back by hours.
#[test]
fn an_end_that_is_dated_back_is_told_from_when_it_was_said() {
    let ended = || {
        let post = json!({"status": "resolved", "created_at": minute(4).0, "display_at": minute(-100).0});
        incident(json!({"status": "resolved", "created_at": minute(-120).0, "incident_updates": [post]}))
    };
    let open = || incident(json!({"created_at": minute(-120).0}));
    check(
        &[],
        [
            Sees(0, page(SLOW, json!([open()])), DEGRADED, "open covered"),
            Sees(5, page(WELL, json!([ended()])), BACK, "recovered"),
            Sees(33, page(WELL, json!([ended()])), BACK, "recovered"),
            Sees(35, page(WELL, json!([ended()])), "operational", "ended"),
        ],
    );
    check(
        &[],
        [
            Sees(0, page(SLOW, json!([open()])), DEGRADED, "open covered"),
            Sees(5, page(WELL, json!([])), BACK, "recovered"),
            Learns(page(WELL, json!([ended()]))),
            Sees(6, page(WELL, json!([])), BACK, "recovered"),
            Sees(35, page(WELL, json!([])), "operational", "ended"),
        ],
    );
}

/// The history says that it is over, and not when.
#[test]
fn an_end_without_a_time_is_an_end() {
    let ended = incident(json!({"status": "resolved"}));
    check(
        &[],
        [
            Sees(0, page(SLOW, json!([incident(json!({}))])), DEGRADED, "open covered"),
            Sees(1, page(SLOW, json!([])), "minor | component minor: Search degraded", "covered in-trouble"),
            Learns(page(SLOW, json!([ended]))),
            Sees(
                2,
                page(SLOW, json!([])),
                "minor | component minor: Search degraded | resolved info: Search is slow",
                "recovered in-trouble",
            ),
            Sees(31, page(SLOW, json!([])), "minor | component minor: Search degraded", "ended in-trouble"),
        ],
    );
}
