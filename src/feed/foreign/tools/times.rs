//! Moments as other systems write them, and as Statuspage writes them.
//!
//! It never asks what time it is.

use super::index::Index;
use super::value::Value;
use crate::codes::place;
use crate::scan::{cut, number, take};
use crate::time::{Time, read_time};

/// Reads a moment in any spelling that a system of these is known to write: those of [`read_time`], a number of seconds or
/// milliseconds since 1970, what Go prints (`2026-11-29 10:45:00 +0200 CEST`), what JavaScript prints (`Sat Jun 11 2022 18:55:50
/// GMT+0000 (…)`). Years before 1970 are what systems write for "never".
pub fn read(text: &str) -> Option<Time> {
    let time = read_time(text).or_else(|| small(text)).or_else(|| printed(text));
    time.filter(|time| time.0 > 0)
}

/// A number that is too small for a moment, or too large: scripts compare them as they are.
fn small(text: &str) -> Option<Time> {
    i64::try_from(number(text)?).ok().map(Time)
}

/// Parts with spaces between them, of which some follow an offset that says all.
fn printed(text: &str) -> Option<Time> {
    let mut rest = text;
    let mut part = || take(&mut rest, b' ');
    let (first, second, day) = (part(), part(), part());
    if cut(first, b'-').is_some() {
        // A day alone begins at midnight.
        let clock = if second.is_empty() { "T00:00" } else { "" };
        return read_time(&[text.strip_suffix(rest)?, clock].concat());
    }
    let month = place("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", second)? + 1;
    let (year, clock, zone) = (part(), part(), part().strip_prefix("GMT")?);
    let month = [if month < 10 { "0" } else { "" }, &crate::scan::long_digits(month as u64)].concat();
    read_time(&[year, "-", &month, "-", day, "T", clock, zone].concat())
}

/// The moment as Statuspage writes it, in UTC. None for one that four digits of a year cannot tell.
pub fn written(time: Time) -> Option<String> {
    // Until the year 9999.
    let time = u64::try_from(time.0).ok().filter(|time| *time < 253_402_300_800_000)?;
    let (days, time) = ((time / 86_400_000) as u32, (time % 86_400_000) as u32);
    // Years are counted from March on, so that the day that some have more is their last; and from the year 0, in which cycles of 400 begin.
    let days = days + 719_468;
    let (cycle, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let mut out = String::new();
    for (number, weight, sign) in [
        (cycle * 400 + year + later, 1_000, '-'),
        (month, 10, '-'),
        (day, 10, 'T'),
        (time / 3_600_000, 10, ':'),
        (time / 60_000 % 60, 10, ':'),
        (time / 1_000 % 60, 10, '.'),
        (time % 1_000, 100, 'Z'),
    ] {
        let mut weight = weight;
        while weight > 0 {
            out.push(char::from(b'0' + (number / weight % 10) as u8));
            weight /= 10;
        }
        out.push(sign);
    }
    Some(out)
}

/// Whether what reports by itself has fallen silent: its last report is older than ten of its intervals.
///
/// The interval is the middle one of those between its reports, so that one long pause does not make it long. One that has
/// reported but once has none that could be told. What checks less often as long as all fails, or anew at once after a failure, has many short
/// ones: so silence hides nothing that is down.
pub fn is_silent(reports: &[Time], now: Time) -> bool {
    // A sort of numbers alone would weigh 150 bytes.
    let mut gaps = Index::default();
    for pair in reports.windows(2) {
        if let [one, other] = pair {
            let gap = usize::try_from(other.since(*one).abs());
            gaps.put_at(gap.unwrap_or(usize::MAX), "", Value::Text(""));
        }
    }
    gaps.sort();
    let Some(interval) = gaps.entries().get(gaps.entries().len() / 2) else { return false };
    let Some(last) = reports.iter().max() else { return false };
    // What reports every second may pause for a minute.
    now.since(*last) > 10 * (interval.place as i64).max(6_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_systems_print() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(read(text), expected.and_then(read_time), "{text:?}");
        }
        check("2026-11-29T12:30:00.5Z", Some("2026-11-29T12:30:00.500Z"));
        check("2026-11-29 10:45:00 +0000 UTC", Some("2026-11-29T10:45:00Z"));
        check("2026-11-29 10:45:00 +0200 +0200", Some("2026-11-29T08:45:00Z"));
        // The offset counts, and not the name behind it, which two zones may have.
        check("2026-11-29 10:45:00 +0800 CST", Some("2026-11-29T02:45:00Z"));
        check("2026-11-29 10:45:00.123456789 +0100 CET", Some("2026-11-29T09:45:00.123Z"));
        check("2026-11-29 10:00:00.123 -0330 NDT", Some("2026-11-29T13:30:00.123Z"));
        check("2026-11-29 13:19:22 UTC", Some("2026-11-29T13:19:22Z"));
        check("Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)", Some("2022-06-11T18:55:50Z"));
        check("Sat Dec 01 2029 18:55:50 GMT-0300", Some("2029-12-01T21:55:50Z"));
        check("2026-11-29", Some("2026-11-29T00:00:00Z"));
        check("1795957320", Some("2026-11-29T13:02:00Z"));
        check("1795950000000", Some("2026-11-29T11:00:00Z"));
        for text in [
            "",
            "<no value>",
            "0001-01-01T00:00:00Z",
            "0",
            "soon",
            "Sat anF 11 2022 18:55:50 GMT+0000",
            "a-b c d",
            "2026-11",
            "2026-11-31",
            "2026-11-29 ",
            "2026-11-29Z",
            "é-1 é é",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn writes_as_statuspage_does() {
        assert_eq!(written(Time(1_795_957_320_007)).as_deref(), Some("2026-11-29T13:02:00.007Z"));
        for time in [Time(i64::MAX), Time(-99_999_999_999_999), Time(999_999_999_999_999)] {
            assert_eq!(written(time), None, "{time:?}");
        }
    }

    #[test]
    fn hears_who_has_fallen_silent() {
        let every =
            |seconds: i64, count: i64| (0..count).map(|beat| Time(beat * seconds * 1000)).collect::<Vec<_>>();
        let beats = every(60, 10);
        assert!(!is_silent(&beats, Time(540_000 + 600_000)));
        assert!(is_silent(&beats, Time(540_000 + 600_001)));
        assert!(!is_silent(&every(60, 1), Time(i64::MAX)), "one report has no interval");
        assert!(!is_silent(&[], Time(i64::MAX)));
        assert!(!is_silent(&every(1, 10), Time(9_000 + 60_000)), "a second's silence is none");
        let mut paused = every(60, 10);
        paused.push(Time(9_000_000));
        assert!(is_silent(&paused, Time(9_600_001)), "one long pause makes no long interval");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_again(time in 1_i64..200_000_000_000_000) {
            let chronos = chrono::DateTime::from_timestamp_millis(time).expect("it is in range");
            let chronos = chronos.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
            proptest::prop_assert_eq!(written(Time(time)), Some(chronos));
            proptest::prop_assert_eq!(read(&written(Time(time)).expect("a year of four digits")), Some(Time(time)));
        }

        #[test]
        fn survives_any_text(text in "\\PC{0,40}|[-0-9:TZ+ .A-Za-z()]{0,40}") {
            let _ = read(&text);
        }
    }
}
