//! Trouble with the feed itself: the page goes on, one event and one warning tell, the last good banner stands.

use e2e::{Answer, SUMMARY, World, blip, quillhaven};
use serde_json::{Value, json};

use crate::polls::CLOCK;

/// Nothing is drawn, one `error` of this kind, one warning, and the page goes on.
async fn expect_error(world: &World, name: &str, kind: &str, warnings_before: usize) {
    let banner = world.banner().await;
    assert!(banner.hidden && !banner.visible, "{name}: {banner:#?}");
    let errors = world.events("error").await;
    assert_eq!(errors.len(), 1, "{name}: {errors:#?}");
    assert_eq!(errors[0]["detail"]["kind"], kind, "{name}: {errors:#?}");
    for words in ["message", "advice"] {
        assert!(
            errors[0]["detail"][words].as_str().is_some_and(|text| !text.is_empty()),
            "{name}: no {words} in {errors:#?}"
        );
    }
    let lines = world.console().await.split_off(warnings_before);
    assert_eq!(lines.len(), 1, "{name}: {lines:#?}");
    assert_eq!(lines[0].level, "WARNING", "{name}");
    let levels = world
        .run("return seen.events.map((event) => event.detail && event.detail.level).filter(Boolean);")
        .await;
    assert!(!levels.to_string().contains("operational"), "{name}: an error is not good news: {levels}");
    world.host_goes_on().await;
}

#[test]
fn a_feed_that_cannot_be_read_breaks_nothing() {
    e2e::test("a_feed_that_cannot_be_read_breaks_nothing", async |world| {
        for (name, answer, kind) in [
            ("not found", Answer::status(404), "http"),
            ("server error", Answer::status(500), "http"),
            ("server error as JSON", Answer::of(503, "application/json", "{\"status\":503}"), "http"),
            (
                "a page of HTML",
                Answer::of(200, "text/html", "<!doctype html><h1>All Systems Operational</h1>"),
                "format",
            ),
            ("nothing", Answer::json(""), "format"),
            ("cut off JSON", Answer::json(blip("summary-1315").split_at(900).0), "format"),
            ("{}", Answer::json("{}"), "format"),
            ("[]", Answer::json("[]"), "format"),
            ("null", Answer::json("null"), "format"),
            ("an error body", Answer::json(quillhaven("unreadable-error-body-500")), "format"),
            ("a status alone", Answer::json(quillhaven("unreadable-status-only")), "format"),
            ("a tool that nobody knows", Answer::json(r#"{"services":[{"state":"up"}],"took":7}"#), "format"),
            ("a broken connection", Answer::json(blip("summary-1315")).cut_off(), "network"),
            ("no CORS", Answer::json(blip("summary-1315")).without_cors(), "network"),
        ] {
            let before = world.console().await.len();
            world.feed.answer(SUMMARY, [answer]);
            world.open_tag("data-components=\"Desk\"").await;
            world.settle().await;
            expect_error(world, name, kind, before).await;
        }
    });
}

#[test]
fn a_refused_connection_breaks_nothing() {
    e2e::test("a_refused_connection_breaks_nothing", async |world| {
        let refused = e2e::serve::refused().await;
        world.open_tag(&format!("data-source=\"{refused}\"")).await;
        world.settle().await;
        expect_error(world, "refused", "network", 0).await;
    });
}

#[test]
fn a_feed_that_never_answers_is_given_up() {
    e2e::test("a_feed_that_never_answers_is_given_up", async |world| {
        world.feed.answer(SUMMARY, [Answer::hang()]);
        world.open(&format!("{CLOCK}{}", world.tag("")), "").await;
        world.host_goes_on().await;
        world.until_script("return seen.waits().length > 0;").await;
        world.run("seen.pass(9);").await;
        world.quiet().await;
        assert_eq!(world.events("error").await, [] as [Value; 0], "ten seconds it has");
        world.run("seen.pass(1);").await;
        world.until_script("return seen.events.length > 0;").await;
        expect_error(world, "time-out", "timeout", 0).await;
    });
}

#[test]
fn the_last_good_banner_stands_and_follows_again() {
    e2e::test("the_last_good_banner_stands_and_follows_again", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk' }").await;
        world.until("the banner", |banner| banner.visible).await;

        world.feed.answer(SUMMARY, [Answer::status(500)]);
        for _ in 0..3 {
            world.refresh().await;
        }
        let banner = world.banner().await;
        assert!(banner.visible && banner.headline == "Desk degraded", "{banner:#?}");
        assert_eq!(kinds(&world.events("error").await), ["http"], "the same trouble is told once");
        assert_eq!(world.console().await.len(), 1);

        world.feed.summary("{}");
        world.refresh().await;
        assert_eq!(kinds(&world.events("error").await), ["http", "format"], "another trouble is told");
        assert!(world.banner().await.visible);

        world.feed.summary(blip("summary-1414"));
        world.refresh().await;
        let banner = world.banner().await;
        assert!(banner.stage.to_lowercase().contains("monitoring"), "{banner:#?}");

        world.feed.answer(SUMMARY, [Answer::status(500)]);
        world.refresh().await;
        assert_eq!(
            kinds(&world.events("error").await),
            ["http", "format", "http"],
            "after a good answer it is news again"
        );
        world.host_goes_on().await;
    });
}

#[test]
fn it_recovers_from_a_bad_start() {
    e2e::test("it_recovers_from_a_bad_start", async |world| {
        world.feed.answer(SUMMARY, [Answer::status(502), Answer::json(blip("summary-1315"))]);
        world.open_mounted("{ components: 'Desk' }").await;
        world.settle().await;
        assert!(world.banner().await.hidden);
        assert_eq!(
            world.run("return seen.handle.state ? seen.handle.state.level : 'unknown';").await,
            json!("unknown")
        );
        world.refresh().await;
        assert!(world.banner().await.visible);
    });
}

fn kinds(errors: &[Value]) -> Vec<&str> {
    errors.iter().filter_map(|error| error["detail"]["kind"].as_str()).collect()
}

/// Before the loader: the wasm comes as `ANSWER` says, which is an expression over the true `answer`.
const WASM_COMES_AS: &str = "<script>const fetchAsIs = fetch; window.fetch = async (url, how) => {\
    const answer = await fetchAsIs(url, how); return String(url).endsWith('.wasm') ? ANSWER : answer; };</script>";

#[test]
fn it_starts_where_the_wasm_is_served_as_something_else() {
    e2e::test("it_starts_where_the_wasm_is_served_as_something_else", async |world| {
        world.feed.summary(blip("summary-1315"));
        let other = "new Response(answer.body, { headers: { 'Content-Type': 'application/octet-stream' } })";
        let tag = world.tag("data-components=\"Desk\"");
        world.open(&format!("{}{tag}", WASM_COMES_AS.replace("ANSWER", other)), "").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        assert_eq!(world.console().await, [], "it makes no difference");
        world.host_goes_on().await;
    });
}
