//! Feeds of other systems in a page: each system's documents at that system's own addresses, told as they should be; found by `auto`, and
//! remembered; and nothing of that on a page whose feed is Statuspage's.

use e2e::{Answer, SUMMARY, World, blip, foreign};
use serde_json::{Value, json};

/// System; what follows the base in the source; addresses with the document at each; the level and the headline that come of it.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str, &'static str);

/// In trouble, well, and of nothing: of each system where it has that.
const ROWS: &[Row] = &[
    ("alertmanager", "", &[("/api/v2/alerts", "incident")], "critical", "Payments fail"),
    ("alertmanager", "", &[("/api/v2/alerts", "empty")], "unknown", ""),
    ("better-stack", "", &[("/index.json", "down")], "critical", "Mail down"),
    ("better-stack", "", &[("/index.json", "well")], "operational", ""),
    ("better-stack", "", &[("/index.json", "without-resources")], "unknown", ""),
    (
        "cachet",
        "",
        &[
            ("/api/v1/components", "2-components-down"),
            ("/api/v1/components/groups", "2-groups"),
            ("/api/v1/incidents", "2-incidents"),
            ("/api/v1/schedules", "2-schedules"),
        ],
        "critical",
        "Checkout down",
    ),
    (
        "cachet",
        "",
        &[("/api/components", "3-components-partial"), ("/api/incidents", "3-incidents")],
        "major",
        "Checkout partly down",
    ),
    (
        "cachet",
        "",
        &[("/api/components", "3-components-well"), ("/api/incidents", "3-empty")],
        "operational",
        "",
    ),
    ("cachet", "", &[("/api/components", "3-empty"), ("/api/incidents", "3-empty")], "unknown", ""),
    // What it would say of incidents is not known.
    ("cachet", "", &[("/api/components", "3-components-well")], "unknown", ""),
    ("cstate", "", &[("/index.json", "down")], "critical", "Checkout and Search down"),
    ("cstate", "", &[("/index.json", "well")], "operational", ""),
    ("cstate", "", &[("/index.json", "without-systems")], "unknown", ""),
    ("flashduty", "", &[("/api/widget/v1/summary.json", "down")], "critical", "Checkout down"),
    ("flashduty", "", &[("/api/widget/v1/summary.json", "well")], "operational", ""),
    ("flashduty", "", &[("/api/widget/v1/summary.json", "error")], "unknown", ""),
    ("gatus", "", &[("/api/v1/endpoints/statuses", "down")], "critical", "Checkout down"),
    ("gatus", "", &[("/api/v1/endpoints/statuses", "well")], "operational", ""),
    ("gatus", "", &[("/api/v1/endpoints/statuses", "just-started")], "unknown", ""),
    (
        "healthchecks",
        "/badge/key/sig/all.json",
        &[("/badge/key/sig/all.json", "down")],
        "critical",
        "all down",
    ),
    ("healthchecks", "/badge/key/sig/all.json", &[("/badge/key/sig/all.json", "well")], "operational", ""),
    ("healthchecks", "/badge/key/sig/all.json", &[("/badge/key/sig/all.json", "empty")], "unknown", ""),
    (
        "incident-io",
        "",
        &[("/api/v1/summary", "incident"), ("/api/v2/summary.json", "compatible-incident")],
        "major",
        "Checkout partly down",
    ),
    ("incident-io", "", &[("/api/v2/summary.json", "compatible-incident")], "major", "Payments fail"),
    ("incident-io", "", &[("/api/v1/summary", "well")], "operational", ""),
    (
        "instatus",
        "",
        &[("/summary.json", "incident"), ("/v3/components.json", "components-down")],
        "critical",
        "Checkout down",
    ),
    ("instatus", "", &[("/summary.json", "well")], "operational", ""),
    ("instatus", "", &[("/summary.json", "unknown-word")], "unknown", ""),
    (
        "kener",
        "/?tags=a,b",
        &[("/dashboard-apis/notifications", "incident"), ("/dashboard-apis/monitor-bars", "bars-down")],
        "critical",
        "Checkout down",
    ),
    (
        "kener",
        "/?tags=a,b",
        &[("/dashboard-apis/notifications", "empty"), ("/dashboard-apis/monitor-bars", "bars-well")],
        "operational",
        "",
    ),
    ("kener", "", &[("/dashboard-apis/notifications", "empty")], "unknown", ""),
    ("oneuptime", "/status-page/p1", &[("/status-page-api/overview/p1", "down")], "critical", "Mail down"),
    (
        "oneuptime",
        "/status-page/p1",
        &[("/status-page-api/overview/p1", "well"), ("/status-page-api/seo/p1", "title")],
        "operational",
        "",
    ),
    ("oneuptime", "/status-page/p1", &[("/status-page-api/overview/p1", "empty")], "unknown", ""),
    (
        "openstatus",
        "",
        &[("/api/status/summary.json", "incident"), ("/feed/json", "feed-incident")],
        "minor",
        "Checkout degraded",
    ),
    ("openstatus", "", &[("/api/status/summary.json", "well")], "operational", ""),
    ("openstatus", "", &[("/api/status/summary.json", "empty")], "unknown", ""),
    ("own", "/status.json", &[("/status.json", "down")], "critical", "Checkout down"),
    ("own", "/status.json", &[("/status.json", "well")], "operational", ""),
    (
        "pagerduty",
        "/posts/dashboard",
        &[
            ("/api/posts", "posts"),
            ("/api/services", "services"),
            ("/api/post_enums", "words"),
            ("/api/data", "data"),
        ],
        "major",
        "Checkout partly down",
    ),
    ("pagerduty", "/all.json", &[("/all.json", "well")], "operational", ""),
    ("slack", "", &[("/api/v2.0.0/current", "outage")], "critical", "Messages do not load"),
    ("slack", "", &[("/api/v2.0.0/current", "well")], "operational", ""),
    ("slack", "", &[("/api/v2.0.0/current", "unknown-word")], "unknown", ""),
    ("status-io", "/1.0/status/abc", &[("/1.0/status/abc", "down")], "critical", "Mail down"),
    ("status-io", "/1.0/status/abc", &[("/1.0/status/abc", "well")], "operational", ""),
    ("status-io", "/1.0/status/abc", &[("/1.0/status/abc", "empty")], "unknown", ""),
    (
        "statuspal",
        "/api/v2/status_pages/p",
        &[("/api/v2/status_pages/p/summary", "down")],
        "critical",
        "Mail down",
    ),
    ("statuspal", "/api/v2/status_pages/p", &[("/api/v2/status_pages/p/summary", "well")], "operational", ""),
    ("statuspal", "/api/v2/status_pages/p", &[("/api/v2/status_pages/p/summary", "empty")], "unknown", ""),
    ("upptime", "/history/summary.json", &[("/history/summary.json", "down")], "critical", "Checkout down"),
    ("upptime", "/history/summary.json", &[("/history/summary.json", "well")], "operational", ""),
    ("upptime", "/history/summary.json", &[("/history/summary.json", "empty")], "unknown", ""),
    (
        "uptime-kuma",
        "/status/desk",
        &[("/api/status-page/desk", "well"), ("/api/status-page/heartbeat/desk", "beats-down")],
        "critical",
        "Checkout down",
    ),
    (
        "uptime-kuma",
        "",
        &[("/api/status-page/default", "well"), ("/api/status-page/heartbeat/default", "beats-well")],
        "operational",
        "",
    ),
    (
        "uptime-kuma",
        "",
        &[("/api/status-page/default", "empty"), ("/api/status-page/heartbeat/default", "beats-empty")],
        "unknown",
        "",
    ),
    ("uptimeflare", "", &[("/api/data", "down")], "critical", "checkout down"),
    ("uptimeflare", "", &[("/api/data", "well")], "operational", ""),
    ("uptimeflare", "", &[("/api/data", "empty")], "unknown", ""),
    ("vigil", "", &[("/status/report", "down")], "critical", "Checkout down"),
    ("vigil", "", &[("/status/report", "well")], "operational", ""),
    ("vigil", "", &[("/status/report", "empty")], "unknown", ""),
];

