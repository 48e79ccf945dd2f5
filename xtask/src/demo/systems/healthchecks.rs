//! Healthchecks: the badge of the tag `Desk`. A job of it that comes late is all that it can tell.

use serde_json::{Value, json};

use super::moment::Moment;
use super::System;

const BADGE: &str = "/badge/6f2f1a52-6c0f-4a42-9c0e-7f4f3f0b9d1e/k3Vt0bQe/Desk.json";

pub const SYSTEM: System = System { name: "healthchecks", source: BADGE, documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    let late = usize::from(!moment.is_well());
    let status = if late > 0 { "late" } else { "up" };
    vec![(BADGE, json!({ "status": status, "total": 3, "grace": late, "down": 0 }))]
}
