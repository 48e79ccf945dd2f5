//! Made-up feeds of any size, in the shape of a real page: groups of components, open incidents with long posts, many planned
//! maintenances. The same question always gives the same text.

use serde_json::{Value, json};

/// The incident that every contender is to tell of.
pub const TITLE: &str = "Replies from the desk arrive late";

/// How much of everything a feed has.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// In groups of 24.
    pub components: usize,
    /// Open incidents besides the one of [`TITLE`].
    pub incidents: usize,
    /// Maintenances that are planned for the days to come.
    pub planned: usize,
    /// Posts of each incident; each maintenance has one.
    pub posts: usize,
    /// Sentences of a post.
    pub sentences: usize,
}

/// 3 kB: a small page on a bad day.
pub const SMALL: Shape = Shape { components: 3, incidents: 0, planned: 0, posts: 1, sentences: 2 };
/// 20 kB: what most pages come to, and what the page views are measured with.
pub const USUAL: Shape = Shape { components: 21, incidents: 1, planned: 3, posts: 3, sentences: 4 };
/// 300 kB.
pub const LARGE: Shape = Shape { components: 240, incidents: 12, planned: 70, posts: 5, sentences: 7 };
/// 2 MB: 700 components, some 1,200 posts with about 1 MB of text, and as many maintenances as are read.
pub const HUGE: Shape = Shape { components: 700, incidents: 67, planned: 200, posts: 15, sentences: 9 };

/// Names of components; numbered when they run out.
const NAMES: [&str; 6] = ["Chat", "Portal", "Reports", "Search", "Webhooks", "Sign-in"];

/// Of many lengths, with what real posts have in them: quotation marks, dashes, letters beyond ASCII, a line's end.
const SENTENCES: [&str; 6] = [
    "We are looking into slow answers for customers in São Paulo and Kraków.",
    "A database is being moved to another machine; until that is done, replies may take up to ten minutes.",
    "Nothing is lost.",
    "Please do not send a message twice, even where the page says \"not sent\" – it is on its way.\n",
    "The team that looks after the queue has found the cause and is rolling back this morning's release.",
    "We will write again at half past, or as soon as there is something to tell.",
];

/// A document as `summary.json` has it. `worse` makes the desk's trouble worse by one step and changes nothing else.
pub fn summary(shape: Shape, worse: bool) -> String {
    let groups = shape.components.div_ceil(24);
    let mut components: Vec<Value> = (0..groups).map(|group| group_row(group, shape)).collect();
    components.extend((0..shape.components).map(|number| component(number, worse)));
    let incidents: Vec<Value> = (0..=shape.incidents).map(|number| incident(number, shape, worse)).collect();
    let planned: Vec<Value> = (0..shape.planned).map(|number| maintenance(number, shape)).collect();
    json!({
        "page": page(),
        "components": components,
        "incidents": incidents,
        "scheduled_maintenances": planned,
        "status": { "indicator": "minor", "description": "Partially Degraded Service" },
    })
    .to_string()
}

/// The same page on a day on which nothing is the matter, and nothing planned.
pub fn quiet() -> String {
    let components = (0..USUAL.components).map(|number| {
        let mut component = component(number, false);
        component["status"] = json!("operational");
        component
    });
    json!({
        "page": page(),
        "components": components.collect::<Vec<_>>(),
        "incidents": [],
        "scheduled_maintenances": [],
        "status": { "indicator": "none", "description": "All Systems Operational" },
    })
    .to_string()
}

fn page() -> Value {
    json!({
        "id": "tern0page000", "name": "Tern", "url": "https://status.tern.example", "time_zone": "Europe/Warsaw",
        "updated_at": moment(0),
    })
}

fn group_row(group: usize, shape: Shape) -> Value {
    let members: Vec<String> =
        (group * 24..shape.components.min(group * 24 + 24)).map(|number| id("c", number)).collect();
    json!({
        "id": id("g", group), "name": format!("Region {}", group + 1), "status": "operational",
        "created_at": moment(27), "updated_at": moment(9), "position": group + 1, "description": null,
        "showcase": false, "start_date": null, "group_id": null, "page_id": "tern0page000", "group": true,
        "only_show_if_degraded": false, "components": members,
    })
}

fn component(number: usize, worse: bool) -> Value {
    let status = match (number, worse) {
        (0, false) => "degraded_performance",
        (0, true) => "partial_outage",
        _ => "operational",
    };
    json!({
        "id": id("c", number), "name": component_name(number), "status": status, "created_at": moment(27),
        "updated_at": moment(3), "position": number % 24 + 1, "description": SENTENCES[number % 3],
        "showcase": true, "start_date": "2024-02-01", "group_id": id("g", number / 24),
        "page_id": "tern0page000", "group": false, "only_show_if_degraded": false,
    })
}

