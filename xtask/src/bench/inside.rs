//! A page with a build of ours in it, in which answers to its questions are handed over as bytes that are there already: what a feed
//! costs once it is there is measured in it, and no network. It goes through the widget's public surface alone.

use anyhow::{Result, anyhow};
use e2e::Browser;
use serde::de::DeserializeOwned;

use super::contender::{BEFORE, OURS, page_with, script, vendor};
use super::profile::Profile;
use super::server::{Files, Kept};
use super::visit::Setting;

/// A build of ours: its name, and the path of its contender.
#[derive(Debug, Clone, Copy)]
pub struct Build {
    /// As the tables name it.
    pub name: &'static str,
    path: &'static str,
}

const NOW: Build = Build { name: OURS, path: "/ours" };
const OLDER: Build = Build { name: BEFORE, path: "/older" };

/// Those that are measured.
pub fn builds(has_before: bool) -> &'static [Build] {
    if has_before { &[NOW, OLDER] } else { &[NOW] }
}

/// Puts the page of each build there.
pub fn add_to(files: &mut Files, builds: &[Build]) -> Result<()> {
    for build in builds {
        let page = build.page();
        files.add(&page, Kept::Asked, page_with(&script(vendor(build.path), ""), "", ""))?;
        // Alone with itself a page gets a clock of 5 µs instead of 100.
        files.with(&page, "cross-origin-opener-policy", "same-origin");
        files.with(&page, "cross-origin-embedder-policy", "require-corp");
    }
    Ok(())
}

impl Build {
    fn page(&self) -> String {
        format!("{}/inside", self.path)
    }
}

/// A fresh browser at the page of a build, with a slower processor where the profile says so.
pub async fn open(setting: &Setting<'_>, build: Build, profile: &Profile) -> Result<Browser> {
    let browser = Browser::open(e2e::Engine::Blink, setting.driver, setting.program).await;
    let browser = browser.map_err(|error| anyhow!(error))?;
    let at = format!("{}{}", setting.host, build.page());
    let arrived = browser.goto(&at).await.map_err(|error| anyhow!(error));
    match arrived.and(profile.apply(&browser).await) {
        Ok(()) => Ok(browser),
        Err(error) => {
            _ = browser.close().await;
            Err(error)
        }
    }
}

/// What the body of an async function answers there, which finds the tools of `page/inside.js`.
pub async fn run<T: DeserializeOwned>(browser: &Browser, script: &str) -> Result<T> {
    let whole = format!("{}{script}", include_str!("page/inside.js"));
    let answer = browser.run_async(&whole).await.map_err(|error| anyhow!(error))?;
    Ok(serde_json::from_value(answer)?)
}
