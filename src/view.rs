//! From a decision to what stands on the page, as data: texts, times and links in the reader's language.
//!
//! It knows no DOM. Two equal views look the same, so the shell draws only what differs.

use crate::decide::{Decision, Kind, Notice};
use crate::explain::{headline, listed};
use crate::feed::Post;
use crate::model::{Severity, Stage, Status};
use crate::notice::in_one_line;
use crate::text::{Key, Words, fill};
use crate::time::Time;
use std::time::Duration;

/// All that the widget shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<'a> {
    /// Most important first; the first one is the banner. Never empty.
    pub cards: Vec<Card<'a>>,
    /// "Preview", where all this is made up.
    pub mark: Option<&'a str>,
    /// Whose status it is, where the page says so.
    pub name: Option<&'a str>,
    /// "30 maintenances planned": one line for many that are ahead, in place of the first one's.
    pub planned: Option<String>,
    /// How many more there are than the banner shows: "+2 more".
    pub others: Option<String>,
    /// "As of 5 min ago": from when all this is, while the feed cannot be read.
    pub as_of: Option<Stamp<'a>>,
    /// Where "View status page" leads.
    pub page: Option<&'a str>,
    /// Whether the page has more than is read of any.
    pub is_cut: bool,
    /// What a screen reader says when this comes up. No relative time is in it, so that it does not tick.
    pub announcement: String,
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card<'a> {
    /// The notice's id.
    pub id: &'a str,
    /// How bad it is.
    pub severity: Severity,
    /// The same in a word.
    pub severity_word: &'a str,
    /// "Desk degraded", or the title.
    pub headline: String,
    /// Whether the headline is the feed's own text.
    pub is_quoted: bool,
    /// The feed's title, unless it is the headline already.
    pub title: Option<&'a str>,
    /// "Affects: Desk", where the headline does not say so.
    pub affects: Option<String>,
    /// The stage in words.
    pub stage: Option<&'a str>,
    /// "Updated 12 min ago", "Started 1 hr ago".
    pub times: Vec<Stamp<'a>>,
    /// "Lasted 6 hr 14 min", once it is over.
    pub lasted: Option<String>,
    /// Where to read about it.
    pub link: Option<&'a str>,
    /// What is to be read there.
    pub link_words: &'a str,
}

/// A moment that is to be put into words, relative or absolute. Dates are written where they are read and no sooner: browsers take their
/// time for the first one, and a closed banner shows none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp<'a> {
    /// "Updated %": where the relative time goes; none for the relative time alone.
    pub pattern: Option<&'a str>,
    /// The moment.
    pub at: Time,
    /// From when it is seen.
    pub now: Time,
}

impl Stamp<'_> {
    /// "12 min ago".
    pub fn relative(&self, words: &Words) -> String {
        words.relative(self.at, self.now)
    }

    /// "Oct 8, 2021, 13:15 GMT-3".
    pub fn absolute(&self, words: &Words) -> String {
        words.locale.absolute(self.at)
    }

    /// The moment in this form, with the words around it.
    pub fn in_words(&self, form: &str) -> String {
        self.pattern.map_or_else(|| form.to_owned(), |pattern| fill(pattern, form))
    }
}

/// One post of an opened notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostView<'a> {
    /// The stage that it announced, in words.
    pub stage: &'a str,
    /// When it was posted.
    pub stamp: Option<Stamp<'a>>,
    /// Its text, as the feed has it.
    pub body: &'a str,
}

