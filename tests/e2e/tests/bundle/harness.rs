//! The harness itself: that a page without the widget is quiet, and that the feed misbehaves as told. No word of the widget.

use std::time::Duration;

use e2e::{Answer, Engine, SUMMARY};
use serde_json::json;

#[test]
fn an_empty_page_is_quiet_and_has_no_banner() {
    e2e::test_alike("an_empty_page_is_quiet_and_has_no_banner", async |world| {
        world.open("", "").await;
        let banner = world.banner().await;
        assert_eq!((banner.elements, banner.hidden, banner.visible), (0, true, false));
        assert_eq!(world.whole_console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn the_feed_answers_by_its_script() {
    e2e::test_alike("the_feed_answers_by_its_script", async |world| {
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
fn time_that_is_skipped_brings_each_timer_in_its_order() {
    e2e::test_alike("time_that_is_skipped_brings_each_timer_in_its_order", async |world| {
        world.open("", "").await;
        let set = "seen.came = []; const come = (name) => seen.came.push([name, Math.round((performance.now() - begin) / 100)]);\
            const begin = performance.now();\
            setTimeout(() => { come('b'); setTimeout(come, 2000, 'c'); }, 4000); setTimeout(come, 3000, 'a');\
            setTimeout(come, 20000, 'late'); clearTimeout(setTimeout(come, 1000, 'never'));";
        world.run(set).await;
        world.skip(Duration::from_secs(7)).await;
        assert_eq!(world.run("return seen.came;").await, json!([["a", 30], ["b", 40], ["c", 60]]));
        world.skip(Duration::from_secs(14)).await;
        assert_eq!(world.run("return seen.came[3];").await, json!(["late", 200]));
    });
}

#[test]
fn quiet_is_over_once_what_was_put_off_has_come() {
    e2e::test_alike("quiet_is_over_once_what_was_put_off_has_come", async |world| {
        world.open("", "").await;
        world.feed.summary("{}");
        let url = json!(format!("{}{SUMMARY}", world.feed.origin()));
        let put_off = format!("setTimeout(() => {{ fetch({url}); setTimeout(fetch, 1100, {url}); }}, 1100);");
        world.run(&put_off).await;
        world.quiet().await;
        assert_eq!(world.feed.polls(), 2);
    });
}

#[test]
fn the_console_keeps_what_script_wrote_apart() {
    e2e::test_alike("the_console_keeps_what_script_wrote_apart", async |world| {
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
