//! Files and the arrows between them, whatever language they are in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From each file to those that it takes names from.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// Files by their path below some folder, with their text.
pub type Sources = BTreeMap<String, String>;

/// The files below a folder of the repository whose names end so.
pub fn sources(folder: &str, ending: &str) -> Sources {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut folders: Vec<PathBuf> = vec![top.clone()];
    let mut found = Sources::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == ending) {
                let name =
                    path.strip_prefix(&top).expect("it lies below").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    found
}

/// The shortest ring of every module that stands in one, but for those that an earlier ring has.
pub fn rings(graph: &Graph) -> Vec<Vec<&str>> {
    let mut rings: Vec<Vec<&str>> = Vec::new();
    for start in graph.keys() {
        if rings.iter().flatten().any(|member| member == start) {
            continue;
        }
        // Breadth first, back to where it began.
        let mut ways = vec![vec![start.as_str()]];
        let mut seen = BTreeSet::new();
        let mut at = 0;
        while at < ways.len() {
            let way = ways[at].clone();
            at += 1;
            let next = way.last().and_then(|last| graph.get(*last)).into_iter().flatten();
            for next in next.map(String::as_str) {
                if seen.insert(next) {
                    ways.push([&way[..], &[next]].concat());
                }
            }
        }
        rings.extend(ways.into_iter().skip(1).find(|way| way.last() == Some(&start.as_str())));
    }
    rings
}
