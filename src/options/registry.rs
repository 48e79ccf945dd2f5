//! Every option, once: the one list that the parser, `cargo xtask explain` and the documentation are made of.
//!
//! Names are given in the element's spelling. A script tag writes `data-` before it, script writes it in camel case.

use super::{Dismiss, Lead, Options, Placement, Preview, Storage, Theme, TimeZone, Written};
use crate::address::is_web;
use crate::model::Severity;
use crate::text::is_tag;
use crate::time::read_duration;
use std::time::Duration;

/// One option.
#[derive(Debug)]
pub struct Definition {
    /// Its name in the element's spelling.
    pub name: &'static str,
    /// What a good value is, as the end of a sentence: "`x` is not …".
    pub accepts: &'static str,
    /// Its default as a page would write it; empty where there is none.
    #[cfg(not(target_family = "wasm"))]
    pub default: &'static str,
    /// What it means, in one sentence.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
    /// Takes a value over; `false` when it is a bad one.
    pub read: fn(&mut Options, &Written) -> bool,
}

#[cfg(not(target_family = "wasm"))]
impl Definition {
    /// Its name as script writes it: the rule of `www/embed/page.js`.
    pub fn camel_case(&self) -> String {
        let mut camel = String::new();
        let mut is_first = false;
        for char in self.name.chars() {
            if char == '-' {
                is_first = true;
            } else {
                camel.push(if is_first { char.to_ascii_uppercase() } else { char });
                is_first = false;
            }
        }
        camel
    }
}

