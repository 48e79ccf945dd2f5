//! What a browser remembers over documents, page views and tabs: "back to normal" for those who saw the incident, what was
//! put away and when it comes back, and that all of it is forgotten in time.
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
use status_widget::memory::Memory;
use status_widget::model::Status;
use std::time::Duration;
use support::{NOW, Reader, component, feed, fixture, incident, status, status_of, time};

const DESK: (&str, &str) = ("components", "Desk");
const DEGRADED: &str = "minor | incident minor: Desk degraded";
const BACK: &str = "info | resolved info: Desk back to normal";

/// The Blip incident by the hour of its day, in its own zone.
fn blip(hour: &str) -> (Status, Moment) {
    let at = match hour {
        "postmortem" => "2021-10-15T19:24:00-03:00".to_owned(),
        hour => format!("2021-10-08T{}:{}:30-03:00", &hour[..2], &hour[2..]),
    };
    let document = if hour == "postmortem" { "2111" } else { hour };
    (status(&format!("blip/summary-{document}.json")), time(&at).into())
}

fn looks(reader: &mut Reader, hour: &str) -> (String, String) {
    let (status, moment) = blip(hour);
    reader.looks_at(&status, moment)
}

#[track_caller]
fn check(seen: (String, String), expected: &str, because: &str) {
    assert_eq!((seen.0.as_str(), seen.1.as_str()), (expected, because));
}

#[test]
fn tells_those_who_saw_it_that_it_is_over() {
    let mut reader = Reader::new(&[DESK, ("resolved", "8d")]);
    check(looks(&mut reader, "1300"), "operational", "");
    for hour in ["1315", "1414", "1640"] {
        check(looks(&mut reader, hour), DEGRADED, "open covered");
    }
    assert_eq!(reader.asked, 0);
    check(looks(&mut reader, "2111"), BACK, "recovered");
    assert_eq!(reader.asked, 1, "the history is asked once");
    reader.memory.learn(Some(&status("blip/incidents-2111.json")));
    check(looks(&mut reader, "2111"), BACK, "recovered");
    assert_eq!(reader.asked, 1);
    // A week later, on another page view, the postmortem is out.
    reader.reloads();
    check(looks(&mut reader, "postmortem"), BACK, "recovered");
    assert_eq!(reader.asked, 2, "and once more per page load");
    reader.memory.learn(Some(&status("blip/incidents-postmortem.json")));
    check(looks(&mut reader, "postmortem"), BACK, "recovered");
    let (status, moment) = blip("postmortem");
    let decision = status_widget::decide::decide(&status, &reader.policy, &reader.memory, moment);
    let notice = &decision.notices[0];
    assert_eq!(notice.stage.map(|stage| stage.code()), Some("postmortem"));
    assert_eq!(notice.starts, Some(time("2021-10-08T13:04:00-03:00")));
    assert_eq!(notice.ends, Some(time("2021-10-08T19:18:00-03:00")));
    assert_eq!(notice.link, Some("https://status.blip.ai/incidents/07xnldwxcl77"));
}

#[test]
fn tells_nobody_else() {
    for options in [&[DESK, ("resolved", "8d")][..], &[DESK, ("resolved", "off")]] {
        let mut reader = Reader::new(options);
        check(looks(&mut reader, "1300"), "operational", "");
        check(looks(&mut reader, "2111"), "operational", "");
        assert_eq!(reader.asked, 0);
    }
    let mut off = Reader::new(&[DESK, ("resolved", "off")]);
    looks(&mut off, "1640");
    check(looks(&mut off, "2111"), "operational", "ended");
    assert_eq!((off.asked, &off.memory), (0, &Memory::default()), "and nothing is kept");
    // A page that depends on something else did not show it.
    let mut other = Reader::new(&[("components", "Portal"), ("resolved", "8d")]);
    looks(&mut other, "1640");
    check(looks(&mut other, "2111"), "operational", "");
}