/// Has the page's element ask again.
const REFRESH: &str = "await document.querySelector('status-widget').refresh();";

/// The moment of the made-up documents.
const NOW: &str = "Date.parse('2026-03-10T12:00:00Z')";

/// What each element of the page says: its level, its headline, and whether anything of it is seen.
const TOLD: &str = "return Array.from(document.querySelectorAll('status-widget'), (element) => {
    const banner = element.shadowRoot && element.shadowRoot.querySelector('[part~=banner]');
    const { level, headline } = element.state;
    return [level, headline || '', Boolean(banner && banner.offsetHeight)];
});";

#[test]
fn every_system_tells_in_a_page_what_it_should() {
    e2e::test("every_system_tells_in_a_page_what_it_should", async |world| {
        let (mut mounted, mut heard, mut mute) = (Vec::new(), 0, 0);
        for (place, (system, source, documents, ..)) in ROWS.iter().enumerate() {
            for (path, name) in *documents {
                world.feed.answer(&format!("/{place}{path}"), [Answer::json(foreign(system, name))]);
            }
            let source = format!("{}/{place}{source}", world.feed.origin());
            mounted
                .push(json!({ "source": source, "format": system, "placement": "inline", "storage": "off" }));
        }
        world.open("<script src=\"/dist/status-widget.js\"></script>", "").await;
        // Some at a time: a small machine runs several of these tests.
        for (some, rows) in mounted.chunks(16).zip(ROWS.chunks(16)) {
            let mount = "for (const options of LIST) StatusWidget.mount(Object.assign(options, { now: () => NOW }), document.body);";
            world.run(&mount.replace("LIST", &json!(some).to_string()).replace("NOW", NOW)).await;
            // Each has said something: what it is, or why it is nothing.
            let (unknown, known): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.3 == "unknown");
            mute += unknown.len();
            heard += known.len();
            world
                .until_script(&format!(
                    "const said = Array.from(document.querySelectorAll('status-widget')).filter(({{ state }}) => state.level !== 'unknown'); \
                     return said.length >= {heard} && seen.events.filter(({{ name }}) => name === 'change' || name === 'error').length >= {};",
                    heard + mute
                ))
                .await;
        }
        world.quiet().await;
        let told = world.run(TOLD).await;
        let expected: Vec<Value> =
            ROWS.iter().map(|(.., level, headline)| json!([level, headline, !headline.is_empty()])).collect();
        for ((told, expected), (system, _, documents, ..)) in
            told.as_array().expect("a list").iter().zip(&expected).zip(ROWS)
        {
            assert_eq!(told, expected, "{system} {documents:?}");
        }
        let loaded = world.loaded().await;
        let of_formats = loaded.iter().filter(|name| name.contains("/status-widget.formats")).count();
        assert_eq!(of_formats, if world.refuses_wasm { 1 } else { 2 }, "once for all: {loaded:#?}");
        world.host_goes_on().await;
    });
}

