//! Alertmanager: an alert while Desk is slow, and the one that always fires so that its silence would be noticed. It has nothing of what
//! people post.

use serde_json::{Value, json};

use super::moment::Moment;
use super::times::iso;
use super::System;

pub const SYSTEM: System = System { name: "alertmanager", source: "", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    // Without it the list of a quiet day would be empty, which says nothing.
    let always = json!({ "alertname": "Watchdog", "severity": "none" });
    let mut alerts = vec![alert(moment, "50dc6deb1b3a4b1e", "Alerts are on their way", always, moment.now - 86_400_000)];
    if let Some(incident) = moment.open() {
        let component = &moment.affected(incident).name;
        let labels = json!({ "alertname": "AnswersAreSlow", "component": component, "severity": "warning" });
        alerts.push(alert(moment, "8d1f0f2c7a9e4c63", &incident.title, labels, incident.began));
    }
    vec![("/api/v2/alerts", Value::Array(alerts)), ("/api/v2/silences", json!([]))]
}

fn alert(moment: &Moment, fingerprint: &str, summary: &str, labels: Value, since: i64) -> Value {
    json!({
        "annotations": { "summary": summary },
        // No end, but when it would be given up if nobody sent it anew.
        "endsAt": iso(moment.now + 300_000),
        "fingerprint": fingerprint,
        "receivers": [{ "name": "on-call" }],
        "startsAt": iso(since),
        "status": { "inhibitedBy": [], "silencedBy": [], "state": "active" },
        "updatedAt": iso(moment.now - 20_000),
        "generatorURL": "http://prometheus.example/graph",
        "labels": labels,
    })
}
