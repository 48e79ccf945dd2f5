//! How long to wait, in milliseconds: jitter, back-off, and what a feed asks for. Chance is a parameter.

/// How long a request may take, body and all.
pub const TIMEOUT: u64 = 10_000;
/// The longest wait after failures, unless the interval itself is longer.
pub const LONGEST_BACK_OFF: u64 = 15 * 60_000;
/// The longest that a feed can have itself left alone.
pub const LONGEST_HOLD: u64 = 5 * 60_000;

/// From the end of a round to the next one: the interval and up to a tenth more or less; after failures, between half of
/// the interval doubled with each of them and the whole.
///
/// The wide half keeps apart those whom an outage has brought into step, and none of it is shorter than the interval.
pub fn pause(refresh: u64, failures: u8, chance: u16) -> u64 {
    let regular = refresh - refresh / 10 + part(refresh / 5, chance);
    if failures == 0 {
        return regular;
    }
    let half = (refresh << failures.min(16)).min(LONGEST_BACK_OFF) / 2;
    regular.max(half + part(half, chance))
}

/// How long a feed is left alone that asks for so much.
pub fn hold(span: u64) -> u64 {
    span.min(LONGEST_HOLD)
}

/// A part of a span, by chance.
pub fn part(span: u64, chance: u16) -> u64 {
    (span * u64::from(chance)) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_longer_with_each_failure() {
        #[track_caller]
        fn check(refresh: u64, failures: u8, expected: (u64, u64)) {
            let (least, most) = (pause(refresh, failures, 0), pause(refresh, failures, u16::MAX));
            // Chance never reaches one: the most is a hair below.
            assert_eq!((least, most.next_multiple_of(500)), expected, "{refresh} after {failures}");
        }
        check(60_000, 0, (54_000, 66_000));
        check(60_000, 1, (60_000, 120_000));
        check(60_000, 2, (120_000, 240_000));
        check(60_000, 3, (240_000, 480_000));
        check(60_000, 4, (450_000, 900_000));
        check(60_000, 255, (450_000, 900_000));
        check(15_000, 0, (13_500, 16_500));
        check(15_000, 1, (15_000, 30_000));
        // An interval that is longer than the longest back-off stays what it is.
        check(3_600_000, 9, (3_240_000, 3_960_000));
    }

    #[test]
    fn takes_parts() {
        assert_eq!((part(1000, 0), part(1000, 1 << 15), part(1000, u16::MAX)), (0, 500, 999));
    }
}
