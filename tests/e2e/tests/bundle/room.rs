//! How much room it takes, and of whom: what the page has given it, a sheet where its reader has asked for one, and of a page's layout
//! nothing. What is cut off in there is `fits.rs`'s affair; several at one edge are in `stack.rs`.

use e2e::browser::Look;
use e2e::{Engine, World, blip};
use serde_json::{Value, json};

/// What of the page has moved by itself so far, as Chromium tells it; the others do not.
pub const SHIFT: &str = "return new Promise((done) => { const shifts = [];\
    const box = ({ x, y, width, height }) => [x, y, width, height].join(' ');\
    const told = ({ node, previousRect, currentRect }) => `${node?.nodeName} ${node?.parentElement?.outerHTML}: ${box(previousRect)} to ${box(currentRect)}`;\
    new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => { shifts.push({ value, moved: sources.map(told) }); }))\
      .observe({ type: 'layout-shift', buffered: true });\
    seen.own.set.call(window, () => done(shifts), 200); });";

/// An element in the flow of the page, and a line below it whose place is noted while the page is read.
fn in_flow(world: &World, attributes: &str) -> String {
    format!(
        "<status-widget {attributes} source=\"{}\" components=\"Desk\" storage=\"off\"></status-widget>\
         <p id=\"below\">Below</p><script>seen.below = document.getElementById('below').getBoundingClientRect().top;</script>",
        world.feed.origin()
    )
}

const MOVED: &str = "return document.getElementById('below').getBoundingClientRect().top - seen.below;";

#[test]
fn inline_uses_the_room_that_its_page_gives_it() {
    e2e::test_alike("inline_uses_the_room_that_its_page_gives_it", async |world| {
        let script = "<script async src=\"/dist/status-widget.js\"></script>";
        let sheet = "<style>status-widget { display: block; min-height: 9rem; }</style>";
        let narrow = "<style>status-widget { display: block; } @media (min-width: 1px) { main ~ status-widget { min-height: 9rem; } }</style>";
        let hostile = "<style>* { color: transparent; font: 3px/0 cursive; letter-spacing: 2em; } status-widget { display: block; min-height: 144px; }</style>";
        for (head, attributes) in [
            ("", "style=\"display: block; min-height: 9rem\""),
            (sheet, ""),
            (narrow, "placement=\"inline\""),
            (hostile, ""),
        ] {
            world.feed.summary(blip("summary-1315"));
            world.open(&format!("{head}{script}"), &in_flow(world, attributes)).await;
            world.until("the banner", |banner| banner.visible).await;
            assert_eq!(world.run(MOVED).await, json!(0), "{head} {attributes}");
            let inside = "const element = document.querySelector('status-widget'); const room = element.getBoundingClientRect();\
                const { top, bottom, height, width } = element.shadowRoot.querySelector('[part~=banner]').getBoundingClientRect();\
                return room.height === 144 && top >= room.top && bottom <= room.bottom && height > 20 && width === room.width\
                && getComputedStyle(element.shadowRoot.querySelector('[part~=headline]')).letterSpacing === 'normal';";
            assert_eq!(world.run(inside).await, json!(true), "{head} {attributes}");
            if world.browser.engine() == Engine::Blink {
                tokio::time::sleep(e2e::world::QUIET).await;
                assert_eq!(world.run(SHIFT).await, json!([]), "{head} {attributes}");
            }
            // What it no longer needs stays the page's.
            world.click("dismiss").await;
            world.until("nothing", |banner| !banner.visible).await;
            assert_eq!(world.run(MOVED).await, json!(0), "{head} {attributes}, dismissed");
        }
        // Without room it grows, and a banner at an edge takes none of it.
        for (attributes, grows) in
            [("", true), ("placement=\"top\" style=\"display: block; min-height: 9rem\"", false)]
        {
            world.open(script, &in_flow(world, attributes)).await;
            world.until("the banner", |banner| banner.visible).await;
            let moved = world.run(MOVED).await;
            assert_eq!(moved.as_f64().is_some_and(|moved| moved > 20.0), grows, "{attributes}: {moved}");
        }
        // Who hides it has hidden it.
        world.open(&format!("{sheet}{script}"), &in_flow(world, "hidden")).await;
        world.quiet().await;
        assert!(!world.banner().await.visible);
    });
}

/// Opens the details of something long in the gallery, and looks at the sheet.
async fn open(world: &World, placement: &str) {
    let wanted = json!({ "state": "many-updates", "placement": placement, "open": true });
    world.run_async(&format!("await look({wanted});")).await;
    world.run("banner.querySelector('[part=older]').click();").await;
    world.until_script("return banner.querySelectorAll('[part=update]').length > 30;").await;
}

