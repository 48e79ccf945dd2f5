//! Every option, once: the one list that the parser, `cargo xtask explain` and the documentation are made of.
//!
//! Names are given in the element's spelling. A script tag writes `data-` before it, script writes it in camel case.

use super::resolved::{Dismiss, Lead, Options, Placement, Preview, Storage, Theme, TimeZone};
use super::written::Written;
use crate::address::is_web;
use crate::feed::{ACCEPTED, is_format};
use crate::model::Severity;
use crate::text::{hyphened, is_tag};
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
    /// Its name as script writes it: the rule of `www/embed/door/camel.js`.
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

/// What `components` and `exclude` accept.
const NAMES: &str = "a comma-separated list of component names or ids";

/// What an option accepts that takes any text: nothing is ever refused, so a page's wasm has no need of the words.
const fn unless_in_a_page(accepts: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") { "" } else { accepts }
}

/// What `time-zone` accepts: the browser has the last word.
pub(super) const TIME_ZONES: &str = "`local`, `page` or a name such as `America/Sao_Paulo`";

options! {
    "source" (""): unless_in_a_page("one or more addresses separated by spaces"),
        "A status page's base URL (its `/api/v2/summary.json` is read), or a feed's own URL; several, separated by spaces, are tried in order until one answers.",
        |options, value| put(&mut options.sources, Some(value.parts(|char| char.is_ascii_whitespace())));
    "format" ("auto"): ACCEPTED,
        "The status system of the source, by name; it also says how a base URL is completed. `auto` recognises it by the response. With several sources: one name for each, in the same order, separated by spaces; the last one also holds for the rest.",
        |options, value| {
            let names = value.parts(|char| char.is_ascii_whitespace());
            let are_known = names.iter().all(|name| is_format(name));
            put(&mut options.formats, are_known.then_some(names))
        };
    "name" (""): "a name",
        "The name of the service (\"Stripe\"), shown before the headline, for a page that depends on more than one.",
        |options, value| put(&mut options.name, value.text().map(|text| Some(text.to_owned())));
    #[cfg(not(target_family = "wasm"))]
    "path" (""): "a comma-separated list of paths",
        "Comma-separated patterns of the page's path (`/inbox*`, `/reports/**`): it shows only while one of them matches, and follows the navigation of a single-page app. `*` is anything within a part of the path, `**` any number of parts; a pattern that begins with `#` is matched against the fragment of the URL.",
        |_, _| true;
    "components" (""): unless_in_a_page(NAMES),
        "Comma-separated names or ids of the components that the page depends on; a group's name stands for its members, \"Group - Component\" names one of several with the same name; for a name that contains a comma give its id.",
        |options, value| put(&mut options.policy.components, Some(value.parts(is_comma)));
    "exclude" (""): unless_in_a_page(NAMES),
        "Names or ids as in `components`, which are then left out.",
        |options, value| put(&mut options.policy.exclude, Some(value.parts(is_comma)));
    "minimum" ("minor"): "`info`, `minor`, `major` or `critical`",
        "The least severity that shows; for maintenance `maintenance` alone decides.",
        |options, value| {
            let severity = value.text().and_then(Severity::from_code);
            put(&mut options.policy.minimum, severity.filter(|severity| *severity != Severity::Maintenance))
        };
    "page-wide" ("show"): "`show` or `hide`",
        "`hide` leaves out incidents that name no component at all.",
        |options, value| put(&mut options.policy.page_wide, one_of(value, "show", "hide"));
    "confirm" ("no"): "`yes` or `no`",
        "`yes`: an incident that names components counts only while one of those that the page depends on is in trouble; for status pages that tag every component.",
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
        "How long \"back to normal\" shows, to readers who saw the incident; `off`: never.",
        |options, value| {
            let time = match value.text() {
                Some("off") => Some(None),
                text => text.and_then(read_duration).map(Some),
            };
            put(&mut options.policy.resolved, time)
        };
    "placement" ("top"): "`top`, `bottom`, `top-left`, `top-right`, `bottom-left`, `bottom-right` or `inline`",
        "Where the banner is shown. An element in the page's own markup is `inline` unless this says otherwise.",
        |options, value| put(&mut options.placement, value.text().and_then(Placement::from_code));
    #[cfg(not(target_family = "wasm"))]
    "target" (""): "a CSS selector",
        "CSS selector of the element to render in; implies `inline`.",
        |_, _| true;
    "theme" ("auto"): "`auto`, `light` or `dark`",
        "The colours; `auto` follows the `color-scheme` in force at the element, and where the page sets none, the reader's system.",
        |options, value| put(&mut options.theme, value.text().and_then(Theme::from_code));
    "lang" (""): "a language tag such as `pt-BR`",
        "The language of the widget's own words, a BCP 47 tag; without one the page's `lang`, otherwise the browser's language.",
        |options, value| {
            // As POSIX writes it, and many frameworks: `pt_BR`.
            let tag = value.text().map(hyphened).filter(|tag| is_tag(tag));
            put(&mut options.lang, tag.map(Some))
        };
    "time-zone" ("local"): TIME_ZONES,
        "The time zone of the times shown: the reader's (`local`), the status page's own (`page`), or one by its IANA name.",
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
        "How often the feed is requested while the page is visible.",
        |options, value| {
            let interval = value.text().and_then(read_duration);
            put(&mut options.refresh, interval.filter(|interval| *interval >= Duration::from_secs(15)))
        };
    "max-age" ("15m"): "a duration of at least twice `refresh`",
        "How old the last good answer may be; once it is older, nothing is shown.",
        |options, value| {
            let age = value.text().and_then(read_duration);
            put(&mut options.policy.max_age, age.filter(|age| *age >= options.refresh * 2))
        };
    "dismiss" ("stage"): "`stage`, `update`, `never` or `off`",
        "When a dismissed notice comes back: on a new stage or a worse severity (`stage`), on any new or edited update (`update`), or `never`; `off`: there is no close button.",
        |options, value| put(&mut options.policy.dismiss, value.text().and_then(Dismiss::from_code));
    "storage" ("local"): "`local`, `session` or `off`",
        "Where it is stored what was shown and dismissed; `off`: nothing is stored, for pages that need consent first.",
        |options, value| put(&mut options.storage, value.text().and_then(Storage::from_code));
    "href" (""): "an address that begins with http:// or https://",
        "The address of \"View status page\", if it is not the one that the feed names.",
        |options, value| {
            let address = value.text().filter(|text| is_web(text));
            put(&mut options.href, address.map(|text| Some(text.to_owned())))
        };
    #[cfg(not(target_family = "wasm"))]
    "nonce" (""): "a nonce",
        "The page's CSP nonce, for browsers without constructable style sheets (Safari before 16.4); the nonce of the script tag is taken by itself.",
        |_, _| true;
    "preview" (""): "`minor`, `major`, `critical`, `maintenance` or `resolved`",
        "Shows a made-up scenario instead of a feed's status, marked as a preview; what is dismissed in it is not stored.",
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
