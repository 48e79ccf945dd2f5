//! The words of one language at work: patterns of the catalogue, or the page's own, filled in.
//!
//! It knows neither where a language comes from nor which one is wanted.

use super::catalog;
use super::key::Key;
use super::locale::Locale;
use super::relative::{ago, lasted};
use crate::model::{ComponentStatus, Severity, Stage};
use crate::scan::{cut, take};
use crate::time::Time;
use std::rc::Rc;
use std::time::Duration;

/// Every word of one language.
pub struct Words {
    /// One of [`super::LANGUAGES`].
    pub language: &'static str,
    /// What the page says in its own words; these go before the catalogue's.
    pub own: Rc<Vec<(Key, String)>>,
    /// How what is not words is written.
    pub locale: Box<dyn Locale>,
    texts: Vec<String>,
}

impl Words {
    /// From a language file; none where it is not one of this language.
    pub fn new(packed: &str, language: &'static str, locale: Box<dyn Locale>) -> Option<Self> {
        let texts = catalog::unpack(packed, language)?;
        Some(Self { language, own: Rc::default(), locale, texts })
    }

    /// English, which is always at hand.
    pub fn english(locale: Box<dyn Locale>) -> Self {
        let texts = catalog::unpack(catalog::ENGLISH, "en").unwrap_or_default();
        Self { language: "en", own: Rc::default(), locale, texts }
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
        fill(form(self.get(key), &category), &self.locale.number(number))
    }

    /// "Desk, Chat and 3 more": three names at most, or two and the number of the others.
    pub fn list(&self, mut names: Vec<String>) -> String {
        let others = names.len().saturating_sub(2);
        if others > 1 {
            names.truncate(2);
            names.push(self.count(Key::More, others));
        }
        self.locale.list(&names)
    }

    /// "6 hr 14 min".
    pub fn duration(&self, duration: Duration) -> String {
        self.locale.duration(&lasted(duration))
    }

    /// "12 min ago", seen from `now`.
    pub fn relative(&self, at: Time, now: Time) -> String {
        self.locale.relative(ago(at, now))
    }

    /// "Desk and Chat down"; none for a state that is no headline.
    pub fn headline(&self, state: ComponentStatus, names: Vec<String>) -> Option<String> {
        let key = match state {
            ComponentStatus::Degraded => Key::Degraded,
            ComponentStatus::PartialOutage => Key::PartlyDown,
            ComponentStatus::MajorOutage => Key::Down,
            ComponentStatus::UnderMaintenance => Key::UnderMaintenance,
            ComponentStatus::Operational => Key::BackToNormal,
            ComponentStatus::Unknown => return None,
        };
        Some(self.fill(key, &self.list(names)))
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

/// The form of this category, else the last one; a text without forms is its own.
fn form<'a>(text: &'a str, category: &str) -> &'a str {
    let mut rest = text;
    while !rest.is_empty() {
        let mut form = take(&mut rest, b'|');
        let name = take(&mut form, b':').trim_ascii();
        if name == category || name == "other" {
            return form.trim_ascii();
        }
    }
    text
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
            assert_eq!(english().headline(state, names).as_deref(), Some(expected));
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
        assert_eq!(english().headline(ComponentStatus::Unknown, vec!["Desk".into()]), None);
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
            assert_eq!(form(text, category), expected, "{category}");
        }
        for own in ["% of them", "Besides: %", "either | or", ""] {
            assert_eq!(form(own, "one"), own);
        }
        assert_eq!(english().count(Key::Planned, 1), "1 maintenance planned");
        assert_eq!(english().count(Key::Planned, 30), "30 maintenances planned");
    }

    #[test]
    fn own_words_go_before_the_catalogues() {
        let mut words = english();
        words.own =
            Rc::new(vec![(Key::Degraded, "We know that % is slow".into()), (Key::Minor, "Slow".into())]);
        let headline = words.headline(ComponentStatus::Degraded, vec!["Desk".into()]);
        assert_eq!(headline.as_deref(), Some("We know that Desk is slow"));
        assert_eq!(
            [words.severity(Severity::Minor), words.severity(Severity::Major)],
            ["Slow", "Major problem"]
        );
    }
}
