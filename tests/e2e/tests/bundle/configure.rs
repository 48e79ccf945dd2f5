//! The configuring page, `dist/configure/`: that it finds what is at an address, shows the widget as it ships, says why, and writes what
//! works where it is pasted. What the widget decides is tested elsewhere.

use e2e::browser::Look;
use e2e::{Answer, Key, World, foreign, quillhaven};
use serde_json::{Value, json};

/// As npm installed it for the tests; one script that leaves `axe` behind.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/node_modules/axe-core/axe.min.js");

/// What is wrong by axe's rules of WCAG 2.2 A and AA and its best practices, on the page itself; the frame has its own document.
const CHECK: &str = "
const outcome = await axe.run(document, { iframes: false, rules: { 'target-size': { enabled: true } } });
const where = (node) => `${[].concat(...node.target).join(' ')} ${node.html.slice(0, 160)}`;
const faults = outcome.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${where(node)}`));
if (!outcome.passes.some(({ id }) => id === 'label')) faults.push('axe saw nothing');
return faults;
";

/// The banner in the preview: its headline, or nothing.
const PREVIEWED: &str = "const root = document.querySelector('iframe').contentDocument.querySelector('status-widget').shadowRoot;\
    const banner = root && root.querySelector('[part~=banner]');\
    return banner && !banner.hidden ? banner.querySelector('[part~=headline]').textContent : '';";

async fn open(world: &World, hash: &str) {
    let url = format!("{}/dist/configure/{hash}", world.host.origin());
    // From elsewhere: between two addresses that differ behind the `#` no page is loaded.
    world.browser.goto("about:blank").await.expect("an empty page");
    world.browser.goto(&url).await.expect("the page");
    told(world).await;
}

/// Waits until the preview has told what it shows.
async fn told(world: &World) {
    let told =
        "const { told, looking } = document.documentElement.dataset; return told && looking === undefined;";
    world.until_script(told).await;
}

async fn until_previewed(world: &World, headline: &str) {
    let headline = Value::from(headline);
    world.until_script(&format!("return (() => {{ {PREVIEWED} }})() === {headline};")).await;
}

async fn text(world: &World, selector: &str) -> String {
    let text = world.run(&format!("return document.querySelector({}).innerText;", json!(selector))).await;
    text.as_str().unwrap_or_default().to_owned()
}

/// What stands in the first block of what is to be pasted.
async fn written(world: &World) -> String {
    text(world, "#paste pre").await
}

/// Chooses in a list or writes into a field, as a hand does.
async fn put(world: &World, id: &str, value: &str) {
    let script = "const field = document.getElementById(ID); field.value = VALUE;\
        field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));";
    let script = script.replace("ID", &json!(id).to_string()).replace("VALUE", &json!(value).to_string());
    world.run(&script).await;
}

#[test]
fn what_it_wrote_works_where_it_is_pasted() {
    e2e::test("what_it_wrote_works_where_it_is_pasted", async |world| {
        world.feed.summary(quillhaven("components-in-each-kind-of-trouble"));
        open(world, &format!("#source={}&files=/dist/", world.feed.origin())).await;
        // The page reads the feed itself, so this has come over the network, from another origin.
        assert!(text(world, "#findings").await.contains("Statuspage"), "{}", text(world, "#findings").await);
        world
            .run(
                "[...document.querySelectorAll('.tree label')]\
                 .find((label) => label.innerText.includes('Mail')).querySelector('input').click();",
            )
            .await;
        until_previewed(world, "Mail down").await;
        let tag = written(world).await;
        assert!(tag.contains("integrity=\"sha384-") && tag.contains("data-components=\"Mail\""), "{tag}");
        // Pasted as it stands; the browser holds the script to its hash.
        world.open(&tag, "").await;
        world.until("the pasted tag", |banner| banner.headline == "Mail down").await;
        let other = tag.replacen("sha384-", "sha384-AAAA", 1);
        world.open(&other, "").await;
        world.quiet().await;
        assert_eq!(world.banner().await.elements, 0, "another hash is refused");
    });
}