/// A base that has no Statuspage document but another system's beside it.
fn instatus(world: &World) {
    world.feed.answer("/summary.json", [Answer::json(foreign("instatus", "incident"))]);
    world.feed.answer("/v3/components.json", [Answer::json(foreign("instatus", "components-down"))]);
}

/// The paths that were asked since there were so many; those of one answer are asked together, and come in any order.
fn asked(world: &World, before: usize) -> Vec<String> {
    let mut paths: Vec<String> = world.feed.seen().into_iter().skip(before).map(|seen| seen.path).collect();
    paths.sort();
    paths
}

/// A tag of a page at the moment of the made-up documents.
fn tag(world: &World, attributes: &str) -> String {
    format!("<script>Date.now = () => {NOW};</script>{}", world.tag(attributes))
}

#[test]
fn what_auto_finds_is_remembered() {
    e2e::test("what_auto_finds_is_remembered", async |world| {
        instatus(world);
        world.open(&tag(world, ""), "").await;
        world.until("the banner", |banner| banner.headline == "Checkout down").await;
        assert_eq!(asked(world, 0), [SUMMARY, "/summary.json", "/v3/components.json"]);
        assert_eq!(world.console().await, []);
        // By the element, and by the page view that follows.
        world.run_async(REFRESH).await;
        assert_eq!(asked(world, 3), ["/summary.json", "/v3/components.json"]);
        world.open(&tag(world, ""), "").await;
        world.until("the banner", |banner| banner.headline == "Checkout down").await;
        world.quiet().await;
        assert_eq!(asked(world, 5), ["/summary.json", "/v3/components.json"]);
        // It has moved: what was remembered is forgotten, and found anew.
        world.feed.answer("/summary.json", [Answer::status(404)]);
        world.feed.summary(blip("summary-1315"));
        world.open(&tag(world, ""), "").await;
        world.settle().await;
        world.run_async(REFRESH).await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
    });
}

