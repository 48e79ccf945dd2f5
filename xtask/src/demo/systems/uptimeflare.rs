//! UptimeFlare: monitors by their ids, which are up or not. A check has a limit of time, so what is too slow is not.

use serde_json::{Map, Value, json};

use super::moment::Moment;
use super::System;

pub const SYSTEM: System = System { name: "uptimeflare", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let mut monitors = Map::new();
    for component in &moment.components {
        let (latency, message) = if component.is_slow { (10_000, "Timeout after 10000ms") } else { (118, "OK") };
        let monitor = json!({ "up": !component.is_slow, "latency": latency, "location": "GRU", "message": message });
        monitors.insert(moment.slug(component), monitor);
    }
    let down = moment.components.iter().filter(|it| it.is_slow).count();
    let data = json!({
        "up": moment.components.len() - down, "down": down,
        // In seconds, when the state was last written.
        "updatedAt": moment.now / 1000 - 60, "monitors": monitors, "maintenances": [],
    });
    vec![("/api/data", data)]
}
