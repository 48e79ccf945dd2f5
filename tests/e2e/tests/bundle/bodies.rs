//! Bodies of posts: their structure reaches the page, and nothing else of them does, whatever they hold.

mod vectors;

use e2e::{Answer, SUMMARY, World, quillhaven};
use serde_json::{Value, json};
use vectors::VECTORS;

/// A feed with one incident and these posts, the first one newest.
fn feed(bodies: &[String]) -> String {
    let mut feed: Value = serde_json::from_str(&quillhaven("text-html")).unwrap();
    let update = feed["incidents"][0]["incident_updates"][0].clone();
    let posts = bodies.iter().enumerate().map(|(place, body)| {
        let mut post = update.clone();
        let seconds = 86_399 - place;
        let at = format!("2026-03-09T{:02}:{:02}:{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60);
        post["body"] = json!(body);
        post["display_at"] = json!(at);
        post
    });
    feed["incidents"][0]["incident_updates"] = posts.collect();
    feed.to_string()
}

/// Opens the details, with all posts.
async fn open(world: &World, count: usize) {
    world.until("the banner", |banner| banner.visible).await;
    world.click("toggle").await;
    if count > 5 {
        world.click("older").await;
    }
    let all = format!(
        "return document.querySelector('status-widget').shadowRoot.querySelectorAll('[part~=update-body]').length === {count};"
    );
    world.until_script(&all).await;
    // What reads them is fetched only now.
    world.until_script("return [...document.querySelector('status-widget').shadowRoot.querySelectorAll('[part~=update-body]')]\
        .some((body) => body.hasChildNodes());").await;
}

/// The HTML of each body that is shown.
const HTML: &str = "return [...document.querySelector('status-widget').shadowRoot.querySelectorAll('[part~=update-body]')]\
    .map((body) => body.innerHTML);";

/// Of each body: what stands in it that may not, and its text with a space between blocks. A null
/// character is dropped by one engine and shown as U+FFFD by another.
const READ: &str = "
const elements = ['P', 'H3', 'H4', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'PRE', 'STRONG', 'EM', 'CODE', 'A', 'BR'];
const may = (node, attribute) => attribute.name === 'dir' && attribute.value === 'auto' || node.tagName === 'A' && (
  attribute.name === 'href' && /^(https?:|mailto:)/.test(node.href) ||
  attribute.name === 'target' && attribute.value === '_blank' ||
  attribute.name === 'rel' && attribute.value === 'noopener noreferrer');
const text = (node) => [...node.childNodes].map((child) => child.nodeType === 3 ? child.data
  : /^(STRONG|EM|CODE|A)$/.test(child.tagName) ? text(child) : ` ${text(child)} `).join('');
return [...document.querySelector('status-widget').shadowRoot.querySelectorAll('[part~=update-body]')].map((body) => ({
  odd: [...body.querySelectorAll('*')].flatMap((node) => [
    ...(elements.includes(node.tagName) && node.namespaceURI === 'http://www.w3.org/1999/xhtml' ? [] : [node.outerHTML]),
    ...[...node.attributes].filter((attribute) => !may(node, attribute)).map((attribute) => attribute.name),
  ]),
  text: text(body).replace(/\\ufffd/g, '').replace(/[ \\n]+/g, ' ').trim(),
}));";

/// Does to everything in the bodies what a reader may do.
const TOUCH: &str = "
addEventListener('click', (event) => event.preventDefault());
for (const node of document.querySelector('status-widget').shadowRoot.querySelectorAll('[part~=update-body] *')) {
  for (const name of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'blur', 'click', 'load', 'toggle']) {
    node.dispatchEvent(new Event(name, { bubbles: true, composed: true, cancelable: true }));
  }
}";

/// Where the page is and what is in it besides the widget: what a body must leave alone.
const PAGE: &str =
    "return [location.href, document.title, document.baseURI, document.cookie, document.referrer,
  document.querySelectorAll('*').length, document.styleSheets.length, document.activeElement.tagName,
  getComputedStyle(document.getElementById('app')).display, history.length];";

