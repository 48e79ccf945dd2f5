//! Pages after reports of people who do this job, where the folder with them lies beside the project; skipped, and said so, elsewhere. In each
//! the banner is there and in view, and nothing is on the console. The documents of that folder are `tests/corpus.rs`'s.

use std::path::Path;
use std::time::Duration;

use e2e::{World, blip};
use serde_json::json;

/// There is one, and it is in view.
const IN_VIEW: &str = "const elements = document.querySelectorAll('status-widget'); const [{ shadowRoot }] = elements[0] ? elements : [{}];\
    const banner = shadowRoot && shadowRoot.querySelector('[part~=banner]');\
    const { top, bottom, height } = banner ? banner.getBoundingClientRect() : {};\
    if (elements.length !== 1 || !(height > 0 && top >= -1 && bottom <= innerHeight + 1)) return false;";

/// Each page, and what is to be so once its own timers have run.
const PAGES: [(&str, &str); 6] = [
    ("30-morph", "return document.querySelector('main').textContent.trim() === 'Two';"),
    (
        "31-late-target",
        "return elements[0].parentNode.id === 'slot' && banner.dataset.placement === 'inline';",
    ),
    ("32-body-transform", "return scrollY === 2000;"),
    ("33-id-statuswidget", "return typeof StatusWidget.mount === 'function';"),
    ("34-page-is-dark", "return banner.dataset.theme === 'dark';"),
    ("35-lang-underscore", "return banner.textContent.includes('Desk com instabilidade');"),
];

/// Serves a page as it is, but that the recorder stands before all else, and that libraries lie elsewhere.
async fn open(world: &World, name: &str, text: &str) {
    let first = "<head><link rel=\"icon\" href=\"data:,\"><script src=\"/recorder.js\"></script>";
    let path = format!("/{name}.html");
    world.host.script(&path, &text.replacen("<head>", first, 1).replace("/node_modules/", "/lib/"));
    world.browser.goto(&format!("{}{path}", world.host.origin())).await.expect("the page");
}

#[test]
fn the_reported_pages_come_out_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    if !folder.is_dir() {
        return println!("skipped: the_reported_pages_come_out_right (there are none beside the project)");
    }
    e2e::test("the_reported_pages_come_out_right", async |world| {
        world.host.script("/api/v2/summary.json", &blip("summary-1315"));
        for (name, wanted) in PAGES {
            println!("{name}");
            let text = std::fs::read_to_string(folder.join(format!("{name}.html"))).expect("the page");
            open(world, name, &text).await;
            if name != "31-late-target" {
                world.until_script(&format!("{IN_VIEW} return true;")).await;
            }
            world.skip(Duration::from_secs(4)).await;
            world.until_script(&format!("{IN_VIEW} {wanted}")).await;
            assert_eq!(world.run("return seen.console;").await, json!([]), "{name}");
            assert_eq!(world.run("return seen.errors;").await, json!([]), "{name}");
        }
    });
}
