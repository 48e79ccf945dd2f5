//! Which language an element speaks, and whose time it tells.
//!
//! The file of a language is the loader's to fetch, once for the page. Until it is there, or is known not to come, nothing
//! is drawn: a banner that changes its language under the reader's eyes is worse than one a moment later.

use super::inner::{Inner, warn_once};
use crate::options::{TimeZone, bad_page_zone, bad_time_zone};
use crate::scan::cut;
use crate::shell::events::{ErrorKind, Outgoing};
use crate::shell::locale::BrowserLocale;
use crate::text::Words;

impl Inner {
    /// Takes the language that the options ask for, else the page's, else the browser's.
    pub(super) fn choose_language(&mut self) {
        let speech = &mut self.speech;
        let nearest = speech.loader.nearest(self.options.lang.as_deref()).as_string().unwrap_or_default();
        let (language, tag) = cut(&nearest, b' ').unwrap_or(("en", "en"));
        tag.clone_into(&mut speech.tag);
        if speech.wanted == language {
            return;
        }
        language.clone_into(&mut speech.wanted);
        if language == "en" {
            speech.take(english());
        } else {
            speech.loader.ask(language);
        }
    }

    /// Takes the file of the language that is due, or that it cannot be had: then it is English.
    pub(super) fn speak(&mut self, file: Option<String>) {
        let speech = &mut self.speech;
        if speech.words.as_ref().is_some_and(|words| words.language == speech.wanted) {
            // It has changed its mind while the file was on the way.
            return;
        }
        let locale = Box::new(BrowserLocale::default());
        if let Some(words) = file.and_then(|file| Words::new(&file, &speech.wanted, locale)) {
            speech.take(words);
        } else {
            speech.take(english());
            self.outbox
                .push(Outgoing::quiet_error(ErrorKind::Load, &["no words in ", &speech.wanted].concat()));
        }
        self.draw();
    }

    /// Writes dates as language and time zone have them, as far as the browser knows these. Only the first date tells whether it knows a
    /// zone, so that is found out no sooner than somebody reads one.
    pub(super) fn localize(&mut self) {
        let has_dates = self.banner.has_dates();
        let speech = &mut self.speech;
        let Some(words) = &mut speech.words else { return };
        words.own = self.messages.clone();
        let zone = match &self.options.time_zone {
            TimeZone::Local => None,
            TimeZone::Page => self.found.as_ref().and_then(|found| found.status.page.time_zone.as_deref()),
            TimeZone::Named(name) => Some(name.as_str()),
        };
        let tag = if words.language == speech.wanted { &speech.tag } else { &words.language };
        let zone = zone.filter(|_| has_dates).unwrap_or_default();
        let written_by = [tag, " ", zone].concat();
        if speech.written_by == written_by {
            return;
        }
        speech.written_by = written_by;
        let locale = BrowserLocale::new(tag, zone).or_else(|| BrowserLocale::new(&words.language, zone));
        let is_unknown = locale.is_none();
        let locale = locale.or_else(|| BrowserLocale::new(&words.language, ""));
        words.locale = Box::new(locale.unwrap_or_default());
        if is_unknown {
            let say = match &self.options.time_zone {
                TimeZone::Named(_) => bad_time_zone,
                _ => bad_page_zone,
            };
            let remark = say(zone);
            warn_once(&mut self.told, &mut self.outbox, &[remark]);
        }
    }
}

fn english() -> Words {
    Words::english(Box::new(BrowserLocale::default()))
}
