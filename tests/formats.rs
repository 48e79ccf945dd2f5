//! Every made-up document of another system, as the widget shows it with default options: each row says what, and the rule that decided
//! for each thing; and that no document is taken for one of another system.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]
#![cfg(not(target_family = "wasm"))]

mod support;

use proptest::prelude::*;
use serde_json::Value;
use status_widget::decide::decide;
use status_widget::diagnostic::Concern;
use status_widget::feed::foreign::{FORMATS, Settings, decode_any, kinds, translate};
use status_widget::feed::{ACCEPTED, AUTO, STATUSPAGE, decode};
use status_widget::memory::NOTHING;
use status_widget::model::Stage;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use support::{NOW, fixtures, in_a_line, policy, reasons, time};

/// System, files joined by `+` => what shows => why. The rest of a line behind `#` is a remark's beginning that is to be made.
const ROWS: &str = include_str!("fixtures/foreign/expected.txt");

fn read(system: &str, files: &str) -> Vec<Vec<u8>> {
    let folder = fixtures().join("foreign").join(system);
    let read =
        |file| std::fs::read(folder.join(file)).unwrap_or_else(|error| panic!("{system}/{file}: {error}"));
    files.split('+').map(read).collect()
}

fn settings() -> Settings<'static> {
    Settings { now: Some(time(NOW)), ..Settings::default() }
}

/// What the widget makes of an answer, and what it remarks.
fn shown(bodies: &[Vec<u8>], settings: &Settings) -> (String, Vec<String>) {
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let decoded = decode_any(&bodies, settings);
    let remarks = decoded.diagnostics.iter().map(|remark| remark.message.clone()).collect();
    let Some(status) = decoded.status else {
        assert!(
            decoded.diagnostics.iter().any(|it| it.concern == Concern::Format),
            "what is no status says why"
        );
        return ("unknown =>".to_owned(), remarks);
    };
    let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
    (format!("{} => {}", in_a_line(&status, &decision), reasons(&decision)).trim_end().to_owned(), remarks)
}

#[test]
fn every_document_shows_as_it_should() {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for row in ROWS.lines().filter(|row| !row.is_empty()) {
        let (row, remark) = row.split_once(" # ").unwrap_or((row, ""));
        let (name, expected) = row.split_once(" => ").expect("a row has an arrow");
        let (system, files) = name.split_once(' ').expect("a row names system and files");
        seen.extend(files.split('+').map(|file| format!("{system}/{file}")));
        let (line, remarks) = shown(&read(system, files), &settings());
        if line != expected.trim_end() {
            wrong.push(format!("{name} => {line}"));
        }
        if !remark.is_empty() && !remarks.iter().any(|it| it.starts_with(remark)) {
            wrong.push(format!("{name}: no remark `{remark}` among {remarks:?}"));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
    for (name, _) in DOCUMENTS.iter() {
        assert!(seen.contains(name), "{name} has no row");
    }
}

/// Every made-up document of another system.
static DOCUMENTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut documents = Vec::new();
    for system in std::fs::read_dir(fixtures().join("foreign")).unwrap().map(|entry| entry.unwrap().path()) {
        if system.is_dir() {
            documents.extend(files(&system));
        }
    }
    documents
});

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = format!(
            "{}/{}",
            folder.file_name().unwrap().to_string_lossy(),
            file.file_name().unwrap().to_string_lossy()
        );
        files.push((name, std::fs::read(&file).unwrap()));
    }
    files
}

/// What a body is taken for, in words.
fn taken_for(body: &[u8]) -> Vec<&'static str> {
    kinds(body).into_iter().map(|(format, _)| FORMATS[format].name).collect()
}

/// What no one can tell the system of: an empty list, an error.
const NOBODYS: &[&str] = &[
    "alertmanager/empty.json",
    "cstate/title-with-quotes.txt",
    "flashduty/error.json",
    "gatus/just-started.json",
    "upptime/empty.json",
    "uptime-kuma/no-such-page.json",
];

#[test]
fn a_document_is_of_its_own_system_and_of_no_other() {
    for (name, body) in DOCUMENTS.iter() {
        let system = name.split('/').next().unwrap();
        let expected = if NOBODYS.contains(&name.as_str()) { vec![] } else { vec![system] };
        assert_eq!(taken_for(body), expected, "{name}");
    }
}

