//! What only a browser can tell: the reader of documents beside `JSON.parse`, and the banner's nodes.
//!
//! Run by `cargo xtask test` in a browser of each engine; the built bundle has its own tests in `tests/e2e`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]
#![cfg(target_family = "wasm")]

#[path = "support/plurals.rs"]
mod plurals;

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use status_widget::feed::json::read;
use status_widget::feed::shape::Shape;
use status_widget::feed::{Decoded, decode, posts};
use status_widget::shell::{Widget, borrow};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    AbortController, Element, HtmlElement, Response, ShadowRoot, ShadowRootInit, ShadowRootMode, TextDecoder,
};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/support/door.js")]
extern "C" {
    fn door() -> JsValue;
    fn give(element: &Element, options: &JsValue);
}

const FEED: &str = "https://status.example.com/api/v2/summary.json";

/// Name and text of each fixture that the parsers are compared on.
macro_rules! fixtures {
    ($($name:literal,)+) => { &[$(($name, include_str!(concat!("fixtures/", $name))),)+] };
}

#[wasm_bindgen_test]
fn all_parsers_give_equal_models() {
    let fixtures: &[(&str, &str)] = fixtures![
        "statuspage/affected-code-not-listed.json",
        "statuspage/affected-group-row.json",
        "statuspage/affected-only-in-an-older-update.json",
        "statuspage/affected-only-in-updates-by-code.json",
        "statuspage/affected-union-of-both-places.json",
        "statuspage/components-without-name-status-or-id.json",
        "statuspage/document-components-operational.json",
        "statuspage/document-components.json",
        "statuspage/document-empty-arrays.json",
        "statuspage/document-incidents-empty.json",
        "statuspage/document-incidents.json",
        "statuspage/document-maintenances.json",
        "statuspage/document-one-incident.json",
        "statuspage/document-unresolved.json",
        "statuspage/document-without-page.json",
        "statuspage/duplicate-names-both-in-trouble.json",
        "statuspage/duplicate-names-in-two-groups.json",
        "statuspage/maintenance-in-progress-overrun.json",
        "statuspage/maintenance-in-progress.json",
        "statuspage/maintenance-inside-incidents.json",
        "statuspage/missing-fields.json",
        "statuspage/null-fields.json",
        "statuspage/one-incident-without-id.json",
        "statuspage/one-incident-without-stage.json",
        "statuspage/one-incident-without-title.json",
        "statuspage/text-bidi-controls.json",
        "statuspage/text-emoji-and-accents.json",
        "statuspage/text-empty.json",
        "statuspage/text-html.json",
        "statuspage/text-line-separators.json",
        "statuspage/text-markdown.json",
        "statuspage/text-one-unbroken-word.json",
        "statuspage/text-outer-spaces.json",
        "statuspage/text-right-to-left.json",
        "statuspage/text-script.json",
        "statuspage/text-very-long.json",
        "statuspage/text-zero-width-only.json",
        "statuspage/text-zero-width.json",
        "statuspage/timestamps-empty.json",
        "statuspage/timestamps-far.json",
        "statuspage/timestamps-impossible.json",
        "statuspage/timestamps-microseconds.json",
        "statuspage/timestamps-no-fraction.json",
        "statuspage/timestamps-offset-half-hour.json",
        "statuspage/timestamps-offset.json",
        "statuspage/timestamps-unreadable.json",
        "statuspage/timestamps-without-zone.json",
        "statuspage/unknown-component-status-alone.json",
        "statuspage/unknown-component-status.json",
        "statuspage/unknown-fields.json",
        "statuspage/unknown-impact.json",
        "statuspage/unknown-indicator.json",
        "statuspage/unknown-maintenance-stage-before-window.json",
        "statuspage/unknown-maintenance-stage.json",
        "statuspage/unknown-stage.json",
        "statuspage/unreadable-bare-array-components.json",
        "statuspage/unreadable-bare-array-incidents.json",
        "statuspage/unreadable-empty-array.json",
        "statuspage/unreadable-empty-object.json",
        "statuspage/unreadable-error-body-500.json",
        "statuspage/unreadable-error-body-message.json",
        "statuspage/unreadable-null.json",
        "statuspage/unreadable-number.json",
        "statuspage/unreadable-other-tool-active-incidents.json",
        "statuspage/unreadable-other-tool-monitors.json",
        "statuspage/unreadable-other-tool-ongoing-incidents.json",
        "statuspage/unreadable-other-tool-services.json",
        "statuspage/unreadable-page-only.json",
        "statuspage/unreadable-status-only.json",
        "statuspage/unreadable-string.json",
        "statuspage/wrong-type-affected-components-string.json",
        "statuspage/wrong-type-component-id-number.json",
        "statuspage/wrong-type-component-name-number.json",
        "statuspage/wrong-type-component-number.json",
        "statuspage/wrong-type-component-status-number.json",
        "statuspage/wrong-type-components-object.json",
        "statuspage/wrong-type-group-flag-string.json",
        "statuspage/wrong-type-group-id-number.json",
        "statuspage/wrong-type-incident-components-string.json",
        "statuspage/wrong-type-incident-id-number.json",
        "statuspage/wrong-type-incident-impact-number.json",
        "statuspage/wrong-type-incident-null.json",
        "statuspage/wrong-type-incident-stage-bool.json",
        "statuspage/wrong-type-incident-string.json",
        "statuspage/wrong-type-incident-title-object.json",
        "statuspage/wrong-type-incidents-string.json",
        "statuspage/wrong-type-link-javascript.json",
        "statuspage/wrong-type-maintenances-number.json",
        "statuspage/wrong-type-page-string.json",
        "statuspage/wrong-type-shortlink-object.json",
        "statuspage/wrong-type-status-integer.json",
        "statuspage/wrong-type-times-numbers.json",
        "statuspage/wrong-type-update-body-object.json",
        "statuspage/wrong-type-update-number.json",
        "statuspage/wrong-type-updates-string.json",
        "blip/incidents-2111.json",
        "blip/incidents-postmortem.json",
        "blip/summary-1300.json",
        "blip/summary-1315.json",
        "blip/summary-1414.json",
        "blip/summary-1640.json",
        "blip/summary-2111.json",
    ];
    for (name, text) in fixtures {
        let (fixture, ours) = (text, decode(text.as_bytes()));
        let native: serde_json::Value = serde_json::from_str(text).expect("the fixture is JSON");
        for (parser, text) in
            [("serde_json", native.to_string()), ("JSON.parse", parsed(text).expect("JSON"))]
        {
            let theirs = decode(text.as_bytes());
            assert_eq!(theirs, ours, "{name}, parsed by {parser}");
            let incidents = |decoded: &Decoded| decoded.status.clone().map_or(Vec::new(), |it| it.incidents);
            for (incident, other) in incidents(&ours).iter().zip(&incidents(&theirs)) {
                assert_eq!(
                    posts(text.as_bytes(), other, 9),
                    posts(fixture.as_bytes(), incident, 9),
                    "{name}, parsed by {parser}: posts"
                );
            }
        }
    }
}

