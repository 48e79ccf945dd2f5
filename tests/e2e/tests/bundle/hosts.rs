//! Pages that are hard to live in: strict policies, a `fetch` of their own, nodes that come and go. Built-ins that a page has
//! overwritten are in `overwritten.rs`, its styles in `isolation.rs`.

use std::time::Duration;

use e2e::browser::Pace;
use e2e::{Answer, Engine, Gate, SUMMARY, blip};
use serde_json::{Value, json};

use crate::polls::CLOCK;

#[test]
fn a_strict_policy_has_nothing_to_refuse() {
    e2e::test_wasm("a_strict_policy_has_nothing_to_refuse", async |world| {
        let post = "\"body\": \"<p>We are <b>looking</b>.</p>\", \"was\":";
        world.feed.summary(blip("summary-1315").replacen("\"body\":", post, 1));
        let feed = world.feed.origin();
        let strict = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {feed}; img-src data:; \
             base-uri 'none'; form-action 'none'"
        );
        let trusted = "require-trusted-types-for 'script'; trusted-types";
        for (policy, body) in [
            (strict.clone(), "We are looking."),
            (format!("{strict}; {trusted} status-widget"), "We are looking."),
        ] {
            let tag = world.tag("data-components=\"Desk\"");
            let watch = "<script src=\"/violations.js\"></script>";
            world.open_under(&policy, &format!("{watch}{tag}"), "").await;
            let banner = world.until(&policy, |banner| banner.visible).await;
            assert_eq!(banner.headline, "Desk degraded", "{policy}");
            world.click("toggle").await;
            let banner = world.until("the post", |banner| !banner.updates.is_empty()).await;
            world.until_script("return document.querySelector('status-widget').shadowRoot.querySelector('[part~=update-body] strong') !== null;").await;
            assert!(world.banner().await.updates[0].contains(body), "{policy}: {banner:#?}");
            let position = "return getComputedStyle(document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]')).position;";
            assert_eq!(world.run(position).await, json!("fixed"), "{policy}: it has its style");
            assert_eq!(world.run("return seen.violations;").await, json!([]), "{policy}");
            assert_eq!(world.console().await, [], "{policy}");
            world.host_goes_on().await;
        }
    });
}

/// Before the loader: the page's own `fetch` for the feed is this function of the true one's arguments.
fn wrapped(instead: &str) -> String {
    format!(
        "<script>const fetchAsIs = window.fetch; seen.instead = {instead};\
         window.fetch = (url, how) => seen.instead && /json/.test(String(url)) ? seen.instead(url, how) : fetchAsIs(url, how);</script>"
    )
}

#[test]
fn a_fetch_of_the_pages_own_may_do_as_it_likes() {
    e2e::test("a_fetch_of_the_pages_own_may_do_as_it_likes", async |world| {
        world.feed.summary(blip("summary-1315"));
        for (instead, kind) in [
            ("() => Promise.reject('offline')", "network"),
            ("() => Promise.reject()", "network"),
            ("() => Promise.reject(Object.create(null))", "network"),
            ("() => Promise.reject({ get name() { throw 1; } })", "network"),
            ("() => { throw 'no'; }", "network"),
            ("() => { throw new TypeError('no'); }", "network"),
            ("() => undefined", "network"),
            ("async () => ({ ok: true, status: 200, json: async () => ({}) })", "network"),
            ("async () => Response.error()", "http"),
            (
                "async (...args) => { const answer = await fetchAsIs(...args); await answer.text(); return answer; }",
                "network",
            ),
            ("() => new Promise(() => {})", "timeout"),
            ("(url) => new Promise(() => fetchAsIs(url))", "timeout"),
        ] {
            let script = "<script src=\"/dist/status-widget.js\"></script>";
            world.open(&format!("{CLOCK}{}{script}", wrapped(instead)), "").await;
            // What one page has shown is not for the next one to begin with.
            let options = json!({ "source": world.feed.origin(), "components": "Desk", "storage": "off" });
            world.run(&format!("seen.handle = StatusWidget.mount({options});")).await;
            if kind == "timeout" {
                world.until_script("return seen.waits().length > 0;").await;
                world.run("seen.pass(10);").await;
            }
            world.until_script("return seen.events.some(({ name }) => name === 'error');").await;
            let errors = world.events("error").await;
            assert_eq!(errors[0]["detail"]["kind"], kind, "{instead}: {errors:#?}");
            assert!(world.banner().await.hidden, "{instead}");
            let lines = world.run("return seen.console;").await;
            assert_eq!(lines.as_array().map(Vec::len), Some(1), "{instead}: {lines:#}");

            world.run("seen.instead = undefined;").await;
            world.refresh().await;
            assert_eq!(world.banner().await.headline, "Desk degraded", "{instead}: it recovers");

            // And the other way round: what was good stands.
            world.run(&format!("seen.instead = {instead};")).await;
            world.run("seen.handle.refresh();").await;
            tokio::time::sleep(Duration::from_millis(200)).await;
            world.run("seen.pass(10);").await;
            world.until_script("return seen.events.filter(({ name }) => name === 'error').length > 1;").await;
            assert_eq!(world.banner().await.headline, "Desk degraded", "{instead}: it stands");
            world.host_goes_on().await;
        }
    });
}

