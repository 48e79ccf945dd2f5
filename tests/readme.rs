//! README's table of options is the registry's, and so are the types that script is offered.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

use status_widget::options::{Definition, REGISTRY};
use std::path::Path;

const BEGIN: &str =
    "<!-- options: made from src/options/registry.rs by `UPDATE_README=1 cargo test --test readme` -->\n";
const END: &str = "<!-- end of options -->\n";

fn row(option: &Definition) -> String {
    let default = match (option.name, option.default) {
        ("source", _) => "required".to_owned(),
        (_, "") => "–".to_owned(),
        (_, default) => format!("`{default}`"),
    };
    // A bar within a cell would end it.
    let doc = option.doc.trim_end_matches('.').replace('|', "\\|");
    format!("| `{}` | {default} | {doc} |\n", option.name)
}

#[test]
fn the_table_of_options_is_the_registrys() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the table begins");
    let (table, after) = rest.split_once(END).expect("the table ends");
    let rows: String = REGISTRY.iter().map(row).collect();
    let expected = format!("\n| option | default | meaning |\n|---|---|---|\n{rows}\n");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&file, [before, BEGIN, &expected, END, after].concat()).unwrap();
        return;
    }
    assert_eq!(table, expected, "the options have changed: run `UPDATE_README=1 cargo test --test readme`");
}

#[test]
fn script_is_offered_every_option() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/embed/status-widget.d.ts");
    let types = std::fs::read_to_string(file).unwrap();
    let options = types.split_once("export interface Options {").unwrap().1.split_once("\n}\n").unwrap().0;
    for option in REGISTRY {
        let name = option.camel_case();
        let is_there =
            [format!("  {name}?: "), format!("  {name}: ")].iter().any(|line| options.contains(line));
        assert!(is_there, "status-widget.d.ts has no `{name}`");
    }
}
