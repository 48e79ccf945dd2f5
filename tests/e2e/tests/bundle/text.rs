//! The feed's own words: they reach the page as words, whatever they look like, and whatever the code comes as.

use e2e::quillhaven;
use serde_json::json;

#[test]
fn markup_in_a_feed_stays_text() {
    e2e::test_alike("markup_in_a_feed_stays_text", async |world| {
        world.feed.summary(quillhaven("text-script"));
        world.open_tag("").await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert!(banner.headline.contains("<img src=x onerror=alert(2)>"), "{banner:#?}");
        assert!(banner.message.contains("<img src=x onerror=alert(1)> Search is slow"), "{banner:#?}");
        world.click("toggle").await;
        world.until("the update", |banner| !banner.updates.is_empty()).await;
        world.quiet().await;
        assert_eq!(world.run("return typeof window.hacked;").await, json!("undefined"));
        let active = "return document.querySelector('status-widget').shadowRoot\
            .querySelectorAll('script, img, [part~=update] svg, [onerror], [onload], a[href^=\"javascript:\"]').length;";
        assert_eq!(world.run(active).await, json!(0));
        world.host_goes_on().await;
    });
}

#[test]
fn odd_texts_are_drawn() {
    e2e::test_alike("odd_texts_are_drawn", async |world| {
        for fixture in [
            "text-zero-width",
            "text-right-to-left",
            "text-bidi-controls",
            "text-line-separators",
            "text-emoji-and-accents",
            "text-very-long",
            "text-one-unbroken-word",
            "text-empty",
            "text-zero-width-only",
        ] {
            world.feed.summary(quillhaven(fixture));
            world.open_tag("").await;
            let banner = world.until(fixture, |banner| banner.visible).await;
            assert_ne!(banner.headline, "", "{fixture}");
            let fits = "const box = document.querySelector('status-widget').shadowRoot\
                .querySelector('[part~=banner]').getBoundingClientRect();\
                const page = document.documentElement;\
                return box.height <= innerHeight / 3 + 1 && page.scrollWidth <= page.clientWidth;";
            assert_eq!(world.run(fits).await, json!(true), "{fixture} does not fit");
            assert_eq!(world.run("return seen.errors;").await, json!([]), "{fixture}");
        }
    });
}

#[test]
fn a_script_address_is_never_a_link() {
    e2e::test_alike("a_script_address_is_never_a_link", async |world| {
        world.feed.summary(quillhaven("wrong-type-link-javascript"));
        world.open_tag("").await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert!(!banner.href.starts_with("javascript:"), "{banner:#?}");
    });
}
