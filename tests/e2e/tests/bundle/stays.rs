//! A banner that the page has not placed itself stays, whatever becomes of the body, before anything works in it and after; likenesses
//! out of a page's snapshots are none; and a page that fights is not fought with.

use e2e::{Answer, World, blip};
use serde_json::{Value, json};

/// What frameworks do to a page.
const DEEDS: [&str; 9] = [
    "document.body.innerHTML = '<p>Another page</p>';",
    "document.body.replaceChildren(document.createElement('p'));",
    "document.body.textContent = '';",
    "document.body = document.createElement('body');",
    "document.body.replaceWith(document.createElement('body'));",
    "document.documentElement.innerHTML = '<head></head><body><p>Another page</p></body>';",
    "const html = document.createElement('html'); html.innerHTML = '<body><p>Another page</p></body>'; document.replaceChild(html, document.documentElement);",
    "const { body } = document; body.remove(); setTimeout(() => document.documentElement.append(body), 30);",
    "document.querySelector('status-widget').remove();",
];

/// The one banner, last in the body, its offset told.
pub const STANDS: &str = "const elements = document.querySelectorAll('status-widget'); const [element] = elements;\
    const banner = element && element.shadowRoot && element.shadowRoot.querySelector('[part~=banner]');\
    const told = getComputedStyle(document.documentElement).getPropertyValue('--status-widget-offset-top').trim();\
    return elements.length === 1 && element === document.body.lastElementChild && banner && banner.offsetHeight > 0\
    && told === `${banner.offsetHeight}px`;";

#[test]
fn it_comes_back_whatever_becomes_of_the_body() {
    e2e::test("it_comes_back_whatever_becomes_of_the_body", async |world| {
        world.feed.summary(blip("summary-1315"));
        for deed in DEEDS {
            let before = world.feed.polls();
            world.open(&world.tag("data-components=\"Desk\" data-storage=\"off\""), "").await;
            world.until_script(STANDS).await;
            world.run(&format!("seen.element = document.querySelector('status-widget'); {deed}")).await;
            world.until_script(STANDS).await;
            let same = "return document.querySelector('status-widget') === seen.element;";
            assert_eq!(world.run(same).await, json!(true), "{deed}");
            assert!(world.feed.polls() <= before + 2, "{deed}");
            assert_eq!(world.console().await, [], "{deed}");
        }
    });
}

#[test]
fn it_comes_back_before_anything_works_in_it() {
    e2e::test("it_comes_back_before_anything_works_in_it", async |world| {
        for deed in DEEDS {
            // The answer is late, so that what draws comes later yet.
            let late = std::time::Duration::from_millis(700);
            world.feed.answer(e2e::SUMMARY, [Answer::json(blip("summary-1315")).after(late)]);
            world.open(&world.tag("data-components=\"Desk\" data-storage=\"off\""), "").await;
            world.until_script("return document.querySelector('status-widget') !== null;").await;
            world.run(deed).await;
            world.until_script("return document.querySelectorAll('status-widget').length === 1;").await;
            world.until_script(STANDS).await;
            assert_eq!(world.console().await, [], "{deed}");
        }
    });
}

/// Opens a page with a banner that stands.
async fn open(world: &World, options: &str) {
    world.feed.summary(blip("summary-1315"));
    world.open_mounted(options).await;
    world.until("the banner", |banner| banner.visible).await;
}

#[test]
fn a_likeness_is_no_banner() {
    e2e::test_alike("a_likeness_is_no_banner", async |world| {
        open(world, "{ components: 'Desk', storage: 'off' }").await;
        for how in [
            // As htmx keeps a page, and as Turbo does.
            "const text = document.body.innerHTML; document.body.innerHTML = text;",
            "const body = document.body.cloneNode(true); document.body.replaceWith(body);",
            "document.body.append(document.querySelector('status-widget').cloneNode(true));",
        ] {
            world.run(how).await;
            world.until_script(STANDS).await;
            let same = "return document.querySelector('status-widget') === seen.handle.element;";
            assert_eq!(world.run(same).await, json!(true), "{how}");
        }
        assert_eq!(world.console().await, []);
        // One that the page has placed goes with what it stands in, and comes as it comes.
        let element =
            format!("<status-widget source=\"{}\" components=\"Desk\"></status-widget>", world.feed.origin());
        world
            .open(
                "<script async src=\"/dist/status-widget.js\"></script>",
                &format!("<div id=\"own\">{element}</div>"),
            )
            .await;
        world.until("the banner", |banner| banner.visible).await;
        world
            .run("const own = document.getElementById('own'); seen.text = own.innerHTML; own.innerHTML = '';")
            .await;
        world.quiet().await;
        assert_eq!(world.banner().await.elements, 0);
        world.run("document.getElementById('own').innerHTML = seen.text;").await;
        world.until("the banner, again", |banner| banner.visible && banner.elements == 1).await;
    });
}

