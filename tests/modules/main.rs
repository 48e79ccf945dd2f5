//! No module stands in a ring: of two, one may know the other, which then does not know it, nor anything that does. It reads the sources
//! as they lie there, a file a module, and compiles nothing. What is an arrow stands in `rust.rs` and `javascript.rs`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails so")]
#![cfg(not(target_family = "wasm"))]

mod graph;
mod javascript;
mod rust;

use std::collections::BTreeSet;

use graph::{Graph, Sources, rings, sources};

#[test]
fn no_ring_in_the_crate() {
    check(&rust::graph(&sources("src", "rs"), "lib.rs"), 80);
}

#[test]
fn no_ring_in_the_build_tool() {
    check(&rust::graph(&sources("xtask/src", "rs"), "main.rs"), 80);
}

#[test]
fn no_ring_in_the_tools_of_browser_tests() {
    check(&rust::graph(&sources("tests/e2e/src", "rs"), "lib.rs"), 20);
}

#[test]
fn no_ring_in_the_loader() {
    check(&javascript::graph(&sources("www/embed", "js")), 30);
}

#[test]
fn the_door_takes_nothing_from_above() {
    let graph = javascript::graph(&sources("www/embed", "js"));
    let storey = graph.iter().filter(|(file, _)| file.starts_with("door/"));
    let mut seen = 0;
    for (file, taken) in storey {
        let above: Vec<_> = taken.iter().filter(|other| !other.starts_with("door/")).collect();
        assert!(above.is_empty(), "{file} takes from {above:?}");
        seen += 1;
    }
    assert!(seen >= 8, "only {seen} files of the door are seen");
}

/// What reads nothing finds no ring either: at least so many arrows are seen.
#[track_caller]
fn check(graph: &Graph, at_least: usize) {
    let arrows: usize = graph.values().map(BTreeSet::len).sum();
    assert!(arrows >= at_least, "only {arrows} arrows are seen: {graph:#?}");
    let lines: Vec<String> = rings(graph).iter().map(|ring| format!("  {}", ring.join(" → "))).collect();
    assert!(
        lines.is_empty(),
        "modules in a ring; what both speak of belongs into a module below both:\n{}",
        lines.join("\n")
    );
}

fn made_up(files: &[(&str, &str)]) -> Sources {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// Holds where the names of `a.rs` come from: it has a child `a/inner.rs` and stands beside `b.rs`, which has a child `b/c.rs`.
#[track_caller]
fn takes(a: &str, expected: &[&str]) {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", a),
        ("a/inner.rs", ""),
        ("b.rs", "pub mod c;"),
        ("b/c.rs", "pub struct C;"),
    ];
    let graph = rust::graph(&made_up(&files), "lib.rs");
    assert_eq!(graph["a.rs"].iter().map(String::as_str).collect::<Vec<_>>(), expected, "{a}");
}

#[test]
fn sees_every_way_to_take_a_name() {
    takes("use crate::b::c::C;", &["b/c.rs"]);
    takes("use crate::b::B;", &["b.rs"]);
    takes("use super::b::{B, c::{C, D}};", &["b.rs", "b/c.rs"]);
    takes("use crate::b::c::*;", &["b/c.rs"]);
    takes("use crate::b::c as other; fn f() { other::g(); }", &["b/c.rs"]);
    takes("use crate::b::{self}; fn f() { b::c::g(); }", &["b/c.rs"]);
    takes("fn f() -> crate::b::c::C { vec![crate::b::g()] }", &["b.rs", "b/c.rs"]);
    takes("mod inner; pub use inner::Thing;", &["a/inner.rs"]);
    takes("mod own { use super::inner::Thing; }", &["a/inner.rs"]);
    takes("use crate::Thing;", &["lib.rs"]);
}

#[test]
fn sees_nothing_where_no_name_is_taken() {
    takes("mod inner;", &[]);
    takes("use crate::b;", &[]);
    takes("use std::b::c; fn f() { std::a::b(); }", &[]);
    takes("#[cfg(test)] mod tests { use super::b::B; } ", &[]);
    takes("#[cfg(test)] use crate::b::B; ", &[]);
    takes("/// As [`crate::b::B`] has it.\nstruct A;", &[]);
    takes("use self::own::X; mod own { pub struct X; }", &[]);
}

#[test]
fn sees_the_imports_of_scripts() {
    let text = "// import './no.js';\nimport css from '#style';\nimport {\n  one,\n} from './one.js';\nexport * from \"../two.js\";\n\
                import './in/three.js';\nconst lazy = () => import('./in/three.js'), from = './no.js';";
    let files = [("x/a.js", text), ("x/one.js", ""), ("two.js", ""), ("x/in/three.js", "")];
    let graph = javascript::graph(&made_up(&files));
    assert_eq!(Vec::from_iter(&graph["x/a.js"]), ["two.js", "x/in/three.js", "x/one.js"]);
}

#[test]
fn finds_every_module_in_a_ring() {
    let arrows = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "a"), ("d", "a"), ("e", "f"), ("f", "e")];
    let mut graph = Graph::new();
    for (from, to) in arrows {
        graph.entry(from.to_owned()).or_default().insert(to.to_owned());
    }
    assert_eq!(rings(&graph), [vec!["a", "b", "a"], vec!["c", "a", "b", "c"], vec!["e", "f", "e"]]);
}
