//! The story at a moment, as values that every system can be told of: who is slow, what people have posted. It is read off the story's own
//! documents, and knows no system.

use serde_json::Value;

use super::super::story::Stop;
use super::times::millis;

/// What there is to tell.
pub struct Moment {
    /// Now, in ms since 1970, as are all times here.
    pub now: i64,
    /// The status page's origin.
    pub here: String,
    /// Whose status it is.
    pub name: String,
    /// Where they are, as IANA has it.
    pub zone: String,
    /// The groups' names.
    pub groups: Vec<String>,
    /// All components. Their numbers count from one.
    pub components: Vec<Component>,
    /// What people have posted, once they have, also when it is over.
    pub incident: Option<Incident>,
}

/// Something that is well or slow: the story has no third state.
pub struct Component {
    /// Its place, from one.
    pub number: usize,
    /// What people call it. Two groups may have one of a name.
    pub name: String,
    /// The place of its group.
    pub group: Option<usize>,
    /// Whether it answers more slowly than it should.
    pub is_slow: bool,
}

/// What people say about it.
pub struct Incident {
    /// Its name in addresses.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// When the trouble began.
    pub began: i64,
    /// When people first said so.
    pub created: i64,
    /// When they last said something.
    pub updated: i64,
    /// When the trouble was over, once they know.
    pub ended: Option<i64>,
    /// Newest first.
    pub posts: Vec<Post>,
    /// The number of the component that it is about.
    pub affected: usize,
}

/// One post.
pub struct Post {
    /// `investigating`, `identified`, `monitoring`, `resolved`, `postmortem`.
    pub stage: String,
    /// When.
    pub at: i64,
    /// What people read.
    pub body: String,
}

impl Moment {
    /// At this stop of the story, whose clock may have run on since.
    pub fn of(stop: &Stop, now: i64, here: &str) -> Self {
        let summary = stop.summary();
        let rows = list(&summary, "components");
        let is_group = |row: &&Value| row["group"] == true;
        let groups: Vec<&Value> = rows.iter().filter(is_group).collect();
        let components: Vec<&Value> = rows.iter().filter(|row| !is_group(row)).collect();
        let history = stop.history();
        let newest = &history["incidents"][0];
        Self {
            now,
            here: here.to_owned(),
            name: text(&summary["page"], "name"),
            zone: text(&summary["page"], "time_zone"),
            groups: groups.iter().map(|row| text(row, "name")).collect(),
            components: (1..)
                .zip(&components)
                .map(|(number, row)| Component {
                    number,
                    name: text(row, "name"),
                    group: groups.iter().position(|group| group["id"] == row["group_id"]),
                    is_slow: row["status"] != "operational",
                })
                .collect(),
            // What was before that day is no part of it.
            incident: (stop.id != "1300").then(|| incident(newest, &components)),
        }
    }

    /// The incident while it is open.
    pub fn open(&self) -> Option<&Incident> {
        self.incident.as_ref().filter(|incident| !incident.is_over())
    }

    /// Whether all is well.
    pub fn is_well(&self) -> bool {
        self.components.iter().all(|component| !component.is_slow)
    }

    /// Where people read of an incident.
    pub fn link(&self, incident: &Incident) -> String {
        format!("{}/incidents/{}", self.here, incident.id)
    }

    /// The component of an incident.
    pub fn affected(&self, incident: &Incident) -> &Component {
        &self.components[incident.affected - 1]
    }

    /// The name of a component's group, or nothing.
    pub fn group_of(&self, component: &Component) -> Option<&str> {
        component.group.map(|place| self.groups[place].as_str())
    }

    /// A name for machines, which tells components of one name apart by their groups: `blip-platform-core`.
    pub fn slug(&self, component: &Component) -> String {
        let words = self.group_of(component).into_iter().chain([component.name.as_str()]);
        words.collect::<Vec<_>>().join("-").to_lowercase().replace(' ', "-")
    }
}

impl Incident {
    /// Whether people have said that it is over.
    pub fn is_over(&self) -> bool {
        self.ended.is_some()
    }

    /// What has been posted last.
    pub fn latest(&self) -> &Post {
        &self.posts[0]
    }

    /// The stage for systems that know of no postmortem.
    pub fn stage(&self) -> &str {
        if self.is_over() { "resolved" } else { &self.latest().stage }
    }

    /// The posts of systems that know of no postmortem, oldest first.
    pub fn news(&self) -> impl Iterator<Item = &Post> {
        self.posts.iter().rev().filter(|post| post.stage != "postmortem")
    }

    /// What was learnt from it, where that has been posted.
    pub fn postmortem(&self) -> Option<&Post> {
        self.posts.iter().find(|post| post.stage == "postmortem")
    }
}

fn incident(row: &Value, components: &[&Value]) -> Incident {
    let post = |row: &Value| Post {
        stage: text(row, "status"),
        at: millis(&text(row, "created_at")),
        body: text(row, "body"),
    };
    let place = components.iter().position(|component| component["id"] == row["components"][0]["id"]);
    Incident {
        id: text(row, "id"),
        title: text(row, "name"),
        began: millis(&text(row, "started_at")),
        created: millis(&text(row, "created_at")),
        updated: millis(&text(row, "updated_at")),
        ended: row["resolved_at"].as_str().map(millis),
        posts: list(row, "incident_updates").iter().map(post).collect(),
        affected: place.unwrap_or_default() + 1,
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}
