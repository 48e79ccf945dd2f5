//! The words of one language at work: patterns of the catalogue, or the page's own, filled in.
//!
//! It knows neither where a language comes from nor which one is wanted.

use super::catalog;
use super::key::Key;
use super::locale::Locale;
use super::relative::{Unit, ago, lasted};
use crate::model::{ComponentStatus, Severity, Stage};
use crate::scan::{self, cut, take};
use crate::time::Time;
use std::rc::Rc;
use std::time::Duration;

/// How many names a list has at most.
pub const LISTED: usize = 3;

/// Every word of one language.
pub struct Words {
    /// One of [`super::LANGUAGES`].
    pub language: String,
    /// What the page says in its own words; these go before the catalogue's.
    pub own: Rc<Vec<(Key, String)>>,
    /// How what is not words is written.
    pub locale: Box<dyn Locale>,
    texts: Vec<String>,
}

impl Words {
    /// From a language file; none where it is not one of this language.
    pub fn new(packed: &str, language: &str, locale: Box<dyn Locale>) -> Option<Self> {
        let texts = catalog::unpack(packed, language)?;
        Some(Self { language: language.to_owned(), own: Rc::default(), locale, texts })
    }

    /// English, which is always at hand.
    pub fn english(locale: Box<dyn Locale>) -> Self {
        let texts = catalog::unpack(catalog::ENGLISH, "en").unwrap_or_default();
        Self { language: "en".to_owned(), own: Rc::default(), locale, texts }
    }

    /// A text as it is.
    pub fn get(&self, key: Key) -> &str {
        let own = self.own.iter().find(|(other, _)| *other == key).map(|(_, text)| text);
        own.or_else(|| self.texts.get(key as usize)).map_or("", String::as_str)
    }

    /// A text with a value in it.
    pub fn fill(&self, key: Key, value: &str) -> String {
        fill(self.get(key), value)
    }

    /// A text with a number in it, in the form that the language has for so many.
    pub fn count(&self, key: Key, number: usize) -> String {
        let category = self.locale.plural(number);
        fill(form(self.get(key), number, &category), &self.locale.number(number))
    }

    /// "Desk, Chat and 3 more": three names at most, or two and the number of the others. `others`: how many more there are than
    /// these names, of which there are [`LISTED`] then.
    pub fn list(&self, mut names: Vec<String>, others: usize) -> String {
        let others = (names.len() + others).saturating_sub(2);
        if others > 1 {
            names.truncate(2);
            names.push(self.count(Key::More, others));
        }
        let mut pattern = self.get(Key::List);
        take(&mut pattern, b'%');
        let (comma, and) = (take(&mut pattern, b'%'), take(&mut pattern, b'%'));
        let mut list = String::new();
        for (place, name) in names.iter().enumerate() {
            list.push_str(match place {
                0 => "",
                _ if place + 1 < names.len() => comma,
                // As `Intl` has it: "Desk e Inbox".
                _ if and == " y " && begins_with_the_sound_of_i(name) => " e ",
                _ => and,
            });
            list.push_str(name);
        }
        list
    }

    /// "6 hr 14 min".
    pub fn duration(&self, duration: Duration) -> String {
        let mut pattern = String::new();
        for (amount, unit) in lasted(duration) {
            let part = self.amount(Key::Minutes, amount, unit);
            pattern =
                if pattern.is_empty() { part } else { fill(&fill(self.get(Key::Duration), &pattern), &part) };
        }
        pattern
    }

    /// "12 min ago", seen from `now`.
    pub fn relative(&self, at: Time, now: Time) -> String {
        let ago = ago(at, now);
        let first = if ago.amount < 0 { Key::InMinutes } else { Key::MinutesAgo };
        self.amount(first, ago.amount.unsigned_abs(), ago.unit)
    }

