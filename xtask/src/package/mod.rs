//! `cargo xtask package`: the npm package, complete as a folder and as the tarball that npm makes of it, in `target/package`. It publishes
//! nothing, and installs nothing but what a build does.

pub mod checks;
mod described;
mod elements;
mod layout;
pub mod pack;

use anyhow::Result;

use self::pack::packed;
use crate::workspace::Workspace;

/// Makes the tarball, and prints what is in it.
pub fn run(workspace: &Workspace) -> Result<()> {
    let packed = packed(workspace)?;
    for file in &packed.files {
        println!("{:>9}  {}", file.size, file.path);
    }
    println!("{}", packed.tarball(workspace).display());
    Ok(())
}
