//! What a translation fills in, and the Statuspage document that becomes of it.
//!
//! An empty text is one that the system does not say, and stands nowhere in the document. Nothing is judged here: which component
//! is meant, which stage a word is, all that is left to the reader of Statuspage.

use super::look::say;
use super::times::{read, written};
use super::words::{is_same, word};
use super::writer::Value;
use crate::diagnostic::{Concern, Diagnostic};
use crate::feed::shape::Node;
use crate::model::{ComponentStatus, Stage};
use crate::scan::take;
use crate::time::Time;
use std::borrow::Cow;

/// A status page, in the words of Statuspage.
#[derive(Debug, Default)]
pub struct Page<'a> {
    /// What tells it from others of its system.
    pub id: Cow<'a, str>,
    /// Its name.
    pub name: &'a str,
    /// Where people read it.
    pub url: Cow<'a, str>,
    /// Its zone, an IANA name.
    pub time_zone: &'a str,
    /// In the system's order.
    pub components: Vec<Component<'a>>,
    /// Headings over components.
    pub groups: Vec<Group<'a>>,
    /// Incidents and maintenances.
    pub notices: Vec<Notice<'a>>,
    /// Whether the documents would hold incidents, if there were any.
    pub tells_incidents: bool,
    /// The same of maintenances.
    pub tells_maintenances: bool,
    /// What was odd.
    pub remarks: Vec<Diagnostic>,
}

/// A component.
#[derive(Debug, Clone, Default)]
pub struct Component<'a> {
    /// What incidents call it.
    pub id: Cow<'a, str>,
    /// Its name.
    pub name: &'a str,
    /// A word of Statuspage, or the system's own that no table has.
    pub status: &'a str,
    /// The id of its group, or its name where groups have none.
    pub group: &'a str,
}

/// A group of components.
#[derive(Debug, Clone, Default)]
pub struct Group<'a> {
    /// What components and incidents call it.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
}

/// An incident, or a maintenance where it is `planned`.
#[derive(Debug, Clone, Default)]
pub struct Notice<'a> {
    /// Whether it is a maintenance.
    pub planned: bool,
    /// Its key.
    pub id: Cow<'a, str>,
    /// Its title.
    pub title: &'a str,
    /// How far it has come; the system's own word where no table has it.
    pub stage: &'a str,
    /// How bad it is: `none`, `minor`, `major`, `critical`. Most systems do not say; then it counts as `minor`.
    pub impact: &'a str,
    /// Its start, or the planned one.
    pub starts: Option<Time>,
    /// Its end, or the planned one.
    pub ends: Option<Time>,
    /// When it was made known.
    pub created: Option<Time>,
    /// When it was last changed.
    pub updated: Option<Time>,
    /// Where people read about it.
    pub link: Cow<'a, str>,
    /// The ids of the components, or of the groups, that it names.
    pub affected: Vec<&'a str>,
    /// What was said.
    pub posts: Vec<Post<'a>>,
}

/// One thing that was said.
#[derive(Debug, Clone, Default)]
pub struct Post<'a> {
    /// The stage that it announced.
    pub stage: &'a str,
    /// When.
    pub at: Option<Time>,
    /// Its text.
    pub body: Cow<'a, str>,
}

impl<'a> Page<'a> {
    /// Leaves a remark, with the values in the places of `%`.
    pub fn remark(&mut self, pattern: &str, values: &[&str]) {
        self.remarks.push(Diagnostic::new(Concern::Feed, pattern, values));
    }

    /// A field's moment; a remark where something stands there that is none.
    pub fn at(&mut self, node: &Node<'_>, name: &str) -> Option<Time> {
        let text = node.text(name)?;
        let time = read(text);
        // What Hugo and Go write for what is not set.
        if time.is_none() && text != "<no value>" && !text.starts_with("0001-01-01") {
            self.remark("`%` is no time that can be read: `%`", &[name, text]);
        }
        time
    }

