//! Moments as feeds write them, and spans as people write them in attributes.
//!
//! It never asks what time it is.

use crate::scan::{cut, number};
use std::time::Duration;

/// A moment, in milliseconds since 1970 in UTC. Feeds write offsets; zones are left to the view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub i64);

impl Time {
    /// The milliseconds from another moment to this one; negative where this is the earlier one.
    pub fn since(self, other: Self) -> i64 {
        self.0.saturating_sub(other.0)
    }

    /// So much later. Beyond what can be counted, it is the last moment there is.
    pub fn after(self, span: Duration) -> Self {
        Self(self.0.saturating_add(milliseconds(span)))
    }

    /// So much earlier.
    pub fn before(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(milliseconds(span)))
    }
}

/// A span in milliseconds. Beyond what they can count, it is the longest there is.
pub fn milliseconds(span: Duration) -> i64 {
    let longest = Duration::from_millis(i64::MAX.unsigned_abs());
    let span = span.min(longest);
    // No product can be too large now, and none needs to be checked.
    span.as_secs() as i64 * 1000 + i64::from(span.subsec_millis())
}

/// Reads an RFC 3339 timestamp, with any offset, with or without a fraction (what is finer than a millisecond is cut) or
/// seconds; or a number of seconds or milliseconds since 1970.
///
/// One without an offset is taken as UTC: look-alikes of the Statuspage format leave it out. Others write the zone behind it,
/// or both ("+0000 UTC"). chrono knows the calendar; its own reader of timestamps would bring ten formats along that no feed
/// uses.
pub fn read_time(text: &str) -> Option<Time> {
    let text = text.trim_ascii();
    if !matches!(text.as_bytes(), [_, _, _, _, b'-', ..])
        && let Some(time) = read_number(text)
    {
        return Some(time);
    }
    let mut digits = Digits(text.as_bytes());
    let (year, month, day) = (digits.number(4)?, digits.after(b"-", 2)?, digits.after(b"-", 2)?);
    let (hour, minute) = (digits.after(b"Tt ", 2)?, digits.after(b":", 2)?);
    let second = if digits.skip(b":") { digits.number(2)? } else { 0 };
    let millisecond = if digits.skip(b".,") { digits.fraction()? } else { 0 };
    digits.skip(b" ");
    let offset = match digits.0 {
        [sign @ (b'+' | b'-'), ..] => {
            digits.skip(b"+-");
            digits.skip(b" ");
            let hours = digits.number(2)?;
            let minutes = if digits.skip(b":") || digits.0.first().is_some_and(u8::is_ascii_digit) {
                digits.number(2)?
            } else {
                0
            };
            if hours > 23 || minutes > 59 {
                return None;
            }
            digits.skip(b" ");
            let minutes = i64::from(hours * 60 + minutes);
            if *sign == b'-' { -minutes } else { minutes }
        }
        _ => 0,
    };
    if !matches!(digits.0, [] | [b'Z' | b'z'] | b"UTC" | b"GMT") {
        return None;
    }
    // A leap second is the last millisecond before the next one, as clocks have it.
    let (second, millisecond) = if second == 60 { (59, 999) } else { (second, millisecond) };
    let seconds = seconds([year, month, day, hour, minute, second])? - offset * 60;
    Some(Time(seconds * 1_000 + i64::from(millisecond)))
}

/// Seconds from 1970 to this time of this day, if the calendar and the clock have it.
#[cfg(feature = "banner")]
fn seconds([year, month, day, hour, minute, second]: [u32; 6]) -> Option<i64> {
    let date = chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some(date.and_hms_opt(hour, minute, second)?.and_utc().timestamp())
}

/// The same for the module that reads other systems: chrono's tables are a twentieth of what that may weigh.
#[cfg(not(feature = "banner"))]
use counted as seconds;