/// Makes the view; `None` when there is nothing to show.
///
/// `name` says whose status it is, and `href` is the page's own link for "View status page", which goes before the feed's.
pub fn view<'a>(
    status: &'a Status,
    decision: &Decision<'a>,
    name: Option<&'a str>,
    href: Option<&'a str>,
    words: &'a Words,
) -> Option<View<'a>> {
    let mut cards = Vec::new();
    for notice in &decision.notices {
        cards.push(card(status, decision, notice, words));
    }
    let first = cards.first()?;
    let ahead = in_one_line(&decision.notices);
    let planned = ahead.map(|ahead| words.count(Key::Planned, ahead));
    let said = match &planned {
        Some(planned) => [name, Some(planned.as_str()), None, None, None],
        None => [name, Some(first.headline.as_str()), first.title, first.affects.as_deref(), first.stage],
    };
    let mut announcement = String::new();
    for part in said.into_iter().flatten() {
        announcement.push_str(part);
        announcement.push_str(". ");
    }
    let others = cards.len() - ahead.unwrap_or(1);
    Some(View {
        mark: None,
        name,
        planned,
        others: (others > 0).then(|| words.count(Key::Others, others)),
        as_of: decision.as_of.map(|at| stamp(Some(Key::AsOf), at, decision.now, words)),
        page: href.or(status.page.url.as_deref()),
        is_cut: status.is_cut,
        announcement,
        cards,
    })
}

/// A moment in words, seen from `now`.
fn stamp(key: Option<Key>, at: Time, now: Time, words: &Words) -> Stamp<'_> {
    let pattern = key.map(|key| words.get(key));
    Stamp { pattern, at, now }
}

/// A post in words.
pub fn post<'a>(post: &'a Post, now: Time, words: &'a Words) -> PostView<'a> {
    PostView {
        stage: words.stage(post.stage),
        stamp: post.at.map(|at| stamp(None, at, now.max(at), words)),
        body: &post.body,
    }
}

fn card<'a>(status: &Status, decision: &Decision, notice: &Notice<'a>, words: &'a Words) -> Card<'a> {
    let now = decision.now;
    let headline = headline(status, decision, notice, words);
    let affects = notice.state.is_none() && !notice.components.is_empty();
    // What is under way before its time starts no more.
    let is_true = |start: &Time| notice.kind != Kind::Maintenance || *start <= now;
    let (starts, ends) = (notice.starts.filter(is_true), notice.ends);
    let moments = match notice.kind {
        Kind::Incident | Kind::Component | Kind::Resolved => {
            [(Key::Updated, notice.latest), (Key::Started, starts)]
        }
        // What has begun, began; what is past its planned end has no end to tell.
        Kind::Maintenance | Kind::Upcoming => [
            (if starts.is_some_and(|start| start <= now) { Key::Started } else { Key::Starts }, starts),
            (Key::Ends, ends.filter(|end| *end > now)),
        ],
    };
    let mut times = Vec::new();
    for (key, at) in moments {
        if let Some(at) = at {
            // What has happened lies ahead for nobody, whatever a clock or a date set by hand says.
            let seen_from = if matches!(key, Key::Updated | Key::Started) { now.max(at) } else { now };
            times.push(stamp(Some(key), at, seen_from, words));
        }
    }
    // An end that is set by hand may be any time.
    let is_true = |(start, end): &(Time, Time)| notice.kind == Kind::Resolved && start <= end && *end <= now;
    let lasted = starts.zip(ends).filter(is_true);
    let has_postmortem = notice.stage == Some(Stage::Postmortem);
    Card {
        id: notice.id,
        severity: notice.severity,
        severity_word: words.severity(notice.severity),
        is_quoted: notice.title == Some(&headline),
        title: notice.title.filter(|title| *title != headline),
        affects: affects.then(|| {
            let (names, others) = listed(status, decision, notice);
            words.fill(Key::Affects, &words.list(names, others))
        }),
        stage: notice.stage.map(|stage| words.stage(stage)),
        times,
        lasted: lasted.map(|(start, end)| {
            let milliseconds = u64::try_from(end.since(start)).unwrap_or_default();
            words.fill(Key::Lasted, &words.duration(Duration::from_millis(milliseconds)))
        }),
        link: notice.link,
        link_words: words.get(if has_postmortem { Key::ReadPostmortem } else { Key::ViewIncident }),
        headline,
    }
}
