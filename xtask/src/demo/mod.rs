//! `cargo xtask demo`: the host page and the status page on two origins of this machine. A start: it serves nothing yet.

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// What `cargo xtask demo` takes.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Builds, serves until interrupted.
pub fn run(_args: Args, _workspace: &Workspace) -> Result<()> {
    bail!("the demo is not built yet")
}
