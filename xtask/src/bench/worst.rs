//! What the worst documents cost that are read at all (the bounds stand in `src/feed/`): as many components in trouble as there may be,
//! in groups; and as many incidents, with as many posts and components as eight megabytes hold. With a processor slowed to a quarter.

use anyhow::Result;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::feed::{self, summary};
use super::figures::{Figure, figure};
use super::inside::{self, Build};
use super::micro::WARM;
use super::profile;
use super::server::{Files, Kept};
use super::visit::Setting;

/// Makes a document.
type Make = fn(bool) -> Value;

/// Names of the documents, and what makes them; `true` for another that differs in every status.
const DOCUMENTS: [(&str, Make); 2] =
    [("5,000 components in trouble", components_in_trouble), ("200 incidents in 8 MB", many_incidents)];

/// A processor as slow as that of a telephone; the network has no part in it.
const SLOW: profile::Profile =
    profile::Profile { name: "CPU ×4", latency: 0.0, megabits: 0.0, slower: profile::FAST.slower };

const COMPONENTS: usize = 5_000;
const GROUPS: usize = 500;
const INCIDENTS: usize = 200;
const POSTS: usize = 200;
/// What is left of the eight megabytes after posts and components.
const AFFECTED: usize = 675;

/// What one document costs, in milliseconds.
#[derive(Debug, Clone, Serialize)]
pub struct Worst {
    /// Of which build.
    pub build: &'static str,
    /// The document's name.
    pub document: &'static str,
    /// The processor.
    pub processor: &'static str,
    /// Its bytes.
    pub bytes: u64,
    /// How many notices came of it.
    pub notices: u64,
    /// From the bytes of the answer to the banner; none where the page did not answer within a minute.
    pub answered: Option<Figure>,
    /// From the click to opened details that are laid out; the same.
    pub opened: Option<Figure>,
}

#[derive(Deserialize)]
struct Round {
    answered: f64,
    opened: f64,
    notices: u64,
    bytes: u64,
}

/// Puts the documents there.
pub fn add_to(files: &mut Files) -> Result<()> {
    for (place, (_, make)) in DOCUMENTS.iter().enumerate() {
        for other in [false, true] {
            files.add_plain(&address(place, other), Kept::Asked, make(other).to_string())?;
        }
    }
    for worse in [false, true] {
        files.add_plain(&usual(worse), Kept::Asked, summary(feed::USUAL, worse))?;
    }
    Ok(())
}

fn address(place: usize, other: bool) -> String {
    format!("/feeds/worst-{place}{}.json", if other { "-other" } else { "" })
}

/// What the widget has been at work on before.
pub fn usual(worse: bool) -> String {
    format!("/feeds/usual{}.json", if worse { "-worse" } else { "" })
}

/// Measures every document with every build, as quick as the processor is and slowed down, each in a fresh browser.
pub async fn measure(setting: &Setting<'_>, builds: &[Build], rounds: usize) -> Result<Vec<Worst>> {
    let mut all = Vec::new();
    for (place, (document, _)) in DOCUMENTS.into_iter().enumerate() {
        for build in builds {
            for profile in [profile::NONE, SLOW] {
                eprintln!("{document}, {}, {}", build.name, profile.name);
                let browser = inside::open(setting, *build, &profile).await?;
                let addresses =
                    json!([address(place, false), address(place, true), usual(false), usual(true)]);
                let script = include_str!("page/worst.js")
                    .replace("ADDRESSES", &addresses.to_string())
                    .replace("WARM", &WARM.to_string());
                let mut all_rounds = Vec::new();
                let mut outcome = Ok(());
                // Each by a script of its own, which may not run for ever.
                while outcome.is_ok() && all_rounds.len() < rounds {
                    outcome =
                        inside::run::<Round>(&browser, &script).await.map(|round| all_rounds.push(round));
                }
                _ = browser.close().await;
                if let Err(error) = outcome {
                    // A page that is held for longer than a driver waits is a finding, too.
                    let reason: String = error.to_string().chars().take(200).collect();
                    eprintln!("{document}, {}: {reason}", build.name);
                }
                let of = |number: fn(&Round) -> f64| figure(all_rounds.iter().map(number).collect());
                let last = all_rounds.last();
                all.push(Worst {
                    build: build.name,
                    document,
                    processor: profile.name,
                    bytes: last.map_or(0, |round| round.bytes),
                    notices: last.map_or(0, |round| round.notices),
                    answered: of(|round| round.answered),
                    opened: of(|round| round.opened),
                });
            }
        }
    }
    Ok(all)
}

