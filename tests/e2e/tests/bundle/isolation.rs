//! The wall between page and widget: styles, globals, storage, requests. Neither side reaches over.

use e2e::{blip, quillhaven};
use serde_json::json;

#[test]
fn host_styles_do_not_break_it() {
    e2e::test_alike("host_styles_do_not_break_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        for style in [
            "* { all: unset !important; }",
            "body * { font: 3px/0 cursive; letter-spacing: 2em; color: transparent; opacity: .1; transform: rotate(9deg); }",
            "section, button, a, div, span { display: none !important; position: absolute !important; }",
            "html { font-size: 2px; } body { direction: ltr; text-transform: uppercase; white-space: nowrap; text-align: right; }",
        ] {
            let head = format!("<style>{style}</style>{}", world.tag("data-components=\"Desk\""));
            world.open(&head, "").await;
            let banner = world.until(style, |banner| banner.visible).await;
            assert_eq!(banner.headline, "Desk degraded", "{style}");
            let look = world
                .run(
                    "const root = document.querySelector('status-widget').shadowRoot;\
                     const headline = root.querySelector('[part~=headline]'); const style = getComputedStyle(headline);\
                     const box = root.querySelector('[part~=banner]').getBoundingClientRect();\
                     const size = parseFloat(style.fontSize);\
                     return { size, spacing: style.letterSpacing, text: style.textTransform, top: box.top,\
                       wide: box.width > innerWidth / 2, lined: headline.getBoundingClientRect().height >= size };",
                )
                .await;
            assert!(look["size"].as_f64().is_some_and(|size| size >= 12.0), "{style}: {look}");
            assert_eq!(look["wide"], true, "{style}: {look}");
            assert_eq!(look["lined"], true, "{style}: {look}");
            assert_eq!(look["text"], "none", "{style}: {look}");
            assert_eq!(look["spacing"], "normal", "{style}: {look}");
            assert!(look["top"].as_f64().is_some_and(|top| (0.0..40.0).contains(&top)), "{style}: {look}");
        }
    });
}

/// As the tools do that find elements by role: through open shadow roots, by the attribute or what an element is by itself. Of a heading
/// and a link there is none of ours either while nothing shows.
const ROLES: &str = "const own = { output: 'status', h1: 'heading', h2: 'heading', a: 'link', section: 'region', article: 'article', button: 'button' };\
    const found = {}; const look = (root) => root.querySelectorAll('*').forEach((node) => {\
      const role = node.getAttribute('role') || (node.checkVisibility() && own[node.localName]);\
      if (role) (found[role] = found[role] || []).push(node.getRootNode() === document ? node.id || node.localName : `ours: ${node.outerHTML.slice(0, 80)}`);\
      if (node.shadowRoot) look(node.shadowRoot);\
    }); look(document); return found;";

#[test]
fn a_page_finds_its_own_roles_alone() {
    e2e::test_alike("a_page_finds_its_own_roles_alone", async |world| {
        let own = "<div id=\"saved\" role=\"alert\">Saved</div><div id=\"ready\" role=\"status\">Ready</div><output id=\"sum\">3</output>";
        for (document, shows) in [
            (quillhaven("all-operational"), false),
            (blip("summary-1315"), true),
            (quillhaven("component-worse-than-impact"), true),
            // With everything there is at work, and nothing to show.
            (blip("summary-2111"), false),
        ] {
            world.feed.summary(document);
            world.open(&world.tag("data-storage=\"off\""), own).await;
            world.until("the banner, or none", |banner| banner.visible == shows).await;
            world.settle().await;
            if !shows {
                world.run_async("await document.querySelector('status-widget').refresh();").await;
            }
            let roles = world.run(ROLES).await;
            assert_eq!(roles["alert"], json!(["saved"]), "{roles}");
            assert_eq!(roles["status"], json!(["ready", "sum"]), "{roles}");
            if !shows {
                assert!(!roles.to_string().contains("ours"), "{roles}");
            }
        }
    });
}

