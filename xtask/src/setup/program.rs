//! Programs that are on this machine, found by name or by an environment variable. It starts and installs none.

use std::path::PathBuf;

/// What the name of a program's file may end in.
const PROGRAM_SUFFIXES: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };

/// The first of these programs that PATH has.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut files =
        names.iter().flat_map(|name| PROGRAM_SUFFIXES.iter().map(move |suffix| format!("{name}{suffix}")));
    files.find_map(|file| {
        std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
    })
}

/// The program that an environment variable names, if it is there.
pub fn program_from_env(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}
