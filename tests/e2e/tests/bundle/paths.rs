//! `path`: where in a single-page app a banner shows. Which patterns mean which paths is a table of tests/path.rs.

use e2e::blip;
use serde_json::json;

/// Going back takes its time, and a busy Chromium that is asked again before it has come to an end goes to the page of another test.
const BACK: &str = "
const there = new Promise((done) => addEventListener('popstate', done, { once: true }));
history.back();
await there;
await seen.rest(100);
";

#[test]
fn it_shows_where_the_page_asks_for_it_without_another_request() {
    e2e::test("it_shows_where_the_page_asks_for_it_without_another_request", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_tag("data-components=\"Desk\" data-path=\"/inbox*, /reports/**\"").await;
        world.until_script("return seen.events.length > 0;").await;
        world.quiet().await;
        assert!(!world.banner().await.visible, "not here");
        let start = world.run("return location.pathname;").await.as_str().expect("a path").to_owned();
        for (go, there, shows) in [
            ("history.pushState({}, '', '/inbox');", "/inbox", true),
            ("history.pushState({}, '', '/settings');", "/settings", false),
            (
                "history.replaceState({}, '', '/reports/2021/october?page=2#top');",
                "/reports/2021/october",
                true,
            ),
            (BACK, "/inbox", true),
            (BACK, start.as_str(), false),
            ("location.hash = '#/inbox';", start.as_str(), false),
        ] {
            world.run_async(go).await;
            assert_eq!(world.run("return location.pathname;").await, there, "{go}");
            world.until(go, |banner| banner.visible == shows).await;
            let reasons = world.run("const { reasons, level } = document.querySelector('status-widget').explain(); return [reasons[0].because, level];").await;
            assert_eq!(
                reasons,
                json!(if shows { ["open", "minor"] } else { ["filtered-out", "operational"] }),
                "{go}"
            );
        }
        world.run("document.querySelector('status-widget').path = '/';").await;
        world.until("another pattern", |banner| banner.visible).await;
        assert_eq!(world.feed.polls(), 1);
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}
