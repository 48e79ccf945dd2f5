//! A Rust toolchain that can build for the browser: a compiler and the source of its own standard library, which the build of what ships
//! compiles too. One with rustup's rust-src will do, and so will Debian's packages. It never mixes two toolchains.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use super::program::find_program;
use crate::steps::{output_of, step};
use crate::workspace::Workspace;

/// What the build needs of Debian: compiler, cargo, library source, linker, lints. They sit in /usr/bin beside any rustup.
const DEBIAN_PACKAGES: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "lld-22"];

/// Rust's name for the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest compiler that will do, by its minor version: `rust-version` of Cargo.toml.
const OLDEST_MINOR: u32 = 95;

/// A toolchain that has the standard library's source.
#[derive(Debug, Clone)]
pub struct WasmToolchain {
    /// Where its compiler and library stand.
    pub sysroot: PathBuf,
    /// Whether it has the standard library for the browser as its makers built it, which will do for what does not ship.
    pub has_library: bool,
}

impl WasmToolchain {
    /// This toolchain's cargo, with the rights to build the standard library and nothing left of the cargo that runs us.
    pub fn cargo(&self) -> Command {
        let beside = self.program("cargo");
        // Some distributions keep cargo elsewhere; then it is the one that runs us.
        self.clean(Command::new(if beside.is_file() { beside } else { Workspace::cargo().into() }))
    }

    /// Its compiler with lints.
    pub fn clippy_driver(&self) -> PathBuf {
        self.program("clippy-driver")
    }

    fn program(&self, name: &str) -> PathBuf {
        self.sysroot.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    fn clean(&self, mut command: Command) -> Command {
        let of_toolchain = ["CARGO", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];
        let of_flags = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"];
        let others = of_toolchain.into_iter().chain(of_flags).map(Into::into);
        for name in Workspace::variables_of_our_run().chain(others) {
            command.env_remove(name);
        }
        command.env("RUSTC", self.program("rustc")).env("RUSTDOC", self.program("rustdoc"));
        // Building the standard library is not stable yet, though every compiler can.
        command.env("RUSTC_BOOTSTRAP", "1");
        command
    }
}

/// Finds one, or installs what is missing.
pub fn wasm_toolchain() -> Result<WasmToolchain> {
    if let Some(found) = of_path().or_else(of_debian) {
        return Ok(found);
    }
    // Where rustup's servers are out of reach this fails, and the next way is tried.
    if let Some(rustup) = find_program(&["rustup"]) {
        let add = |what: [&str; 3]| output_of(Command::new(&rustup).args(what)).is_ok();
        let added = step("setup: adding the standard library's source with rustup", || {
            let source = add(["component", "add", "rust-src"]);
            // It spares the checks a build of it, and they can do without.
            let library = source && add(["target", "add", TARGET]);
            Ok(match (source, library) {
                (true, true) => "added, and the library for the browser",
                (true, false) => "added",
                (false, _) => "not to be had",
            }
            .to_owned())
        });
        if let (Ok(()), Some(found)) = (added, of_path()) {
            return Ok(found);
        }
    }
    if apt::is_usable() {
        step(
            "setup: installing Debian's rustc, with the standard library's source, with apt-get (about 40 s)",
            || {
                apt::install(DEBIAN_PACKAGES)?;
                Ok(String::new())
            },
        )?;
        return of_debian()
            .context("apt-get installed rustc-web, and /usr/bin still has no complete toolchain");
    }
    bail!(
        "building for the browser needs the standard library's source: run `rustup component add rust-src`, or on Debian as root \
         `apt-get install {}`, then run this again",
        DEBIAN_PACKAGES.join(" ")
    )
}

/// The toolchain that PATH leads to; under rustup's cargo, the one that runs us.
fn of_path() -> Option<WasmToolchain> {
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"])).ok()?;
    complete(Path::new(sysroot.trim()))
}

fn of_debian() -> Option<WasmToolchain> {
    let sysroot = Path::new("/usr");
    let linker = sysroot.join("bin/rust-lld");
    let clippy = sysroot.join("bin/clippy-driver");
    // The linker's link dangles until its package is there.
    if !linker.exists() || !clippy.exists() {
        return None;
    }
    let version =
        output_of(Command::new(sysroot.join("bin/rustc")).arg("--version").env_remove("LD_LIBRARY_PATH"))
            .ok()?;
    let minor = version.split('.').nth(1)?.parse::<u32>().ok()?;
    if minor < OLDEST_MINOR { None } else { complete(sysroot) }
}

fn complete(sysroot: &Path) -> Option<WasmToolchain> {
    let has_source = sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").is_file();
    let library = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    has_source.then(|| WasmToolchain { sysroot: sysroot.to_owned(), has_library: library.is_dir() })
}