/// Minutes after the post of 21:11:37 that says so (the end was 19:18), and whether it still shows by default.
#[test]
fn shows_for_half_an_hour_after_the_later_of_end_and_post() {
    let (status, _) = blip("2111");
    for (minutes, shows) in [(0, true), (29, true), (30, false), (600, false)] {
        let mut reader = Reader::new(&[DESK]);
        looks(&mut reader, "1640");
        let said = time("2021-10-08T21:11:37.940-03:00");
        let now = said.after(Duration::from_secs(minutes * 60));
        // The history comes after the first look, at a page that has been away for hours.
        assert_eq!(reader.looks_at(&status, now).0, "operational");
        reader.memory.learn(Some(&self::status("blip/incidents-2111.json")));
        let (line, _) = reader.looks_at(&status, now);
        reader.looks_at(&status, now);
        assert_eq!(line == BACK, shows, "{minutes} minutes: {line}");
        assert_eq!(reader.memory == Memory::default(), !shows, "what is over is forgotten");
    }
}

#[test]
fn counts_from_when_it_was_last_seen_open_where_no_history_is_to_be_had() {
    let (status, _) = blip("2111");
    let last = time("2021-10-08T16:40:30-03:00");
    for (minutes, expected) in [(1, BACK), (29, BACK), (30, "operational"), (271, "operational")] {
        let mut reader = Reader::new(&[DESK]);
        looks(&mut reader, "1640");
        let now = last.after(Duration::from_secs(minutes * 60));
        for _ in 0..2 {
            assert_eq!(reader.looks_at(&status, now).0, expected, "{minutes}");
        }
        assert_eq!(reader.asked, 1, "it is asked, though it may show nothing: it may have ended just now");
        reader.memory.learn(None);
        assert_eq!(reader.looks_at(&status, now).0, expected, "{minutes}");
        assert_eq!(reader.memory == Memory::default(), expected != BACK, "{minutes}");
    }
    // Seen is when the feed said so, not when it was looked at last.
    let mut reader = Reader::new(&[DESK]);
    let (open, _) = blip("1640");
    let old = Moment {
        age: Duration::from_secs(600),
        is_failing: true,
        ..last.after(Duration::from_secs(600)).into()
    };
    reader.looks_at(&open, last);
    reader.looks_at(&open, old);
    let (line, _) = reader.looks_at(&status, last.after(Duration::from_secs(31 * 60)));
    assert_eq!(line, "operational");
}

#[test]
fn says_nothing_of_being_normal_while_it_is_not() {
    let mut reader = Reader::new(&[DESK, ("resolved", "8d")]);
    looks(&mut reader, "1640");
    let (mut status, moment) = blip("2111");
    let desk = status.components.iter_mut().find(|component| component.name == "Desk").unwrap();
    desk.status = status_widget::model::ComponentStatus::MajorOutage;
    let (line, because) = reader.looks_at(&status, moment);
    assert_eq!(
        (line.as_str(), because.as_str()),
        ("critical | component critical: Desk down", "covered in-trouble")
    );
    // Unless the history says that it has ended: then that is over, and this is another trouble.
    reader.memory.learn(Some(&self::status("blip/incidents-2111.json")));
    let (line, because) = reader.looks_at(&status, moment);
    assert_eq!(
        line,
        "critical | component critical: Desk down | resolved info: Degraded performance on the BLiP"
    );
    assert_eq!(because, "recovered in-trouble");
}

#[test]
fn an_incident_that_is_back_is_no_longer_over() {
    let mut reader = Reader::new(&[DESK, ("resolved", "8d")]);
    looks(&mut reader, "1640");
    check(looks(&mut reader, "2111"), BACK, "recovered");
    reader.memory.learn(Some(&status("blip/incidents-2111.json")));
    check(looks(&mut reader, "1640"), DEGRADED, "open covered");
    check(looks(&mut reader, "2111"), BACK, "recovered");
    assert_eq!(reader.asked, 2, "another end is another question");
}

#[test]
fn a_document_of_another_page_or_without_the_list_ends_nothing() {
    let mut reader = Reader::new(&[DESK, ("resolved", "8d")]);
    looks(&mut reader, "1640");
    let (mut other, moment) = blip("2111");
    other.origin = "statuspage/another".to_owned();
    check(reader.looks_at(&other, moment), "operational", "");
    let (mut without, moment) = blip("2111");
    without.lists.incidents = false;
    check(reader.looks_at(&without, moment), "operational", "");
    assert_eq!(reader.asked, 0);
    check(looks(&mut reader, "2111"), BACK, "recovered");
}

