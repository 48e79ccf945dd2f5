//! Documents at the bounds of what is read, and beyond: what is made of them in the page, and in which parts. How long the worst
//! ones take is measured by `cargo xtask bench`.

use serde_json::{Value, json};

/// So many incidents with so many posts each, as a page that has an address.
fn incidents(count: usize, posts: usize) -> String {
    let posts: Vec<Value> = (0..posts)
        .map(|number| {
            json!({"status": "investigating", "body": format!("Post {number}."),
                   "created_at": format!("2021-10-08T16:{:02}:00Z", 59 - number)})
        })
        .collect();
    let incident = |number: usize| {
        json!({"id": format!("i{number}"), "name": format!("Incident {number}"), "status": "investigating",
               "impact": "major", "created_at": "2021-10-08T16:00:00Z", "incident_updates": posts})
    };
    json!({"page": {"id": "many", "url": "https://status.example.com"},
           "components": [{"id": "a", "name": "A", "status": "operational"}],
           "incidents": (0..count).map(incident).collect::<Vec<_>>()})
    .to_string()
}

const AT_FIVE: &str = "{ now: () => Date.UTC(2021, 9, 8, 17, 0) }";

/// What stands in the details: notices, posts, and the last notice's button for older ones.
const DETAILS: &str = "const root = document.querySelector('status-widget').shadowRoot;\
    const notices = [...root.querySelectorAll('article')];\
    const older = notices.length && notices.at(-1).querySelector('[part=older]').textContent;\
    return [notices.length, root.querySelectorAll('[part=update]').length, older];";

#[test]
fn many_notices_come_in_parts() {
    e2e::test("many_notices_come_in_parts", async |world| {
        world.feed.summary(incidents(45, 7));
        world.open_mounted(AT_FIVE).await;
        world.until("the banner", |banner| banner.visible).await;
        let click =
            "document.querySelector('status-widget').shadowRoot.querySelector('[part=toggle]').click();";
        // No more is there when the click has been heard, and all of it a moment later.
        assert_eq!(world.run(&[click, DETAILS].concat()).await, json!([20, 100, "Show 2 older"]));
        world
            .until_script(
                "return document.querySelector('status-widget').shadowRoot.querySelectorAll('article').length === 45;",
            )
            .await;
        assert_eq!(world.run(DETAILS).await, json!([45, 225, "Show 2 older"]));
        world.run("[...document.querySelector('status-widget').shadowRoot.querySelectorAll('[part=older]')].at(-1).click();").await;
        assert_eq!(world.run(DETAILS).await, json!([45, 227, ""]));
        // Closed and opened anew it begins anew, and what is closed stays so.
        assert_eq!(world.run(&[click, DETAILS].concat()).await, json!([0, 0, 0]));
        assert_eq!(world.run(&[click, click, DETAILS].concat()).await, json!([0, 0, 0]));
        world.quiet().await;
        assert_eq!(world.run(DETAILS).await, json!([0, 0, 0]));
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn what_is_left_out_is_said_with_the_link() {
    e2e::test("what_is_left_out_is_said_with_the_link", async |world| {
        let line = "const line = document.querySelector('status-widget').shadowRoot.querySelector('[part=left-out]');\
            return line && line.checkVisibility() ? [line.textContent, line.getAttribute('href')] : null;";
        for (count, expected) in
            [(3, json!(null)), (203, json!(["More is on the status page", "https://status.example.com"]))]
        {
            world.feed.summary(incidents(count, 1));
            world.open_mounted(AT_FIVE).await;
            world.until("the banner", |banner| banner.visible).await;
            assert_eq!(world.run(line).await, json!(null), "{count}, closed");
            world.click("toggle").await;
            assert_eq!(world.run(line).await, expected, "{count}, opened");
            let told = "return seen.handle.explain().diagnostics.filter(({ message }) => message.includes('more than is read')).length;";
            assert_eq!(world.run(told).await, json!(usize::from(count > 200)), "{count}");
            assert_eq!(world.console().await, []);
        }
    });
}

#[test]
fn a_language_may_be_written_as_systems_write_it() {
    e2e::test("a_language_may_be_written_as_systems_write_it", async |world| {
        world.feed.summary(incidents(1, 1));
        world.open("<script>document.documentElement.lang = 'pt_BR';</script><script src=\"/dist/status-widget.js\"></script>", "").await;
        let options = json!({ "source": world.feed.origin() });
        world.run(&format!("seen.handle = StatusWidget.mount({{ ...{options}, ...{AT_FIVE} }});")).await;
        world.until("the banner", |banner| banner.visible).await;
        let lang =
            "return document.querySelector('status-widget').shadowRoot.querySelector('[part=banner]').lang;";
        assert_eq!(world.run(lang).await, json!("pt-BR"));
        assert_eq!(world.console().await, []);
    });
}
