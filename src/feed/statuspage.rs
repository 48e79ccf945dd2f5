//! Statuspage v2 and its look-alikes: `summary.json` and every document with the same lists.
//!
//! The format is Atlassian's public API v2; what real pages do beyond its documentation is said beside each rule.

mod components;
mod wire;

use self::components::Directory;
use super::{Decoded, Post};
use crate::diagnostic::{Concern, Diagnostic};
use crate::feed::lenient::{Field, List, Text};
use crate::model::{Affected, Incident, Lists, Page, Severity, Stage, Status, Update};
use crate::time::{Time, read_time};
use serde::{Deserialize, Deserializer};
use wire::Document;

/// Decodes a document; see [`crate::feed::decode`].
pub fn decode<'de, D: Deserializer<'de>>(document: D) -> Decoded {
    let document = Document::deserialize(document).unwrap_or_default();
    let lists = Lists {
        components: document.components.as_given().is_some(),
        incidents: document.incidents.as_given().is_some(),
        maintenances: document.scheduled_maintenances.as_given().is_some(),
    };
    let one = document.incident.as_given().is_some();
    let is_known = lists.components || lists.incidents || lists.maintenances || one;
    if !is_known || document.ongoing_incidents.as_given().is_some() {
        return Decoded {
            status: None,
            diagnostics: vec![unknown_format(&document)],
        };
    }

    let mut reader = Reader {
        diagnostics: Vec::new(),
        directory: Directory::default(),
    };
    for (name, wrong) in [
        ("components", document.components.is_wrong()),
        ("incidents", document.incidents.is_wrong()),
        (
            "scheduled_maintenances",
            document.scheduled_maintenances.is_wrong(),
        ),
    ] {
        if wrong {
            reader.remark(&["`", name, "` is not a list, so it is taken as absent"]);
        }
    }
    reader.status(document, lists)
}

/// The posts of one incident; see [`crate::feed::posts`].
pub fn posts<'de, D: Deserializer<'de>>(document: D, incident: &str) -> Vec<Post> {
    let document = wire::Posts::deserialize(document).unwrap_or_default();
    let lists = [document.incidents, document.scheduled_maintenances];
    let listed = lists.into_iter().flat_map(items).chain(document.incident.given());
    let mut posts: Vec<Post> = listed
        .filter(|candidate| key(&candidate.id, &candidate.shortlink, &candidate.name) == Some(incident))
        .flat_map(|candidate| items(candidate.incident_updates))
        .map(|post| Post {
            stage: post
                .status
                .text()
                .and_then(Stage::from_code)
                .unwrap_or(Stage::Unknown),
            at: moment(&[&post.display_at, &post.created_at]),
            body: post.body.to_text().unwrap_or_default(),
        })
        .collect();
    posts.sort_by(|a, b| b.at.cmp(&a.at));
    posts
}

/// The remark that tells why this is not a document the widget reads, with the way out where there is one.
fn unknown_format(document: &Document) -> Diagnostic {
    let reason: &[&str] = if document
        .status
        .as_given()
        .is_some_and(|status| status.indicator.text().is_some())
    {
        &["the document has an overall status but no components or incidents; point to summary.json instead"]
    } else {
        &[
            "the document has none of the lists of a known format (components, incidents, scheduled_maintenances)",
        ]
    };
    Diagnostic::new(Concern::Format, reason)
}

/// The elements of a list that may be missing.
fn items<T>(list: Field<List<T>>) -> Vec<T> {
    list.given().map(|list| list.items).unwrap_or_default()
}

/// What tells an incident from all others: its id, or the next best thing that a look-alike gives.
fn key<'a>(id: &'a Text, link: &'a Text, name: &'a Text) -> Option<&'a str> {
    id.text().or(link.text()).or(name.text())
}

/// The first of these fields that holds a time.
fn moment(fields: &[&Text]) -> Option<Time> {
    fields.iter().find_map(|field| field.text().and_then(read_time))
}

