//! From the crate to a module, by the toolchain's own cargo: the flags that make it small, and the same everywhere. What becomes of the
//! module then is `bind`'s affair.

use std::path::Path;

use anyhow::{Context, Result};

use super::part::Part;
use super::table;
use crate::setup::wasm_toolchain::{TARGET, WasmToolchain};
use crate::steps::output_of;
use crate::workspace::Workspace;

/// With this variable cargo gives a library that is linked for others a file for each set of its features. Else they have one file, and
/// each is compiled anew after any other.
const FILE_OF_ITS_OWN: (&str, &str) = ("__CARGO_DEFAULT_LIB_METADATA", "status-widget");

/// By this variable the crate leaves a format out.
const LEFT_OUT: &str = "STATUS_WIDGET_LEFT_OUT";

/// Compiles a part; answers the module.
pub fn compile(workspace: &Workspace, toolchain: &WasmToolchain, part: Part) -> Result<Vec<u8>> {
    compile_without(workspace, toolchain, part, None)
}

/// The same without one of its formats, where one is named.
pub fn compile_without(
    workspace: &Workspace,
    toolchain: &WasmToolchain,
    part: Part,
    format: Option<&str>,
) -> Result<Vec<u8>> {
    let target = Part::target(workspace);
    let mut cargo = toolchain.cargo();
    match format {
        Some(format) => cargo.env(LEFT_OUT, format),
        None => cargo.env_remove(LEFT_OUT),
    };
    output_of(
        cargo
            .args(["build", "--release", "--package=status-widget", "--lib", "--target", TARGET])
            .args(["--no-default-features", "--features", part.feature()])
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size", "--target-dir"])
            .arg(&target)
            .current_dir(&workspace.root)
            .env(FILE_OF_ITS_OWN.0, FILE_OF_ITS_OWN.1)
            .env("CARGO_ENCODED_RUSTFLAGS", flags(workspace, toolchain).join("\x1f")),
    )?;
    let folder = target.join(TARGET).join("release");
    let module = folder.join("status_widget.wasm");
    std::fs::read(&module).with_context(|| format!("no {}", module.display()))
}

/// Smallest code first: a panic ends the module at once and carries no text. Then the paths of this machine are taken out.
fn flags(workspace: &Workspace, toolchain: &WasmToolchain) -> Vec<String> {
    let mut flags: Vec<String> = [
        "-Zunstable-options",
        "-Cpanic=immediate-abort",
        "-Zlocation-detail=none",
        "-Zfmt-debug=none",
        // Off by default at this level, yet smaller: what is inlined before LLVM sees it folds away.
        "-Zinline-mir=yes",
        // Small things alone, and those from wherever they are.
        "-Zinline-mir-threshold=20",
        "-Zinline-mir-hint-threshold=40",
        "-Zcross-crate-inline-threshold=yes",
        // And what is inlined by LLVM costs more than the call, unless it is the only one.
        "-Cllvm-args=-inline-threshold=0",
    ]
    .map(str::to_owned)
    .into();
    flags.push(format!("-Clink-arg=--table-base={}", table::BASE));
    let mut remap =
        |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    // Of two that fit rustc takes the later, so the narrower one comes later.
    remap(&workspace.target, "target");
    remap(&workspace.root, "status-widget");
    let library = toolchain.sysroot.join("lib/rustlib/src/rust");
    remap(&library, "rust");
    if let Ok(real) = library.canonicalize() {
        remap(&real, "rust");
    }
    if let Some(home) = Workspace::cargo_home() {
        remap(&home, "cargo");
        // One folder a registry, named after it: a mirror must not change the bytes.
        for registry in std::fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten() {
            remap(&registry.path(), "crates");
        }
    }
    flags
}