#[test]
fn statuspage_is_no_other_system() {
    for folder in ["statuspage", "blip"] {
        // Some show what Statuspage's reader says of others.
        let own =
            files(&fixtures().join(folder)).into_iter().filter(|(name, _)| !name.contains("other-tool"));
        for (name, body) in own {
            assert_eq!(taken_for(&body), [] as [&str; 0], "{name}");
        }
    }
}

/// A summary of Statuspage stays one whatever fields of another system stand in it, and is read as one; and so do documents that are
/// nearly one.
#[test]
fn what_statuspage_has_is_no_other_systems() {
    let summary = serde_json::json!({
        "page": {"id": "p1", "name": "Harbour", "updated_at": "2026-03-10T11:59:00Z"},
        "status": {"indicator": "none"},
        "components": [{"id": "c1", "name": "Checkout", "status": "MAJOROUTAGE"}],
        "incidents": [],
        "scheduled_maintenances": [],
    });
    for (name, body) in DOCUMENTS.iter() {
        let Ok(Value::Object(fields)) = serde_json::from_slice::<Value>(body) else { continue };
        let mut document = summary.clone();
        for (field, value) in fields {
            document.as_object_mut().unwrap().entry(field).or_insert(value.clone());
        }
        let document = document.to_string();
        assert_eq!(taken_for(document.as_bytes()), [] as [&str; 0], "{name}");
        let status = decode(document.as_bytes()).status.unwrap_or_else(|| panic!("{name}: it is read"));
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        let line = in_a_line(&status, &decision);
        assert!(line.starts_with("critical | component critical: Checkout down"), "{name}: {line}");
    }
    for document in [
        r#"{"page":{"id":"p1","name":"x"},"status":{"indicator":"none"},"components":[],"incidents":[],"notifications":[]}"#,
        r#"{"status":"up","components":[],"active_incidents":[]}"#,
        r#"{"components":[],"checks":[{"slug":"a"}]}"#,
        r#"{"page":{"name":"x","updated_at":"2026-03-10T11:59:00Z"},"status":{"indicator":"none"},"components":[{"name":"a","status":"operational"}],"incidents":[{"id":"i","name":"y","impact":"critical"}]}"#,
        r#"{"page":{"name":"x","updated_at":"2026-03-10T11:59:00Z"},"status":{"indicator":"none"},"components":[{"name":"a","status":"operational"}],"incidents":[{"id":"i","name":"y","components":[{"name":"a"}]}]}"#,
    ] {
        assert_eq!(taken_for(document.as_bytes()), [] as [&str; 0], "{document}");
    }
}

/// Only what a server sets may tell what time it is, and a notice's start is what people write.
#[test]
fn starts_that_people_set_move_no_clock() {
    for (system, file) in [
        ("better-stack", "incident.json"),
        ("cstate", "incident.json"),
        ("cstate", "pinned.json"),
        ("flashduty", "incident.json"),
        ("instatus", "incident.json"),
        ("kener", "incident.json"),
        ("oneuptime", "announcement.json"),
        ("own", "down.json"),
        ("statuspal", "notice.json"),
    ] {
        let bodies = read(system, file);
        let status = decode_any(&[&bodies[0]], &settings()).status.unwrap();
        let starts: Vec<_> = status.incidents.iter().filter_map(|incident| incident.starts).collect();
        assert!(!starts.is_empty(), "{system} {file}");
        assert!(starts.iter().all(|start| !status.stamps.contains(start)), "{system} {file}");
    }
}

/// Of each notice from when to when it is, at the day of [`NOW`]; `-` where that is not said.
#[test]
fn notices_keep_their_start_and_end() {
    #[track_caller]
    fn check(system: &str, files: &str, expected: &[&str]) {
        let bodies = read(system, files);
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let translated = translate(&bodies, &settings()).expect("it is of a format").expect("it is one");
        let document: Value = serde_json::from_str(&translated.document).unwrap();
        let mut windows = Vec::new();
        for (list, names) in [
            ("incidents", ["started_at", "resolved_at"]),
            ("scheduled_maintenances", ["scheduled_for", "scheduled_until"]),
        ] {
            for notice in document[list].as_array().into_iter().flatten() {
                let [start, end] = names.map(|name| {
                    let moment = notice[name].as_str().unwrap_or("-");
                    moment.trim_start_matches("2026-03-10T").trim_end_matches(":00.000Z").to_owned()
                });
                windows.push(format!("{} {start} {end}", notice["id"].as_str().unwrap()));
            }
        }
        assert_eq!(windows, expected, "{system} {files}");
    }
    check("cachet", "3-incidents.json", &["31 10:30 -"]);
    check("cachet", "3-schedules-ahead.json", &["41 22:00 23:30"]);
    check("cachet", "3-schedules-under-way.json", &["41 11:00 14:00"]);
    check("cachet", "3-schedules-without-end.json", &["41 11:00 -"]);
    check("cachet", "2-schedules.json", &["41 22:00 -"]);
    check(
        "cachet",
        "2-schedules-begun.json",
        &["42 11:00 -", "43 10:00 11:30", "44 13:00 14:00", "45 11:00 11:58"],
    );
}

