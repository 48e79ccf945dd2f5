//! Beside the libraries that apps are made with, as npm has them: what they do to a page, and that the banner stands. What is done without
//! one of them is in `stays.rs`; the element in templates is here, too.

use e2e::{World, blip};
use serde_json::json;

use crate::stays::STANDS;

/// What a page of a library has in its head, and in its body; and what is done to it, step by step. `/next` is another page of the kind.
struct Case {
    name: &'static str,
    head: &'static str,
    body: &'static str,
    steps: &'static [&'static str],
}

const BOOST: &str = "<script>document.body.setAttribute('hx-boost', 'true');</script><a id=\"link\" href=\"/next\">Next</a><p>This</p>";
const GO: &str = "document.getElementById('link').click();";

/// Each page's own mark is gone once it is another.
const CASES: [Case; 6] = [
    Case {
        name: "Turbo 8.0.23",
        head: "<script src=\"/lib/@hotwired/turbo/dist/turbo.es2017-umd.js\"></script>",
        body: "<a id=\"link\" href=\"/next\">Next</a>",
        steps: &[GO, "history.back();", "history.forward();", "Turbo.visit('/', { action: 'replace' });"],
    },
    Case {
        name: "Turbo 8.0.23, morphing",
        head: "<meta name=\"turbo-refresh-method\" content=\"morph\"><script src=\"/lib/@hotwired/turbo/dist/turbo.es2017-umd.js\"></script>",
        body: "<p>This</p>",
        steps: &[
            "Turbo.visit(location.href, { action: 'replace' });",
            "Turbo.session.refresh(location.href);",
        ],
    },
    Case {
        name: "htmx 2.0.11, boosting",
        head: "<script src=\"/lib/htmx/dist/htmx.min.js\"></script>",
        body: BOOST,
        steps: &[GO, "history.back();", "history.forward();", "history.back();"],
    },
    Case {
        name: "htmx 4.0.1, boosting",
        head: "<script src=\"/lib/htmx4/dist/htmx.min.js\"></script>",
        body: BOOST,
        steps: &[GO, "history.back();", "history.forward();", "history.back();"],
    },
    Case {
        name: "idiomorph 0.8.0",
        head: "<script src=\"/lib/idiomorph/dist/idiomorph.min.js\"></script>",
        body: "<p>This</p>",
        steps: &[
            "Idiomorph.morph(document.body, '<body><main>That</main></body>');",
            "Idiomorph.morph(document.documentElement, '<html><head></head><body><p>This</p></body></html>');",
        ],
    },
    Case {
        name: "React 19.3.1, recovering",
        head: "<script src=\"/lib/react-page.js\"></script>",
        body: "<div id=\"root\">of the server</div>",
        steps: &[
            "seen.recovered = 0; const e = React.createElement; React.hydrateRoot(document, e('html', null, e('head', null), e('body', null, e('p', null, 'of the browser'))),\
             { onRecoverableError: () => { seen.recovered += 1; } });",
            "if (!seen.recovered) throw new Error('nothing was wrong'); React.createRoot(document.body).render(React.createElement('p', null, 'Anew'));",
        ],
    },
];

/// Opens a page of this kind and has the banner up, which its tag brings.
async fn open(world: &World, case: &Case) {
    world.feed.summary(blip("summary-1315"));
    let tag = world.tag("data-components=\"Desk\" data-storage=\"off\"");
    let next = case.body.replace("/next", "/").replace("Next", "Back");
    world.host.page("/next", &format!("{}{tag}", case.head), &format!("<h2>Another</h2>{next}"));
    world.open(&format!("{}{tag}", case.head), case.body).await;
    world.until_script(STANDS).await;
}

#[test]
fn it_stands_whatever_they_do_to_the_page() {
    e2e::test_alike("it_stands_whatever_they_do_to_the_page", async |world| {
        for case in &CASES {
            open(world, case).await;
            for step in case.steps {
                println!("{}: {step}", case.name);
                world.run(step).await;
                tokio::time::sleep(std::time::Duration::from_millis(400)).await;
                world.until_script(STANDS).await;
            }
            let ours = world.console().await;
            assert!(
                !ours.iter().any(|line| line.message.contains("status-widget")),
                "{}: {ours:#?}",
                case.name
            );
        }
    });
}

/// The page's own element in the same place of both pages, with what has a library keep it.
fn kept(world: &World, head: &str, keep: &str, go: &str) -> (String, String) {
    let element = format!(
        "<status-widget id=\"kept\" {keep} source=\"{}\" components=\"Desk\" placement=\"top\" storage=\"off\"></status-widget>",
        world.feed.origin()
    );
    let head = format!("{head}<script async src=\"/dist/status-widget.js\"></script>");
    world.host.page("/next", &head, &format!("<h2>Another</h2>{element}"));
    (head, format!("{go}{element}"))
}