/// Spares the wasm build the words that only documentation needs.
macro_rules! options {
    ($($(#[$meta:meta])* $name:literal ($default:literal): $accepts:expr, $doc:literal, $read:expr;)+) => {
        /// Every option, in the order of the documentation; in the browser without those that the loader alone reads.
        pub static REGISTRY: &[Definition] = &[$($(#[$meta])* Definition {
            name: $name,
            accepts: $accepts,
            #[cfg(not(target_family = "wasm"))]
            default: $default,
            #[cfg(not(target_family = "wasm"))]
            doc: $doc,
            read: $read,
        },)+];
    };
}

/// What `time-zone` accepts: the browser has the last word.
pub(super) const TIME_ZONES: &str = "`local`, `page` or a name such as `America/Sao_Paulo`";

options! {
    "source" (""): "one or more addresses separated by spaces",
        "A status page's base URL (its `/api/v2/summary.json` is read), or a feed's own URL; several, separated by spaces, are tried in order.",
        |options, value| put(&mut options.sources, Some(value.parts(|char| char.is_ascii_whitespace())));
    "format" ("auto"): "`auto` or `statuspage`",
        "The feed's format by name; `auto` finds it out.",
        // There is one so far, and its decoder knows by itself what is not of it.
        |_, value| matches!(value.text(), Some("auto" | "statuspage"));
    "components" (""): "a comma-separated list of component names or ids",
        "Comma-separated names or ids of the components that the page depends on; a group's name stands for its members, \"Group - Component\" names one of several alike; a name with a comma in it: use its id.",
        |options, value| put(&mut options.policy.components, Some(value.parts(is_comma)));
    "exclude" (""): "a comma-separated list of component names or ids",
        "The same, taken away afterwards.",
        |options, value| put(&mut options.policy.exclude, Some(value.parts(is_comma)));
    "minimum" ("minor"): "`info`, `minor`, `major` or `critical`",
        "The least severity that shows; maintenance is a matter of `maintenance` alone.",
        |options, value| {
            let severity = value.text().and_then(Severity::from_code);
            put(&mut options.policy.minimum, severity.filter(|severity| *severity != Severity::Maintenance))
        };
    "page-wide" ("show"): "`show` or `hide`",
        "`hide` leaves out incidents that name no component at all.",
        |options, value| put(&mut options.policy.page_wide, one_of(value, "show", "hide"));
    "confirm" ("no"): "`yes` or `no`",
        "`yes`: an incident that names components counts only while one of the relevant ones is in trouble.",
        |options, value| put(&mut options.policy.confirm, one_of(value, "yes", "no"));
    "maintenance" ("24h"): "a duration such as `24h`, `active` or `off`",
        "How long before its start an upcoming maintenance shows; `active`: only while under way; `off`: never.",
        |options, value| {
            let lead = match value.text() {
                Some("active") => Some(Lead::Active),
                Some("off") => Some(Lead::Off),
                text => text.and_then(read_duration).map(Lead::Within),
            };
            put(&mut options.policy.maintenance, lead)
        };
    "resolved" ("30m"): "a duration such as `30m`, or `off`",
        "How long \"back to normal\" shows, to those who saw the incident.",
        |options, value| {
            let time = match value.text() {
                Some("off") => Some(None),
                text => text.and_then(read_duration).map(Some),
            };
            put(&mut options.policy.resolved, time)
        };
    "placement" ("top"): "`top`, `bottom`, `top-left`, `top-right`, `bottom-left`, `bottom-right` or `inline`",
        "Where the banner stands. An element that the page itself has placed stands `inline` unless told otherwise.",
        |options, value| put(&mut options.placement, value.text().and_then(Placement::from_code));
    #[cfg(not(target_family = "wasm"))]
    "target" (""): "a CSS selector",
        "CSS selector of the element to render in; implies `inline`.",
        |_, _| true;
    "theme" ("auto"): "`auto`, `light` or `dark`",
        "Which colours it has; `auto` follows the reader's system.",
        |options, value| put(&mut options.theme, value.text().and_then(Theme::from_code));
    "lang" (""): "a language tag such as `pt-BR`",
        "The language of the widget's own words, a BCP 47 tag; without one the page's `lang`, else the browser's.",
        |options, value| {
            let tag = value.text().filter(|tag| is_tag(tag));
            put(&mut options.lang, tag.map(|tag| Some(tag.to_owned())))
        };
    "time-zone" ("local"): TIME_ZONES,
        "Whose time it tells: the reader's (`local`), the status page's own (`page`), or that of an IANA name.",
        // Whether there is a zone of a name only the browser knows: it says so when it is first used.
        |options, value| {
            let zone = value.text().map(|text| match text {
                "local" => TimeZone::Local,
                "page" => TimeZone::Page,
                name => TimeZone::Named(name.to_owned()),
            });
            put(&mut options.time_zone, zone)
        };
    "refresh" ("60s"): "a duration of at least `15s`",
        "How long from one answer to the next question, while the page is visible.",
        |options, value| {
            let interval = value.text().and_then(read_duration);
            put(&mut options.refresh, interval.filter(|interval| *interval >= Duration::from_secs(15)))
        };
    "max-age" ("15m"): "a duration of at least twice `refresh`",
        "An older status is never shown as today's; at least twice `refresh`.",
        |options, value| {
            let age = value.text().and_then(read_duration);
            put(&mut options.policy.max_age, age.filter(|age| *age >= options.refresh * 2))
        };
    "dismiss" ("stage"): "`stage`, `update`, `never` or `off`",
        "A notice that was put away comes back: `stage` on a new stage or a worse severity, `update` on any new update, `never`; `off`: there is no close button.",
        |options, value| put(&mut options.policy.dismiss, value.text().and_then(Dismiss::from_code));
    "storage" ("local"): "`local`, `session` or `off`",
        "Where it is kept what was shown and put away; `off`: nothing is stored, for pages that need consent first.",
        |options, value| put(&mut options.storage, value.text().and_then(Storage::from_code));
    "href" (""): "an address that begins with http:// or https://",
        "Where \"View status page\" leads, if not to the page that the feed names.",
        |options, value| {
            let address = value.text().filter(|text| is_web(text));
            put(&mut options.href, address.map(|text| Some(text.to_owned())))
        };
    #[cfg(not(target_family = "wasm"))]
    "nonce" (""): "a nonce",
        "The page's CSP nonce, where a browser lacks constructable style sheets; the loader takes it from its own tag.",
        |_, _| true;
    "preview" (""): "`minor`, `major`, `critical`, `maintenance` or `resolved`",
        "Shows a made-up scenario instead of a feed's status, marked as a preview; what is put away in it is not stored.",
        |options, value| {
            let preview = value.text().and_then(Preview::from_code);
            put(&mut options.preview, preview.map(Some))
        };
}

/// Takes a value over if there is one, and says whether there was.
fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

fn is_comma(char: char) -> bool {
    char == ','
}

fn one_of(value: &Written, yes: &str, no: &str) -> Option<bool> {
    let text = value.text()?;
    if text == yes { Some(true) } else { (text == no).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &'static str, value: Written) -> (Options, Vec<String>) {
        let (options, diagnostics) = Options::default().read(|asked| match asked.name {
            asked if asked == name => Some(value.clone()),
            "source" => Some(Written::from("https://status.example.com")),
            _ => None,
        });
        (options, diagnostics.into_iter().map(|diagnostic| diagnostic.message).collect())
    }

    #[track_caller]
    fn check<T: PartialEq + std::fmt::Debug>(
        name: &'static str,
        value: &str,
        part: fn(Options) -> T,
        expected: T,
    ) {
        let (options, messages) = read(name, Written::from(value));
        assert_eq!(messages, Vec::<String>::new(), "{name}={value:?}");
        assert_eq!(part(options), expected, "{name}={value:?}");
    }

    #[track_caller]
    fn check_bad(name: &'static str, value: &str) {
        let (options, messages) = read(name, Written::from(value));
        let default = Options { sources: options.sources.clone(), ..Options::default() };
        assert_eq!(options, default, "{name}={value:?} leaves the default");
        let [message] = messages.as_slice() else { panic!("{name}={value:?}: one remark, not {messages:?}") };
        let accepts = REGISTRY.iter().find(|definition| definition.name == name).unwrap().accepts;
        for part in [name, value, accepts] {
            assert!(message.contains(part), "{message} names {part}");
        }
    }

    #[test]
    fn every_documented_default_is_the_default() {
        for definition in REGISTRY.iter().filter(|definition| !definition.default.is_empty()) {
            let mut options = Options::default();
            assert!(
                (definition.read)(&mut options, &Written::from(definition.default)),
                "{}",
                definition.name
            );
            assert_eq!(options, Options::default(), "{}", definition.name);
        }
    }

    #[test]
    fn an_empty_value_is_an_absent_one() {
        for definition in REGISTRY.iter().filter(|definition| definition.name != "source") {
            for value in [Written::from("  "), Written::from(&[][..]), Written::from(&[" "][..])] {
                let (options, messages) = read(definition.name, value);
                assert_eq!(Options { sources: vec![], ..options }, Options::default(), "{}", definition.name);
                assert_eq!(messages, Vec::<String>::new());
            }
        }
    }

    #[test]
    fn names_are_unique_and_in_the_elements_spelling() {
        let mut names: Vec<_> = REGISTRY.iter().map(|definition| definition.name).collect();
        assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), REGISTRY.len());
    }

    #[test]
    fn script_writes_names_in_camel_case() {
        let camel = |name: &str| REGISTRY.iter().find(|it| it.name == name).unwrap().camel_case();
        assert_eq!([camel("page-wide"), camel("max-age"), camel("source")], ["pageWide", "maxAge", "source"]);
    }

    #[test]
    fn source_is_required_and_may_be_several() {
        let (_, diagnostics) = Options::default().read(|_| None);
        assert!(diagnostics[0].message.contains("`source` is missing"));
        check(
            "source",
            " https://a.example \n https://b.example ",
            |options| options.sources,
            vec!["https://a.example".to_owned(), "https://b.example".to_owned()],
        );
    }

    #[test]
    fn components_and_exclude_are_lists() {
        let expected = vec!["Desk".to_owned(), "Bot Builder".to_owned()];
        check("components", " Desk ,, Bot Builder,", |options| options.policy.components, expected.clone());
        check("exclude", "Desk,Bot Builder", |options| options.policy.exclude, expected);
        let (options, _) = read("components", Written::from(&["Desk, old", " Chat "][..]));
        assert_eq!(options.policy.components, ["Desk, old", "Chat"]);
    }

    #[test]
    fn minimum() {
        check("minimum", "info", |options| options.policy.minimum, Severity::Info);
        check("minimum", " critical ", |options| options.policy.minimum, Severity::Critical);
        check_bad("minimum", "maintenance");
        check_bad("minimum", "severe");
    }

    #[test]
    fn page_wide_and_confirm() {
        check("page-wide", "hide", |options| options.policy.page_wide, false);
        check_bad("page-wide", "no");
        check("confirm", "yes", |options| options.policy.confirm, true);
        check_bad("confirm", "true");
    }

    #[test]
    fn maintenance() {
        check(
            "maintenance",
            "2d",
            |options| options.policy.maintenance,
            Lead::Within(Duration::from_secs(172_800)),
        );
        check("maintenance", "active", |options| options.policy.maintenance, Lead::Active);
        check("maintenance", "off", |options| options.policy.maintenance, Lead::Off);
        check_bad("maintenance", "soon");
    }

    #[test]
    fn placement_and_theme() {
        check("placement", "bottom-right", |options| options.placement, Placement::BottomRight);
        check_bad("placement", "middle");
        check("theme", "dark", |options| options.theme, Theme::Dark);
        check_bad("theme", "black");
    }

    #[test]
    fn lang() {
        check("lang", " pt-PT ", |options| options.lang, Some("pt-PT".to_owned()));
        check("lang", "sv", |options| options.lang, Some("sv".to_owned()));
        check_bad("lang", "pt_BR");
        check_bad("lang", "en, de");
    }

    #[test]
    fn time_zone() {
        let named = |name: &str| TimeZone::Named(name.to_owned());
        check("time-zone", "page", |options| options.time_zone, TimeZone::Page);
        check("time-zone", "local", |options| options.time_zone, TimeZone::Local);
        check("time-zone", "Asia/Tokyo", |options| options.time_zone, named("Asia/Tokyo"));
    }

    #[test]
    fn href() {
        check(
            "href",
            "https://example.com/s",
            |options| options.href,
            Some("https://example.com/s".to_owned()),
        );
        check_bad("href", "javascript:alert(1)");
        check_bad("href", "/status");
    }

    #[test]
    fn refresh_has_a_floor() {
        check("refresh", "15s", |options| options.refresh, Duration::from_secs(15));
        check("refresh", "2m", |options| options.refresh, Duration::from_secs(120));
        check_bad("refresh", "14s");
        check_bad("refresh", "60");
    }

    #[test]
    fn format() {
        check("format", "statuspage", |options| options, source_only());
        check_bad("format", "rss");
    }

    #[test]
    fn resolved() {
        let minutes = |minutes: u64| Some(Duration::from_secs(minutes * 60));
        check("resolved", "90m", |options| options.policy.resolved, minutes(90));
        check("resolved", "off", |options| options.policy.resolved, None);
        check_bad("resolved", "yes");
    }

    #[test]
    fn dismiss_and_storage() {
        check("dismiss", "never", |options| options.policy.dismiss, Dismiss::Never);
        check("dismiss", "off", |options| options.policy.dismiss, Dismiss::Off);
        check_bad("dismiss", "always");
        check("storage", "session", |options| options.storage, Storage::Session);
        check_bad("storage", "cookie");
    }

    #[test]
    fn preview() {
        check("preview", "critical", |options| options.preview, Some(Preview::Critical));
        check(
            "preview",
            "minor",
            |options| (options.sources, options.storage),
            (vec!["preview?minor".to_owned()], Storage::Off),
        );
        check_bad("preview", "info");
    }

    #[test]
    fn max_age_is_at_least_twice_the_interval() {
        check("max-age", "2m", |options| options.policy.max_age, Duration::from_secs(120));
        check_bad("max-age", "119s");
        check_bad("max-age", "old");
        // The default follows an interval that is longer than it.
        check("refresh", "1h", |options| options.policy.max_age, Duration::from_secs(7_200));
    }

    fn source_only() -> Options {
        read("source", Written::from("https://status.example.com")).0
    }
}