#[test]
fn where_nothing_can_be_fetched_one_line_says_so() {
    e2e::test("where_nothing_can_be_fetched_one_line_says_so", async |world| {
        for (instead, lines) in [
            ("() => Promise.reject('offline')", 1),
            ("() => { throw 'no'; }", 1),
            ("() => undefined", 1),
            ("() => new Promise(() => {})", 0),
        ] {
            let head = format!(
                "<script>window.fetch = {instead};</script>{}",
                world.tag("data-components=\"Desk\"")
            );
            world.open(&head, "").await;
            world.quiet().await;
            assert!(!world.banner().await.visible, "{instead}");
            let told = world.run("return seen.console;").await;
            assert_eq!(told.as_array().map(Vec::len), Some(lines), "{instead}: {told:#}");
            world.host_goes_on().await;
        }
    });
}

#[test]
fn it_stands_above_the_page_but_for_what_the_page_puts_higher() {
    e2e::test_alike("it_stands_above_the_page_but_for_what_the_page_puts_higher", async |world| {
        world.feed.summary(blip("summary-1315"));
        let on_top = "const { x, y } = (() => { const box = document.querySelector('status-widget').shadowRoot\
            .querySelector('[part~=headline]').getBoundingClientRect();\
            return { x: box.left + box.width / 2, y: box.top + box.height / 2 }; })();\
            return document.elementFromPoint(x, y).localName;";
        for (height, own, expected) in [
            ("99999", "auto", "status-widget"),
            ("2147483000", "auto", "status-widget"),
            ("2147483647", "auto", "header"),
            ("99999999999999999999", "auto", "header"),
            // Among equals the last in the page is on top.
            ("2147483647", "2147483647", "status-widget"),
            ("10", "9", "header"),
        ] {
            let own = if own == "auto" {
                String::new()
            } else {
                format!("html {{ --status-widget-z-index: {own}; }}")
            };
            let style = format!(
                "<style>header {{ position: fixed; inset: 0; z-index: {height}; background: white; }} {own}</style>"
            );
            world
                .open(&format!("{style}{}", world.tag("data-components=\"Desk\"")), "<header>Head</header>")
                .await;
            world.until("the banner", |banner| banner.visible).await;
            assert_eq!(world.run(ON_TOP).await, json!(expected), "{height}");
            world.host_goes_on().await;
        }
    });
}

#[test]
fn a_base_elsewhere_leads_nobody_astray() {
    e2e::test("a_base_elsewhere_leads_nobody_astray", async |world| {
        world.feed.summary(blip("summary-1315"));
        let nowhere = e2e::serve::refused().await;
        let host = world.host.origin();
        // Before and after the tag: an address is read when its element is, and the files beside the script are beside it for good.
        let tag = world
            .tag("data-components=\"Desk\" data-lang=\"pt-BR\"")
            .replace("/dist/", &format!("{host}/dist/"));
        let base = format!("<base href=\"{nowhere}/app/\">");
        for head in [format!("{base}{tag}"), format!("{tag}{base}")] {
            world.open(&head, "").await;
            let banner = world.until("the banner", |banner| banner.visible).await;
            assert_ne!(banner.headline, "Desk degraded", "its words came from beside the script");
            assert_eq!(world.events("error").await, [] as [Value; 0]);
            assert_eq!(world.console().await, []);
            world.host_goes_on().await;
        }
        // What the page writes as its own address is one to its base.
        let base = format!("<base href=\"{}/\">", world.feed.origin());
        let tag = format!(
            "<script async src=\"{host}/dist/status-widget.js\" data-source=\"api/v2/summary.json\"></script>"
        );
        world.open(&format!("{base}{tag}"), "").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
    });
}

