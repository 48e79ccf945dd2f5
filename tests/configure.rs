//! The configuring page and the core mean the same: what the page writes for ticked components (`www/configure/components.js`, run here in
//! node) names these and no others, what it makes up (`trouble.js`) shows what it says, and what it writes for tag managers (`snippets.js`) is
//! what they accept. How the page looks is for browsers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]
#![cfg(not(target_family = "wasm"))]

#[path = "support/node.rs"]
mod node;
mod support;

use node::run_in_node;
use serde_json::{Value, json};
use status_widget::decide::{Because, decide};
use status_widget::memory::NOTHING;
use status_widget::model::Status;
use std::collections::BTreeSet;
use support::{NOW, decode_value, fixtures, policy, time};

const COMPONENTS: &str = include_str!("../www/configure/components.js");
const TROUBLE: &str = include_str!("../www/configure/trouble.js");
const WHY: &str = include_str!("../www/configure/why.js");

/// Answers each line, `[document, ids, kind, now]`, with `[written, ticked again, documents made up]`.
const RUN: &str = "
import { readFileSync } from 'node:fs';
const module = (text) => import('data:text/javascript,' + encodeURIComponent(text));
const { tickedBy, treeOf, writtenFor } = await module(process.env.COMPONENTS);
const { madeUp } = await module(process.env.TROUBLE);
for (const line of readFileSync(0, 'utf8').trimEnd().split('\\n')) {
  const [document, ids, kind, now] = JSON.parse(line);
  const tree = treeOf(document);
  const written = writtenFor(new Set(ids), tree);
  console.log(JSON.stringify([written, [...tickedBy(written, tree).ticked], madeUp(kind, document, new Set(ids), now)]));
}
";

/// Asks the page's own modules; nothing where there is no node.
fn ask(lines: &[Value]) -> Option<Vec<Value>> {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let answers = run_in_node(RUN, &[("COMPONENTS", COMPONENTS), ("TROUBLE", TROUBLE)], text)?;
    let told: Vec<Value> =
        answers.trim_ascii().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.len(), lines.len());
    Some(told)
}

