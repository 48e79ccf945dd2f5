//! `cargo xtask package`: the npm package, complete as a folder and as the tarball that npm makes of it, in `target/package`. It publishes
//! nothing, and installs nothing but what a build does.

pub mod checks;
mod described;
mod elements;
mod layout;
pub mod pack;

use anyhow::Result;

use self::pack::packed;
use crate::steps::step;
use crate::workspace::Workspace;

/// What `cargo xtask package` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Also try it, as the stage `package` of `cargo xtask test` does: types, the checkers of packages, the commands
    #[arg(long)]
    check: bool,
}

/// Makes the tarball, and prints what is in it.
pub fn run(args: &Args, workspace: &Workspace) -> Result<()> {
    if args.check {
        return step("package", || Ok(checks::check(workspace)?.trim().to_owned()));
    }
    let packed = packed(workspace)?;
    for file in &packed.files {
        println!("{:>9}  {}", file.size, file.path);
    }
    println!("{}", packed.tarball(workspace).display());
    Ok(())
}
