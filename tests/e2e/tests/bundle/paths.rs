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

/// A browser that tells nobody where its page goes, in a zone that counts what is to come; and what is still looked at each second.
const ZONE: &str = "<script>window.navigation = undefined; seen.counted = 0; seen.looks = new Set(); {
  const { setInterval, clearInterval } = window;
  window.__zone_symbol__setInterval = (...how) => { const id = setInterval(...how); seen.looks.add(id); return id; };
  window.setInterval = (work, delay, ...rest) => { if (delay >= 1000) seen.counted += 1; return setInterval(work, delay, ...rest); };
  window.clearInterval = (id) => { seen.looks.delete(id); clearInterval(id); };
}</script>";

#[test]
fn where_nobody_tells_it_looks_and_keeps_no_page_busy() {
    e2e::test("where_nobody_tells_it_looks_and_keeps_no_page_busy", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open(&format!("{ZONE}<script src=\"/dist/status-widget.js\"></script>"), "").await;
        let mount = format!(
            "seen.handle = StatusWidget.mount({{ source: '{}', components: 'Desk', path: '/inbox', storage: 'off' }});",
            world.feed.origin()
        );
        for _ in 0..2 {
            world.run(&mount).await;
            world.until_script("return seen.handle.state.level === 'operational';").await;
            world.run("history.pushState({}, '', '/inbox');").await;
            world.until("what is there", |banner| banner.visible).await;
            world.run("history.pushState({}, '', '/reports');").await;
            world.until("nothing elsewhere", |banner| banner.hidden).await;
            assert_eq!(world.run("return [seen.looks.size, seen.counted];").await, json!([1, 0]));
            world.run("seen.handle.destroy();").await;
            assert_eq!(world.run("return seen.looks.size;").await, json!(0), "nobody asks any more");
        }
        assert_eq!(world.console().await, []);
    });
}

/// Who is told is told once, however often it is drawn and whoever comes and goes.
#[test]
fn it_listens_once() {
    e2e::test("it_listens_once", async |world| {
        const LISTENERS: &str = "<script>seen.listeners = new Set(); 
            for (const target of [window.navigation, window]) if (target) {
              const add = target.addEventListener;
              target.addEventListener = (name, work, ...rest) => {
                if (/currententrychange|popstate/.test(name)) seen.listeners.add(work);
                return add.call(target, name, work, ...rest);
              };
            }</script>";
        world.feed.summary(blip("summary-1315"));
        world.open(&format!("{LISTENERS}<script src=\"/dist/status-widget.js\"></script>"), "").await;
        let mount = format!(
            "seen.handle = StatusWidget.mount({{ source: '{}', components: 'Desk', path: '/**', storage: 'off' }});",
            world.feed.origin()
        );
        for _ in 0..2 {
            world.run(&mount).await;
            world.until("the banner", |banner| banner.visible).await;
            for _ in 0..3 {
                world.run_async("await seen.handle.refresh();").await;
            }
            assert_eq!(world.run("return seen.listeners.size;").await, json!(1));
            world.run("seen.handle.destroy();").await;
        }
    });
}

#[test]
fn what_is_no_path_hides_nothing() {
    e2e::test("what_is_no_path_hides_nothing", async |world| {
        world.feed.summary(blip("summary-1315"));
        for path in
            ["Object.create(null)", "[Object.create(null)]", "{ toString() { throw new Error('no'); } }"]
        {
            world.open_mounted(&format!("{{ path: {path}, components: 'Desk', storage: 'off' }}")).await;
            world.until(path, |banner| banner.headline == "Desk degraded").await;
            world.refresh().await;
            assert_eq!(world.events("error").await, [] as [serde_json::Value; 0], "{path}");
            world.host_goes_on().await;
        }
    });
}

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
            ("document.querySelector('status-widget').path = '/#/inbox*';", start.as_str(), true),
            ("location.hash = '#/reports';", start.as_str(), false),
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
