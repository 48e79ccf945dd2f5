//! Several banners at one edge: the worst first, none over another, with the room of one; what they cover together; and whose each is.

use std::time::Duration;

use e2e::browser::Look;
use e2e::{Answer, Engine, Key, World, quillhaven};
use serde_json::{Value, json};

use crate::room::SHIFT;

/// Feeds of three severities.
const FEEDS: [(&str, &str); 3] = [
    ("minor", "affected-only-in-updates-by-code"),
    ("critical", "component-worse-than-impact"),
    ("major", "duplicate-names-in-two-groups"),
];

/// Opens a page with a banner for each of these: a severity and further attributes.
async fn open(world: &World, head: &str, banners: &[(&str, &str)]) {
    open_late(world, head, banners, |_| 0).await;
}

/// The same, where the answers of each severity take so many milliseconds.
async fn open_late(world: &World, head: &str, banners: &[(&str, &str)], late: impl Fn(&str) -> u64) {
    for (severity, fixture) in FEEDS {
        let answer = Answer::json(quillhaven(fixture)).after(Duration::from_millis(late(severity)));
        world.feed.answer(&format!("/{severity}/api/v2/summary.json"), [answer]);
    }
    let tag = |(at, (severity, attributes)): (usize, &(&str, &str))| {
        let source = format!("data-source=\"{}/{severity}\"", world.feed.origin());
        world.tag(&format!("{source} data-storage=\"off\" data-name=\"No {at}\" {attributes}"))
    };
    let tags: String = banners.iter().enumerate().map(tag).collect();
    world.open(&format!("{head}{tags}"), "").await;
    let all = format!(
        "return document.querySelectorAll('status-widget').length === {}\
        && [...document.querySelectorAll('status-widget')].every((element) => element.shadowRoot && element.shadowRoot.querySelector('[part~=banner]'));",
        banners.len()
    );
    world.until_script(&all).await;
}

/// The banners' boxes in the order of the page, with their severities; and what is told of the offsets.
const BOXES: &str = "const style = getComputedStyle(document.documentElement);\
    const told = ['top', 'bottom'].map((edge) => parseFloat(style.getPropertyValue('--status-widget-offset-' + edge)));\
    const boxes = [...document.querySelectorAll('status-widget')].map((element) => element.shadowRoot.querySelector('[part~=banner]')).filter(Boolean)\
      .map((banner) => { const { top, bottom, left, right } = banner.getBoundingClientRect(); return { top, bottom, left, right, severity: banner.dataset.severity }; });\
    const overlap = boxes.some((a, at) => boxes.some((b, other) => at < other && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5 && a.left < b.right && b.left < a.right));\
    const severities = boxes.map(({ severity }) => severity).join();";

