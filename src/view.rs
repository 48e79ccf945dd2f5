//! From a decision to what stands on the page, as data: texts, times and links in the reader's language.
//!
//! It knows no DOM. Two equal views look the same, so the shell draws only what differs.

use crate::decide::{Decision, Kind, Notice};
use crate::explain::{headline, labels};
use crate::feed::Post;
use crate::model::{Severity, Status};
use crate::scan::digits;
use crate::text::{Locale, Words, ago, fill};
use crate::time::Time;

/// From how many on the maintenances ahead are one line: as many as a list of names leaves out.
const MANY: usize = 4;

/// All that the widget shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<'a> {
    /// Most important first; the first one is the banner. Never empty.
    pub cards: Vec<Card<'a>>,
    /// "30 maintenances planned": one line for many that are ahead, in place of the first one's.
    pub planned: Option<String>,
    /// How many more there are than the banner shows: "+2 more".
    pub others: Option<String>,
    /// "As of 5 min ago": from when all this is, while the feed cannot be read.
    pub as_of: Option<Stamp>,
    /// Where "View status page" leads.
    pub page: Option<&'a str>,
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
    pub severity_word: &'static str,
    /// "Desk degraded", or the title.
    pub headline: String,
    /// The feed's title, unless it is the headline already.
    pub title: Option<&'a str>,
    /// "Affects: Desk", where the headline does not say so.
    pub affects: Option<String>,
    /// The stage in words.
    pub stage: Option<&'static str>,
    /// "Updated 12 min ago", "Started 1 hr ago".
    pub times: Vec<Stamp>,
    /// Where to read about it.
    pub link: Option<&'a str>,
}

/// A moment in words, relative and absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// "Updated %": where the relative time goes; none for the relative time alone.
    pub pattern: Option<&'static str>,
    /// The moment.
    pub at: Time,
    /// "12 min ago".
    pub relative: String,
    /// "Oct 8, 2021, 13:15 GMT-3".
    pub absolute: String,
}

impl Stamp {
    /// The moment in this form, with the words around it.
    pub fn in_words(&self, form: &str) -> String {
        self.pattern.map_or_else(|| form.to_owned(), |pattern| fill(pattern, form))
    }
}

/// One post of an opened notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostView<'a> {
    /// The stage that it announced, in words.
    pub stage: &'static str,
    /// When it was posted.
    pub stamp: Option<Stamp>,
    /// Its text, as the feed has it.
    pub body: &'a str,
}

/// Makes the view; `None` when there is nothing to show.
///
/// `href` is the page's own link for "View status page", which goes before the feed's.
pub fn view<'a>(
    status: &'a Status,
    decision: &Decision<'a>,
    href: Option<&'a str>,
    words: &Words,
    locale: &dyn Locale,
) -> Option<View<'a>> {
    let mut cards = Vec::new();
    for notice in &decision.notices {
        cards.push(card(status, notice, decision.now, words, locale));
    }
    let first = cards.first()?;
    let ahead = decision.notices.iter().filter(|notice| notice.kind == Kind::Upcoming).count();
    let is_many = ahead >= MANY && decision.notices.first().is_some_and(|first| first.kind == Kind::Upcoming);
    let planned = is_many.then(|| fill(words.planned, &digits(ahead)));
    let said = match &planned {
        Some(planned) => [Some(planned.as_str()), None, None, None],
        None => [Some(first.headline.as_str()), first.title, first.affects.as_deref(), first.stage],
    };
    let mut announcement = String::new();
    for part in said.into_iter().flatten() {
        announcement.push_str(part);
        announcement.push_str(". ");
    }
    let others = cards.len() - if is_many { ahead } else { 1 };
    Some(View {
        planned,
        others: (others > 0).then(|| fill(words.others, &digits(others))),
        as_of: decision.as_of.map(|at| stamp(Some(words.as_of), at, decision.now, locale)),
        page: href.or(status.page.url.as_deref()),
        announcement,
        cards,
    })
}

/// A moment in words, seen from `now`.
fn stamp(pattern: Option<&'static str>, at: Time, now: Time, locale: &dyn Locale) -> Stamp {
    Stamp { pattern, at, relative: locale.relative(ago(at, now)), absolute: locale.absolute(at) }
}

/// A post in words.
pub fn post<'a>(post: &'a Post, now: Time, words: &Words, locale: &dyn Locale) -> PostView<'a> {
    PostView {
        stage: words.stage(post.stage),
        stamp: post.at.map(|at| stamp(None, at, now, locale)),
        body: &post.body,
    }
}

fn card<'a>(status: &Status, notice: &Notice<'a>, now: Time, words: &Words, locale: &dyn Locale) -> Card<'a> {
    let headline = headline(status, notice, words);
    let affects = notice.state.is_none() && !notice.components.is_empty();
    let (starts, ends) = (notice.starts, notice.ends);
    let moments = match notice.kind {
        Kind::Incident | Kind::Component | Kind::Resolved => {
            [(words.updated, notice.latest), (words.started, starts)]
        }
        // What has begun, began; what is past its planned end has no end to tell.
        Kind::Maintenance | Kind::Upcoming => [
            (if starts.is_some_and(|start| start <= now) { words.started } else { words.starts }, starts),
            (words.ends, ends.filter(|end| *end > now)),
        ],
    };
    let mut times = Vec::new();
    for (pattern, at) in moments {
        if let Some(at) = at {
            times.push(stamp(Some(pattern), at, now, locale));
        }
    }
    Card {
        id: notice.id,
        severity: notice.severity,
        severity_word: words.severity(notice.severity),
        title: notice.title.filter(|title| *title != headline),
        affects: affects.then(|| fill(words.affects, &words.list(&labels(status, &notice.components)))),
        stage: notice.stage.map(|stage| words.stage(stage)),
        times,
        link: notice.link,
        headline,
    }
}
