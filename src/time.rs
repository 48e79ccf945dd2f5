//! Moments as feeds write them, and spans as people write them in attributes.
//!
//! It never asks what time it is.

use chrono::{DateTime, Utc};
use std::time::Duration;

/// A moment. Feeds write offsets; the model keeps UTC and leaves zones to the view.
pub type Time = DateTime<Utc>;

/// Reads an RFC 3339 timestamp, with any offset, with or without a fraction.
///
/// One without an offset is taken as UTC: look-alikes of the Statuspage format leave it out.
pub fn read_time(text: &str) -> Option<Time> {
    let text = text.trim();
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_rfc3339(&[text, "Z"].concat()))
        .ok()
        .map(|time| time.with_timezone(&Utc))
}

/// Reads a span such as `90s`, `15m`, `24h` or `8d`.
pub fn read_duration(text: &str) -> Option<Duration> {
    let unit = text.chars().next_back()?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        _ => return None,
    };
    let amount = text.strip_suffix(unit)?;
    if !amount.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    amount.parse::<u32>().ok().map(|amount| Duration::from_secs(u64::from(amount) * seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_time(text: &str, expected: Option<&str>) {
        // Debug is the one way to print a moment without chrono's formatter, which the widget does without.
        let time = read_time(text).map(|time| format!("{time:?}"));
        assert_eq!(time.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn reads_every_spelling_of_a_timestamp() {
        check_time("2021-10-08T13:15:00.000-03:00", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T16:15:00Z", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T16:15:00.5Z", Some("2021-10-08T16:15:00.500Z"));
        check_time("2021-10-08T16:15:00.123456789+00:00", Some("2021-10-08T16:15:00.123456789Z"));
        check_time("2021-10-08T16:15:00", Some("2021-10-08T16:15:00Z"));
        check_time(" 2021-10-08t16:15:00z ", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08", None);
        check_time("08/10/2021 13:04", None);
        check_time("", None);
    }

    #[test]
    fn reads_durations_and_nothing_like_them() {
        #[track_caller]
        fn check(text: &str, seconds: Option<u64>) {
            assert_eq!(read_duration(text).map(|span| span.as_secs()), seconds, "{text:?}");
        }
        check("90s", Some(90));
        check("15m", Some(900));
        check("24h", Some(86_400));
        check("8d", Some(691_200));
        check("0s", Some(0));
        for text in ["", "15", "m", "-5m", "+5m", "1.5h", "15 m", "15min", "99999999999s", "5µ", "¼h"] {
            check(text, None);
        }
    }
}
