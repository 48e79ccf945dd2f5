//! Vigil: probes and their nodes, each healthy, sick or dead. What answers late is sick. It has nothing of what people post.

use serde_json::{Value, json};

use super::moment::{Component, Moment};
use super::System;

pub const SYSTEM: System = System { name: "vigil", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let of = |group: Option<usize>| moment.components.iter().filter(move |it| it.group == group);
    let probe = |name: &str, group: Option<usize>| {
        json!({ "name": name, "status": word(of(group).any(|it| it.is_slow)), "nodes": of(group).map(node).collect::<Vec<_>>() })
    };
    let mut probes: Vec<_> = moment.groups.iter().enumerate().map(|(place, name)| probe(name, Some(place))).collect();
    probes.push(probe("Apps", None));
    let page = json!({ "name": moment.name, "url": moment.here });
    vec![("/status/report", json!({ "health": word(!moment.is_well()), "page": page, "probes": probes }))]
}

fn node(component: &Component) -> Value {
    let status = word(component.is_slow);
    json!({ "name": component.name, "status": status, "replicas": [status] })
}

fn word(is_slow: bool) -> &'static str {
    if is_slow { "sick" } else { "healthy" }
}
