//! Options as pages get them wrong: the default holds, and one warning tells what is accepted.

use e2e::blip;

#[test]
fn a_bad_value_gives_its_default_and_one_warning() {
    e2e::test("a_bad_value_gives_its_default_and_one_warning", async |world| {
        world.feed.summary(blip("summary-1315"));
        for (attribute, value, accepted) in [
            ("data-minimum", "huge", "critical"),
            ("data-page-wide", "maybe", "hide"),
            ("data-placement", "middle", "bottom-left"),
            ("data-theme", "purple", "light"),
            ("data-refresh", "often", "15s"),
            ("data-refresh", "3s", "15"),
            ("data-href", "javascript:alert(1)", "http"),
        ] {
            let before = world.console().await.len();
            world.open_tag(&format!("data-components=\"Desk\" {attribute}=\"{value}\"")).await;
            world.until(attribute, |banner| banner.headline == "Desk degraded").await;
            world.quiet().await;
            let lines = world.console().await.split_off(before);
            assert_eq!(lines.len(), 1, "{attribute}={value}: {lines:#?}");
            assert_eq!(lines[0].level, "WARNING", "{attribute}={value}");
            let name = attribute.trim_start_matches("data-");
            for words in [name, value, accepted] {
                assert!(
                    lines[0].message.contains(words),
                    "{attribute}={value}: no {words:?} in {}",
                    lines[0].message
                );
            }
        }
    });
}

#[test]
fn an_empty_attribute_counts_as_absent() {
    e2e::test("an_empty_attribute_counts_as_absent", async |world| {
        world.feed.summary(blip("summary-1315"));
        world
            .open_tag(
                "data-components=\"\" data-minimum=\"\" data-theme=\"\" data-refresh=\" \" data-exclude",
            )
            .await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        assert_eq!(world.whole_console().await, []);
    });
}

#[test]
fn a_component_that_is_not_in_the_feed_is_named_once() {
    e2e::test("a_component_that_is_not_in_the_feed_is_named_once", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_mounted("{ components: 'Desk, Dekc' }").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        world.refresh().await;
        world.refresh().await;
        world.run("seen.handle.update({ theme: 'dark' });").await;
        world.refresh().await;
        let lines = world.console().await;
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert!(lines[0].level == "WARNING" && lines[0].message.contains("Dekc"), "{lines:#?}");
    });
}

#[test]
fn options_decide_what_shows_and_where() {
    e2e::test("options_decide_what_shows_and_where", async |world| {
        world.feed.summary(blip("summary-1315"));
        for (attributes, shows) in [
            ("data-components=\"desk\"", true),
            ("data-components=\" DESK , Portal\"", true),
            ("data-components=\"2gyc10xntqqr\"", true),
            ("data-components=\"Portal\"", false),
            ("data-components=\"Blip Platform\"", false),
            ("data-exclude=\"Desk\"", false),
            ("data-components=\"Desk\" data-minimum=\"major\"", false),
            ("data-components=\"Desk\" data-minimum=\"info\" data-page-wide=\"hide\"", true),
        ] {
            world.open_tag(attributes).await;
            world.settle().await;
            assert_eq!(world.banner().await.visible, shows, "{attributes}");
        }
        let at_the_bottom = "const box = document.querySelector('status-widget').shadowRoot\
            .querySelector('[part~=banner]').getBoundingClientRect(); return box.height > 0 && box.bottom > innerHeight - 40;";
        for placement in ["bottom", "bottom-left", "bottom-right"] {
            world.open_tag(&format!("data-placement=\"{placement}\"")).await;
            world.until(placement, |banner| banner.visible).await;
            world.until_script(at_the_bottom).await;
        }
        world.open_tag("data-href=\"https://example.org/status\"").await;
        let banner = world.until("the banner", |banner| banner.visible).await;
        assert_eq!(banner.href, "https://example.org/status");
    });
}

#[test]
fn an_attribute_counts_over_what_the_tag_has() {
    e2e::test("an_attribute_counts_over_what_the_tag_has", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open_tag("data-components=\"Desk\"").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        let element = "document.querySelector('status-widget')";
        world.run(&format!("{element}.setAttribute('components', 'Chat');")).await;
        world.until("nothing of Chat", |banner| banner.hidden).await;
        world.run(&format!("{element}.removeAttribute('components');")).await;
        world.until("all there is", |banner| banner.headline == "Desk degraded").await;
    });
}

#[test]
fn without_a_source_it_says_so_once() {
    e2e::test("without_a_source_it_says_so_once", async |world| {
        world
            .open("<script async src=\"/dist/status-widget.js\"></script>", "<status-widget></status-widget>")
            .await;
        world.settle().await;
        let errors = world.events("error").await;
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert_eq!(errors[0]["detail"]["kind"], "options");
        let lines = world.console().await;
        assert!(lines.len() == 1 && lines[0].message.contains("source"), "{lines:#?}");
        assert!(world.banner().await.hidden);
        world.host_goes_on().await;
        // Of a tag that misspells it, too.
        for more in ["data-components=\"Desk\"", ""] {
            let tag = format!(
                "<script async src=\"/dist/status-widget.js\" data-sorce=\"https://status.example\" {more}></script>"
            );
            world.open(&tag, "").await;
            world.until_script("return seen.console.some(({ message }) => message.includes('`data-source`') || message.includes('`source`'));").await;
        }
    });
}

#[test]
fn the_items_of_a_list_may_be_numbers() {
    e2e::test("the_items_of_a_list_may_be_numbers", async |world| {
        let feed = blip("summary-1315").replace("\"2gyc10xntqqr\"", "42");
        world.feed.summary(feed);
        for (options, shows, told) in [
            ("{ components: [42] }", true, ""),
            ("{ components: [7] }", false, "7"),
            ("{ components: null, theme: undefined }", true, ""),
        ] {
            let before = world.console().await.len();
            world.open_mounted(&format!("{{ ...{options}, storage: 'off' }}")).await;
            world.refresh().await;
            world.until(options, |banner| banner.visible == shows).await;
            let lines = world.console().await.split_off(before);
            assert_eq!(lines.len(), usize::from(!told.is_empty()), "{options}: {lines:#?}");
            assert!(lines.iter().all(|line| line.message.contains(told)), "{options}: {lines:#?}");
        }
    });
}