/// Years are counted from March on, so that the day that some have more is their last.
#[cfg(any(test, not(feature = "banner")))]
fn counted([year, month, day, hour, minute, second]: [u32; 6]) -> Option<i64> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day == 0 || day > length || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    // And from 400 years before the year 0 on: none is negative.
    let (year, month) = if month > 2 { (year + 400, month - 3) } else { (year + 399, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    Some((i64::from(days) - 865_566) * 86_400 + i64::from(hour * 3_600 + minute * 60 + second))
}

/// Seconds since 1970, which may have a fraction, or milliseconds: both up to the year 5138.
fn read_number(text: &str) -> Option<Time> {
    let (whole, fraction) = cut(text, b'.').unwrap_or((text, "0"));
    let whole = i64::try_from(number(whole)?).ok()?;
    let mut digits = Digits(fraction.as_bytes());
    let fraction = digits.fraction().filter(|_| digits.0.is_empty())?;
    match whole {
        // Nobody's status page is as old as 1973; what is so small is another number.
        0..100_000_000 => None,
        100_000_000..100_000_000_000 => Some(Time(whole * 1000 + i64::from(fraction))),
        100_000_000_000..100_000_000_000_000 => Some(Time(whole)),
        // Microseconds are none.
        _ => None,
    }
}

/// What is left of a timestamp.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    /// A number of exactly so many digits.
    fn number(&mut self, width: usize) -> Option<u32> {
        let mut number = 0;
        for _ in 0..width {
            number = number * 10 + self.digit()?;
        }
        Some(number)
    }

    /// The same, after one of these signs.
    fn after(&mut self, signs: &[u8], width: usize) -> Option<u32> {
        if self.skip(signs) { self.number(width) } else { None }
    }

    /// The digits of a fraction, as milliseconds.
    fn fraction(&mut self) -> Option<u32> {
        let mut fraction = self.digit()? * 100;
        let mut weight = 10;
        while let Some(digit) = self.digit() {
            fraction += digit * weight;
            weight /= 10;
        }
        Some(fraction)
    }

    #[inline(always)]
    fn digit(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first().filter(|(first, _)| first.is_ascii_digit())?;
        self.0 = rest;
        Some(u32::from(first - b'0'))
    }

    fn skip(&mut self, signs: &[u8]) -> bool {
        let Some((_, rest)) = self.0.split_first().filter(|(first, _)| signs.contains(first)) else {
            return false;
        };
        self.0 = rest;
        true
    }
}

