//! The tarball, as npm makes it of the package's folder. It lays nothing out.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::layout;
use crate::setup::npm::npm_program;
use crate::steps::{output_of, value_step};
use crate::workspace::Workspace;

/// What npm says of what it packed.
#[derive(Debug, Deserialize)]
pub struct Packed {
    filename: String,
    size: u64,
    #[serde(rename = "unpackedSize")]
    unpacked: u64,
    /// What is in it.
    pub files: Vec<PackedFile>,
}

/// One file of it.
#[derive(Debug, Deserialize)]
pub struct PackedFile {
    /// Its path in the package.
    pub path: String,
    /// Its bytes.
    pub size: u64,
}

impl Packed {
    /// Where it lies.
    pub fn tarball(&self, workspace: &Workspace) -> PathBuf {
        workspace.target.join("package").join(&self.filename)
    }
}

/// Makes the tarball.
pub fn packed(workspace: &Workspace) -> Result<Packed> {
    let folder = layout::lay_out(workspace)?;
    value_step("packing for npm", || {
        let mut npm = Command::new(npm_program()?);
        // Scripts of a package could do anything; this one has none.
        npm.args(["pack", "--json", "--ignore-scripts", "--loglevel=error", "--pack-destination", ".."]);
        let printed = output_of(npm.current_dir(&folder))?;
        let all: Vec<Packed> = serde_json::from_str(&printed).context("npm pack says something else")?;
        let packed = all.into_iter().next().context("npm has packed nothing")?;
        let (count, size, unpacked) = (packed.files.len(), packed.size / 1000, packed.unpacked / 1000);
        let words = format!("{}: {count} files, {size} kB, {unpacked} kB unpacked", packed.filename);
        Ok((packed, words))
    })
}

/// Makes the tarball; answers where it is.
pub fn tarball(workspace: &Workspace) -> Result<PathBuf> {
    Ok(packed(workspace)?.tarball(workspace))
}
