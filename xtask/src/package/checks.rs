//! What `cargo xtask test` asks of the package: that it is what npm, TypeScript, editors and people's tools take it for, and that its commands
//! do as they say. The tools are those of `tests/npm`, where the tarball is unpacked as npm would.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use super::pack::tarball;
use crate::setup;
use crate::steps::output_of;
use crate::workspace::Workspace;

/// Runs all of it; answers what the tests wrote.
pub fn check(workspace: &Workspace) -> Result<String> {
    let tarball = tarball(workspace)?;
    let folder = workspace.root.join("tests/npm");
    let modules = setup::npm::package_tools(workspace)?;
    let installed = unpack(&tarball, &modules)?;
    let tool = |name: &str| {
        let mut command = Command::new("node");
        command.arg(modules.join(name)).current_dir(&folder);
        command
    };
    std::thread::scope(|scope| {
        let works = [
            scope.spawn(|| typed(tool("typescript/bin/tsc").args(["--project", "types"]))),
            scope.spawn(|| {
                let attw = "@arethetypeswrong/cli/dist/index.js";
                let arguments = ["--profile", "esm-only", "--no-emoji", "--format", "ascii"];
                output_of(tool(attw).arg(&tarball).args(arguments)).map(|_| String::new())
            }),
            scope.spawn(|| {
                let publint = "publint/src/cli.js";
                let said = output_of(tool(publint).arg(&installed).arg("--strict"))?;
                ensure!(said.contains("All good!"), "publint says:\n{said}");
                Ok(String::new())
            }),
            // The manifest of elements, the files' hashes, imports on a server, the commands.
            scope.spawn(|| {
                let mut tests = Command::new("node");
                tests.args(["--test", "--test-reporter=spec"]).current_dir(&folder);
                node_tests(&mut tests)
            }),
        ];
        let mut said = String::new();
        for work in works {
            said += &work.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        Ok(said)
    })
}

/// Runs the compiler over uses of the types, right and wrong, and over the types themselves. What it says of the types of others is theirs.
fn typed(compiler: &mut Command) -> Result<String> {
    let said = match output_of(compiler) {
        Ok(said) => said,
        Err(error) => format!("{error:#}"),
    };
    let ours: Vec<&str> = said.lines().filter(|line| is_of_ours(line)).collect();
    ensure!(ours.is_empty(), "the compiler says:\n{}", ours.join("\n"));
    Ok(String::new())
}

/// Whether a remark of the compiler is about a file of ours, or about no file at all.
fn is_of_ours(line: &str) -> bool {
    line.contains("error TS")
        && (!line.contains("node_modules/") || line.starts_with("node_modules/status-widget/"))
}

/// Into a folder of installed packages, as npm does it: its command by name beside those of the others, for the scripts of an app.
pub fn unpack(tarball: &Path, modules: &Path) -> Result<PathBuf> {
    let folder = modules.join("status-widget");
    _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    output_of(Command::new("tar").arg("-xzf").arg(tarball).arg("--strip-components=1").current_dir(&folder))?;
    #[cfg(unix)]
    {
        let programs = modules.join(".bin");
        std::fs::create_dir_all(&programs)?;
        let program = programs.join("status-widget");
        _ = std::fs::remove_file(&program);
        std::os::unix::fs::symlink("../status-widget/command.js", program)?;
    }
    Ok(folder)
}

/// Runs node's tests; answers how many passed, in the words that the report counts. What failed is counted, too.
pub fn node_tests(node: &mut Command) -> Result<String> {
    match output_of(node) {
        Ok(said) => Ok(counted(&said)),
        Err(error) => {
            let said = format!("{error:#}");
            anyhow::bail!("{said}\n{}", counted(&said))
        }
    }
}

/// The closing lines of node's test runner in the words of cargo's.
fn counted(said: &str) -> String {
    let number = |name: &str| {
        let line = said.lines().find_map(|line| line.trim_start_matches('ℹ').trim().strip_prefix(name));
        line.and_then(|rest| rest.trim().parse::<u64>().ok()).unwrap_or_default()
    };
    let [passed, failed, skipped] = ["pass ", "fail ", "skipped "].map(number);
    format!(
        "test result: ok. {passed} passed; {failed} failed; {skipped} ignored; 0 measured; 0 filtered out\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{counted, is_of_ours};

    #[test]
    fn the_types_of_others_are_theirs() {
        for (line, expected) in [
            ("types/script.ts(26,1): error TS2578: Unused '@ts-expect-error' directive.", true),
            ("node_modules/status-widget/preact.d.ts(6,23): error TS2694: no exported member", true),
            (
                "node_modules/vite/dist/node/index.d.ts(12,23): error TS2591: Cannot find name 'node:http'.",
                false,
            ),
            ("error TS18003: No inputs were found in config file", true),
            ("  Try `npm i --save-dev @types/node`", false),
        ] {
            assert_eq!(is_of_ours(line), expected, "{line}");
        }
    }

    #[test]
    fn reads_how_many_tests_node_ran() {
        let said = "▶ doctor\n✔ finds\nℹ tests 12\nℹ suites 2\nℹ pass 11\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\n";
        assert_eq!(
            counted(said),
            "test result: ok. 11 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n"
        );
    }
}