#[test]
fn an_end_within_the_document_needs_no_history() {
    let ended = status("statuspage/resolved-inside-summary.json");
    let mut open = ended.clone();
    open.incidents[0].stage = status_widget::model::Stage::Investigating;
    let mut reader = Reader::new(&[]);
    check(reader.looks_at(&ended, time(support::NOW)), "operational", "not-seen-before");
    let (_, because) = reader.looks_at(&open, time(support::NOW));
    assert_eq!(because, "open");
    let (line, because) = reader.looks_at(&ended, time(support::NOW));
    assert_eq!((because.as_str(), reader.asked), ("recovered", 0), "{line}");
    let (_, because) = reader.looks_at(&ended, time("2026-03-10T12:15:01Z"));
    assert_eq!(because, "ended", "half an hour after 11:45");
}

/// Options, what the reader closed and when, and what is seen later.
#[test]
fn comes_back_as_the_page_wants_it() {
    #[track_caller]
    fn row(dismiss: &str, closed: &str, then: &str, expected: &str) {
        let mut reader = Reader::new(&[DESK, ("resolved", "8d"), ("dismiss", dismiss)]);
        looks(&mut reader, closed);
        let (status, moment) = blip(closed);
        reader.closes(&status, moment);
        let (_, because) = looks(&mut reader, then);
        let because = because.split(' ').next().unwrap_or_default().to_owned();
        assert_eq!(because, expected, "{dismiss}: closed at {closed}, seen at {then}");
    }
    for dismiss in ["stage", "update"] {
        row(dismiss, "1315", "1315", "dismissed");
        row(dismiss, "1315", "1414", "open");
        row(dismiss, "1640", "2111", "recovered");
    }
    row("never", "1315", "1315", "dismissed");
    row("never", "1315", "1640", "dismissed");
    row("never", "1640", "2111", "dismissed");
    row("off", "1315", "1315", "open");
}

#[test]
fn a_new_post_brings_it_back_only_where_the_page_wants_every_update() {
    for (dismiss, expected) in [("stage", "dismissed covered"), ("update", "open covered")] {
        let mut reader = Reader::new(&[DESK, ("dismiss", dismiss)]);
        let (mut status, moment) = blip("1315");
        reader.looks_at(&status, moment);
        reader.closes(&status, moment);
        let mut post = status.incidents[0].updates[0];
        post.at = post.at.map(|at| at.after(Duration::from_secs(60)));
        status.incidents[0].updates.insert(0, post);
        let (_, because) = reader.looks_at(&status, moment);
        assert_eq!(because, expected, "{dismiss}");
    }
}

#[test]
fn closing_back_to_normal_is_for_good() {
    let mut reader = Reader::new(&[DESK, ("resolved", "8d")]);
    looks(&mut reader, "1640");
    looks(&mut reader, "2111");
    let (status, moment) = blip("2111");
    reader.closes(&status, moment);
    check(looks(&mut reader, "2111"), "operational", "dismissed");
    reader.reloads();
    check(looks(&mut reader, "2111"), "operational", "dismissed");
    // The postmortem is another stage.
    reader.memory.learn(Some(&self::status("blip/incidents-postmortem.json")));
    check(looks(&mut reader, "postmortem"), BACK, "recovered");
}

#[test]
fn is_the_same_after_it_was_stored() {
    let mut reader = Reader::new(&[("resolved", "8d"), ("minimum", "info")]);
    let feeds = [
        "blip/summary-1640.json",
        "statuspage/maintenance-and-outage.json",
        "statuspage/text-line-separators.json",
    ];
    for name in feeds {
        let status = status(name);
        reader.looks_at(&status, time(support::NOW));
        reader.closes(&status, time(support::NOW));
    }
    assert!(reader.memory.to_text().lines().count() >= 2);
    let text = reader.memory.to_text();
    reader.reloads();
    assert_eq!(reader.memory.to_text(), text);
}

#[test]
fn nonsense_in_the_storage_is_no_memory() {
    for text in [
        "",
        "\n",
        "{\"entries\":[]}",
        "\t\t\t",
        "a\tb\n",
        "a\tb\tc\td\te\t1",
        "null",
        "\u{0}\u{1f}\t\u{1f}\n\n\n",
    ] {
        let memory = Memory::from_text(text);
        let is_harmless = memory == Memory::default() || text.contains('1');
        assert!(is_harmless, "{text:?}: {memory:?}");
    }
    // What others may have written is no way to a link that runs.
    let reader = {
        let mut reader = Reader::new(&[DESK]);
        looks(&mut reader, "1640");
        reader
    };
    let text = reader.memory.to_text().replace("https://status.blip.ai", "javascript:alert(1)//");
    assert!(text.contains("javascript:"));
    let (status, moment) = blip("2111");
    let (policy, memory) = (&Reader::new(&[DESK, ("resolved", "8d")]).policy, Memory::from_text(&text));
    let decision = status_widget::decide::decide(&status, policy, &memory, moment);
    assert_eq!((decision.notices.len(), decision.notices[0].link), (1, None));
}