/// What a page's own parser makes of bytes, as text again; nothing where it refuses them.
fn parsed(text: &str) -> Option<String> {
    JSON::stringify(&JSON::parse(text).ok()?).ok()?.as_string()
}

/// Every kind of shape whose outcome does not tell how a number was written, or in which order a record's fields are.
static SHAPE: Shape = Shape::Record(
    &["components", "incidents", "page"],
    &[&Shape::List(&COMPONENT, 9), &Shape::List(&INCIDENT, 2), &COMPONENT],
);
static COMPONENT: Shape = Shape::Record(&["id", "name", "x"], &[&Shape::Text, &Shape::Lines, &Shape::Any]);
static INCIDENT: Shape =
    Shape::Record(&["name", "incident_updates"], &[&Shape::Text, &Shape::List(&BODY, 3)]);
static BODY: Shape = Shape::Record(&["body", "status"], &[&Shape::Lines, &Shape::Text]);

/// A document is taken, refused and read as the browser's own parser does, whatever befalls its bytes.
#[wasm_bindgen_test]
fn takes_refuses_and_reads_what_json_parse_does() {
    let documents = [
        BLIP,
        r#"{"page":{"id":"\ud83d\ude00\ud83d","name":"a\n\u0000b","x":-1.5e-7},"components":[{"id":"1","id":"2"},{"n\u0061me":"ü"}],"x":1e999}"#,
        r#" [ null , true,false , {"":{}} , [] , 0.10 , "\\\"\/" ] "#,
    ];
    let decoder = TextDecoder::new().expect("a decoder");
    let mut dice = dice(1);
    let mut taken = 0;
    for round in 0..6_000 {
        let mut bytes = documents[round % documents.len()].as_bytes().to_vec();
        for _ in 0..round / 3 % 4 {
            let place = dice(bytes.len());
            let signs = b"\"\\{}[],:0123456789.eE+-tfnu \n\t\0\x1f\x80\xbf\xc3\xe2\xed\xf0\xff";
            match dice(4) {
                0 => bytes[place] = signs[dice(signs.len())],
                1 => _ = bytes.remove(place),
                2 => bytes.insert(place, bytes[place]),
                _ => bytes.insert(place, signs[dice(signs.len())]),
            }
        }
        let text = decoder.decode_with_u8_array(&bytes).expect("it never fails");
        let theirs = parsed(&text);
        taken += usize::from(theirs.is_some());
        let theirs =
            theirs.as_ref().map(|text| read(text.as_bytes(), &SHAPE).expect("JSON.stringify gives JSON"));
        assert_eq!(read(&bytes, &SHAPE), theirs, "{text}");
    }
    assert!((2_000..5_000).contains(&taken), "{taken} were JSON");
}

