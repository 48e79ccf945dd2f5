//! Moments as the systems write them, from ms since 1970. It reads no clock.

use chrono::{DateTime, Utc};

/// `2021-10-08T16:15:24.318Z`
pub fn iso(at: i64) -> String {
    written(at, "%Y-%m-%dT%H:%M:%S%.3fZ")
}

/// `2021-10-08T16:15:24`, in UTC, which it does not say.
pub fn bare(at: i64) -> String {
    written(at, "%Y-%m-%dT%H:%M:%S")
}

/// `2021-10-08 16:15:24`, as databases have it, in UTC.
pub fn sql(at: i64) -> String {
    written(at, "%Y-%m-%d %H:%M:%S")
}

/// `2021-10-08 16:15:24.318`
pub fn sql_millis(at: i64) -> String {
    written(at, "%Y-%m-%d %H:%M:%S%.3f")
}

/// `2021-10-08 16:15:24 +0000 UTC`, as Go prints it.
pub fn go(at: i64) -> String {
    written(at, "%Y-%m-%d %H:%M:%S +0000 UTC")
}

/// `2021-10-08T09:15:24-07:00`, by the clocks of San Francisco in that October.
pub fn pacific(at: i64) -> String {
    written(at - 7 * 3_600_000, "%Y-%m-%dT%H:%M:%S-07:00")
}

/// In a way of one's own.
pub fn written(at: i64, pattern: &str) -> String {
    moment(at).format(pattern).to_string()
}

fn moment(at: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at).unwrap_or_default()
}

/// Reads a time of the story, in RFC 3339.
pub fn millis(text: &str) -> i64 {
    status_widget::time::read_time(text).map_or(0, |time| time.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_one_moment_in_every_way() {
        let at = millis("2021-10-08T13:15:24.318-03:00");
        for (text, expected) in [
            (iso(at), "2021-10-08T16:15:24.318Z"),
            (bare(at), "2021-10-08T16:15:24"),
            (sql(at), "2021-10-08 16:15:24"),
            (sql_millis(at), "2021-10-08 16:15:24.318"),
            (go(at), "2021-10-08 16:15:24 +0000 UTC"),
            (pacific(at), "2021-10-08T09:15:24-07:00"),
        ] {
            assert_eq!(text, expected);
        }
    }
}
