//! The tables of options and systems in README and `docs/` are the registries', and so are the types that script is offered.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails so"
)]

use status_widget::decide::Because;
use status_widget::feed::foreign::{Cors, FORMATS, GUIDES};
use status_widget::feed::{AUTO, STATUSPAGE};
use status_widget::options::typed::DURATION;
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
    // Some twenty names, of which each is told there.
    let accepts =
        if option.name == "format" { "`auto` or [a system's name](formats.md)" } else { option.accepts };
    format!("| `{}` | {accepts} | {default} | {doc} |\n", option.name)
}

#[test]
fn the_table_of_options_is_the_registrys() {
    let rows: String = REGISTRY.iter().map(row).collect();
    check(
        "docs/options.md",
        BEGIN,
        END,
        &format!("| option | accepts | default | meaning |\n|---|---|---|---|\n{rows}"),
    );
}

/// Holds what stands between two marks of a file to what it is made of; or writes it there, where that is asked for.
#[track_caller]
fn check(file: &str, begin: &str, end: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(begin).expect("the table begins");
    let (table, after) = rest.split_once(end).expect("the table ends");
    let expected = format!("\n{expected}\n");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, [before, begin, &expected, end, after].concat()).unwrap();
        return;
    }
    assert_eq!(table, expected, "{file} is of before: run `UPDATE_README=1 cargo test --test readme`");
}

const BEGIN_FORMATS: &str =
    "<!-- formats: made from src/feed/foreign by `UPDATE_README=1 cargo test --test readme` -->\n";
const END_FORMATS: &str = "<!-- end of formats -->\n";

/// What a source is asked by: of a base, the way that is tried first.
fn asked(rules: &[(&str, &[&str])]) -> String {
    let Some((_, addresses)) = rules.iter().find(|(pattern, _)| *pattern == "*").or(rules.first()) else {
        return "the document's own address".to_owned();
    };
    let written = |address: &str| format!("`{}`", address.replace("$1", "…").replace("$2", "…"));
    let plain = |address: &&str| match address.strip_prefix('?') {
        Some(address) => format!("{}, if it is there", written(address)),
        None => written(address),
    };
    addresses.iter().map(plain).collect::<Vec<_>>().join("; ")
}

/// Whether a page may read a system's documents, in words.
fn may_read(cors: Cors) -> &'static str {
    match cors {
        Cors::Yes => "yes",
        Cors::No => "no: by a relay",
        Cors::Host => "as the host has it",
        Cors::Unknown => "not documented: try it",
    }
}

#[test]
fn the_table_of_formats_is_the_registrys() {
    let mut rows = String::new();
    for (format, guide) in FORMATS.iter().zip(GUIDES) {
        let (tells, cannot) = (guide.tells, guide.cannot);
        rows += &format!(
            "| `{}` | {} | {tells} | {cannot} | {} | {} |\n",
            format.name,
            guide.title,
            may_read(guide.cors),
            asked(format.rules)
        );
    }
    let head = "| `format` | system | tells | cannot tell | a page may read it | a base is asked at |\n|---|---|---|---|---|---|\n";
    check("docs/formats.md", BEGIN_FORMATS, END_FORMATS, &format!("{head}{rows}"));
}

const BEGIN_SYSTEMS: &str =
    "<!-- systems: made from src/feed/foreign by `UPDATE_README=1 cargo test --test readme` -->\n";
const END_SYSTEMS: &str = "<!-- end of systems -->\n";

#[test]
fn readme_names_every_system() {
    let named = |wanted: &[Cors]| {
        let all = FORMATS.iter().zip(GUIDES).filter(|(_, guide)| wanted.contains(&guide.cors));
        // Within a sentence an article is a small word.
        all.map(|(format, guide)| format!("{} (`{}`)", guide.title.replace("A file", "a file"), format.name))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let rows = format!(
        "| a page may read it | systems |\n|---|---|\n| yes | Statuspage and compatible pages (`statuspage`), {} |\n| as its host has it, or not documented: try it | {} |\n| no: by [a relay](docs/relay.md) | {} |\n",
        named(&[Cors::Yes]),
        named(&[Cors::Host, Cors::Unknown]),
        named(&[Cors::No]),
    );
    check("README.md", BEGIN_SYSTEMS, END_SYSTEMS, &rows);
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
    let kind = option.script_type();
    // What the type itself cannot say.
    let takes = match kind.as_str() {
        DURATION | "string" => format!(" Takes {}.", option.accepts),
        _ => String::new(),
    };
    format!("  /** {}{takes}{default} */\n  {}?: {kind};\n", option.doc, option.camel_case())
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
    let rules: Vec<&str> = Because::ALL.iter().map(|because| because.code()).collect();
    let fields: String = REGISTRY.iter().map(field).collect();
    let expected = format!(
        "\n/** The status systems that are read: https://github.com/status-widget/status-widget/blob/main/docs/formats.md */\nexport type Format =\n{};\n\n\
         /** The names of the widget's own texts; what each is for: https://github.com/status-widget/status-widget/blob/main/src/text/catalog/en.txt */\nexport type MessageKey =\n{};\n\n\
         /** The rule that decided: https://github.com/status-widget/status-widget/blob/main/docs/behaviour.md */\nexport type Because =\n{};\n\n\
         /** The options of both markup and script, by the names of script. */\nexport interface WrittenOptions {{\n{fields}}}\n\n",
        union(&formats),
        union(&keys),
        union(&rules),
    );
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&file, [before, BEGIN_TYPES, &expected, END_TYPES, after].concat()).unwrap();
        return;
    }
    assert_eq!(made, expected, "the options have changed: run `UPDATE_README=1 cargo test --test readme`");
}

