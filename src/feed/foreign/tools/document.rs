//! From a page to its Statuspage document.
//!
//! What stands in the page is not judged; it is written in Statuspage's names.

use super::index::Index;
use super::page::{GROUP_ID, ID, IMPACT, NAME, OUTER, PLANNED, Page, Record, STATUS, places, spelled};
use super::times::{read, written};
use super::value::Value;
use super::words::word;
use super::writer::Writer;
use crate::codes;
use crate::diagnostic::{Concern, Diagnostic};
use crate::model::{ComponentStatus, DEPTH, Stage};

/// A notice's texts in their order, as they are called; those from the sixth on are moments.
const INCIDENT: &str = "id name status impact shortlink created_at updated_at started_at resolved_at";
const MAINTENANCE: &str =
    "id name status impact shortlink created_at updated_at scheduled_for scheduled_until";
const MOMENTS: usize = 5;
/// What a maintenance's stages are of an incident.
const OPEN: &str = "\
    scheduled=investigating,planned=investigating,upcoming=investigating,\
    inprogress=investigating,underway=investigating,maintenanceinprogress=investigating,\
    verifying=monitoring";

/// The document, of a page that is settled, and what was odd about its moments.
pub fn document(format: &str, page: &mut Page<'_>) -> String {
    let writer = Writer::default();
    let components = places(&page.components, ID);
    let groups = places(&page.groups, ID);
    let mut out = Out { writer, components, groups, remarks: Vec::new() };
    out.write(format, page);
    let Out { writer, mut remarks, .. } = out;
    page.remarks.append(&mut remarks);
    writer.out
}

struct Out<'a> {
    writer: Writer,
    /// Where each component stands, and each group.
    components: Index<'a>,
    groups: Index<'a>,
    remarks: Vec<Diagnostic>,
}

impl<'a> Out<'a> {
    fn write(&mut self, format: &str, page: &Page<'a>) {
        let [id, name, url, zone, incidents, maintenances, ..] = page.head;
        self.writer.open('{');
        self.writer.open_field("page", '{');
        // What is remembered of one system is never taken for another's.
        self.writer.field("id", &[format, "/", id].concat());
        self.writer.field("name", name);
        self.writer.field("url", url);
        self.writer.field("time_zone", zone);
        self.writer.close('}');
        self.writer.open_field("components", '[');
        self.headings(page);
        for component in &page.components {
            self.component(component);
        }
        self.writer.close(']');
        self.notices("incidents", page, incidents, "");
        self.notices("scheduled_maintenances", page, maintenances, "1");
        self.writer.close('}');
    }

    /// A row for each group that has members, or groups with members in it.
    fn headings(&mut self, page: &Page<'a>) {
        let mut members = Index::default();
        for (place, component) in page.components.iter().enumerate() {
            let (mut id, mut place) = (component.texts[GROUP_ID], place);
            // What is deeper is no member, but gives it a row.
            for _ in 0..DEPTH {
                if !id.is_empty() {
                    members.put_at(place, id, Value::Text(""));
                }
                (id, place) = (self.outer(page, id), usize::MAX);
            }
        }
        members.sort();
        let mut rest = members.entries();
        while let [first, ..] = rest {
            let id = first.key;
            self.writer.open('{');
            self.group_id("id", id);
            let group = self.groups.first(id).and_then(|entry| page.groups.get(entry.place));
            let name = group.map_or("", |group| group.texts[NAME]);
            self.writer.field("name", if name.is_empty() { id } else { name });
            self.writer.yes("group");
            self.group_id("group_id", self.outer(page, id));
            self.writer.open_field("components", '[');
            let mut worst = None;
            while let [entry, others @ ..] = rest
                && entry.key == id
            {
                rest = others;
                if let Some(member) = page.components.get(entry.place) {
                    let status = spelled(ComponentStatus::CODES, member.texts[STATUS]);
                    worst = worst.max(ComponentStatus::from_code(status));
                    self.writer.element(member.texts[ID]);
                }
            }
            self.writer.close(']');
            self.writer.field("status", worst.map_or("", ComponentStatus::code));
            self.writer.close('}');
        }
    }