    /// So many of a unit, whose text is as far from the first one as the unit is.
    fn amount(&self, first: Key, amount: u32, unit: Unit) -> String {
        Key::ALL
            .get(first as usize + unit as usize)
            .map(|key| self.count(*key, amount as usize))
            .unwrap_or_default()
    }

    /// "Desk and Chat down"; none for a state that is no headline.
    pub fn headline(&self, state: ComponentStatus, names: Vec<String>, others: usize) -> Option<String> {
        let key = match state {
            ComponentStatus::Degraded => Key::Degraded,
            ComponentStatus::PartialOutage => Key::PartlyDown,
            ComponentStatus::MajorOutage => Key::Down,
            ComponentStatus::UnderMaintenance => Key::UnderMaintenance,
            ComponentStatus::Operational => Key::BackToNormal,
            ComponentStatus::Unknown => return None,
        };
        Some(self.fill(key, &self.list(names, others)))
    }

    /// The stage in words.
    pub fn stage(&self, stage: Stage) -> &str {
        self.nth(Key::Investigating, stage as usize)
    }

    /// The severity in words.
    pub fn severity(&self, severity: Severity) -> &str {
        self.nth(Key::Info, severity as usize)
    }

    fn nth(&self, first: Key, place: usize) -> &str {
        Key::ALL.get(first as usize + place).map(|key| self.get(*key)).unwrap_or_default()
    }
}

/// Puts a value in the place of `%`.
pub fn fill(pattern: &str, value: &str) -> String {
    match cut(pattern, b'%') {
        Some((before, after)) => [before, value, after].concat(),
        None => pattern.to_owned(),
    }
}

/// The form for so many, or of this category, else the last one; a text without forms is its own.
fn form<'a>(text: &'a str, number: usize, category: &str) -> &'a str {
    let mut rest = text;
    while !rest.is_empty() {
        let mut form = take(&mut rest, b'|');
        let name = take(&mut form, b':').trim_ascii();
        if name == category || name == "other" || scan::number(name) == Some(number as u64) {
            return form.trim_ascii();
        }
    }
    text
}