#[test]
fn a_moved_element_is_the_same_one() {
    e2e::test_alike("a_moved_element_is_the_same_one", async |world| {
        world.feed.summary(blip("summary-1315"));
        let element = format!(
            "<div id=\"a\"><status-widget source=\"{}\" components=\"Desk\" placement=\"inline\"></status-widget></div><div id=\"b\"></div>",
            world.feed.origin()
        );
        world.open("<script async src=\"/dist/status-widget.js\"></script>", &element).await;
        world.until("the banner", |banner| banner.visible).await;
        world.click("toggle").await;
        let moves = "const element = document.querySelector('status-widget');\
            for (let turn = 0; turn < 20; turn += 1) {\
              document.getElementById(turn % 2 ? 'a' : 'b').append(element);\
              if (turn % 5 === 0) await new Promise((done) => setTimeout(done)); }\
            document.getElementById('b').prepend(element); return 'moved';";
        world.run_async(moves).await;
        world.quiet().await;
        let banner = world.banner().await;
        assert_eq!(
            (banner.headline.as_str(), banner.expanded.as_str()),
            ("Desk degraded", "true"),
            "{banner:#?}"
        );
        assert!(banner.visible);
        assert_eq!(world.feed.polls(), 1);
        assert_eq!(world.events("change").await.len(), 1, "nothing has changed");
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

#[test]
fn removed_while_it_asks_it_asks_no_more() {
    e2e::test_alike("removed_while_it_asks_it_asks_no_more", async |world| {
        for (name, goes, returns) in [
            ("handle", "seen.handle.destroy();", ""),
            ("element", "document.querySelector('status-widget').remove();", ""),
            (
                "and put back",
                "seen.element = document.querySelector('status-widget'); seen.element.remove();",
                "document.body.append(seen.element);",
            ),
        ] {
            let before = world.feed.polls();
            let gate = Gate::default();
            world.feed.answer(SUMMARY, [Answer::json(blip("summary-1315")).behind(&gate)]);
            if name == "handle" {
                world.open_mounted("{ components: 'Desk' }").await;
            } else {
                // One that the page has placed is the page's to take out.
                let element = format!(
                    "<status-widget source=\"{}\" components=\"Desk\"></status-widget>",
                    world.feed.origin()
                );
                world.open("<script async src=\"/dist/status-widget.js\"></script>", &element).await;
            }
            let mut pace = Pace::default();
            while world.feed.polls() == before {
                pace.wait().await;
            }
            world.run(goes).await;
            gate.open();
            world.quiet().await;
            let banner = world.banner().await;
            assert!(banner.elements == 0 && !banner.visible, "{name}: {banner:#?}");
            assert_eq!(world.run("return seen.events;").await, json!([]), "{name}: nothing is told of it");
            assert_eq!(world.console().await, [], "{name}");
            world.host_goes_on().await;
            if !returns.is_empty() {
                world.run(returns).await;
                world.until("the banner, back", |banner| banner.headline == "Desk degraded").await;
            }
        }
    });
}

#[test]
fn fifty_elements_are_fifty_banners() {
    e2e::test_alike("fifty_elements_are_fifty_banners", async |world| {
        world.feed.summary(blip("summary-1315"));
        let source = world.feed.origin();
        let one = format!(
            "<status-widget source=\"{source}\" components=\"Desk\" placement=\"inline\"></status-widget>"
        );
        world.open("<script async src=\"/dist/status-widget.js\"></script>", &one.repeat(50)).await;
        let shown = "return [...document.querySelectorAll('status-widget')].filter(({ shadowRoot }) => shadowRoot\
            && shadowRoot.querySelector('[part~=headline]')?.textContent === 'Desk degraded').length === 50;";
        world.until_script(shown).await;
        assert_eq!(world.feed.polls(), 1);
        assert_eq!(world.events("change").await.len(), 50);
        world.host_goes_on().await;
        // And all are gone at once.
        world.run("document.querySelectorAll('status-widget').forEach((element) => element.remove());").await;
        world.quiet().await;
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}

/// What stands where the headline is.
const ON_TOP: &str = "const box = document.querySelector('status-widget').shadowRoot.querySelector('[part~=headline]').getBoundingClientRect();\
    return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2).localName;";

#[test]
fn a_modal_dialog_of_the_pages_own_stands_above_it() {
    e2e::test_alike("a_modal_dialog_of_the_pages_own_stands_above_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        let is = |name: &str| format!("return '{name}' === (() => {{ {ON_TOP} }})();");
        // As the usual libraries make one; and one that is in somebody's shadow root.
        let open = "const dialog = document.createElement('aside'); dialog.style.cssText = 'position: fixed; inset: 0; z-index: 50; padding-top: 50vh; background: white';\
            const panel = document.createElement('div'); panel.setAttribute('role', 'dialog'); panel.setAttribute('aria-modal', 'true');\
            panel.innerHTML = '<button>Fine</button>'; WHERE.append(panel); document.body.append(dialog); seen.dialog = dialog; panel.firstChild.focus();";
        for place in ["dialog", "dialog.attachShadow({ mode: 'open' })"] {
            let open = open.replace("WHERE", place);
            // What has the focus in there is not seen from outside, before it moves.
            let orders: &[bool] = if place == "dialog" { &[true, false] } else { &[false] };
            for &is_first in orders {
                world.open("", "<button id=\"opener\">Open</button>").await;
                if world.run("return document.hasFocus();").await != json!(true) {
                    assert_ne!(world.browser.engine(), Engine::Blink, "there it always has");
                    println!("left out: where the focus goes in a window that is not the active one");
                    return;
                }
                let tag = format!(
                    "StatusWidget.mount({{ source: '{}', components: 'Desk' }});",
                    world.feed.origin()
                );
                let load = format!(
                    "const script = document.createElement('script'); script.src = '/dist/status-widget.js'; script.onload = () => {{ {tag} }}; document.head.append(script);"
                );
                world.run("document.getElementById('opener').focus();").await;
                // The banner may come while the dialog is there.
                world.run(if is_first { &open } else { &load }).await;
                if !is_first {
                    world.until("the banner", |banner| banner.visible).await;
                    world.until_script(&is("status-widget")).await;
                }
                world.run(if is_first { &load } else { &open }).await;
                world.until("the banner", |banner| banner.visible).await;
                world.until_script(&is("aside")).await;
                world.run("document.getElementById('opener').focus(); seen.dialog.hidden = true; seen.dialog.style.zIndex = 1;").await;
                world.until_script(&is("status-widget")).await;
            }
        }
    });
}

#[test]
fn a_dialog_that_hides_all_else_stands_above_it() {
    e2e::test_alike("a_dialog_that_hides_all_else_stands_above_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        // Without `aria-modal`: such libraries hide what stands beside the dialog from assistive technology, and show it again.
        let dialog = "const dialog = document.createElement('aside'); dialog.style.cssText = 'position: fixed; inset: 0; z-index: 50; background: white';\
            document.body.append(dialog);";
        let above = "const banner = document.querySelector('status-widget').shadowRoot.querySelector('[part~=banner]');
            return Number(getComputedStyle(banner).zIndex) > 50;";
        for placement in ["top", "bottom-right"] {
            world.open_tag(&format!("data-components=\"Desk\" data-placement=\"{placement}\"")).await;
            world.until("the banner", |banner| banner.visible).await;
            world.run(dialog).await;
            for (attribute, value, expected) in [
                ("aria-hidden", "true", "aside"),
                ("aria-hidden", "false", "status-widget"),
                ("inert", "", "aside"),
            ] {
                world
                    .run(&format!(
                        "document.querySelector('status-widget').setAttribute('{attribute}', '{value}');"
                    ))
                    .await;
                let what = format!("{placement}, {attribute}={value}");
                assert_eq!(world.run(ON_TOP).await, json!(expected), "{what}");
                // What is inert is not found at a point, however high it stands.
                assert_eq!(world.run(above).await, json!(expected == "status-widget"), "{what}");
                world
                    .run(&format!("document.querySelector('status-widget').removeAttribute('{attribute}');"))
                    .await;
                assert_eq!(world.run(ON_TOP).await, json!("status-widget"), "{what}, taken off");
            }
        }
    });
}
