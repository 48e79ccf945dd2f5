//! Upptime: `history/summary.json` of a repository, and its issues as GitHub lists them, where those are asked, too.
//!
//! The summary knows sites alone. GitHub answers 60 times an hour for each address on the net, so issues are not asked by themselves.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "upptime",
    rules: &[
        ("https://github.com/*/*", &["https://raw.githubusercontent.com/$1/$2/HEAD/history/summary.json"]),
        (
            "https://raw.githubusercontent.com/*/*/*/history/summary.json",
            &["https://raw.githubusercontent.com/$1/$2/$3/history/summary.json"],
        ),
    ],
    documents: &[
        Document { name: "summary", signature: "slug status uptimeDay dailyMinutesDown", shape: &SUMMARY },
        Document { name: "issues", signature: "number html_url labels state", shape: &ISSUES },
    ],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "Upptime",
    tells: "sites; incidents and maintenances with what they affect, from GitHub's issues",
    cannot: "groups; incidents, where only the summary is read; posts; whether a site is down or its history was edited by hand",
    cors: Cors::Yes,
};

static SUMMARY: Shape = List(&SITE, COMPONENTS);
static SITE: Shape = record! { name: Text, slug: Text, status: Text, uptimeDay: Any, dailyMinutesDown: Any };
static ISSUES: Shape = List(&ISSUE, INCIDENTS);
static ISSUE: Shape = record! {
    number: Scalar, html_url: Text, title: Text, state: Text, body: Lines, created_at: Text, updated_at: Text, closed_at: Text,
    labels: List(&LABEL, 100), pull_request: Any,
};
static LABEL: Shape = record! { name: Text };

const STATES: &str = "up=operational down=major_outage degraded=degraded_performance";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    for site in list(answer.get(0)) {
        page.component(say(site, "slug"), say(site, "name"), status(site, "status", STATES), "");
    }
    let issues = answer.get(1);
    for issue in list(issues) {
        if matches!(issue.get("pull_request"), Node::Absent) {
            let notice = notice(issue, page);
            page.notices.extend(notice);
        }
    }
    page.tells_incidents = issues.is_list();
    page.tells_maintenances = issues.is_list();
}

/// An issue that has the label of one; any other is something else.
fn notice<'a>(issue: &'a Node<'a>, page: &mut Page<'a>) -> Option<Notice<'a>> {
    let mut labels = Vec::new();
    for label in issue.items("labels") {
        labels.push(say(label, "name"));
    }
    let planned = labels.contains(&"maintenance");
    if !planned && !labels.contains(&"status") {
        return None;
    }
    let body = say(issue, "body");
    let is_over = say(issue, "state") == "closed";
    let created = page.at(issue, "created_at");
    let mut affected = Vec::new();
    if planned {
        for field in ["expectedDown", "expectedDegraded"] {
            affected
                .extend(noted(body, field).split(',').map(str::trim_ascii).filter(|slug| !slug.is_empty()));
        }
    } else {
        labels.retain(|label| *label != "status");
        affected = labels;
    }
    let time = |field| super::tools::times::read(noted(body, field));
    let title = say(issue, "title");
    Some(Notice {
        planned,
        id: say(issue, "number").into(),
        title,
        stage: match (planned, is_over) {
            (true, true) => "completed",
            (true, false) => "scheduled",
            (false, true) => "resolved",
            (false, false) => "",
        },
        impact: if title.starts_with('\u{1f6d1}') { "critical" } else { "minor" },
        starts: if planned { time("start") } else { created },
        ends: if planned { time("end") } else { page.at(issue, "closed_at") },
        created,
        updated: page.at(issue, "updated_at"),
        link: say(issue, "html_url").into(),
        affected,
        posts: said("", created, body),
    })
}

/// A field in the comment that a maintenance begins with: `<!-- start: …`, a line each.
fn noted<'a>(body: &'a str, field: &str) -> &'a str {
    for line in body.lines() {
        if let Some((name, value)) = line.split_once(':')
            && name.trim_start_matches("<!--").trim_ascii() == field
        {
            return value.trim_end_matches("-->").trim_ascii();
        }
    }
    ""
}