#[test]
fn a_page_that_fights_is_not_fought_with() {
    e2e::test_alike("a_page_that_fights_is_not_fought_with", async |world| {
        open(world, "{ components: 'Desk' }").await;
        world
            .run(
                "seen.taken = 0; new MutationObserver(() => { const element = document.querySelector('status-widget');\
                 if (element) { seen.taken += 1; element.remove(); } }).observe(document.body, { childList: true });\
                 document.querySelector('status-widget').remove();",
            )
            .await;
        world.skip(std::time::Duration::from_secs(60)).await;
        let taken = world.run("return seen.taken;").await;
        assert!(taken.as_u64().is_some_and(|times| (2..=15).contains(&times)), "{taken} times in a minute");
        world.host_goes_on().await;
    });
}

#[test]
fn it_stays_in_view_where_fixed_children_scroll() {
    e2e::test_alike("it_stays_in_view_where_fixed_children_scroll", async |world| {
        for style in [
            "transform: translateY(0)",
            "filter: opacity(1)",
            "contain: paint",
            "will-change: transform",
            "perspective: 9px",
        ] {
            world.feed.summary(blip("summary-1315"));
            let head =
                format!("<style>body {{ {style}; height: 5000px; margin: 40px; }}</style>{}", world.tag(""));
            world.open(&head, "").await;
            world.until(style, |banner| banner.visible).await;
            world.run("scrollTo(0, 900);").await;
            let place = "const { top, left, width } = document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]')\
                .getBoundingClientRect(); return top === 0 && left === 0 && width === document.documentElement.clientWidth;";
            world.until_script(place).await;
            world.run("document.body.innerHTML = '';").await;
            world.until_script(place).await;
        }
    });
}

#[test]
fn who_ends_it_has_ended_it() {
    e2e::test_alike("who_ends_it_has_ended_it", async |world| {
        open(world, "{ components: 'Desk' }").await;
        world.run("seen.handle.destroy(); document.body.innerHTML = ''; document.body = document.createElement('body');").await;
        world.quiet().await;
        let left: Value = world.run("return document.querySelectorAll('status-widget').length;").await;
        assert_eq!(left, json!(0));
    });
}

/// As htmx has it where the browser cannot move what is kept: through the content of a template, another document.
#[test]
fn it_keeps_its_style_on_its_way_through_another_document() {
    e2e::test_alike("it_keeps_its_style_on_its_way_through_another_document", async |world| {
        world.feed.summary(blip("summary-1315"));
        let element =
            format!("<status-widget source=\"{}\" components=\"Desk\"></status-widget>", world.feed.origin());
        world
            .open(
                "<script async src=\"/dist/status-widget.js\"></script>",
                &format!("<main>{element}</main>"),
            )
            .await;
        world.until("the banner", |banner| banner.visible).await;
        let size = "const icon = document.querySelector('status-widget').shadowRoot.querySelector('[part=icon]').getBoundingClientRect();\
            return [icon.width, icon.height].map(Math.round);";
        let before = world.run(size).await;
        let moves = "const element = document.querySelector('status-widget'); const template = document.createElement('template');\
            template.content.append(element); document.querySelector('main').append(template.content);";
        world.run(moves).await;
        world.until("the banner", |banner| banner.visible).await;
        world.until_script(&format!("return String((() => {{ {size} }})()) === String({before});")).await;
        assert_eq!(world.console().await, []);
    });
}
