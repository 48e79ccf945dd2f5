//! Times in the banner: whose zone they are told in, and when the browser's `Intl` is asked at all.

use e2e::{World, blip, quillhaven};
use serde_json::{Value, json};

/// Counts who is asked for in the page's `Intl`, but for plural rules, which cost nothing.
const COUNTED: &str = "<script>{
  const asked = window.asked = [];
  for (const name of Object.getOwnPropertyNames(Intl).filter((name) => name.endsWith('Format'))) {
    Intl[name] = new Proxy(Intl[name], { construct(format, values) {
      asked.push(name);
      return Reflect.construct(format, values);
    } });
  }
}</script>";

/// A page that does this to the banner, or merely shows it.
async fn does(world: &World, event: &str) -> Value {
    let script = "asked.length = 0; document.querySelector('status-widget').shadowRoot\
        .querySelector('[part~=toggle]').dispatchEvent(new EVENT); return [...new Set(asked)];";
    world.run(&script.replace("EVENT", event)).await
}

#[test]
fn asks_intl_for_nothing_that_nobody_reads() {
    e2e::test("asks_intl_for_nothing_that_nobody_reads", async |world| {
        let page = format!("{COUNTED}{}", world.tag("data-components=\"Desk\""));
        world.feed.summary(blip("summary-1300"));
        world.open(&page, "").await;
        world.settle().await;
        assert_eq!(world.run("return asked;").await, json!([]), "all is well");

        // A name and two times; a list and the number of the others; digits of its own; a zone, which nobody may know.
        for (feed, attributes) in [
            (blip("summary-1414"), "data-components=\"Desk\""),
            (quillhaven("four-components-down"), ""),
            (quillhaven("four-components-down"), "data-lang=\"ar-EG\""),
            (quillhaven("four-components-down"), "data-lang=\"pl\""),
            (blip("summary-1414"), "data-components=\"Desk\" data-time-zone=\"page\""),
            (blip("summary-1414"), "data-components=\"Desk\" data-time-zone=\"Asia/Tokyo\""),
        ] {
            world.feed.summary(feed);
            for event in [
                "PointerEvent('pointerover', { bubbles: true })",
                "FocusEvent('focusin', { bubbles: true })",
                "MouseEvent('click', { bubbles: true })",
            ] {
                world
                    .open(
                        &format!("{COUNTED}{}", world.tag(&format!("data-storage=\"off\" {attributes}"))),
                        "",
                    )
                    .await;
                world.until(attributes, |banner| banner.visible).await;
                assert_eq!(world.run("return asked;").await, json!([]), "{attributes}: a closed banner");
                if attributes.contains("Desk") {
                    assert_eq!(does(world, event).await, json!(["DateTimeFormat"]), "{attributes}: {event}");
                }
            }
        }
        assert_eq!(world.console().await, []);
    });
}

const DESK: &str = "data-components=\"Desk\" data-placement=\"bottom\"";

/// Every absolute time in the banner, each once, as those see it who point at the banner. Nobody else does: it takes the browser
/// too long to write the first of them. A browser without windows has its pointer in the page, in the corner at the top: not there.
async fn times(world: &World) -> Value {
    world
        .run(
            "const root = document.querySelector('status-widget').shadowRoot;\
             const times = [...root.querySelectorAll('[part~=banner] [part~=text] time:not([hidden])')];\
             const titles = () => times.map((time) => time.title);\
             if (titles().some(Boolean)) return 'too early';\
             times[0].dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));\
             return [...new Set(titles())];",
        )
        .await
}

#[test]
fn tells_the_time_of_the_zone_that_is_asked_for() {
    e2e::test("tells_the_time_of_the_zone_that_is_asked_for", async |world| {
        world.feed.summary(blip("summary-1315"));
        for (attributes, expected) in [
            ("data-time-zone=\"page\" data-lang=\"en\"", "Oct 8, 2021, 13:15 GMT-3"),
            ("data-time-zone=\"Asia/Tokyo\" data-lang=\"en\"", "Oct 9, 2021, 01:15 GMT+9"),
            ("data-time-zone=\"UTC\" data-lang=\"en\"", "Oct 8, 2021, 16:15 UTC"),
        ] {
            world.open_tag(&format!("{DESK} {attributes}")).await;
            world.until(attributes, |banner| banner.visible).await;
            let times = times(world).await;
            assert!(
                times.as_array().is_some_and(|times| times.contains(&json!(expected))),
                "{attributes}: {times}"
            );
        }
        assert_eq!(world.console().await, []);

        world.open_tag(&format!("{DESK} data-time-zone=\"Blip/Desk\"")).await;
        world.until("the banner", |banner| banner.visible).await;
        let told = times(world).await;
        let lines = world.console().await;
        assert_eq!(lines.len(), 1, "{lines:#?}");
        for words in ["time-zone", "Blip/Desk", "America/Sao_Paulo"] {
            assert!(lines[0].message.contains(words), "no {words:?} in {lines:#?}");
        }
        world.open_tag(DESK).await;
        world.until("the banner", |banner| banner.visible).await;
        assert_eq!(times(world).await, told, "a bad name gives the default");
    });
}