#[test]
fn each_way_to_paste_works() {
    e2e::test_alike("each_way_to_paste_works", async |world| {
        world.feed.summary(quillhaven("components-in-each-kind-of-trouble"));
        for way in ["element", "script"] {
            let hash = format!(
                "#source={}&files=/dist/&components=Europe - API, Mail&paste={way}",
                world.feed.origin()
            );
            open(world, &hash).await;
            let blocks = world
                .run("return [...document.querySelectorAll('#paste pre')].map((it) => it.innerText);")
                .await;
            let [own, tag] = &blocks.as_array().unwrap()[..] else { panic!("two blocks: {blocks}") };
            let (own, tag) = (own.as_str().unwrap(), tag.as_str().unwrap());
            let body = if way == "script" { format!("<script>{own}</script>") } else { own.to_owned() };
            world.open(tag, &body).await;
            world.until(way, |banner| banner.headline == "Mail down").await;
        }
    });
}

#[test]
fn made_up_trouble_shows_in_the_preview_alone() {
    e2e::test_alike("made_up_trouble_shows_in_the_preview_alone", async |world| {
        world.feed.summary(quillhaven("all-operational"));
        open(world, &format!("#source={}&components=Mail", world.feed.origin())).await;
        until_previewed(world, "").await;
        for (kind, headline) in [
            ("degraded", "Mail degraded"),
            ("partial", "Mail partly down"),
            ("down", "Mail down"),
            ("page-wide", "Requests take long (made up)"),
            ("planned", "Move to larger machines (made up)"),
            ("under-way", "Mail under maintenance"),
            ("over", "Mail back to normal"),
            ("none", ""),
        ] {
            put(world, "trouble", kind).await;
            until_previewed(world, headline).await;
        }
        // In Portuguese, and with an option.
        put(world, "trouble", "down").await;
        put(world, "speech", "pt-BR").await;
        world.until_script(&format!("return /Mail/.test((() => {{ {PREVIEWED} }})()) && !/down/.test((() => {{ {PREVIEWED} }})());")).await;
        assert!(!written(world).await.contains("made"), "nothing made up is pasted");
    });
}

#[test]
fn a_feed_without_cors_is_told_and_read_by_hand() {
    e2e::test_alike("a_feed_without_cors_is_told_and_read_by_hand", async |world| {
        let page = foreign("uptime-kuma", "incident");
        let beats = foreign("uptime-kuma", "beats-down");
        world.feed.answer("/api/status-page/shop", [Answer::json(page.clone()).without_cors()]);
        world.feed.answer("/api/status-page/heartbeat/shop", [Answer::json(beats.clone()).without_cors()]);
        open(world, &format!("#source={}/status/shop&format=uptime-kuma", world.feed.origin())).await;
        assert!(
            text(world, "#findings").await.contains("no CORS header"),
            "{}",
            text(world, "#findings").await
        );
        let pasted = json!([page, beats]);
        world
            .run(&format!(
                "const areas = document.querySelectorAll('#by-hand textarea');\
                 {pasted}.forEach((text, at) => {{ areas[at].value = text; }});\
                 document.querySelector('#by-hand button').click();"
            ))
            .await;
        world.until_script("return document.querySelectorAll('.tree .leaf').length > 1;").await;
        assert!(text(world, "#findings").await.contains("Uptime Kuma"));
        // The tag asks a relay, whose configuration is a tab of its own, to which the findings lead.
        assert!(written(world).await.contains("https://relay.example.com/"), "{}", written(world).await);
        world.run("document.querySelector('#findings .link').click();").await;
        let relay: Value = serde_json::from_str(&written(world).await).expect("JSON");
        let sources: Vec<&Value> = relay["sources"].as_object().unwrap().values().collect();
        assert_eq!(sources[0]["format"], "uptime-kuma");
    });
}