/// Numbers that look like chance, the same ones for the same seed.
fn dice(mut state: u32) -> impl FnMut(usize) -> usize {
    move |sides| {
        state = state.wrapping_mul(747_796_405).wrapping_add(2_891_336_453);
        (state >> 8) as usize % sides
    }
}

/// An element with a shadow root in the page, as the loader makes it.
fn element() -> (HtmlElement, ShadowRoot) {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let host: HtmlElement = document.create_element("status-widget").expect("an element").unchecked_into();
    document.body().expect("a body").append_child(&host).expect("it takes children");
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).expect("a shadow root");
    (host, root)
}

fn options(pairs: &[(&str, &str)]) -> JsValue {
    let options = Object::new();
    for (name, value) in pairs {
        Reflect::set(&options, &(*name).into(), &(*value).into()).expect("a plain object");
    }
    // 13:30 on the day of the story.
    let now = Function::new_no_args("return Date.parse('2021-10-08T16:30:00Z')");
    Reflect::set(&options, &"now".into(), &now).expect("a plain object");
    options.into()
}

/// An answer as the loader hands it over: a real `Response`, without a network.
fn early(text: &str) -> JsValue {
    let response = Response::new_with_opt_str(Some(text)).expect("a response");
    let early = Object::new();
    let set = |name: &str, value: &JsValue| _ = Reflect::set(&early, &name.into(), value);
    let question = Object::new();
    let put = |name: &str, value: &JsValue| _ = Reflect::set(&question, &name.into(), value);
    put("askers", &1.into());
    // As long as it is not zero it is not too old.
    put("until", &f64::MAX.into());
    put("controller", &AbortController::new().expect("a controller"));
    put("response", &Promise::resolve(&response));
    set("url", &FEED.into());
    set("question", &question);
    early.into()
}

/// A widget at work, as the loader has one. Its page speaks English.
fn at_work(
    host: HtmlElement,
    root: &ShadowRoot,
    script: JsValue,
    placed: bool,
    early: JsValue,
) -> Rc<Widget> {
    borrow(&door());
    let loader = Object::new();
    let _ = Reflect::set(&loader, &"nearest".into(), &Function::new_no_args("return 'en en';"));
    let _ = Reflect::set(&loader, &"isElsewhere".into(), &Function::new_no_args("return false;"));
    let widget = Rc::new_cyclic(|this: &Weak<Widget>| {
        let this = this.clone();
        let call = Closure::<dyn Fn(i32, i32, JsValue)>::new(move |turn, came, value| {
            if let Some(widget) = this.upgrade() {
                widget.hear(turn, came, value);
            }
        });
        Widget::new(
            host,
            root,
            placed,
            early,
            JsValue::UNDEFINED,
            loader.unchecked_into(),
            call.into_js_value(),
        )
    });
    update(&widget, root, script);
    widget
}

/// Other options from script hold from now on.
fn update(widget: &Widget, root: &ShadowRoot, script: JsValue) {
    give(&root.host(), &script);
    widget.update(script);
}

