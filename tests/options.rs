//! Every option, as it is written and as it is read: one test an option.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may")]

use status_widget::machine;
use status_widget::model::Severity;
use status_widget::options::{
    Dismiss, Lead, Options, Placement, Preview, REGISTRY, Storage, Theme, TimeZone, Written,
};
use std::time::Duration;

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
        assert!((definition.read)(&mut options, &Written::from(definition.default)), "{}", definition.name);
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
fn minimum_takes_every_severity_but_maintenance() {
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
fn maintenance_takes_a_span_active_or_off() {
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
fn lang_takes_tags_also_with_underscores() {
    check("lang", " pt-PT ", |options| options.lang, Some("pt-PT".to_owned()));
    check("lang", "sv", |options| options.lang, Some("sv".to_owned()));
    check("lang", "pt_BR", |options| options.lang, Some("pt-BR".to_owned()));
    check_bad("lang", "pt BR");
    check_bad("lang", "en, de");
}

#[test]
fn time_zone_takes_two_words_and_any_name() {
    let named = |name: &str| TimeZone::Named(name.to_owned());
    check("time-zone", "page", |options| options.time_zone, TimeZone::Page);
    check("time-zone", "local", |options| options.time_zone, TimeZone::Local);
    check("time-zone", "Asia/Tokyo", |options| options.time_zone, named("Asia/Tokyo"));
}

#[test]
fn name_takes_any_text() {
    check("name", " Stripe ", |options| options.name, Some("Stripe".to_owned()));
}

#[test]
fn href_takes_web_addresses() {
    check("href", "https://example.com/s", |options| options.href, Some("https://example.com/s".to_owned()));
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
fn format_takes_names_of_systems_one_for_each_source() {
    let of = |options: Options| [0, 1, 2].map(|source| options.format(source).to_owned());
    check("format", "", of, ["auto", "auto", "auto"].map(str::to_owned));
    check("format", "uptime-kuma", of, ["uptime-kuma"; 3].map(str::to_owned));
    check(
        "format",
        " uptime-kuma  statuspage ",
        of,
        ["uptime-kuma", "statuspage", "statuspage"].map(str::to_owned),
    );
    check("format", "own", |options| options.formats, vec!["own".to_owned()]);
    check_bad("format", "rss");
    check_bad("format", "statuspage rss");
    check_bad("format", "Statuspage");
}

#[test]
fn resolved_takes_a_span_or_off() {
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
fn preview_takes_scenarios_and_stores_nothing() {
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

/// What the loader takes for a default while the wasm is not there.
#[test]
fn the_loader_has_the_same_numbers() {
    let [greet, ask] = [include_str!("../www/embed/door/greet.js"), include_str!("../www/embed/door/ask.js")];
    let own = Options::default();
    for (name, value) in [
        ("TIMEOUT", machine::TIMEOUT),
        ("LONGEST_HOLD", machine::LONGEST_HOLD),
        ("MAX_AGE", own.policy.max_age.as_secs()),
    ] {
        assert!(greet.contains(&format!("const {name} = {value};")), "{name}");
    }
    let (_, checks) = greet.split_once("function areGood").unwrap();
    assert!(checks.contains("refresh >= 15 &&"), "the least of `refresh`");
    assert!(checks.contains("(option('max-age')) < 2 * refresh"), "the least of `max-age`");
    assert_eq!(greet.matches(&format!("|| {}", own.refresh.as_secs())).count(), 2, "`refresh`");
    check_bad("refresh", "14s");
    check("refresh", "15s", |options| options.refresh, Duration::from_secs(15));
    check_bad("max-age", "119s");
    check("max-age", "120s", |options| options.policy.max_age, Duration::from_secs(120));
    // What the loader gives up, the wasm has words for.
    assert!(ask.contains("const LIMIT = 8e6;"));
    assert!(include_str!("../src/shell/request.rs").contains("\"the feed is larger than 8 MB\""));
}
