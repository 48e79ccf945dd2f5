//! Which bytes of a wasm file belong to which function, data segment or section. It names no owner but by symbol.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// A run of bytes. Together all runs are the file, in order.
#[derive(Debug)]
pub struct Run {
    /// What it is.
    pub what: What,
    /// Where it ends; it begins where the one before ends.
    pub end: usize,
}

/// What a run of bytes is.
#[derive(Debug, PartialEq, Eq)]
pub enum What {
    /// A function, by its symbol.
    Function(String),
    /// A part of the file by its name in the format.
    Section(&'static str),
}

/// The runs of `shipped`, with the names out of `named`, which is the same and a section of names behind it.
pub fn runs(shipped: &[u8], named: &[u8]) -> Result<Vec<Run>> {
    ensure!(named.starts_with(shipped), "the module with names is not the one that ships");
    let names = names(named)?;
    let mut index = 0;
    let mut runs = Vec::new();
    for payload in Parser::new(0).parse_all(shipped) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(section) => {
                index += section
                    .clone()
                    .into_imports()
                    .filter(|import| matches!(import, Ok(import) if is_function(import)))
                    .count() as u32;
            }
            Payload::CodeSectionEntry(body) => {
                // What an optimizer makes may have no name.
                let symbol = names.get(&index).cloned().unwrap_or_default();
                runs.push(Run { what: What::Function(symbol), end: body.range().end });
                index += 1;
                continue;
            }
            _ => {}
        }
        if let Some((name, end)) = section(&payload) {
            runs.push(Run { what: What::Section(name), end });
        }
    }
    ensure!(runs.last().is_some_and(|run| run.end == shipped.len()), "bytes behind the last section");
    Ok(runs)
}

fn is_function(import: &wasmparser::Import) -> bool {
    matches!(import.ty, wasmparser::TypeRef::Func(_))
}

fn names(named: &[u8]) -> Result<HashMap<u32, String>> {
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(named) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(section) = section.as_known() else { continue };
        for group in section {
            let Name::Function(functions) = group? else { continue };
            for naming in functions {
                let naming = naming?;
                names.insert(naming.index, naming.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// A section that is one run, and its end. Of the code only the head: each function is a run of its own.
fn section(payload: &Payload) -> Option<(&'static str, usize)> {
    let (name, range) = match payload {
        Payload::Version { range, .. } => ("header", range.clone()),
        Payload::TypeSection(section) => ("types", section.range()),
        Payload::ImportSection(section) => ("imports", section.range()),
        Payload::FunctionSection(section) => ("types of functions", section.range()),
        Payload::TableSection(section) => ("tables", section.range()),
        Payload::MemorySection(section) => ("memory", section.range()),
        Payload::GlobalSection(section) => ("globals", section.range()),
        Payload::ExportSection(section) => ("exports", section.range()),
        Payload::ElementSection(section) => ("elements", section.range()),
        Payload::DataCountSection { range, .. } => ("count of data", range.clone()),
        Payload::DataSection(section) => ("data: texts, shapes, tables", section.range()),
        Payload::StartSection { range, .. } => ("start", range.clone()),
        Payload::CustomSection(section) => ("custom", section.range()),
        Payload::CodeSectionStart { range, size, .. } => {
            ("head of code", range.start..range.end - *size as usize)
        }
        _ => return None,
    };
    Some((name, range.end))
}