/// Documents with components, all of them down and nothing else the matter.
fn documents() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(fixtures().join("statuspage")).unwrap() {
        let path = file.unwrap().path();
        let Ok(mut document) = serde_json::from_slice::<Value>(&std::fs::read(&path).unwrap_or_default())
        else {
            continue;
        };
        let rows = document.get_mut("components").and_then(Value::as_array_mut);
        let Some(rows) = rows.filter(|rows| !rows.is_empty()) else { continue };
        if !rows.iter().all(|row| row["id"].is_string() && row["name"].is_string()) {
            continue;
        }
        rows.iter_mut()
            .filter(|row| row["group"] != true)
            .for_each(|row| row["status"] = json!("major_outage"));
        document["incidents"] = json!([]);
        document["scheduled_maintenances"] = json!([]);
        found.push((path.file_name().unwrap().to_string_lossy().into_owned(), document));
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// The ids of components that the core lets through with this option.
fn named(status: &Status, written: &str) -> BTreeSet<String> {
    let policy = policy(&[("components", written)]);
    let decision = decide(status, &policy, &NOTHING, time(NOW));
    assert_eq!(decision.diagnostics, [], "{written}");
    let shown = |id: &&str| {
        decision.reasons.iter().any(|reason| reason.id == *id && reason.because == Because::InTrouble)
    };
    status.components.iter().map(|component| component.id.as_str()).filter(shown).map(str::to_owned).collect()
}

#[test]
fn what_is_ticked_is_what_the_core_takes() {
    let mut cases = Vec::new();
    for (name, document) in documents() {
        let Some(status) = decode_value(&document).status else { continue };
        let ids: Vec<String> = status.components.iter().map(|component| component.id.clone()).collect();
        let mut wanted: Vec<Vec<String>> = ids.iter().map(|id| vec![id.clone()]).collect();
        // Every group whole, every second one, all but one.
        for group in 0..status.groups.len() {
            wanted.push(
                status
                    .components
                    .iter()
                    .filter(|it| it.group == Some(group))
                    .map(|it| it.id.clone())
                    .collect(),
            );
        }
        wanted.push(ids.iter().step_by(2).cloned().collect());
        wanted.push(ids.iter().skip(1).cloned().collect());
        for ticked in wanted.into_iter().filter(|ticked| !ticked.is_empty()) {
            cases.push((name.clone(), document.clone(), ticked));
        }
    }
    assert!(cases.len() > 100, "only {} cases", cases.len());
    let lines: Vec<Value> =
        cases.iter().map(|(_, document, ticked)| json!([document, ticked, "well", 0])).collect();
    let Some(told) = ask(&lines) else { return };
    for ((name, document, ticked), told) in cases.iter().zip(told) {
        let written = told[0].as_str().unwrap();
        let status = decode_value(document).status.unwrap();
        let ticked: BTreeSet<String> = ticked.iter().cloned().collect();
        assert_eq!(named(&status, written), ticked, "{name}: {written:?}");
        if !written.is_empty() {
            let again: BTreeSet<String> = serde_json::from_value(told[1].clone()).unwrap();
            assert_eq!(again, ticked, "{name}: the page itself reads {written:?} otherwise");
        }
    }
}

#[test]
fn what_is_made_up_shows_what_it_says() {
    let document: Value = serde_json::from_slice(
        &std::fs::read(fixtures().join("statuspage/components-in-each-kind-of-trouble.json")).unwrap(),
    )
    .unwrap();
    let rows = document["components"].as_array().unwrap();
    let mail = rows.iter().find(|row| row["name"] == "Mail").unwrap()["id"].clone();
    for (kind, expected) in [
        ("well", "operational"),
        ("degraded", "minor: Mail degraded"),
        ("partial", "major: Mail partly down"),
        ("down", "critical: Mail down"),
        ("page-wide", "minor: Requests take long (made up)"),
        ("planned", "maintenance: Move to larger machines (made up)"),
        ("under-way", "maintenance: Mail under maintenance"),
        ("over", "minor: Mail degraded"),
    ] {
        let Some(told) = ask(&[json!([document, [mail], kind, time(NOW).0])]) else { return };
        let decoded = decode_value(&told[0][2][0]);
        assert_eq!(decoded.diagnostics, [], "{kind}");
        let status = decoded.status.unwrap();
        let policy = policy(&[("components", "Mail")]);
        let decision = decide(&status, &policy, &NOTHING, time(NOW));
        let line = support::in_a_line(&status, &decision);
        let headline = line.split(": ").nth(1).map(|headline| format!(": {headline}")).unwrap_or_default();
        assert_eq!(format!("{}{headline}", decision.level.code()), expected, "{kind}: {line}");
    }
}

#[test]
fn every_rule_has_its_words() {
    for because in Because::ALL {
        let code = because.code();
        let is_there =
            [format!("  {code}: '"), format!("  '{code}': '")].iter().any(|line| WHY.contains(line));
        assert!(is_there, "www/configure/why.js has no words for `{code}`");
        let page = include_str!("../docs/behaviour.md");
        assert!(page.contains(&format!("`{code}`")), "docs/behaviour.md has no words for `{code}`");
    }
}

/// Answers each script, and that of the page (`snippets.js`) at last, with itself and the options that it mounts by the queue.
const PUSHED: &str = "
import { readFileSync } from 'node:fs';
const address = (text) => 'data:text/javascript;base64,' + Buffer.from(text).toString('base64');
const { snippetsOf } = await import(address(process.env.SNIPPETS.replace('./markup.js', address(process.env.MARKUP))));
const options = { source: 'https://status.example.com', components: 'Desk', name: \"It's </script> `here`\" };
const own = snippetsOf({ options, files: '/vendor/', integrity: 'sha384-x', feeds: [] }).find(({ id }) => id === 'script').blocks[0].code;
const handle = { update() {}, refresh: async () => {}, state: {}, explain() {} };
for (const code of [...readFileSync(0, 'utf8').trimEnd().split('\\n').map(JSON.parse), own]) {
  const window = {};
  new Function('window', 'console', code)(window, { log() {} });
  let mounted;
  window.StatusWidget[0]({ mount(given) { mounted = given; return handle; } });
  console.log(JSON.stringify([code, mounted]));
}
";

#[test]
fn what_a_tag_manager_is_given_is_es5() {
    let places = [
        include_str!("../README.md"),
        include_str!("../docs/hosts.md"),
        include_str!("../examples/tag-manager/manager.js"),
    ];
    let codes = places.map(|text| {
        let begin = text.find("(window.StatusWidget").expect("the queue");
        text[begin..].split("</script>").next().unwrap()
    });
    let lines = codes.iter().map(|code| format!("{}\n", json!(code))).collect();
    let modules = [
        ("SNIPPETS", include_str!("../www/configure/snippets.js")),
        ("MARKUP", include_str!("../www/configure/markup.js")),
    ];
    let Some(answers) = run_in_node(PUSHED, &modules, lines) else { return };
    let answers: Vec<(String, Value)> =
        answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), codes.len() + 1);
    for (code, mounted) in answers {
        // Outside of texts: arrows, template strings, operators and words that came after ES5.
        let bare: String = code.replace("\\'", "").split('\'').step_by(2).collect();
        for later in ["=>", "`", "||=", "??", "?.", "...", "let ", "const ", "class "] {
            assert!(!bare.contains(later), "{later} in {code}");
        }
        assert_eq!(mounted["components"], json!(["Desk"]), "{code}");
    }
}

