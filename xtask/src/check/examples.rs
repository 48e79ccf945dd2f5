//! `cargo xtask test --examples`: the apps in `examples/`, each built from the package as it is packed and driven in a browser. The tests are
//! node's, beside the apps.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::driver::Driver;
use crate::package::checks::{counted, unpack};
use crate::package::pack;
use crate::setup;
use crate::setup::browser::Browser;
use crate::steps::output_of;
use crate::workspace::Workspace;

/// Builds and drives those whose name has this in it, or all; answers what the tests wrote.
pub fn run(workspace: &Workspace, browser: &Browser, only: Option<&str>) -> Result<String> {
    let tarball = pack::tarball(workspace)?;
    let folder = workspace.root.join("examples");
    let tests: Vec<PathBuf> = tests(&folder)?
        .into_iter()
        .filter(|test| only.is_none_or(|only| name(test).contains(only)))
        .collect();
    for app in tests.iter().flat_map(|test| apps(name(test))) {
        let app = folder.join(app);
        // A page that is written by hand needs nothing.
        if app.join("package.json").is_file() {
            let modules = setup::npm::example(&app)?;
            unpack(&tarball, &modules)?;
        }
    }
    let modules = folder.join("node_modules");
    unpack(&tarball, &modules)?;
    let driver = Driver::start(browser)?;
    let mut node = Command::new("node");
    // One after the other: each builds, and drives the one browser there is.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(&tests).current_dir(&folder);
    node.env("WEBDRIVER_URL", driver.url()).env("E2E_BROWSER", &browser.program);
    output_of(&mut node).map(|said| counted(&said))
}

fn tests(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut tests = Vec::new();
    for entry in std::fs::read_dir(folder).context("no examples")? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            tests.push(path);
        }
    }
    tests.sort();
    Ok(tests)
}

/// `bundlers` of `bundlers.test.mjs`.
fn name(test: &Path) -> &str {
    let name = test.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.trim_end_matches(".test.mjs")
}

/// The apps whose packages a test needs: that of its own name, but for the one that pastes into several.
fn apps(name: &str) -> Vec<&str> {
    if name == "configure" { vec!["react", "vue", "angular"] } else { vec![name] }
}
