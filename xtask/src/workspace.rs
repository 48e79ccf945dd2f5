//! Where things are: the repository and the build directory. It creates nothing.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The folders that every command works in.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The repository's root, absolute.
    pub root: PathBuf,
    /// Cargo's target directory, absolute, wherever the user's settings put it.
    pub target: PathBuf,
    /// The version of `status-widget`.
    pub version: String,
    /// Its license, an SPDX expression.
    pub license: String,
    /// Where its source is.
    pub repository: String,
}

impl Workspace {
    /// Asks cargo, which alone knows its settings.
    pub fn find() -> Result<Self> {
        let output = Command::new(Self::cargo())
            .args(["metadata", "--no-deps", "--format-version=1", "--manifest-path"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .output()
            .context("cargo metadata did not start")?;
        ensure!(
            output.status.success(),
            "cargo metadata failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        let text = |value: &serde_json::Value| {
            value
                .as_str()
                .map(str::to_owned)
                .context("cargo metadata lacks a field")
        };
        let package = metadata["packages"]
            .as_array()
            .and_then(|packages| packages.iter().find(|package| package["name"] == "status-widget"))
            .context("cargo metadata names no package status-widget")?;
        Ok(Self {
            root: text(&metadata["workspace_root"])?.into(),
            target: text(&metadata["target_directory"])?.into(),
            version: text(&package["version"])?,
            license: text(&package["license"])?,
            repository: text(&package["repository"])?,
        })
    }

    /// The cargo that runs us.
    pub fn cargo() -> OsString {
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
    }

    /// Where cargo keeps the crates it fetched.
    pub fn cargo_home() -> Option<PathBuf> {
        let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        set.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
    }

    /// What `cargo xtask dist` writes.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The npm side: manifest, tools, the loader's source.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }
}
