//! The details: opened, closed, kept over a refresh. What a body may hold is another module's.

use e2e::{Banner, blip};
use serde_json::json;

const FOCUSED: &str = "const root = document.querySelector('status-widget').shadowRoot;\
    return root.activeElement && root.activeElement.getAttribute('part');";

#[test]
fn opening_shows_the_updates_newest_first_and_escape_closes() {
    e2e::test("opening_shows_the_updates_newest_first_and_escape_closes", async |world| {
        world.feed.summary(blip("summary-1640"));
        world.open_tag("data-components=\"Desk\"").await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert_eq!((banner.expanded.as_str(), banner.updates.len()), ("false", 0));
        world.click("toggle").await;
        // A body comes a moment after its head, with what reads it.
        let words = ["did not settle", "in place", "more slowly"];
        let told = |banner: &Banner| {
            banner.updates.iter().zip(words).filter(|(update, words)| update.contains(words)).count()
        };
        let banner = world.until("the updates, newest first", |banner| told(banner) == 3).await;
        assert_eq!((banner.expanded.as_str(), banner.updates.len()), ("true", 3));
        // Safari takes a list without markers for none, unless it says that it is one.
        let roles = "return [...document.querySelector('status-widget').shadowRoot.querySelectorAll('ol')].map((list) => list.getAttribute('role'));";
        assert_eq!(world.run(roles).await, json!(["list"]));
        assert_eq!(world.events("open").await.len(), 1);
        let escape = "document.querySelector('status-widget').shadowRoot.querySelector('[part~=toggle]')\
            .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));";
        world.run(escape).await;
        let banner = world.until("closed details", |banner| banner.updates.is_empty()).await;
        assert_eq!(banner.expanded, "false");
        assert!(banner.visible, "Escape closes the details, not the banner");
    });
}

#[test]
fn a_refresh_keeps_focus_and_open_details() {
    e2e::test("a_refresh_keeps_focus_and_open_details", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk' }").await;
        world.until("the banner", |banner| banner.visible).await;
        world
            .run(
                "document.querySelector('status-widget').shadowRoot.querySelector('[part~=toggle]').focus();",
            )
            .await;
        world.click("toggle").await;
        world.until("the update", |banner| banner.updates.len() == 1).await;
        world.feed.summary(blip("summary-1414"));
        world.refresh().await;
        let banner = world.until("the second update", |banner| banner.updates.len() == 2).await;
        assert_eq!(banner.expanded, "true");
        assert_eq!(world.run(FOCUSED).await, json!("toggle"));
    });
}

#[test]
fn an_unchanged_feed_changes_no_node() {
    e2e::test("an_unchanged_feed_changes_no_node", async |world| {
        world.feed.summary(blip("summary-1640"));
        // A clock that stands still: the relative time may not change either.
        world.open_mounted("{ components: 'Desk', now: () => Date.UTC(2021, 9, 8, 20, 0) }").await;
        world.until("the banner", |banner| banner.visible).await;
        world.click("toggle").await;
        world
            .until("the updates", |banner| {
                banner.updates.iter().filter(|update| update.contains('\n')).count() == 3
            })
            .await;
        // What opening leads to comes a frame later: how much the banner covers now, and what the pointer lies over.
        world.quiet().await;
        world
            .run(
                "seen.changes = []; const note = ({ type, target, attributeName }) =>\
                 seen.changes.push([type, target.nodeName, attributeName, target.textContent].join(' '));\
                 const observer = new MutationObserver((records) => records.forEach(note));\
                 const what = { subtree: true, childList: true, attributes: true, characterData: true };\
                 observer.observe(document.querySelector('status-widget').shadowRoot, what);\
                 observer.observe(document, what);",
            )
            .await;
        for _ in 0..3 {
            world.refresh().await;
        }
        world.quiet().await;
        assert_eq!(world.run("return seen.changes;").await, json!([]));
        assert_eq!(world.feed.polls(), 4);
        assert_eq!(world.events("change").await.len(), 1, "nothing has changed");
    });
}