/// Reads a span such as `90s`, `15m`, `24h` or `8d`.
pub fn read_duration(text: &str) -> Option<Duration> {
    let (amount, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        "d" => 24 * 60 * 60,
        _ => return None,
    };
    let amount = u32::try_from(number(amount)?).ok()?;
    Some(Duration::from_secs(u64::from(amount) * seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What chrono's own reader makes of it.
    fn chrono_reads(text: &str) -> Option<Time> {
        chrono::DateTime::parse_from_rfc3339(text).ok().map(|time| Time(time.timestamp_millis()))
    }

    #[track_caller]
    fn check_time(text: &str, expected: Option<&str>) {
        let expected = expected.map(|text| chrono_reads(text).expect("what is expected is a timestamp"));
        assert_eq!(read_time(text), expected, "{text:?}");
    }

    #[test]
    fn reads_every_spelling_of_a_timestamp() {
        check_time("2021-10-08T13:15:00.000-03:00", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T16:15:00Z", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T16:15:00.5Z", Some("2021-10-08T16:15:00.500Z"));
        check_time("2021-10-08T16:15:00.123456789+00:00", Some("2021-10-08T16:15:00.123Z"));
        check_time("2021-10-08T21:45:00+05:30", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T13:15:00-03", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T16:15:00", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08 16:15:00Z", Some("2021-10-08T16:15:00Z"));
        check_time(" 2021-10-08t16:15:00z ", Some("2021-10-08T16:15:00Z"));
        check_time("2016-12-31T23:59:60Z", Some("2016-12-31T23:59:59.999Z"));
        check_time("2021-10-08T16:15:00+0000", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T13:15:00-0300", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08 16:15:00 UTC", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08 13:15:00 -0300", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08 16:15:00.5 +0000 UTC", Some("2021-10-08T16:15:00.500Z"));
        check_time("2021-10-08T16:15Z", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08 16:15", Some("2021-10-08T16:15:00Z"));
        check_time("2021-10-08T13:15-03:00", Some("2021-10-08T16:15:00Z"));
        check_time("1633709700", Some("2021-10-08T16:15:00Z"));
        check_time("1633709700.5", Some("2021-10-08T16:15:00.500Z"));
        check_time("1633709700500", Some("2021-10-08T16:15:00.500Z"));
        check_time("99999999999999", Some("5138-11-16T09:46:39.999Z"));
    }

    /// Both ways of counting know one calendar.
    #[test]
    fn counts_days_as_chrono_does() {
        for year in 0..=9_999 {
            for month in 0..=13 {
                for day in [0, 1, 2, 27, 28, 29, 30, 31, 32] {
                    let chronos = chrono::NaiveDate::from_ymd_opt(year as i32, month, day);
                    let chronos = chronos.map(|date| {
                        (i64::from(chrono::Datelike::num_days_from_ce(&date)) - 719_163) * 86_400
                    });
                    assert_eq!(counted([year, month, day, 0, 0, 0]), chronos, "{year}-{month}-{day}");
                    assert_eq!(seconds([year, month, day, 0, 0, 0]), chronos, "{year}-{month}-{day}");
                }
            }
        }
        for [hour, minute, second] in [[23, 59, 59], [24, 0, 0], [0, 60, 0], [0, 0, 60], [12, 30, 15]] {
            let moment = [2021, 10, 8, hour, minute, second];
            assert_eq!(counted(moment), seconds(moment), "{moment:?}");
        }
    }

    #[test]
    fn reads_nothing_else() {
        for text in [
            "",
            "2021-10-08",
            "08/10/2021 13:04",
            "last Tuesday",
            "2021-02-30T10:00:00Z",
            "2021-10-08T24:00:00Z",
            "2021-10-08T10:60:00Z",
            "2021-10-08T10:00:61Z",
            "2021-10-08T10:00:00.Z",
            "2021-10-08T10:00:00+25:00",
            "2021-10-08T10:00:00+01:75",
            "2021-10-08T10:00:00Zulu",
            "2021-10-08T10Z",
            "2021-10-08T10:00:",
            "2021-10-08T10:00:00 CET",
            "2021-10-08T10:00:00 UTC+1",
            "2021-10-08T10:00:00+010",
            "20211008T100000Z",
            "20211008",
            "0",
            "1e9",
            "-1633709700",
            "1633709700.",
            "1633709700.5x",
            "99999999999999999999",
            "1633709700500000",
            "100000000000000",
            "1633709700500000000",
            "２０２１-10-08T10:00:00Z",
        ] {
            check_time(text, None);
        }
    }

    proptest::proptest! {
        /// Every moment that chrono writes is read as chrono reads it.
        #[test]
        fn agrees_with_chrono(milliseconds in -60_000_000_000_000_i64..200_000_000_000_000, offset in -1_439_i32..1_440) {
            let zone = chrono::FixedOffset::east_opt(offset * 60).expect("less than a day");
            let text = chrono::DateTime::from_timestamp_millis(milliseconds).expect("in range").with_timezone(&zone).to_rfc3339();
            proptest::prop_assert_eq!(read_time(&text), chrono_reads(&text));
            proptest::prop_assert_eq!(read_time(&text), Some(Time(milliseconds)));
        }

        /// Whatever else stands there, it is read or it is not; nothing panics.
        #[test]
        fn survives_any_text(text in "[-0-9T:+Z. a-zµ]{0,32}") {
            let _ = (read_time(&text), read_duration(&text));
        }
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