#[test]
fn hostile_bodies_do_nothing() {
    e2e::test("hostile_bodies_do_nothing", async |world| {
        assert!(VECTORS.len() >= 120, "{}", VECTORS.len());
        let canary = format!("{}/canary", world.feed.origin());
        let fill = |text: &str| text.replace("CANARY", &canary).replace("RUN", "hacked=1");
        world.feed.answer("/canary", [Answer::json("{}")]);
        let mut pages = 0;
        // Two bodies of each, and no more posts than the widget reads of one incident.
        for vectors in VECTORS.chunks(100) {
            pages += 1;
            // Each as it is, and each where it is read as HTML for certain.
            let bodies: Vec<String> = vectors
                .iter()
                .flat_map(|(vector, _)| [fill(vector), fill(&format!("<b>seen</b> {vector}"))])
                .collect();
            world.feed.summary(feed(&bodies));
            world.open_tag("data-storage=\"off\"").await;
            world.until("the banner", |banner| banner.visible).await;
            let page = world.run(PAGE).await;
            open(world, bodies.len()).await;
            world.run(TOUCH).await;
            world.quiet().await;

            let read = world.run(READ).await;
            let read = read.as_array().unwrap();
            let mut wrong = Vec::new();
            for (place, body) in read.iter().enumerate() {
                let (vector, text) = vectors[place / 2];
                let expected = format!("seen {}", fill(text));
                let is_wrong = place % 2 == 1 && body["text"] != expected.trim();
                if is_wrong || body["odd"] != json!([]) {
                    wrong.push(format!("{vector:?}: {body} instead of {expected:?}"));
                }
            }
            assert_eq!(read.len(), bodies.len());
            assert!(wrong.is_empty(), "{wrong:#?}");
            assert_eq!(world.run("return typeof window.hacked;").await, json!("undefined"), "script has run");
            let asked: Vec<String> = world.feed.seen().into_iter().map(|seen| seen.path).collect();
            assert_eq!(asked, vec![SUMMARY; pages], "a body was loaded from");
            assert_eq!(world.run(PAGE).await, page, "the page is another");
            let loaded = world.loaded().await;
            assert_eq!(
                loaded.len(),
                if world.refuses_wasm { 3 } else { 6 },
                "the door, the feed, what stands behind the door and the wasm; what shows bodies, and its wasm: {loaded:#?}"
            );
            world.host_goes_on().await;
        }
    });
}

#[test]
fn the_traces_that_are_looked_for_are_left_by_inner_html() {
    e2e::test("the_traces_that_are_looked_for_are_left_by_inner_html", async |world| {
        let canary = format!("{}/canary", world.feed.origin());
        world.feed.answer("/canary", [Answer::json("{}")]);
        world.open("<div id=\"naive\"></div>", "").await;
        let naive = json!(format!("<img src='{canary}' onerror='hacked=1'>"));
        world.run(&format!("document.getElementById('naive').innerHTML = {naive};")).await;
        world.until_script("return window.hacked === 1;").await;
        assert!(world.feed.seen().iter().any(|seen| seen.path == "/canary"));
    });
}

#[test]
fn deep_and_long_bodies_are_drawn() {
    e2e::test("deep_and_long_bodies_are_drawn", async |world| {
        // Of a longer one the end is not read.
        let deep = |open: &str| format!("{}<b>x</b>", open.repeat(49_000 / open.len()));
        let bodies = ["<div>", "<b>", "<ul><li>", "<blockquote>", "<svg>"].map(deep);
        world.feed.summary(feed(&bodies));
        world.open_tag("").await;
        open(world, bodies.len()).await;
        let read = world.run(READ).await;
        for (body, expected) in read.as_array().unwrap().iter().zip(["x", "x", "x", "x"]) {
            assert_eq!((&body["odd"], &body["text"]), (&json!([]), &json!(expected)));
        }
        world.feed.summary(feed(&["**".repeat(50_000), "[".repeat(100_000), "<p>a".repeat(1_000)]));
        world.open_tag("").await;
        open(world, 3).await;
        world.host_goes_on().await;
    });
}

#[test]
fn html_and_markdown_keep_their_structure() {
    e2e::test("html_and_markdown_keep_their_structure", async |world| {
        let page =
            "<a href=\"https://status.quillhaven.example\" target=\"_blank\" rel=\"noopener noreferrer\">";
        let html = format!(
            "<p dir=\"auto\">We are <strong>looking</strong> into it.<br>More at {page}our page</a>.</p>\
             <ul dir=\"auto\"><li>one</li><li>two</li></ul>"
        );
        let markdown = format!(
            "<h3 dir=\"auto\">What we know</h3><ul dir=\"auto\"><li>results are <strong>late</strong></li>\
             <li><em>some</em> are missing</li></ul><p dir=\"auto\">See {page}the page</a> (updated often).</p>"
        );
        for (fixture, expected) in [("text-html", html), ("text-markdown", markdown)] {
            world.feed.summary(quillhaven(fixture));
            world.open_tag("").await;
            open(world, 1).await;
            assert_eq!(world.run(HTML).await, json!([expected]), "{fixture}");
        }
    });
}

