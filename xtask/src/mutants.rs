//! `cargo xtask mutants`: breaks the decision core in every small way, and tells which breaks no test sees. What is broken and
//! which tests must see it stands in `.cargo/mutants.toml`.
//!
//! A run takes hours. It is no part of `cargo xtask test`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::steps::{Running, output_of, step};
use crate::workspace::Workspace;

/// What `cargo xtask mutants` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Arguments of cargo-mutants, such as `--re src/memory` for some files alone
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
    arguments: Vec<String>,
}

/// Runs it, beside the user's own work; an error when a mutant survived.
pub fn run(args: &Args, workspace: &Workspace) -> Result<()> {
    let tools = workspace.target.join("tools");
    let program: PathBuf = tools.join("bin").join(format!("cargo-mutants{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        step("setup: building cargo-mutants", || {
            let mut install = Command::new(Workspace::cargo());
            output_of(install.args(["install", "cargo-mutants", "--locked", "--root"]).arg(&tools))
                .map(|_| String::new())
        })?;
    }
    let mut command = Command::new(program);
    command.current_dir(&workspace.root).arg("mutants").arg("--output").arg(workspace.target.join("mutants"));
    // A property that sees a mutant sees it within a few cases.
    let status = Running::start(command.args(&args.arguments).env("PROPTEST_CASES", "64"))?.child().wait()?;
    if !status.success() {
        bail!(
            "mutants survived, or the run did not end: {}",
            workspace.target.join("mutants/mutants.out").display()
        );
    }
    Ok(())
}
