//! The checks of the browser's part of the crate: lints, and `tests/web*.rs` as modules for a page. `wasm_page` runs these; nothing here
//! ships.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use super::lint;
use crate::setup::wasm_toolchain::{TARGET, WasmToolchain};
use crate::workspace::Workspace;

/// Compiles the crate as the browser gets it and its browser tests, with lints, and gives each its JavaScript; answers the folder of each.
pub fn build(workspace: &Workspace, toolchain: &WasmToolchain) -> Result<Vec<PathBuf>> {
    let mut cargo = of_tests(workspace, toolchain);
    let told =
        lint::build(cargo.arg("--message-format=json-render-diagnostics"), &toolchain.clippy_driver())?;
    let modules: Vec<PathBuf> = told.lines().filter_map(executable).collect();
    ensure!(!modules.is_empty(), "cargo names no browser test that it has built:\n{told}");
    modules.iter().map(|module| bind(module, workspace)).collect()
}

/// The program that a line of cargo's tells of.
fn executable(line: &str) -> Option<PathBuf> {
    serde_json::from_str::<Value>(line).ok()?.get("executable")?.as_str().map(PathBuf::from)
}

fn bind(module: &Path, workspace: &Workspace) -> Result<PathBuf> {
    let name = module.file_stem().context("a module without a name")?;
    let folder = workspace.target.join("wasm-test").join("bound").join(name);
    _ = std::fs::remove_dir_all(&folder);
    Bindgen::new()
        .input_path(module)
        .out_name("tests")
        .web(true)?
        .typescript(false)
        // What a test is given wrongly is to be seen where it is given.
        .debug(true)
        // The tests are called by name, and the harness's own start knows none of them.
        .emit_start(false)
        .generate(&folder)
        .context("wasm-bindgen cannot read the tests")?;
    // It takes along what the crate names. What those files import in turn, nobody but the bundler knows: so all of them.
    for crate_of_ours in std::fs::read_dir(folder.join("snippets"))? {
        let crate_of_ours = crate_of_ours?.path();
        for scripts in [Path::new("www").join("embed"), Path::new("tests").join("support")] {
            let beside = crate_of_ours.join(&scripts);
            if beside.is_dir() {
                copy_scripts(&workspace.root.join(&scripts), &beside)?;
            }
        }
    }
    Ok(folder)
}

/// The scripts of a folder and of those in it.
fn copy_scripts(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_scripts(&path, &to)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            std::fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

fn of_tests(workspace: &Workspace, toolchain: &WasmToolchain) -> Command {
    let mut command = toolchain.cargo();
    command.args(["test", "--no-run", "--package=status-widget", "--test=web*", "--target", TARGET]);
    if !toolchain.has_library {
        command.arg("-Zbuild-std=std,panic_abort,test");
    }
    command
        .arg("--target-dir")
        .arg(workspace.target.join("wasm-test"))
        .current_dir(&workspace.root)
        // Debug information makes these files ten times as large, and no one debugs them.
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    command
}

#[cfg(test)]
mod tests {
    use super::executable;

    #[test]
    fn finds_what_cargo_has_built() {
        for (line, expected) in [
            (
                r#"{"reason":"compiler-artifact","executable":"/t/deps/web-1f.wasm"}"#,
                Some("/t/deps/web-1f.wasm"),
            ),
            (r#"{"reason":"compiler-artifact","executable":null}"#, None),
            (r#"{"reason":"build-finished","success":true}"#, None),
            ("warning: unused variable", None),
        ] {
            assert_eq!(executable(line), expected.map(Into::into), "{line}");
        }
    }
}
