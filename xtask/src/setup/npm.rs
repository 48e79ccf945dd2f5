//! The tools from npm, as `www/package-lock.json` pins them: esbuild, terser, binaryen's `wasm-opt`, the fetcher of browsers. It installs
//! neither node nor npm.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};

use super::program::find_program;
use crate::steps::{output_of, step};
use crate::workspace::Workspace;

/// What `www/package.json` asks for under `engines`.
const NODE_MAJOR: u32 = 20;

/// The installed tools.
#[derive(Debug)]
pub struct NpmTools {
    bin: PathBuf,
}

impl NpmTools {
    /// A tool by the name of its command, ready for arguments.
    pub fn command(&self, tool: &str) -> Command {
        let suffix = if cfg!(windows) { ".cmd" } else { "" };
        Command::new(self.bin.join(format!("{tool}{suffix}")))
    }
}

/// Installs them unless they are there exactly as locked.
pub fn tools(workspace: &Workspace) -> Result<NpmTools> {
    let modules = install(&workspace.www(), "esbuild, terser and binaryen")?;
    Ok(NpmTools { bin: modules.join(".bin") })
}

/// The widgets of others, as `xtask/peers/package-lock.json` pins them; answers the folder that they lie in.
pub fn peers(workspace: &Workspace) -> Result<PathBuf> {
    install(&workspace.root.join("xtask/peers"), "the widgets of others")
}

/// Lighthouse, as `xtask/lighthouse/package-lock.json` pins it; answers the folder that it lies in.
pub fn lighthouse(workspace: &Workspace) -> Result<PathBuf> {
    install(&workspace.root.join("xtask/lighthouse"), "Lighthouse")
}

/// The libraries that browser tests put beside ours, as `tests/e2e/libraries/package-lock.json` pins them; React, which ships as modules
/// alone, as one file besides.
pub fn libraries(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("tests/e2e/libraries");
    let modules = install(&folder, "libraries to test beside")?;
    let react = modules.join("react-page.js");
    if !react.is_file() {
        let mut bundle = tools(workspace)?.command("esbuild");
        bundle.arg(folder.join("react.js")).args(["--bundle", "--format=iife", "--global-name=React"]);
        bundle.args(["--define:process.env.NODE_ENV='production'", "--minify", "--log-level=error"]);
        let mut outfile = std::ffi::OsString::from("--outfile=");
        outfile.push(&react);
        output_of(bundle.arg(outfile))?;
    }
    Ok(())
}

/// What the relay is tested in beside Node, as `tests/relay/package-lock.json` pins it; answers the folder of its tests.
pub fn relay(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.root.join("tests/relay");
    install(&folder, "workerd")?;
    Ok(folder)
}

/// What the npm package is tested by, as `tests/npm/package-lock.json` pins it; answers the folder that it lies in.
pub fn package_tools(workspace: &Workspace) -> Result<PathBuf> {
    install(&workspace.root.join("tests/npm"), "what the npm package is tested by")
}

/// What an app of `examples/` is built with, as its own lock pins it; answers the folder that it lies in.
pub fn example(app: &Path) -> Result<PathBuf> {
    let name = app.file_name().unwrap_or_default().to_string_lossy();
    install(app, &format!("the packages of the example {name}"))
}

/// Installs what the lock of this folder says, unless that was done; answers where it lies.
fn install(folder: &Path, what: &str) -> Result<PathBuf> {
    // Who comes second finds it done.
    static AT_WORK: Mutex<()> = Mutex::new(());
    let _alone = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    let modules = folder.join("node_modules");
    let lock = folder.join("package-lock.json");
    let lock = std::fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    // The lock that was installed from. Times of files say less: a checkout renews them.
    let installed = modules.join(".installed-lock.json");
    if std::fs::read(&installed).ok().as_ref() != Some(&lock) {
        let npm = check_node()?;
        step(&format!("setup: installing {what} with npm (about 10 s)"), || {
            output_of(
                Command::new(npm)
                    .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
                    .current_dir(folder),
            )?;
            std::fs::write(&installed, &lock)?;
            Ok(String::new())
        })?;
    }
    Ok(modules)
}

/// npm itself, ready for arguments.
pub fn npm_program() -> Result<PathBuf> {
    check_node()
}

/// npm's own program, once both it and a node that is new enough are there.
fn check_node() -> Result<PathBuf> {
    let (major, minor) = node_version()?;
    let advice = advice();
    if major < NODE_MAJOR {
        bail!("Node.js here is {major}.{minor}: {advice}");
    }
    find_program(&["npm"]).with_context(|| format!("PATH has node but no npm: {advice}"))
}

/// Node's version, major and minor.
pub fn node_version() -> Result<(u32, u32)> {
    let Some(node) = find_program(&["node"]) else {
        bail!("the build needs Node.js, and PATH has none: {}", advice())
    };
    let version = output_of(Command::new(node).arg("--version"))?;
    let mut parts = version.trim().trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    match (parts.next(), parts.next()) {
        (Some(major), Some(minor)) => Ok((major, minor)),
        _ => bail!("Node.js here says that it is {}: {}", version.trim(), advice()),
    }
}

fn advice() -> String {
    format!("install Node.js {NODE_MAJOR} or newer and npm, then run this again")
}