/// The sheet's edges, and whether the page beside it can be seen and its reader scrolls nothing else.
const SHEET: &str = "const { left, right, top, bottom, height } = banner.getBoundingClientRect();\
    const behind = document.elementFromPoint(innerWidth / 2, top > 1 ? top / 2 : (bottom + innerHeight) / 2);\
    const scrolls = [banner, banner.querySelector('[part=details]')].filter((node) => node.scrollHeight > node.clientHeight + 1);\
    return { left, right: document.documentElement.clientWidth - right, top, bottom: innerHeight - bottom, share: height / innerHeight, behind: behind && behind.localName,\
      kept: scrolls.length > 0 && scrolls.every((node) => /contain/.test(getComputedStyle(node).overscrollBehaviorY)) };";

#[test]
fn opened_details_are_a_sheet_with_the_page_behind() {
    e2e::test_alike("opened_details_are_a_sheet_with_the_page_behind", async |world| {
        for (width, height, most) in [(320, 640, 0.85), (390, 844, 0.85), (844, 390, 0.6), (1280, 800, 0.6)] {
            world.browser.look(Look { width, height, dark: false }).await.unwrap();
            world.open_gallery().await;
            for placement in ["top", "bottom", "top-right", "bottom-left"] {
                open(world, placement).await;
                let sheet = world.run(SHEET).await;
                let number = |name: &str| sheet.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
                let what = format!("{width} × {height}, {placement}: {sheet}");
                let share = number("share");
                assert!(share <= most + 0.005 && share > most - 0.05, "{what}");
                assert_ne!(sheet["behind"], json!("status-widget"), "{what}");
                assert_ne!(sheet["behind"], json!(null), "{what}");
                assert_eq!(sheet["kept"], json!(true), "{what}");
                let edge = placement.split('-').next().unwrap_or_default();
                let is_sheet = width < 640 || !placement.contains('-');
                if is_sheet {
                    let touches = ["left", "right", edge].iter().all(|side| number(side).abs() < 0.5);
                    assert!(touches, "{what}");
                }
            }
        }
    });
}

#[test]
fn a_tap_outside_closes_a_sheet_and_nothing_else() {
    e2e::test_alike("a_tap_outside_closes_a_sheet_and_nothing_else", async |world| {
        let expanded = "return banner.querySelector('[part=toggle]').getAttribute('aria-expanded');";
        for (width, height, closes) in [(390, 844, true), (1280, 800, false)] {
            world.browser.look(Look { width, height, dark: false }).await.unwrap();
            world.open_gallery().await;
            open(world, "top").await;
            // What is under the finger is not pressed by the tap that closes the sheet; a click of script's own is let through.
            world
                .run(
                    "window.pressed = 0; const under = document.createElement('button'); under.onclick = () => { window.pressed += 1; };\
                     under.style.cssText = 'position: fixed; inset: auto 0 0; height: 40px'; document.body.append(under);\
                     document.addEventListener('pointerup', () => under.click());",
                )
                .await;
            // In its own text.
            world.browser.tap(f64::from(width) / 2.0, 200.0).await.unwrap();
            assert_eq!(world.run(expanded).await, json!("true"), "inside, {width} px");
            world.browser.tap(f64::from(width) / 2.0, f64::from(height) - 20.0).await.unwrap();
            let expected = if closes { "false" } else { "true" };
            world.until_script(&format!("return '{expected}' === (() => {{ {expanded} }})();")).await;
            assert_eq!(world.run("return banner.isConnected;").await, json!(true));
            // With each tap script's own; with the second the finger's, where that closes nothing.
            let pressed = if closes { 2 } else { 3 };
            assert_eq!(world.run("return window.pressed;").await, json!(pressed), "{width} px");
            // The next one is the page's.
            tokio::time::sleep(std::time::Duration::from_millis(600)).await;
            world.browser.tap(f64::from(width) / 2.0, f64::from(height) - 20.0).await.unwrap();
            assert_eq!(world.run("return window.pressed;").await, json!(pressed + 2), "{width} px, again");
        }
    });
}

