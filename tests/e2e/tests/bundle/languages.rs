//! The language of the widget: which one it is, what it costs, and what stays as the feed has it. Times are of `times.rs`.

use e2e::{World, blip, quillhaven};
use serde_json::{Value, json};

/// Language, headline, stage, link and close button of the Blip notice; the direction, and the headline of four.
const WORDS: [(&str, [&str; 4], &str, &str); 11] = [
    (
        "en",
        ["Desk degraded", "Investigating", "View status page", "Dismiss"],
        "ltr",
        "Editor, Search and 2 more down",
    ),
    (
        "pt-BR",
        ["Desk com instabilidade", "Em investigação", "Ver página de status", "Dispensar"],
        "ltr",
        "Editor, Search e mais 2 fora do ar",
    ),
    (
        "es",
        ["Desk con problemas de rendimiento", "En investigación", "Ver página de estado", "Descartar"],
        "ltr",
        "Editor, Search y 2 más fuera de servicio",
    ),
    (
        "fr",
        [
            "Desk\u{a0}: service perturbé",
            "Analyse en cours",
            "Voir la page d’état",
            "Masquer la notification",
        ],
        "ltr",
        "Editor, Search et 2 autres\u{a0}: service interrompu",
    ),
    (
        "de",
        ["Desk eingeschränkt", "Wird untersucht", "Statusseite ansehen", "Ausblenden"],
        "ltr",
        "Editor, Search und 2 weitere ausgefallen",
    ),
    (
        "it",
        ["Desk con problemi di prestazioni", "In analisi", "Vedi la pagina di stato", "Ignora"],
        "ltr",
        "Editor, Search e altri 2 fuori servizio",
    ),
    (
        "nl",
        ["Desk beperkt beschikbaar", "Wordt onderzocht", "Statuspagina bekijken", "Verbergen"],
        "ltr",
        "Editor, Search en nog 2 niet beschikbaar",
    ),
    (
        "pl",
        [
            "Desk: utrudnienia w działaniu",
            "Badamy przyczynę",
            "Zobacz stronę stanu usług",
            "Ukryj powiadomienie",
        ],
        "ltr",
        "Editor, Search i 2 inne usługi: awaria",
    ),
    (
        "ja",
        ["Deskの動作が不安定です", "調査中", "ステータスページを見る", "閉じる"],
        "ltr",
        "Editor、Search、他2件が利用できません",
    ),
    (
        "zh-Hans",
        ["Desk运行不稳定", "正在调查", "查看状态页面", "关闭"],
        "ltr",
        "Editor、Search和另外2项不可用",
    ),
    (
        "ar",
        ["أداء غير مستقر في Desk", "قيد التحقيق", "عرض صفحة الحالة", "إغلاق"],
        "rtl",
        "توقّف الخدمة في Editor وSearch وخدمتان أخريان",
    ),
];

/// Which files of languages the page has asked for.
async fn asked(world: &World) -> Vec<String> {
    let names = world
        .run(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)\
               .filter((name) => name.endsWith('.txt')).map((name) => name.match(/status-widget\\.(.+)\\.[0-9a-f]{10}\\.txt$/)[1]);",
        )
        .await;
    names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// An attribute of the banner, or of a part in it.
async fn attribute(world: &World, part: &str, name: &str) -> Value {
    let script = "return document.querySelector('status-widget').shadowRoot\
        .querySelector('[part~=PART]').getAttribute('NAME');";
    world.run(&script.replace("PART", part).replace("NAME", name)).await
}

/// A page whose markup and browser ask for these languages.
fn page(world: &World, markup: &str, browser: &str, attributes: &str) -> String {
    format!(
        "<script>document.documentElement.lang = {};\
         Object.defineProperty(navigator, 'languages', {{ get: () => {}.split(' ') }});</script>{}",
        json!(markup),
        json!(browser),
        world.tag(&format!("data-components=\"Desk\" {attributes}"))
    )
}

