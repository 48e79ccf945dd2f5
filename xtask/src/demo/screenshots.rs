//! `cargo xtask demo --screenshots DIR`: the demo as people see it, narrow and wide, light and dark. It judges nothing; look at them.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use e2e::browser::{Browser, Look};

use super::Site;
use super::check::{close, open};
use super::story::STOPS;
use crate::setup;

/// Narrow is the narrowest that WCAG asks for; wide is a laptop.
const SIZES: [(u32, u32); 2] = [(320, 640), (1280, 800)];

/// Enough for the fetch, the banner's entrance and the page's own transitions.
const SETTLED: Duration = Duration::from_millis(900);

/// Takes every stop in every look, and the opened details of one.
pub async fn take(program: &setup::browser::Browser, site: &Site, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let (driver, browser) = open(program).await?;
    let outcome = take_all(&browser, site, folder).await;
    close(driver, browser).await;
    let pictures = outcome?;
    println!("{pictures} pictures in {}", folder.display());
    Ok(())
}

async fn take_all(browser: &Browser, site: &Site, folder: &Path) -> Result<usize> {
    let mut pictures = 0;
    for (width, height) in SIZES {
        for dark in [false, true] {
            browser.look(Look { width, height, dark }).await.map_err(|error| anyhow!(error))?;
            let theme = if dark { "dark" } else { "light" };
            for stop in &STOPS {
                let name = |what: &str| folder.join(format!("{}-{width}-{theme}{what}.png", stop.id));
                open_stop(browser, site, stop.id).await?;
                browser.picture(&name("")).await.map_err(|error| anyhow!(error))?;
                pictures += 1;
                if stop.id == "1640" {
                    browser.run(OPEN_DETAILS, Vec::new()).await.map_err(|error| anyhow!(error))?;
                    tokio::time::sleep(SETTLED).await;
                    browser.picture(&name("-details")).await.map_err(|error| anyhow!(error))?;
                    pictures += 1;
                }
            }
        }
    }
    Ok(pictures)
}

const OPEN_DETAILS: &str = "const element = document.querySelector('status-widget');\
    const toggle = element && element.shadowRoot.querySelector('[part~=toggle]'); if (toggle) toggle.click();";

async fn open_stop(browser: &Browser, site: &Site, stop: &str) -> Result<()> {
    // An address that differs only behind its # would not load the page anew.
    browser.goto(&format!("{}/?{stop}#{stop}", site.host.origin())).await.map_err(|error| anyhow!(error))?;
    let ready = format!("return document.documentElement.dataset.stop === '{stop}';");
    browser.wait_for(&ready, Duration::from_secs(20)).await.map_err(|error| anyhow!(error))?;
    tokio::time::sleep(SETTLED).await;
    Ok(())
}
