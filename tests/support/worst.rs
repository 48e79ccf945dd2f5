//! Documents that nobody's server should send, and some do: of any size, within the bounds of what is read or beyond.

#![allow(dead_code, reason = "the benchmark and the tests each use a part of this")]

use std::fmt::Write;

/// How many of each such a document has.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub components: usize,
    pub groups: usize,
    pub incidents: usize,
    pub maintenances: usize,
    /// Of each incident and maintenance,
    pub posts: usize,
    /// and of each post.
    pub affected: usize,
}

/// Five thousand components in trouble, in groups, and nobody who speaks of them.
pub const COMPONENTS: Size =
    Size { components: 5_000, groups: 500, incidents: 0, maintenances: 0, posts: 0, affected: 0 };

/// Two hundred incidents and as many maintenances with posts and components, some 8 MB of them.
pub const INCIDENTS: Size =
    Size { components: 5_000, groups: 500, incidents: 200, maintenances: 200, posts: 10, affected: 80 };

impl Size {
    /// So many times all of it.
    pub fn times(self, factor: usize) -> Self {
        Self {
            components: self.components * factor,
            groups: self.groups * factor,
            incidents: self.incidents * factor,
            maintenances: self.maintenances * factor,
            ..self
        }
    }
}

/// The document, as text: every component in trouble, every name twice, every incident open, every post with a body.
pub fn document(size: Size) -> String {
    let mut text =
        String::from("{\"page\":{\"id\":\"worst\",\"url\":\"https://status.example.com\"},\"components\":[");
    let states = ["degraded_performance", "partial_outage", "major_outage", "under_maintenance"];
    for group in 0..size.groups {
        write!(text, "{{\"id\":\"g{group}\",\"name\":\"Group {group}\",\"group\":true}},").unwrap();
    }
    for number in 0..size.components {
        let (name, state) = (number / 2, states[number % states.len()]);
        let group = number % size.groups.max(1);
        let end = if number + 1 < size.components { "," } else { "" };
        write!(
            text,
            "{{\"id\":\"c{number}\",\"name\":\"Component {name}\",\"status\":\"{state}\",\"group_id\":\"g{group}\"}}{end}"
        )
        .unwrap();
    }
    text += "],\"incidents\":[";
    incidents(&mut text, size, size.incidents, "investigating");
    text += "],\"scheduled_maintenances\":[";
    incidents(&mut text, size, size.maintenances, "scheduled");
    text += "]}";
    text
}

fn incidents(text: &mut String, size: Size, count: usize, stage: &str) {
    for number in 0..count {
        let hour = number % 24;
        write!(
            text,
            "{{\"id\":\"{stage}{number}\",\"name\":\"Title {number}\",\"status\":\"{stage}\",\"impact\":\"major\",\
             \"created_at\":\"2026-03-10T09:{:02}:00Z\",\"scheduled_for\":\"2026-03-10T{hour:02}:00:00Z\",\
             \"shortlink\":\"https://status.example.com/{number}\",\"components\":[],\"incident_updates\":[",
            number % 60
        )
        .unwrap();
        for post in 0..size.posts {
            let minute = 59 - post % 60;
            write!(
                text,
                "{{\"status\":\"{stage}\",\"display_at\":\"2026-03-10T10:{minute:02}:00Z\",\"body\":\"Still *at* it.\",\
                 \"affected_components\":["
            )
            .unwrap();
            for place in 0..size.affected {
                // Each names others, in another order than the one before.
                let code = (number * 31 + post * 17 + place * 7) % size.components.max(1);
                let end = if place + 1 < size.affected { "," } else { "" };
                write!(text, "{{\"code\":\"c{code}\",\"name\":\"x\"}}{end}").unwrap();
            }
            text.push_str(if post + 1 < size.posts { "]}," } else { "]}" });
        }
        text.push_str(if number + 1 < count { "]}," } else { "]}" });
    }
}