#[test]
fn the_history_may_be_another_pages() {
    let mut reader = Reader::new(&[DESK, ("resolved", "8d")]);
    looks(&mut reader, "1640");
    let before = reader.memory.clone();
    let mut history = fixture("blip/incidents-2111.json").status.unwrap();
    history.origin = "statuspage/another".to_owned();
    reader.memory.learn(Some(&history));
    assert_eq!(reader.memory, before);
}

/// In a look-alike without ids, the name is the key, and an incident and a maintenance may share it; one may even be called
/// as our own notice of components is.
#[test]
fn what_has_one_id_by_chance_is_put_away_each() {
    #[track_caller]
    fn check(fixture: &str, open: &str) {
        let mut reader = Reader::new(&[]);
        let status = status(fixture);
        let moment = Moment::from(time(support::NOW));
        let (_, because) = reader.looks_at(&status, moment);
        assert_eq!(because, open);
        reader.closes(&status, moment);
        let (_, because) = reader.looks_at(&status, moment);
        assert_eq!(because, "dismissed dismissed");
        reader.reloads();
        let (_, because) = reader.looks_at(&status, moment);
        assert_eq!(because, "dismissed dismissed");
    }
    check("statuspage/same-name-incident-and-maintenance.json", "open under-way");
    check("statuspage/incident-called-as-components.json", "open in-trouble");
}

/// In the place of more than 250 components all of the page's are remembered: two hundred such incidents would be megabytes.
#[test]
fn of_an_incident_that_touches_hundreds_little_is_remembered() {
    let page = |touched: usize, ill: Option<usize>, ids: &[&str]| {
        let state = |number| if Some(number) == ill { "major_outage" } else { "operational" };
        let rows =
            (0..300).map(|number| component(&format!("c{number}"), &format!("Part {number}"), state(number)));
        let codes: Vec<Value> = (0..touched).map(|number| json!({"id": format!("c{number}")})).collect();
        let one = |id: &&str| incident(json!({"id": id, "components": codes}));
        status_of(&feed(rows.collect(), ids.iter().map(one).collect(), json!([])))
    };
    let open = "minor | incident minor: Search is slow";
    let down = "critical | component critical: Part 299 down";
    for (touched, bytes, back, beside) in [
        (250, 2_000..4_000, "Part 0, Part 1 and 248 more back to normal", "recovered in-trouble"),
        (251, 0..400, "Search is slow", "covered in-trouble"),
    ] {
        let mut reader = Reader::new(&[]);
        check(reader.looks_at(&page(touched, None, &["i"]), time(NOW)), open, "open");
        let text = reader.memory.to_text();
        assert!(bytes.contains(&text.len()), "{touched}: {} bytes", text.len());
        reader.reloads();
        // The last one is none of its own.
        let ill = page(touched, Some(299), &[]);
        let (line, because) = reader.looks_at(&ill, time(NOW));
        assert!(line.starts_with(down), "{touched}: {line}");
        assert_eq!(because, beside, "{touched}");
        check(
            reader.looks_at(&page(touched, None, &[]), time(NOW)),
            &format!("info | resolved info: {back}"),
            "recovered",
        );
        // Put away, and posted anew.
        let mut reader = Reader::new(&[]);
        reader.looks_at(&page(touched, None, &["i"]), time(NOW));
        reader.closes(&page(touched, None, &["i"]), time(NOW));
        reader.reloads();
        check(reader.looks_at(&page(touched, None, &["other"]), time(NOW)), "operational", "dismissed");
        // One that touches fewer, or none, is another one.
        for fewer in [touched - 1, 0] {
            let mut reader = Reader::new(&[]);
            reader.looks_at(&page(touched, None, &["i"]), time(NOW));
            reader.closes(&page(touched, None, &["i"]), time(NOW));
            let (line, _) = reader.looks_at(&page(fewer, None, &["other"]), time(NOW));
            assert!(line.starts_with(open), "{touched}, {fewer}: {line}");
        }
    }
}
