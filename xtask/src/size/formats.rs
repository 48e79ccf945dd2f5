//! What each format weighs: by how much the module of all of them is lighter without it. What several share is on nobody's account.

use anyhow::{Result, bail};
use status_widget::feed::foreign::FORMATS;

use crate::build::bind;
use crate::build::compile::compile_without;
use crate::build::manifest::brotli;
use crate::build::part::{Part, Wasm};
use crate::setup;
use crate::workspace::Workspace;

/// What was promised of each format, brotli 11, bytes; and what we would like.
const BUDGET: u64 = 1_200;
const GOAL: u64 = 800;

/// Prints the table, the heaviest first; an error where one is over its budget.
pub fn print(workspace: &Workspace) -> Result<()> {
    let npm = setup::npm::tools(workspace)?;
    let toolchain = setup::wasm_toolchain::wasm_toolchain()?;
    let folder = workspace.target.join("size-formats");
    let weigh = |format: Option<&str>| -> Result<u64> {
        let compiled = compile_without(workspace, &toolchain, Part::Formats, format)?;
        _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let wasm = Wasm::in_folder(folder.clone());
        bind::finish(&npm, Part::Formats, &compiled, &wasm)?;
        brotli(&std::fs::read(&wasm.module)?)
    };
    let whole = weigh(None)?;
    let mut weights = Vec::new();
    for format in FORMATS {
        weights.push((whole.saturating_sub(weigh(Some(format.name))?), format.name));
    }
    weights.sort_unstable_by(|one, other| other.cmp(one));
    println!("{whole:>9}  the module of {} formats, of which each weighs", weights.len());
    for (weight, name) in &weights {
        println!("{weight:>9}  {name}");
    }
    let shared = whole.saturating_sub(weights.iter().map(|(weight, _)| weight).sum());
    println!("{shared:>9}  what they share; budget of each {BUDGET}, goal {GOAL}");
    match weights.first() {
        Some((weight, name)) if *weight > BUDGET => bail!("{name} weighs {weight} bytes, more than {BUDGET}"),
        _ => Ok(()),
    }
}