#[test]
fn who_scrolls_a_sheet_to_its_end_does_not_scroll_the_page() {
    // A wheel that can be turned is the protocol's of Chromium alone.
    e2e::needs().engines(&[Engine::Blink]).alike().test(
        "who_scrolls_a_sheet_to_its_end_does_not_scroll_the_page",
        async |world| {
            world.browser.look(Look { width: 390, height: 844, dark: false }).await.unwrap();
            world.open_gallery().await;
            open(world, "top").await;
            world.run("document.body.style.minHeight = '5000px';").await;
            for _ in 0..8 {
                let turn = json!({ "type": "mouseWheel", "x": 195, "y": 400, "deltaX": 0, "deltaY": 900 });
                world.browser.devtools("Input.dispatchMouseEvent", turn).await.unwrap();
            }
            let end = "const details = banner.querySelector('[part=details]');\
                return details.scrollTop > 100 && details.scrollTop + details.clientHeight >= details.scrollHeight - 1;";
            world.until_script(end).await;
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            assert_eq!(world.run("return scrollY;").await, json!(0));
            // Beside the sheet the wheel is the page's.
            let turn = json!({ "type": "mouseWheel", "x": 195, "y": 820, "deltaX": 0, "deltaY": 300 });
            world.browser.devtools("Input.dispatchMouseEvent", turn).await.unwrap();
            world.until_script("return scrollY > 0;").await;
        },
    );
}

#[test]
fn it_keeps_clear_of_what_a_screen_has_at_its_edges() {
    // Only Chromium can be told of a screen that has any.
    e2e::needs().engines(&[Engine::Blink]).alike().test(
        "it_keeps_clear_of_what_a_screen_has_at_its_edges",
        async |world| {
            world.browser.look(Look { width: 844, height: 390, dark: false }).await.unwrap();
            let insets = json!({ "insets": { "top": 30, "left": 47, "right": 47, "bottom": 21 } });
            world.browser.devtools("Emulation.setSafeAreaInsetsOverride", insets).await.unwrap();
            world.open_gallery().await;
            for (placement, edge) in [("top", "top"), ("bottom", "bottom"), ("top-left", "top"), ("bottom-right", "bottom")] {
                let wanted = json!({ "state": "minor", "placement": placement });
                world.run_async(&format!("await look({wanted});")).await;
                let clear = format!(
                    "const all = [...banner.querySelectorAll('[part=icon], [part=text], [part=actions] > *, [part=dismiss]')].map((node) => node.getBoundingClientRect()).filter(({{ width }}) => width > 0);\
                     return all.length > 3 && all.every(({{ left, right, top, bottom }}) => left >= 47 && right <= document.documentElement.clientWidth - 47\
                       && ('{edge}' === 'top' ? top >= 30 : bottom <= innerHeight - 21));"
                );
                assert_eq!(world.run(&clear).await, json!(true), "{placement}");
            }
            // Of a stack only the first touches the edge.
            let wanted = json!({ "state": "stack-2", "placement": "top" });
            world.run_async(&format!("await look({wanted});")).await;
            let heads = "return [...document.querySelectorAll('status-widget')].map(({ shadowRoot }) =>\
                parseFloat(getComputedStyle(shadowRoot.querySelector('[part=banner]')).paddingTop)).join();";
            world.until_script(&format!("return '30,0' === (() => {{ {heads} }})();")).await;
            // Opened on a phone, a card of a corner is a sheet at that edge.
            world.browser.look(Look { width: 390, height: 844, dark: false }).await.unwrap();
            let insets = json!({ "insets": { "top": 47, "left": 0, "right": 0, "bottom": 34 } });
            world.browser.devtools("Emulation.setSafeAreaInsetsOverride", insets).await.unwrap();
            for placement in ["top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right"] {
                open(world, placement).await;
                let (above, below) = if placement.starts_with("top") { (47.0, 0.0) } else { (0.0, 34.0) };
                let clear = "const sheet = banner.getBoundingClientRect(); const bar = banner.querySelector('[part=bar]').getBoundingClientRect();\
                    const details = banner.querySelector('[part=details]').getBoundingClientRect();\
                    return [sheet.top, bar.top - sheet.top, sheet.bottom - details.bottom, innerHeight - sheet.bottom];";
                let clear: Vec<f64> = serde_json::from_value(world.run(clear).await).unwrap_or_default();
                let [top, over, under, bottom] = clear[..] else { panic!("{placement}: {clear:?}") };
                let touches = if above > 0.0 { top } else { bottom };
                assert!(touches.abs() < 0.5, "{placement}: {clear:?}");
                assert!((over - above).abs() < 0.5 && (under - below).abs() < 0.5, "{placement}: {clear:?}");
            }
        },
    );
}