/// A silence whose matchers name no component is not one of all that there is.
#[test]
fn a_silence_of_no_component_is_not_page_wide() {
    let bodies = read("alertmanager", "silences-of-no-component.json");
    let status = decode_any(&[&bodies[0]], &settings()).status.unwrap();
    assert_eq!(status.incidents.len(), 2);
    assert!(status.incidents.iter().all(|silence| silence.planned && !silence.affected.is_page_wide()));
}

/// cState lists all there ever was, and of notices only so many are read.
#[test]
fn what_is_over_leaves_room_for_what_is_open() {
    let mut bodies = read("cstate", "names-no-system.json+names-no-system.issues.json");
    let mut issues: Value = serde_json::from_slice(&bodies[1]).unwrap();
    let pages = issues["pages"].as_array_mut().unwrap();
    for number in 0..210 {
        let mut over = pages[1].clone();
        over["permalink"] = format!("https://status.harbour.example/issues/{number}/").into();
        pages.push(over);
    }
    bodies[1] = serde_json::to_vec(&issues).unwrap();
    let (line, _) = shown(&bodies, &settings());
    assert!(line.starts_with("minor | incident minor: Doors stay shut => open ended"), "{line}");
}

/// Better Stack keeps its reports, too, oldest first: whatever a system lists first, what is open is read.
#[test]
fn what_is_listed_first_and_over_leaves_room_as_well() {
    let mut bodies = read("better-stack", "incident.json");
    let mut index: Value = serde_json::from_slice(&bodies[0]).unwrap();
    let included = index["included"].as_array_mut().unwrap();
    let open = included.iter().find(|it| it["type"] == "status_report").expect("it has a report").clone();
    for number in 0..210 {
        let mut over = open.clone();
        over["id"] = format!("over-{number}").into();
        over["attributes"]["aggregate_state"] = "resolved".into();
        included.insert(0, over);
    }
    bodies[0] = serde_json::to_vec(&index).unwrap();
    let (line, _) = shown(&bodies, &settings());
    assert!(line.starts_with("minor | incident minor: Checkout degraded => open ended"), "{line}");
}

