//! Chromium and its driver. It starts neither.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use e2e::Engine;

use super::browser::Browser;
use super::program::{find_program, program_from_env};
use super::{apt, npm};
use crate::steps::{output_of, step};
use crate::workspace::Workspace;

const CHROME_NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The same engine without windows and menus, which takes half the time over a test.
const SHELL_NAMES: &[&str] = &["chromium-headless-shell", "chrome-headless-shell"];
const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Finds both, by `CHROME` and `CHROMEDRIVER` first, or installs them. Where it is at hand the browser is a shell without windows.
pub fn browser(workspace: &Workspace) -> Result<Browser> {
    let mut browser = whole(workspace)?;
    if std::env::var_os("CHROME").is_none() {
        // Of the same package, so of the same version as the driver.
        let shell = find_program(SHELL_NAMES).filter(|shell| shell.parent() == browser.program.parent());
        browser.program = shell.unwrap_or(browser.program);
    }
    Ok(browser)
}

/// The same with the browser that people have.
pub fn whole(workspace: &Workspace) -> Result<Browser> {
    let tools = workspace.target.join("tools");
    if let Some(found) = on_this_machine().or_else(|| fetched(&tools)) {
        return Ok(found);
    }
    if apt::is_usable() {
        step("setup: installing chromium and chromedriver with apt-get (about 40 s)", || {
            apt::install(&["chromium", "chromium-headless-shell", "chromium-driver", "fonts-dejavu-core"])?;
            Ok(String::new())
        })?;
        return on_this_machine().context("apt-get installed chromium, and PATH still has none");
    }
    fetch(workspace, &tools).context(
        "the browser tests need Chromium or Chrome and the chromedriver of the same version: install both so that PATH has them, \
         or name them in CHROME and CHROMEDRIVER, then run this again",
    )?;
    fetched(&tools).with_context(|| format!("no browser in {} after fetching it", tools.display()))
}

fn on_this_machine() -> Option<Browser> {
    let mac = || Some(PathBuf::from(MAC_CHROME)).filter(|file| file.is_file());
    let chrome = program_from_env("CHROME").or_else(|| find_program(CHROME_NAMES)).or_else(mac)?;
    let driver = program_from_env("CHROMEDRIVER").or_else(|| find_program(&["chromedriver"]))?;
    Some(of(chrome, driver))
}

/// Chrome for Testing, whose browser and driver come in pairs.
fn fetch(workspace: &Workspace, tools: &Path) -> Result<()> {
    let npm = npm::tools(workspace)?;
    step("setup: fetching Chrome for Testing and its driver (about 200 MB)", || {
        // What is unpacked half-way must not be taken for a browser.
        let fresh = tools.join("fresh-chrome");
        _ = std::fs::remove_dir_all(&fresh);
        for what in ["chrome@stable", "chromedriver@stable"] {
            output_of(npm.command("browsers").args(["install", what, "--path"]).arg(&fresh))?;
        }
        for folder in ["chrome", "chromedriver"] {
            std::fs::rename(fresh.join(folder), tools.join(folder))
                .with_context(|| format!("{folder} was not fetched whole"))?;
        }
        Ok(String::new())
    })
}

fn fetched(tools: &Path) -> Option<Browser> {
    let exe = std::env::consts::EXE_SUFFIX;
    let testing_app = "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
    let chrome = newest(&tools.join("chrome"), &[&format!("chrome{exe}"), testing_app])?;
    let driver = newest(&tools.join("chromedriver"), &[&format!("chromedriver{exe}")])?;
    Some(of(chrome, driver))
}

fn of(chrome: PathBuf, driver: PathBuf) -> Browser {
    Browser { engine: Engine::Blink, program: chrome, driver, screen: None }
}

/// The program in `folder/<platform>-<version>/<kind>-<platform>/`, of the last version by name.
fn newest(folder: &Path, programs: &[&str]) -> Option<PathBuf> {
    let folders = |path: &Path| {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect::<Vec<_>>()
    };
    let inner = folders(folder).into_iter().flat_map(|version| folders(&version));
    let found = inner.flat_map(|inner| programs.iter().map(move |program| inner.join(program)));
    found.filter(|file| file.is_file()).max()
}