/// Instatus' own summary stands at a Statuspage's address, too, and says of no incident what it affects.
#[test]
fn a_summary_at_a_statuspages_address_asks_for_the_components() {
    e2e::test("a_summary_at_a_statuspages_address_asks_for_the_components", async |world| {
        world.feed.answer(SUMMARY, [Answer::json(foreign("instatus", "incident"))]);
        world.feed.answer("/v3/components.json", [Answer::json(foreign("instatus", "components-down"))]);
        world.open(&tag(world, "data-components=\"Checkout\""), "").await;
        world.until("the banner", |banner| banner.headline == "Checkout down").await;
        assert_eq!(asked(world, 0), [SUMMARY, "/v3/components.json"]);
        world.open(&tag(world, "data-components=\"Mail\""), "").await;
        world
            .until_script("return document.querySelector('status-widget').state.level === 'operational';")
            .await;
        world.quiet().await;
        assert_eq!(asked(world, 2), [SUMMARY, "/v3/components.json"]);
        assert_eq!(world.console().await, []);
    });
}

/// A company that has moved, and says so.
#[test]
fn a_format_that_is_named_goes_before_what_was_found() {
    e2e::test("a_format_that_is_named_goes_before_what_was_found", async |world| {
        instatus(world);
        world.open(&tag(world, ""), "").await;
        world.until("the banner", |banner| banner.headline == "Checkout down").await;
        world.feed.summary(e2e::blip("summary-1315"));
        let before = world.feed.seen().len();
        world.open(&tag(world, "data-format=\"statuspage\""), "").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        assert_eq!(asked(world, before), [SUMMARY]);
        assert_eq!(world.events("error").await, [] as [serde_json::Value; 0]);
    });
}

/// A part that is in trouble is not one that is not there: what it would say is not known, so what was known before stands.
#[test]
fn an_answer_fails_with_each_of_its_parts() {
    e2e::test("an_answer_fails_with_each_of_its_parts", async |world| {
        let components = "/v3/components.json";
        let well = || Answer::json(foreign("instatus", "components-down"));
        instatus(world);
        // The incident is none of Mail's, which the components alone tell.
        for (status, format) in [(503, ""), (429, "instatus")] {
            world.feed.answer(components, [Answer::status(status), well()]);
            world.open(&tag(world, &format!("data-components=\"Mail\" data-format=\"{format}\"")), "").await;
            world.until_script("return seen.events.some(({ name }) => name === 'error');").await;
            world.quiet().await;
            let errors = world.events("error").await;
            assert_eq!(errors.len(), 1, "{errors:#?}");
            assert_eq!(errors[0]["detail"]["kind"], "http", "{errors:#?}");
            world.run_async(REFRESH).await;
            world
                .until_script("return document.querySelector('status-widget').state.level === 'operational';")
                .await;
            world.run("localStorage.clear();").await;
        }
        for format in ["", "instatus"] {
            world.feed.answer(components, [well(), well().without_cors(), Answer::status(404)]);
            world
                .open(&tag(world, &format!("data-components=\"Checkout\" data-format=\"{format}\"")), "")
                .await;
            world.until("the banner", |banner| banner.headline == "Checkout down").await;
            // It has been there, so that it cannot be reached is trouble, too.
            world.run_async(REFRESH).await;
            world.until_script("return seen.events.some(({ name }) => name === 'error');").await;
            assert_eq!(world.banner().await.headline, "Checkout down");
            // It is there no more.
            world.run_async(REFRESH).await;
            world.until("the incident alone", |banner| banner.headline == "Payments fail").await;
            world.run("localStorage.clear();").await;
        }
    });
}

