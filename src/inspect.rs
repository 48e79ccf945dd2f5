//! What a document says of its status page, for those who set the widget up: the page, its components in their groups, what is open. And what
//! a browser remembers that has seen documents before.
//!
//! It leaves out what a page that shows a banner has no use for: this is for people and for commands.

use crate::decide::{Kind, decide};
use crate::explain::Json;
use crate::memory::Memory;
use crate::model::{Incident, Names, Status};
use crate::options::Policy;
use crate::time::Time;

/// What a browser remembers that has seen these, each when its newest post was out, and has read this history.
pub fn remembered(
    seen: impl IntoIterator<Item = Status>,
    history: Option<&Status>,
    policy: &Policy,
    now: Time,
) -> Memory {
    let mut memory = Memory::default();
    for status in seen {
        let then = status.stamps.iter().copied().filter(|stamp| *stamp <= now).max().unwrap_or(now);
        let decision = decide(&status, policy, &memory, then);
        let shown: Vec<String> = decision.notices.iter().map(|notice| notice.id.to_owned()).collect();
        memory.note(&status, &shown, policy, then.into());
    }
    memory.learn(history);
    memory
}

/// The page with its components, its incidents and maintenances that are not over, and the newest moment that a server wrote down, in
/// milliseconds since 1970 as a text.
pub fn inspect(status: &Status, now: Time) -> Json {
    let page = &status.page;
    let texts = [&page.id, &page.name, &page.url, &page.time_zone];
    let page = Json::Record("id name url timeZone", texts.map(|text| or_null(text.as_deref())).into());
    let names = status.names(|_| true);
    let components =
        (0..status.components.len()).filter_map(|index| component(status, &names, index)).collect();
    let open = status.incidents.iter().filter(|incident| !incident.has_ended(now));
    let newest = status.stamps.iter().max().map(|time| time.0.to_string());
    Json::Record(
        "page components incidents newest isCut",
        vec![
            page,
            Json::List(components),
            Json::List(open.map(|incident| line(status, &names, incident)).collect()),
            or_null(newest.as_deref()),
            Json::Flag(status.is_cut),
        ],
    )
}

fn component(status: &Status, names: &Names, index: usize) -> Option<Json> {
    let component = status.components.get(index)?;
    let group = component.group.and_then(|group| status.groups.get(group));
    Some(Json::Record(
        "id name group status label",
        vec![
            text(&component.id),
            text(&component.name),
            or_null(group.map(|group| group.name.as_str())),
            text(component.status.code()),
            text(&status.label(names, index)),
        ],
    ))
}

fn line(status: &Status, names: &Names, incident: &Incident) -> Json {
    let kind = if incident.planned { Kind::Maintenance } else { Kind::Incident };
    let names = incident.affected.listed.iter().map(|index| text(&status.label(names, *index))).collect();
    Json::Record(
        "id kind title stage impact components link",
        vec![
            text(&incident.id),
            text(kind.code()),
            or_null(incident.title.as_deref()),
            text(incident.stage.code()),
            text(incident.impact.code()),
            Json::List(names),
            or_null(incident.link.as_deref()),
        ],
    )
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn or_null(value: Option<&str>) -> Json {
    value.map_or(Json::Null, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::decode;

    #[track_caller]
    fn check(document: &str, expected: &str) {
        let status = decode(document.as_bytes()).status.unwrap();
        let found = serde_json::to_string(&inspect(&status, Time(1_633_694_400_000))).unwrap();
        let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&found).unwrap(), expected);
    }

    #[test]
    fn tells_components_with_their_groups_and_what_is_open() {
        check(
            r#"{"page":{"id":"p","name":"Example","url":"https://status.example.com","time_zone":"UTC"},
                "components":[{"id":"g","name":"Apps","group":true,"status":"operational"},
                              {"id":"d","name":"Desk","group_id":"g","status":"degraded_performance"}],
                "incidents":[{"id":"i","name":"Slow","status":"investigating","impact":"minor",
                              "created_at":"2021-10-08T12:00:00Z","components":[{"id":"d"}]},
                             {"id":"o","name":"Old","status":"resolved","impact":"major"}],
                "scheduled_maintenances":[]}"#,
            r#"{"page":{"id":"p","name":"Example","url":"https://status.example.com","timeZone":"UTC"},
                "components":[{"id":"d","name":"Desk","group":"Apps","status":"degraded_performance","label":"Desk"}],
                "incidents":[{"id":"i","kind":"incident","title":"Slow","stage":"investigating","impact":"minor",
                              "components":["Desk"],"link":null}],
                "newest":"1633694400000","isCut":false}"#,
        );
    }

    #[test]
    fn says_what_is_not_known_as_null() {
        check(
            r#"{"components":[{"id":"a","name":"A","status":"so-so"},{"id":"b","name":"B","status":"operational"}]}"#,
            r#"{"page":{"id":null,"name":null,"url":null,"timeZone":null},
                "components":[{"id":"a","name":"A","group":null,"status":"unknown","label":"A"},
                              {"id":"b","name":"B","group":null,"status":"operational","label":"B"}],
                "incidents":[],"newest":null,"isCut":false}"#,
        );
    }
}
