//! A file of one's own, for teams without a status page: `{"notices": [{"title", "severity", …}]}`. Its JSON Schema is
//! [`SCHEMA`].
//!
//! It is the team's word: what it says of a component by a notice's severity is that component's state, and an empty list of notices
//! says that there is nothing to say.

use super::prelude::*;

/// What an editor completes such a file by.
pub const SCHEMA: &str = include_str!("own.schema.json");

pub static FORMAT: Format = Format {
    name: "own",
    rules: &[],
    documents: &[Document { name: "notices", signature: "notices !incidents !services", shape: &DOCUMENT }],
    as_it_is: &[],
    translate,
};

pub const GUIDE: Guide = Guide {
    title: "A file of one's own",
    tells: "notices with severity, components, times, posts, link",
    cannot: "–",
    cors: Cors::Host,
};

static DOCUMENT: Shape = record! {
    name: Text, url: Text, timeZone: Text, components: List(&COMPONENT, COMPONENTS), notices: List(&NOTICE, INCIDENTS),
    incidents: Any, services: Any,
};
static COMPONENT: Shape = record! { id: Scalar, name: Text, group: Text, status: Text };
static NOTICE: Shape = record! {
    id: Scalar, title: Text, severity: Text, stage: Text, components: List(&Text, COMPONENTS), starts: Scalar, ends: Scalar,
    text: Lines, link: Text, updates: List(&UPDATE, POSTS),
};
static UPDATE: Shape = record! { at: Scalar, stage: Text, text: Lines };

const STATES: &str = "info=operational maintenance=under_maintenance minor=degraded_performance major=partial_outage \
critical=major_outage";

fn translate<'a>(answer: &'a Answer<'a>, page: &mut Page<'a>) {
    let file = answer.get(0);
    page.name = say(file, "name");
    page.url = say(file, "url").into();
    page.time_zone = say(file, "timeZone");
    let now = answer.settings.now;
    let mut states: Vec<(&str, &str)> = Vec::new();
    for row in page.rows(file, "notices") {
        let (starts, ends) = (page.at(row, "starts"), page.at(row, "ends"));
        let severity = say(row, "severity");
        let planned = severity == "maintenance";
        let is_over = ends.zip(now).is_some_and(|(ends, now)| ends <= now);
        let is_ahead = starts.zip(now).is_some_and(|(starts, now)| starts > now);
        // What has not begun is not told yet, but for what is planned.
        if is_ahead && !planned {
            continue;
        }
        let affected = texts(row, "components");
        for name in &affected {
            let state =
                if is_over || is_ahead { "operational" } else { super::tools::words::word(STATES, severity) };
            states.push((name, state));
        }
        let stage = match (say(row, "stage"), planned, is_over) {
            ("", true, true) => "completed",
            ("", true, false) => "scheduled",
            (stage, true, _) => stage,
            (_, false, true) => "resolved",
            (stage, false, false) => stage,
        };
        let created = if planned { None } else { starts };
        let mut posts = said(stage, created, say(row, "text"));
        posts.extend(page.posts(row, "updates", ["stage", "at", "text"]));
        let notice = Notice {
            planned,
            id: first(row, "id title").into(),
            title: say(row, "title"),
            stage,
            impact: severity,
            starts,
            ends: ends.filter(|_| planned || is_over),
            created,
            link: say(row, "link").into(),
            affected,
            posts,
            ..Notice::default()
        };
        page.notices.push(notice);
    }
    for row in page.rows(file, "components") {
        page.component(first(row, "id name"), say(row, "name"), say(row, "status"), say(row, "group"));
    }
    if page.components.is_empty() {
        // The worst that is said of each, which stands last.
        let mut worst = states.clone();
        worst.sort_by_key(|(name, state)| (*name, ComponentStatus::from_code(state)));
        for (name, _) in once(states) {
            let place = worst.partition_point(|(other, _)| *other <= name);
            let state =
                place.checked_sub(1).and_then(|place| worst.get(place)).map_or("unknown", |(_, state)| state);
            page.component(name, name, state, "");
        }
    }
    page.tells_incidents = true;
    page.tells_maintenances = true;
    if page.components.is_empty() && page.notices.is_empty() {
        page.overall("operational");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// The schema offers what is read, and nothing else.
    #[test]
    fn the_schema_is_of_the_shape() {
        #[track_caller]
        fn check(schema: &Value, shape: &Shape, besides: &[&str]) {
            let Shape::Record(names, _) = shape else { panic!("{shape:?}") };
            let offered: BTreeSet<&str> =
                schema["properties"].as_object().expect("it has").keys().map(String::as_str).collect();
            let read: BTreeSet<&str> =
                names.iter().chain(besides).copied().filter(|name| !ASIDE.contains(name)).collect();
            assert_eq!(offered, read);
        }
        /// What others' documents have, and this one has not.
        const ASIDE: [&str; 2] = ["incidents", "services"];
        let schema: Value = serde_json::from_str(SCHEMA).expect("it is JSON");
        check(&schema, &DOCUMENT, &["$schema"]);
        check(&schema["properties"]["components"]["items"], &COMPONENT, &[]);
        check(&schema["properties"]["notices"]["items"], &NOTICE, &[]);
        check(&schema["properties"]["notices"]["items"]["properties"]["updates"]["items"], &UPDATE, &[]);
    }

    /// Every word that it offers is one that is understood.
    #[test]
    fn the_schemas_words_are_read() {
        let schema: Value = serde_json::from_str(SCHEMA).expect("it is JSON");
        let words = |at: &str| -> Vec<String> {
            let words = schema.pointer(at).and_then(Value::as_array).unwrap_or_else(|| panic!("{at}"));
            words.iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
        };
        for state in words("/properties/components/items/properties/status/enum") {
            assert!(ComponentStatus::from_code(&state).is_some(), "{state}");
        }
        for severity in words("/properties/notices/items/properties/severity/enum") {
            let state = super::super::tools::words::word(STATES, &severity).to_owned();
            assert!(ComponentStatus::from_code(&state).is_some(), "{severity}");
        }
        for stage in words("/properties/notices/items/properties/stage/enum") {
            assert!(stage == "cancelled" || crate::model::Stage::from_code(&stage).is_some(), "{stage}");
        }
    }
}
