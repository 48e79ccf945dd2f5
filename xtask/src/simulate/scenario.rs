//! What the feed answers, at which time of a scenario. It does not count who asks.

use fastrand::Rng;
use status_widget::machine::{Event, TIMEOUT};

use super::time::{MINUTE, WARM_UP};

/// How well the feed does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Scenario {
    /// It answers.
    Steady,
    /// It is out for half an hour: it hangs, then refuses, then names to everybody the moment when it will be back.
    Outage,
    /// For an hour it is out every other minute.
    Flap,
}

/// An answer on its way.
pub struct Answer {
    /// How long it takes, in milliseconds.
    pub latency: u64,
    /// What it is to the machine.
    pub event: Event,
}

impl Scenario {
    /// When trouble begins and ends, in milliseconds.
    pub fn trouble(self) -> Option<(u64, u64)> {
        let start = WARM_UP + 30 * MINUTE;
        match self {
            Self::Steady => None,
            Self::Outage => Some((start, start + 30 * MINUTE)),
            Self::Flap => Some((start, start + 60 * MINUTE)),
        }
    }

    /// What becomes of a request that is sent now.
    pub fn answer(self, now: u64, rng: &mut Rng) -> Answer {
        let trouble = self.trouble().filter(|(start, end)| (*start..*end).contains(&now));
        let latency = 80 + span(200, rng);
        let failed = |hold| Answer { latency, event: Event::Failed { hold } };
        match (self, trouble) {
            (Self::Outage, Some((start, end))) => match (now - start) / (10 * MINUTE) {
                0 => Answer { latency: TIMEOUT, ..failed(0) },
                1 => failed(0),
                _ => failed(end - now),
            },
            (Self::Flap, Some((start, _))) if ((now - start) / MINUTE).is_multiple_of(2) => failed(0),
            // Now and then a network drops one.
            _ if rng.u16(..) < 65 => failed(0),
            _ => Answer { latency, event: Event::Answered { hold: 0 } },
        }
    }
}

/// A span of this mean, as things take that happen by themselves.
pub fn span(mean: u64, rng: &mut Rng) -> u64 {
    (-(1.0 - rng.f64()).ln() * mean as f64) as u64
}