/// A widget that has heard this feed, and knows nothing of what another test has shown or put away.
async fn widget(feed: &str, pairs: &[(&str, &str)]) -> (Rc<Widget>, ShadowRoot) {
    let (host, root) = element();
    let mut all = vec![("source", FEED), ("storage", "off")];
    all.extend(pairs);
    let told = told(&host);
    let widget = at_work(host, &root, options(&all), false, early(feed));
    told.await;
    (widget, root)
}

/// Until the element has told the page what became of an answer. It tells that once all is drawn.
fn told(host: &HtmlElement) -> impl Future<Output = ()> + use<> {
    let listen = Function::new_with_args(
        "host, resolve",
        "['change', 'error'].forEach(name => host.addEventListener(`status-widget-${name}`, resolve, { once: true }))",
    );
    let promise = Promise::new(&mut |resolve, _| _ = listen.call2(&JsValue::UNDEFINED, host, &resolve));
    async { _ = JsFuture::from(promise).await }
}

/// Lets promises, timers of no delay and what is due in the next frame run, which are not to do anything.
async fn settle() {
    for _ in 0..3 {
        let timeout = Function::new_with_args(
            "resolve",
            "setTimeout(() => requestAnimationFrame(() => setTimeout(resolve, 0)), 5)",
        );
        let promise = Promise::new(&mut |resolve, _| _ = timeout.call1(&JsValue::UNDEFINED, &resolve));
        let _ = JsFuture::from(promise).await;
    }
}

fn part(root: &ShadowRoot, name: &str) -> HtmlElement {
    let found = root.query_selector(&format!("[part='{name}']")).expect("a selector");
    found.unwrap_or_else(|| panic!("no part {name}")).unchecked_into()
}

/// Whether there is no banner in the tree.
fn is_gone(root: &ShadowRoot) -> bool {
    root.query_selector("[part~=banner]").unwrap().is_none()
}

fn text(root: &ShadowRoot, name: &str) -> String {
    part(root, name).text_content().unwrap_or_default()
}

const BLIP: &str = include_str!("fixtures/blip/summary-1315.json");
const CALM: &str = include_str!("fixtures/blip/summary-1300.json");
const SCRIPT: &str = include_str!("fixtures/statuspage/text-script.json");

#[wasm_bindgen_test]
async fn draws_the_banner() {
    let (widget, root) = widget(BLIP, &[("components", "Desk")]).await;
    assert!(!part(&root, "banner").hidden());
    assert_eq!(part(&root, "banner").get_attribute("data-severity").as_deref(), Some("minor"));
    assert_eq!(text(&root, "headline"), "Desk degraded");
    assert_eq!(text(&root, "message"), "Degraded performance on the BLiP");
    assert_eq!(text(&root, "stage"), "Investigating");
    assert_eq!(part(&root, "time").get_attribute("datetime").as_deref(), Some("2021-10-08T16:15:24.318Z"));
    let live = root.query_selector("[aria-live='polite']").unwrap().unwrap().text_content().unwrap();
    assert!(live.starts_with("Desk degraded"), "{live}");
    assert!(!live.contains("ago"), "nothing that ticks is said: {live}");
    drop(widget);
    assert_eq!(root.child_element_count(), 0, "nothing stays behind");
}

#[wasm_bindgen_test]
async fn draws_nothing_when_all_is_well() {
    let (_widget, root) = widget(CALM, &[]).await;
    assert!(is_gone(&root));
    assert_eq!(
        root.query_selector("[aria-live='polite']").unwrap().unwrap().text_content().as_deref(),
        Some("")
    );
}

#[wasm_bindgen_test]
async fn opens_closes_and_dismisses() {
    let (widget, root) = widget(BLIP, &[("components", "Desk")]).await;
    assert!(part(&root, "details").hidden());
    part(&root, "toggle").click();
    assert!(!part(&root, "details").hidden());
    assert_eq!(part(&root, "toggle").get_attribute("aria-expanded").as_deref(), Some("true"));
    assert!(!text(&root, "update-head").is_empty());
    // What reads bodies is not here to be fetched, so they are text, and that a moment later.
    while text(&root, "update-body").is_empty() {
        settle().await;
    }
    let escape = web_sys::KeyboardEventInit::new();
    escape.set_key("Escape");
    escape.set_bubbles(true);
    escape.set_composed(true);
    let escape = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &escape).unwrap();
    part(&root, "toggle").dispatch_event(&escape).unwrap();
    assert!(part(&root, "details").hidden());
    part(&root, "dismiss").click();
    assert!(is_gone(&root));
    let state = JSON::stringify(&widget.state()).unwrap().as_string().unwrap();
    assert!(state.contains("operational"), "{state}");
}