/// What docs/hosts.md says has been tried is what the tests in a browser have from npm.
#[test]
fn the_table_of_libraries_is_the_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("tests/e2e/libraries/package.json")).expect("its packages");
    let package: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let page = std::fs::read_to_string(root.join("docs/hosts.md")).expect("the page on hosts");
    for (name, version) in package["devDependencies"].as_object().expect("its packages") {
        let version = version.as_str().expect("a version");
        let version = version.rsplit('@').next().unwrap_or(version);
        let label = match name.as_str() {
            "@hotwired/turbo" => "Turbo",
            "htmx" | "htmx4" => "htmx",
            "react" | "react-dom" => "React",
            "vue" => "Vue",
            name if name.starts_with("workbox-") => "Workbox",
            name => name,
        };
        assert!(page.contains(&format!("\n| {label} {version} |")), "no row of {label} {version}");
    }
}

const BEGIN_STATES: &str = "<!-- states: made from tests/fixtures/foreign/expected.txt and tests/captures.txt by `UPDATE_README=1 cargo test --test readme` -->\n";
const END_STATES: &str = "<!-- end of states -->\n";

/// What a row of the tests shows: all well, a component in trouble, an incident, a maintenance ahead, one under way, something that is over,
/// nothing known.
fn states(shown: &str, reasons: &str) -> [bool; 7] {
    let mut notices = shown.split(" | ");
    let level = notices.next().unwrap_or_default();
    let kinds: Vec<&str> = notices.map(|notice| notice.split(':').next().unwrap_or(notice)).collect();
    let has = |wanted: &str| kinds.iter().any(|kind| kind.starts_with(wanted));
    let has_maintained = kinds.contains(&"component maintenance");
    let is_over = |reason: &str| ["ended", "window-past", "not-seen-before"].contains(&reason);
    [
        level == "operational" && reasons.is_empty(),
        kinds.iter().any(|kind| kind.starts_with("component ") && *kind != "component maintenance"),
        has("incident "),
        has("upcoming "),
        has("maintenance ") || has_maintained,
        reasons.split(' ').any(is_over),
        level == "unknown",
    ]
}

/// Which states of each system the tests have, in made-up documents and in real answers. That they are told rightly `formats.rs` and
/// `captures.rs` hold.
#[test]
fn the_table_of_states_is_the_tests() {
    let made_up = include_str!("fixtures/foreign/expected.txt");
    let real = include_str!("captures.txt");
    let mut rows = String::new();
    for format in FORMATS {
        let mut sums = [[0; 8]; 2];
        let mut count = |of: usize, shown: &str, reasons: &str| {
            for (sum, is_so) in sums[of].iter_mut().zip(states(shown, reasons).into_iter().chain([true])) {
                *sum += usize::from(is_so);
            }
        };
        for row in made_up.lines().filter(|row| row.split(' ').next() == Some(format.name)) {
            let row = row.split(" # ").next().unwrap();
            let mut parts = row.split(" =>").skip(1).map(str::trim);
            count(0, parts.next().unwrap(), parts.next().unwrap());
        }
        for row in real.lines().filter(|row| !row.is_empty()) {
            let (name, shown) = row.split_once(" => ").unwrap();
            let folder = name.trim_start_matches("runs/").replace("betterstack", "better-stack");
            if folder.starts_with(format.name) {
                count(1, shown, "");
            }
        }
        let cells = sums[0].iter().zip(sums[1]).map(|(made_up, real)| match made_up + real {
            0 => "–".to_owned(),
            _ => format!("{made_up} + {real}"),
        });
        rows += &format!("| `{}` | {} |\n", format.name, cells.collect::<Vec<_>>().join(" | "));
    }
    let head = "| `format` | all well | component in trouble | incident | maintenance ahead | under way | over | nothing known | rows |\n\
                |---|---:|---:|---:|---:|---:|---:|---:|---:|\n";
    check("docs/formats.md", BEGIN_STATES, END_STATES, &format!("{head}{rows}"));
}