#[test]
fn nothing_of_an_address_or_a_feed_runs() {
    e2e::test_alike("nothing_of_an_address_or_a_feed_runs", async |world| {
        let evil = "<img src=x onerror='top.ran=1'><script>top.ran=1</script>\"'`</textarea>";
        let mut document: Value = serde_json::from_str(&quillhaven("all-operational")).unwrap();
        document["page"]["name"] = json!(evil);
        document["components"][0]["name"] = json!(evil);
        document["incidents"] = json!([{ "id": "x", "name": evil, "impact": "minor", "status": evil, "shortlink": "javascript:top.ran=1",
            "components": [], "incident_updates": [{ "id": "y", "status": "investigating", "body": evil }] }]);
        world.feed.summary(document.to_string());
        let hash: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("source", &world.feed.origin())
            .append_pair("components", evil)
            .append_pair("name", evil)
            .append_pair("files", "\"><script>top.ran=1</script>/")
            .finish();
        open(world, &format!("#{hash}")).await;
        let tag = written(world).await;
        assert!(!tag.contains("<img"), "{tag}");
        for tab in ["element", "script", "react", "vue", "angular", "policy"] {
            world.run(&format!("document.getElementById('tab-{tab}').click();")).await;
        }
        open(world, "#source=javascript:top.ran=1").await;
        let seen =
            "return [typeof ran, document.querySelectorAll('img[src=x], a[href^=javascript]').length];";
        assert_eq!(world.run(seen).await, json!(["undefined", 0]));
    });
}

#[test]
fn axe_finds_nothing_and_nothing_is_wider_than_the_screen() {
    e2e::test_alike("axe_finds_nothing_and_nothing_is_wider_than_the_screen", async |world| {
        let axe = std::fs::read_to_string(AXE).expect("axe-core, which `cargo xtask dist` installs");
        world.feed.summary(quillhaven("components-in-each-kind-of-trouble"));
        for (width, dark, hash) in [
            (320, true, "#trouble=down".to_owned()),
            (1280, false, format!("#source={}&minimum=none", world.feed.origin())),
            (1280, true, format!("#source={}/nothing", world.feed.origin())),
        ] {
            world.browser.look(Look { width, height: 800, dark }).await.unwrap();
            open(world, &hash).await;
            world.run("document.querySelectorAll('details').forEach((it) => { it.open = true; });").await;
            assert_eq!(
                world
                    .run(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth;"
                    )
                    .await,
                json!(0),
                "at {width}"
            );
            world.run(&axe).await;
            let faults = world.run_async(CHECK).await;
            assert_eq!(faults, json!([]), "{hash} at {width}");
        }
    });
}

#[test]
fn it_works_by_keys_and_its_state_is_in_its_address() {
    e2e::test_alike("it_works_by_keys_and_its_state_is_in_its_address", async |world| {
        open(world, "").await;
        until_previewed(world, "Desk degraded").await;
        world.run("document.querySelector('.tree input').focus();").await;
        // The first group, then its second member off again.
        for key in [Key::Space, Key::Tab, Key::Tab, Key::Space] {
            world.browser.press(key).await.unwrap();
        }
        world.run("document.getElementById('tab-tag').focus();").await;
        world.browser.press(Key::Right).await.unwrap();
        let focus = "return [document.activeElement.id, document.getElementById('components').value];";
        assert_eq!(world.run(focus).await, json!(["tab-element", "Desk, Telephony"]));
        let address = world.run("return location.hash;").await;
        assert_eq!(address, json!("#components=Desk%2C+Telephony&paste=element"));
        open(world, "").await;
        open(world, address.as_str().unwrap()).await;
        assert_eq!(
            world
                .run(
                    "return [...document.querySelectorAll('.tree ul input')].map((it) => it.checked).join();"
                )
                .await,
            json!("true,false,true,false,false")
        );
        assert!(written(world).await.starts_with("<status-widget"), "{}", written(world).await);
    });
}

#[test]
fn it_loads_nothing_from_elsewhere() {
    e2e::test_alike("it_loads_nothing_from_elsewhere", async |world| {
        open(world, "").await;
        until_previewed(world, "Desk degraded").await;
        let here = world.host.origin();
        let loaded = world.loaded().await;
        assert!(
            loaded.iter().all(|address| address.starts_with(&here) || address.starts_with("data:")),
            "{loaded:?}"
        );
        assert_eq!(world.whole_console().await, []);
    });
}
