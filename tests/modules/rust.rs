//! The arrows of a Rust crate, from its tokens: `crate::`, `self::` and `super::` paths, and paths that begin with a child's name or with a
//! module that was brought in by `use`. That a parent declares its children (`mod`) is no arrow; that it takes a name from one of them is.
//! What is compiled for tests alone does not count. It resolves no macro and no name that a glob brings in.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::graph::{Graph, Sources};

/// The files of one crate, by the paths of their modules.
struct Crate {
    /// `["crate", "feed", "shape"]` and the like, each with its file.
    modules: BTreeMap<Vec<String>, String>,
}

/// The graph of a crate whose first file has this name.
pub fn graph(sources: &Sources, root: &str) -> Graph {
    let mut files = BTreeMap::new();
    for (name, text) in sources {
        let inside = name.trim_end_matches(".rs").trim_end_matches("/mod");
        let mut path = vec!["crate".to_owned()];
        if name != root {
            path.extend(inside.split('/').map(str::to_owned));
        }
        files.insert(path, (name, text));
    }
    let modules = files.iter().map(|(path, (name, _))| (path.clone(), (*name).clone())).collect();
    let whole = Crate { modules };
    let mut graph = Graph::new();
    for (path, (name, text)) in &files {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut arrows = BTreeSet::new();
        whole.read(tokens, path, &mut BTreeMap::new(), &mut arrows);
        arrows.remove(*name);
        graph.insert((*name).clone(), arrows);
    }
    graph
}

impl Crate {
    /// Adds what these tokens, which stand in the module of this path, take names from. `known` are the modules that `use` brought in.
    fn read(
        &self,
        tokens: TokenStream,
        here: &[String],
        known: &mut BTreeMap<String, Vec<String>>,
        arrows: &mut BTreeSet<String>,
    ) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            if let Some(length) = tests_alone(rest) {
                at += length;
            } else if let Some((name, body)) = inner_module(rest) {
                // `super` inside of it is this file.
                let inside = [here, &[name]].concat();
                self.read(body, &inside, &mut BTreeMap::new(), arrows);
                at += 3;
            } else if is_word(&rest[0], "use") {
                let end = rest.iter().position(|token| is_mark(token, ';')).expect("`use` ends in `;`");
                for (path, name) in imports(&rest[1..end]) {
                    let Some(full) = self.resolve(&path, here, known) else { continue };
                    if self.modules.contains_key(&full) {
                        // Which of its names are used, the paths tell that begin with it.
                        known.insert(name, full);
                    } else {
                        arrows.extend(self.file_of(&full));
                    }
                }
                at += end + 1;
            } else if let (path, length) = path_at(rest)
                && path.len() > 1
            {
                // What follows a first `::` inside of a path is no path of its own.
                if let Some(full) = self.resolve(&path, here, known) {
                    arrows.extend(self.file_of(&full));
                }
                at += length;
            } else {
                if let TokenTree::Group(group) = &rest[0] {
                    self.read(group.stream(), here, known, arrows);
                }
                at += 1;
            }
        }
    }

    /// The whole path, if it leads to something of this crate.
    fn resolve(
        &self,
        path: &[String],
        here: &[String],
        known: &BTreeMap<String, Vec<String>>,
    ) -> Option<Vec<String>> {
        let mut base = here.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                base.truncate(1);
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|word| word == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                if let Some(module) = known.get(first) {
                    base = module.clone();
                    rest = &path[1..];
                } else if !self.modules.contains_key(&[here, &path[..1]].concat()) {
                    return None;
                }
            }
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The file that the thing at this path stands in, or is handed on by.
    fn file_of(&self, path: &[String]) -> Option<String> {
        (1..=path.len()).rev().find_map(|length| self.modules.get(&path[..length]).cloned())
    }
}

/// How many tokens an item takes that is compiled for tests alone, attribute and all.
fn tests_alone(tokens: &[TokenTree]) -> Option<usize> {
    let [hash, TokenTree::Group(attribute), ..] = tokens else { return None };
    let words = attribute.stream().to_string().replace(' ', "");
    if !is_mark(hash, '#') || words != "cfg(test)" {
        return None;
    }
    let is_end = |token: &TokenTree| {
        is_mark(token, ';')
            || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
    };
    tokens.iter().position(is_end).map(|end| end + 1)
}

/// `mod name { … }`.
fn inner_module(tokens: &[TokenTree]) -> Option<(String, TokenStream)> {
    let [first, TokenTree::Ident(name), TokenTree::Group(body), ..] = tokens else { return None };
    let is_module = is_word(first, "mod") && body.delimiter() == Delimiter::Brace;
    is_module.then(|| (name.to_string(), body.stream()))
}

/// The paths of a `use`, each with the name that it is brought in by.
fn imports(tokens: &[TokenTree]) -> Vec<(Vec<String>, String)> {
    let (mut path, length) = path_at(tokens);
    match &tokens[length..] {
        [] => {
            // `use a::b::{self}` is `use a::b`.
            if path.len() > 1 && path.last().is_some_and(|word| word == "self") {
                path.pop();
            }
            let name = path.last().cloned().unwrap_or_default();
            vec![(path, name)]
        }
        [star] if is_mark(star, '*') => {
            let whole = [&path[..], &["*".to_owned()]].concat();
            vec![(whole, "*".to_owned())]
        }
        [alias, TokenTree::Ident(name)] if is_word(alias, "as") => vec![(path, name.to_string())],
        [TokenTree::Group(group)] => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let parts = inner.split(|token| is_mark(token, ',')).filter(|part| !part.is_empty());
            let with_front = |(inside, name): (Vec<String>, String)| {
                let whole = [&path[..], &inside[..]].concat();
                let is_self = inside == ["self"];
                let name = if is_self { path.last().cloned().unwrap_or_default() } else { name };
                (if is_self { path.clone() } else { whole }, name)
            };
            parts.flat_map(imports).map(with_front).collect()
        }
        _ => Vec::new(),
    }
}

/// The words that stand here with `::` between them, and how many tokens they take, with a `::` behind them.
fn path_at(tokens: &[TokenTree]) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    let mut at = 0;
    while let Some(TokenTree::Ident(word)) = tokens.get(at) {
        path.push(word.to_string());
        at += 1;
        match tokens.get(at..at + 2) {
            Some([one, two]) if is_mark(one, ':') && is_mark(two, ':') => at += 2,
            _ => break,
        }
    }
    (path, at)
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}
