//! English without a browser, for tests and `cargo xtask explain`: the words that ship, with the plainest lists and times.
//!
//! A page never has it; there the browser's `Intl` writes all this.

use super::locale::Locale;
use super::relative::{Ago, Unit};
use super::words::Words;
use crate::time::Time;

/// English words.
pub fn english() -> Words {
    Words::english(Box::new(Plain))
}

#[derive(Debug)]
struct Plain;

impl Locale for Plain {
    fn relative(&self, ago: Ago) -> String {
        let amount = ago.amount.abs();
        let unit = short(ago.unit);
        match ago.amount {
            0 => "now".to_owned(),
            1.. => format!("{amount} {unit} ago"),
            _ => format!("in {amount} {unit}"),
        }
    }

    fn absolute(&self, time: Time) -> String {
        let moment = chrono::DateTime::from_timestamp_millis(time.0);
        moment.map(|moment| moment.naive_utc().to_string() + " UTC").unwrap_or_default()
    }

    fn duration(&self, parts: &[(u32, Unit)]) -> String {
        let parts: Vec<_> = parts.iter().map(|(amount, unit)| format!("{amount} {}", short(*unit))).collect();
        parts.join(" ")
    }

    fn list(&self, names: &[String]) -> String {
        match names {
            [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
            _ => names.concat(),
        }
    }

    fn number(&self, number: usize) -> String {
        number.to_string()
    }

    fn plural(&self, number: usize) -> String {
        if number == 1 { "one" } else { "other" }.to_owned()
    }
}

fn short(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "sec",
        Unit::Minute => "min",
        Unit::Hour => "hr",
        Unit::Day => "days",
    }
}