#[wasm_bindgen_test]
async fn text_of_the_feed_stays_text() {
    let (_widget, root) = widget(SCRIPT, &[]).await;
    part(&root, "toggle").click();
    assert!(text(&root, "headline").contains("<img"));
    assert!(root.query_selector("img, script, iframe").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn the_same_again_touches_nothing() {
    let (widget, root) = widget(BLIP, &[("components", "Desk")]).await;
    // Its place and its colours it has a frame later.
    settle().await;
    let seen = Array::new();
    let watch = Function::new_with_args(
        "root, seen",
        "new MutationObserver(all => all.forEach(one => seen.push(one)))
            .observe(root, {subtree: true, childList: true, attributes: true, characterData: true})",
    );
    watch.call2(&JsValue::UNDEFINED, &root, &seen).unwrap();
    update(&widget, &root, options(&[("source", FEED), ("components", "Desk")]));
    settle().await;
    assert_eq!(seen.length(), 0);
    update(&widget, &root, options(&[("source", FEED), ("components", "Desk"), ("theme", "dark")]));
    settle().await;
    assert_eq!(seen.length(), 1, "what differs is written");
}

#[wasm_bindgen_test]
async fn explains_as_the_host_does() {
    let (widget, _root) = widget(BLIP, &[("components", "Desk")]).await;
    let explained = JSON::stringify(&widget.explain()).unwrap().as_string().unwrap();
    let explained: serde_json::Value = serde_json::from_str(&explained).unwrap();
    assert_eq!(explained["level"], "minor");
    assert_eq!(explained["notices"][0]["components"], serde_json::json!(["Desk"]));
    assert_eq!(explained["reasons"][0]["because"], "open");
}

#[wasm_bindgen_test]
async fn a_bad_answer_leaves_nothing_and_says_so_once() {
    let (host, root) = element();
    let seen = Array::new();
    let watch = Function::new_with_args(
        "host, seen",
        "host.addEventListener('status-widget-error', event => seen.push(event.detail.kind))",
    );
    watch.call2(&JsValue::UNDEFINED, &host, &seen).unwrap();
    let told = told(&host);
    let _widget = at_work(host, &root, options(&[("source", FEED), ("storage", "off")]), false, early("{}"));
    told.await;
    settle().await;
    assert!(is_gone(&root));
    assert_eq!(seen.join(",").as_string().as_deref(), Some("format"));
}

#[wasm_bindgen_test]
async fn reads_attributes_and_script_options_alike() {
    let (host, root) = element();
    host.set_attribute("placement", "bottom").unwrap();
    let written = [("source", FEED), ("storage", "off")];
    let told = told(&host);
    let widget = at_work(host.clone(), &root, options(&written), true, early(BLIP));
    told.await;
    let placement = || part(&root, "banner").get_attribute("data-placement").unwrap();
    assert_eq!(placement(), "bottom");
    update(&widget, &root, options(&[written[0], written[1], ("placement", "top-right")]));
    assert_eq!(placement(), "top-right", "script goes before markup");
    host.remove_attribute("placement").unwrap();
    update(&widget, &root, options(&written));
    assert_eq!(placement(), "inline", "an element that the page has placed");
    let _: &Element = host.as_ref();
}

/// What a language counts in: the categories of the numbers that a notice may speak of. Some languages have a form for
/// whole millions besides.
#[wasm_bindgen_test]
fn languages_have_the_forms_that_the_browser_picks_from() {
    let categories = Function::new_with_args(
        "tag",
        "const rules = new Intl.PluralRules(tag); const used = new Set(['other']);\
         for (let number = 0; number <= 10000; number += 1) used.add(rules.select(number));\
         return ['zero', 'one', 'two', 'few', 'many', 'other'].filter((it) => used.has(it)).join(' ');",
    );
    for (language, forms) in plurals::FORMS {
        let used = categories.call1(&JsValue::UNDEFINED, &(*language).into()).expect("plural rules");
        assert_eq!(used.as_string().as_deref(), Some(*forms), "{language}");
    }
}