#[test]
fn speaks_every_language_for_one_more_request() {
    e2e::test("speaks_every_language_for_one_more_request", async |world| {
        for (language, [headline, stage, link, dismiss], direction, of_four) in WORDS {
            world.feed.summary(blip("summary-1315"));
            world
                .open_tag(&format!("data-components=\"Desk\" data-storage=\"off\" data-lang=\"{language}\""))
                .await;
            let banner = world.until(language, |banner| banner.headline == headline).await;
            assert_eq!(
                [banner.headline, banner.stage, banner.link, banner.dismiss],
                [headline, stage, link, dismiss],
                "{language}"
            );
            assert_eq!(attribute(world, "banner", "lang").await, language);
            assert_eq!(attribute(world, "banner", "dir").await, direction, "{language}");
            // What the feed says is in whatever language the feed has.
            assert_eq!(attribute(world, "message", "lang").await, "", "{language}");
            assert_eq!(attribute(world, "message", "dir").await, "auto", "{language}");
            let expected: &[&str] = if language == "en" { &[] } else { &[language] };
            assert_eq!(asked(world).await, expected);
            let state = world.events("change").await;
            assert_eq!(state.last().map(|event| &event["detail"]["headline"]), Some(&json!(headline)));

            world.feed.summary(quillhaven("four-components-down"));
            world.open_tag(&format!("data-storage=\"off\" data-lang=\"{language}\"")).await;
            world.until(of_four, |banner| banner.headline == of_four).await;
        }
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn takes_the_option_then_the_page_then_the_browser() {
    e2e::test("takes_the_option_then_the_page_then_the_browser", async |world| {
        world.feed.summary(blip("summary-1315"));
        for (markup, browser, attributes, expected) in [
            ("de", "fr en", "data-lang=\"pt\"", "pt-BR"),
            ("de", "fr en", "", "de"),
            ("de-AT", "fr en", "data-lang=\"\"", "de"),
            ("", "fr-CA en", "", "fr"),
            ("", "sv zh-CN en", "", "zh-Hans"),
            ("en-GB", "fr", "", "en"),
            ("zh-TW", "zh", "", "en"),
            ("sv", "da", "data-lang=\"fi\"", "en"),
        ] {
            world.open(&page(world, markup, browser, attributes), "").await;
            world.until(expected, |banner| banner.visible).await;
            assert_eq!(attribute(world, "banner", "lang").await, expected, "{markup} {browser} {attributes}");
            let files: &[&str] = if expected == "en" { &[] } else { &[expected] };
            assert_eq!(asked(world).await, files, "{markup} {browser} {attributes}");
        }
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn an_element_takes_the_language_around_it() {
    e2e::test("an_element_takes_the_language_around_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        let element =
            format!("<status-widget source=\"{}\" components=\"Desk\"></status-widget>", world.feed.origin());
        let body = format!("<div lang=\"it\">{element}</div>");
        world.open("<script async src=\"/dist/status-widget.js\"></script>", &body).await;
        world.until("Italian", |banner| banner.headline == "Desk con problemi di prestazioni").await;
        assert_eq!(asked(world).await, ["it"]);
        let set =
            |value: &str| format!("document.querySelector('status-widget').setAttribute('lang', '{value}');");
        world.run(&set("nl")).await;
        world.until("Dutch", |banner| banner.headline == "Desk beperkt beschikbaar").await;
        world.run(&set("it")).await;
        world.until("Italian again", |banner| banner.headline == "Desk con problemi di prestazioni").await;
        assert_eq!(asked(world).await, ["it", "nl"], "each file once");
        assert_eq!(world.console().await, []);
    });
}

/// Puts this in the place of the page's `fetch` for files of languages.
fn instead(world: &World, answer: &str) -> String {
    let tag = world.tag("data-components=\"Desk\" data-lang=\"de\"");
    format!(
        "<script>const real = window.fetch; window.fetch = (address, ...rest) =>\
         /[.]txt$/.test(String(address)) ? {answer} : real(address, ...rest);\
         seen.headlines = []; setInterval(() => {{\
           const element = document.querySelector('status-widget');\
           const headline = element && element.shadowRoot && element.shadowRoot.querySelector('[part~=headline]');\
           if (headline && headline.textContent) seen.headlines.push(headline.textContent); }}, 5);</script>{tag}"
    )
}

#[test]
fn without_its_file_it_is_english_and_the_page_hears_of_it() {
    e2e::test("without_its_file_it_is_english_and_the_page_hears_of_it", async |world| {
        world.feed.summary(blip("summary-1315"));
        for answer in [
            "Promise.resolve(new Response('', { status: 404 }))",
            "Promise.resolve(new Response('<!doctype html>\\n<title>App</title>'))",
            "Promise.reject(new TypeError('gone'))",
            "(() => { throw new Error('no'); })()",
            // Never: English must not wait for ever.
            "new Promise(() => {})",
        ] {
            world.open(&instead(world, answer), "").await;
            world.until(answer, |banner| banner.headline == "Desk degraded").await;
            assert_eq!(attribute(world, "banner", "lang").await, "en", "{answer}");
            let errors = world.events("error").await;
            assert_eq!(errors.len(), 1, "{answer}: {errors:#?}");
            assert_eq!(errors[0]["detail"]["kind"], "load", "{answer}");
            assert!(errors[0]["detail"]["message"].as_str().is_some_and(|message| message.contains("de")));
            world.host_goes_on().await;
        }
        assert_eq!(world.console().await, []);
    });
}

#[test]
fn never_shows_english_before_the_language_that_is_on_its_way() {
    e2e::test("never_shows_english_before_the_language_that_is_on_its_way", async |world| {
        world.feed.summary(blip("summary-1315"));
        let late = "new Promise((done) => setTimeout(done, 1500)).then(() => real(address, ...rest))";
        world.open(&instead(world, late), "").await;
        world.until("German", |banner| banner.headline == "Desk eingeschränkt").await;
        let headlines = "return [...new Set(seen.headlines)];";
        assert_eq!(world.run(headlines).await, json!(["Desk eingeschränkt"]));
        let changes = world.events("change").await;
        assert_eq!(changes.len(), 1, "{changes:#?}");
    });
}

#[test]
fn a_page_may_use_words_of_its_own() {
    e2e::test("a_page_may_use_words_of_its_own", async |world| {
        world.feed.summary(blip("summary-1315"));
        let messages =
            "{ degraded: 'We know that % is slow', viewPage: 'Our status', colour: 'x', minor: 7 }";
        world.open_mounted(&format!("{{ components: ['Desk'], lang: 'de', messages: {messages} }}")).await;
        let banner = world.until("own words", |banner| banner.headline == "We know that Desk is slow").await;
        assert_eq!((banner.link.as_str(), banner.stage.as_str()), ("Our status", "Wird untersucht"));
        let lines = world.console().await;
        assert_eq!(lines.len(), 1, "{lines:#?}");
        for words in ["messages", "colour", "minor"] {
            assert!(lines[0].message.contains(words), "no {words:?} in {lines:#?}");
        }
        world.run("seen.handle.update({ messages: { degraded: '% bummelt' } });").await;
        world.until("other words", |banner| banner.headline == "Desk bummelt").await;
        world.run("seen.handle.update({ messages: undefined });").await;
        let banner = world.until("our words", |banner| banner.headline == "Desk eingeschränkt").await;
        assert_eq!(banner.link, "Statusseite ansehen");
    });
}

#[test]
fn a_file_that_is_late_is_there_for_who_comes_later() {
    e2e::test("a_file_that_is_late_is_there_for_who_comes_later", async |world| {
        world.feed.summary(blip("summary-1315"));
        let late = "new Promise((done) => { seen.arrive = done; }).then(() => real(address, ...rest))";
        world.open(&instead(world, late), "").await;
        world.until_script("return seen.arrive;").await;
        world.skip(std::time::Duration::from_secs(4)).await;
        world.until("English", |banner| banner.headline == "Desk degraded").await;
        world.run("seen.arrive();").await;
        world.quiet().await;
        // As when a single-page app draws anew.
        world.run("const element = document.querySelector('status-widget'); element.lang = 'en';").await;
        world.quiet().await;
        world.run("document.querySelector('status-widget').lang = 'de';").await;
        world.until("German", |banner| banner.headline == "Desk eingeschränkt").await;
    });
}

#[test]
fn another_language_of_the_page_is_taken_on() {
    e2e::test("another_language_of_the_page_is_taken_on", async |world| {
        world.feed.summary(blip("summary-1315"));
        world.open(&page(world, "de", "en", ""), "").await;
        world.until("German", |banner| banner.headline == "Desk eingeschränkt").await;
        // With the next thing that happens.
        world.run("document.documentElement.lang = 'en-GB';").await;
        world.run_async("await document.querySelector('status-widget').refresh();").await;
        world.until("English", |banner| banner.headline == "Desk degraded").await;
        world.run("document.documentElement.lang = 'pt';").await;
        world.run_async("await document.querySelector('status-widget').refresh();").await;
        world.until("Portuguese", |banner| banner.headline != "Desk degraded").await;
        assert_eq!(attribute(world, "banner", "lang").await, "pt-BR");
        // Where the page has asked for one it stays that.
        world.open(&page(world, "de", "en", "data-lang=\"en\""), "").await;
        world.until("English", |banner| banner.headline == "Desk degraded").await;
        world.run("document.documentElement.lang = 'pt';").await;
        world.run_async("await document.querySelector('status-widget').refresh();").await;
        world.quiet().await;
        assert_eq!(asked(world).await, [] as [&str; 0]);
    });
}

#[test]
fn a_refresh_is_over_where_the_element_goes_before_its_words_come() {
    e2e::test("a_refresh_is_over_where_the_element_goes_before_its_words_come", async |world| {
        world.feed.summary(blip("summary-1315"));
        let hangs = "<script>const real = window.fetch; window.fetch = (address, ...rest) =>\
            /[.]txt$/.test(String(address)) ? new Promise(() => {}) : real(address, ...rest);</script>";
        world.open(&format!("{hangs}<script src=\"/dist/status-widget.js\"></script>"), "").await;
        let source = json!({ "source": world.feed.origin(), "lang": "de" });
        world.run(&format!("seen.handle = StatusWidget.mount({source}); seen.handle.refresh().then(() => {{ seen.over = true; }});")).await;
        world.until_script("return Boolean(seen.handle.element.shadowRoot);").await;
        // So that the answer is in, and only words are waited for.
        world.run_async("await seen.rest(600);").await;
        assert_eq!(world.run("return Boolean(seen.over);").await, json!(false));
        world.run("seen.handle.destroy();").await;
        world.until_script("return seen.over;").await;
    });
}
