//! The harness itself: that a page without the widget is quiet, and that the feed misbehaves as told. No word of the widget.

use e2e::{Answer, Engine, SUMMARY};
use serde_json::json;

#[test]
fn an_empty_page_is_quiet_and_has_no_banner() {
    e2e::test("an_empty_page_is_quiet_and_has_no_banner", async |world| {
        world.open("", "").await;
        let banner = world.banner().await;
        assert_eq!((banner.elements, banner.hidden, banner.visible), (0, true, false));
        assert_eq!(world.whole_console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn the_feed_answers_by_its_script() {
    e2e::test("the_feed_answers_by_its_script", async |world| {
        let good = Answer::json(r#"{"page":{}}"#);
        world.feed.answer(
            SUMMARY,
            [good.clone(), Answer::status(503), good.clone().cut_off(), good.without_cors()],
        );
        world.open("", "").await;
        let url = format!("{}{SUMMARY}", world.feed.origin());
        let script = "const how = [];\
            for (let i = 0; i < 4; i++) {\
              try { const answer = await fetch(URL); await answer.text(); how.push(answer.status); }\
              catch (error) { how.push(error.name); } }\
            return how;"
            .replace("URL", &json!(url).to_string());
        assert_eq!(world.run_async(&script).await, json!([200, 503, "TypeError", "TypeError"]));
        assert_eq!(world.feed.polls(), 4);
        assert!(world.feed.seen()[0].header("origin").is_some());
    });
}

#[test]
fn the_console_keeps_what_script_wrote_apart() {
    e2e::test("the_console_keeps_what_script_wrote_apart", async |world| {
        world.open("<script>console.warn('careful'); fetch('/nothing');</script>", "").await;
        world.host_goes_on().await;
        let lines = world.console().await;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].level == "WARNING" && lines[0].message.contains("careful"), "{lines:?}");
        let reported = world.browser.engine() == Engine::Blink;
        assert_eq!(
            world.whole_console().await.len() > 1,
            reported,
            "the missing file is reported by the browser, where its driver tells"
        );
    });
}
