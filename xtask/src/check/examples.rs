//! `cargo xtask test --examples`: the apps in `examples/`, each built from the package as it is packed and driven in a browser. The tests are
//! node's, beside the apps. One that fails keeps none of the others from being tried.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::driver::Driver;
use super::report::Report;
use crate::package::checks::{node_tests, unpack};
use crate::package::pack;
use crate::setup;
use crate::setup::browser::Browser;
use crate::steps::{note, output_of, step};
use crate::workspace::Workspace;

/// What an app says of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Manifest {
    engines: BTreeMap<String, String>,
    dependencies: BTreeMap<String, String>,
    dev_dependencies: BTreeMap<String, String>,
}

/// Builds and drives those whose name has this in it, or all, each as a stage of the report.
pub fn run(report: &mut Report, workspace: &Workspace, browser: &Browser, only: Option<&str>) {
    let folder = workspace.root.join("examples");
    let ready = report.part("package and driver", || {
        let tests = wanted(&folder, only)?;
        let node = setup::npm::node_version()?;
        let tarball = pack::tarball(workspace)?;
        // Those that have no packages of their own take it from here.
        unpack(&tarball, &folder.join("node_modules"))?;
        step("examples run with", || {
            let browser = output_of(Command::new(&browser.program).arg("--version"))?;
            Ok(format!("node {}, {}", in_words(node), browser.trim()))
        })?;
        Ok((tests, node, tarball, Driver::start(browser)?))
    });
    let Some((tests, node, tarball, driver)) = ready else { return };
    for test in &tests {
        let stage = format!("example {test}");
        let mut versions = Vec::new();
        let outcome = apps(test).iter().try_for_each(|app| {
            let app = folder.join(app);
            let Some(manifest) = manifest(&app)? else { return Ok(()) };
            for version in shown(&manifest) {
                if !versions.contains(&version) {
                    versions.push(version);
                }
            }
            let least = manifest.engines.get("node").map_or((0, 0), |range| least(range));
            ensure!(
                node >= least,
                TooOld(format!("it needs node {}, here is {}", in_words(least), in_words(node)))
            );
            unpack(&tarball, &setup::npm::example(&app)?).map(|_| ())
        });
        if let Err(Some(old)) = outcome.as_ref().map_err(|error| error.downcast_ref::<TooOld>()) {
            report.leave_out(&stage, &old.0);
            continue;
        }
        report.tests(&stage, || {
            outcome?;
            if !versions.is_empty() {
                note(versions.join(", "));
            }
            let mut node = Command::new("node");
            node.args(["--test", "--test-reporter=spec"])
                .arg(format!("{test}.test.mjs"))
                .current_dir(&folder);
            node.env("WEBDRIVER_URL", driver.url()).env("E2E_BROWSER", &browser.program);
            node_tests(&mut node)
        });
    }
}

/// Why an app is left out.
#[derive(Debug)]
struct TooOld(String);

impl std::fmt::Display for TooOld {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for TooOld {}

/// The names of the tests: `bundlers` of `bundlers.test.mjs`.
fn wanted(folder: &Path, only: Option<&str>) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).context("no examples")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        all.extend(name.strip_suffix(".test.mjs").map(str::to_owned));
    }
    all.sort();
    let wanted: Vec<String> =
        all.iter().filter(|name| only.is_none_or(|only| name.contains(only))).cloned().collect();
    ensure!(!wanted.is_empty(), "no example is named so; there are {}", all.join(", "));
    Ok(wanted)
}

/// The apps whose packages a test needs: that of its own name, but for the one that pastes into several.
fn apps(name: &str) -> Vec<&str> {
    if name == "configure" { vec!["react", "vue", "angular"] } else { vec![name] }
}

/// `None` for a page that is written by hand and needs no packages.
fn manifest(app: &Path) -> Result<Option<Manifest>> {
    let path: PathBuf = app.join("package.json");
    if !path.is_file() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path)?;
    Ok(Some(serde_json::from_str(&text).with_context(|| format!("{} is not read", path.display()))?))
}

/// What it is built with, `vue 3.5.45`: of packages that are released together the first, and no types.
fn shown(manifest: &Manifest) -> Vec<String> {
    let mut told = Vec::new();
    let mut words = Vec::new();
    for (name, version) in manifest.dependencies.iter().chain(&manifest.dev_dependencies) {
        let family = (name.split('/').next(), version);
        let is_told = name.starts_with('@') && told.contains(&family);
        if !is_told && !name.starts_with("@types/") {
            words.push(format!("{name} {version}"));
        }
        told.push(family);
    }
    words
}

/// The version in `>=20.19`.
fn least(range: &str) -> (u32, u32) {
    let mut parts = range.trim_start_matches(">=").split('.').map(|part| part.trim().parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

fn in_words((major, minor): (u32, u32)) -> String {
    format!("{major}.{minor}")
}

#[cfg(test)]
mod tests {
    use super::{Manifest, least, shown};

    #[test]
    fn reads_the_least_version() {
        for (range, expected) in
            [(">=20.19", (20, 19)), (">=22", (22, 0)), (">= 20.9.1", (20, 9)), ("*", (0, 0))]
        {
            assert_eq!(least(range), expected, "{range}");
        }
    }

    #[test]
    fn names_what_an_app_is_built_with() {
        let manifest: Manifest = serde_json::from_str(
            r#"{"dependencies": {"@angular/common": "21.2.26", "@angular/core": "21.2.26", "rxjs": "7.8.2"},
                "devDependencies": {"@angular/cli": "21.2.28", "@types/node": "20.1.0", "react": "19.3.1", "react-dom": "19.3.1"}}"#,
        )
        .unwrap();
        let expected = [
            "@angular/common 21.2.26",
            "rxjs 7.8.2",
            "@angular/cli 21.2.28",
            "react 19.3.1",
            "react-dom 19.3.1",
        ];
        assert_eq!(shown(&manifest), expected);
    }
}
