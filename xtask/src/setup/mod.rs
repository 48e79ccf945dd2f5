//! Set-up: finds each tool that the build takes from outside and, where one is missing, installs it and says so. One file a
//! tool. It says nothing when nothing is missing, and builds nothing of ours.

mod apt;
pub mod browser;
mod chromium;
mod firefox;
pub mod npm;
pub mod wasm_test_runner;
pub mod wasm_toolchain;
mod webkit;

use std::path::PathBuf;

/// What the name of a program's file may end in.
const PROGRAM_SUFFIXES: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };

/// The first of these programs that PATH has.
fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut files =
        names.iter().flat_map(|name| PROGRAM_SUFFIXES.iter().map(move |suffix| format!("{name}{suffix}")));
    files.find_map(|file| {
        std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
    })
}

/// The program that an environment variable names, if it is there.
fn program_from_env(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}
