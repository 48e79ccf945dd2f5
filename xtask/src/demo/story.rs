//! The Blip incident of 8 October 2021 as stops on a clock: what the status page served when. The documents are fixtures; the texts
//! here are the demo's own captions.

use serde::Serialize;
use serde_json::Value;

/// A moment worth stopping at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// The stop's name in the page's address.
    pub id: &'static str,
    /// What the clock shows, in ms since 1970: seconds after the post.
    pub at: i64,
    /// The day as people there wrote it.
    pub day: &'static str,
    /// The time of day there (GMT-03:00).
    pub time: &'static str,
    /// The stop in a word.
    pub label: &'static str,
    /// What has just happened.
    pub caption: &'static str,
    #[serde(skip)]
    summary: &'static str,
    #[serde(skip)]
    history: &'static str,
}

/// The story from before it began to the postmortem a week later.
pub const STOPS: [Stop; 6] = [
    Stop {
        id: "1300",
        at: 1_633_708_800_000,
        day: "8 Oct",
        time: "13:00",
        label: "All well",
        caption: "Nothing is wrong, so there is nothing to see.",
        summary: "summary-1300",
        history: "incidents-2111",
    },
    Stop {
        id: "1315",
        at: 1_633_709_730_000,
        day: "8 Oct",
        time: "13:15",
        label: "Investigating",
        caption: "A database failed at 13:04. The first post is out.",
        summary: "summary-1315",
        history: "incidents-2111",
    },
    Stop {
        id: "1414",
        at: 1_633_713_297_000,
        day: "8 Oct",
        time: "14:14",
        label: "Monitoring",
        caption: "A fix is in. They watch whether it holds.",
        summary: "summary-1414",
        history: "incidents-2111",
    },
    Stop {
        id: "1640",
        at: 1_633_722_015_000,
        day: "8 Oct",
        time: "16:40",
        label: "Identified",
        caption: "It did not hold: back to work on one that lasts.",
        summary: "summary-1640",
        history: "incidents-2111",
    },
    Stop {
        id: "2111",
        at: 1_633_738_303_000,
        day: "8 Oct",
        time: "21:11",
        label: "Resolved",
        caption: "Normal since 19:18, and now they say so.",
        summary: "summary-2111",
        history: "incidents-2111",
    },
    Stop {
        id: "postmortem",
        at: 1_634_336_598_000,
        day: "15 Oct",
        time: "19:23",
        label: "Postmortem",
        caption: "A week later: what happened, and what comes of it.",
        summary: "summary-2111",
        history: "incidents-postmortem",
    },
];

/// The stop that the clock stands at or has passed last.
pub fn stop_at(clock: i64) -> &'static Stop {
    let [first, later @ ..] = &STOPS;
    later.iter().take_while(|stop| stop.at <= clock).last().unwrap_or(first)
}

impl Stop {
    /// `summary.json` as it was served then.
    pub fn summary(&self) -> Value {
        document(self.summary)
    }

    /// `incidents.json` as it was served then: what was open, and what had come before.
    pub fn history(&self) -> Value {
        let summary = self.summary();
        let mut history = document(self.history);
        if self.at >= STOPS[4].at {
            return history;
        }
        let open = summary["incidents"].as_array().cloned().unwrap_or_default();
        if let Some(incidents) = history["incidents"].as_array_mut() {
            // The fixture is the history after the end; before it, the incident of the day was not over, or not there.
            incidents.remove(0);
            incidents.splice(0..0, open);
        }
        history["page"] = summary["page"].clone();
        history
    }
}

fn document(name: &str) -> Value {
    serde_json::from_str(&e2e::blip(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_finds_its_stop() {
        for (clock, expected) in [
            (0, "1300"),
            (1_633_709_729_999, "1300"),
            (1_633_709_730_000, "1315"),
            (1_633_738_303_000, "2111"),
            (i64::MAX, "postmortem"),
        ] {
            assert_eq!(stop_at(clock).id, expected, "{clock}");
        }
    }

    #[test]
    fn each_stop_comes_after_its_newest_post() {
        for stop in &STOPS {
            let history = stop.history();
            let newest = history["incidents"][0]["updated_at"].as_str().unwrap().to_owned();
            let newest = millis(&newest);
            assert!((0..30_000).contains(&(stop.at - newest)) || stop.id == "1300", "{}: {newest}", stop.id);
        }
    }

    /// ms since 1970 of `2021-10-DDTHH:MM:SS.mmm-03:00`: the only shape the story has.
    fn millis(time: &str) -> i64 {
        let number = |from: usize, to: usize| time[from..to].parse::<i64>().unwrap();
        let october = 1_633_046_400_000 + 3 * 3_600_000;
        october
            + ((((number(8, 10) - 1) * 24 + number(11, 13)) * 60 + number(14, 16)) * 60 + number(17, 19))
                * 1000
    }

    #[test]
    fn the_history_is_that_of_its_time() {
        for (id, incidents, stage) in [
            ("1300", 2, "resolved"),
            ("1315", 3, "investigating"),
            ("2111", 3, "resolved"),
            ("postmortem", 3, "postmortem"),
        ] {
            let stop = STOPS.iter().find(|stop| stop.id == id).unwrap();
            let history = stop.history();
            assert_eq!(history["incidents"].as_array().unwrap().len(), incidents, "{id}");
            assert_eq!(history["incidents"][0]["status"], stage, "{id}");
        }
    }
}
