//! What each system makes of the story: its documents are found at its own addresses, known for its own and no other's, and one reader
//! goes through the stops with them. What a row does not say, the system cannot tell.

use std::fmt::Write as _;

use status_widget::decide::decide;
use status_widget::explain::headline;
use status_widget::feed::foreign::{FORMATS, Format, Settings, addresses, decode_any, kinds};
use status_widget::feed::posts;
use status_widget::memory::Memory;
use status_widget::model::Status;
use status_widget::options::{Options, Policy, Written};
use status_widget::text::english;
use status_widget::time::Time;

use super::super::story::{STOPS, Stop};
use super::{Moment, SYSTEMS, System, document};

const HERE: &str = "http://127.0.0.1:4401";

/// What is told at each stop: the level; of each notice its headline, its stage and, where the document has the incident, how many posts.
/// A headline that is not about Desk is the incident's title: what is affected, or how that is, is not told.
const TOLD: &str = include_str!("told.txt");

#[test]
fn each_system_tells_what_it_can() {
    let mut told = String::new();
    for system in SYSTEMS {
        let mut reader = Reader::new();
        _ = writeln!(told, "{}", system.name);
        for stop in &STOPS {
            _ = writeln!(told, "    {}: {}", stop.id, reader.looks(system, stop));
        }
    }
    assert!(told == TOLD, "not as expected:\n{told}");
}

/// Somebody who has the desk open all day, and again a week later.
struct Reader {
    policy: Policy,
    memory: Memory,
}

impl Reader {
    fn new() -> Self {
        // As the demo's page has it.
        let options = [("source", HERE), ("components", "Desk"), ("resolved", "8d")];
        let (options, remarks) = Options::default().read(|asked| {
            options.iter().find(|(name, _)| *name == asked.name).map(|(_, value)| Written::from(*value))
        });
        assert_eq!(remarks, [], "the options hold");
        Self { policy: options.policy, memory: Memory::default() }
    }

    fn looks(&mut self, system: &System, stop: &Stop) -> String {
        // Some minutes later: who tells the time by its last report must not have fallen silent.
        let now = stop.at + 240_000;
        let (status, text) = answer(system, &Moment::of(stop, now, HERE));
        let decision = decide(&status, &self.policy, &self.memory, Time(now));
        let mut cell = decision.level.code().to_owned();
        for notice in &decision.notices {
            _ = write!(cell, " \"{}\"", headline(&status, &decision, notice, &english()));
            if let Some(stage) = notice.stage {
                _ = write!(cell, " {}", stage.code());
            }
            if let Some(incident) = status.incidents.iter().find(|incident| notice.is_of(incident)) {
                _ = write!(cell, " {}", posts(text.as_bytes(), incident, 9).0.len());
            }
        }
        let shown: Vec<String> = decision.notices.iter().map(|notice| notice.id.to_owned()).collect();
        let wants_history = decision.wants_history;
        if wants_history {
            // None stands beside another system's documents.
            self.memory.ask_history(&status, Time(now).into());
            self.memory.learn(None);
        }
        self.memory.note(&status, &shown, &self.policy, Time(now).into());
        cell
    }
}

/// What the widget makes of a system's documents, asked for where that system has them.
fn answer(system: &System, moment: &Moment) -> (Status, String) {
    let format = format_of(system);
    let source = [HERE, system.source].concat();
    let mut bodies = Vec::new();
    for address in &addresses(format, &source)[0] {
        let path = address.url.strip_prefix(HERE).expect("it is asked here");
        let path = path.split('?').next().unwrap_or_default();
        let found = document(system, moment, path);
        assert!(found.is_some(), "{}: nothing is at {path}", system.name);
        bodies.extend(found.map(|found| found.to_string().into_bytes()));
    }
    for body in &bodies {
        let names: Vec<&str> = kinds(body).iter().map(|(place, _)| FORMATS[*place].name).collect();
        // An empty list is nobody's.
        assert!(names == [system.name] || body == b"[]", "{}: taken for {names:?}", system.name);
    }
    let settings = Settings { now: Some(Time(moment.now)), ..Settings::of(&source, None) };
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let text = status_widget::feed::foreign::translate(&bodies, &settings);
    let text = text.and_then(Result::ok).map(|translated| translated.document).unwrap_or_default();
    let decoded = decode_any(&bodies, &settings);
    (decoded.status.unwrap_or_else(|| panic!("{}: {:?}", system.name, decoded.diagnostics)), text)
}

fn format_of(system: &System) -> &'static Format {
    FORMATS.iter().find(|format| format.name == system.name).expect("it is a format")
}

#[test]
fn every_format_tells_the_story() {
    let formats: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    let systems: Vec<&str> = SYSTEMS.iter().map(|system| system.name).collect();
    assert_eq!(systems, formats);
}
