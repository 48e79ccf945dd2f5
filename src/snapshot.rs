//! Whether what was found elsewhere, by another tab or on an earlier page view, may still be taken for what holds now.
//!
//! It sees two times and knows neither storage nor tabs.

use crate::time::Time;

/// So much two clocks may differ that are one: browsers blur them, and somebody sets them right.
const BLUR: i64 = 60_000;

/// How old it is, in milliseconds; nothing where it is older than it may be shown, or where a clock that was set back since
/// leaves that open.
pub fn age(at: Time, now: Time, max_age: i64) -> Option<i64> {
    let age = now.0.saturating_sub(at.0);
    (-BLUR..=max_age).contains(&age).then_some(age.max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_taken_while_it_is_fresh_and_no_younger_than_now() {
        #[track_caller]
        fn check(at: i64, now: i64, expected: Option<i64>) {
            assert_eq!(age(Time(at), Time(now), 900_000), expected, "found at {at}, now {now}");
        }
        let noon = 1_633_694_400_000;
        check(noon, noon, Some(0));
        check(noon, noon + 1, Some(1));
        check(noon, noon + 900_000, Some(900_000));
        check(noon, noon + 900_001, None);
        // From the future: a blur, or a clock that was set back.
        check(noon + 3, noon, Some(0));
        check(noon + BLUR, noon, Some(0));
        check(noon + BLUR + 1, noon, None);
        for at in [0, -1, i64::MIN, i64::MAX] {
            check(at, noon, None);
        }
        check(i64::MIN, i64::MAX, None);
        check(i64::MAX, i64::MIN, None);
    }
}
