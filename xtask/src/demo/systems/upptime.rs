//! Upptime: the summary in the history of its repository, sites with a word each. Incidents are GitHub's issues, of which it does not
//! speak.

use serde_json::{Value, json};

use super::moment::{Component, Moment};
use super::System;

pub const SYSTEM: System = System { name: "upptime", source: "/blip/upptime/master/history/summary.json", documents };

fn documents(moment: &Moment) -> Vec<(&'static str, Value)> {
    vec![(SYSTEM.source, moment.components.iter().map(|it| site(moment, it)).collect())]
}

fn site(moment: &Moment, component: &Component) -> Value {
    let slug = moment.slug(component);
    let (status, time) = if component.is_slow { ("degraded", 4812) } else { ("up", 118) };
    json!({
        "name": component.name, "url": format!("https://{slug}.blip.example"), "icon": "https://icons.example/blip.ico", "slug": slug,
        "status": status, "uptime": "99.86%", "uptimeDay": "100.00%", "uptimeWeek": "100.00%", "uptimeMonth": "99.91%",
        "uptimeYear": "99.86%", "time": time, "timeDay": 121, "timeWeek": 119, "timeMonth": 120, "timeYear": 122, "dailyMinutesDown": {},
    })
}
