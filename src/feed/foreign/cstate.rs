//! cState: `/index.json` of a Hugo site, which lists what is open, and `/issues/index.json`, which lists everything.
//!
//! It is made by a text template that escapes nothing: a quote or a backslash in a title makes it invalid JSON, and then
//! [`title_to_mend`] says which. It has no stages and no posts. A maintenance is an issue of severity `notice` that says when it is to
//! end, or that begins after the site was built.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "cstate",
    rules: &[
        ("*/issues/index.json", &["$1/index.json", "$1/issues/index.json"]),
        ("*/index.json", &["$1/index.json", "?$1/issues/index.json"]),
        ("*", &["$1/index.json", "?$1/issues/index.json"]),
    ],
    documents: &[
        Document { name: "index", signature: "is=index cStateVersion systems", shape: &INDEX },
        Document { name: "issues", signature: "is=issues pages", shape: &ISSUES },
    ],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "cState",
    tells: "systems with their categories, issues with affected systems, maintenances, pinned posts",
    cannot: "stages and posts; an issue that names no system, without `/issues/index.json`; a system's state before 5.0",
    cors: Cors::Host,
};

static INDEX: Shape = record! {
    is: Text, cStateVersion: Text, title: Text, baseURL: Text, summaryStatus: Text, buildDate: Text, buildTime: Text,
    systems: List(&SYSTEM, COMPONENTS), pinnedIssues: List(&ISSUE, INCIDENTS),
};
static ISSUES: Shape = record! { is: Text, baseURL: Text, pages: List(&ISSUE, INCIDENTS) };
static SYSTEM: Shape =
    record! { name: Text, category: Text, status: Text, unresolvedIssues: List(&ISSUE, INCIDENTS) };
static ISSUE: Shape = record! {
    title: Text, createdAt: Text, lastMod: Text, permalink: Text, severity: Text, resolved: Scalar, informational: Scalar,
    resolvedAt: Text, affected: List(&Text, COMPONENTS),
};

/// A `notice` is no trouble: a maintenance is one long before it begins.
const STATES: &str = "ok=operational notice=operational disrupted=degraded_performance down=major_outage";
const IMPACTS: &str = "notice=none disrupted=minor down=critical";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let (index, everything) = (answer.get(0), answer.get(1));
    page.name = say(index, "title");
    page.url = first(index, "baseURL").into();
    let built =
        super::tools::times::read(&[say(index, "buildDate"), "T", say(index, "buildTime"), ":00Z"].concat());
    let mut open = Vec::new();
    let (mut told, mut unknown) = (false, false);
    for system in page.rows(index, "systems") {
        let state = status(system, "status", STATES);
        unknown |= state == "unknown";
        told |= !matches!(state, "operational" | "unknown");
        page.component(say(system, "name"), say(system, "name"), state, say(system, "category"));
        open.extend(system.items("unresolvedIssues"));
    }
    open.extend(page.rows(everything, "pages"));
    open.sort_by_key(|issue| say(issue, "permalink"));
    open.dedup_by_key(|issue| say(issue, "permalink"));
    for issue in open {
        let notice = notice(issue, built, page);
        page.notices.push(notice);
    }
    for post in page.rows(index, "pinnedIssues") {
        let at = page.at(post, "createdAt");
        page.announcement(say(post, "permalink"), say(post, "title"), at, "");
    }
    page.tells_incidents = true;
    page.tells_maintenances = true;
    // The page's own word counts where no system has one, and where something is the matter that names no system: that stands
    // nowhere else in the index.
    let overall = status(index, "summaryStatus", STATES);
    let is_untold = !told && !matches!(overall, "operational" | "unknown") && !everything.is_record();
    if (unknown || is_untold) && overall != "unknown" {
        page.overall(overall);
    }
}

fn notice<'a>(issue: &'a Node<'a>, built: Option<Time>, page: &mut Page<'a>) -> Notice<'a> {
    let (starts, ends) = (page.at(issue, "createdAt"), page.at(issue, "resolvedAt"));
    let is_over = is_true(issue, "resolved");
    let is_notice = say(issue, "severity") == "notice";
    let is_ahead = starts.zip(built).is_some_and(|(starts, built)| starts > built);
    let planned = is_notice && (ends.is_some() || is_ahead);
    Notice {
        planned,
        id: first(issue, "permalink title").into(),
        title: say(issue, "title"),
        stage: match (planned, is_over) {
            (true, true) => "completed",
            (true, false) => "scheduled",
            (false, true) => "resolved",
            (false, false) => "",
        },
        impact: match stage(issue, "severity", IMPACTS) {
            _ if is_true(issue, "informational") => "none",
            word @ ("none" | "minor" | "critical") => word,
            _ => "minor",
        },
        starts,
        ends: ends.filter(|_| planned || is_over),
        created: if planned { None } else { starts },
        link: say(issue, "permalink").into(),
        affected: texts(issue, "affected"),
        ..Notice::default()
    }
}

/// Of what would be an index or a list of issues if it were JSON: the title, or another text, that breaks it.
///
/// The template writes each field on a line of its own.
pub fn title_to_mend(body: &str) -> Option<&str> {
    if !body.contains("\"is\":") || !(body.contains("\"cStateVersion\":") || body.contains("\"is\": \"issue"))
    {
        return None;
    }
    for line in body.lines() {
        let Some((name, rest)) = line.trim_ascii().split_once("\": \"") else { continue };
        let value = rest.strip_suffix(',').unwrap_or(rest);
        let value = value.strip_suffix('"').unwrap_or(value);
        if name.starts_with('"') && breaks(value) {
            return Some(value);
        }
    }
    None
}

/// Whether a text cannot stand between quotes as it is.
fn breaks(value: &str) -> bool {
    let mut signs = value.bytes();
    while let Some(sign) = signs.next() {
        let is_escape = sign == b'\\' && signs.next().is_some_and(|next| b"\"\\/bfnrtu".contains(&next));
        if matches!(sign, b'"' | 0..b' ') || sign == b'\\' && !is_escape {
            return true;
        }
    }
    false
}
