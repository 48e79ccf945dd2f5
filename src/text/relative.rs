//! How long ago, in the unit that a person would use.
//!
//! It gives a number and a unit; the reader's language puts them into words.

use crate::time::Time;

codes! {
    /// A unit of relative time, spelled as `Intl.RelativeTimeFormat` has it.
    pub enum Unit {
        Second = "second",
        Minute = "minute",
        Hour = "hour",
        Day = "day",
    }
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
        // "Now": seconds are not counted.
        span if span < MINUTE => (MINUTE, Unit::Second),
        span if span < HOUR => (MINUTE, Unit::Minute),
        span if span < DAY => (HOUR, Unit::Hour),
        _ => (DAY, Unit::Day),
    };
    Ago { amount: i32::try_from(seconds / size).unwrap_or(i32::MAX), unit }
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
        check(0, 0, Unit::Second);
        check(59, 0, Unit::Second);
        check(60, 1, Unit::Minute);
        check(12 * MINUTE + 59, 12, Unit::Minute);
        check(HOUR - 1, 59, Unit::Minute);
        check(HOUR, 1, Unit::Hour);
        check(DAY - 1, 23, Unit::Hour);
        check(DAY, 1, Unit::Day);
        check(400 * DAY, 400, Unit::Day);
        check(-90 * MINUTE, -1, Unit::Hour);
    }
}