#[test]
fn banners_of_one_edge_stand_under_each_other_worst_first() {
    e2e::test("banners_of_one_edge_stand_under_each_other_worst_first", async |world| {
        for (width, height) in [(1280, 800), (320, 640)] {
            world.browser.look(Look { width, height, dark: false }).await.unwrap();
            for edge in ["top", "bottom"] {
                let at_edge = format!("data-placement=\"{edge}\"");
                open(world, "", &[("minor", &at_edge), ("critical", &at_edge), ("major", &at_edge)]).await;
                let whole = format!(
                    "{BOXES} const sum = boxes.reduce((sum, {{ top, bottom }}) => sum + bottom - top, 0);\
                    const first = Math.min(...boxes.map(({{ top }}) => top)), last = Math.max(...boxes.map(({{ bottom }}) => bottom));\
                    return !overlap && severities === 'critical,major,minor' && boxes[0].top < boxes[1].top && boxes[1].top < boxes[2].top\
                    && Math.abs(told['{edge}' === 'top' ? 0 : 1] - sum) < 1 && told['{edge}' === 'top' ? 1 : 0] === 0\
                    && Math.abs('{edge}' === 'top' ? first : innerHeight - last) < 1 && sum <= innerHeight / 3 + 1;"
                );
                world.until_script(&whole).await;
                // Each goes by itself, and the others move up.
                world.run("document.querySelectorAll('status-widget')[1].shadowRoot.querySelector('[part=dismiss]').click();").await;
                world.until_script(&format!("{BOXES} return boxes.length === 2 && !overlap && severities === 'critical,minor'\
                    && Math.abs(told['{edge}' === 'top' ? 0 : 1] - boxes.reduce((sum, {{ top, bottom }}) => sum + bottom - top, 0)) < 1;")).await;
            }
        }
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn corners_and_edges_leave_each_other_room() {
    e2e::test_alike("corners_and_edges_leave_each_other_room", async |world| {
        for (width, height) in [(1280, 800), (320, 640)] {
            world.browser.look(Look { width, height, dark: false }).await.unwrap();
            let all = ["top", "top-left", "top-right", "top-left", "bottom-right"]
                .map(|place| format!("data-placement=\"{place}\""));
            let banners: Vec<(&str, &str)> = all.iter().map(|place| ("minor", place.as_str())).collect();
            open(world, "", &banners).await;
            // Those that are equally bad stand in the page as they came.
            world
                .until_script(&format!(
                    "{BOXES} const [, second] = boxes.map(({{ top }}) => top).sort((a, b) => a - b);\
                return boxes.length === 5 && !overlap && told[0] > 0 && told[0] < second && told[1] === 0;"
                ))
                .await;
        }
    });
}

#[test]
fn any_number_of_them_keeps_a_line_each() {
    e2e::test_alike("any_number_of_them_keeps_a_line_each", async |world| {
        world.browser.look(Look { width: 320, height: 640, dark: false }).await.unwrap();
        open(world, "", &[("minor", ""), ("critical", ""), ("major", ""), ("minor", ""), ("minor", "")])
            .await;
        let lines = format!(
            "{BOXES} const parts = [...document.querySelectorAll('status-widget')].map(({{ shadowRoot }}) => shadowRoot);\
            const seen = (root, part) => {{ const box = root.querySelector(`[part=${{part}}]`).getBoundingClientRect();\
              const banner = root.querySelector('[part=banner]').getBoundingClientRect(); return box.height > 15 && box.top >= banner.top && box.bottom <= banner.bottom + 1; }};\
            return !overlap && severities === 'critical,major,minor,minor,minor' && told[0] <= innerHeight / 3\
            && Math.abs(told[0] - Math.max(...boxes.map(({{ bottom }}) => bottom))) < 2\
            && parts.every((root) => ['headline', 'toggle', 'dismiss'].every((part) => seen(root, part)));"
        );
        world.until_script(&lines).await;
        // Who opens one has it as a sheet, with the others still there.
        let before = world.run(&format!("{BOXES} return told[0];")).await;
        world.run("document.querySelectorAll('status-widget')[1].shadowRoot.querySelector('[part=toggle]').click();").await;
        let opened = format!(
            "{BOXES} const [top, ...others] = boxes; return !overlap && boxes[1].bottom - boxes[1].top > 200\
            && Math.max(...boxes.map(({{ bottom }}) => bottom)) <= innerHeight * 0.86 && told[0];"
        );
        assert_eq!(world.until_script(&opened).await, before, "opening pushes nothing");
    });
}

#[test]
fn what_a_stack_shows_of_a_banner_is_shown_whole() {
    e2e::test_alike("what_a_stack_shows_of_a_banner_is_shown_whole", async |world| {
        for height in [480, 560, 640, 720] {
            world.browser.look(Look { width: 320, height, dark: false }).await.unwrap();
            open(world, "", &[("minor", ""), ("critical", ""), ("major", "")]).await;
            let whole = format!(
                "{BOXES} const cut = [...document.querySelectorAll('status-widget')].flatMap(({{ shadowRoot }}) => {{\
                  const banner = shadowRoot.querySelector('[part=banner]').getBoundingClientRect();\
                  return ['headline', 'message', 'meta', 'toggle', 'link', 'dismiss'].map((part) => shadowRoot.querySelector(`[part=${{part}}]`)).filter((node) => {{\
                    const box = node && node.getBoundingClientRect();\
                    return box && box.height && (box.top < banner.top || box.bottom > banner.bottom + 1);\
                  }});\
                }});\
                return !overlap && boxes.length === 3 && told[0] <= innerHeight / 3 && !cut.length;"
            );
            world.until_script(&whole).await;
        }
    });
}

#[test]
fn where_there_is_no_room_for_a_line_each_the_mildest_wait() {
    e2e::test_alike("where_there_is_no_room_for_a_line_each_the_mildest_wait", async |world| {
        let all = ["minor", "minor", "critical", "minor", "major", "minor", "minor", "minor"];
        for (width, height, edge) in [(320, 640, "top"), (844, 390, "bottom"), (320, 256, "top")] {
            world.browser.look(Look { width, height, dark: false }).await.unwrap();
            let at_edge = format!("data-placement=\"{edge}\"");
            let banners = all.map(|severity| (severity, at_edge.as_str()));
            open(world, "", &banners).await;
            let within = format!(
                "{BOXES} const heights = boxes.map(({{ top, bottom }}) => bottom - top); const told_here = told['{edge}' === 'top' ? 0 : 1];\
                return !overlap && boxes.length === 8 && severities.startsWith('critical,major,minor') && heights[0] > 30 && heights[7] < 10\
                && told_here <= innerHeight / 3 && Math.abs(told_here - heights.reduce((sum, height) => sum + height, 0)) < 2 && told_here;"
            );
            let before = world.until_script(&within).await;
            // Keys reach it, and then it is there; one that is milder or came later waits in its place.
            let last = "[...document.querySelectorAll('status-widget')][7].shadowRoot.querySelector('[part=toggle]')";
            // In a window that is not the active one `:focus` matches nothing.
            world.browser.take_keyboard().await.unwrap();
            world.until_script("return document.hasFocus();").await;
            // What has just found its place is out of sight for a moment, and takes no focus then.
            world.until_script(&format!("return getComputedStyle({last}).visibility === 'visible';")).await;
            world.run(&format!("{last}.focus();")).await;
            let shown = format!(
                "{BOXES} return !overlap && boxes[7].bottom - boxes[7].top > 30 && boxes[7].top >= -1 && boxes[7].bottom <= innerHeight + 1\
                && boxes.reduce((sum, {{ top, bottom }}) => sum + bottom - top, 0) <= Math.max(innerHeight / 3, 130);"
            );
            world.until_script(&shown).await;
            world.run(&format!("{last}.blur();")).await;
            assert_eq!(world.until_script(&within).await, before);
        }
    });
}

#[test]
fn those_that_are_equally_bad_stand_as_the_page_has_them() {
    e2e::test_alike("those_that_are_equally_bad_stand_as_the_page_has_them", async |world| {
        let names = "return [...document.querySelectorAll('status-widget')].map(({ shadowRoot }) => shadowRoot.querySelector('[part=name]').textContent).join();";
        // Whoever is answered first.
        for late in [["minor", "major"], ["major", "minor"]] {
            let banners = [("major", ""), ("minor", ""), ("major", ""), ("minor", "")];
            open_late(world, "", &banners, |severity| if severity == late[0] { 400 } else { 0 }).await;
            world.until_script(&format!("return 'No 0,No 2,No 1,No 3' === (() => {{ {names} }})();")).await;
        }
        // One source each, the first of which answers last.
        let tags: String = (0..3)
            .map(|at| {
                let answer =
                    Answer::json(quillhaven(FEEDS[0].1)).after(Duration::from_millis(500 - 200 * at));
                world.feed.answer(&format!("/own-{at}/api/v2/summary.json"), [answer]);
                let source = format!("{}/own-{at}", world.feed.origin());
                world.tag(&format!("data-source=\"{source}\" data-storage=\"off\" data-name=\"No {at}\""))
            })
            .collect();
        world.open(&tags, "").await;
        world.until_script(&format!("return document.querySelectorAll('status-widget').length === 3 && [...document.querySelectorAll('status-widget')]\
            .every(({{ shadowRoot }}) => shadowRoot && shadowRoot.querySelector('[part=banner]')) && 'No 0,No 1,No 2' === (() => {{ {names} }})();")).await;
    });
}

#[test]
fn keys_go_through_them_as_they_stand() {
    e2e::test_alike("keys_go_through_them_as_they_stand", async |world| {
        // With room for each of them whole.
        world.browser.look(Look { width: 1280, height: 1000, dark: false }).await.unwrap();
        open(world, "", &[("minor", ""), ("critical", ""), ("major", "")]).await;
        world.until_script(&format!("{BOXES} return severities === 'critical,major,minor';")).await;
        world
            .run("document.querySelector('status-widget').shadowRoot.querySelector('[part=toggle]').focus();")
            .await;
        let focused = "const { activeElement } = document; const { shadowRoot } = activeElement; if (!shadowRoot) return activeElement.localName;\
            return `${shadowRoot.querySelector('[part=banner]').dataset.severity} ${shadowRoot.activeElement.getAttribute('part')}`;";
        let mut reached = Vec::new();
        for _ in 0..12 {
            reached.extend(world.run(focused).await.as_str().map(str::to_owned));
            world.browser.press(Key::Tab).await.unwrap();
        }
        // Some engines stop at what scrolls, so that keys can scroll it.
        reached
            .retain(|name| name.ends_with("toggle") || name.ends_with("link") || name.ends_with("dismiss"));
        let expected = ["critical", "major", "minor"]
            .map(|severity| ["toggle", "link", "dismiss"].map(|part| format!("{severity} {part}")));
        assert_eq!(reached[..9], expected.concat());
    });
}

#[test]
fn a_stack_moves_nothing_on_the_page() {
    // The others do not measure it.
    e2e::needs().engines(&[Engine::Blink]).alike().test("a_stack_moves_nothing_on_the_page", async |world| {
        for (width, height) in [(1280, 800), (320, 640)] {
            world.browser.look(Look { width, height, dark: false }).await.unwrap();
            for edge in ["top", "bottom", "top-right"] {
                let at_edge = format!("data-placement=\"{edge}\"");
                let banners = ["minor", "critical", "major", "minor", "minor"]
                    .map(|severity| (severity, at_edge.as_str()));
                for count in [3, 5] {
                    // The worst comes last, above the others.
                    let late = |severity: &str| match severity {
                        "critical" => 500,
                        "major" => 250,
                        _ => 0,
                    };
                    open_late(world, "", &banners[..count], late).await;
                    tokio::time::sleep(e2e::world::QUIET).await;
                    let shift = world.run(SHIFT).await;
                    println!("{width} × {height}, {count} banners, {edge}: shifts {shift}");
                    assert_eq!(shift, json!([]), "{width} × {height}, {count} banners, {edge}");
                }
            }
        }
    });
}

#[test]
fn the_offset_is_told_again_and_only_by_a_sheet() {
    e2e::test_alike("the_offset_is_told_again_and_only_by_a_sheet", async |world| {
        open(world, "", &[("minor", ""), ("major", "")]).await;
        let right = format!(
            "{BOXES} return Math.abs(told[0] - boxes.reduce((sum, {{ top, bottom }}) => sum + bottom - top, 0)) < 2 && told[0];"
        );
        world.until_script(&right).await;
        assert_eq!(world.run("return document.documentElement.hasAttribute('style');").await, json!(false));
        for deed in [
            "document.documentElement.setAttribute('style', 'color: red'); document.documentElement.removeAttribute('style');",
            "const html = document.createElement('html'); html.innerHTML = '<body><p>New</p></body>'; document.replaceChild(html, document.documentElement);",
            "document.adoptedStyleSheets = []; document.querySelector('status-widget').setAttribute('lang', 'de');",
        ] {
            world.run(deed).await;
            world.until_script(&right).await;
        }
    });
}

#[test]
fn each_says_whose_it_is() {
    e2e::test("each_says_whose_it_is", async |world| {
        open(world, "", &[("minor", "")]).await;
        let said = world.run("const root = document.querySelector('status-widget').shadowRoot; const text = (part) => root.querySelector(part).textContent;\
            return [text('[part=name]'), text('[aria-live=polite]').startsWith('No 0. '), root.querySelector('[part=banner]').getAttribute('aria-label')];").await;
        assert_eq!(said, json!(["No 0", true, "No 0: Service status"]));
        let headline: Value =
            world.run("return document.querySelector('status-widget').state.headline;").await;
        assert!(headline.as_str().is_some_and(|text| !text.contains("No 0")), "{headline}");
    });
}

#[test]
fn a_stack_that_stays_as_it_is_is_left_alone() {
    e2e::test("a_stack_that_stays_as_it_is_is_left_alone", async |world| {
        world.browser.look(Look { width: 320, height: 480, dark: false }).await.unwrap();
        open(world, "", &[("minor", ""), ("critical", ""), ("major", "")]).await;
        let all = "[...document.querySelectorAll('status-widget')]";
        let cut = format!(
            "{BOXES} return severities === 'critical,major,minor' && told[0] > 0\
             && {all}.every(({{ shadowRoot }}) => shadowRoot.querySelector('[data-cut]'));"
        );
        world.until_script(&cut).await;
        world.quiet().await;
        world
            .run(&format!(
                "seen.changes = []; seen.starts = 0; {all}.forEach(({{ shadowRoot }}) => {{\
                   new MutationObserver((records) => records.forEach(({{ attributeName, type }}) => seen.changes.push(attributeName || type)))\
                     .observe(shadowRoot, {{ attributes: true, childList: true, characterData: true, subtree: true }});\
                   shadowRoot.addEventListener('animationstart', () => {{ seen.starts += 1; }}); }});"
            ))
            .await;
        world.run_async(&format!("for (const element of {all}) await element.refresh();")).await;
        world.run("dispatchEvent(new Event('resize'));").await;
        world.quiet().await;
        assert_eq!(world.run("return seen.changes.join();").await, json!(""));
        // What is not seen of them, as a time, makes none of them blink.
        world.run(&format!("{all}.forEach((element) => {{ element.messages = {{ investigating: 'Looking into it' }}; }});")).await;
        world.until_script("return seen.changes.length > 0;").await;
        world.quiet().await;
        world.until_script(&cut).await;
        assert_eq!(world.run("return seen.starts;").await, json!(0));
    });
}

#[test]
fn what_the_page_has_placed_stays_where_it_is() {
    e2e::test_alike("what_the_page_has_placed_stays_where_it_is", async |world| {
        for (severity, fixture) in FEEDS {
            world
                .feed
                .answer(&format!("/{severity}/api/v2/summary.json"), [Answer::json(quillhaven(fixture))]);
        }
        // As a framework renders them, into a body that fixed children scroll with.
        let element = |severity: &str| {
            format!(
                "<status-widget placement=\"top\" storage=\"off\" source=\"{}/{severity}\"></status-widget>",
                world.feed.origin()
            )
        };
        let body = format!("{}{}<p>End</p>", element("minor"), element("critical"));
        let head = "<style>body { transform: translateY(0); }</style><script async src=\"/dist/status-widget.js\"></script>";
        world.open(head, &body).await;
        world.until_script("return [...document.querySelectorAll('status-widget')].filter(({ shadowRoot }) => shadowRoot && shadowRoot.querySelector('[part=banner]')).length === 2;").await;
        world.until_script(&format!("{BOXES} return boxes.length === 2 && !overlap && told[0] > 0;")).await;
        world.quiet().await;
        let order = "return [...document.querySelectorAll('status-widget')].map((element) => element.parentNode.localName + element.source.split('/').pop()).join();";
        assert_eq!(world.run(order).await, json!("bodyminor,bodycritical"));
        let top =
            world.run(&format!("{BOXES} return boxes.sort((a, b) => a.top - b.top)[0].severity;")).await;
        assert_eq!(top, json!("critical"), "the worst is first to be seen all the same");
    });
}
