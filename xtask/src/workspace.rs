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
            value.as_str().map(str::to_owned).context("cargo metadata lacks a field")
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
        })
    }

    /// The cargo that runs us.
    pub fn cargo() -> OsString {
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
    }

    /// The cargo that runs us, ready for arguments, without what it tells us of our own package.
    pub fn cargo_command(&self) -> Command {
        let mut command = Command::new(Self::cargo());
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        for name in Self::variables_of_our_run() {
            command.env_remove(name);
        }
        command
    }

    /// The variables in which cargo describes the package that it runs. Build scripts read the same names.
    pub fn variables_of_our_run() -> impl Iterator<Item = OsString> {
        let describes = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
        std::env::vars_os().map(|(name, _)| name).filter(move |name| describes(&name.to_string_lossy()))
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
