//! wasm-bindgen's test runner, built from our own Cargo.lock so that its version is always that of the bindings.

use std::path::PathBuf;

use anyhow::Result;

use crate::steps::{output_of, step};
use crate::workspace::Workspace;

/// Builds it. Says so only for the first time, which takes a while.
pub fn wasm_test_runner(workspace: &Workspace) -> Result<PathBuf> {
    let name = format!("wasm-test-runner{}", std::env::consts::EXE_SUFFIX);
    let runner = workspace.target.join("debug").join(name);
    let build = || {
        output_of(workspace.cargo_command().args([
            "build",
            "--package=xtask",
            "--bin=wasm-test-runner",
            "--features=wasm-test-runner",
        ]))?;
        Ok(String::new())
    };
    if runner.is_file() {
        build()?;
    } else {
        step("setup: building wasm-bindgen's test runner (about 60 s)", build)?;
    }
    Ok(runner)
}