/// Links of ours that lead nowhere, seen or not: to a crawler and to Lighthouse a hidden one is one, too.
const DEAD: &str = "return [...document.querySelector('status-widget').shadowRoot.querySelectorAll('a:not([href])')].map((link) => link.outerHTML);";

#[test]
fn no_link_is_without_an_address() {
    e2e::test_alike("no_link_is_without_an_address", async |world| {
        let here = "\"https://status.quillhaven.example\"";
        let with = quillhaven("component-worse-than-impact");
        let without = with.replacen(here, "null", 1);
        assert_ne!(with, without);
        for (document, link) in [(blip("summary-1315"), true), (without.clone(), false)] {
            world.feed.summary(document);
            world.open(&world.tag("data-storage=\"off\""), "").await;
            world.until("the banner", |banner| banner.visible).await;
            assert_eq!(world.run(DEAD).await, json!([]), "closed");
            world.click("toggle").await;
            world.until("its details", |banner| banner.expanded == "true").await;
            assert_eq!(world.run(DEAD).await, json!([]), "opened");
            let last = "const actions = document.querySelector('status-widget').shadowRoot.querySelector('[part=actions]');\
                return actions.lastElementChild.getAttribute('part');";
            assert_eq!(world.run(last).await, json!(if link { "link" } else { "toggle" }));
        }
        // One comes where the feed has come to have one, and goes again.
        for (document, links) in [(with, 1), (without, 0)] {
            world.feed.summary(document);
            world.run_async("await document.querySelector('status-widget').refresh();").await;
            let count = "return document.querySelector('status-widget').shadowRoot.querySelectorAll('[part=link]').length;";
            assert_eq!(world.run(count).await, json!(links));
            assert_eq!(world.run(DEAD).await, json!([]));
        }
    });
}

#[test]
fn it_adds_one_global_and_nothing_else() {
    e2e::test("it_adds_one_global_and_nothing_else", async |world| {
        world.feed.summary(blip("summary-1315"));
        let natives = "<script>seen.natives = () => [Array, Object, Promise, Element, String, Response].map((owner) =>\
            Object.getOwnPropertyNames(owner.prototype).length + Object.getOwnPropertyNames(owner).length).join();\
            seen.before_natives = seen.natives();</script>";
        let head = format!("{natives}{}", world.tag("data-components=\"Desk\""));
        world.open(&head, "").await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(world.run("return seen.natives() === seen.before_natives;").await, json!(true));
        assert_eq!(world.run("return document.cookie;").await, json!(""));
        assert_eq!(
            world
                .run("return document.querySelectorAll('style, link[rel=stylesheet], iframe').length;")
                .await,
            json!(0)
        );
        // Our own pages have "ticks", and the browser's driver leaves "ret_nodes" behind.
        let names = "const known = [...seen.before, 'ticks', 'ret_nodes'];\
            return Object.getOwnPropertyNames(window).filter((name) => !known.includes(name));";
        assert_eq!(world.run(names).await, json!(["StatusWidget"]));
    });
}

#[test]
fn one_plain_request_without_credentials() {
    e2e::test("one_plain_request_without_credentials", async |world| {
        world.feed.summary(blip("summary-1315"));
        // Ports share cookies: this one would go to the feed, too.
        let head =
            format!("<script>document.cookie = 'secret=1'</script>{}", world.tag("data-components=\"Desk\""));
        world.open(&head, "").await;
        world.until("the banner", |banner| banner.visible).await;
        world.quiet().await;
        let seen = world.feed.seen();
        assert_eq!(seen.len(), 1, "{seen:#?}");
        let request = &seen[0];
        assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", e2e::SUMMARY));
        let own = [
            "accept",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "connection",
            "host",
            "origin",
            "pragma",
            "priority",
            "referer",
            "user-agent",
        ];
        for (name, _) in &request.headers {
            assert!(own.contains(&name.as_str()) || name.starts_with("sec-"), "a header of ours: {name}");
        }
        let origin = format!("{}/", world.host.origin());
        assert!(request.header("referer").is_none_or(|referer| referer == origin), "{request:#?}");
    });
}

