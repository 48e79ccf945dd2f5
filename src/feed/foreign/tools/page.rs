//! What a translation fills in: a status page in the words of Statuspage.
//!
//! An empty text is one that the system does not say. All of it is texts, moments too, because one kind of record then serves for
//! everything. Nothing is judged here: which component is meant, which stage a word is, all that is left to the reader of Statuspage.

use super::index::Index;
use super::value::Value;
use super::words::{is_same, word};
use crate::diagnostic::{Concern, Diagnostic};
use crate::model::ComponentStatus;
use crate::scan::take;

/// The texts of a record have places: these are the names of them.
pub const PAGE: &str = "id name url zone incidents maintenances";
/// Of a group.
pub const GROUP: &str = "id name group";
/// Of a component.
pub const COMPONENT: &str = "id name status group";
/// Of an incident, or of a maintenance where it is `planned`.
pub const NOTICE: &str = "id title stage impact link created updated starts ends planned";
/// Of something that was said.
pub const POST: &str = "stage body at";

/// The places of some.
pub const ID: usize = 0;
/// A page's, a group's or a component's.
pub const NAME: usize = 1;
/// Of a component; a notice's stage has the same place.
pub const STATUS: usize = 2;
/// Of a group, the one that it is in.
pub const OUTER: usize = 2;
/// Of a component.
pub const GROUP_ID: usize = 3;
/// Of a notice.
pub const IMPACT: usize = 3;
/// Of a notice.
pub const PLANNED: usize = 9;

/// The texts of a page, a component, a group, a notice or a post.
pub type Texts<'a> = [&'a str; 10];

/// One of these, with what only a notice has.
#[derive(Debug, Default)]
pub struct Record<'a> {
    /// By their places.
    pub texts: Texts<'a>,
    /// What was said.
    pub posts: Vec<Record<'a>>,
    /// The ids of the components, or of the groups, that it names.
    pub affected: Vec<&'a str>,
}

impl Record<'_> {
    /// Whether it is a notice that its page does not show, or not yet: by this mark, which is no system's word.
    pub fn is_hidden(&self) -> bool {
        self.texts[STATUS] == "-"
    }

    /// Whether it is a notice of something that has been: what is hidden or called off tells nothing of the rest.
    pub fn is_told(&self) -> bool {
        !self.is_hidden() && !self.is_off()
    }

    /// Whether it is a notice that was called off.
    fn is_off(&self) -> bool {
        is_same(self.texts[STATUS], "cancelled") || is_same(self.texts[STATUS], "canceled")
    }

    /// Whether it is a notice whose stage is one of those at which all is over.
    pub fn is_over(&self) -> bool {
        self.is_off() || !word("resolved=1,postmortem=1,completed=1,*=", self.texts[STATUS]).is_empty()
    }
}

/// The places of records by one of their texts.
pub fn places<'a>(records: &[Record<'a>], text: usize) -> Index<'a> {
    let mut index = Index::default();
    for record in records {
        index.put(record.texts.get(text).copied().unwrap_or_default(), Value::Text(""));
    }
    index.sort();
    index
}

/// A status page.
#[derive(Debug, Default)]
pub struct Page<'a> {
    /// Of the page itself. `incidents` is not empty where the documents would hold incidents, if there were any; `maintenances` the same.
    pub head: Texts<'a>,
    /// In the system's order.
    pub components: Vec<Record<'a>>,
    /// Components that are known by what is said of them: such a one is one with a listed one of its id, and has the worst state of both.
    pub mentions: Vec<Record<'a>>,
    /// Headings over components.
    pub groups: Vec<Record<'a>>,
    /// Incidents and maintenances.
    pub notices: Vec<Record<'a>>,
    /// What was odd.
    pub remarks: Vec<Diagnostic>,
}

impl<'a> Page<'a> {
    /// Leaves a remark, with the values in the places of `%`.
    pub fn remark(&mut self, pattern: &str, values: &[&str]) {
        self.remarks.push(Diagnostic::new(Concern::Feed, pattern, values));
    }

    /// Gives a component that has but one of both the other: a name for an id.
    pub fn component(&mut self, mut texts: Texts<'a>, is_listed: bool) {
        if texts[ID].is_empty() {
            texts[ID] = texts[NAME];
        }
        if texts[ID].is_empty() {
            if is_listed {
                self.remark("a component has neither id nor name; it is left out", &[]);
            }
            return;
        }
        let list = if is_listed { &mut self.components } else { &mut self.mentions };
        add(list, &texts);
    }

    /// Makes one list of the listed and the mentioned, with one of each id, which has the worst state: monitors stand in several groups, and
    /// the first one counts. What has become part of another has no id any more.
    pub fn settle(&mut self) {
        self.components.append(&mut self.mentions);
        let index = places(&self.components, ID);
        let (mut key, mut first) = ("", 0);
        for entry in index.entries() {
            if entry.key != key {
                (key, first) = (entry.key, entry.place);
            } else if let Some(other) = self.components.get_mut(entry.place) {
                let texts = std::mem::take(&mut other.texts);
                if let Some(one) = self.components.get_mut(first) {
                    for (text, other) in one.texts.iter_mut().zip(texts) {
                        if text.is_empty() {
                            *text = other;
                        }
                    }
                    if rank(texts[STATUS]) > rank(one.texts[STATUS]) {
                        one.texts[STATUS] = texts[STATUS];
                    }
                }
            }
        }
    }

    /// Whether there is something, and nothing of it is known: words that nobody understands, monitors of which nothing was heard.
    pub fn says_nothing(&self) -> bool {
        self.notices.is_empty()
            && !self.components.is_empty()
            && self.components.iter().all(|component| rank(component.texts[STATUS]) == 0)
    }
}

/// Adds a record. One call for all, since each is ten texts to copy.
#[inline(never)]
pub fn add<'a>(list: &mut Vec<Record<'a>>, texts: &Texts<'a>) {
    list.push(Record { texts: *texts, ..Record::default() });
}

/// How bad a state is; 0 where that is not known.
pub fn rank(status: &str) -> usize {
    match ComponentStatus::from_code(spelled(ComponentStatus::CODES, status)) {
        None | Some(ComponentStatus::Unknown) => 0,
        Some(status) => status as usize + 1,
    }
}

/// A word as Statuspage writes it, if it is one of these however it is written.
pub fn spelled<'w>(mut codes: &'static str, word: &'w str) -> &'w str {
    while !codes.is_empty() {
        let code = take(&mut codes, b' ');
        if is_same(code, word) {
            return code;
        }
    }
    word
}
