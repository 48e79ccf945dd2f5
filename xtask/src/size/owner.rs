//! Whose a function is, from its symbol: a module of ours, else a crate. It knows nothing of sizes.
//!
//! What a crate wrote is there because somebody uses it with types of theirs: sorting our notices is ours, not `core`'s. So the
//! first of ours that a symbol names owns it, then the first of any other crate but the standard library's.

/// Our crate as symbols spell it.
const OURS: &str = "status_widget";

/// The standard library. Its modules are told apart, for they are what one can get rid of.
const STANDARD: &[&str] = &["core", "alloc", "std"];

/// A symbol as people read it.
pub fn readable(symbol: &str) -> String {
    // wasm-opt writes what it made of a function before or behind its name.
    let symbol = symbol.split('$').find(|part| part.starts_with("_R")).unwrap_or(symbol);
    format!("{:#}", rustc_demangle::demangle(symbol))
}

/// The owner of a symbol as the name section has it.
pub fn owner(symbol: &str) -> String {
    let name = readable(symbol);
    let paths: Vec<Vec<&str>> = paths(&name).collect();
    let of =
        |wanted: fn(&str) -> bool| paths.iter().find(|path| path.first().is_some_and(|first| wanted(first)));
    let found =
        of(|first| first == OURS).or_else(|| of(|first| !STANDARD.contains(&first))).or_else(|| of(|_| true));
    match found.map(Vec::as_slice) {
        Some(path @ [OURS, ..]) => module(path),
        Some([first, second, ..]) if STANDARD.contains(first) => format!("{first}::{second}"),
        Some([first, ..]) => (*first).to_owned(),
        // No path, no crate: what wasm-bindgen exports and makes itself, `memcmp` and the like.
        _ => "exports and shims".to_owned(),
    }
}

/// The paths that a demangled name holds, in order, each as its plain segments.
fn paths(name: &str) -> impl Iterator<Item = Vec<&str>> {
    name.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':'))
        .filter(|text| text.contains("::") && !text.starts_with(':'))
        .map(|text| text.split("::").filter(|segment| !segment.is_empty()).collect())
}

/// A module of ours: the path without types (capitals) and, where no type stands in it, without its last, the function.
fn module(path: &[&str]) -> String {
    let is_type = |segment: &&str| segment.starts_with(|c: char| c.is_uppercase());
    let end = path.iter().position(is_type).unwrap_or(path.len() - 1);
    path.get(..end.max(1)).unwrap_or(path).join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let path = paths(name).find(|path| path.first() == Some(&OURS)).expect("a path of ours");
        assert_eq!(module(&path), expected, "{name}");
    }

    #[test]
    fn finds_the_module_of_functions_and_methods() {
        check("status_widget::decide::filter::matches", "status_widget::decide::filter");
        check("status_widget::memory::Memory::keep", "status_widget::memory");
        check("<status_widget::model::Status as core::clone::Clone>::clone", "status_widget::model");
        check("core::ptr::drop_in_place::<status_widget::view::View>", "status_widget::view");
        check("status_widget::options::read::{closure#0}", "status_widget::options");
        check("status_widget::main", "status_widget");
    }

    #[test]
    fn reads_symbols() {
        assert_eq!(
            owner("_RNvNtCsfCbVjdHFvg7_12wasm_bindgen9externref32___wbindgen_externref_statics_end"),
            "wasm_bindgen"
        );
        assert_eq!(owner("memcpy"), "exports and shims");
    }
}
