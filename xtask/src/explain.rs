//! `cargo xtask explain`: what the widget would show for a feed, and why. A start: it reads nothing yet.

use anyhow::{Result, bail};

/// What `cargo xtask explain` takes.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Prints to standard output.
pub fn run(_args: Args) -> Result<()> {
    bail!("explain is not built yet")
}
