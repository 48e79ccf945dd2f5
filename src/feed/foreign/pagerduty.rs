//! PagerDuty: a status page's posts, services and words (`/api/posts`, `/api/services`, `/api/post_enums`), or all of them as one
//! document, as mirrors keep them.
//!
//! A service has no state of its own: it is what the open posts say of it, and well where none does.

use super::prelude::*;

pub static FORMAT: Format = Format {
    name: "pagerduty",
    rules: &[
        ("https://*.pagerduty.com/*", ALL),
        ("https://*.pagerduty.com", ALL),
        ("*/posts/dashboard", DASHBOARD),
    ],
    documents: &[
        Document { name: "posts", signature: "posts !articles", shape: &DOCUMENT },
        Document { name: "services", signature: "services.0.business_service_id !posts", shape: &DOCUMENT },
        Document { name: "words", signature: "post_enums !posts", shape: &DOCUMENT },
        Document { name: "page", signature: "layout.layout_settings", shape: &DOCUMENT },
    ],
    as_it_is: &[],
    translate,
};

const ALL: &[&str] = &[
    "https://$1.pagerduty.com/api/posts",
    "https://$1.pagerduty.com/api/services",
    "https://$1.pagerduty.com/api/post_enums",
    "?https://$1.pagerduty.com/api/data",
];
const DASHBOARD: &[&str] = &["$1/api/posts", "$1/api/services", "$1/api/post_enums", "?$1/api/data"];

pub const GUIDE: Guide = Guide {
    title: "PagerDuty",
    tells: "services with the states that open posts give them, incidents and maintenances with stages and posts, postmortems",
    cannot: "groups; links; a service's state but by what is posted",
    cors: Cors::No,
};

static DOCUMENT: Shape = record! {
    page: PAGE, layout: LAYOUT, services: List(&SERVICE, COMPONENTS), post_enums: List(&WORD, 1_000), posts: List(&POST, INCIDENTS),
    articles: Any,
};
static PAGE: Shape = record! { name: Text, status_page_id: Text };
static LAYOUT: Shape = record! { status_page_id: Text, layout_settings: SETTINGS };
static SETTINGS: Shape = record! { name: Text };
static SERVICE: Shape =
    record! { id: Text, business_service_id: Any, name: Text, display_name: Text, is_active: Scalar };
static WORD: Shape = record! { id: Text, name: Text };
static POST: Shape = record! {
    id: Text, post_type: Text, title: Text, starts_at: Text, ends_at: Text, reported_at: Text, updates: List(&UPDATE, POSTS),
    latest_update: UPDATE, postmortem: POSTMORTEM,
};
static UPDATE: Shape = record! {
    reported_at: Text, message: Lines, status: NAMED, status_id: Text, severity: NAMED, severity_id: Text,
    impacts: List(&IMPACT, COMPONENTS),
};
static POSTMORTEM: Shape = record! { message: Lines, reported_at: Text };
static NAMED: Shape = record! { name: Text };
static IMPACT: Shape = record! { service: REFERENCE, service_id: Text, severity: NAMED, severity_id: Text };
static REFERENCE: Shape = record! { id: Text };

const STATES: &str =
    "operational=operational partialoutage=partial_outage outage=major_outage maintenance=under_maintenance";