impl Worst {
    /// Whether the promise is of this one: the processor is slowed down throughout.
    pub fn is_promised(&self) -> bool {
        self.processor == SLOW.name
    }
}

/// Of `COMPONENTS` in `GROUPS` every one is in trouble, and no incident speaks of any.
fn components_in_trouble(other: bool) -> Value {
    let size = COMPONENTS / GROUPS;
    let groups = (0..GROUPS).map(|group| {
        let members: Vec<String> = (group * size..(group + 1) * size).map(|number| id('c', number)).collect();
        json!({ "id": id('g', group), "name": format!("Region {group}"), "status": status(group, other),
                "group": true, "group_id": null, "components": members })
    });
    let components = (0..COMPONENTS).map(|number| {
        json!({ "id": id('c', number), "name": format!("Machine {number}"), "status": status(number, other),
                "group": false, "group_id": id('g', number / size) })
    });
    json!({ "page": page(), "components": groups.chain(components).collect::<Vec<_>>(), "incidents": [],
            "scheduled_maintenances": [] })
}

/// `INCIDENTS` with `POSTS` each, which name `AFFECTED` of the `COMPONENTS`.
fn many_incidents(other: bool) -> Value {
    let components: Vec<_> = (0..COMPONENTS)
        .map(|number| json!({ "id": id('c', number), "name": format!("Machine {number}"), "status": status(number, other) }))
        .collect();
    let incidents: Vec<_> = (0..INCIDENTS)
        .map(|number| {
            let posts: Vec<_> = (0..POSTS)
                .map(|post| {
                    let at = format!("2026-03-{:02}T{:02}:{:02}:00Z", 27 - post / 60, 23 - post % 24, 59 - post % 60);
                    json!({ "status": "investigating", "body": "We *look* into slow answers of all the machines in this region.", "created_at": at })
                })
                .collect();
            let affected: Vec<_> =
                (0..AFFECTED).map(|place| json!({ "id": id('c', (number * 23 + place * 11) % COMPONENTS) })).collect();
            json!({ "id": id('i', number), "name": format!("Slow answers {number}"), "impact": if other { "major" } else { "minor" },
                    "status": "investigating", "created_at": "2026-03-20T00:00:00Z", "incident_updates": posts,
                    "components": affected })
        })
        .collect();
    json!({ "page": page(), "components": components, "incidents": incidents, "scheduled_maintenances": [] })
}

fn page() -> Value {
    json!({ "id": "tern0page000", "name": "Tern", "url": "https://status.tern.example" })
}

fn status(number: usize, other: bool) -> &'static str {
    let all = ["degraded_performance", "partial_outage", "major_outage"];
    all.get((number + usize::from(other)) % 3).copied().unwrap_or_default()
}

fn id(kind: char, number: usize) -> String {
    format!("{kind}{number:05}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Beyond eight million characters a document is not read at all.
    const LIMIT: usize = 8_000_000;

    #[test]
    fn is_as_large_as_it_may_be() {
        let text = many_incidents(false).to_string();
        assert!((LIMIT * 95 / 100..LIMIT).contains(&text.len()), "{} of {LIMIT}", text.len());
        for (name, make) in DOCUMENTS {
            assert_ne!(make(false), make(true), "{name}");
        }
    }
}