/// Whether a Spanish "y" before it would be one vowel with it. "Hielo" begins otherwise.
fn begins_with_the_sound_of_i(name: &str) -> bool {
    match name.as_bytes() {
        [b'i' | b'I', ..] => true,
        [b'h' | b'H', b'i' | b'I', rest @ ..] => !matches!(rest, [b'a' | b'A' | b'e' | b'E', ..]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::english::english;
    use super::*;

    #[test]
    fn headlines_name_one_two_three_and_many() {
        #[track_caller]
        fn check(state: ComponentStatus, names: &[&str], expected: &str) {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(english().headline(state, names, 0).as_deref(), Some(expected));
        }
        check(ComponentStatus::Degraded, &["Desk"], "Desk degraded");
        check(ComponentStatus::PartialOutage, &["Desk"], "Desk partly down");
        check(ComponentStatus::MajorOutage, &["Desk"], "Desk down");
        check(ComponentStatus::UnderMaintenance, &["Desk"], "Desk under maintenance");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat"], "Desk and Chat down");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat", "Portal"], "Desk, Chat and Portal down");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat", "A", "B"], "Desk, Chat and 2 more down");
        check(ComponentStatus::MajorOutage, &["Desk", "Chat", "A", "B", "C"], "Desk, Chat and 3 more down");
        check(ComponentStatus::Operational, &["Desk"], "Desk back to normal");
        assert_eq!(english().headline(ComponentStatus::Unknown, vec!["Desk".into()], 0), None);
    }

    #[test]
    fn stages_and_severities_stand_in_their_order() {
        for (stage, expected) in Stage::ALL.iter().zip(
            "Investigating Identified Monitoring Resolved Postmortem Scheduled In_progress Verifying Completed Cancelled Open"
                .split(' '),
        ) {
            assert_eq!(english().stage(*stage), expected.replace('_', " "));
        }
        assert_eq!(english().severity(Severity::Info), "Information");
        assert_eq!(english().severity(Severity::Critical), "Critical problem");
        assert_eq!((Severity::ALL.len(), Stage::ALL.len()), (5, 11));
    }

    #[test]
    fn names_with_the_mark_stay_as_they_are() {
        assert_eq!(fill("% degraded", "Desk 100 %"), "Desk 100 % degraded");
    }

    #[test]
    fn takes_the_form_of_the_category() {
        let text = "one: % wpis | few: % wpisy | other: % wpisu";
        for (category, expected) in
            [("one", "% wpis"), ("few", "% wpisy"), ("many", "% wpisu"), ("", "% wpisu")]
        {
            assert_eq!(form(text, 22, category), expected, "{category}");
        }
        for own in ["% of them", "Besides: %", "either | or", ""] {
            assert_eq!(form(own, 1, "one"), own);
        }
        assert_eq!(english().count(Key::Planned, 1), "1 maintenance planned");
        assert_eq!(english().count(Key::Planned, 30), "30 maintenances planned");
    }

    #[test]
    fn takes_the_form_for_exactly_so_many() {
        let text = "1: wczoraj | 2: przedwczoraj | other: % dni temu";
        for (number, expected) in [(1, "wczoraj"), (2, "przedwczoraj"), (12, "% dni temu"), (0, "% dni temu")]
        {
            assert_eq!(form(text, number, "few"), expected, "{number}");
        }
    }

    #[test]
    fn tells_times_in_words() {
        #[track_caller]
        fn check(minutes: i64, expected: &str) {
            let now = Time(1_633_710_600_000);
            assert_eq!(english().relative(Time(now.0 - minutes * 60_000), now), expected, "{minutes}");
        }
        check(0, "now");
        check(1, "1 min ago");
        check(59, "59 min ago");
        check(60, "1 hr ago");
        check(24 * 60, "1 day ago");
        check(48 * 60, "2 days ago");
        check(400 * 24 * 60, "400 days ago");
        check(-1, "in 1 min");
        check(-90, "in 1 hr");
        check(-25 * 60, "in 1 day");
        check(-72 * 60, "in 3 days");
        let lasted = |minutes: u64| english().duration(Duration::from_secs(minutes * 60));
        assert_eq!(
            [lasted(0), lasted(374), lasted(26 * 60), lasted(48 * 60)],
            ["1 min", "6 hr 14 min", "1 day 2 hr", "2 days"]
        );
    }

    #[test]
    fn spanish_has_no_two_of_the_same_vowel_meet() {
        let mut words = english();
        words.own = Rc::new(vec![(Key::List, "%, % y %".into())]);
        for (last, expected) in [
            ("Inbox", "Desk e Inbox"),
            ("identidad", "Desk e identidad"),
            ("Hilos", "Desk e Hilos"),
            ("Hielo", "Desk y Hielo"),
            ("Hub", "Desk y Hub"),
            ("Yate", "Desk y Yate"),
        ] {
            assert_eq!(words.list(vec!["Desk".into(), last.into()], 0), expected);
        }
        assert_eq!(words.list(vec!["Chat".into(), "100 %".into(), "Inbox".into()], 0), "Chat, 100 % e Inbox");
        assert_eq!(words.list(vec!["Chat".into(), "Inbox".into(), "Desk".into()], 0), "Chat, Inbox y Desk");
    }

    #[test]
    fn own_words_go_before_the_catalogues() {
        let mut words = english();
        words.own =
            Rc::new(vec![(Key::Degraded, "We know that % is slow".into()), (Key::Minor, "Slow".into())]);
        let headline = words.headline(ComponentStatus::Degraded, vec!["Desk".into()], 0);
        assert_eq!(headline.as_deref(), Some("We know that Desk is slow"));
        assert_eq!(
            [words.severity(Severity::Minor), words.severity(Severity::Major)],
            ["Slow", "Major problem"]
        );
    }
}