const STAGES: &str = "detected=investigating inprogress=in_progress";
const SEVERITIES: &str = "allgood=none minor=minor major=major maintenance=minor";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let mut words = Vec::new();
    for document in 0..4 {
        let node = answer.get(document);
        for word in page.rows(node, "post_enums") {
            words.push((say(word, "id"), say(word, "name")));
        }
        let (head, layout) = (node.get("page"), node.get("layout"));
        for (id, name) in [
            (say(head, "status_page_id"), head),
            (say(layout, "status_page_id"), layout.get("layout_settings")),
        ] {
            if !id.is_empty() {
                page.id = id.into();
                page.name = say(name, "name");
            }
        }
    }
    words.sort_unstable();
    let mut states = Vec::new();
    for post in page.rows(answer.get(0), "posts") {
        let (notice, impacts) = self::post(post, &words, page);
        let is_open = !matches!(notice.stage, "resolved" | "completed" | "scheduled");
        for (service, state) in impacts {
            // The worst that an open post says.
            states.push((service, ComponentStatus::from_code(state).filter(|_| is_open), state));
        }
        page.notices.push(notice);
    }
    states.sort_unstable();
    for document in 0..4 {
        for service in page.rows(answer.get(document), "services") {
            let id = say(service, "id");
            let end = states.partition_point(|(other, _, _)| *other <= id);
            let worst = end.checked_sub(1).and_then(|place| states.get(place));
            let state = match worst {
                Some((other, Some(_), state)) if *other == id => *state,
                _ if answer.get(0).is_record() => "operational",
                _ => "unknown",
            };
            if !is_false(service, "is_active") {
                page.component(id, first(service, "display_name name"), state, "");
            }
        }
    }
    page.tells_incidents = answer.get(0).is_record();
    page.tells_maintenances = answer.get(0).is_record();
}

/// A word: as it stands there, or by its id among the page's.
fn word_of<'a>(node: &'a Node<'a>, name: &str, id: &str, words: &[(&'a str, &'a str)]) -> &'a str {
    let word = say(node.get(name), "name");
    if !word.is_empty() {
        return word;
    }
    let id = say(node, id);
    let found = words.get(words.partition_point(|(other, _)| *other < id));
    found.filter(|(other, _)| *other == id).map_or("", |(_, name)| name)
}

/// A post, and what its newest update says of services.
fn post<'a>(
    row: &'a Node<'a>,
    words: &[(&'a str, &'a str)],
    page: &mut Page<'a>,
) -> (Notice<'a>, Vec<(&'a str, &'a str)>) {
    let planned = say(row, "post_type") == "maintenance";
    let (mut posts, mut latest, mut newest) = (Vec::new(), row.get("latest_update"), None);
    for update in page.rows(row, "updates") {
        let at = page.at(update, "reported_at");
        let stage = super::tools::words::word(STAGES, word_of(update, "status", "status_id", words));
        posts.push(Post { stage, at, body: say(update, "message").into() });
        if !row.get("latest_update").is_record() && at >= newest {
            (latest, newest) = (update, at);
        }
    }
    if posts.is_empty() && latest.is_record() {
        posts = said("", page.at(latest, "reported_at"), say(latest, "message"));
    }
    let (mut affected, mut impacts) = (Vec::new(), Vec::new());
    for impact in latest.items("impacts") {
        let service = [say(impact.get("service"), "id"), say(impact, "service_id")]
            .into_iter()
            .find(|id| !id.is_empty());
        let state = super::tools::words::word(STATES, word_of(impact, "severity", "severity_id", words));
        if let Some(service) = service {
            affected.push(service);
            impacts.push((service, state));
        }
    }
    let stage = super::tools::words::word(STAGES, word_of(latest, "status", "status_id", words));
    let reported = page.at(row, "reported_at").or_else(|| posts.iter().filter_map(|post| post.at).min());
    let postmortem = row.get("postmortem");
    posts.extend(said("postmortem", page.at(postmortem, "reported_at"), say(postmortem, "message")));
    let ends = page.at(row, "ends_at").filter(|_| planned || stage == "resolved");
    let notice = Notice {
        planned,
        id: say(row, "id").into(),
        title: say(row, "title"),
        stage,
        impact: super::tools::words::word(SEVERITIES, word_of(latest, "severity", "severity_id", words)),
        starts: page.at(row, "starts_at").or(reported),
        ends,
        created: reported,
        affected,
        posts,
        ..Notice::default()
    };
    (notice, impacts)
}