/// Answers each line, a choice of options, with the tags of its snippets by their tabs.
const WRITTEN: &str = "
import { readFileSync } from 'node:fs';
const address = (text) => 'data:text/javascript;base64,' + Buffer.from(text).toString('base64');
const { snippetsOf } = await import(address(process.env.SNIPPETS.replace('./markup.js', address(process.env.MARKUP))));
for (const line of readFileSync(0, 'utf8').trimEnd().split('\\n')) {
  const options = { source: 'https://status.example.com', ...JSON.parse(line) };
  const tabs = snippetsOf({ options, files: '/vendor/', integrity: 'sha384-x', feeds: [] });
  console.log(JSON.stringify(Object.fromEntries(tabs.map(({ id, blocks: [{ code }] }) => [id, code]))));
}
";

/// A banner that the page previews over its edge lies there in the code too: an element that says nothing stands in the flow.
#[test]
fn an_element_is_placed_where_it_was_previewed() {
    let rows = [
        (json!({}), Some("top")),
        (json!({"placement": "bottom-left"}), Some("bottom-left")),
        (json!({"placement": "inline"}), Some("inline")),
        (json!({"target": "#here"}), None),
    ];
    let lines = rows.iter().map(|(chosen, _)| format!("{chosen}\n")).collect();
    let modules = [
        ("SNIPPETS", include_str!("../www/configure/snippets.js")),
        ("MARKUP", include_str!("../www/configure/markup.js")),
    ];
    let Some(answers) = run_in_node(WRITTEN, &modules, lines) else { return };
    for ((chosen, expected), answer) in rows.iter().zip(answers.lines()) {
        let codes: Value = serde_json::from_str(answer).unwrap();
        for tab in ["element", "react", "vue", "angular"] {
            let code = codes[tab].as_str().unwrap();
            let placement = code.split_once(" placement=\"").and_then(|(_, rest)| rest.split('"').next());
            assert_eq!(placement, *expected, "{chosen} {tab}: {code}");
        }
        // What is the default there need not be said.
        let is_said = chosen.get("placement").is_some();
        assert_eq!(codes["tag"].as_str().unwrap().contains("placement"), is_said, "{chosen}");
    }
}
