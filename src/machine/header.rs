//! Response headers that say how long an answer holds, in milliseconds. What comes of it is the machine's affair.

use crate::scan::{cut, number, take};

/// The `max-age` of a `Cache-Control`; 0 where it has none. In lower case, as everybody writes it.
pub fn max_age(cache_control: &str) -> u64 {
    let mut rest = cache_control;
    while !rest.is_empty() {
        if let Some(("max-age", value)) = cut(take(&mut rest, b',').trim(), b'=') {
            return seconds(value).unwrap_or(0);
        }
    }
    0
}

/// A `Retry-After` in seconds; none where it is a date, or nonsense.
pub fn retry_after(value: &str) -> Option<u64> {
    seconds(value)
}

fn seconds(text: &str) -> Option<u64> {
    number(text).map(|seconds| seconds.saturating_mul(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_max_age() {
        #[track_caller]
        fn check(text: &str, expected: u64) {
            assert_eq!(max_age(text), expected, "{text:?}");
        }
        check("max-age=60", 60_000);
        check("public, max-age=60, stale-while-revalidate=30", 60_000);
        check("no-cache,max-age=5", 5_000);
        check("max-age=0, must-revalidate", 0);
        check("max-age=18446744073709551615", u64::MAX);
        check("s-maxage=60", 0);
        check("max-age=60, max-age=90", 60_000);
        for text in
            ["", ",", "=", "max-age", "max-age=", "max-age=-1", "max-age=1.5", "max-age=99999999999999999999"]
        {
            check(text, 0);
        }
    }

    #[test]
    fn reads_retry_after() {
        assert_eq!(retry_after("120"), Some(120_000));
        for text in ["", "-1", "1e3", "soon", "Fri, 08 Oct 2021 16:15:00 GMT"] {
            assert_eq!(retry_after(text), None, "{text:?}");
        }
    }
}