#[test]
fn a_page_loads_three_files_besides_the_feed() {
    e2e::test("a_page_loads_three_files_besides_the_feed", async |world| {
        world.feed.summary(quillhaven("component-in-trouble-without-incident"));
        world.open_tag("").await;
        world.until("the banner", |banner| banner.visible).await;
        world.quiet().await;
        let own = world.loaded().await;
        let dist = own.iter().filter(|name| name.starts_with(&world.host.origin())).count();
        let feed = own.iter().filter(|name| name.starts_with(&world.feed.origin())).count();
        // Where WebAssembly is refused one file stands in for two.
        let (files, all) = if world.refuses_wasm { (2, 3) } else { (3, 4) };
        assert_eq!((dist, feed, own.len()), (files, 1, all), "{own:#?}");
    });
}

#[test]
fn a_nonce_of_ones_own_lets_the_style_in_where_sheets_cannot_be_made() {
    e2e::test("a_nonce_of_ones_own_lets_the_style_in_where_sheets_cannot_be_made", async |world| {
        world.feed.summary(blip("summary-1315"));
        let script = "<script>delete Document.prototype.adoptedStyleSheets</script><script src=\"/dist/status-widget.js\"></script>";
        let source = world.feed.origin();
        for (nonce, styled) in [("mine", true), ("theirs", false)] {
            let element = format!("<status-widget source=\"{source}\" nonce=\"{nonce}\"></status-widget>");
            for (body, then) in [
                ("", format!("StatusWidget.mount({{ source: '{source}', nonce: '{nonce}' }});")),
                (element.as_str(), String::new()),
            ] {
                world.open_under("style-src 'nonce-mine'", script, body).await;
                world.until_script("return typeof StatusWidget === 'object';").await;
                world.run(&then).await;
                world.until_script("const element = document.querySelector('status-widget');\
                    const root = element && element.shadowRoot; const banner = root && root.querySelector('[part~=banner]');\
                    return banner && !banner.hidden;").await;
                let position = "return getComputedStyle(document.querySelector('status-widget').shadowRoot\
                    .querySelector('[part~=bar]')).position;";
                assert_eq!(world.run(position).await == json!("relative"), styled, "{nonce} {body}");
                let is_hidden =
                    "return getComputedStyle(document.querySelector('status-widget')).display === 'none';";
                assert_eq!(
                    world.run(is_hidden).await,
                    json!(false),
                    "what is told is to be seen: {nonce} {body}"
                );
            }
        }
    });
}

#[test]
fn a_page_that_hides_it_shows_none_of_it() {
    e2e::test_alike("a_page_that_hides_it_shows_none_of_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        let element = |attributes: &str| {
            format!(
                "<status-widget {attributes} source=\"{}\" storage=\"off\"></status-widget>",
                world.feed.origin()
            )
        };
        let script = "<script async src=\"/dist/status-widget.js\"></script>";
        // In a drawer that is shut; by a framework's `v-show`, as it is written and as script writes it; and by the page's word for it.
        for (drawer, attributes) in [
            ("visibility: hidden", "placement=\"inline\""),
            ("", "placement=\"top\" style=\"display:none\""),
            ("", "placement=\"bottom-left\" style=\"color: red; display: none;\""),
            ("", "placement=\"top\" hidden"),
        ] {
            world
                .open(script, &format!("<div id=\"drawer\" style=\"{drawer}\">{}</div>", element(attributes)))
                .await;
            world.until_script("const { state } = document.querySelector('status-widget'); return state && state.level === 'minor';").await;
            world.quiet().await;
            let seen = "const banner = document.querySelector('status-widget').shadowRoot.querySelector('[part=banner]');\
                return banner.getClientRects().length > 0 && getComputedStyle(banner).visibility === 'visible';";
            assert_eq!(world.run(seen).await, json!(false), "{drawer} {attributes}");
            let covered = "return parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--status-widget-offset-top'));";
            assert_eq!(world.run(covered).await, json!(0), "{drawer} {attributes}");
            world
                .run("document.getElementById('drawer').style.visibility = ''; const element = document.querySelector('status-widget'); element.style.display = ''; element.hidden = false;")
                .await;
            world.until_script(seen).await;
        }
    });
}
