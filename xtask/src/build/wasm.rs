//! The release build of the widget's wasm, part by part: compiled, then bound and optimized while the next ones are compiled. What was made
//! before of the same stays. How each is done stands beside this.

use std::path::Path;
use std::thread::{ScopedJoinHandle, scope};

use anyhow::{Result, anyhow};

use super::part::{Part, Wasm};
use super::{bind, compile};
use crate::setup::npm::NpmTools;
use crate::setup::wasm_toolchain::{TARGET, WasmToolchain};
use crate::steps::{step, value_step};
use crate::workspace::Workspace;

/// Whether work that was done before on the same input may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// Take it.
    Keep,
    /// Do it again, to see that the same comes out.
    Ignore,
}

/// What a build works with.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// Where it is.
    pub workspace: &'a Workspace,
    /// What compiles.
    pub toolchain: &'a WasmToolchain,
    /// What optimizes.
    pub npm: &'a NpmTools,
}

/// Builds these parts, in their order.
pub fn build(tools: Tools<'_>, parts: &[Part], earlier: Earlier) -> Result<Vec<Wasm>> {
    scope(|scope| {
        let mut works = Vec::new();
        for &part in parts {
            let compiled = compiled(tools, part)?;
            works.push(scope.spawn(move || finish(tools, part, &compiled, earlier)));
        }
        let made = works.into_iter().map(joined).collect::<Result<Vec<()>>>();
        made.map(|_| parts.iter().map(|part| Wasm::of(tools.workspace, *part)).collect())
    })
}

/// What cargo makes of a part. They lie together, and so it compiles one at a time.
fn compiled(tools: Tools<'_>, part: Part) -> Result<Vec<u8>> {
    let first = if Part::target(tools.workspace).join(TARGET).is_dir() {
        ""
    } else {
        " and, this first time, the standard library (about a minute)"
    };
    value_step(&format!("compiling wasm: {}{first}", part.feature()), || {
        Ok((compile::compile(tools.workspace, tools.toolchain, part)?, String::new()))
    })
}

fn joined<T>(work: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    work.join().unwrap_or_else(|_| Err(anyhow!("a part of the build has panicked")))
}

fn finish(tools: Tools<'_>, part: Part, compiled: &[u8], earlier: Earlier) -> Result<()> {
    let wasm = Wasm::of(tools.workspace, part);
    let (done, by) = (wasm.folder.join("done-for.wasm"), wasm.folder.join("done-by.txt"));
    let makers = MAKERS.concat();
    let holds = |file: &Path, bytes: &[u8]| std::fs::read(file).is_ok_and(|found| found == bytes);
    if earlier == Earlier::Keep && holds(&done, compiled) && holds(&by, makers.as_bytes()) {
        return Ok(());
    }
    step(&format!("binding and optimizing wasm: {}", part.feature()), || {
        // Gone first: a run that is ended half-way must not pass for a finished one.
        _ = std::fs::remove_dir_all(&wasm.folder);
        std::fs::create_dir_all(&wasm.folder)?;
        bind::finish(tools.npm, part, compiled, &wasm)?;
        std::fs::write(&by, &makers)?;
        std::fs::write(&done, compiled)?;
        Ok(format!("{} kB to {} kB", compiled.len() / 1000, std::fs::metadata(&wasm.module)?.len() / 1000))
    })
}

/// What made a module of what was compiled: this tool's own part in it, wasm-bindgen and the optimizer. After a change of these nothing
/// earlier stands.
const MAKERS: [&str; 7] = [
    include_str!("bind.rs"),
    include_str!("lower.rs"),
    include_str!("names.rs"),
    include_str!("part.rs"),
    include_str!("table.rs"),
    include_str!("../../../Cargo.lock"),
    include_str!("../../../www/package-lock.json"),
];