#[test]
fn a_page_as_high_as_the_screen_stays_so() {
    e2e::test_alike("a_page_as_high_as_the_screen_stays_so", async |world| {
        let style = "<style>body { margin: 0; } #root { height: 100vh; }</style>";
        let rest = "const { scrollHeight, clientHeight } = document.documentElement; return scrollHeight - clientHeight;";
        for (feed, attributes, shows) in [
            ("summary-1315", "", true),
            ("summary-1315", "data-placement=\"bottom\"", true),
            ("summary-1300", "", false),
        ] {
            world.feed.summary(blip(feed));
            let tag = world.tag(&format!("{attributes} data-storage=\"off\""));
            let url = world.host.page("/", style, &format!("<div id=\"root\"></div>{tag}"));
            world.browser.goto(&url).await.unwrap();
            world.until_script("return document.querySelector('status-widget');").await;
            world.run_async("await document.querySelector('status-widget').refresh();").await;
            world.until("the banner", |banner| banner.visible == shows).await;
            assert_eq!(world.run(rest).await, json!(0), "{feed} {attributes}");
        }
    });
}

/// Bodies whose children have their places from how many there are.
const CONTAINERS: [&str; 4] = [
    "display: grid; place-items: center;",
    "display: grid; gap: 40px; align-content: center;",
    "display: flex; flex-direction: column; justify-content: space-between;",
    "display: flex; gap: 30px; justify-content: center;",
];

/// Where the page's own two things stand.
const PLACES: &str = "return [...document.querySelectorAll('main, footer')].map((node) => {\
    const { left, top, width, height } = node.getBoundingClientRect(); return [left, top, width, height].join(); }).join(' ');";

#[test]
fn a_body_that_is_a_grid_or_a_row_stays_as_it_is() {
    e2e::test_alike("a_body_that_is_a_grid_or_a_row_stays_as_it_is", async |world| {
        // What a page says of all that is hidden is not meant for a banner.
        let rules = "main { width: 200px; height: 100px; overflow: hidden; } footer { width: 100px; height: 40px; } [hidden] { display: none !important; }";
        for (container, feed, target) in CONTAINERS.iter().flat_map(|container| {
            [("summary-1300", false), ("summary-1315", false), ("summary-1315", true)]
                .map(|(feed, target)| (container, feed, target))
        }) {
            let what = format!("{container} {feed}, target: {target}");
            world.feed.summary(blip(feed));
            let place = if target { "#place" } else { "body" };
            let style = format!(
                "<style>body {{ margin: 0; }} {rules} {place} {{ min-height: 100vh; box-sizing: border-box; {container} }}</style>"
            );
            let own = "<main>Main</main><footer>Foot</footer>";
            let body = if target { format!("<div id=\"place\">{own}</div>") } else { own.to_owned() };
            world.open(&style, &body).await;
            // Those of the page before there is anything of ours in it.
            let before = world.run(PLACES).await;
            let options = json!({ "source": world.feed.origin(), "components": "Desk", "storage": "off",
                "target": if target { "#place" } else { "" }, "placement": "top" });
            // In each frame from here on.
            let watch = format!(
                "seen.moved = []; const look = () => {{ {PLACES} }}; const frame = () => {{ const at = look();\
                 if (at !== seen.moved[seen.moved.length - 1]) seen.moved.push(at); requestAnimationFrame(frame); }}; frame();"
            );
            let load = format!(
                "{watch} const script = document.createElement('script'); script.src = '/dist/status-widget.js';\
                 script.onload = () => {{ seen.handle = StatusWidget.mount({options}); }}; document.head.append(script);"
            );
            world.run(&load).await;
            world.until_script("return seen.events.some(({ name }) => name === 'change');").await;
            world.settle().await;
            assert_eq!(world.run(PLACES).await, before, "{what}, as all is told");
            world.run_async("await seen.handle.refresh();").await;
            world.until("the banner", |banner| banner.visible == (feed != "summary-1300")).await;
            world.settle().await;
            assert_eq!(world.run("return seen.moved;").await, json!([before]), "{what}");
            assert_eq!(world.run("return seen.handle.element.hidden;").await, json!(false), "{what}");
            // Who hides it has hidden it, also before it shows.
            world.run("seen.handle.element.hidden = true;").await;
            assert!(!world.banner().await.visible, "{what}");
            world.run("seen.handle.element.hidden = false;").await;
            assert_eq!(world.banner().await.visible, feed != "summary-1300", "{what}");
        }
        // Hidden by the page while nothing works in it yet.
        world.feed.summary(blip("summary-1315"));
        world.open("<script src=\"/dist/status-widget.js\"></script>", "").await;
        let options = json!({ "source": world.feed.origin(), "components": "Desk", "storage": "off" });
        world
            .run(&format!("seen.handle = StatusWidget.mount({options}); seen.handle.element.hidden = true;"))
            .await;
        world.run_async("await seen.handle.refresh();").await;
        world.settle().await;
        assert!(!world.banner().await.visible);
        world.run("seen.handle.element.hidden = false;").await;
        world.until("the banner", |banner| banner.visible).await;
    });
}
