//! What eyes and fingers need: contrast in both themes, room on a narrow screen, targets large enough. Taste is for pictures.
//! The style sheet is the same whatever the code comes as.

use e2e::browser::Look;
use e2e::{Engine, blip, quillhaven};
use serde_json::json;

use crate::room::SHIFT;

/// For each part with text: the contrast to the banner behind it, by the formula of WCAG. Colours may be in any notation: a canvas
/// reads them all.
const CONTRASTS: &str = "
const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const linear = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const light = (...colours) => {
  for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
  const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => linear(value / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const root = document.querySelector('status-widget').shadowRoot;
const banner = root.querySelector('[part~=banner]');
const ground = getComputedStyle(banner).backgroundColor;
const found = {};
for (const name of ['headline', 'message', 'meta', 'link', 'toggle']) {
  const node = banner.querySelector(`[part~=${name}]`);
  if (!node || !node.innerText.trim()) continue;
  const [dark, bright] = [light(ground), light(ground, getComputedStyle(node).color)].sort((a, b) => a - b);
  found[name] = (bright + 0.05) / (dark + 0.05);
}
return found;
";

const SEVERITIES: [(&str, &str); 5] = [
    ("impact-none-on-incident", "info"),
    ("maintenance-in-progress", "maintenance"),
    ("affected-only-in-updates-by-code", "minor"),
    ("duplicate-names-in-two-groups", "major"),
    ("component-worse-than-impact", "critical"),
];

const PLACEMENTS: [&str; 7] =
    ["top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right", "inline"];

#[test]
fn every_word_can_be_read_in_both_themes() {
    e2e::test_alike("every_word_can_be_read_in_both_themes", async |world| {
        for (prefers_dark, theme) in [(false, "auto"), (true, "auto"), (false, "dark"), (true, "light")] {
            let look = Look { width: 1024, height: 700, dark: prefers_dark };
            world.browser.look(look).await.unwrap();
            for (fixture, severity) in SEVERITIES {
                world.feed.summary(quillhaven(fixture));
                // Without a storage, or it would begin with what the one before has shown.
                let options = format!("data-minimum=\"info\" data-theme=\"{theme}\" data-storage=\"off\"");
                world.open_tag(&options).await;
                let banner = world.until(fixture, |banner| banner.visible).await;
                assert_eq!(banner.severity, severity);
                let contrasts = world.run(CONTRASTS).await;
                let contrasts = contrasts.as_object().unwrap();
                assert!(contrasts.contains_key("headline"), "{contrasts:?}");
                for (part, contrast) in contrasts {
                    let enough = contrast.as_f64().is_some_and(|contrast| contrast >= 4.5);
                    assert!(
                        enough,
                        "{severity}, {theme}, prefers dark {prefers_dark}: {part} has {contrast}"
                    );
                }
            }
        }
    });
}

#[test]
fn a_theme_asked_for_wins_over_the_readers() {
    e2e::test_alike("a_theme_asked_for_wins_over_the_readers", async |world| {
        world.feed.summary(blip("summary-1315"));
        let ground = "return getComputedStyle(document.querySelector('status-widget').shadowRoot\
            .querySelector('[part~=banner]')).backgroundColor;";
        let mut grounds = Vec::new();
        for (dark, theme) in [(false, "auto"), (true, "light"), (true, "auto"), (false, "dark")] {
            world.browser.look(Look { width: 1024, height: 700, dark }).await.unwrap();
            world.open_tag(&format!("data-theme=\"{theme}\"")).await;
            world.until(theme, |banner| banner.visible).await;
            grounds.push(world.run(ground).await);
        }
        assert_eq!(grounds[0], grounds[1], "light");
        assert_eq!(grounds[2], grounds[3], "dark");
        assert_ne!(grounds[0], grounds[2]);
    });
}

#[test]
fn another_theme_of_the_page_is_taken_on_at_once() {
    // WebKit, busy, does not always tell of the style's transition that it is known by; the next answer brings it there.
    let engines = &[Engine::Blink, Engine::Gecko];
    e2e::needs().engines(engines).alike().test("another_theme_of_the_page_is_taken_on_at_once", async |world| {
        world.feed.summary(blip("summary-1315"));
        let head = format!(
            "<style>:root {{ color-scheme: light; }} .night {{ color-scheme: dark; }}</style>{}",
            world.tag("")
        );
        world.open(&head, "").await;
        world.until("the banner", |banner| banner.visible).await;
        let theme = "const banner = document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]');\
            return [banner.dataset.theme, getComputedStyle(banner).backgroundColor];";
        let light = world.run(theme).await;
        assert_eq!(light[0], "light");
        for (deed, expected) in [
            ("document.documentElement.style.colorScheme = 'dark';", "dark"),
            ("document.documentElement.style.colorScheme = '';", "light"),
            ("document.documentElement.className = 'night';", "dark"),
            ("document.documentElement.className = '';", "light"),
            ("document.body.className = 'night';", "dark"),
            (
                "document.styleSheets[0].disabled = true; document.querySelector('status-widget').setAttribute('theme', 'light');",
                "light",
            ),
            ("document.querySelector('status-widget').setAttribute('theme', 'dark');", "dark"),
        ] {
            world.run(deed).await;
            world.until_script(&format!("return '{expected}' === (() => {{ {theme} }})()[0];")).await;
            let is_light = world.run(theme).await[1] == light[1];
            assert_eq!(is_light, expected == "light", "{deed}");
        }
        assert_eq!(
            world.run("return seen.events.filter(({ name }) => name === 'show').length;").await,
            json!(1)
        );
    });
}

#[test]
fn another_theme_of_the_readers_is_taken_on_at_once() {
    // The others are told of it only as they start.
    e2e::needs().engines(&[Engine::Blink]).alike().test("another_theme_of_the_readers_is_taken_on_at_once", async |world| {
        world.feed.summary(blip("summary-1315"));
        let theme = "return document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]').dataset.theme;";
        // A page that says both, as one that says nothing, leaves it to the reader; one that says something does not.
        for (scheme, follows) in [("normal", true), ("light dark", true), ("light", false)] {
            world.browser.look(Look { width: 1024, height: 700, dark: false }).await.unwrap();
            let head = format!("<style>:root {{ color-scheme: {scheme}; }}</style>{}", world.tag(""));
            world.open(&head, "").await;
            world.until("the banner", |banner| banner.visible).await;
            assert_eq!(world.run(theme).await, json!("light"), "{scheme}");
            for dark in [true, false] {
                world.browser.look(Look { width: 1024, height: 700, dark }).await.unwrap();
                let expected = if follows && dark { "dark" } else { "light" };
                world.until_script(&format!("return '{expected}' === (() => {{ {theme} }})();")).await;
                world.quiet().await;
                assert_eq!(world.run(theme).await, json!(expected), "{scheme}, the reader's is dark: {dark}");
            }
        }
    });
}

#[test]
fn it_fits_a_narrow_screen_in_every_placement() {
    e2e::test_alike("it_fits_a_narrow_screen_in_every_placement", async |world| {
        world.browser.look(Look { width: 320, height: 640, dark: false }).await.unwrap();
        world.feed.summary(blip("summary-1640"));
        for placement in PLACEMENTS {
            world.open_tag(&format!("data-components=\"Desk\" data-placement=\"{placement}\"")).await;
            world.until(placement, |banner| banner.visible).await;
            world.click("toggle").await;
            world.until(placement, |banner| banner.expanded == "true").await;
            let fits = world
                .run(
                    "const root = document.querySelector('status-widget').shadowRoot;\
                     const banner = root.querySelector('[part~=banner]');\
                     const box = banner.getBoundingClientRect();\
                     const close = root.querySelector('[part~=dismiss]').getBoundingClientRect();\
                     return { inside: box.left >= 0 && box.right <= innerWidth,\
                       words: banner.scrollWidth <= banner.clientWidth,\
                       page: document.documentElement.scrollWidth <= innerWidth,\
                       close: close.width >= 24 && close.height >= 24 };",
                )
                .await;
            let expected = json!({ "inside": true, "words": true, "page": true, "close": true });
            assert_eq!(fits, expected, "{placement}");
        }
    });
}

#[test]
fn it_moves_nothing_on_the_page() {
    // The others do not measure it.
    e2e::needs().engines(&[Engine::Blink]).alike().test("it_moves_nothing_on_the_page", async |world| {
        world.feed.summary(blip("summary-1315"));
        for placement in PLACEMENTS {
            world.open_tag(&format!("data-placement=\"{placement}\"")).await;
            world.until(placement, |banner| banner.visible).await;
            // An entrance is drawn in real time.
            tokio::time::sleep(e2e::world::QUIET).await;
            assert_eq!(world.run(SHIFT).await, json!([]), "{placement}");
        }
    });
}

#[test]
fn it_moves_no_element_but_what_stands_below_it_in_the_flow() {
    e2e::test_alike("it_moves_no_element_but_what_stands_below_it_in_the_flow", async |world| {
        world.feed.summary(blip("summary-1315"));
        let boxes = "return [...document.querySelectorAll('h1, #button, #below')].map((node) => {\
            const { left, top, width, height } = node.getBoundingClientRect(); return [left, top, width, height]; });";
        for placement in PLACEMENTS {
            let script = "<script src=\"/dist/status-widget.js\"></script>";
            world.open(script, "<div id=\"place\"></div><p id=\"below\" style=\"margin: 0\">Below</p>").await;
            world.until_script("return typeof StatusWidget === 'object';").await;
            let before = world.run(boxes).await;
            let options = json!({ "source": world.feed.origin(), "placement": placement });
            let target = if placement == "inline" { "'#place'" } else { "undefined" };
            world.run(&format!("StatusWidget.mount({options}, {target});")).await;
            world.until(placement, |banner| banner.visible).await;
            let mut after = world.run(boxes).await;
            if placement == "inline" {
                let grown = "return document.querySelector('status-widget').shadowRoot\
                    .querySelector('[part~=banner]').getBoundingClientRect().height;";
                let grown = world.run(grown).await.as_f64().unwrap();
                let moved = after[2][1].as_f64().unwrap() - before[2][1].as_f64().unwrap();
                assert!(grown > 20.0 && (moved - grown).abs() < 1.0, "{grown} high, moved by {moved}");
                after[2] = before[2].clone();
            }
            assert_eq!(after, before, "{placement}");
        }
    });
}