/// A notice without an id is the same when the first that it names is well again, and is told from another of its title and start.
#[test]
fn a_notice_without_an_id_is_the_same_with_fewer_components() {
    let ids = |lists: &[&str]| -> Vec<String> {
        let mut notices = Vec::new();
        for list in lists {
            notices.push(format!(
                r#"{{"title":"Logins fail","severity":"major","starts":"2026-03-10T10:30:00Z","components":{list}}}"#
            ));
        }
        let text = format!(r#"{{"notices":[{}]}}"#, notices.join(","));
        let status = decode_any(&[text.as_bytes()], &settings()).status.expect("it is read");
        status.incidents.into_iter().map(|incident| incident.id).collect()
    };
    let before = ids(&[r#"["Desk","Chat"]"#]);
    for fewer in [r#"["Chat"]"#, r#"["Mail","Desk","Chat"]"#, "[]"] {
        assert_eq!(ids(&[fewer]), before, "{fewer}");
    }
    // The one of all is another than the one of some.
    let two = ids(&[r#"["Desk"]"#, "[]"]);
    assert_ne!(two[0], two[1]);
    let two = ids(&[r#"["Desk","Chat"]"#, r#"["Mail"]"#]);
    assert_ne!(two[0], two[1]);
    assert_eq!(ids(&[r#"["Chat"]"#, r#"["Mail"]"#]), two);
}

/// A monitor in two groups is one, and nobody's mistake.
#[test]
fn one_in_two_groups_is_not_listed_twice() {
    let (_, remarks) = shown(&read("uptime-kuma", "well.json+beats-well.json"), &settings());
    assert_eq!(remarks, [] as [&str; 0]);
}

/// A list of something of which there is none today is no stranger's.
#[test]
fn an_empty_list_is_left_out_in_silence() {
    let is_left_out =
        |remarks: &[String]| remarks.iter().any(|remark| remark.starts_with("a document is none"));
    for (system, files) in
        [("gatus", "well.json+just-started.json+config.json"), ("alertmanager", "incident.json+empty.json")]
    {
        let (_, remarks) = shown(&read(system, files), &settings());
        assert!(!is_left_out(&remarks), "{system} {files}: {remarks:?}");
    }
    // Gatus with a database answers so where it has no suites.
    let (_, remarks) = shown(&[read("gatus", "well.json").remove(0), "null".into()], &settings());
    assert!(!is_left_out(&remarks), "{remarks:?}");
    for other in ["{}", "[7]", "<!doctype html>", "{\"error\":\"not found\"}"] {
        let (_, remarks) = shown(&[read("gatus", "well.json").remove(0), other.into()], &settings());
        assert!(is_left_out(&remarks), "{other}: {remarks:?}");
    }
}

/// A page hears of what affects its components, of them alone, and by their group as well. Of components that cannot be read, nobody does.
#[test]
fn a_page_hears_of_its_own_components() {
    #[track_caller]
    fn check(name: &str, components: &str, expected: &str) {
        let (system, file) = name.split_once(' ').expect("a system and a file");
        let bodies = read(system, file);
        let status = decode_any(&[&bodies[0]], &settings()).status.unwrap();
        let decision = decide(&status, &policy(&[("components", components)]), &NOTHING, time(NOW));
        assert_eq!(in_a_line(&status, &decision), expected, "{name} {components}");
    }
    check("own components-as-objects.json", "Checkout", "major | incident major: Checkout partly down");
    check("own components-as-objects.json", "Search", "operational");
    check("own components-that-cannot-be-read.json", "Search", "operational");
    check("own names-a-group.json", "Checkout", "major | incident major: Payments fail");
    check("own names-a-group.json", "Web", "major | incident major: Payments fail");
    // Of one name are two; a name is its component's before it is its group's.
    for (components, expected) in [
        ("East", "operational"),
        ("West", "critical | component critical: API down"),
        ("West - API", "critical | component critical: API down"),
        ("API", "critical | component critical: API (West) down"),
        ("Calendar", "operational"),
    ] {
        check("own one-name-in-two-groups.json", components, expected);
    }
    check("own one-title-twice.json", "Desk", "minor | incident minor: Desk degraded");
    check("own one-title-twice.json", "Chat", "minor | incident minor: Chat degraded");
    // Groups are in groups, also in a round.
    for components in ["Web", "Inner", "Innermost", "Web - Checkout"] {
        check("oneuptime groups-in-groups.json", components, "critical | component critical: Checkout down");
    }
    for components in ["Round", "About"] {
        check("oneuptime groups-in-groups.json", components, "minor | component minor: Search degraded");
    }
    for components in ["Europe", "Storage"] {
        check("statuspal groups-in-groups.json", components, "critical | component critical: Files down");
    }
    // A report is open until all that it names is well.
    check("better-stack partly-resolved.json", "Checkout", "operational");
    check("better-stack partly-resolved.json", "Search", "critical | incident critical: Search down");
}

/// Documents that share a name or two with one of a system, and are somebody else's: what they say is not known, and nothing is well.
#[test]
fn what_is_nobodys_is_not_well() {
    for text in [
        r#"{"services":[{"id":1,"name":"API","status":"down"}],"incidents":[]}"#,
        r#"{"services":[{"id":1,"name":"API","state":"down"}],"incidents":[]}"#,
        r#"{"services":[{"id":1,"name":"API","health":"critical"}],"incidents":[]}"#,
        r#"{"services":[{"name":"x"}],"components":[{"name":"API","state":"down"}],"incidents":[],"maintenances":[]}"#,
        r#"{"page_title":"Home","page_url":"https://example.com"}"#,
        r#"{"notices":[],"status":"down"}"#,
        r#"{"notices":[],"meta":{"count":0}}"#,
        r#"{"services":[{"name":"x"}],"incidents":[],"components":[{"status":"?"}]}"#,
        r#"{"posts":[{"id":1,"title":"Hello world"}]}"#,
        r#"{"posts":[{"id":1,"title":"Hello world","updates":[]}],"services":[]}"#,
    ] {
        let decoded = decode_any(&[text.as_bytes()], &settings());
        let Some(status) = decoded.status else { continue };
        let decision = decide(&status, &policy(&[("minimum", "info")]), &NOTHING, time(NOW));
        assert_eq!(in_a_line(&status, &decision), "unknown", "{text}");
    }
}

/// Beside a list of notices more fields are no doubt, as long as there is something to say.
#[test]
fn notices_are_read_beside_other_fields() {
    for (text, expected) in [
        (
            r#"{"status":{"indicator":"major"},"components":[{"id":"a","name":"API","status":"major_outage"}],"notices":[]}"#,
            "critical",
        ),
        (
            r#"{"meta":{"count":1},"status":"ok","notices":[{"title":"Payments fail","severity":"major"}]}"#,
            "major",
        ),
    ] {
        let status = decode_any(&[text.as_bytes()], &settings()).status.expect(text);
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        assert!(
            in_a_line(&status, &decision).starts_with(expected),
            "{text}: {}",
            in_a_line(&status, &decision)
        );
    }
}

/// A line more each week, and no ids: what is over hides nothing that is to come.
#[test]
fn two_notices_of_one_title_are_two() {
    let week = |day: u8| {
        format!(
            r#"{{"title":"Weekly work","severity":"maintenance","starts":"2026-03-{day:02}T14:00:00Z","ends":"2026-03-{day:02}T16:00:00Z"}}"#
        )
    };
    for [one, other] in [[3, 10], [10, 3]] {
        let text = format!(r#"{{"notices":[{},{}]}}"#, week(one), week(other));
        let status = decode_any(&[text.as_bytes()], &settings()).status.expect("it is read");
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        assert_eq!(
            in_a_line(&status, &decision),
            "maintenance | upcoming maintenance: Weekly work",
            "{text}"
        );
    }
}

/// What no page asks for without a word of its system: it is answered by `POST` alone, is beside what it belongs to, or stands at an address
/// below which a page would look for a Statuspage.
const NAMED: &[&str] = &[
    "incident-io/maintenance-with-nulls.json",
    "kener/events-ahead.json",
    "kener/events-incident.json",
    "kener/events-maintenances.json",
    "kener/events-resolved-but-open.json",
    "uptime-kuma/history.json",
    "uptime-kuma/history-unpinned.json",
];

/// A team's own document that has the lists of Kener's events beside its components, without ids, is none of Kener's.
#[test]
fn components_beside_incidents_and_maintenances_are_nobody_elses() {
    let document =
        br#"{"components":[{"name":"API","status":"major_outage"}],"incidents":[],"maintenances":[]}"#;
    assert_eq!(taken_for(document), [] as [&str; 0]);
    let (line, _) = shown(&[document.to_vec()], &settings());
    assert_eq!(line, "critical | component critical: API down => in-trouble");
}

/// An alert that is silenced or inhibited fires all the same: who saw it does not hear that all is back to normal.
#[test]
fn what_is_suppressed_is_not_back_to_normal() {
    let stages = |files: &str| {
        let bodies = read("alertmanager", files);
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let status = decode_any(&bodies, &settings()).status.expect("it is read");
        status.incidents.into_iter().map(|it| (it.id, it.stage)).collect::<std::collections::BTreeMap<_, _>>()
    };
    let firing = stages("incident.json");
    for files in ["silenced.json", "silenced.json+silences.json"] {
        let silenced = stages(files);
        for id in firing.keys() {
            assert_eq!(silenced.get(id), Some(&Stage::Cancelled), "{files}, {id}");
        }
    }
}

/// Where nothing but inhibited alerts is listed, and none names a component, nobody knows that all is well.
#[test]
fn what_is_called_off_tells_nothing_of_the_rest() {
    let mut alerts: Value = serde_json::from_slice(&read("alertmanager", "silenced.json").remove(0)).unwrap();
    for alert in alerts.as_array_mut().unwrap() {
        alert["labels"].as_object_mut().unwrap().remove("service");
        alert["status"]["silencedBy"] = serde_json::json!([]);
    }
    let (line, _) = shown(&[alerts.to_string().into()], &settings());
    assert_eq!(line, "unknown => ended ended");
    let taken_back = r#"{"notices":[{"title":"Logins fail","severity":"major","stage":"cancelled"}]}"#;
    let (line, _) = shown(&[taken_back.into()], &settings());
    assert_eq!(line, "operational => ended");
}

/// What a page's own reader makes of another system's document by itself: nothing, or all that it says.
#[test]
fn what_is_another_systems_is_left_to_its_reader() {
    let mut wrong = Vec::new();
    for (name, body) in DOCUMENTS.iter().filter(|(_, body)| !taken_for(body).is_empty()) {
        let Some(status) = decode(body).status else { continue };
        let decision = decide(&status, &policy(&[]), &NOTHING, time(NOW));
        let own = in_a_line(&status, &decision);
        let (line, _) = shown(std::slice::from_ref(body), &settings());
        if !line.starts_with(&format!("{own} =>")) && !NAMED.contains(&name.as_str()) {
            wrong.push(format!("{name}: {own}, and not {line}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_system_is_called_as_the_list_of_names_has_it() {
    let names: Vec<&str> = ACCEPTED.split('`').skip(1).step_by(2).collect();
    assert_eq!(names[..2], [AUTO, STATUSPAGE]);
    assert_eq!(names[2..], FORMATS.iter().map(|format| format.name).collect::<Vec<_>>());
}

#[test]
fn every_system_has_its_documents() {
    for format in FORMATS {
        assert!(fixtures().join("foreign").join(format.name).is_dir(), "{}", format.name);
        for (kind, document) in format.documents.iter().enumerate() {
            let is_of = |body: &[u8]| {
                kinds(body).iter().any(|(place, it)| FORMATS[*place].name == format.name && *it == kind)
            };
            assert!(DOCUMENTS.iter().any(|(_, body)| is_of(body)), "{}: {}", format.name, document.name);
        }
    }
}

/// Takes something out of a document, puts something in its place, or exchanges two elements.
fn change(value: &mut Value, seeds: &mut impl Iterator<Item = u32>) {
    let Some(seed) = seeds.next() else { return };
    let seed = seed as usize;
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let name = fields.keys().nth(seed % fields.len()).unwrap().clone();
            if seed.is_multiple_of(7) {
                fields.remove(&name);
            } else {
                change(&mut fields[&name], seeds);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let count = items.len();
            match seed % 5 {
                0 => _ = items.remove(seed % count),
                1 => items.push(items[seed % count].clone()),
                2 => items.swap(0, seed % count),
                _ => change(&mut items[seed % count], seeds),
            }
        }
        other => {
            let words =
                [Value::Null, "x".into(), 7.into(), true.into(), Value::Array(vec![]), serde_json::json!({})];
            *other = words[seed % words.len()].clone();
        }
    }
}

proptest! {
    /// However a document is changed: it is of one system at most, its translation is JSON, and what is not there is not well.
    #[test]
    fn a_changed_document_is_of_one_system_at_most(
        place in any::<prop::sample::Index>(),
        seeds in prop::collection::vec(any::<u32>(), 1..60),
    ) {
        let (name, body) = &DOCUMENTS[place.index(DOCUMENTS.len())];
        let Ok(mut document) = serde_json::from_slice::<Value>(body) else { return Ok(()) };
        let mut seeds = seeds.into_iter();
        for _ in 0..6 {
            change(&mut document, &mut seeds);
        }
        let body = serde_json::to_vec(&document).unwrap();
        prop_assert!(taken_for(&body).len() <= 1, "{name}: {:?}", taken_for(&body));
        if let Some(Ok(translated)) = translate(&[&body], &settings()) {
            let read = serde_json::from_str::<Value>(&translated.document);
            prop_assert!(read.is_ok(), "{name}: {}", translated.document);
            let again = translate(&[translated.document.as_bytes()], &settings());
            let is_same = again.is_none_or(|again| again.is_ok_and(|again| again.document == translated.document));
            prop_assert!(is_same, "{name}: a translation is Statuspage, and of no other system");
        }
        let _ = shown(&[body], &settings());
    }

    /// Where the parts of an answer stand decides nothing.
    #[test]
    fn the_order_of_documents_decides_nothing(place in any::<prop::sample::Index>()) {
        let rows: Vec<&str> = ROWS.lines().filter(|row| row.contains('+')).collect();
        let name = rows[place.index(rows.len())].split(" => ").next().unwrap();
        let (system, files) = name.split_once(' ').unwrap();
        let mut bodies = read(system, files);
        let before = shown(&bodies, &settings()).0;
        bodies.reverse();
        prop_assert_eq!(before, shown(&bodies, &settings()).0, "{}", name);
    }
}
