//! README's table of options is the registry's, and so are the types that script is offered.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

use status_widget::feed::foreign::{Cors, FORMATS, GUIDES};
use status_widget::feed::{AUTO, STATUSPAGE};
use status_widget::options::{Definition, REGISTRY};
use status_widget::text::Key;
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

const BEGIN_FORMATS: &str =
    "<!-- formats: made from src/feed/foreign by `UPDATE_README=1 cargo test --test readme` -->\n";
const END_FORMATS: &str = "<!-- end of formats -->\n";

/// What a source is asked by: of a base, the way that is tried first.
fn asked(rules: &[(&str, &[&str])]) -> String {
    let Some((_, addresses)) = rules.iter().find(|(pattern, _)| *pattern == "*").or(rules.first()) else {
        return "the document's own address".to_owned();
    };
    let plain = |address: &&str| match address.strip_prefix('?') {
        Some(address) => format!("`{}`, if it is there", address.replace("$1", "…")),
        None => format!("`{}`", address.replace("$1", "…")),
    };
    addresses.iter().map(plain).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_table_of_formats_is_the_registrys() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats.md");
    let docs = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = docs.split_once(BEGIN_FORMATS).expect("the table begins");
    let (table, after) = rest.split_once(END_FORMATS).expect("the table ends");
    let mut rows = String::new();
    for (format, guide) in FORMATS.iter().zip(GUIDES) {
        let cors = match guide.cors {
            Cors::Yes => "yes",
            Cors::No => "no: by a relay",
            Cors::Host => "as the host has it",
            Cors::Unknown => "not documented: try it",
        };
        let (tells, cannot) = (guide.tells, guide.cannot);
        rows += &format!(
            "| `{}` | {} | {tells} | {cannot} | {cors} | {} |\n",
            format.name,
            guide.title,
            asked(format.rules)
        );
    }
    let head = "| `format` | system | tells | cannot tell | a page may read it | a base is asked at |\n|---|---|---|---|---|---|\n";
    let expected = format!("\n{head}{rows}\n");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&file, [before, BEGIN_FORMATS, &expected, END_FORMATS, after].concat()).unwrap();
        return;
    }
    assert_eq!(table, expected, "the formats have changed: run `UPDATE_README=1 cargo test --test readme`");
}

const BEGIN_TYPES: &str =
    "// Made from src/options and src/feed by `UPDATE_README=1 cargo test --test readme`.\n";
const END_TYPES: &str = "// End of what is made.\n";

/// An option as script is offered it.
fn field(option: &Definition) -> String {
    let default = match option.default {
        "" => String::new(),
        default => format!(" Default: `{default}`."),
    };
    format!("  /** {}{default} */\n  {}?: {};\n", option.doc, option.camel_case(), option.script_type())
}

/// A union of texts, a few to a line.
fn union(words: &[&str]) -> String {
    let lines = words.chunks(8).map(|words| {
        let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
        format!("  | {}\n", words.join(" | "))
    });
    lines.collect::<String>().trim_end().to_owned()
}

#[test]
fn script_is_offered_every_option() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/embed/status-widget.d.ts");
    let types = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = types.split_once(BEGIN_TYPES).expect("what is made begins");
    let (made, after) = rest.split_once(END_TYPES).expect("what is made ends");
    let formats: Vec<&str> =
        [AUTO, STATUSPAGE].into_iter().chain(FORMATS.iter().map(|format| format.name)).collect();
    let keys: Vec<&str> = Key::ALL.iter().map(|key| key.code()).collect();
    let fields: String = REGISTRY.iter().map(field).collect();
    let expected = format!(
        "\n/** The status systems that are read (docs/formats.md). */\nexport type Format =\n{};\n\n\
         /** The names of the widget's own texts; what each is for stands in the project's `src/text/catalog/en.txt`. */\nexport type MessageKey =\n{};\n\n\
         /** What both markup and script can say, by the names of script. */\nexport interface WrittenOptions {{\n{fields}}}\n\n",
        union(&formats),
        union(&keys),
    );
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&file, [before, BEGIN_TYPES, &expected, END_TYPES, after].concat()).unwrap();
        return;
    }
    assert_eq!(made, expected, "the options have changed: run `UPDATE_README=1 cargo test --test readme`");
}