    /// A field's elements; a remark where there are more than are read.
    pub fn rows(&mut self, node: &'a Node<'a>, name: &str) -> &'a [Node<'a>] {
        let Node::List(items, left_out) = node.get(name) else { return &[] };
        if *left_out > 0 {
            self.remark("`%` has more elements than are read; the rest is left out", &[name]);
        }
        items
    }

    /// The posts of a field's elements, whose stage, time and text stand in fields of these names.
    pub fn posts(&mut self, node: &'a Node<'a>, name: &str, [stage, at, body]: [&str; 3]) -> Vec<Post<'a>> {
        let mut posts = Vec::new();
        for row in self.rows(node, name) {
            posts.push(Post { stage: say(row, stage), at: self.at(row, at), body: say(row, body).into() });
        }
        posts
    }

    /// Adds a component, if it has a name or an id to be told by.
    pub fn component(&mut self, id: &'a str, name: &'a str, status: &'a str, group: &'a str) {
        let id = if id.is_empty() { name } else { id };
        if id.is_empty() {
            return self.remark("a component has neither id nor name; it is left out", &[]);
        }
        let name = if name.is_empty() { id } else { name };
        self.components.push(Component { id: id.into(), name, status, group });
    }

    /// Names a group. One that is known by its name alone needs no naming.
    pub fn group(&mut self, id: &'a str, name: &'a str) {
        self.groups.push(Group { id, name });
    }

    /// The one component of a system that has one word for everything: the page itself.
    pub fn overall(&mut self, status: &'a str) {
        let name = if self.name.is_empty() { "Status" } else { self.name };
        self.component("page", name, status, "");
    }

    /// Adds an announcement: something that a page says to everybody, and of which it does not say how bad it is.
    pub fn announcement(
        &mut self,
        id: impl Into<Cow<'a, str>>,
        title: &'a str,
        at: Option<Time>,
        body: &'a str,
    ) {
        self.notices.push(Notice {
            id: id.into(),
            title,
            impact: "none",
            starts: at,
            created: at,
            posts: said("", at, body),
            ..Notice::default()
        });
    }

    /// Whether there is something, and nothing of it is known: words that nobody understands, monitors of which nothing was heard.
    pub fn says_nothing(&self) -> bool {
        let is_unknown = |component: &Component<'_>| {
            let state = ComponentStatus::from_code(spelled(ComponentStatus::CODES, component.status));
            matches!(state, None | Some(ComponentStatus::Unknown))
        };
        self.notices.is_empty() && !self.components.is_empty() && self.components.iter().all(is_unknown)
    }

    /// The Statuspage document.
    pub fn written(&self) -> String {
        let mut rows = self.headings();
        for component in &self.components {
            rows.push(row(component));
        }
        let places = index(&self.components, |component| &component.id);
        let groups = index(&self.groups, |group| group.id);
        let page = vec![text(&self.id), text(self.name), text(&self.url), text(self.time_zone)];
        let (mut incidents, mut maintenances) = (Vec::new(), Vec::new());
        for notice in &self.notices {
            // One that was called off is none, and Statuspage has no word for it.
            if is_same(notice.stage, "cancelled") || is_same(notice.stage, "canceled") {
                continue;
            }
            let list = if notice.planned { &mut maintenances } else { &mut incidents };
            list.push(self.notice(notice, &places, &groups));
        }
        let values = vec![
            Value::Record("id name url time_zone", page),
            Value::List(rows),
            list_or_nothing(self.tells_incidents, incidents),
            list_or_nothing(self.tells_maintenances, maintenances),
        ];
        Value::Record("page components incidents scheduled_maintenances", values).written()
    }

    /// A row for each group that has members, in the order of their first ones.
    fn headings(&self) -> Vec<Value<'_>> {
        let names = index(&self.groups, |group| group.id);
        let members = index(&self.components, |component| component.group);
        let mut headings = Vec::new();
        for run in members.chunk_by(|(one, _), (other, _)| one == other) {
            let (mut ids, mut worst) = (Vec::new(), None);
            let Some((id, first)) = run.first().filter(|(id, _)| !id.is_empty()) else { continue };
            for (_, place) in run {
                if let Some(component) = self.components.get(*place) {
                    ids.push(text(&component.id));
                    worst = worst
                        .max(ComponentStatus::from_code(spelled(ComponentStatus::CODES, component.status)));
                }
            }
            let name =
                find(&names, id).and_then(|place| self.groups.get(place)).map_or("", |group| group.name);
            let name = text(if name.is_empty() { id } else { name });
            let status = text(worst.map_or("", ComponentStatus::code));
            let values = vec![heading(id), name, status, Value::Flag(true), Value::List(ids)];
            headings.push((*first, Value::Record("id name status group components", values)));
        }
        headings.sort_unstable_by_key(|(first, _)| *first);
        headings.into_iter().map(|(_, heading)| heading).collect()
    }

    fn notice<'n>(&'n self, notice: &'n Notice<'a>, index: Index<'_>, groups: Index<'_>) -> Value<'n> {
        let (mut posts, mut affected) = (Vec::new(), Vec::new());
        for post in &notice.posts {
            let at = moment(post.at);
            // When a post is shown to have been made; on most systems people set it, so it is no clock's.
            posts.push(Value::Record(
                "status body display_at",
                vec![text(spelled(Stage::CODES, post.stage)), text(&post.body), at],
            ));
        }
        for id in &notice.affected {
            affected.push(match find(index, id).and_then(|place| self.components.get(place)) {
                Some(component) => row(component),
                // A group stands for its members.
                None if find(groups, id).is_some() => Value::Record("id", vec![heading(id)]),
                None => Value::Record("id", vec![text(id)]),
            });
        }
        let impact = if notice.impact.is_empty() { "minor" } else { notice.impact };
        let mut values = vec![
            text(&notice.id),
            text(notice.title),
            text(spelled(Stage::CODES, notice.stage)),
            text(word("info=none maintenance=minor", impact)),
            text(&notice.link),
            moment(notice.created),
            moment(notice.updated),
            Value::List(posts),
            Value::List(affected),
        ];
        values.extend([moment(notice.starts), moment(notice.ends)]);
        let names = if notice.planned {
            "id name status impact shortlink created_at updated_at incident_updates components scheduled_for scheduled_until"
        } else {
            "id name status impact shortlink created_at updated_at incident_updates components started_at resolved_at"
        };
        Value::Record(names, values)
    }
}

