//! How long ago, in the unit that a person would use.
//!
//! It gives a number and a unit; the reader's language puts them into words.

use crate::time::Time;
use std::time::Duration;

/// A unit of time, in the order of the catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Also what is less than one: no minutes.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
}

/// A span between a moment and now. Positive amounts lie in the past, negative ones ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ago {
    /// How many.
    pub amount: i32,
    /// Of what.
    pub unit: Unit,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long ago `time` was, cut down to whole minutes, hours (from 1 h) or days (from 24 h).
pub fn ago(time: Time, now: Time) -> Ago {
    let seconds = now.since(time) / 1000;
    let (size, unit) = match seconds.abs() {
        // Seconds are not counted: no minutes are "now".
        span if span < HOUR => (MINUTE, Unit::Minute),
        span if span < DAY => (HOUR, Unit::Hour),
        _ => (DAY, Unit::Day),
    };
    Ago { amount: i32::try_from(seconds / size).unwrap_or(i32::MAX), unit }
}

/// How long something took, in its two largest units, cut down: hours and minutes, say. Less than a minute is one.
pub fn lasted(duration: Duration) -> Vec<(u32, Unit)> {
    let mut seconds = i64::try_from(duration.as_secs()).unwrap_or(i64::MAX).max(MINUTE);
    let mut parts = Vec::new();
    for (size, unit) in [(DAY, Unit::Day), (HOUR, Unit::Hour), (MINUTE, Unit::Minute)] {
        let amount = seconds / size;
        seconds %= size;
        // Nothing smaller than the unit after the largest: "2 days" and not "2 days 5 min".
        let is_next = parts.last().is_none_or(|(_, larger)| *larger as u8 == unit as u8 + 1);
        if amount > 0 && parts.len() < 2 && is_next {
            parts.push((u32::try_from(amount).unwrap_or(u32::MAX), unit));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_the_unit_that_a_person_would() {
        #[track_caller]
        fn check(seconds: i64, amount: i32, unit: Unit) {
            let now = crate::time::read_time("2021-10-08T16:30:00Z").unwrap();
            let time = Time(now.0 - seconds * 1000);
            assert_eq!(ago(time, now), Ago { amount, unit }, "{seconds} s");
        }
        check(0, 0, Unit::Minute);
        check(59, 0, Unit::Minute);
        check(60, 1, Unit::Minute);
        check(12 * MINUTE + 59, 12, Unit::Minute);
        check(HOUR - 1, 59, Unit::Minute);
        check(HOUR, 1, Unit::Hour);
        check(DAY - 1, 23, Unit::Hour);
        check(DAY, 1, Unit::Day);
        check(400 * DAY, 400, Unit::Day);
        check(-90 * MINUTE, -1, Unit::Hour);
    }

    #[test]
    fn tells_a_duration_in_its_two_largest_units() {
        #[track_caller]
        fn check(seconds: i64, expected: &[(u32, Unit)]) {
            let duration = Duration::from_secs(seconds.try_into().unwrap());
            assert_eq!(lasted(duration), expected, "{seconds} s");
        }
        check(0, &[(1, Unit::Minute)]);
        check(119, &[(1, Unit::Minute)]);
        check(6 * HOUR + 14 * MINUTE + 59, &[(6, Unit::Hour), (14, Unit::Minute)]);
        check(HOUR, &[(1, Unit::Hour)]);
        check(2 * DAY + 3 * HOUR + 5 * MINUTE, &[(2, Unit::Day), (3, Unit::Hour)]);
        check(2 * DAY + 5 * MINUTE, &[(2, Unit::Day)]);
        check(400 * DAY, &[(400, Unit::Day)]);
    }
}
