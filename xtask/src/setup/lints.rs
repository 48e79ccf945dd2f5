//! rustfmt and clippy of the cargo that runs us, which the smallest of rustup's profiles comes without. It formats and lints nothing.

use std::process::Command;

use anyhow::{Context, Result};

use super::program::find_program;
use crate::steps::{output_of, step};
use crate::workspace::Workspace;

/// Cargo's commands, each with the component of rustup that has it.
const NEEDED: [(&str, &str); 2] = [("fmt", "rustfmt"), ("clippy", "clippy")];

/// Finds both, or adds what is missing.
pub fn lints(workspace: &Workspace) -> Result<()> {
    for (command, component) in NEEDED {
        let has = || output_of(workspace.cargo_command().args([command, "--version"])).is_ok();
        if has() {
            continue;
        }
        let advice =
            format!("cargo has no `{command}`: run `rustup component add {component}`, then this again");
        let rustup = find_program(&["rustup"]).with_context(|| advice.clone())?;
        step(&format!("setup: adding {component} with rustup"), || {
            output_of(Command::new(rustup).args(["component", "add", component])).context(advice)?;
            Ok(String::new())
        })?;
    }
    Ok(())
}