/// A group's id, which may be a component's, too, where each list has ids of its own.
fn heading(id: &str) -> Value<'static> {
    if id.is_empty() { Value::Nothing } else { Value::Text(["group/", id].concat().into()) }
}

/// A word as Statuspage writes it, if it is one of these however it is written.
fn spelled<'w>(mut codes: &'static str, word: &'w str) -> &'w str {
    while !codes.is_empty() {
        let code = take(&mut codes, b' ');
        if is_same(code, word) {
            return code;
        }
    }
    word
}

/// Keys with their places, sorted: a page may have thousands.
type Index<'i> = &'i [(&'i str, usize)];

fn find(index: Index<'_>, key: &str) -> Option<usize> {
    let found = index.get(index.partition_point(|(other, _)| *other < key));
    found.filter(|(other, _)| *other == key).map(|(_, place)| *place)
}

fn index<T>(items: &[T], key: impl Fn(&T) -> &str) -> Vec<(&str, usize)> {
    let mut index = Vec::new();
    for (place, item) in items.iter().enumerate() {
        index.push((key(item), place));
    }
    index.sort_unstable();
    index
}

/// One post, or none where nothing is said.
pub fn said<'a>(stage: &'a str, at: Option<Time>, body: &'a str) -> Vec<Post<'a>> {
    if body.is_empty() { Vec::new() } else { vec![Post { stage, at, body: body.into() }] }
}

/// The status of a field by a table; the system's own word where the table does not have it, `unknown` where it has none.
pub fn status<'a>(node: &'a Node<'a>, name: &str, table: &'static str) -> &'a str {
    word(table, node.text(name).unwrap_or("unknown"))
}

/// A field by a table, empty where there is none.
pub fn stage<'a>(node: &'a Node<'a>, name: &str, table: &'static str) -> &'a str {
    word(table, say(node, name))
}

fn row<'n>(component: &'n Component<'_>) -> Value<'n> {
    let (id, name) = (text(&component.id), text(component.name));
    let state = text(spelled(ComponentStatus::CODES, component.status));
    Value::Record("id name status group_id", vec![id, name, state, heading(component.group)])
}

fn list_or_nothing(is_told: bool, rows: Vec<Value<'_>>) -> Value<'_> {
    if is_told || !rows.is_empty() { Value::List(rows) } else { Value::Nothing }
}

fn text(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Nothing } else { Value::Text(text.into()) }
}

fn moment(time: Option<Time>) -> Value<'static> {
    time.and_then(written).map_or(Value::Nothing, |text| Value::Text(text.into()))
}