/// A link that is safe to offer: http or https, nothing else.
fn web_address(text: &Text) -> Option<String> {
    let is_web = |text: &&str| {
        let scheme = |scheme: &str| {
            text.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        scheme("https://") || scheme("http://")
    };
    text.text().filter(is_web).map(str::to_owned)
}

/// Reads one document and keeps what it has to say about it.
struct Reader {
    diagnostics: Vec<Diagnostic>,
    directory: Directory,
}

impl Reader {
    fn remark(&mut self, message: &[&str]) {
        self.diagnostics.push(Diagnostic::new(Concern::Feed, message));
    }

    fn status(mut self, document: Document, lists: Lists) -> Decoded {
        let incidents = self.list(document.incidents, "incidents", document.incident.given());
        let maintenances = self.list(document.scheduled_maintenances, "scheduled_maintenances", None);

        // Components embedded in an incident count as listed when the document has no list of its own.
        let rows = match document.components {
            Field::Given(list) => self.whole(list, "components"),
            Field::Absent | Field::Wrong => {
                let embedded = incidents
                    .iter()
                    .chain(&maintenances)
                    .filter_map(|item| item.components.as_given());
                embedded
                    .flat_map(|list| &list.items)
                    .map(components::copy)
                    .collect()
            }
        };
        let (directory, components, groups) = Directory::build(rows, &mut self.diagnostics, lists.components);
        self.directory = directory;

        let mut status = Status {
            lists,
            components,
            groups,
            page: page(document.page),
            ..Status::default()
        };
        for (wire, planned) in incidents
            .into_iter()
            .map(|item| (item, false))
            .chain(maintenances.into_iter().map(|item| (item, true)))
        {
            let Some((incident, planned)) = self.incident(&wire, planned) else {
                continue;
            };
            let list = if planned {
                &mut status.maintenances
            } else {
                &mut status.incidents
            };
            self.keep(list, incident);
        }
        if status.components.is_empty() && status.incidents.is_empty() && status.maintenances.is_empty() {
            self.remark(&["the document is empty: nothing in it says that all is well"]);
        }
        Decoded {
            status: Some(status),
            diagnostics: self.diagnostics,
        }
    }

    /// The list's elements and one more, with a remark on those that are none.
    fn list(
        &mut self,
        list: Field<List<wire::Incident>>,
        name: &str,
        one: Option<wire::Incident>,
    ) -> Vec<wire::Incident> {
        let mut items = match list {
            Field::Given(list) => self.whole(list, name),
            Field::Absent | Field::Wrong => Vec::new(),
        };
        items.extend(one);
        items
    }

    fn whole<T>(&mut self, list: List<T>, name: &str) -> Vec<T> {
        if list.wrong > 0 {
            self.remark(&[
                "`",
                name,
                "` holds elements that are no objects; they are left out",
            ]);
        }
        list.items
    }

    /// Adds an incident; of two with one id the later word counts, whatever their order.
    fn keep(&mut self, list: &mut Vec<Incident>, incident: Incident) {
        match list.iter_mut().find(|other| other.id == incident.id) {
            None => list.push(incident),
            Some(other) => {
                let rank = |incident: &Incident| {
                    (
                        incident.latest(),
                        incident.stage,
                        incident.impact,
                        incident.affected.listed.clone(),
                    )
                };
                if (rank(&incident), &incident.title) > (rank(other), &other.title) {
                    *other = incident;
                }
                let id = other.id.clone();
                self.remark(&["incident ", &id, " is listed twice; the later one counts"]);
            }
        }
    }

    /// One incident, and whether it is a maintenance. `None` when nothing tells it from another.
    fn incident(&mut self, wire: &wire::Incident, planned: bool) -> Option<(Incident, bool)> {
        let Some(id) = key(&wire.id, &wire.shortlink, &wire.name).map(str::to_owned) else {
            self.remark(&["an incident has neither id, link nor name; it is left out"]);
            return None;
        };
        if wire.id.text().is_none() {
            self.remark(&["incident ", &id, " has no id"]);
        }

        let ended = moment(&[&wire.resolved_at]);
        let stage = match wire.status.text() {
            Some(word) => self.stage(word, &id),
            // No stage at all, but an end: it is over.
            None if ended.is_some() => Stage::Resolved,
            None => {
                self.remark(&["incident ", &id, " has no stage; it counts as open"]);
                Stage::Unknown
            }
        };
        // The stage tells what it is, not the list: maintenances do stand among the incidents.
        let planned = planned || stage.of_maintenance();

        let updates = self.updates(wire, &id);
        let created = moment(&[&wire.created_at])
            .or_else(|| updates.iter().filter_map(|update| update.at).min())
            .or_else(|| moment(&[&wire.updated_at]));
        let incident = Incident {
            title: wire.name.to_text(),
            stage,
            impact: self.impact(wire, &id, planned),
            starts: if planned {
                self.time(&wire.scheduled_for, &id)
            } else {
                self.time(&wire.started_at, &id).or(created)
            },
            ends: if planned {
                self.time(&wire.scheduled_until, &id)
            } else {
                ended
            },
            created,
            affected: self.affected(wire, &id),
            link: web_address(&wire.shortlink),
            updates,
            id,
        };
        Some((incident, planned))
    }

    fn stage(&mut self, word: &str, id: &str) -> Stage {
        Stage::from_code(word).unwrap_or_else(|| {
            self.remark(&[
                "incident ",
                id,
                " has the unknown stage `",
                word,
                "`; it counts as open",
            ]);
            Stage::Unknown
        })
    }

    fn impact(&mut self, wire: &wire::Incident, id: &str, planned: bool) -> Severity {
        match wire.impact.text() {
            Some("none") => Severity::Info,
            Some("major") => Severity::Major,
            Some("critical") => Severity::Critical,
            // Ordinary incidents do carry `maintenance`.
            Some("minor" | "maintenance") => Severity::Minor,
            None if planned => Severity::Minor,
            word => {
                let word = word.unwrap_or("(none)");
                self.remark(&[
                    "incident ",
                    id,
                    " has the unknown impact `",
                    word,
                    "`; it is taken as minor",
                ]);
                Severity::Minor
            }
        }
    }

    fn time(&mut self, field: &Text, id: &str) -> Option<Time> {
        let text = field.text()?;
        let time = read_time(text);
        if time.is_none() {
            self.remark(&["incident ", id, " has a time that cannot be read: `", text, "`"]);
        }
        time
    }

    fn updates(&mut self, wire: &wire::Incident, id: &str) -> Vec<Update> {
        let Some(list) = wire.incident_updates.as_given() else {
            if wire.incident_updates.is_wrong() {
                self.remark(&[
                    "incident ",
                    id,
                    " has updates that are no list; they are left out",
                ]);
            }
            return Vec::new();
        };
        if list.wrong > 0 {
            self.remark(&[
                "incident ",
                id,
                " has updates that are no objects; they are left out",
            ]);
        }
        let mut updates: Vec<Update> = list
            .items
            .iter()
            .map(|update| Update {
                stage: update
                    .status
                    .text()
                    .and_then(Stage::from_code)
                    .unwrap_or(Stage::Unknown),
                at: moment(&[&update.display_at, &update.created_at]),
            })
            .collect();
        // Real feeds have them newest first; a look-alike may not. Stage breaks ties, so that order never matters.
        updates.sort_by(|a, b| (b.at, b.stage).cmp(&(a.at, a.stage)));
        updates
    }

    /// The union of the components that the incident embeds and those that its posts name.
    fn affected(&mut self, wire: &wire::Incident, id: &str) -> Affected {
        let embedded = wire
            .components
            .as_given()
            .into_iter()
            .flat_map(|list| &list.items);
        let embedded = embedded.map(|row| (row.id.text(), row.name.text()));
        let posts = wire
            .incident_updates
            .as_given()
            .into_iter()
            .flat_map(|list| &list.items);
        let posted = posts
            .filter_map(|post| post.affected_components.as_given())
            .flat_map(|list| &list.items);
        let posted = posted.map(|row| (row.code.text(), row.name.text()));

        let mut affected = Affected::default();
        for (code, name) in embedded.chain(posted) {
            match self.directory.find(code, name) {
                Some(members) => affected.listed.extend(members),
                None => affected.unlisted.extend(code.or(name).map(str::to_owned)),
            }
        }
        affected.listed.sort_unstable();
        affected.listed.dedup();
        affected.unlisted.sort_unstable();
        affected.unlisted.dedup();
        for code in &affected.unlisted {
            self.remark(&[
                "incident ",
                id,
                " names the component ",
                code,
                ", which the feed does not list",
            ]);
        }
        affected
    }
}

fn page(wire: Field<wire::Page>) -> Page {
    wire.given()
        .map(|page| Page {
            id: page.id.to_text(),
            name: page.name.to_text(),
            url: web_address(&page.url),
            time_zone: page.time_zone.to_text(),
        })
        .unwrap_or_default()
}
