//! Firefox and geckodriver. The driver is on no Debian, so cargo builds it, once. It starts neither.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use e2e::Engine;

use super::apt;
use super::browser::Browser;
use super::program::{find_program, program_from_env};
use crate::steps::{output_of, step};
use crate::workspace::Workspace;

const NAMES: &[&str] = &["firefox-esr", "firefox"];
const MAC: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";

/// A release that takes the Firefox of every Debian, to the patch: what is built today must build tomorrow.
const GECKODRIVER: &str = "geckodriver@0.37.0";

/// Finds both, by `FIREFOX` and `GECKODRIVER` first, or installs them.
pub fn browser(workspace: &Workspace) -> Result<Browser> {
    let program = match firefox() {
        Some(found) => found,
        None => install_firefox()?,
    };
    let tools = workspace.target.join("tools");
    let driver = match geckodriver(&tools) {
        Some(found) => found,
        None => build_geckodriver(workspace, &tools)?,
    };
    Ok(Browser { engine: Engine::Gecko, program, driver, screen: None })
}

fn firefox() -> Option<PathBuf> {
    let mac = || Some(PathBuf::from(MAC)).filter(|file| file.is_file());
    program_from_env("FIREFOX").or_else(|| find_program(NAMES)).or_else(mac)
}

fn install_firefox() -> Result<PathBuf> {
    if !apt::is_usable() {
        bail!(
            "the browser tests need Firefox too: install it so that PATH has it, or name its program in FIREFOX, then run this again"
        );
    }
    step("setup: installing firefox-esr with apt-get (about 30 s)", || {
        apt::install(&["firefox-esr", "fonts-dejavu-core"])?;
        Ok(String::new())
    })?;
    firefox().context("apt-get installed firefox-esr, and PATH still has none")
}

fn geckodriver(tools: &Path) -> Option<PathBuf> {
    let built = || Some(program(tools)).filter(|file| file.is_file());
    program_from_env("GECKODRIVER").or_else(|| find_program(&["geckodriver"])).or_else(built)
}

fn program(root: &Path) -> PathBuf {
    root.join("bin").join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX))
}

fn build_geckodriver(workspace: &Workspace, tools: &Path) -> Result<PathBuf> {
    step("setup: building geckodriver with cargo (once, about a minute)", || {
        let mut cargo = workspace.cargo_command();
        // It hands commands on and waits for answers: not optimized it is as quick, and built in a third of the time.
        cargo.args(["install", GECKODRIVER, "--locked", "--debug", "--root"]).arg(tools.join("fresh"));
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "false");
        // Beside our own build, not in it.
        cargo.env("CARGO_TARGET_DIR", tools.join("build"));
        output_of(&mut cargo)?;
        // There in one stroke: a file is whole, or not there.
        std::fs::create_dir_all(tools.join("bin"))?;
        std::fs::rename(program(&tools.join("fresh")), program(tools))?;
        _ = std::fs::remove_dir_all(tools.join("fresh"));
        // What is left of the build is some hundred megabytes, and nobody needs it.
        _ = std::fs::remove_dir_all(tools.join("build"));
        Ok(String::new())
    })
    .context(
        "the browser tests need geckodriver, which cargo could not build: install it so that PATH has it, or name it in GECKODRIVER, \
         then run this again",
    )?;
    geckodriver(tools).with_context(|| format!("no geckodriver in {} after building it", tools.display()))
}