    /// The group that a group is in.
    fn outer(&self, page: &Page<'a>, id: &str) -> &'a str {
        let group = self.groups.first(id).and_then(|entry| page.groups.get(entry.place));
        group.map_or("", |group| group.texts[OUTER])
    }

    fn component(&mut self, component: &Record<'a>) {
        let [id, name, status, group, ..] = component.texts;
        if id.is_empty() {
            return;
        }
        self.writer.open('{');
        self.writer.field("id", id);
        self.writer.field("name", if name.is_empty() { id } else { name });
        self.writer.field("status", spelled(ComponentStatus::CODES, status));
        self.group_id("group_id", group);
        self.writer.close('}');
    }

    /// A group's id, which may be a component's, too, where each list has ids of its own.
    fn group_id(&mut self, name: &str, id: &str) {
        if !id.is_empty() {
            self.writer.field(name, &["group/", id].concat());
        }
    }

    /// What is open is put before what is over, of which there may be more than is read.
    fn notices(&mut self, name: &str, page: &Page<'a>, is_told: &str, planned: &str) {
        let mut is_open = false;
        for is_over in [false, true] {
            for notice in &page.notices {
                if notice.texts[PLANNED].is_empty() != planned.is_empty()
                    || notice.is_hidden()
                    || notice.is_over() != is_over
                {
                    continue;
                }
                if !is_open {
                    is_open = true;
                    self.writer.open_field(name, '[');
                }
                self.notice(notice, page);
            }
        }
        if !is_open && !is_told.is_empty() {
            is_open = true;
            self.writer.open_field(name, '[');
        }
        if is_open {
            self.writer.close(']');
        }
    }

    fn notice(&mut self, notice: &Record<'a>, page: &Page<'a>) {
        let is_planned = !notice.texts[PLANNED].is_empty();
        let names = if is_planned { MAINTENANCE } else { INCIDENT };
        self.writer.open('{');
        for place in 0..PLANNED {
            let name = codes::word(names, place);
            let text = notice.texts.get(place).copied().unwrap_or_default();
            match place {
                MOMENTS.. => self.moment(name, text),
                STATUS => {
                    // The reader takes what is at a maintenance's stage for one; here it is said apart what is one.
                    let text = if is_planned { text } else { word(OPEN, text) };
                    self.writer.field(name, spelled(Stage::CODES, text));
                }
                IMPACT => {
                    let impact = if text.is_empty() { "minor" } else { text };
                    self.writer.field(name, word("info=none,maintenance=minor", impact));
                }
                _ => self.writer.field(name, text),
            }
        }
        self.writer.open_field("incident_updates", '[');
        for post in &notice.posts {
            let [stage, body, at, ..] = post.texts;
            self.writer.open('{');
            self.writer.field("status", spelled(Stage::CODES, stage));
            self.writer.field("body", body);
            // When a post is shown to have been made; on most systems people set it, so it is no clock's.
            self.moment("display_at", at);
            self.writer.close('}');
        }
        self.writer.close(']');
        self.writer.open_field("components", '[');
        for id in &notice.affected {
            let place = self.components.first(id).map(|entry| entry.place);
            match place.and_then(|place| page.components.get(place)) {
                Some(component) => self.component(component),
                None => {
                    self.writer.open('{');
                    // A group stands for its members.
                    if self.groups.first(id).is_some() {
                        self.group_id("id", id);
                    } else {
                        self.writer.field("id", id);
                    }
                    self.writer.close('}');
                }
            }
        }
        self.writer.close(']');
        self.writer.close('}');
    }

    /// A moment; a remark where something stands there that is none.
    fn moment(&mut self, name: &str, text: &str) {
        match read(text).and_then(written) {
            Some(text) => self.writer.field(name, &text),
            // What Hugo and Go write for what is not set.
            None if text.is_empty() || text == "<no value>" || text.starts_with("0001-01-01") => {}
            None => {
                let message = "`%` is no time that can be read: `%`";
                self.remarks.push(Diagnostic::new(Concern::Feed, message, &[name, text]));
            }
        }
    }
}