/// Of a file of one's own the core knows the components, and nothing of the notices.
#[test]
fn a_file_of_ones_own_tells_its_notices_without_a_word_of_its_format() {
    e2e::test("a_file_of_ones_own_tells_its_notices_without_a_word_of_its_format", async |world| {
        let path = "/status.json";
        for (body, headline) in [
            (foreign("own", "with-components"), "Checkout degraded"),
            (foreign("own", "with-components-well"), "Payments fail"),
        ] {
            world.feed.answer(path, [Answer::json(body)]);
            let source = format!("{}{path}", world.feed.origin());
            world.open(&tag(world, &format!("data-source=\"{source}\"")), "").await;
            world.until(headline, |banner| banner.headline == headline && banner.visible).await;
            world.run("localStorage.clear();").await;
        }
    });
}

#[test]
fn a_part_of_an_answer_asks_for_the_rest() {
    e2e::test("a_part_of_an_answer_asks_for_the_rest", async |world| {
        let (page, beats) = ("/api/status-page/desk", "/api/status-page/heartbeat/desk");
        world.feed.answer(page, [Answer::json(foreign("uptime-kuma", "well"))]);
        world.feed.answer(beats, [Answer::json(foreign("uptime-kuma", "beats-down"))]);
        let source = format!("{}{page}", world.feed.origin());
        world.open(&tag(world, &format!("data-source=\"{source}\"")), "").await;
        world.until("the banner", |banner| banner.headline == "Checkout down").await;
        assert_eq!(asked(world, 0), [page, format!("{page}{SUMMARY}").as_str(), beats]);
    });
}

#[test]
fn statuspage_pages_download_nothing_of_other_systems() {
    e2e::test("statuspage_pages_download_nothing_of_other_systems", async |world| {
        world
            .feed
            .answer(SUMMARY, [Answer::json(blip("summary-1315")), Answer::status(404), Answer::json("{}")]);
        world.open_mounted("{ components: 'Desk' }").await;
        world.until("the banner", |banner| banner.visible).await;
        world.refresh().await;
        world.refresh().await;
        let loaded = world.loaded().await;
        assert!(!loaded.iter().any(|name| name.contains("formats")), "{loaded:#?}");
        assert_eq!(world.feed.seen().len(), world.feed.polls());
        // Nor where its server is in trouble.
        world.feed.answer(e2e::SUMMARY, [Answer::status(503)]);
        world.open_tag("data-storage=\"off\"").await;
        world.until_script("return seen.events.length > 0;").await;
        world.quiet().await;
        let loaded = world.loaded().await;
        assert!(!loaded.iter().any(|name| name.contains("formats")), "{loaded:#?}");
    });
}

