//! The arrows of JavaScript modules: `import` and `export … from` of a relative path. What a bundler is told to put in the place of a name
//! (`#glue`) is no file of ours.

use std::collections::BTreeSet;

use super::graph::{Graph, Sources};

/// The graph of all files of one folder.
pub fn graph(sources: &Sources) -> Graph {
    let arrows = |(name, text): (&String, &String)| {
        let to: BTreeSet<String> = specifiers(&without_comments(text))
            .iter()
            .filter(|specifier| specifier.starts_with('.'))
            .map(|specifier| beside(name, specifier))
            .collect();
        for file in &to {
            assert!(sources.contains_key(file), "{name} imports {file}, which is not there");
        }
        (name.clone(), to)
    };
    sources.iter().map(arrows).collect()
}

/// What stands in quotes behind `from`, `import` or `import(`.
fn specifiers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for (at, _) in text.match_indices(word) {
            let is_part =
                text[..at].ends_with(|before: char| before.is_alphanumeric() || "_$.".contains(before));
            let rest = text[at + word.len()..].trim_start();
            let rest = rest.strip_prefix('(').filter(|_| word == "import").unwrap_or(rest).trim_start();
            let quoted =
                ['\'', '"'].into_iter().find_map(|quote| rest.strip_prefix(quote)?.split_once(quote));
            if let (false, Some((specifier, _))) = (is_part, quoted) {
                found.push(specifier.to_owned());
            }
        }
    }
    found
}

/// Lines that begin as comments go, and what stands between `/*` and `*/`. No import stands behind anything else.
fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        plain += before;
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    plain += rest;
    plain.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The path of a file that another names by a path from where it stands.
fn beside(file: &str, specifier: &str) -> String {
    let mut path: Vec<&str> = file.split('/').collect();
    path.pop();
    for step in specifier.split('/') {
        match step {
            "." => {}
            ".." => _ = path.pop(),
            name => path.push(name),
        }
    }
    path.join("/")
}