#[test]
fn the_same_body_is_not_drawn_again() {
    e2e::test("the_same_body_is_not_drawn_again", async |world| {
        let body = "<p>a <b>b</b></p>".to_owned();
        world.feed.summary(feed(std::slice::from_ref(&body)));
        world.open_mounted("{ now: () => Date.UTC(2026, 2, 10, 12) }").await;
        open(world, 1).await;
        world
            .run(
                "const root = document.querySelector('status-widget').shadowRoot; seen.changes = 0;\
                 new MutationObserver((records) => { seen.changes += records.length; })\
                   .observe(root, { subtree: true, childList: true, attributes: true, characterData: true });\
                 seen.kept = root.querySelector('[part~=update-body] strong');",
            )
            .await;
        world.refresh().await;
        world.quiet().await;
        assert_eq!(world.run("return [seen.changes, seen.kept.isConnected];").await, json!([0, true]));
        world.feed.summary(feed(&["<p>a <i>c</i></p>".to_owned()]));
        world.refresh().await;
        assert_eq!(
            world.run("return [seen.changes > 0, seen.kept.isConnected];").await,
            json!([true, false])
        );
    });
}

#[test]
fn following_a_link_of_a_body_is_told() {
    e2e::test("following_a_link_of_a_body_is_told", async |world| {
        world.feed.summary(feed(&["See https://nowhere.invalid/a.".to_owned()]));
        world.open_tag("").await;
        open(world, 1).await;
        world.run("addEventListener('click', (event) => event.preventDefault());").await;
        world.click("update-body] a[href").await;
        let events = world.events("link").await;
        assert_eq!(events.len(), 1, "{events:?}");
        assert_eq!(events[0]["detail"]["href"], "https://nowhere.invalid/a");
    });
}

/// What a page with this policy makes of a body in HTML, and how often Trusted Types had to complain of it.
async fn under(world: &World, policy: &str) -> (Value, Value) {
    world.feed.summary(feed(&["<b>a</b> *c*".to_owned(), "*b*".to_owned(), "<i>c</i>".to_owned()]));
    let watch = "<script src=\"/violations.js\"></script>";
    world.open_under(policy, &format!("{watch}{}", world.tag("")), "").await;
    open(world, 3).await;
    world.host_goes_on().await;
    let violations = "return seen.violations.filter((it) => it.includes('trusted-types')).length;";
    (world.run(HTML).await, world.run(violations).await)
}

#[test]
fn trusted_types_are_kept_to() {
    e2e::test("trusted_types_are_kept_to", async |world| {
        let drawn = json!([
            "<p dir=\"auto\"><strong>a</strong> *c*</p>",
            "<p dir=\"auto\"><em>b</em></p>",
            "<p dir=\"auto\"><em>c</em></p>"
        ]);
        let as_text = json!(["&lt;b&gt;a&lt;/b&gt; *c*", "*b*", "&lt;i&gt;c&lt;/i&gt;"]);
        let required = "require-trusted-types-for 'script'; trusted-types";
        let found = under(world, &format!("{required} status-widget")).await;
        assert_eq!(found, (drawn.clone(), json!(0)));

        // A browser that knows no Trusted Types has nothing to refuse.
        let knows = world.run("return 'trustedTypes' in window;").await == json!(true);
        let expected = if knows { (as_text, json!(1)) } else { (drawn, json!(0)) };
        for policy in [
            format!("{required} 'none'"),
            format!("{required} somebody-else"),
            format!("script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; {required} 'none'"),
        ] {
            let before = world.console().await.len();
            assert_eq!(under(world, &policy).await, expected, "{policy}");
            assert_eq!(world.events("error").await, Vec::<Value>::new(), "{policy}");
            assert_eq!(world.console().await.split_off(before), [], "{policy}");
        }
    });
}

#[test]
fn bodies_are_text_where_what_reads_them_cannot_be_had() {
    e2e::test_wasm("bodies_are_text_where_what_reads_them_cannot_be_had", async |world| {
        let as_text = json!(["&lt;p&gt;a *b*&lt;/p&gt;"]);
        let other =
            "document.dispatchEvent(new CustomEvent('status-widget-script', { detail: () => hacked = 1 }));";
        for (file, instead) in [(".bodies.", None), (".bodies.", Some(other)), (".bodies.", Some(""))] {
            world.host.spoil(file, instead);
            world.feed.summary(feed(&["<p>a *b*</p>".to_owned()]));
            world.open_tag("").await;
            open(world, 1).await;
            assert_eq!(world.run(HTML).await, as_text, "{instead:?}");
            assert_eq!(world.run("return typeof window.hacked;").await, json!("undefined"), "{instead:?}");
            world.host_goes_on().await;
        }
    });
}