#[test]
fn several_sources_may_be_of_several_systems() {
    e2e::test("several_sources_may_be_of_several_systems", async |world| {
        let origin = world.feed.origin();
        world.feed.answer("/b/api/v1/endpoints/statuses", [Answer::json(foreign("gatus", "down"))]);
        let sources = format!("{origin}/a {origin}/b");
        for format in ["statuspage gatus", "gatus"] {
            world.open(&tag(world, &format!("data-source=\"{sources}\" data-format=\"{format}\"")), "").await;
            world.until(format, |banner| banner.headline == "Checkout down").await;
            world.run("localStorage.clear();").await;
        }
        // The other way round, and without a word of it.
        world.feed.answer("/a/api/v2/summary.json", [Answer::json(blip("summary-1315"))]);
        world
            .open(
                &tag(
                    world,
                    &format!("data-source=\"{origin}/c {origin}/a\" data-format=\"gatus statuspage\""),
                ),
                "",
            )
            .await;
        world.until("Statuspage's", |banner| banner.headline == "Desk degraded").await;
    });
}

#[test]
fn what_is_no_feed_is_named() {
    e2e::test("what_is_no_feed_is_named", async |world| {
        let login = "<!doctype html><title>Sign in to Harbour</title><form><input type=\"password\"></form>";
        for (format, path, body, words) in [
            ("", SUMMARY, login, ["login page", "Sign in to Harbour", "`format`"]),
            (
                "",
                SUMMARY,
                "<html><title>Other Company Status</title>",
                ["web page", "Other Company Status", "`format`"],
            ),
            ("gatus", "/api/v1/endpoints/statuses", login, ["login page", "Sign in to Harbour", "`format`"]),
        ] {
            world.feed.answer(path, [Answer::of(200, "text/html", body)]);
            world.open(&tag(world, &format!("data-format=\"{format}\"")), "").await;
            world.until_script("return seen.events.some(({ name }) => name === 'error');").await;
            world.quiet().await;
            let errors = world.events("error").await;
            assert_eq!(errors.len(), 1, "{format}: {errors:#?}");
            let detail = &errors[0]["detail"];
            assert_eq!(detail["kind"], "format", "{errors:#?}");
            let told = format!("{} {}", detail["message"], detail["advice"]);
            for word in words {
                assert!(told.contains(word), "{format}: no {word} in {told}");
            }
        }
    });
}

/// As long as nothing fires its list is empty, which any system's may be.
#[test]
fn the_last_alert_is_over_once_the_list_is_empty() {
    e2e::test("the_last_alert_is_over_once_the_list_is_empty", async |world| {
        let alerts = "/api/v2/alerts";
        let attributes = "data-format=\"alertmanager\" data-components=\"Checkout\"";
        world.feed.answer(alerts, [Answer::json(foreign("alertmanager", "incident"))]);
        world.open(&tag(world, attributes), "").await;
        world.until("the banner", |banner| banner.headline == "Payments fail").await;
        world.feed.answer(alerts, [Answer::json("[]\n")]);
        world.run_async(REFRESH).await;
        let is = |level: &str| {
            format!("return Object(document.querySelector('status-widget').state).level === '{level}';")
        };
        world.until_script(&is("info")).await;
        world.until("that it is over", |banner| banner.headline == "Payments fail").await;
        // To who has seen none it is no error, and no proof that all is well.
        world.run("localStorage.clear();").await;
        world.open(&tag(world, attributes), "").await;
        world.until_script(&is("unknown")).await;
        world.quiet().await;
        assert_eq!(world.events("error").await, [] as [Value; 0]);
        assert_eq!(world.console().await, []);
    });
}

/// A release that has been rolled back may have left it.
#[test]
fn a_system_that_is_not_known_is_forgotten() {
    e2e::test("a_system_that_is_not_known_is_forgotten", async |world| {
        world.feed.summary(blip("summary-1315"));
        let (key, address) = ("status-widget:3*", format!("{}{SUMMARY}", world.feed.origin()));
        world.open("", "").await;
        world.run(&format!("localStorage['{key} {address}'] = 'newsystem\\n{address}';")).await;
        world.open(&world.tag(""), "").await;
        world.until_script("return seen.events.length > 0;").await;
        world.run_async(REFRESH).await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(world.run(&format!("return localStorage['{key} {address}'] ?? null;")).await, Value::Null);
    });
}