fn component_name(number: usize) -> String {
    match number {
        0 => "Desk".to_owned(),
        _ => format!("{} {number}", NAMES[number % NAMES.len()]),
    }
}

fn incident(number: usize, shape: Shape, worse: bool) -> Value {
    let name = if number == 0 { TITLE.to_owned() } else { format!("Slow answers in region {number}") };
    let affected = number * 7 % shape.components;
    let posts: Vec<Value> = (0..shape.posts)
        .map(|post| {
            let stage = if post + 1 == shape.posts { "investigating" } else { "identified" };
            update(&id("i", number), number * 31 + post, stage, affected, shape.sentences)
        })
        .collect();
    let stage = if shape.posts == 1 { "investigating" } else { "identified" };
    json!({
        "id": id("i", number), "name": name, "status": stage, "impact": "minor", "created_at": moment(2),
        "updated_at": moment(0), "started_at": moment(2), "monitoring_at": null, "resolved_at": null,
        "shortlink": format!("https://status.tern.example/i/{number}"), "page_id": "tern0page000",
        "incident_updates": posts, "components": [component(affected, worse)],
    })
}

fn maintenance(number: usize, shape: Shape) -> Value {
    let affected = number * 5 % shape.components;
    let own = id("m", number);
    json!({
        "id": own, "name": format!("Work on the machines of region {}", number + 1), "status": "scheduled",
        "impact": "maintenance", "created_at": moment(9), "updated_at": moment(9), "monitoring_at": null,
        "started_at": moment(9), "resolved_at": null, "shortlink": format!("https://status.tern.example/m/{number}"),
        "page_id": "tern0page000", "scheduled_for": "2099-03-01T02:00:00.000Z",
        "scheduled_until": "2099-03-01T04:00:00.000Z", "components": [component(affected, false)],
        "incident_updates": [update(&own, number, "scheduled", affected, shape.sentences)],
    })
}

fn update(of: &str, seed: usize, stage: &str, affected: usize, sentences: usize) -> Value {
    let body: Vec<&str> =
        (0..sentences + seed % 3).map(|number| SENTENCES[(seed + number * 5) % SENTENCES.len()]).collect();
    json!({
        "id": format!("{of}u{seed:04}"), "status": stage, "body": body.join(" "), "incident_id": of,
        "created_at": moment(1), "updated_at": moment(1), "display_at": moment(1), "deliver_notifications": true,
        "custom_tweet": null, "tweet_id": null,
        "affected_components": [{
            "code": id("c", affected), "name": component_name(affected), "old_status": "operational",
            "new_status": "degraded_performance",
        }],
    })
}

/// Twelve characters, as the ids of real pages have.
fn id(kind: &str, number: usize) -> String {
    format!("{kind}{number:011}")
}

/// So many days ago, counted from a day that is over: nothing in a feed may depend on when it is measured.
fn moment(days: usize) -> String {
    format!("2026-03-{:02}T09:15:11.381Z", 28 - days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use status_widget::feed::decode;
    use status_widget::model::ComponentStatus;

    #[track_caller]
    fn check(shape: Shape, bytes: usize) {
        let text = summary(shape, false);
        assert!((bytes * 9 / 10..bytes * 11 / 10).contains(&text.len()), "{} of {bytes}", text.len());
    }

    #[test]
    fn has_the_size_that_its_name_says() {
        check(SMALL, 3_000);
        check(USUAL, 20_000);
        check(LARGE, 300_000);
        check(HUGE, 2_000_000);
    }

    #[test]
    fn is_a_feed_without_a_fault() {
        for shape in [SMALL, USUAL, LARGE, HUGE] {
            let text = summary(shape, false);
            let decoded = decode(text.as_bytes());
            assert_eq!(decoded.diagnostics, []);
            assert_eq!(decoded.status.map(|status| status.components.len()), Some(shape.components));
        }
    }

    #[test]
    fn a_quiet_day_has_the_desk_in_it_and_nothing_wrong() {
        let status = decode(quiet().as_bytes()).status.unwrap();
        assert!(status.components.iter().any(|component| component.name == "Desk"));
        assert!(status.components.iter().all(|component| component.status == ComponentStatus::Operational));
        assert!(status.incidents.is_empty());
    }
}