#[test]
fn an_element_that_a_library_keeps_keeps_its_place_and_offset() {
    e2e::test_alike("an_element_that_a_library_keeps_keeps_its_place_and_offset", async |world| {
        let link = "<a id=\"link\" href=\"/next\">Next</a>";
        for (name, head, keep, go, is_same) in [
            ("Turbo 8.0.23", CASES[0].head, "data-turbo-permanent", link, true),
            ("htmx 2.0.11", CASES[2].head, "hx-preserve", BOOST, true),
            ("htmx 4.0.1", CASES[3].head, "hx-preserve", BOOST, false),
        ] {
            world.feed.summary(blip("summary-1315"));
            let (head, body) = kept(world, head, keep, go);
            world.open(&head, &body).await;
            let stands = "const [element, second] = document.querySelectorAll('status-widget'); const root = element && element.shadowRoot;\
                const banner = root && root.querySelector('[part~=banner]'); const told = getComputedStyle(document.documentElement)\
                .getPropertyValue('--status-widget-offset-top').trim();\
                return !second && banner && banner.offsetHeight > 20 && told === `${banner.offsetHeight}px`;";
            world.until_script(stands).await;
            world.run("window.first = document.querySelector('status-widget');").await;
            for (step, sign) in [(GO, true), ("history.back();", false)] {
                world.run(step).await;
                // A library swaps first and says where the page is then: who goes back in between is at the page of another test.
                world
                    .until_script(&format!(
                        "return {sign} === Boolean(document.querySelector('h2')) && {sign} === (location.pathname === '/next');"
                    ))
                    .await;
                world.until_script(stands).await;
                let same =
                    world.run("return window.first === document.querySelector('status-widget');").await;
                if is_same {
                    assert_eq!(same, json!(true), "{name}, {step}");
                }
            }
            assert_eq!(world.console().await, [], "{name}");
        }
    });
}

#[test]
fn templates_set_properties_and_hear_events() {
    e2e::test_alike("templates_set_properties_and_hear_events", async |world| {
        world.feed.summary(blip("summary-1315"));
        let source = world.feed.origin();
        for (name, head, render) in [
            (
                "React 19.3.1",
                "<script src=\"/lib/react-page.js\"></script>",
                "const e = React.createElement; const root = React.createRoot(place); seen.render = (components) => root.render(e('status-widget',\
                 { source, components, pageWide: 'hide', messages: { degraded: '% is slow' }, refresh: '30s', 'onstatus-widget-change': ({ detail }) => seen.levels.push(detail.level) }));",
            ),
            (
                "Vue 3.5.45",
                "<script src=\"/lib/vue/dist/vue.runtime.global.prod.js\"></script>",
                "const state = Vue.reactive({ components: [] }); seen.render = (components) => { state.components = components; };\
                 Vue.createApp({ render: () => Vue.h('status-widget', { source, components: state.components, pageWide: 'hide', messages: { degraded: '% is slow' },\
                 refresh: '30s', 'onStatus-widget-change': ({ detail }) => seen.levels.push(detail.level) }) }).mount(place);",
            ),
        ] {
            // Before the file is there they write attributes, whose names browsers make small letters of; own properties are in `handle.rs`.
            let script = "<script src=\"/dist/status-widget.js\"></script>";
            world.open(&format!("{head}{script}"), "<div id=\"place\"></div>").await;
            world.run(&format!("seen.levels = []; const source = '{source}', place = document.getElementById('place'); {render} seen.render(['Desk']);")).await;
            world.until(name, |banner| banner.headline == "Desk is slow").await;
            world.run("seen.render(['Portal']);").await;
            world.until(name, |banner| !banner.visible).await;
            world.until_script("return seen.levels.join() === 'minor,operational';").await;
            let read = "const element = document.querySelector('status-widget'); return [element.components, element.getAttribute('page-wide'), typeof element.refresh];";
            assert_eq!(world.run(read).await, json!([["Portal"], "hide", "function"]), "{name}");
            assert_eq!(world.console().await, [], "{name}");
        }
    });
}

#[test]
fn it_works_inside_a_zone() {
    e2e::test_alike("it_works_inside_a_zone", async |world| {
        world.feed.summary(blip("summary-1315"));
        let zone = "<script src=\"/lib/zone.js/bundles/zone.umd.min.js\"></script>";
        world.open(&format!("{zone}{}", world.tag("data-components=\"Desk\"")), "").await;
        world.until("the banner", |banner| banner.headline == "Desk degraded").await;
        world.click("toggle").await;
        world.until("the post", |banner| !banner.updates.is_empty()).await;
        assert_eq!(world.console().await, []);
        world.host_goes_on().await;
    });
}
